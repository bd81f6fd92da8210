"""Tests of the measuring of the extractor: gold files, pairs, figures, and a run on articles."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kb.errors import InputError
from kb.evaluation import GoldArticle, GoldClaim, GoldName, Measure, evaluate, read_gold
from kb.evaluation import dates as date_cases
from kb.evaluation.comparison import same_name
from kb.evaluation.report import difference_lines, measure_rows, share_lines, to_record, type_rows
from kb.evaluation.scores import align, score
from kb.evaluation.times import bounds, contradict
from kb.model import Certainty, Role, Status

_GOLD = Path(__file__).parent / "data" / "evaluation" / "gold.json"
_QUOTE = "Putin visited China on Tuesday and met Xi."


def _claim(**fields: Any) -> GoldClaim:
    given: dict[str, Any] = {
        "type": "Visit", "status": Status.OCCURRED, "certainty": Certainty.CERTAIN, "when": "2024-06-11",
        "participants": (GoldName(name="Vladimir Putin", words="Putin", role=Role.AGENT),),
        "places": (GoldName(name="China", words="China"),), "trigger": "visited", "quote": _QUOTE,
    }  # fmt: skip
    return GoldClaim(**{**given, **fields})


def _article(*claims: GoldClaim, name: str = "one") -> GoldArticle:
    return GoldArticle(id=name, title="Putin visits China", claims=claims)


# gold files


def test_a_gold_file_is_a_list_or_an_object_with_pieces(tmp_path: Path) -> None:
    plain = read_gold(_GOLD)
    wrapped = tmp_path / "wrapped.json"
    wrapped.write_text(json.dumps({"source": "x", "pieces": json.loads(_GOLD.read_text("utf-8"))}), encoding="utf-8")
    assert read_gold(wrapped) == plain
    assert [article.id for article in plain] == ["visit-ar", "visit-en"]
    assert plain[0].claims[1].attributed_to[1] == GoldName(name="Reuters", words="رويترز")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: rows[0]["claims"][0].update(type="Vist"), "'Vist' is no event type"),
        (lambda rows: rows[1]["claims"][0].update(status="done"), "done"),
        (lambda rows: rows[1]["claims"][0].update(when="last week"), "no time in EDTF"),
        (lambda rows: rows[1]["claims"][0]["participants"][0].pop("role"), "visit-en, claim c1"),
        (lambda rows: rows[1].pop("claims"), "[1]"),
        (lambda rows: rows[1].update(id="visit-ar"), "more than one article has the id 'visit-ar'"),
        (lambda rows: rows.clear(), "no article"),
    ],
)
def test_what_is_wrong_in_a_gold_file_is_named(
    tmp_path: Path, change: Callable[[list[dict[str, Any]]], None], words: str
) -> None:
    rows = json.loads(_GOLD.read_text("utf-8"))
    change(rows)
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_gold(path)
    assert words in str(raised.value)
    assert "gold.json" in str(raised.value)


@pytest.mark.parametrize("data", [b"", b"Putin visited China.", b'{"title": "x"}', b"\xff\xfe"])
def test_what_is_no_gold_file_is_refused_with_a_remedy(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "gold.json").write_bytes(data)
    with pytest.raises(InputError, match="a gold file is a JSON list"):
        read_gold(tmp_path / "gold.json")
    with pytest.raises(InputError, match="check the name"):
        read_gold(tmp_path / "none.json")


# comparing


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-09-13", "2023-09-13", "2023-09-13"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-1X", "2024-10-01", "2024-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-06-19~/2024-06-20", "2024-06-19", "2024-06-20"),
        ("../2015-07-20", "0001-01-01", "2015-07-20"),
        ("2014-08~/..", "2014-08-01", "9999-12-31"),
        ("2024-34", "2024-04-01", "2024-06-30"),
        ("2024-41", "2024-07-01", "2024-12-31"),
    ],
)
def test_the_bounds_of_a_time_are_its_first_and_last_day(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("edtf", ["yesterday", "2024-02-30", "", None])
def test_what_is_no_time_has_no_bounds_and_contradicts_nothing(edtf: str | None) -> None:
    assert bounds(edtf) is None
    assert not contradict(edtf, "2024-06-11")


def test_times_contradict_each_other_where_they_share_no_day() -> None:
    assert contradict("2024-06-11", "2024-07")
    assert not contradict("2024-06-11", "2024-06")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Vladimir Putin", ""), ("vladimir putin", ""), True),
        (("Vladimir Putin", "الرئيس فلاديمير بوتين"), ("بوتين", "بوتين"), True),
        (("Xi Jinping", "شي جينبينغ"), ("Vladimir Putin", "بوتين"), False),
        (("", "الأمم المتحدة"), ("", "أمم متحدة"), True),
        (("", ""), ("", ""), False),
    ],
)
def test_names_are_the_same_by_label_or_by_half_of_their_words(
    one: tuple[str, str], other: tuple[str, str], *, same: bool
) -> None:
    assert same_name(GoldName(name=one[0], words=one[1]), GoldName(name=other[0], words=other[1])) is same


# figures


def test_the_same_claims_are_right_in_everything() -> None:
    scores = score([_article(_claim())], {"one": [_claim()]})
    assert scores.claims == Measure(1, 1, 1)
    assert scores.slots == Measure(5, 5, 5)
    assert scores.slots.f1 == 1.0
    assert (scores.status.value, scores.certainty.value, scores.time_exact.value, scores.time_invented) == (1, 1, 1, 0)
    assert scores.differences == ()


def test_each_field_that_differs_takes_its_slot_only() -> None:
    found = _claim(
        status=Status.PLANNED,
        when="2024-06",
        participants=(GoldName(name="Vladimir Putin", words="Putin", role=Role.RECIPIENT),),
        attributed_to=(GoldName(name="Reuters", words="Reuters"),),
    )
    scores = score([_article(_claim())], {"one": [found]})
    assert scores.claims.f1 == 1.0
    assert (scores.names, scores.roles) == (Measure(1, 1, 1), Measure(1, 1, 0))
    assert scores.slots == Measure(5, 6, 2)
    assert (scores.time_exact.right, scores.time_compatible.right) == (0, 1)
    assert scores.status_by_gold["occurred"].of == 1
    (difference,) = scores.differences
    assert difference.kind == "differs"
    assert difference.fields == ("status", "when", "participants", "attributed_to")


def test_a_time_where_gold_has_none_is_invented() -> None:
    assert score([_article(_claim(when=None))], {"one": [_claim()]}).time_invented == 1


def test_claims_of_other_sentences_pair_by_a_shared_name_unless_their_times_contradict() -> None:
    gold = _article(_claim(quote="Quite another sentence.", trigger="trip"))
    assert score([gold], {"one": [_claim()]}).claims.right == 1
    assert score([gold], {"one": [_claim(when="2023")]}).claims.right == 0
    assert score([gold], {"one": [_claim(type="Meeting")]}).claims.right == 0


def test_pairs_are_made_best_first_and_one_to_one() -> None:
    near, far = _claim(), _claim(when="2024-06", trigger="went")
    scores = score([_article(far, near)], {"one": [near]})
    assert scores.claims == Measure(2, 1, 1)
    assert [(each.kind, each.gold) for each in scores.differences] == [("missed", far)]


def test_an_article_without_predictions_is_absent_and_counts_as_missed() -> None:
    scores = score([_article(_claim()), _article(_claim(), name="two")], {"one": []})
    assert scores.absent == ("two",)
    assert scores.claims == Measure(2, 0, 0)
    assert scores.claims.f1 == 0.0


def test_types_are_counted_apart_with_the_most_frequent_first() -> None:
    gold = _article(_claim(), _claim(quote="x", places=(), participants=()), _claim(type="Meeting", trigger="met"))
    scores = score([gold], {"one": [_claim(), _claim(type="Attack")]})
    assert list(scores.by_type) == ["Visit", "Meeting", "Attack"]
    assert scores.by_type["Visit"] == Measure(2, 1, 1)
    assert scores.by_type["Attack"] == Measure(0, 1, 0)


def test_articles_are_aligned_by_their_words() -> None:
    one, two = _article(_claim()), GoldArticle(id="two", title="Floods in Chad", claims=())
    found = align([one, two], [("Chad: floods", []), ("Putin in China", [_claim()]), ("Neither", [])])
    assert found == {"one": [_claim()], "two": []}


# running


def test_articles_are_extracted_from_their_content_and_scored() -> None:
    done = evaluate(read_gold(_GOLD))
    assert done.problems == ()
    assert done.scores.articles == 2
    assert done.scores.absent == ()
    assert done.scores.by_type["Visit"] == Measure(3, 3, 3)
    assert done.scores.by_type["Disaster"].right == 0
    assert (done.scores.status.value, done.scores.time_exact.value) == (1.0, 1.0)


def test_texts_may_stand_in_a_folder_under_the_ids(tmp_path: Path) -> None:
    gold = read_gold(_GOLD)
    rows = [{**row, "content": None} for row in json.loads(_GOLD.read_text("utf-8"))]
    (tmp_path / "gold.json").write_text(json.dumps(rows), encoding="utf-8")
    bare, texts = read_gold(tmp_path / "gold.json"), tmp_path / "texts"
    texts.mkdir()
    for article in gold:
        (texts / f"{article.id}.txt").write_text(f"{article.title}\n\n{article.content}\n", encoding="utf-8")
    assert evaluate(bare, texts=texts).scores == evaluate(gold).scores
    assert evaluate(bare, texts=texts, aligned=True).scores.by_type["Visit"].right == 3
    with pytest.raises(InputError, match="visit-ar"):
        evaluate(bare)
    (texts / "visit-en.txt").unlink()
    with pytest.raises(InputError, match="no file is named after article visit-en"):
        evaluate(bare, texts=texts)


def test_a_report_tells_every_figure_and_every_difference() -> None:
    scores = evaluate(read_gold(_GOLD)).scores
    assert [row[0] for row in measure_rows(scores)][-1] == "all slots (SLOT F1)"
    assert type_rows(scores)[0][:4] == ["Visit", "3", "3", "3"]
    assert any(line.startswith("time exact       1.000  (3 of 3)") for line in share_lines(scores))
    assert any(line.startswith("missed   visit-ar  Disaster: بكين") for line in difference_lines(scores.differences))
    record = json.loads(json.dumps(to_record(scores, errors=True)))
    assert record["claims"]["right"] == 3
    assert record["differences"][0]["gold"]["participants"] == []
    assert "differences" not in to_record(scores, errors=False)


# time expressions


def _case(**fields: Any) -> dict[str, Any]:
    text = "Talks were held last month in Geneva."
    start = text.index("last month")
    return {
        "id": "m", "language": "en", "text": text, "reference": "2024-06-12", "start": start, "end": start + 10,
        "earliest": "2024-05-01", "latest": "2024-05-31", "source": "own", **fields,
    }  # fmt: skip


def test_time_expressions_are_counted_by_source_language_and_in_all(tmp_path: Path) -> None:
    yesterday = {"id": "y", "language": "ar", "text": "زار الصين أمس", "start": 10, "end": 13, "source": ""}
    rows = [_case(), _case(id="n", earliest="2024-04-01", latest="2024-04-30", alternatives=[])]
    rows.append(_case(**yesterday, earliest="2024-06-11", latest="2024-06-11"))
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    scores = {
        each.group: each for each in date_cases.score_dates(tuple(date_cases.read_cases(path, date_cases.DateCase)))
    }
    assert list(scores) == ["ar, all", "en, all", "en, own", "all"]
    assert scores["en, own"].verdicts == {"exact": 1, "within": 1, "apart": 1}
    assert scores["ar, all"].share("exact") == 1.0
    assert scores["all"].cases == 3


@pytest.mark.parametrize(
    ("first", "last", "verdicts"),
    [
        ("2024-05-01", "2024-05-31", {"exact", "within"}),
        ("2024-05-03", "2024-05-03", {"invented", "within"}),
        ("2024-05-03", "2024-06-30", set()),
        ("2023-01-01", "2023-12-31", {"apart"}),
        ("2024-05-01", None, set()),
        (None, None, {"missing"}),
    ],
)
def test_days_are_judged_against_every_reading(first: str | None, last: str | None, verdicts: set[str]) -> None:
    case = msgspec.convert(_case(alternatives=[["2024-04-13", "2024-05-12"]]), date_cases.DateCase)
    found = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert date_cases.judge(case, (found[0], found[1])) == verdicts


@pytest.mark.parametrize(
    ("line", "words"),
    [("{", ":1"), (json.dumps(_case(end=900)), "case m"), (json.dumps(_case(latest="May")), ":1"), ("", "no case")],
)
def test_what_is_no_case_is_named(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="cases") as raised:
        list(date_cases.read_cases(path, date_cases.DateCase))
    assert words in str(raised.value)
