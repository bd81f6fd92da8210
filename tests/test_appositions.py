"""Tests of persons and bodies told in two names."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _parties(claims: tuple[Claim, ...], kind: str) -> list[tuple[str, str]]:
    return [(p.name.words, p.role.value) for c in claims if c.type == kind for p in c.participants]


def test_an_office_and_its_holder_behind_what_it_is_for_are_one_person(find_claims: Find) -> None:
    claims = find_claims("أشاد بوتين بالمبعوث الخاص للأمين العام للأمم المتحدة إلى ليبيا برناردينو ليون.")
    assert _parties(claims, "Support") == [("بوتين", "agent"), ("برناردينو ليون", "recipient")]
    claims = find_claims("قتل زعيم تنظيم داعش في أفغانستان وباكستان حافظ سعيد في غارة أميركية.")
    assert ("حافظ سعيد", "recipient") in _parties(claims, "Attack")
    assert all("زعيم" not in words for words, _ in _parties(claims, "Attack"))


def test_two_who_hold_an_office_each_are_two_persons(find_claims: Find) -> None:
    claims = find_claims("التقى لافروف نظيريه الأميركي جون كيري والسعودي عادل الجبير في الدوحة.")
    assert [words for words, _ in _parties(claims, "Meeting")] == ["لافروف", "جون كيري", "عادل الجبير"]
    claims = find_claims("اجتمع وزيرا خارجية مصر سامح شكري والأردن ناصر جودة في القاهرة.")
    assert [words for words, _ in _parties(claims, "Meeting")] == ["سامح شكري", "ناصر جودة"]


def test_a_deputy_and_minister_is_one_person(find_claims: Find) -> None:
    claims = find_claims("زار نائب رئيس مجلس الوزراء ووزير الداخلية الشيخ محمد خالد الحمد الصباح إيران.")
    assert len(_parties(claims, "Visit")) == 1


def test_offices_of_two_countries_are_two_persons(find_claims: Find) -> None:
    claims = find_claims("استقبل الرئيس الأميركي رئيس الوزراء العراقي حيدر العبادي.")
    assert [role for _, role in _parties(claims, "Meeting")] == ["participant", "participant"]


def test_the_organ_of_a_body_is_that_body_and_not_opposed_to_it(find_claims: Find) -> None:
    claims = find_claims("استنكرت الأمانة العامة لمنظمة التعاون الإسلامي التصريحات التي أدلى بها نوري المالكي.")
    assert _parties(claims, "Accusation") == [("منظمة التعاون الإسلامي", "agent"), ("نوري المالكي", "recipient")]


def test_whoever_hits_is_annexed_and_whoever_is_hit_stands_behind_a_preposition(find_claims: Find) -> None:
    claims = find_claims("أدانت فرنسا قصف القوات السورية للمدنيين في حلب.")
    assert {role for words, role in _parties(claims, "Attack") if "القوات" in words} == {"agent"}
    assert {role for words, role in _parties(claims, "Attack") if "مدنيين" in words} == {"recipient"}


def test_who_is_named_twice_side_by_side_is_one_and_no_recipient(find_claims: Find) -> None:
    claims = find_claims("بعث الملك سلمان الملك سلمان بن عبد العزيز، والأمير محمد بن نايف، ببرقيات إلى بوتين.")
    assert [role for words, role in _parties(claims, "Message") if "نايف" in words] == ["agent"]


def test_the_office_behind_a_joined_name_is_nobody_else(find_claims: Find) -> None:
    claims = find_claims("وصل كيري، وعبدالله المحيسن المستشار بالديوان الملكي، وسليمان الكثيري إلى بكين.")
    assert "recipient" not in [role for _, role in _parties(claims, "Visit")]


def test_a_feminine_verb_has_the_world_for_its_object(find_claims: Find) -> None:
    claims = find_claims("انعقدت اللجنة الأولمبية في بكين. ودعت المجتمع الدولي إلى التحرك.")
    assert ("المجتمع الدولي", "recipient") in _parties(claims, "Demand")


def test_whoever_is_helped_is_annexed_to_help(find_claims: Find) -> None:
    claims = find_claims("أعلنت الأمم المتحدة مساعدة النازحين في سوريا.")
    assert ("النازحين", "recipient") in _parties(claims, "Aid")


def test_whoever_held_an_office_before_is_told_with_whoever_gets_it(find_claims: Find) -> None:
    claims = find_claims("تم تعيين جون كيري وزيرا للخارجية خلفا لهيلاري كلينتون.")
    assert {role for words, role in _parties(claims, "Appointment") if "كلينتون" in words} == {"recipient"}


def test_whoever_stands_for_election_does_so_himself(find_claims: Find) -> None:
    claims = find_claims("احتج المواطنون على ترشح بوتين للرئاسة.")
    assert ("بوتين", "agent") in _parties(claims, "Election")
