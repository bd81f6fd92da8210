"""The words that name phrases are built of (titles, heads, adjectives, given names), compiled from the tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, ClassVar

from kb.finding.choices import Choice
from kb.language.lexicon import Language
from kb.language.morphology import Give, Segments, compile_give, segmentations, stems, verb_forms
from kb.language.text import find_tokens, fold
from kb.model import Span


class Tag(Choice):
    """What a word can be in a name phrase."""

    __slots__ = ()

    TITLE: ClassVar["Tag"]
    PERSON: ClassVar["Tag"]
    ORGANISATION: ClassVar["Tag"]
    PLACE: ClassVar["Tag"]
    DIRECTION: ClassVar["Tag"]
    ADJECTIVE: ClassVar["Tag"]
    ORIGIN: ClassVar["Tag"]
    PEOPLE: ClassVar["Tag"]
    PARTICIPLE: ClassVar["Tag"]
    QUANTIFIER: ClassVar["Tag"]
    NUMBER: ClassVar["Tag"]
    ABOUT: ClassVar["Tag"]
    AT_LEAST: ClassVar["Tag"]
    GIVEN: ClassVar["Tag"]
    INNER: ClassVar["Tag"]
    HOMELAND: ClassVar["Tag"]
    OWN_COUNTRY: ClassVar["Tag"]
    LATTER: ClassVar["Tag"]
    FAR: ClassVar["Tag"]
    ON_BEHALF: ClassVar["Tag"]
    DETERMINER: ClassVar["Tag"]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A word of the tables in one of its forms. `word` is its citation form, folded; `options` what its line says.

    `construct`: the form stands without the article before what it is annexed to.
    """

    tag: Tag
    word: str
    gender: str = ""
    number: str = ""
    construct: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)

    def option(self, name: str, default: Any = None) -> Any:
        """What its line says under a name, or the default."""
        return self.options.get(name, default)


_Inflection = tuple[re.Pattern[str], tuple[Give, ...], str, str, bool]
Continuations = tuple[tuple[tuple[str, ...], Entry], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A way to take a written word apart so that its stem begins entries, each with the words that must follow.

    `definite`: the article or a pronoun is written on it.
    """

    segments: Segments
    cost: int
    entries: Continuations
    definite: bool


class Vocabulary:
    """The compiled tables `names` of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.table = language.table("names")
        morphology = language.table("morphology")
        self._lists: dict[str, frozenset[str]] = {}
        self._take_clitics(morphology)
        self._inflections = _read_inflections(self.table)
        self.stops = self.words("never") | self.words("never_in_person") | language.function_words
        entries: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for words, entry in self._rows():
            first, *rest = words
            entries.setdefault(first, []).append((tuple(rest), entry))
        self._entries = {first: tuple(found) for first, found in entries.items()}
        forms = list(_verbs(language))
        self.verbs = frozenset(form for form, tense in forms if tense != "jussive")
        self._present = frozenset(form for form, tense in dict(forms).items() if tense in ("present", "jussive"))
        self.events = frozenset(_event_nouns(language))
        self.accusative = str(self.table.get("accusative", ""))
        self.exact = frozenset(self.table.get("exact_names", ()))
        self._other_words = frozenset(_with_clitics(self.table.get("other_words", ()), morphology))
        self.particles = self.words("name_particles")
        self.closers = self.words("name_closers")
        self.lineage = self.words("lineage")
        self.adjective_ends = tuple(self.words("adjective_ends"))
        self.loose_ends = tuple(self.words("loose_ends"))
        self.common_ends, self.men_ends = (tuple(self.table.get(name, ())) for name in ("common_ends", "men_ends"))
        self.feminine_looks = tuple(self.words("feminine_looks"))
        self.strange_ends = (*self.common_ends, *self.table.get("noun_ends", ()))
        self.kin = frozenset(fold(line["word"]) for line in self.table.get("people", ()) if line.get("kin"))
        self.common = self.words("common")
        self.kunya, self.his_words = self.words("kunya"), self.words("his_words")
        self.waw_names = tuple(self.words("waw_names"))
        self.village_heads = self.words("village_heads")
        self.that = self.words("that")
        self.fields = self.words("fields")
        self.abstracts = self.words("abstracts")
        self.years = self.words("years")
        self.former, self.acting, self.honorifics = map(self.words, ("former", "acting", "honorifics"))
        self.portfolios = self.words("portfolios")
        self.sayings = frozenset(_sayings(language))
        self.toward, self.whose = self.words("toward"), self.words("whose")
        self.partitive = self.words("partitive")
        self.absolute_ends = tuple(self.words("absolute_ends"))
        self.ordinals = self.words("ordinals")
        self.epithets = self.words("epithets")
        self.attribute_after = self.words("attribute_after")
        self.definite_clitics = tuple(self.words("definite_with_clitic"))
        self.time = self.words("never") - self.words("nouns") | language.function_words
        self.hits = lru_cache(maxsize=_KEPT)(self._hits)
        self.stops_name = lru_cache(maxsize=_KEPT)(self._stops)

    def _take_clitics(self, morphology: Mapping[str, Any]) -> None:
        self.article: str = morphology["article"]
        self.article_after: Mapping[str, str] = morphology["article_after"]
        self.conjunctions: tuple[str, ...] = tuple(morphology["conjunctions"])
        self.prepositions: tuple[str, ...] = tuple(morphology["prepositions"])
        self.written_on = _written_on(morphology)

    @cached_property
    def _stopping(self) -> frozenset[str]:
        """The stems that can keep a word from being part of a name."""
        return self.events | self.verbs | self.stops

    @cached_property
    def within(self) -> frozenset[str]:
        """The prepositions that say where people are."""
        return self.words("within")

    @cached_property
    def stems(self) -> frozenset[str]:
        """What a word without its clitics must be to be of interest here."""
        return self._stopping.union(self.common, self._entries)

    @cached_property
    def blaming(self) -> frozenset[str]:
        """Words for people that are participles of verbs with an object too: "متهمين", "مهاجما"."""
        return self.words("blaming")

    @cached_property
    def governed_shape(self) -> re.Pattern[str]:
        """What nouns of deeds look like with a preposition written on: "باستخدام", "بارتكاب"."""
        return re.compile("|".join(self.table.get("governed_shapes", ())) or "(?!)")

    @cached_property
    def feminine_marks(self) -> tuple[str, ...]:
        """The letters of a feminine ending as printed."""
        return self._marks("feminine_marks")

    @cached_property
    def feminine_ends(self) -> tuple[str, ...]:
        """The letters of a feminine ending, folded."""
        return tuple(map(fold, self.feminine_marks))

    @cached_property
    def pronoun_marks(self) -> tuple[str, ...]:
        """The letters of a pronoun as printed that are folded like a feminine ending."""
        return self._marks("pronoun_marks")

    @cached_property
    def object_marks(self) -> tuple[str, ...]:
        """The marks of an indefinite object at the end of a printed word."""
        return self._marks("object_marks")

    def _marks(self, name: str) -> tuple[str, ...]:
        return tuple(self.language.table("morphology").get(name, ()))

    @cached_property
    def bases(self) -> frozenset[str]:
        """The bases of verbs that are like no other form of theirs."""
        return frozenset(_bases(self.language))

    def words(self, name: str) -> frozenset[str]:
        """The folded words of a list of the tables."""
        found = self._lists.get(name)
        if found is None:
            found = self._lists[name] = frozenset(map(fold, self.table.get(name, ())))
        return found

    def is_other(self, printed: str) -> bool:
        """Whether a printed word only folds like a word of the tables, and is another."""
        return printed in self._other_words

    def is_event(self, form: str) -> bool:
        """Whether a folded word, clitics or not, is a noun that names an event."""
        return form in self.events or not self.events.isdisjoint(stems(self.language, form))

    def inflect(self, entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
        """Every form of a line of the tables, folded, with gender, number and whether it is a construct form."""
        word = fold(entry["word"])
        yield word, entry.get("gender", "m"), entry.get("number", "s"), False
        for pattern, gives, gender, number, construct in self._inflections.get(entry.get("inflect", ""), ()):
            found = pattern.fullmatch(word)
            for give in gives if found else ():
                if found is not None:
                    yield give(found), gender, number, construct
        for name, gender, number in (
            ("feminine", "f", "s"),
            ("plural", "m", "p"),
            ("dual", "m", "d"),
            ("forms", "", ""),
        ):
            for form in entry.get(name, ()):
                yield fold(form), gender, number, False

    def _rows(self) -> Iterator[tuple[list[str], Entry]]:
        for name, tag in _LINES:
            for line in self.table.get(name, ()):
                yield from self._inflected(tag, line)
        for name, tag in _WORDS:
            for word in self.words(name) - (self.stops if tag is Tag.GIVEN else frozenset()):
                yield _split(word), Entry(tag, word, options={"sure": name != "given_or_word"})
        for word in self.table.get("adjectives", ()):
            yield from self._inflected(Tag.ADJECTIVE, {"word": word, "inflect": "regular"})
        yield from self._country_rows()

    def _country_rows(self) -> Iterator[tuple[list[str], Entry]]:
        for name, codes in self.table.get("states", {}).items():
            yield _split(fold(name)), Entry(Tag.HOMELAND, fold(name), options={"states": tuple(codes)})
        for code, adjectives in self.table.get("nationalities", {}).items():
            for adjective in adjectives:
                yield from self._origins(code, adjective)
        for code, names in self.table.get("peoples", {}).items():
            for name in names:
                yield _split(fold(name)), Entry(Tag.PEOPLE, fold(name), "m", "p", options={"country": code})

    def _inflected(self, tag: Tag, line: Mapping[str, Any]) -> Iterator[tuple[list[str], Entry]]:
        seen = set()
        for form, gender, number, construct in self.inflect(line):
            if form not in seen:
                seen.add(form)
                yield _split(form), Entry(tag, fold(line["word"]), gender, number, construct, line)

    def _origins(self, code: str, adjective: str) -> Iterator[tuple[list[str], Entry]]:
        """The forms of an adjective of origin; those of several words agree in all of them, article included."""
        parts = [list(self.inflect({"word": word, "inflect": "nisba"})) for word in _split(fold(adjective))]
        for forms in zip(*parts, strict=True):
            _, gender, number, construct = forms[0]
            entry = Entry(Tag.ORIGIN, fold(adjective), gender, number, construct, {"country": code})
            words = [form for form, *_ in forms]
            yield words, entry
            if self.article and len(words) > 1:
                yield [words[0], *(self.article + word for word in words[1:])], entry

    def _hits(self, form: str) -> tuple[Hit, ...]:
        """Every way to take a folded word apart that begins an entry, those that take least apart first."""
        return self.find_hits(form, segmentations(self.language, form))

    def find_hits(self, form: str, ways: Iterable[Segments]) -> tuple[Hit, ...]:
        """The same, of the ways to take it apart that are given."""
        entries = self._entries
        ways = [segments for segments in ways if segments.stem in entries]
        if form in entries:
            ways.insert(0, Segments(form))
        hits: dict[tuple[str, int], Hit] = {}
        for segments in sorted(ways, key=_cost) if len(ways) > 1 else ways:
            stem, cost = segments.stem, _cost(segments)
            if not segments.future and (stem, cost) not in hits:
                definite = segments.definite or bool(segments.pronoun)
                hits[stem, cost] = Hit(segments, cost, entries[stem], definite)
        return tuple(hits.values())

    def _stops(self, form: str) -> bool:
        """Whether a folded word, clitics or not, can be no part of a personal name: particle, verb, event noun."""
        return self.finds_stop(form, segmentations(self.language, form))

    def finds_stop(self, form: str, ways: Iterable[Segments]) -> bool:
        """The same, of the ways to take it apart that are given."""
        if form in self.stops or form in self.verbs or form in self.events:
            return True
        object_form = bool(self.accusative) and form.endswith(self.accusative)
        stem = form.removesuffix(self.accusative)
        if object_form and len(stem) >= _SURE and (stem in self.stops or stem in self.events):
            return True
        stopping = self._stopping
        for segments in ways:
            if segments.stem in stopping and segments.stem != form and self._stop_stem(segments):
                return True
        return False

    def _stop_stem(self, segments: Segments) -> bool:
        """Whether what is left without clitics is no part of a name."""
        stem = segments.stem
        if segments.future and stem not in self._present:
            return False
        if stem in self.events and len(stem) >= _SURE:
            return True
        if stem in self.verbs and len(stem) >= _SURE - 1 and not (segments.preposition or segments.definite):
            return True
        return bool(segments.conjunction) and not segments.preposition and stem in self.stops


_KEPT = 1 << 16  # words seen last that are kept
_SURE = 4  # letters of a stem that is hardly something else by chance
_LINES = (
    ("titles", Tag.TITLE),
    ("people", Tag.PERSON),
    ("organisations", Tag.ORGANISATION),
    ("places", Tag.PLACE),
    ("directions", Tag.DIRECTION),
    ("participles", Tag.PARTICIPLE),
)
_WORDS = (
    ("quantifiers", Tag.QUANTIFIER),
    ("numbers", Tag.NUMBER),
    ("about", Tag.ABOUT),
    ("at_least", Tag.AT_LEAST),
    ("given", Tag.GIVEN),
    ("servants_of_god", Tag.GIVEN),
    ("given_or_word", Tag.GIVEN),
    ("inner", Tag.INNER),
    ("homeland", Tag.HOMELAND),
    ("own_country", Tag.OWN_COUNTRY),
    ("latter", Tag.LATTER),
    ("far", Tag.FAR),
    ("on_behalf", Tag.ON_BEHALF),
    ("determiners", Tag.DETERMINER),
)


@cache
def load_vocabulary(language: Language) -> Vocabulary:
    """The name words of a language, compiled once."""
    return Vocabulary(language)


def _split(words: str) -> list[str]:
    return [token.form for token in find_tokens(words, Span(0, len(words)))]


def _with_clitics(words: Iterable[str], rules: Mapping[str, Any]) -> Iterator[str]:
    for word in words:
        for conjunction in ("", *rules["conjunctions"]):
            for preposition in ("", *rules["prepositions"]):
                yield conjunction + preposition + word


def _written_on(rules: Mapping[str, Any]) -> tuple[str, ...]:
    """What a word begins with that has a preposition written on, a conjunction before it or not."""
    fronts = (*rules["prepositions"], *rules["article_after"].values())
    return tuple(conjunction + front for conjunction in ("", *rules["conjunctions"]) for front in fronts)


def _cost(segments: Segments) -> int:
    return bool(segments.conjunction) + bool(segments.preposition) + 2 * bool(segments.pronoun)


def _read_inflections(table: Mapping[str, Any]) -> dict[str, list[_Inflection]]:
    read: dict[str, list[_Inflection]] = {}
    for row in table.get("inflection", ()):
        for name in row["of"]:
            gives = tuple(map(compile_give, row["give"]))
            rule = (re.compile(row["match"]), gives, row["gender"], row["number"], row.get("construct", False))
            read.setdefault(name, []).append(rule)
    return read


def _bases(language: Language) -> Iterator[str]:
    """The bases of verbs that are like no other form of theirs."""
    events = language.table("events")
    lists = (events.get("verbs", ()), events.get("light", ()))
    for lines in (*lists, *(language.table(name).get("verbs", ()) for name in ("status", "speech", "plain"))):
        for line in lines:
            if "base" in line and line["base"] not in line.get("forms", {}).get("past", ()):
                yield fold(line["base"])


def _verbs(language: Language) -> Iterator[tuple[str, str]]:
    events = language.table("events")
    lists = (events.get("verbs", ()), events.get("light", ()))
    for lines in (*lists, *(language.table(name).get("verbs", ()) for name in ("status", "speech", "plain"))):
        for line in lines:
            citation = {name: fold(line[name]) for name in ("perfect", "imperfect", "base") if name in line}
            given = line.get("forms", {}) if "base" in line else {}
            for form in verb_forms(language, citation):
                if form.tense not in given:
                    yield form.form, form.tense
            for tense, forms in given.items():
                yield from ((fold(form), tense) for form in forms)


def _sayings(language: Language) -> Iterator[str]:
    """The forms of verbs of saying of one who is told of, with the conjunctions that may be written before them."""
    conjunctions = ("", *language.table("morphology")["conjunctions"])
    for line in language.table("speech").get("verbs", ()):
        citation = {name: fold(line[name]) for name in ("perfect", "imperfect", "base") if name in line}
        for form in verb_forms(language, citation):
            if form.number == "s":
                yield from (conjunction + form.form for conjunction in conjunctions)


def _event_nouns(language: Language) -> Iterator[str]:
    for line in language.table("events").get("nouns", ()):
        for form in line["forms"]:
            yield fold(form)
