"""The tokens of a sentence with what each can be: entries of the vocabulary, known names. Shared by both grammars."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kb.finding.naming.gazetteer import Gazetteer, KnownName
from kb.finding.naming.vocabulary import Entry, Tag, Vocabulary
from kb.language.morphology import Segments
from kb.model import Token


@dataclass(frozen=True, slots=True, eq=False)
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


class Scan:
    """The tokens of one sentence, looked up once each."""

    def __init__(
        self,
        tokens: Sequence[Token],
        vocabulary: Vocabulary,
        gazetteer: Gazetteer,
        surnames: Mapping[str, Segments],
        places: AbstractSet[str] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self.forms = [token.form for token in tokens]
        self.vocabulary = vocabulary
        self.gazetteer = gazetteer
        self.surnames = surnames
        self.places = places
        self._size = len(tokens)
        self._words: list[Words | None] = [None] * self._size
        self._names: list[KnownName | None] = [None] * self._size
        self._looked = [False] * self._size

    def __len__(self) -> int:
        return self._size

    def live(self, at: int) -> bool:
        """Whether a phrase can begin with a token at all."""
        form = self.forms[at]
        known = self.gazetteer.live.get(form)
        if known is None:
            begins = bool(self.vocabulary.hits(form)) or self.gazetteer.begins(form)
            known = begins or form[:1].isdigit() or form in self.vocabulary.exact_forms
            self.gazetteer.live[form] = known
        return known or form in self.surnames

    def words(self, at: int) -> Words:
        """What a token can be, by the way of taking it apart that takes least."""
        found = self._words[at] if 0 <= at < self._size else _NONE
        if found is None:
            found = self._words[at] = self._look(at)
        return found

    def name(self, at: int) -> KnownName | None:
        """The known name that begins with a token."""
        if not 0 <= at < self._size:
            return None
        if not self._looked[at]:
            self._looked[at] = True
            other = self.vocabulary.is_other(self.tokens[at].text)
            self._names[at] = None if other else self.gazetteer.names_at(self.tokens, at)
        return self._names[at]

    def text(self, at: int) -> str:
        """A token as printed; empty outside the sentence."""
        return self.tokens[at].text if 0 <= at < self._size else ""

    def closes_quote(self, at: int) -> bool:
        """Whether a quotation mark that opens and closes alike closes here."""
        return sum(token.text == self.tokens[at].text for token in self.tokens[:at]) % 2 == 1

    def form(self, at: int) -> str:
        """A token folded; empty outside the sentence."""
        return self.forms[at] if 0 <= at < self._size else ""

    def is_word(self, at: int) -> bool:
        """Whether there is a token of letters."""
        return 0 <= at < self._size and self.tokens[at].text[0].isalpha()

    def _look(self, at: int) -> Words:
        hits = self.vocabulary.hits(self.forms[at])
        text = self.tokens[at].text
        if not hits or self.vocabulary.is_other(text):
            return _NONE
        found: Words = {}
        for hit in hits:
            if found and next(iter(found.values())).cost < hit.cost:
                break
            if self._misread(text, hit.segments):
                continue
            for rest, entry in hit.entries:
                last = at + len(rest)
                if rest and tuple(self.forms[at + 1 : last + 1]) != rest:
                    continue
                if entry.construct and not self._annexed(hit.segments, last + 1):
                    continue
                before = found.get(entry.tag)
                if before is None or before.last < last:
                    definite = hit.segments.definite or bool(hit.segments.pronoun)
                    found[entry.tag] = Word(entry, at, last, hit.segments, hit.cost, definite)
        return found

    def _misread(self, text: str, segments: Segments) -> bool:
        """Whether the printed last letter, lost in folding, rules a reading out: a pronoun, or a feminine ending."""
        if segments.pronoun:
            return text.endswith(self.vocabulary.feminine_marks)
        stem, marks = segments.stem, self.vocabulary.pronoun_marks
        owned = stem[:-1] in self.vocabulary.events or stem[:-1] in self.vocabulary.kin
        return text.endswith(marks) and stem.endswith(marks) and owned

    def _annexed(self, segments: Segments, after: int) -> bool:
        """Whether a construct form has what it must have after it, and not the article before."""
        if segments.definite:
            return False
        if segments.pronoun:
            return True
        return after < len(self.tokens) and self.forms[after] not in self.vocabulary.stops and (
            self.is_word(after) or self.text(after) in _OPENING
        )  # fmt: skip
