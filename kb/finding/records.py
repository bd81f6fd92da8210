"""Claims as JSON records: what `kb extract` prints, one object an article."""

from collections.abc import Sequence
from typing import Any

from kb.model import Article, Claim, Count, Iri, Name


def to_record(article: Article, claims: Sequence[Claim], groups: Sequence[Sequence[Iri]]) -> dict[str, Any]:
    """An article with its claims; `groups` are the ids of claims that speak of one event."""
    numbers = {claim.id: claim.number for claim in claims}
    events = sorted(
        (sorted((numbers[each] for each in group), key=_order) for group in groups), key=lambda g: _order(g[0])
    )
    return {
        "id": article.given_id or article.id,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "title": article.title,
        "claims": [_claim(claim, article.text) for claim in claims],
        "events": events,
    }


def _order(number: str) -> int:
    return int(number[1:])


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "id": claim.number,
        "type": claim.type,
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "when": claim.time.edtf if claim.time else None,
        "participants": [{**_name(p.name), "role": p.role.value} for p in claim.participants],
        "places": [_name(place) for place in claim.places],
        "attributed_to": [_name(speaker) for speaker in claim.speakers],
        "trigger": claim.trigger,
        "quote": claim.quote,
        "start": claim.quote_span.start,
        "end": claim.quote_span.end,
        "also": [{"quote": span.of(text), "start": span.start, "end": span.end} for span in claim.also_at],
        "counts": [_count(count) for count in claim.counts],
        "rule": claim.rule,
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "kind": count.kind.value,
        "value": count.value,
        "least": count.least,
        "most": count.most,
        "approximate": count.approximate,
        "as": count.words,
    }


def _name(name: Name) -> dict[str, str]:
    return {"name": name.entity.label("en"), "as": name.words}
