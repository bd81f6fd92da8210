"""JSON and JSON Lines become articles; what is broken is named and the rest is read."""

import json
from datetime import date
from pathlib import Path

import pytest

from kb.errors import InputError
from kb.model import Article, BlockKind, Problem
from kb.reading import ReadOptions, read_bytes, read_path

RECORD = {
    "title": "Ghana and Togo reopen border crossing",
    "content": "Ghana and Togo reopened a border crossing on Friday, officials said.\n\nTraders welcomed it.",
    "date": "2024-03-15",
    "source": "The Morning Chronicle",
    "url": "https://example.org/ghana",
    "language": "en",
}
OTHER = {
    "title": "Togo votes",
    "text": "Voters in Togo chose a new parliament on Monday.",
    "published": "2024-04-29T20:15:00Z",
}


def read(value: object, name: str = "a.json", options: ReadOptions | None = None) -> list[Article | Problem]:
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return [item for page in read_bytes(data, name, options or ReadOptions()) for item in page]


def test_an_object_is_an_article_with_all_that_it_says_of_itself() -> None:
    (article,) = read(RECORD)
    assert isinstance(article, Article)
    assert (article.title, article.published, article.publisher) == (
        RECORD["title"],
        date(2024, 3, 15),
        RECORD["source"],
    )
    assert (article.url, article.language, article.source) == (RECORD["url"], "en", "a.json")
    assert [proof.rule for proof in article.published_proofs] == ["metadata"]


def test_the_title_is_the_first_line_of_the_text_and_the_text_goes_on_as_given() -> None:
    (article,) = read(RECORD)
    assert isinstance(article, Article)
    assert article.text == f"{RECORD['title']}\n\n{RECORD['content']}"
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_title_that_the_text_repeats_is_there_once() -> None:
    (article,) = read({"title": "Togo votes", "text": "Togo votes\n\nVoters in Togo chose a new parliament."})
    assert isinstance(article, Article)
    assert article.text.count("Togo votes") == 1


def test_a_title_may_be_a_sentence() -> None:
    (article,) = read({**OTHER, "title": "Togo has voted. Nobody knows yet who won the election."})
    assert isinstance(article, Article)
    assert article.blocks[0].kind is BlockKind.TITLE
    assert article.title.startswith("Togo has voted. Nobody")


def test_a_list_holds_many_articles() -> None:
    items = read([RECORD, OTHER, 7])
    assert [type(item) for item in items] == [Article, Article, Problem]
    assert [item.source for item in items] == ["a.json[1]", "a.json[2]", "a.json[3]"]


def test_what_the_user_says_goes_before_what_the_file_says() -> None:
    options = ReadOptions(published=date(2020, 1, 1), publisher="P", language="en-GB", url="https://example.org/x")
    (article,) = read(RECORD, options=options)
    assert isinstance(article, Article)
    assert (article.published, article.publisher, article.language) == (date(2020, 1, 1), "P", "en-GB")
    assert article.url == "https://example.org/x"
    assert [proof.rule for proof in article.published_proofs] == ["user"]


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([json.dumps(RECORD), '{"title": "bro', "", json.dumps(OTHER)]), encoding="utf-8")
    items = [item for page in read_path(path, ReadOptions()) for item in page]
    assert [item.source for item in items] == [f"{path}:1", f"{path}:2", f"{path}:4"]
    assert [type(item) for item in items] == [Article, Problem, Article]
    assert isinstance(items[1], Problem)
    assert "not JSON" in items[1].reason


def test_lines_are_known_without_the_ending_even_after_a_broken_one() -> None:
    data = "\n".join(["{broken", json.dumps(RECORD), json.dumps(OTHER)]).encode()
    items = read(b'{"title": "broken"\n' + data, "<stdin>")
    assert [type(item) for item in items] == [Problem, Problem, Article, Article]


def test_lines_with_windows_ends_and_a_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(json.dumps(r).encode() for r in (RECORD, OTHER)) + b"\r\n")
    items = [item for page in read_path(path, ReadOptions()) for item in page]
    assert [type(item) for item in items] == [Article, Article]


@pytest.mark.parametrize("ending", ["jsonl", "json"])
@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_records_in_other_encodings_are_read(tmp_path: Path, encoding: str, ending: str) -> None:
    text = "وصل الوزير إلى القاهرة، وقال إن المحادثات بين البلدين ستبدأ في شهر مايو."
    path = tmp_path / f"news.{ending}"
    path.write_bytes(json.dumps({"title": "الوزير في القاهرة", "text": text}, ensure_ascii=False).encode(encoding))
    ((article,),) = read_path(path, ReadOptions())
    assert isinstance(article, Article)
    assert text in article.text


def test_a_date_that_is_not_understood_is_reported_and_not_guessed() -> None:
    article, problem = read({**OTHER, "published": "last spring"})
    assert isinstance(article, Article)
    assert article.published is None
    assert isinstance(problem, Problem)
    assert "last spring" in problem.reason


@pytest.mark.parametrize(
    "value", [{"title": "No text"}, {"text": "  "}, {"text": ["a"]}, [], "text", 7, None, b'{"a": ', b"[" * 100_000]
)
def test_what_is_no_record_is_a_problem(value: object) -> None:
    (problem,) = read(value)
    assert isinstance(problem, Problem)
    assert "a.json" in problem.source
    assert problem.remedy


def test_a_language_without_data_is_a_problem() -> None:
    (problem,) = read({**OTHER, "language": "fr"})
    assert isinstance(problem, Problem)
    assert "'fr'" in problem.reason


def test_a_language_that_the_letters_contradict_is_not_believed() -> None:
    (article,) = read({"text": "وصل الوزير إلى القاهرة لإجراء محادثات.", "language": "en"})
    assert isinstance(article, Article)
    assert article.language == "ar"


def test_a_folder_is_read_in_order_of_name_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.json", "1.json", ".hidden/3.json", "README.md", "4.png"):
        (tmp_path / name).write_text(json.dumps(RECORD), encoding="utf-8")
    items = [item for page in read_path(tmp_path, ReadOptions()) for item in page]
    assert [Path(item.source).name for item in items] == ["1.json", "2.json"]


def test_a_folder_without_files_is_a_problem(tmp_path: Path) -> None:
    (((problem,),)) = read_path(tmp_path, ReadOptions())
    assert isinstance(problem, Problem)


def test_a_file_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.json"):
        list(read_path(tmp_path / "nowhere.json", ReadOptions()))


@pytest.mark.parametrize("words", ["زار بوتين الصين.", "غادر بوتين", "Putin visited China."])
def test_what_a_record_calls_its_text_is_an_article_however_short(words: str) -> None:
    ((article,),) = read_bytes(json.dumps({"text": words}).encode(), "short.json", ReadOptions())
    assert isinstance(article, Article)
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == [(BlockKind.PARAGRAPH, words)]


def test_the_title_of_a_short_record_stays_its_title() -> None:
    record = {"title": "Putin in China", "text": "Putin visited China."}
    ((article,),) = read_bytes(json.dumps(record).encode(), "short.json", ReadOptions())
    assert isinstance(article, Article)
    assert article.title == "Putin in China"
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("words", [".", "123 456", "x"])
def test_a_record_whose_text_says_nothing_is_no_article(words: str) -> None:
    ((problem,),) = read_bytes(json.dumps({"title": "Putin in China", "text": words}).encode(), "x.json", ReadOptions())
    assert isinstance(problem, Problem)
    assert "no article" in problem.reason
