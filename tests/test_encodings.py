"""Bytes become text in three encodings, and everything else is refused in plain words."""

import random
from pathlib import Path

import pytest

from kb.model import Article, Problem
from kb.reading import ReadOptions, read_bytes, read_path
from kb.reading.encodings import Decoded, decode

ARABIC = (
    "وصل الوزير إلى القاهرة.\n\nوقال الوزير إن المحادثات بين البلدين ستبدأ في شهر مايو، وستتناول ملف المياه من جديد.\n"
)
ENGLISH = "Minister in Cairo\n\nThe minister arrived in Cairo on Friday for talks on water.\n"


def only(data: bytes, source: str = "page.txt") -> tuple[Article | Problem, ...]:
    (page,) = read_bytes(data, source, ReadOptions())
    return page


NOISE = random.Random(7).randbytes(1_000_000)  # noqa: S311  (no secret)


def problem_of(data: bytes, source: str = "page.txt") -> Problem:
    (problem,) = only(data, source)
    assert isinstance(problem, Problem)
    assert problem.source == source
    assert problem.remedy
    return problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ARABIC, ENGLISH])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "page.txt")
    assert isinstance(decoded, Decoded)
    assert (decoded.text, decoded.note) == (text, None)


def test_utf_16_with_the_big_end_first_and_a_mark_is_read() -> None:
    decoded = decode(b"\xfe\xff" + ARABIC.encode("utf-16-be"), "page.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == ARABIC


def test_windows_1256_is_read_where_it_is_arabic() -> None:
    decoded = decode(ARABIC.encode("cp1256"), "page.txt")
    assert isinstance(decoded, Decoded)
    assert (decoded.text, decoded.encoding) == (ARABIC, "windows-1256")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le président français est arrivé à Genève où il a été reçu après midi. " * 3, "cp1252"),
        ("Президент России прибыл в Пекин с официальным визитом на этой неделе. " * 3, "cp1251"),
        (ARABIC, "iso8859-6"),
    ],
)
def test_other_encodings_are_refused_with_a_remedy(text: str, encoding: str) -> None:
    problem = problem_of(text.replace("،", "").encode(encoding))
    assert "encoding" in problem.reason
    assert "UTF-8" in problem.remedy


def test_a_page_cut_in_the_middle_of_a_character_keeps_what_is_whole() -> None:
    article, problem = only(ARABIC.strip().encode()[:-2])
    assert isinstance(article, Article)
    assert article.text == ARABIC.strip()[:-2]
    assert isinstance(problem, Problem)
    assert "ends in the middle of a character" in problem.reason


def test_a_page_cut_at_its_start_keeps_what_is_whole() -> None:
    article, problem = only(ARABIC.encode()[1:])
    assert isinstance(article, Article)
    assert article.text == ARABIC[1:].strip()
    assert isinstance(problem, Problem)
    assert "begins in the middle of a character" in problem.reason


@pytest.mark.parametrize(
    ("magic", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x7fELF\x02\x01\x01", "program"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_a_file_of_another_kind_is_named_whatever_its_ending(magic: bytes, name: str) -> None:
    assert name in problem_of(magic + bytes(range(200))).reason


def test_zeros_in_the_text_make_it_binary() -> None:
    assert "binary" in problem_of(b"abc\x00\x01\x02def" * 40).reason
    assert "binary" in problem_of(b"MZ\x90\x00\x03" + bytes(100)).reason


def test_a_stray_control_character_becomes_a_space_in_its_place() -> None:
    (article,) = only(ENGLISH.replace("Cairo on", "Cairo\x0bon").encode() + ENGLISH.encode() * 3)
    assert isinstance(article, Article)
    assert "Cairo on Friday" in article.text


@pytest.mark.parametrize("data", [b"", b" \n\n \t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert problem_of(data).reason == "the file is empty"


@pytest.mark.parametrize(
    "text", ["12 13 14\n15 16\n", "aGVsbG8gd29ybGQ" * 300, "TT\n\nShare\n", "()()(){}{}!!!\n" * 50]
)
def test_what_holds_no_sentence_is_no_article(text: str) -> None:
    assert "no article" in problem_of(text.encode()).reason


def test_a_text_in_a_script_of_no_known_language_is_refused() -> None:
    text = "Президент России прибыл в Пекин с официальным визитом.\n\nОн встретится с премьером на этой неделе.\n"
    assert "letters" in problem_of(text.encode()).reason


@pytest.mark.parametrize("name", ["noise.txt", "noise.json", "noise.html", "noise.jsonl"])
def test_fifty_megabytes_of_noise_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(NOISE * 50)
    pages = list(read_path(path, ReadOptions()))
    assert 0 < len(pages) < 30
    assert all(isinstance(item, Problem) for page in pages for item in page)


def test_noise_below_the_limit_is_refused() -> None:
    assert problem_of(NOISE * 15)


def test_the_limit_can_be_set() -> None:
    ((problem,),) = read_bytes(ENGLISH.encode(), "page.txt", ReadOptions(largest=20))
    assert isinstance(problem, Problem)
    assert "larger than" in problem.reason
