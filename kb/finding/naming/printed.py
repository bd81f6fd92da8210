"""Printed words with what each shows by itself, whatever stands around it: looked up once a word, not once a place."""

from dataclasses import dataclass
from functools import lru_cache

from kb.finding.naming.gazetteer import Gazetteer, Way
from kb.finding.naming.vocabulary import Hit, Tag, Vocabulary
from kb.language.morphology import Segments, segmentations
from kb.language.text import fold

_KEPT = 1 << 16  # words seen last that are kept
_WITHIN = (Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.INNER, Tag.AT_LEAST, Tag.ON_BEHALF, Tag.DETERMINER)
_OPENERS = frozenset(Tag).difference(_WITHIN)
_NAMES = frozenset({Tag.GIVEN, Tag.ORIGIN, Tag.PERSON})


@dataclass(slots=True, eq=False)
class Printed:
    """A word as printed, and what it shows by itself to a grammar that puts the head first.

    `hits` and `ways`: what it can be in the vocabulary and the gazetteer. `begins`: a phrase can begin with it;
    `opens`, `follows`: it can be the first or a later word of a name that no list knows; `no_name`: it is no part of a
    name; `odd`: it is a word that ends like no common noun and is none behind a preposition written on.
    """

    text: str = ""
    form: str = ""
    is_word: bool = False
    hits: tuple[Hit, ...] = ()
    ways: tuple[Way, ...] = ()
    begins: bool = False
    opens: bool = False
    follows: bool = False
    no_name: bool = True
    odd: bool = False


class PrintedWords:
    """The words as printed that were seen last."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.vocabulary = vocabulary
        self.gazetteer = gazetteer
        self.look = lru_cache(maxsize=_KEPT)(self._look)

    def _look(self, text: str) -> Printed:
        words, form = self.vocabulary, fold(text)
        word = Printed(text, form, text[0].isalpha(), no_name=self._is_no_name(form, text))
        if not words.is_other(text):
            word.hits = tuple(hit for hit in words.hits(form) if not self._misread(text, hit.segments))
            word.ways = self.gazetteer.ways(form)
        tags = {entry.tag for hit in word.hits for _, entry in hit.entries}
        exact, given = text in words.exact, Tag.GIVEN in tags
        word.begins = exact or bool(word.ways) or text[0].isdigit() or not _OPENERS.isdisjoint(tags)
        word.odd = word.is_word and not text.endswith(words.strange_ends) and not self._is_governed(form)
        strange = word.odd and (exact or not (word.no_name or self._has_article(form)))
        word.opens = given or strange or form in words.kunya
        later = exact or form in words.particles or (word.odd and not word.no_name)
        word.follows = later or not _NAMES.isdisjoint(tags)
        return word

    def _misread(self, text: str, segments: Segments) -> bool:
        """Whether the printed last letter, lost in folding, rules a reading out: a pronoun, or a feminine ending."""
        words = self.vocabulary
        if segments.pronoun:
            return text.endswith(words.feminine_marks)
        stem, marks = segments.stem, words.pronoun_marks
        owned = stem[:-1] in words.events or stem[:-1] in words.kin
        return text.endswith(marks) and stem.endswith(marks) and owned

    def _is_no_name(self, form: str, text: str) -> bool:
        words = self.vocabulary
        common = form in words.common or len(form) < 2  # noqa: PLR2004  (one letter is no name)
        return common or text.endswith(words.object_marks) or words.stops_name(form)

    def _is_governed(self, form: str) -> bool:
        """Whether a word is a common one behind a preposition written on: "بأقل"."""
        words = self.vocabulary
        if not form.startswith(words.written_on):
            return False
        stems = [s.stem for s in segmentations(words.language, form) if s.preposition]
        return any(stem in words.stops or stem in words.common or words.hits(stem) for stem in stems)

    def _has_article(self, form: str) -> bool:
        """Whether a word begins with the article, alone or behind what is written before it."""
        words = self.vocabulary
        return bool(words.article) and form.startswith((words.article, *words.definite_clitics))
