"""What a written word can be: an event word, a verb of saying, a verb that carries or governs an event, a plain verb.

The words come from the language's tables (`events/`, `status`, `speech`, `syntax`); the forms from its morphology.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar

from kb.finding.choices import Choice
from kb.language.lexicon import Language
from kb.language.morphology import Segments, noun_forms, segmentations, verb_forms
from kb.language.text import fold
from kb.model import EventType


class Kind(Choice):
    """What part a word plays."""

    __slots__ = ()

    VERB: ClassVar["Kind"]  # an event verb
    NOUN: ClassVar["Kind"]  # an event noun
    LIGHT: ClassVar["Kind"]  # a verb that carries an event noun
    GOVERNOR: ClassVar["Kind"]  # a verb that governs an event: plans, denies
    SPEECH: ClassVar["Kind"]  # a verb of saying
    PLAIN: ClassVar["Kind"]  # a verb of another meaning: it bounds clauses


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words around an event word are to the event. Each slot is a tuple of roles, the first that fits."""

    slots: Mapping[str, tuple[str, ...]]
    prepositions: Mapping[str, tuple[str, ...]]
    content: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """One entry of the language's tables, compiled. `options` holds what only some entries say.

    One of `words` must stand behind the verb, one of `subjects` before it, none of `unless` behind it.
    """

    kind: Kind
    name: str
    type: EventType
    frame: Frame | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def option(self, name: str, default: Any = None) -> Any:
        """What the entry says under a name, or the default."""
        return self.options.get(name, default)


UNKNOWN_VERB = Lexeme(Kind.PLAIN, "unknown verb", EventType(""))
"""What a word is that no list knows and that stands where only a verb can."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A way to read a written word: its lexeme, its form, its clitics."""

    lexeme: Lexeme
    segments: Segments
    tense: str = ""
    gender: str = ""
    number: str = ""
    passive: bool = False


def _is_of_first_person(reading: Reading) -> bool:
    """Whether a present names no gender: news tells of others, so that "أوقع" is "it inflicted" and not "I sign"."""
    return reading.tense == "present" and not reading.gender and reading.number == "p"


VerbForms = dict[str, list[tuple[Lexeme, str, str, str, bool]]]
NounForms = dict[str, list[tuple[Lexeme, bool]]]


class Lexemes:
    """The compiled words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._verbs: VerbForms = {}
        self._nouns: NounForms = {}
        self._cache: dict[str, tuple[Reading, ...]] = {}
        self._before_verbs = frozenset(("", *language.table("morphology").get("verb_prepositions", ())))
        for lexeme, citation in _verb_lexemes(language):
            self._add_verb(lexeme, citation)
        for lexeme, forms in _noun_lexemes(language):
            for form, suffixed in forms:
                self._nouns.setdefault(form, []).append((lexeme, suffixed))

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Every reading of a folded word; readings that take less apart come first and shut out the others."""
        found = self._cache.get(form)
        if found is None:
            found = self._cache[form] = tuple(sorted(self._find(form), key=_is_of_first_person))
        return found

    def _add_verb(self, lexeme: Lexeme, citation: dict[str, str]) -> None:
        given, barred = lexeme.option("forms", {}), folded(lexeme.option("homographs", ()))
        for form in verb_forms(self.language, citation):
            if form.tense in given or form.form in barred:
                continue
            entry = (lexeme, form.tense, form.gender, form.number, form.passive)
            self._verbs.setdefault(form.form, []).append(entry)
        for tense, forms in given.items():
            for form in forms:
                self._verbs.setdefault(fold(form), []).append((lexeme, tense, "", "", False))

    def _find(self, form: str) -> Iterator[Reading]:
        """The readings that take least apart, each once; rare words only where there is no other."""
        verbs, nouns = self._verbs, self._nouns
        best: int | None = None
        seen: set[tuple[int, str]] = set()
        rare: list[Reading] = []
        for segments in segmentations(self.language, form):
            if segments.stem not in verbs and segments.stem not in nouns:
                continue
            cost = bool(segments.conjunction) + bool(segments.preposition) + bool(segments.pronoun)
            for reading in self._match(segments):
                if reading.lexeme.option("rare"):
                    rare.append(reading)
                    continue
                if best is not None and cost > best:
                    continue
                best = cost
                key = (id(reading.lexeme), reading.tense)
                if key not in seen:
                    seen.add(key)
                    yield reading
        if best is None:
            yield from rare

    def _match(self, segments: Segments) -> Iterator[Reading]:
        if not segments.definite and segments.preposition in self._before_verbs:
            for lexeme, tense, gender, number, passive in self._verbs.get(segments.stem, ()):
                if segments.future and tense != "present":
                    continue
                if (segments.preposition and tense == "past") or (segments.pronoun and lexeme.option("bare")):
                    continue
                yield Reading(lexeme, segments, "future" if segments.future else tense, gender, number, passive)
        if not segments.future:
            for lexeme, suffixed in self._nouns.get(segments.stem, ()):
                if not segments.pronoun or (suffixed and not lexeme.option("bare")):
                    yield Reading(lexeme, segments)


@cache
def load_lexemes(language: Language) -> Lexemes:
    """The compiled words of a language, made once."""
    return Lexemes(language)


def _verb_lexemes(language: Language) -> Iterator[tuple[Lexeme, dict[str, str]]]:
    events = language.table("events")
    frames = events["frames"]
    for entry in _each(events.get("verbs", ())):
        yield _lexeme(language, Kind.VERB, entry, frames[entry["type"]]), _citation(entry)
    for entry in events.get("light", ()):
        yield _lexeme(language, Kind.LIGHT, entry, {}), _citation(entry)
    for entry in language.table("status").get("verbs", ()):
        yield _lexeme(language, Kind.GOVERNOR, entry, {}), _citation(entry)
    for entry in language.table("speech").get("verbs", ()):
        yield _lexeme(language, Kind.SPEECH, entry, {}), _citation(entry)
    for entry in language.table("plain").get("verbs", ()):
        yield _lexeme(language, Kind.PLAIN, entry, {}), _citation(entry)


def _each(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The entries, one a verb: those that `alike` lists by perfect and imperfect share what their entry says."""
    for entry in entries:
        if "alike" not in entry:
            yield entry
        for perfect, imperfect in entry.get("alike", ()):
            yield {**entry, "perfect": perfect, "imperfect": imperfect}


def _noun_lexemes(language: Language) -> Iterator[tuple[Lexeme, list[tuple[str, bool]]]]:
    events = language.table("events")
    plain = language.table("plain").get("nouns", ())
    yield Lexeme(Kind.PLAIN, "plain noun", EventType("")), [(fold(form), True) for form in plain]
    for entry in events.get("nouns", ()):
        forms = (form for written in entry["forms"] for form in noun_forms(language, fold(written)))
        yield _lexeme(language, Kind.NOUN, entry, events["frames"][entry["type"]]), list(dict.fromkeys(forms))


def _citation(entry: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: fold(entry[name]) for name in ("perfect", "imperfect", "participle", "stative", "base") if name in entry
    }


_LISTS = ("followed", "unless_before", "only_after", "unless_next", "modifiers", "by")
_SET = "@"


def _lexeme(language: Language, kind: Kind, entry: Mapping[str, Any], default: Mapping[str, Any]) -> Lexeme:
    name = entry.get("perfect") or entry.get("base") or entry.get("stative") or entry["forms"][0]
    options = {**{k: v for k, v in default.items() if k in ("status", "time", "passive_subject")}, **entry}
    for each in _LISTS:
        if each in entry:
            options[each] = frozenset(_members(language, entry[each]))
    return Lexeme(
        kind=kind,
        name=name,
        type=EventType(entry.get("type", "")),
        frame=_frame(entry, default),
        options=options,
        words=_words(language, entry.get("objects", ())),
        subjects=_words(language, entry.get("subjects", ())),
        unless=_words(language, entry.get("unless", ())),
    )


def _words(language: Language, given: str | Iterable[str]) -> frozenset[str]:
    """The words of an entry and their forms: written out, or the names of sets of words that several entries share."""
    names = [_SET + name for name in given.split()] if isinstance(given, str) else given
    return frozenset(form for word in _members(language, names) for form, _ in noun_forms(language, word))


def _members(language: Language, words: Iterable[str]) -> Iterator[str]:
    """The words folded, those of a set in its place: "@weapons"."""
    sets = language.table("events").get("sets", {})
    for word in words:
        if word.startswith(_SET):
            yield from _members(language, sets[word.removeprefix(_SET)])
        else:
            yield fold(word)


_SLOTS = ("subject", "object", "genitive", "adjective", "pronoun", "passive_subject", "site")


def _frame(entry: Mapping[str, Any], default: Mapping[str, Any]) -> Frame:
    slots = {slot: tuple(str(entry.get(slot, default.get(slot, "none"))).split()) for slot in _SLOTS}
    prepositions = {**default.get("prepositions", {}), **entry.get("prepositions", {})}
    return Frame(
        slots=slots,
        prepositions={fold(word): tuple(roles.split()) for word, roles in prepositions.items()},
        content=entry.get("content", default.get("content", "")),
    )


def folded(words: Iterable[str]) -> frozenset[str]:
    """The words folded, as a set."""
    return frozenset(fold(word) for word in words)
