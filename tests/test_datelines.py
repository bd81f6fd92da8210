"""An article's date is taken where the user, the file or the text proves it, and stays unknown elsewhere."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.finding.datelines import date_articles
from kb.finding.days import days_in, find_dates
from kb.language.lexicon import languages, load_language
from kb.language.text import find_tokens
from kb.model import Article, Iri, KnownDay, Label, Reference, Span
from kb.reading import ReadOptions, read_bytes, read_path

SEED = Path(__file__).parent.parent / "seeds" / "asharq-al-awsat-2024.txt"
PLAIN = "\n\nوقال الوزير إن المحادثات بين البلدين تناولت ملف المياه.\n"


def known_day(
    name: str, month: int, day: int, *names: Label, year: int | None = None, calendar: str = "gregorian"
) -> KnownDay:
    return KnownDay(
        id=Iri(f"https://w3id.org/tarikh/id/day/{name}"),
        labels=names[:1],
        other_labels=names[1:],
        month=month,
        day=day,
        year=year,
        calendar=calendar,
    )


RUSSIA_DAY = known_day("russia-day", 6, 12, Label("Russia Day", "en"), Label("العيد الوطني لروسيا", "ar"))
ARMISTICE = known_day(
    "korean-armistice", 7, 27, Label("Korean Armistice", "en"), Label("هدنة الحرب الكورية", "ar"), year=1953
)
WALL = known_day("berlin-wall", 11, 9, Label("fall of the Berlin Wall", "en"), year=1989)
EID = known_day("eid-al-fitr", 10, 1, Label("عيد الفطر", "ar"), calendar="islamic")
REFERENCE = Reference(entities=(), days=(RUSSIA_DAY, ARMISTICE, WALL, EID))


def dated(text: str, options: ReadOptions | None = None, reference: Reference = REFERENCE) -> tuple[Article, ...]:
    (page,) = read_bytes(text.encode(), "page.txt", options or ReadOptions())
    return date_articles([item for item in page if isinstance(item, Article)], reference)


def days_of(articles: tuple[Article, ...]) -> list[str]:
    return [str(article.published or "unknown") for article in articles]


def test_the_pieces_of_the_seed_page_are_dated_by_their_texts() -> None:
    (page,) = read_path(SEED, ReadOptions())
    articles = date_articles([item for item in page if isinstance(item, Article)], REFERENCE)
    assert days_of(articles) == ["2024-06-12", "2024-07-26", "unknown", "2024-07-25", "2024-07-25", "2024-07-27"]


def test_every_inferred_date_has_proofs_whose_words_are_in_the_text() -> None:
    for article in dated(SEED.read_text(encoding="utf-8")):
        assert bool(article.published) == bool(article.published_proofs)
        assert all(
            proof.words in article.text and proof.rule and proof.explanation for proof in article.published_proofs
        )
        assert not article.published or any(proof.words for proof in article.published_proofs)


def test_without_knowledge_of_named_days_the_date_that_rests_on_them_stays_unknown() -> None:
    articles = dated(SEED.read_text(encoding="utf-8"), reference=Reference(entities=(), days=()))
    assert days_of(articles)[0] == days_of(articles)[5] == "unknown"


def test_what_the_user_gives_stays_and_helps_the_others() -> None:
    first, *_ = dated(SEED.read_text(encoding="utf-8"), ReadOptions(published=date(2019, 1, 1)))
    assert first.published == date(2019, 1, 1)
    assert [proof.rule for proof in first.published_proofs] == ["user"]


def test_a_piece_alone_whose_year_nothing_proves_has_no_date() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert days_of(dated(text[:2060])) == ["unknown"]
    assert days_of(dated(text[3320:])) == ["2024-07-27"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("التقى الوزيران، اليوم الأربعاء 12 يونيو 2024، في القاهرة.", "2024-06-12"),
        ("التقى الوزيران، اليوم (الأربعاء) 12 يونيو (حزيران) 2024، في القاهرة.", "2024-06-12"),
        ("التقى الوزيران، أمس الأربعاء 12 حزيران 2024، في القاهرة.", "2024-06-13"),
        ("التقى الوزيران، أول من أمس الأربعاء ١٢ يونيو ٢٠٢٤، في القاهرة.", "2024-06-14"),
        ("يلتقي الوزيران، غداً الخميس 13 جوان 2024، في القاهرة.", "2024-06-12"),
        ("التقى الوزيران، اليوم الخميس 12 يونيو 2024، في القاهرة.", "unknown"),
        ("التقى الوزيران، اليوم الأربعاء، في القاهرة.", "unknown"),
        ("التقى الوزيران، الأربعاء 12 يونيو 2024، في القاهرة.", "unknown"),
        ("التقى الوزيران في القاهرة.", "unknown"),
        ("The ministers met today, Wednesday, 12 June 2024, in Cairo.", "2024-06-12"),
        ("The ministers met yesterday (June 12, 2024) in Cairo.", "2024-06-13"),
        ("The ministers met in Cairo on Wednesday.", "unknown"),
        ("NAIROBI, August 21, 2009 (Xinhua) -- The ministers met here Friday.", "2009-08-21"),
        ("NAIROBI, August 21 (Xinhua) -- The ministers met here Friday.", "unknown"),
    ],
)
def test_a_date_beside_today_or_yesterday_is_proof_and_a_bare_one_is_not(lead: str, expected: str) -> None:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in lead)
    title = "لقاء الوزيرين في القاهرة" if arabic else "Ministers meet in Cairo"
    assert days_of(dated(f"{title}\n\n{lead}{PLAIN if arabic else ''}")) == [expected]


def test_a_line_that_says_when_the_page_was_published_is_proof() -> None:
    line = "نُشر: 10:15-12 يونيو 2024 م ـ 06 ذو الحِجّة 1445 هـ"
    (article,) = dated(f"لقاء الوزيرين في القاهرة\n\n{line}\n\nالتقى الوزيران في القاهرة.{PLAIN}")
    assert article.published == date(2024, 6, 12)
    assert [proof.rule for proof in article.published_proofs] == ["date line"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Germany today marked the 30th anniversary of the fall of the Berlin Wall.", "2019-11-09"),
        ("Leaders met on Friday, a day before the 30th anniversary of the fall of the Berlin Wall.", "2019-11-08"),
        ("Leaders met on Monday, a day before the 30th anniversary of the fall of the Berlin Wall.", "unknown"),
        ("Germany will mark the 30th anniversary of the fall of the Berlin Wall.", "unknown"),
        ("Germany today marked the 30th anniversary of its oldest zoo.", "unknown"),
    ],
)
def test_a_numbered_anniversary_gives_the_year(lead: str, expected: str) -> None:
    assert days_of(dated(f"Berlin remembers\n\n{lead}\n\nThe chancellor spoke in Berlin.\n")) == [expected]


def page_with(year: int) -> str:
    first = "قال الرئيس الروسي، اليوم الأربعاء، بمناسبة العيد الوطني لروسيا إن بلاده قوية."
    second = f"التقى الوزيران، أمس الخميس {_thursday(year)}، في القاهرة."
    return f"رسالة إلى روسيا\n\n{first}{PLAIN}\n«الصباح» (موسكو)\n\nلقاء الوزيرين في القاهرة\n\n{second}{PLAIN}"


def _thursday(year: int) -> str:
    day = next(date(year, 7, n) for n in range(1, 8) if date(year, 7, n).weekday() == 3)
    return f"{day.day} يوليو {year}"


@pytest.mark.parametrize(("year", "expected"), [(2024, "2024-06-12"), (2019, "2019-06-12"), (2013, "2013-06-12")])
def test_the_other_articles_of_the_page_give_the_year_of_a_national_day(year: int, expected: str) -> None:
    assert days_of(dated(page_with(year)))[0] == expected


def test_a_year_in_which_the_weekday_does_not_fit_gives_no_date() -> None:
    assert days_of(dated(page_with(2021)))[0] == "unknown"


LIST = """الأمم المتحدة ترسل مساعدات إلى السودان

أرسلت الأمم المتحدة مساعدات غذائية إلى شرق السودان.

مقالات ذات صلة

محادثات سودانية في جدة

بدأت محادثات في جدة، {first}.

«الصباح» (جدة)

تشاد تغلق معبراً على الحدود

أغلقت تشاد معبراً على الحدود، {second}.

«الصباح» (نجامينا)
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("اليوم الأحد 5 مايو 2024", "أمس (السبت)", ["unknown", "2024-05-05", "2024-05-05"]),
        ("اليوم الأحد 5 مايو 2024", "اليوم (الثلاثاء)", ["unknown", "2024-05-05", "2024-05-07"]),
        ("اليوم الأحد 5 مايو 2024", "العام الماضي", ["unknown", "2024-05-05", "unknown"]),
        ("اليوم الأحد", "أمس (السبت)", ["unknown", "unknown", "unknown"]),
    ],
)
def test_the_other_teasers_of_a_list_give_the_week(first: str, second: str, expected: list[str]) -> None:
    assert days_of(dated(LIST.format(first=first, second=second))) == expected


def test_a_whole_article_takes_no_week_from_a_list() -> None:
    text = LIST.replace("السودان.\n", "السودان، اليوم (الأحد).\n", 1).format(
        first="اليوم الأحد 5 مايو 2024", second="أمس"
    )
    assert days_of(dated(text))[0] == "unknown"


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("وزير الخارجية المصري يستقبل نظيره السوداني في القاهرة في 5 مايو 2024 (رويترز)", "2024-05-05"),
        ("وزير الخارجية المصري يستقبل نظيره السوداني في القاهرة في 4 مايو 2024 (رويترز)", "unknown"),
        ("صورة أرشيفية لوزير الخارجية المصري ونظيره السوداني في القاهرة في 5 مايو 2024 (رويترز)", "unknown"),
        ("مشهد عام من ضفة النيل الشرقية في 5 مايو 2024 (رويترز)", "unknown"),
    ],
)
def test_a_caption_dates_the_article_only_where_it_shows_what_the_lead_tells(caption: str, expected: str) -> None:
    lead = "استقبل وزير الخارجية المصري، الأحد، نظيره السوداني في القاهرة."
    assert days_of(dated(f"لقاء مصري سوداني\n\n{caption}\n\n{lead}{PLAIN}")) == [expected]


def test_an_islamic_feast_falls_on_its_day_of_each_year() -> None:
    assert list(days_in(EID, 2024)) == [date(2024, 4, 10)]
    assert list(days_in(EID, 2000)) == [date(2000, 1, 8), date(2000, 12, 27)]


MONTHS = {"ar": ["يونيو", "حزيران", "جوان", "يونيو (حزيران)", "حزيران/يونيو"], "en": ["June"]}


def test_dates_are_read_in_all_sets_of_month_names() -> None:
    assert set(MONTHS) == set(languages())
    for tag, names in MONTHS.items():
        for name in names:
            text = f"5 {name} 2021"
            (printed,) = find_dates(find_tokens(text, Span(0, len(text))), load_language(tag))
            assert printed.date == date(2021, 6, 5)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from([("اليوم", 0), ("أمس", -1), ("أول من أمس", -2)]))
def test_today_with_its_date_is_that_date_on_every_day(day: date, relative: tuple[str, int]) -> None:
    word, distance = relative
    text = f"لقاء الوزيرين في القاهرة\n\nالتقى الوزيران، {word} {day:%Y-%m-%d}، في القاهرة.{PLAIN}"
    assert days_of(dated(text)) == [str(day - timedelta(days=distance))]
