"""The tokens of a sentence with what each can be: entries of the vocabulary, known names. Shared by both grammars."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from kb.finding.naming.gazetteer import KnownName
from kb.finding.naming.printed import Printed, PrintedWords
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import Segments
from kb.model import Token


@dataclass(slots=True, eq=False)
class Word:
    """An entry found in the tokens: its last token and how its first one is taken apart."""

    entry: Entry
    first: int
    last: int
    segments: Segments
    cost: int
    definite: bool


Words = dict[Tag, Word]
_NONE: Words = {}
_OPENING = frozenset({"«", "“", '"', "("})
_BEHIND = 16
"""How many places behind the last token may be asked for."""
_OUTSIDE, _EMPTY = (Printed(),) * _BEHIND, ("",) * _BEHIND


class Scan:
    """The tokens of one sentence, looked up once each. Outside of it stands nothing: empty texts, no words."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: PrintedWords,
        surnames: Mapping[str, Segments],
        places: AbstractSet[str] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self.printed = [*map(words.look, [token.text for token in tokens]), *_OUTSIDE]
        self.forms = [*[token.form for token in tokens], *_EMPTY]
        self.vocabulary = words.vocabulary
        self.gazetteer = words.gazetteer
        self.surnames = surnames
        self.places = places
        self._size = len(tokens)
        self._words = [None if word.hits else _NONE for word in self.printed]
        self._names: list[KnownName | Literal[False] | None] = [False if word.ways else None for word in self.printed]
        self.take_short_forms()

    def __len__(self) -> int:
        return self._size

    def take_short_forms(self) -> None:
        """Look up which tokens are short forms of somebody named in full, as far as the article is read."""
        some = bool(self.surnames)
        self.short = [self.surnames.get(form) if some else None for form in self.forms]

    def beginnings(self) -> list[int]:
        """The tokens that a phrase or a name in no list can begin with."""
        short = self.short
        return [at for at, word in enumerate(self.printed) if word.begins or word.opens or short[at]]

    def words(self, at: int) -> Words:
        """What a token can be, by the way of taking it apart that takes least."""
        found = self._words[at]
        if found is None:
            found = self._words[at] = self._look(at)
        return found

    def name(self, at: int) -> KnownName | None:
        """The known name that begins with a token."""
        found = self._names[at]
        if found is False:
            found = self._names[at] = self.gazetteer.find(self.forms, at, self.printed[at].ways)
        return found

    def text(self, at: int) -> str:
        """A token as printed; empty outside the sentence."""
        return self.printed[at].text

    def closes_quote(self, at: int) -> bool:
        """Whether a quotation mark that opens and closes alike closes here."""
        return sum(token.text == self.tokens[at].text for token in self.tokens[:at]) % 2 == 1

    def form(self, at: int) -> str:
        """A token folded; empty outside the sentence."""
        return self.forms[at]

    def is_word(self, at: int) -> bool:
        """Whether there is a token of letters."""
        return self.printed[at].is_word

    def _look(self, at: int) -> Words:
        found: Words = {}
        least = None
        for hit in self.printed[at].hits:
            if least is not None and least < hit.cost:
                break
            for rest, entry in hit.entries:
                last = at + len(rest)
                if rest and tuple(self.forms[at + 1 : last + 1]) != rest:
                    continue
                if entry.construct and not self._annexed(hit.segments, last + 1):
                    continue
                before = found.get(entry.tag)
                if before is None or before.last < last:
                    least = hit.cost if least is None else least
                    found[entry.tag] = Word(entry, at, last, hit.segments, hit.cost, hit.definite)
        return found

    def _annexed(self, segments: Segments, after: int) -> bool:
        """Whether a construct form has what it must have after it, and not the article before."""
        if segments.definite:
            return False
        if segments.pronoun:
            return True
        word = self.printed[after]
        return self.forms[after] not in self.vocabulary.stops and (word.is_word or word.text in _OPENING)
