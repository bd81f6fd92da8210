"""A noun phrase as a grammar finds it, before it is known whom it means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kb.finding.naming.cities import City
from kb.finding.naming.vocabulary import Entry
from kb.language.morphology import Segments
from kb.model import Entity, EntityKind, MentionForm


@dataclass(eq=False, slots=True)
class Phrase:
    """A name phrase of a sentence: `first` and `last` are token indices, both included.

    `entities` and `cities` are what its name can name; `personal` the tokens of a person's name; `origins` the ISO
    codes of its adjectives of origin; `inner` the phrases within it; `quoted` the tokens in quotation marks; `definite`
    whether it has the article; `bare` that it is a head and no more; `counted` that it has a number; `coordinated` that
    it speaks of several countries, each of which gives a name; `extra` marks of a grammar ("unknown": in no list).
    """

    first: int
    last: int
    form: MentionForm
    kind: EntityKind
    segments: Segments
    head: Entry | None = None
    entities: tuple[Entity, ...] = ()
    cities: tuple[City, ...] = ()
    personal: tuple[int, int] | None = None
    origins: tuple[str, ...] = ()
    inner: tuple["Phrase", ...] = ()
    quoted: tuple[int, int] | None = None
    definite: bool = False
    bare: bool = False
    counted: bool = False
    gender: str = ""
    number: str = ""
    coordinated: bool = False
    extra: tuple[str, ...] = field(default=())


def join_phrases(again: Iterable[Phrase], before: Sequence[Phrase], last: int) -> Iterator[Phrase]:
    """The phrases of a second reading, up to where the first one read the same: behind the last token that changed."""
    for phrase in again:
        if phrase.first > last:
            done = [each for each in before if each.last >= phrase.first]
            if done and done[0].first >= phrase.first:
                yield from done
                return
        yield phrase


def each_phrase(places: Iterable[int], read: Callable[[int], Phrase | None]) -> Iterator[Phrase]:
    """The phrases at some tokens from left to right, none inside another; `read` gives that which begins at one."""
    after = 0
    for at in places:
        phrase = read(at) if at >= after else None
        if phrase is not None:
            yield phrase
            after = max(at, phrase.last) + 1
