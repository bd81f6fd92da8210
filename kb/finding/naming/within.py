"""Where people are whom a phrase describes: "ناشطين في القاهرة", "leaders at the White House"."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from kb.finding.naming.kinds import EntityKind
from kb.finding.naming.phrases import Phrase
from kb.model import Sentence

_PEOPLE = (EntityKind.GROUP, EntityKind.PERSON)


def places_within(phrase: Phrase, sentence: Sentence, prepositions: AbstractSet[str]) -> Iterator[Phrase]:
    """The places and bodies inside a phrase of people, behind a preposition of place."""
    for inner in phrase.inner if phrase.kind in _PEOPLE and phrase.personal is None else ():
        behind = inner.first > phrase.first and sentence.tokens[inner.first - 1].form in prepositions
        if behind and inner.kind not in _PEOPLE:
            yield inner
