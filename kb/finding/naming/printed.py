"""Printed words with what each shows by itself, whatever stands around it: looked up once a word, not once a place."""

from dataclasses import dataclass
from functools import lru_cache

from kb.finding.naming.gazetteer import Gazetteer, Way
from kb.finding.naming.vocabulary import Hit, Tag, Vocabulary
from kb.language.morphology import Segments, segmentations
from kb.language.text import fold

_KEPT = 1 << 16  # words seen last that are kept
_OPENERS = frozenset(
    {
        *(
            Tag.TITLE,
            Tag.PERSON,
            Tag.ORGANISATION,
            Tag.PLACE,
            Tag.DIRECTION,
            Tag.FAR,
            Tag.GIVEN,
            Tag.PEOPLE,
            Tag.ORIGIN,
        ),
        *(Tag.QUANTIFIER, Tag.NUMBER, Tag.ABOUT, Tag.HOMELAND, Tag.OWN_COUNTRY, Tag.LATTER),
    }
)
_NONE: frozenset[Tag] = frozenset()
_ADJECTIVES = frozenset({Tag.ORIGIN, Tag.PEOPLE, Tag.ADJECTIVE})
_NAMES = frozenset({Tag.GIVEN, Tag.ORIGIN, Tag.PERSON})


@dataclass(slots=True, eq=False)
class Printed:
    """A word as printed, and what it shows by itself to a grammar that puts the head first.

    `hits` and `ways`: what it can be in the vocabulary and the gazetteer. `begins`: a phrase can begin with it;
    `opens`, `follows`: it can be the first or a later word of a name that no list knows; `no_name`: it is no part of a
    name; `odd`: it is a word that ends like no common noun and is none behind a preposition written on; `adjective`,
    `loose`: it ends like an adjective, or like a noun that stands as one; `qualifies`: it can be any adjective.
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
    adjective: bool = False
    loose: bool = False
    qualifies: bool = False


class PrintedWords:
    """The words as printed that were seen last."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.vocabulary = vocabulary
        self.gazetteer = gazetteer
        self._stems = vocabulary.stems | gazetteer.stems
        article = vocabulary.article
        self._articles = (article, *vocabulary.definite_clitics) if article else ()
        self.look = lru_cache(maxsize=_KEPT)(self._look)

    def _look(self, text: str) -> Printed:
        words, form = self.vocabulary, fold(text)
        ways = [each for each in segmentations(words.language, form) if each.stem in self._stems]
        word = Printed(text, form, text[0].isalpha(), no_name=self._is_no_name(form, text, ways))
        if (ways or form in self._stems) and not words.is_other(text):
            word.hits = tuple(hit for hit in words.find_hits(form, ways) if not self._misread(text, hit.segments))
            word.ways = self.gazetteer.ways(form, ways)
        self._mark(word, odd=word.is_word and not text.endswith(words.strange_ends) and not self._is_governed(form))
        return word

    def _mark(self, word: Printed, *, odd: bool) -> None:
        """Note which parts of a name, known or not, a word can be by itself."""
        words, form, text = self.vocabulary, word.form, word.text
        tags = {entry.tag for hit in word.hits for _, entry in hit.entries} if word.hits else _NONE
        exact = text in words.exact
        word.odd = odd
        word.begins = exact or bool(word.ways) or text[0].isdigit() or not _OPENERS.isdisjoint(tags)
        strange = odd and (exact or not (word.no_name or form.startswith(self._articles)))
        self._mark_adjective(word, listed=not _ADJECTIVES.isdisjoint(tags))
        word.opens = strange or Tag.GIVEN in tags or form in words.kunya
        word.follows = exact or (odd and not word.no_name) or form in words.particles or not _NAMES.isdisjoint(tags)

    def _mark_adjective(self, word: Printed, *, listed: bool) -> None:
        """Note whether a word can be an adjective, by its end where no list has it."""
        words, form = self.vocabulary, word.form
        definite = bool(words.article) and form.startswith(words.article)
        stem = form.removeprefix(words.article) if definite else form
        if len(stem) >= (4 if definite else 5) and stem.endswith(words.adjective_ends):
            word.adjective = stem not in words.abstracts and not (words.stops_name(form) or words.is_event(form))
        elif len(stem) > 5 and stem.endswith(words.loose_ends):  # noqa: PLR2004
            word.loose = definite and stem not in words.abstracts
        word.qualifies = listed or (word.is_word and (word.adjective or word.loose))

    def _misread(self, text: str, segments: Segments) -> bool:
        """Whether the printed last letter, lost in folding, rules a reading out: a pronoun, or a feminine ending."""
        words = self.vocabulary
        if segments.pronoun:
            return text.endswith(words.feminine_marks)
        stem, marks = segments.stem, words.pronoun_marks
        owned = stem[:-1] in words.events or stem[:-1] in words.kin
        return text.endswith(marks) and stem.endswith(marks) and owned

    def _is_no_name(self, form: str, text: str, ways: list[Segments]) -> bool:
        words = self.vocabulary
        common = form in words.common or len(form) < 2  # noqa: PLR2004  (one letter is no name)
        return common or text.endswith(words.object_marks) or words.finds_stop(form, ways)

    def _is_governed(self, form: str) -> bool:
        """Whether a word is a common one behind a preposition written on: "بأقل"."""
        words = self.vocabulary
        if not form.startswith(words.written_on):
            return False
        stems = [segments.stem for segments in segmentations(words.language, form) if segments.preposition]
        return any(stem in words.stops or stem in words.common or words.hits(stem) for stem in stems)
