"""Tests of claims as JSON records."""

import json
from collections.abc import Callable

from kb.finding.records import to_record
from kb.model import Article, Claim

_TEXT = "زار بوتين فيتنام أمس. قال لافروف إن بوتين سيزور الصين."


def test_a_record_tells_article_claims_and_events(
    make_article: Callable[..., Article], find_claims: Callable[..., tuple[Claim, ...]]
) -> None:
    article, claims = make_article(_TEXT), find_claims(_TEXT)
    record = json.loads(json.dumps(to_record(article, claims, [[claims[1].id], [claims[0].id]])))
    assert (record["id"], record["published"], record["language"]) == (article.id, "2024-06-12", "ar")
    assert record["events"] == [["c1"], ["c2"]]
    assert record["claims"][0] == {
        "id": "c1",
        "type": "Visit",
        "status": "occurred",
        "certainty": "certain",
        "when": "2024-06-11",
        "participants": [{"name": "Vladimir Putin", "as": "بوتين", "role": "agent"}],
        "places": [{"name": "Vietnam", "as": "فيتنام"}],
        "attributed_to": [],
        "trigger": "زار",
        "quote": "زار بوتين فيتنام أمس.",
        "start": 0,
        "end": 21,
        "also": [],
        "counts": [],
        "rule": claims[0].rule,
    }


def test_a_record_quotes_the_further_sentences_of_a_claim(
    make_article: Callable[..., Article], find_claims: Callable[..., tuple[Claim, ...]]
) -> None:
    text = "بوتين في زيارة للصين.\nزار بوتين الصين أمس."
    (claim,) = to_record(make_article(text), find_claims(text), [])["claims"]
    assert claim["quote"] == "زار بوتين الصين أمس."
    assert claim["also"] == [{"quote": "بوتين في زيارة للصين.", "start": 0, "end": 21}]


def test_a_record_without_a_date_says_so(
    make_article: Callable[..., Article], find_claims: Callable[..., tuple[Claim, ...]]
) -> None:
    article, claims = make_article(_TEXT, published=None), find_claims(_TEXT, published=None)
    record = to_record(article, claims, [])
    assert record["published"] is None
    assert [claim["when"] for claim in record["claims"]] == [None, None]


def test_a_record_tells_the_numbers_of_people(
    make_article: Callable[..., Article], find_claims: Callable[..., tuple[Claim, ...]]
) -> None:
    text = "قتل أكثر من 20 جنديا في هجوم على كابل."
    (claim,) = to_record(make_article(text), find_claims(text), [])["claims"]
    assert claim["counts"] == [
        {"kind": "killed", "value": None, "least": 20, "most": None, "approximate": False, "as": "أكثر من 20 جنديا"}
    ]
