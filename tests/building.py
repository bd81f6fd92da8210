"""Articles and claims for tests, with everything that a test does not speak of filled in."""

from typing import Any

from kb.identifiers import article_id, claim_id
from kb.model import Article, Certainty, Claim, EventType, Span, Status


def build_article(text: str, **fields: Any) -> Article:
    """An article of a text in English, without blocks; fields are those of `Article`."""
    given = {"title": "", "blocks": (), "language": "en", **fields}
    return Article(id=article_id(url=None, text=text), text=text, **given)


def build_claim(article: Article, kind: str, *, trigger: Span, quote: Span, **fields: Any) -> Claim:
    """A claim that something certainly happened, by nobody and nowhere; fields are those of `Claim`."""
    given = {
        "id": claim_id(article.id, trigger, kind), "article": article.id, "number": "c1",
        "status": Status.OCCURRED, "certainty": Certainty.CERTAIN, "time": None,
        "participants": (), "places": (), "speakers": (), "rule": "by hand", **fields,
    }  # fmt: skip
    return Claim(
        type=EventType(kind),
        trigger=trigger.of(article.text),
        trigger_span=trigger,
        quote=quote.of(article.text),
        quote_span=quote,
        **given,
    )
