"""Scraped text pages come apart into their articles, whatever the page, its buttons and its language."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from kb.model import Article, ArticleKind, BlockKind, Span
from kb.reading import ReadOptions, read_bytes, read_path
from kb.reading.lines import LineKind, find_lines
from kb.reading.pages import page_publisher, split_page

PAGES = Path(__file__).parent / "data" / "pages"
SEED = Path(__file__).parent.parent / "seeds" / "asharq-al-awsat-2024.txt"


def articles_of(path: Path, options: ReadOptions | None = None) -> list[Article]:
    items = [item for page in read_path(path, options or ReadOptions()) for item in page]
    articles = [item for item in items if isinstance(item, Article)]
    assert len(articles) == len(items), items
    return articles


def words_of(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def kinds_and_titles(name: str) -> list[tuple[str, str]]:
    return [(article.kind.value, article.title) for article in articles_of(PAGES / name)]


SEED_PIECES = [
    (
        ArticleKind.ARTICLE,
        Span(0, 2060),
        "كوريا الشمالية تتباهى بعلاقات «لا تقهر» مع روسيا وسط أنباء عن زيارة وشيكة لبوتين",
    ),
    (ArticleKind.TEASER, Span(2079, 2403), "بوتين يلتقي الأسد في موسكو ويحذر من تصعيد في المنطقة"),
    (ArticleKind.TEASER, Span(2404, 2618), "بوتين يدعو إلى «معاقبة» الساعين لـ«تقسيم» روسيا"),
    (ArticleKind.TEASER, Span(2619, 3067), "بدء محادثات بين روسيا والصين على هامش اجتماع «آسيان»"),
    (ArticleKind.TEASER, Span(3068, 3318), "بوتين والأسد يبحثان «التصعيد» في الشرق الأوسط"),
    (ArticleKind.ARTICLE, Span(3320, 5095), "كيم جونغ أون: العلاقات «الودية» مع الصين يجب أن تمضي قدماً «بقوة»"),
]


def test_the_seed_page_holds_two_articles_and_four_teasers() -> None:
    pieces = split_page(SEED.read_text(encoding="utf-8"))
    assert [(piece.kind, piece.span, piece.title) for piece in pieces] == SEED_PIECES


def test_an_article_is_its_slice_of_the_page() -> None:
    page = SEED.read_text(encoding="utf-8")
    for article in articles_of(SEED):
        assert article.text == article.page_spans[0].of(page)


def test_the_blocks_of_an_article_stand_in_order_and_cover_all_that_is_printed() -> None:
    for path in [SEED, *PAGES.glob("*.txt")]:
        for article in articles_of(path):
            spans = [block.span for block in article.blocks]
            assert spans == sorted(spans)
            between = [article.text[a.end : b.start] for a, b in pairwise(spans)]
            assert not "".join(between).strip()
            assert (spans[0].start, spans[-1].end) == (0, len(article.text))


def test_of_what_is_printed_again_all_but_the_first_is_furniture() -> None:
    first = articles_of(SEED)[0]
    assert len(words_of(first, BlockKind.TITLE)) == 1
    assert [caption.split()[-1] for caption in words_of(first, BlockKind.CAPTION)] == ["(أ.ف.ب)", "(رويترز)", "(أ.ب)"]
    furniture = words_of(first, BlockKind.FURNITURE)
    assert "TT" in furniture
    assert first.title in furniture


def test_the_name_of_a_section_before_a_caption_is_furniture_and_the_credit_stays() -> None:
    asean = articles_of(SEED)[3]
    (caption,) = words_of(asean, BlockKind.CAPTION)
    assert caption.startswith("وزير الخارجية الصيني وانغ يي")
    assert caption.endswith("25 يوليو 2024 (أ.ف.ب)")
    assert words_of(asean, BlockKind.FURNITURE) == ["العالم "]
    assert words_of(asean, BlockKind.BYLINE) == ["«الشرق الأوسط» (موسكو)"]


def test_the_name_of_a_section_on_its_own_line_is_furniture() -> None:
    assad = articles_of(SEED)[1]
    assert words_of(assad, BlockKind.FURNITURE) == ["أوروبا"]
    assert words_of(assad, BlockKind.BYLINE) == ["رائد جبر (موسكو) «الشرق الأوسط» (دمشق)"]


def test_the_newspaper_that_signs_the_bylines_is_the_publisher() -> None:
    assert {article.publisher for article in articles_of(SEED)} == {"الشرق الأوسط"}
    assert page_publisher("عنوان\n\n«الصباح» (بيروت)\n") is None


def test_pieces_have_ids_of_their_own_with_and_without_an_address() -> None:
    for options in (ReadOptions(), ReadOptions(url="https://example.org/1")):
        ids = [article.id for article in articles_of(SEED, options)]
        assert len(set(ids)) == 6


def test_the_date_that_the_user_gives_is_that_of_the_first_article_of_a_page() -> None:
    published = [a.published for a in articles_of(SEED, ReadOptions(published=date(2024, 6, 12)))]
    assert [str(day) for day in published] == ["2024-06-12", *["None"] * 5]


def test_windows_line_ends_change_nothing_but_themselves() -> None:
    for path in [SEED, *PAGES.glob("*.txt")]:
        data = path.read_bytes()
        (unix,) = read_bytes(data, "page.txt", ReadOptions())
        (windows,) = read_bytes(data.replace(b"\n", b"\r\n"), "page.txt", ReadOptions())
        assert [_summary(item) for item in unix] == [_summary(item) for item in windows]


def _summary(article: object) -> tuple[object, ...]:
    assert isinstance(article, Article)
    return article.kind, article.title, [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_a_page_may_be_one_article_with_a_crosshead_and_a_link() -> None:
    (article,) = articles_of(PAGES / "ar-one-article.txt")
    assert article.kind is ArticleKind.ARTICLE
    assert article.title == "وزير الطاقة المصري يزور الرباط الأسبوع المقبل"
    assert words_of(article, BlockKind.CAPTION) == ["الوزير المصري في مؤتمر صحافي سابق (رويترز)"]
    assert "ملف الربط الكهربائي" in words_of(article, BlockKind.PARAGRAPH)
    assert "اقرأ أيضاً: المغرب يفتتح محطة جديدة للطاقة الشمسية" in words_of(article, BlockKind.FURNITURE)
    assert len(words_of(article, BlockKind.PARAGRAPH)) == 4


def test_three_articles_may_follow_each_other_without_a_list() -> None:
    assert kinds_and_titles("ar-three-articles.txt") == [
        ("article", "السعودية تستضيف قمة خليجية في الرياض"),
        ("article", "رئيس وزراء العراق يستقبل وفداً تركياً في بغداد"),
        ("article", "هل تعود المحادثات بين السودان وإثيوبيا؟"),
    ]


def test_teasers_may_have_no_captions_labels_or_bylines() -> None:
    assert kinds_and_titles("ar-plain-teasers.txt") == [
        ("article", "الأمم المتحدة ترسل مساعدات إلى السودان"),
        ("teaser", "وزير الخارجية المصري يصل إلى بورتسودان"),
        ("teaser", "محادثات سودانية في جدة"),
        ("teaser", "تشاد تغلق معبراً على الحدود"),
    ]


def test_titles_may_be_printed_once_only() -> None:
    assert kinds_and_titles("ar-titles-once.txt") == [
        ("article", "لبنان ينتخب رئيساً جديداً للبرلمان"),
        ("teaser", "نواب لبنانيون يقاطعون جلسة البرلمان"),
        ("teaser", "السفير الفرنسي يلتقي رئيس الحكومة اللبنانية"),
        ("article", "الأردن يوقع اتفاقاً للمياه مع سوريا"),
    ]
    pieces = articles_of(PAGES / "ar-titles-once.txt")
    assert {piece.publisher for piece in pieces} == {"الصباح"}
    assert words_of(pieces[2], BlockKind.CAPTION) == ["السفير الفرنسي في بيروت (أ.ف.ب)"]


def test_captions_without_credits_are_known_by_being_printed_twice() -> None:
    (article,) = articles_of(PAGES / "ar-bare-captions.txt")
    assert article.title == "تونس والجزائر تفتحان معبراً جديداً"
    assert words_of(article, BlockKind.CAPTION) == ["مسافرون عند المعبر الجديد", "شاحنات تنتظر دورها عند المعبر"]


def test_a_page_in_english_comes_apart_by_the_same_rules() -> None:
    assert kinds_and_titles("en-page.txt") == [
        ("article", "Canada and Chile sign copper deal as miners' strike looms"),
        ("teaser", "Peru's president visits Ecuador for border talks"),
        ("teaser", "Bolivia halts lithium exports"),
        ("teaser", "Zambia miners end strike after pay offer"),
        ("article", "Norway's prime minister to visit Poland"),
    ]
    pieces = articles_of(PAGES / "en-page.txt")
    assert {piece.language for piece in pieces} == {"en"}
    assert {piece.publisher for piece in pieces} == {"The Morning Chronicle"}
    assert words_of(pieces[0], BlockKind.CAPTION)[1] == "A mine in northern Chile. (AFP/Getty Images)"
    assert words_of(pieces[3], BlockKind.CAPTION) == ["Miners on strike in Zambia. Photo: Reuters"]


@pytest.mark.parametrize(
    ("name", "title", "paragraphs"),
    [
        ("ar-plain.txt", "المغرب وموريتانيا يوقعان اتفاقاً للصيد", 2),
        ("en-plain.txt", "Ghana and Togo reopen border crossing", 2),
    ],
)
def test_a_file_may_simply_be_an_article(name: str, title: str, paragraphs: int) -> None:
    (article,) = articles_of(PAGES / name)
    assert article.title == title
    assert len(words_of(article, BlockKind.PARAGRAPH)) == paragraphs


def test_a_text_without_a_title_is_called_by_its_first_words() -> None:
    text = "Ghana reopened a border crossing on Friday, officials in Accra said. " * 3
    ((article,),) = read_bytes(text.encode(), "a.txt", ReadOptions())
    assert isinstance(article, Article)
    assert article.title.startswith("Ghana reopened")
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH]


LINES = [
    ("بوتين وكيم خلال زيارة الأخير لروسيا في 13 سبتمبر (أ.ف.ب)", LineKind.CAPTION),
    ("جانب من اللقاء في بغداد (د ب أ)", LineKind.CAPTION),
    ("Rescuers at the site, 3 May 2023. REUTERS/Jane Doe", LineKind.CAPTION),
    ("Rescuers at the site [File: AFP]", LineKind.CAPTION),
    ("(رويترز)", LineKind.CREDIT),
    ("Photo: AP", LineKind.CREDIT),
    ("تصوير: محمد عبده", LineKind.CREDIT),
    ("«الشرق الأوسط» (لندن)", LineKind.BYLINE),
    ("محمد عبده (القاهرة)", LineKind.BYLINE),
    ("لندن: «الشرق الأوسط»", LineKind.BYLINE),
    ("كتب: محمد عبده", LineKind.BYLINE),
    ("By Jane Doe and John Roe in Lima", LineKind.BYLINE),
    ("By air and sea, migrants arrive", LineKind.HEADING),
    ("تحرير حلب", LineKind.HEADING),
    ("كتب بوتين رسالة إلى كيم", LineKind.HEADING),
    ("بوتين: «سنرد على العقوبات»", LineKind.HEADING),
    ("العراق.. هل هو انقلاب؟", LineKind.HEADING),
    ("Who will win the election in Chile?", LineKind.HEADING),
    ("The minister resigned on Friday.", LineKind.PARAGRAPH),
    ("وقال الوزير:", LineKind.PARAGRAPH),
    ("نُشر: 10:15-12 يونيو 2024 م ـ 06 ذو الحِجّة 1445 هـ", LineKind.DATE),
    ("Published: 12 June 2024 10:15 GMT", LineKind.DATE),
    ("World", LineKind.LABEL),
    ("الولايات المتحدة\u200b", LineKind.LABEL),
    ("RELATED STORIES:", LineKind.RELATED),
    ("مواضيع ذات صلة", LineKind.RELATED),
    ("See also: Chile votes for a new president", LineKind.ALSO),
    ("-----------", LineKind.RULE),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_is_known_by_itself(line: str, kind: LineKind) -> None:
    assert [found.kind for found in find_lines(line)] == [kind]
