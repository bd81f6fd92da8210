"""Places told in a row: "في موسكو وحلب", "محافظات الضالع وأبين وتعز".

Behind a place, "and" with another place goes on with it, however short the name is. Behind a plural or dual of what
places are, words that no list knows are places too: as many as are joined, or the one more of a dual. So are words that
are in a list with the singular of the head alone ("محافظة أبين").
"""

from collections.abc import Iterator

from kb.finding.naming.headfirst.unlisted import Unlisted
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments

_WHERE = (EntityKind.PLACE, EntityKind.COUNTRY)
_SHORTEST = 4  # letters of a joined name, with its conjunction


class Listed(Unlisted):
    """Places told in a row."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self._behind_place = -1
        self._more = ""
        self._head = ""

    def _with_joined(self, phrase: Phrase) -> Iterator[Phrase]:
        """A phrase, and the places joined to it that no list knows."""
        self._note_place(phrase)
        yield phrase
        joined = self._joined_place(self._behind_place) if self._more in ("p", "d") else None
        while joined is not None:
            self._note_place(joined)
            yield joined
            joined = self._joined_place(self._behind_place)

    def _note_place(self, phrase: Phrase) -> None:
        """Remember where a place ends, and whether it is one of several of its kind."""
        if phrase.kind not in _WHERE:
            self._behind_place, self._more = -1, ""
            return
        goes_on = phrase.first == self._behind_place and phrase.head is None and self._more == "p"
        plural = phrase.head is not None and phrase.head.tag is Tag.PLACE and bool(phrase.inner)
        self._more = "p" if goes_on else phrase.number if plural else ""
        self._head = phrase.head.word if phrase.head is not None else self._head
        self._behind_place = phrase.last + 1

    def _joined_place(self, at: int) -> Phrase | None:
        """A word that no list knows, joined to a place of a plural or dual: "مدينتي بانتيو ولير"."""
        if not self._more or (self.scan.printed[at].begins and self.phrase(at) is not None):
            return None
        form, text = self.scan.form(at), self.scan.text(at)
        if len(form) < _SHORTEST or form[0] not in self.words.conjunctions:
            return None
        known = self.scan.gazetteer.named(f"{self._head} {form[1:]}")
        if not known and not self._may_be_place(form[1:], text):
            return None
        phrase = Phrase(
            at, at, MentionForm.NAME, EntityKind.PLACE, Segments(form[1:], conjunction=form[0]), None, known
        )
        phrase.definite, phrase.extra = True, () if known else ("unknown",)
        return phrase

    def _may_be_place(self, stem: str, text: str) -> bool:
        """Whether a word is nothing else that may follow "and": no little word, verb of the lists, event, adjective."""
        words = self.words
        if stem in words.stops or stem in words.common or stem in words.events or words.hits(stem):
            return False
        return stem.isalpha() and not text.endswith(words.strange_ends)
