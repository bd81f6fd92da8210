"""Tests of the numbers of people that sentences tell of events."""

from collections.abc import Callable

import pytest

from kb.language.lexicon import load_language
from kb.model import Claim, Count

Find = Callable[..., tuple[Claim, ...]]
Told = tuple[str, int | None, int | None, str]


def _told(counts: tuple[Count, ...]) -> list[Told]:
    return [(count.kind.value, count.least, count.most, count.words) for count in counts]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        # verbs: their object, the subject of the passive, their subject
        ("ar", "قتل 12 شخصا في هجوم على كابل.", [("killed", 12, 12, "12 شخصا")]),
        ("ar", "قتل ثلاثة جنود في هجوم في سيناء.", [("killed", 3, 3, "ثلاثة جنود")]),
        ("ar", "اعتقلت الشرطة الفرنسية خمسة أشخاص في باريس.", [("arrested", 5, 5, "خمسة أشخاص")]),
        ("ar", "أفرجت السلطات المصرية عن 20 معتقلا.", [("released", 20, 20, "20 معتقلا")]),
        ("ar", "قتل متطرفون بالرصاص 48 مصليا في نيجيريا.", [("killed", 48, 48, "48 مصليا")]),
        (
            "ar",
            "قتل في الهجوم على كابل 12 شخصا وأصيب 5.",
            [("killed", 12, 12, "12 شخصا"), ("injured", 5, 5, "5")],
        ),
        ("ar", "تظاهر 500 شخص في القاهرة.", [("participants", 500, 500, "500 شخص")]),
        ("ar", "نزح 1,500 مدني من حلب بسبب القصف الروسي.", [("displaced", 1500, 1500, "1,500 مدني")]),
        (
            "en",
            "A bomb killed 12 people and wounded 30 in Kabul.",
            [("killed", 12, 12, "12 people"), ("injured", 30, 30, "30")],
        ),
        ("en", "At least 12 people were killed in an attack in Kabul.", [("killed", 12, None, "At least 12 people")]),
        ("en", "Police arrested five men in Paris.", [("arrested", 5, 5, "five men")]),
        ("en", "Israel released 26 Palestinian prisoners.", [("released", 26, 26, "26 Palestinian prisoners")]),
        ("en", "Three gunmen killed 12 people in Paris.", [("killed", 12, 12, "12 people")]),
        # nouns with those counted behind them
        ("ar", "مقتل 390 من حزب العمال الكردستاني في غارات تركية", [("killed", 390, 390, "390")]),
        (
            "ar",
            "أسفر الانفجار في بغداد عن مقتل ثلاثة جنود وإصابة سبعة آخرين.",
            [("killed", 3, 3, "ثلاثة جنود"), ("injured", 7, 7, "سبعة آخرين")],
        ),
        ("ar", "أسفرت الاشتباكات في حلب عن مقتل وإصابة 7 جنود.", [("casualties", 7, 7, "7 جنود")]),
        # nouns that are counted
        (
            "ar",
            "أوقعت الغارة على دوما 82 قتيلا ومئة جريح.",
            [("killed", 82, 82, "82 قتيلا"), ("injured", 100, 100, "مئة جريح")],
        ),
        ("ar", "خلف الهجوم على كابل قتيلين.", [("killed", 2, 2, "قتيلين")]),
        ("en", "The attack in Baghdad left 12 people dead.", [("killed", 12, 12, "12 people dead")]),
        (
            "en",
            "12 killed, 30 wounded in Baghdad blast",
            [("killed", 12, 12, "12 killed"), ("injured", 30, 30, "30 wounded")],
        ),
        # what is vague has no number
        ("ar", "أدى الهجوم في حلب إلى سقوط عشرات القتلى.", [("killed", None, None, "عشرات القتلى")]),
        (
            "ar",
            "أدى الهجوم في حلب إلى سقوط عشرات القتلى والجرحى.",
            [("casualties", None, None, "عشرات القتلى والجرحى")],
        ),
        ("en", "Dozens were killed in clashes in Aleppo.", [("killed", None, None, "Dozens")]),
        # a number reached
        ("ar", "ارتفع عدد القتلى في تفجير بغداد إلى 25.", [("killed", 25, 25, "25")]),
        (
            "en",
            "The airstrike killed between 20 and 25 fighters in Idlib.",
            [("killed", 20, 25, "between 20 and 25 fighters")],
        ),
    ],
)
def test_a_claim_has_the_numbers_that_its_sentence_tells(
    find_claims: Find, language: str, text: str, told: list[Told]
) -> None:
    counted = [claim for claim in find_claims(text, language=language) if claim.counts]
    assert [_told(claim.counts) for claim in counted] == [told]
    assert all(count.span.of(text) == count.words for count in counted[0].counts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وصل 12 وزيرا إلى القاهرة."),
        ("ar", "قصفت تركيا 12 موقعا في العراق."),
        ("ar", "قتل الجيش السوري المسلحين في 12 قرية."),
        ("ar", "اعتقلت الشرطة الفرنسية فتى عمره 15 سنة في باريس."),
        ("ar", "إذا قصفت إسرائيل غزة فسيقتل 100 شخص."),
        ("en", "The army captured 12 villages in Syria."),
        ("en", "Putin visited 12 cities in China."),
        ("en", "If Israel bombs Gaza, 100 people will be killed."),
    ],
)
def test_what_is_not_people_or_is_not_stated_gives_no_count(find_claims: Find, language: str, text: str) -> None:
    assert [_told(claim.counts) for claim in find_claims(text, language=language) if claim.counts] == []


def test_a_conjunction_written_on_is_no_part_of_the_words(find_claims: Find) -> None:
    (claim,) = find_claims("أوقعت الغارة على دوما 82 قتيلا وأكثر من أربعين جريحا.")
    assert _told(claim.counts)[1] == ("injured", 40, None, "أكثر من أربعين جريحا")


def test_what_is_about_right_is_marked(find_claims: Find) -> None:
    (claim,) = find_claims("قتل نحو 390 مقاتلا في غارات تركية على العراق.")
    assert (claim.counts[0].value, claim.counts[0].approximate) == (390, True)


def test_the_numbers_of_a_folded_sentence_stay_with_the_claim(find_claims: Find) -> None:
    text = "مقتل 12 في هجوم على كابل\nقتل 12 شخصا وأصيب 30 في هجوم على كابل أمس."
    claims = find_claims(text)
    assert [_told(claim.counts) for claim in claims if claim.counts][-1] == [
        ("killed", 12, 12, "12 شخصا"),
        ("injured", 30, 30, "30"),
    ]


def test_a_number_belongs_to_the_event_of_its_word_and_not_to_another(find_claims: Find) -> None:
    claims = find_claims("دان بوتين الهجوم الذي قتل 12 شخصا في باريس.")
    assert [str(claim.type) for claim in claims if claim.counts] == ["Attack"]


def test_every_kind_of_count_has_words_in_every_language() -> None:
    for tag in ("ar", "en"):
        table = load_language(tag).table("counts")
        assert {"killed", "injured", "arrested", "released", "displaced", "participants"} <= table.keys()
