"""Identifiers made from content, so that the same articles give the same graph on every machine.

Each is the first 20 hexadecimal digits (80 bits) of a SHA-256, after a word that says what it names.
"""

import hashlib
import unicodedata

from kb.model import Iri, Span


def digest(*parts: str) -> str:
    r"""Twenty hexadecimal digits for the parts, which are kept apart by U+001F.

    >>> digest("a", "b")
    'f04cdced9736a69da610'
    """
    text = unicodedata.normalize("NFC", "\x1f".join(parts))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]


def article_id(*, url: str | None, text: str) -> Iri:
    """The article's identifier: from its URL where it has one, else from its text.

    >>> article_id(url="https://example.org/1", text="whatever")
    'article/9cd24c50232a0cf893f6'
    """
    return Iri(f"article/{digest('url', url) if url else digest('text', text)}")


def claim_id(article: Iri, trigger: Span, event_type: str) -> Iri:
    """The claim's identifier: its article, where its trigger stands, its type."""
    return Iri(f"claim/{digest(article, str(trigger.start), str(trigger.end), event_type)}")


def event_id(first_claim: Iri) -> Iri:
    """The event's identifier, from its first claim by (publication date, claim id)."""
    return Iri(f"event/{digest('event', first_claim)}")


def state_id(event: Iri, known_from: str) -> Iri:
    """The state's identifier: its event and the day from which it was known."""
    return Iri(f"state/{digest(event, known_from)}")


def conflict_id(about: str, claims: tuple[Iri, ...]) -> Iri:
    """The conflict's identifier: what it is about and its claims, in any order."""
    return Iri(f"conflict/{digest(about, *sorted(claims))}")


def named_entity_id(kind: str, folded_name: str) -> Iri:
    """The identifier of somebody known by name only: the same name is the same entity in every article."""
    return Iri(f"entity/{digest('name', kind, folded_name)}")


def described_entity_id(article: Iri, kind: str, folded_words: str) -> Iri:
    """The identifier of somebody described and not named: one within an article, another in every other."""
    return Iri(f"entity/{digest('described', article, kind, folded_words)}")
