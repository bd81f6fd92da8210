"""Web pages become articles with the date that they state, and no other."""

import subprocess
import sys
from datetime import date

import pytest

from kb.model import Article, BlockKind, Problem
from kb.reading import ReadOptions, read_bytes
from kb.reading.metadata import read_metadata

PARAGRAPHS = [
    "Ghana and Togo reopened a border crossing on Friday, officials in Accra said, ending a dispute of some years.",
    "The crossing had been closed since March, and traders on both sides had asked for it to be opened again.",
    "The two governments will hold talks on customs in Lomé next month, the ministry said in a statement.",
]


def page(head: str = "", *, language: str = ' lang="en"', body: list[str] | None = None) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in body or PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html{language}><head><meta charset='utf-8'>"
        f"<title>Border reopened | Chronicle</title>{head}</head>"
        "<body><nav><a href='/'>Home</a><a href='/world'>World</a></nav>"
        f"<article><h1>Border reopened</h1>{paragraphs}</article>"
        "<footer>Copyright 2011 - 3 May 2012</footer></body></html>"
    ).encode()


def only(data: bytes, source: str = "a.html") -> Article:
    ((article,),) = read_bytes(data, source, ReadOptions())
    assert isinstance(article, Article), article
    return article


def test_the_article_is_found_without_menus_and_footers() -> None:
    article = only(page())
    assert article.title == "Border reopened"
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)
    assert "Home" not in article.text
    assert "Copyright" not in article.text
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * 3]


def test_a_web_page_is_known_without_its_ending() -> None:
    assert only(page(), "<stdin>").title == "Border reopened"


def test_what_the_page_says_of_itself_is_kept() -> None:
    article = only(
        page(
            '<meta property="article:published_time" content="2019-11-08T10:00:00+00:00">'
            '<meta property="og:site_name" content="The Morning Chronicle">'
            '<link rel="canonical" href="https://example.org/border">'
        )
    )
    assert article.published == date(2019, 11, 8)
    assert [proof.rule for proof in article.published_proofs] == ["metadata"]
    assert (article.publisher, article.url) == ("The Morning Chronicle", "https://example.org/border")
    assert article.language == "en"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-11-08"}</script>',
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["WebPage"], "datePublished": "2001-01-01"},'
            '{"@type": ["Article"], "datePublished": "2019-11-08T01:00:00Z", "publisher": {"name": "C"}}]}</script>'
        ),
        '<meta name="date" content="2019-11-08">',
        '<meta itemprop="datePublished" content="Fri, 08 Nov 2019 10:00:00 GMT">',
        '<time itemprop="datePublished" datetime="2019-11-08T10:00">Friday</time>',
    ],
)
def test_a_date_that_is_stated_is_read(head: str) -> None:
    assert read_metadata(page(head).decode()).published == date(2019, 11, 8)


@pytest.mark.parametrize(
    "head", ["", '<meta name="date" content="today">', '<meta name="copyright" content="2020-01-01">']
)
def test_no_date_is_made_up(head: str) -> None:
    assert only(page(head)).published is None


def test_broken_linked_data_are_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": </script><meta name="date" content="2019-11-08">'
    assert only(page(head)).published == date(2019, 11, 8)


def test_an_arabic_page_is_read_in_its_old_encoding() -> None:
    body = [
        "وصل الوزير المصري إلى الخرطوم، وقال إن المحادثات بين البلدين ستبدأ في شهر مايو المقبل وتستمر يومين.",
        "وقالت وزارة الخارجية إن الوفد سيبحث ملف المياه من جديد مع المسؤولين في السودان قبل عودته إلى القاهرة.",
    ]
    data = page(language=' lang="ar" dir="rtl"', body=body).decode().encode("cp1256")
    article = only(data)
    assert article.language == "ar"
    assert all(text in article.text for text in body)


def test_a_web_page_without_text_is_a_problem() -> None:
    ((problem,),) = read_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "a.html", ReadOptions())
    assert isinstance(problem, Problem)


def test_reading_imports_neither_the_web_reader_nor_any_graph_library_before_they_are_needed() -> None:
    slow = ("trafilatura", "rdflib", "pyshacl", "pyoxigraph")
    code = f"import sys, kb.reading; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
