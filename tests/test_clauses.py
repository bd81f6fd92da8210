"""Tests of who does what to whom in each clause."""

from collections.abc import Callable, Sequence

from kb.finding.clauses import Clause
from kb.finding.syntax import Node

Read = Callable[..., list[Clause]]


def _words(nodes: Sequence[Node]) -> list[str]:
    return [name.words for node in nodes if node.mention for name in node.mention.names]


def test_the_subject_follows_an_arabic_verb_and_the_object_follows_it(read_clauses: Read) -> None:
    (clause,) = read_clauses("زار بوتين الصين.")
    assert (_words(clause.subject), _words(clause.objects)) == (["بوتين"], ["الصين"])


def test_the_subject_may_stand_before_an_arabic_verb(read_clauses: Read) -> None:
    (clause,) = read_clauses("بوتين زار الصين.")
    assert (_words(clause.subject), _words(clause.objects)) == (["بوتين"], ["الصين"])


def test_an_english_subject_stands_before_its_verb(read_clauses: Read) -> None:
    (clause,) = read_clauses("Putin visited China.", "en")
    assert (_words(clause.subject), _words(clause.objects)) == (["Putin"], ["China"])


def test_joined_names_are_one_subject(read_clauses: Read) -> None:
    (clause,) = read_clauses("زار بوتين وكيم جونغ أون الصين.")
    assert _words(clause.subject) == ["بوتين", "كيم جونغ أون"]


def test_a_joined_verb_takes_the_subject_before_it(read_clauses: Read) -> None:
    first, second = read_clauses("وصل بوتين إلى بكين ووقع اتفاقا.")
    assert _words(second.subject) == ["بوتين"]
    assert second.joined_to is first


def test_a_joined_verb_of_meeting_takes_the_name_behind_it_as_the_other_side(read_clauses: Read) -> None:
    _, second = read_clauses("وصل بوتين إلى بكين والتقى وانغ يي.")
    assert (_words(second.subject), _words(second.objects)) == (["بوتين"], ["وانغ يي"])


def test_a_relative_clause_has_its_antecedent_for_subject(read_clauses: Read) -> None:
    _, relative = read_clauses("التقى الأسد لافروف الذي زار دمشق.")
    assert _words(relative.subject) == ["لافروف"]


def test_an_english_passive_is_seen_by_its_auxiliary(read_clauses: Read) -> None:
    (passive,) = read_clauses("Putin was arrested.", "en")
    (active,) = read_clauses("Putin arrested Assad.", "en")
    assert (passive.passive, active.passive) == (True, False)


def test_an_arabic_verb_without_object_that_needs_one_is_passive(read_clauses: Read) -> None:
    (clause,) = read_clauses("اعتقل الأسد في موسكو.")
    assert clause.passive


def test_a_pronoun_on_the_verb_is_its_object(read_clauses: Read) -> None:
    (clause,) = read_clauses("استقبله بوتين.")
    assert clause.object_pronoun == ("m", "s")
    assert _words(clause.subject) == ["بوتين"]


def test_negation_belongs_to_the_verb_it_stands_before(read_clauses: Read) -> None:
    said, visited = read_clauses("قال لافروف إن بوتين لم يزر الصين.")
    assert (said.negated, visited.negated) == (False, True)


def test_reported_content_begins_at_its_opener(read_clauses: Read) -> None:
    said, visited = read_clauses("قال لافروف إن بوتين زار الصين.")
    assert said.content is visited.opener is not None


def test_a_case_ending_tells_the_object_from_the_subject(read_clauses: Read) -> None:
    (objects,) = read_clauses("استهدف مسلحين في صنعاء.")
    (subject,) = read_clauses("استهدف مسلحون في صنعاء.")
    assert (_words(objects.subject), _words(objects.objects)) == ([], ["مسلحين"])
    assert _words(subject.subject) == ["مسلحون"]


def test_a_subject_may_follow_an_object_whose_ending_shows_it(read_clauses: Read) -> None:
    (clause,) = read_clauses("استقبل الوزيرين الأسد.")
    assert (_words(clause.subject), _words(clause.objects)) == (["الأسد"], ["الوزيرين"])


def test_a_clause_goes_on_behind_a_relative_clause_between_commas(read_clauses: Read) -> None:
    met, visited = read_clauses("التقى لافروف، الذي زار دمشق، الأسد.")
    assert (_words(met.subject), _words(met.objects)) == (["لافروف"], ["الأسد"])
    assert (_words(visited.subject), _words(visited.objects)) == (["لافروف"], ["دمشق"])


def test_a_subject_is_found_before_a_relative_clause_between_commas(read_clauses: Read) -> None:
    visited, met = read_clauses("Putin, who visited Beijing, met Assad.", "en")
    assert (_words(visited.objects), _words(met.subject)) == (["Beijing"], ["Putin"])


def test_a_relative_pronoun_stands_for_what_agrees_with_it(read_clauses: Read) -> None:
    relative = read_clauses("انتهى الهجوم على الشرطة الذي وقع في صنعاء.")[-1]
    assert relative.antecedent is not None
    assert relative.antecedent.words == "الهجوم"


def test_a_verb_behind_an_indefinite_event_noun_says_something_of_it(read_clauses: Read) -> None:
    relative = read_clauses("قتل جنديان في هجوم استهدف قافلة عسكرية.")[-1]
    assert relative.antecedent is not None
    assert _words(relative.objects) == ["قافلة عسكرية"]


def test_the_pronoun_on_that_is_the_subject_where_the_name_behind_the_verb_cannot_be(read_clauses: Read) -> None:
    _, visit = read_clauses("قال بوتين إنه يزور الأسد.")
    assert _words(visit.objects) == ["الأسد"]
    _, killing = read_clauses("أعلنت الشرطة أنها قتلت ثمانية مسلحين.")
    assert _words(killing.objects) == ["ثمانية مسلحين"]


def test_a_name_behind_a_plain_noun_that_is_the_subject_is_the_object(read_clauses: Read) -> None:
    (clause,) = read_clauses("اتهمت بعض الأطراف بوتين.")
    assert _words(clause.objects) == ["بوتين"]


def test_a_relative_clause_that_resumes_its_antecedent_has_another_subject(read_clauses: Read) -> None:
    _, relative = read_clauses("اتهمت روسيا القوات التي اعتقلت إسرائيل عشرين مسلحا منها.")
    assert _words(relative.subject) == ["إسرائيل"]


def test_a_verb_that_disagrees_with_its_relative_pronoun_has_another_subject(read_clauses: Read) -> None:
    _, relative = read_clauses("ألغيت الزيارة التي قررها بوتين.")
    assert _words(relative.subject) == ["بوتين"]


def test_a_joined_result_is_that_of_the_event_before_it(read_clauses: Read) -> None:
    *_, result = read_clauses("وقع هجوم في موسكو وخلف 26 قتيلا.")
    assert result.subject_noun is not None
    assert (result.subject_noun.words, _words(result.objects)) == ("هجوم", ["26 قتيلا"])


def test_a_participle_has_no_subject_right_before_it(read_clauses: Read) -> None:
    *_, demand = read_clauses("انتقد بوتين الصين، مطالبا بلقاء.")
    assert _words(demand.subject) == ["بوتين"]


def test_a_verb_joined_to_a_heading_has_its_subject(read_clauses: Read) -> None:
    _, joined = read_clauses("بوتين يزور الصين وينتقد الأسد.")
    assert (_words(joined.subject), _words(joined.objects)) == (["بوتين"], ["الأسد"])


def test_a_verb_of_force_joined_to_another_has_its_subject(read_clauses: Read) -> None:
    _, joined = read_clauses("قصفت إسرائيل موسكو واعتقلت بوتين.")
    assert (_words(joined.subject), _words(joined.objects)) == (["إسرائيل"], ["بوتين"])


def test_a_plural_verb_with_a_plain_object_is_no_passive(read_clauses: Read) -> None:
    (clause,) = read_clauses("مسلحون اعتقلوا أناسا.")
    assert not clause.passive


def test_a_joined_plural_verb_has_no_single_subject_before_it(read_clauses: Read) -> None:
    _, joined = read_clauses("انتقد بوتين الصين واعتقلوا ناشطا.")
    assert _words(joined.subject) != ["بوتين"]


def test_a_joined_verb_follows_another_whose_subject_is_left_out_too(read_clauses: Read) -> None:
    first, second = read_clauses("زار الصين ووقع اتفاقا.")
    assert second.joined_to is first


def test_a_name_behind_the_words_of_an_office_is_the_same_person(read_clauses: Read) -> None:
    (clause,) = read_clauses("استقبل مدير عام الجوازات فلاديمير بوتين الأسد.")
    assert _words(clause.subject) == ["فلاديمير بوتين"]


def test_a_joined_verb_goes_on_with_a_relative_clause_of_its_own_subject(read_clauses: Read) -> None:
    *_, joined = read_clauses("زار بوتين الجزيرة التي احتلتها روسيا وقصفتها.")
    assert _words(joined.subject) == ["روسيا"]


def test_a_verb_with_a_doer_behind_it_is_passive(read_clauses: Read) -> None:
    (clause,) = read_clauses("هدد بوتين من قبل الأسد.")
    assert clause.passive


def test_what_a_relative_clause_tells_is_done_to_its_antecedent_is_done_by_the_subject_before(
    read_clauses: Read,
) -> None:
    _, relative = read_clauses("التقى لافروف الأسد الذي زاره أمس.")
    assert _words(relative.subject) == ["لافروف"]


def test_what_a_relative_clause_is_about_is_its_subject_though_it_names_nobody(read_clauses: Read) -> None:
    *_, relative = read_clauses("تحدث بوتين عن الخطر الذي يستهدف روسيا.")
    assert (_words(relative.subject), _words(relative.objects)) == ([], ["روسيا"])


def test_a_relative_clause_of_time_has_the_subject_behind_its_verb(read_clauses: Read) -> None:
    *_, relative = read_clauses("في الوقت الذي يستهدف بوتين الأسد.")
    assert _words(relative.subject) == ["بوتين"]


def test_whoever_does_something_to_what_a_relative_clause_is_about_is_left_out(read_clauses: Read) -> None:
    *_, relative = read_clauses("في مؤتمر في الصين، التي وصلها أمس.")
    assert (relative.subject, relative.pronoun_subject) == ([], ("m", "s"))


def test_a_participle_has_its_object_behind_it(read_clauses: Read) -> None:
    *_, participle = read_clauses("قال بوتين إن الوضع خطير، مهددا واشنطن بالحرب.")
    assert (_words(participle.subject), _words(participle.objects)) == (["بوتين"], ["واشنطن"])


def test_a_verb_in_the_first_person_has_nobody_before_it_for_its_subject(read_clauses: Read) -> None:
    *_, own = read_clauses("قال لافروف إن السوريين يعرفون ذلك وندعو روسيا إلى الحوار.")
    assert (own.subject, own.pronoun_subject) == ([], ("", "1"))


def test_a_body_that_arrests_people_who_are_counted_is_not_arrested(read_clauses: Read) -> None:
    (clause,) = read_clauses("الأمم المتحدة اعتقلت 60 شخصا.")
    assert not clause.passive


def test_whoever_is_appointed_to_an_office_does_not_appoint(read_clauses: Read) -> None:
    (clause,) = read_clauses("عين لافروف وزيرا للخارجية.")
    assert clause.passive


def test_whoever_is_annexed_behind_a_joined_verb_of_suffering_is_its_subject(read_clauses: Read) -> None:
    _, joined = read_clauses("وصل بوتين إلى موسكو وأصيب أصدقاء الأسد.")
    assert _words(joined.subject) == ["أصدقاء الأسد"]


def test_a_capital_that_does_something_does_what_is_joined_to_it(read_clauses: Read) -> None:
    _, joined = read_clauses("انتقدت موسكو القرار ووقعت اتفاقا.")
    assert _words(joined.subject) == ["موسكو"]


def test_a_body_right_behind_a_verb_that_appoints_does_it(read_clauses: Read) -> None:
    (clause,) = read_clauses("عينت الأمم المتحدة أمس مبعوثا جديدا.")
    assert not clause.passive


def test_whoever_is_met_where_somebody_goes_is_not_the_one_who_meets(read_clauses: Read) -> None:
    *_, meeting = read_clauses("توجه لافروف إلى دمشق حيث سيلتقي الأسد.")
    assert (_words(meeting.subject), _words(meeting.objects)) == (["لافروف"], ["الأسد"])
