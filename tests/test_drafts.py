"""Tests of the arguments that event words take from the words around them."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _parties(claim: Claim) -> dict[str, str]:
    return {participant.name.words: participant.role.value for participant in claim.participants}


def test_an_object_behind_the_genitive_makes_that_the_doer(find_claims: Find) -> None:
    (arrest,) = find_claims("أدى إلى ذلك اعتقال الشرطة عشرين متظاهرا أمس.")
    assert _parties(arrest) == {"الشرطة": "agent", "عشرين متظاهرا": "recipient"}


def test_an_office_with_the_ending_of_an_object_is_no_party(find_claims: Find) -> None:
    (appointment,) = find_claims("عين بوتين لافروف مبعوثا.")
    assert _parties(appointment) == {"بوتين": "agent", "لافروف": "recipient"}


def test_whoever_stands_before_a_verb_of_happening_does_not_do_it(find_claims: Find) -> None:
    (attack,) = find_claims("قال لافروف إن بوتين تم خطفه.")
    assert _parties(attack) == {"بوتين": "recipient"}


def test_the_pronoun_on_what_somebody_shows_is_his_own(find_claims: Find) -> None:
    claims = find_claims("التقى بوتين الأسد. وأبدى لافروف تأييده للصين.")
    assert _parties(claims[-1]) == {"لافروف": "agent", "للصين": "recipient"}


def test_casualties_told_of_an_attack_in_a_circumstance_are_its_victims(find_claims: Find) -> None:
    claims = find_claims("زار بوتين موسكو عشية الهجوم الذي استهدف حافلة وخلف 26 قتيلا.")
    attack = next(claim for claim in claims if claim.type == "Attack")
    assert _parties(attack) == {"26 قتيلا": "recipient"}


def test_whoever_sets_out_for_an_event_takes_part_in_it(find_claims: Find) -> None:
    visit, meeting = find_claims("سيتوجه بوتين إلى بكين للقاء وانغ يي.")
    assert _parties(visit) == {"بوتين": "agent"}
    assert _parties(meeting) == {"وانغ يي": "participant", "بوتين": "participant"}


def test_what_is_calmed_is_no_errand(find_claims: Find) -> None:
    (meeting,) = find_claims("التقى بوتين الأسد لتهدئة مخاوفه.")
    assert meeting.type == "Meeting"


def test_a_circumstance_at_the_head_of_what_is_reported_is_that_of_the_clause_behind_it(find_claims: Find) -> None:
    claims = find_claims("قالت رويترز إنه خلال الاجتماع اتفق لافروف وكيري على التعاون.")
    meeting = next(claim for claim in claims if claim.type == "Meeting")
    assert _parties(meeting) == {"لافروف": "participant", "كيري": "participant"}


def test_whoever_watches_a_ceremony_takes_part_and_where_it_is_watched_is_its_place(find_claims: Find) -> None:
    (watched,) = find_claims("شهد بوتين حفلا.")
    (held,) = find_claims("شهدت موسكو حفلا.")
    assert (_parties(watched), [p.words for p in held.places]) == ({"بوتين": "participant"}, ["موسكو"])


def test_a_country_behind_a_region_only_says_whose_it_is(find_claims: Find) -> None:
    (claim,) = find_claims("اندلعت اشتباكات مسلحة في كردستان العراق.")
    assert claim.participants == ()
    assert len(claim.places) == 1


def test_the_pronoun_on_what_happens_meanwhile_means_the_subject(find_claims: Find) -> None:
    claims = find_claims("أكد لافروف أن بلاده ستبدأ محاربة تنظيم داعش وذلك خلال لقائه جون كيري في ماليزيا.")
    meeting = next(claim for claim in claims if claim.type == "Meeting")
    assert {part.name.words for part in meeting.participants} == {"لافروف", "جون كيري"}


def test_a_pronoun_before_all_names_means_the_subject_behind_it(find_claims: Find) -> None:
    claims = find_claims("خلال زيارته للصين، دعا بوتين إلى الحوار.")
    visit = next(claim for claim in claims if claim.type == "Visit")
    assert [part.name.words for part in visit.participants] == ["بوتين"]


def test_whoever_says_we_does_what_he_tells(find_claims: Find) -> None:
    claims = find_claims("قال لافروف إن السوريين يعرفون ذلك، وأضاف «رحبنا باتفاق فيينا».")
    claim = next(claim for claim in claims if claim.type == "Support")
    assert [part.name.words for part in claim.participants if part.role == "agent"] == ["لافروف"]


def test_with_whom_a_relation_is_takes_no_part(find_claims: Find) -> None:
    (claim,) = find_claims("وقع هجوم دام في جنوب البلاد على الحدود مع سوريا.")
    assert claim.participants == ()


def test_a_place_that_suffers_an_attack_is_where_it_happens(find_claims: Find) -> None:
    (claim,) = find_claims("تعرضت مدينة حلب لقصف عنيف.")
    assert [place.words for place in claim.places] == ["مدينة حلب"]


def test_a_name_written_like_a_verb_after_a_negation_is_a_name(find_claims: Find) -> None:
    (claim,) = find_claims("اندلعت اشتباكات عنيفة أمس في تعز.")
    assert [place.words for place in claim.places] == ["تعز"]


def test_what_reaches_a_number_is_no_journey(find_claims: Find) -> None:
    assert find_claims("وصل عدد الدول إلى 33 دولة في بغداد.") == ()
