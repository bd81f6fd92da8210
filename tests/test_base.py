"""The knowledge base on disk: order does not matter, nothing is lost, what is removed is gone."""

import shutil
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from kb.base import KnowledgeBase
from kb.errors import StoreError
from kb.graph.queries import Rows
from kb.reading import ReadOptions

_SEEDS = Path(__file__).parents[1] / "seeds"

_PLAN = "بوتين يزور الصين\n\nمن المقرر أن يزور الرئيس الروسي فلاديمير بوتين الصين في مايو (أيار) 2024.\n"
_DONE = "بوتين في الصين\n\nزار الرئيس الروسي فلاديمير بوتين الصين في 16 مايو (أيار) 2024.\n"
_OTHER = "كيم في روسيا\n\nزار الزعيم الكوري الشمالي كيم جونغ أون روسيا في سبتمبر (أيلول) 2023.\n"


def _files(folder: Path) -> list[tuple[Path, date]]:
    days = (date(2024, 4, 10), date(2024, 5, 17), date(2024, 5, 18))
    files = []
    for number, (text, day) in enumerate(zip((_PLAN, _DONE, _OTHER), days, strict=True)):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        files.append((path, day))
    return files


def _add(base: KnowledgeBase, files: list[tuple[Path, date]]) -> None:
    for path, day in files:
        base.add([path], ReadOptions(published=day))


def test_the_order_of_adding_changes_no_byte(tmp_path: Path) -> None:
    files = _files(tmp_path)
    exports = set()
    for number, order in enumerate(permutations(files)):
        with KnowledgeBase.open(tmp_path / f"base-{number}") as base:
            _add(base, list(order))
            exports.add(base.export("trig"))
    assert len(exports) == 1


def test_a_plan_and_its_fulfilment_are_one_event_and_known_as_such_in_time(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "base") as base:
        _add(base, _files(tmp_path))
        before = base.timeline({"type": "Visit", "as-of": "2024-04-30"}, who=["بوتين"])
        after = base.timeline({"type": "Visit"}, who=["Putin"])
    assert [row[before.variables.index("standing")] for row in before.texts()] == ["planned"]
    assert [row[after.variables.index("standing")] for row in after.texts()] == ["occurred"]
    assert [row[-1] for row in before.texts()] == [row[-1] for row in after.texts()]
    label = before.variables.index("label")
    assert ["2024-05-16" in row[label] for rows in (before, after) for row in rows.texts()] == [False, True]


def test_rebuilding_gives_the_same_hash(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "base") as base:
        base.add([_SEEDS])
        before = base.info().hash
    shutil.rmtree(tmp_path / "base" / "store")
    with KnowledgeBase.open(tmp_path / "base") as base:
        assert base.rebuild().hash == before


def test_adding_the_same_again_is_unchanged_and_a_changed_article_replaces_its_own(tmp_path: Path) -> None:
    file, options = tmp_path / "a.txt", ReadOptions(published=date(2024, 5, 17), url="https://example.org/a")
    file.write_text(_PLAN, encoding="utf-8")
    with KnowledgeBase.open(tmp_path / "base") as base:
        assert [r.outcome for r in base.add([file], options).articles] == ["added"]
        assert [r.outcome for r in base.add([file], options).articles] == ["unchanged"]
        file.write_text(_OTHER, encoding="utf-8")
        assert [r.outcome for r in base.add([file], options).articles] == ["changed"]
        assert base.info().articles == 1
        changed = base.export("nq")
    with KnowledgeBase.open(tmp_path / "fresh") as base:
        base.add([file], options)
        assert base.export("nq") == changed


def test_removing_an_article_removes_all_that_hung_on_it(tmp_path: Path) -> None:
    files = _files(tmp_path)
    with KnowledgeBase.open(tmp_path / "base") as base:
        _add(base, files[:1])
        alone = base.export("nq")
        _add(base, files[1:])
        for path, _ in files[1:]:
            (article,) = [r.article for r in base.records() if r.article.source.startswith(path.name)]
            base.remove(article.id)
        assert base.export("nq") == alone
        assert base.check().conforms


def test_what_an_interrupted_addition_left_is_done_when_the_base_is_opened(tmp_path: Path) -> None:
    (path, day), *_ = _files(tmp_path)
    with KnowledgeBase.open(tmp_path / "whole") as base:
        base.add([path], ReadOptions(published=day))
        whole, (record,) = base.export("nq"), base.records()
    with KnowledgeBase.open(tmp_path / "cut") as base:
        base._archive.keep(record.article)  # noqa: SLF001  (as if the power failed right after)
    with KnowledgeBase.open(tmp_path / "cut") as base:
        assert base.export("nq") == whole


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "base") as base:
        base.add([_SEEDS])
        with pytest.raises(StoreError, match="writing"):
            KnowledgeBase.open(tmp_path / "base")
        with KnowledgeBase.open(tmp_path / "base", read_only=True) as reader:
            answer = reader.query("who-met-whom")
    assert isinstance(answer, Rows)
    assert answer.rows


def test_words_of_the_articles_narrow_a_timeline(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "base") as base:
        _add(base, _files(tmp_path))
        found = base.timeline({}, text="كيم")
        assert found.rows
        assert len(found.rows) < len(base.timeline({}).rows)


def test_a_check_finds_a_quote_that_is_not_in_its_article(tmp_path: Path) -> None:
    with KnowledgeBase.open(tmp_path / "base") as base:
        base.add([_SEEDS])
        assert base.check().conforms
        record = next(record for record in base.records() if record.claims)
        base._archive._database.execute(  # noqa: SLF001  (as if somebody had edited the file)
            "UPDATE articles SET article = CAST(REPLACE(CAST(article AS TEXT), ?, 'x') AS BLOB)",
            (record.claims[0].quote,),
        )
        assert base.check().lost_quotes


def test_another_base_iri_is_kept_to(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "kb.toml").write_text('base = "https://example.org/news/"\n', encoding="utf-8")
    with KnowledgeBase.open(tmp_path / "base") as base:
        base.add([_SEEDS])
        text = base.export("ttl").decode()
        assert base.check().conforms
    assert "<https://example.org/news/event/" in text
    assert "<https://w3id.org/tarikh/id/event/" not in text
