"""Every example beside the words of events comes out as it says, with the reference data that ship."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from kb.finding.extract import Extractor
from kb.graph.reference import read_reference
from kb.identifiers import article_id
from kb.language.lexicon import languages, load_language
from kb.model import Article, Block, BlockKind, Claim, Role, Span
from kb.resources import bundled


@cache
def _extractor() -> Extractor:
    return Extractor(read_reference(sorted((bundled("ontology") / "reference").glob("*.ttl"))))


def _article(text: str, *, language: str, published: date) -> Article:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    return Article(
        id=article_id(url=None, text=text), text=text, title="", blocks=(block,), language=language, published=published
    )


def _seen(claim: Claim, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of a claim that an example speaks of."""
    seen: dict[str, Any] = {"type": claim.type, "status": claim.status.value, "certainty": claim.certainty.value}
    seen["when"] = claim.time.edtf if claim.time else None
    for role in Role:
        seen[role.value] = sorted(p.name.words for p in claim.participants if p.role is role)
    seen["place"] = [name.words for name in claim.places]
    seen["speaker"] = [name.words for name in claim.speakers]
    return {field: seen[field] for field in wanted}


_EXAMPLES = [
    pytest.param(tag, example, id=example["text"][:40])
    for tag in languages()
    for example in load_language(tag).table("events")["examples"]
]


@pytest.mark.parametrize(("tag", "example"), _EXAMPLES)
def test_every_example_gives_its_claims(tag: str, example: dict[str, Any]) -> None:
    claims = _extractor().extract(_article(example["text"], language=tag, published=example["published"]))
    assert [claim.type for claim in claims] == [wanted["type"] for wanted in example["claims"]]
    for claim, wanted in zip(claims, example["claims"], strict=True):
        roles = {role.value: sorted(wanted[role.value]) for role in Role if role.value in wanted}
        assert _seen(claim, wanted) == {**wanted, **roles}
