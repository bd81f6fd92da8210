"""Tests of gold that stands without its texts."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from kb.errors import InputError
from kb.evaluation import read_gold
from kb.evaluation.standoff import digest, read_texts, to_standoff
from kb.graph.vocabulary import event_types
from kb.model import Certainty, EventType, Status

_GOLD = Path(__file__).parent / "data" / "evaluation" / "gold.json"


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(_GOLD.read_text("utf-8"))
    return rows


def _write(tmp_path: Path, rows: list[dict[str, Any]]) -> tuple[Path, Path]:
    """Stand-off gold of the rows, and their texts one a line beside articles that no gold is for."""
    gold, texts = tmp_path / "standoff.json", tmp_path / "texts.jsonl"
    gold.write_text(json.dumps(rows), encoding="utf-8")
    others = [{"title": "Another", "content": "Nothing happened."}, {"headline": "x"}]
    texts.write_text("\n".join(json.dumps(row) for row in [*others, *_rows()]), encoding="utf-8")
    return gold, texts


def test_stand_off_gold_holds_no_word_of_its_texts() -> None:
    standoff = [to_standoff(row) for row in _rows()]
    words = json.dumps(standoff, ensure_ascii=False)
    for row in _rows():
        assert row["title"] not in words
        assert all(claim["quote"] not in words and claim["trigger"] not in words for claim in row["claims"])
    first = standoff[0]["claims"][0]
    assert (first["quote"], first["trigger"], first["participants"][0]["as"]) == ((17, 99), (17, 20), (21, 49))


def test_with_its_texts_stand_off_gold_is_the_gold_again(tmp_path: Path) -> None:
    gold, texts = _write(tmp_path, [to_standoff(row) for row in _rows()])
    assert read_gold(gold, texts=texts) == read_gold(_GOLD)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "all.json").write_text(json.dumps(_rows()), encoding="utf-8")
    assert read_gold(gold, texts=folder) == read_gold(_GOLD)


def test_a_text_that_is_missing_or_changed_is_named(tmp_path: Path) -> None:
    gold, texts = _write(tmp_path, [to_standoff(row) for row in _rows()])
    with pytest.raises(InputError, match="name the file that has them with --texts"):
        read_gold(gold)
    changed = [{**row, "content": row["content"] + "."} if row["id"] == "visit-en" else row for row in _rows()]
    texts.write_text("\n".join(json.dumps(row) for row in changed), encoding="utf-8")
    with pytest.raises(InputError, match="article visit-en: none of the texts has its digest"):
        read_gold(gold, texts=texts)


@pytest.mark.parametrize("place", [[5, 5], [3, 1_000_000], [-1, 4], ["3", 4], 7, [1, 2, 3]])
def test_a_place_that_is_none_is_named(tmp_path: Path, place: Any) -> None:
    rows = [to_standoff(row) for row in _rows()]
    rows[0]["claims"][0]["trigger"] = place
    gold, texts = _write(tmp_path, rows)
    with pytest.raises(InputError, match=r"article visit-ar: .* is no \[start, end\] in its text"):
        read_gold(gold, texts=texts)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text("{broken", encoding="utf-8")
    with pytest.raises(InputError, match="the texts are JSON objects with `title` and `content`"):
        read_texts(tmp_path / "texts.jsonl")
    with pytest.raises(InputError, match="check the name"):
        read_texts(tmp_path / "none.jsonl")


def test_words_that_stand_nowhere_cannot_be_placed() -> None:
    row = _rows()[0]
    row["claims"][0]["quote"] = "not printed"
    with pytest.raises(InputError, match="'not printed' is not in its text"):
        to_standoff(row)


def test_a_digest_is_that_of_title_line_end_and_content() -> None:
    assert digest("a", "b") == "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78"


def test_the_stand_off_gold_that_comes_with_the_tests_is_whole_and_holds_no_text() -> None:
    written = (_GOLD.parent / "standoff-ar.json").read_text(encoding="utf-8")
    articles: list[dict[str, Any]] = json.loads(written)
    assert not any("ARABIC" in unicodedata.name(letter, "") for letter in set(written))
    assert len({article["sha256"] for article in articles}) == len(articles)
    for article in articles:
        ids = [claim["id"] for claim in article["claims"]]
        assert sorted(each for event in article["events"] for each in event) == sorted(ids)
        for claim in article["claims"]:
            start, end = claim["quote"]
            assert start <= claim["trigger"][0] < claim["trigger"][1] <= end
            assert EventType(claim["type"]) in event_types()
            assert claim["status"] in set(Status)
            assert claim["certainty"] in set(Certainty)
