"""The parts of a sentence in order: names, times, event words, prepositions and clause openers, each a `Node`.

This is no full parse. It marks what a reader needs to see who does what to whom: which words head clauses, which bound
them, and which noun phrases stand free or behind a preposition. All words are the language's data (`syntax.toml`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, ClassVar

from kb.finding.choices import Choice
from kb.finding.dates import TimeMention
from kb.finding.kept import Kept
from kb.finding.lexemes import Kind, Lexemes, Reading, load_lexemes
from kb.finding.senses import SENSES, Senses
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import EntityKind, Mention, Name, Sentence, Token

_NOTHING: Mapping[str, Any] = {}


class Part(Choice):
    """What a node is in its sentence."""

    __slots__ = ()

    NAME: ClassVar["Part"]
    TIME: ClassVar["Part"]
    VERB: ClassVar["Part"]
    NOUN: ClassVar["Part"]
    PREPOSITION: ClassVar["Part"]
    COMPLEMENTIZER: ClassVar["Part"]
    RELATIVE: ClassVar["Part"]
    ADVERB_RELATIVE: ClassVar["Part"]
    SUBORDINATOR: ClassVar["Part"]
    CIRCUMSTANCE: ClassVar["Part"]
    NEGATOR: ClassVar["Part"]
    AUXILIARY: ClassVar["Part"]
    OPERATOR: ClassVar["Part"]
    TRANSPARENT: ClassVar["Part"]
    COORDINATOR: ClassVar["Part"]
    ADVERB: ClassVar["Part"]
    COMMA: ClassVar["Part"]
    COLON: ClassVar["Part"]
    OPEN: ClassVar["Part"]
    CLOSE: ClassVar["Part"]
    WORD: ClassVar["Part"]


@dataclass(eq=False, slots=True)
class Node:
    """One part of a sentence, from its first to its last token.

    `preposition` is the one that governs it, folded ("" if none). `annexes`: a name behind the word may be its
    genitive; a word with the article takes none. `owners` and `modifiers` are the names that stand before an event noun
    with and without a sign of the genitive.
    """

    part: Part
    first: int
    last: int
    index: int = 0
    words: str = ""
    conjunction: str = ""
    preposition: str = ""
    mention: Mention | None = None
    time: TimeMention | None = None
    readings: tuple[Reading, ...] = ()
    operator: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    bracketed: bool = False
    annexes: bool = True
    owners: tuple["Node", ...] = ()
    modifiers: tuple["Node", ...] = ()

    @property
    def reading(self) -> Reading:
        """The first of its readings."""
        return self.readings[0]

    @property
    def senses(self) -> Senses:
        """What its readings say together."""
        return SENSES[self.readings]

    @property
    def names(self) -> tuple[Name, ...]:
        """Whom or what it names; nobody where it is no name."""
        return self.mention.names if self.mention is not None else ()

    @property
    def definite(self) -> bool:
        """Whether it is an event noun with the article."""
        return bool(self.readings) and self.readings[0].segments.definite


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The little words of a language, compiled: each sequence of folded words with the part that it is."""

    language: Language
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Part, Mapping[str, Any]], ...]]
    pronouns: Mapping[str, tuple[str, str]]
    subject_pronouns: frozenset[str]
    first_persons: frozenset[str]
    equal: Mapping[str, str]
    place_prepositions: frozenset[str]
    sites: frozenset[str]
    midst: frozenset[str]
    turmoils: frozenset[str]
    masculine: frozenset[str]
    topics: frozenset[str]
    dating: frozenset[str]
    matters: frozenset[str]
    bearings: frozenset[str]
    beside_sites: frozenset[str]
    doers: frozenset[str]
    nominal_doers: frozenset[str]
    exchange: frozenset[str]
    participation: frozenset[str]
    performance: Mapping[str, tuple[str, ...]]
    endurance: Mapping[str, tuple[str, ...]]
    answering: Mapping[str, tuple[str, ...]]
    standing: frozenset[str]
    behind: frozenset[str]
    claimed: frozenset[str]
    membership: frozenset[str]
    membership_lengths: tuple[int, ...]
    equating: frozenset[str]
    lesser: frozenset[str]
    masses: frozenset[str]
    collectives: frozenset[str]
    organ_adjectives: frozenset[str]
    offices_of: frozenset[str]
    side_offices: frozenset[str]
    office_heads: frozenset[str]
    free_relatives: frozenset[str]
    issued: frozenset[str]
    goals: frozenset[str]
    conditionals: frozenset[str]
    past_auxiliaries: frozenset[str]
    possibly: frozenset[str]
    future_words: frozenset[str]
    passive_auxiliaries: frozenset[str]
    held: frozenset[str]
    present_auxiliaries: frozenset[str]
    during: frozenset[str]
    amid: frozenset[str]
    engaged: frozenset[str]
    mutual: frozenset[str]
    obliging: frozenset[str]
    regions: frozenset[str]
    verb_endings: Mapping[str, str]
    twos: frozenset[str]
    pairs: Mapping[str, EntityKind]
    duals: Mapping[str, EntityKind]
    dual_endings: tuple[str, ...]
    determiners: frozenset[str]
    consequence: frozenset[str]
    metonyms: frozenset[str]
    possessive: frozenset[str]
    unspoken: frozenset[str]
    abstracts: frozenset[str]
    abstract_shape: re.Pattern[str]
    issuers: frozenset[str]
    any: frozenset[str]
    anybody: frozenset[str]
    here: frozenset[str]
    adversatives: frozenset[str]
    exceptions: frozenset[str]
    purposes: frozenset[str]
    subjunctives: frozenset[str]
    involvement: frozenset[str]
    identity: frozenset[str]
    honorifics: frozenset[str]
    manners: frozenset[str]
    documents: frozenset[str]
    like_verbs: frozenset[str]
    authors: frozenset[str]
    adding: frozenset[str]
    indefinites: frozenset[str]
    moments: frozenset[str]
    relations: frozenset[str]
    infinitive: frozenset[str]
    subject_after_verb: bool
    relative_agreement: Mapping[str, tuple[str, str]]
    resumptives: Mapping[str, tuple[str, str]]
    inflected: Mapping[str, tuple[str, str, str]]
    nominative_endings: Mapping[str, tuple[str, ...]]
    oblique_endings: tuple[str, ...]
    feminine: frozenset[str]
    conjunctions: frozenset[str]
    clitic_prepositions: tuple[str, ...]
    clitics: frozenset[str]
    article: str
    persons: Mapping[str, tuple[str, str]]
    possessives: Mapping[str, tuple[str, str]]
    definites: frozenset[str]
    owners: frozenset[str]
    objects: frozenset[str]
    circumstances: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    unreal: frozenset[str]
    simultaneous: frozenset[str]
    outbreak: frozenset[str]
    still: frozenset[str]
    sequels: frozenset[str]
    pointing: frozenset[str]
    noun_negators: frozenset[str]
    superlatives: frozenset[str]
    lengths: frozenset[str]
    genitives: frozenset[str]
    aged: frozenset[str]
    parts: frozenset[str]
    others: Mapping[str, str]
    each: frozenset[str]
    each_of: frozenset[str]
    weapons: frozenset[str]
    numerals: frozenset[str]
    contractions: Mapping[str, str]
    shortened: Mapping[str, str]
    spoken_in: frozenset[str]
    rough: frozenset[str]
    several: frozenset[str]
    attributive: frozenset[str]
    before_attributes: frozenset[str]
    adverb_endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    counted_endings: tuple[str, ...]
    feminine_marks: tuple[str, ...]
    spelt_apart: frozenset[str]
    object_endings: tuple[str, ...]
    construct_endings: tuple[str, ...]
    pronoun_endings: tuple[str, ...]
    contrasts: frozenset[str]
    where: str
    controlling: frozenset[str]
    charging: frozenset[str]
    measuring: tuple[str, ...]
    stopping: tuple[str, ...]


_PARTS = (
    ("complementizers", Part.COMPLEMENTIZER),
    ("relative_adverbs", Part.ADVERB_RELATIVE),
    ("relativizers_sure", Part.RELATIVE),
    ("circumstances", Part.CIRCUMSTANCE),
    ("subordinators", Part.SUBORDINATOR),
    ("negators", Part.NEGATOR),
    ("auxiliaries", Part.AUXILIARY),
    ("future_words", Part.AUXILIARY),
    ("possibly", Part.AUXILIARY),
    ("prepositions", Part.PREPOSITION),
    ("coordinators", Part.COORDINATOR),
    ("adverbs", Part.ADVERB),
)


_CLITICS = ("conjunctions", "prepositions")


@cache
def load_grammar(language: Language) -> Grammar:
    """The little words of a language, compiled once."""
    table = language.table("syntax")
    phrases: dict[str, list[tuple[tuple[str, ...], Part, Mapping[str, Any]]]] = {}
    for words, part, entry in _phrases(language, table):
        split = tuple(fold(words).split())
        phrases.setdefault(split[0], []).append((split, part, entry))
    return Grammar(
        language=language,
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        pronouns={fold(word): (gender, number) for word, gender, number in table.get("complementizer_pronouns", ())},
        equal={fold(word): fold(other) for word, other in table.get("prepositions_equal", {}).items()},
        subject_pronouns=_joined(language, table.get("subject_pronouns", ())),
        first_persons=_joined(language, table.get("first_persons", ())),
        conjunctions=frozenset(language.table("morphology")["conjunctions"]),
        clitic_prepositions=tuple(language.table("morphology")["prepositions"]),
        clitics=frozenset(each[0] for name in _CLITICS for each in language.table("morphology")[name]),
        article=language.table("morphology")["article"],
        subject_after_verb=bool(table["subject_after_verb"]),
        relative_agreement={fold(w): (gender, number) for w, gender, number in table.get("relative_agreement", ())},
        resumptives={fold(w): (gender, number) for w, gender, number, _ in table.get("resumptives", ())},
        inflected={fold(w): (fold(to), gender, number) for w, gender, number, to in table.get("resumptives", ())},
        nominative_endings={k: tuple(fold(e) for e in ends) for k, ends in table.get("nominative_endings", {}).items()},
        performance=_governing(table.get("performance", {})),
        endurance=_governing(table.get("endurance", {})),
        answering=_governing(table.get("answering", {})),
        oblique_endings=_folded(table.get("oblique_endings", ())),
        abstract_shape=re.compile("|".join(table.get("abstract_shapes", ())) or "(?!)"),
        adverb_endings=tuple(table.get("adverb_endings", ())),
        feminine_endings=_folded(table.get("feminine_endings", ())),
        counted_endings=_folded(table.get("counted_endings", ())),
        plural_endings=_folded(table.get("plural_endings", ())),
        feminine_marks=tuple(language.table("morphology").get("feminine_marks", ())),
        spelt_apart=frozenset(table.get("spelt_apart", ())),
        object_endings=_folded(table.get("object_endings", ())),
        construct_endings=_folded(table.get("construct_endings", ())),
        pronoun_endings=tuple(table.get("pronoun_endings", ())),
        where=fold(table.get("where", "")),
        others={fold(word): case for case, words in table.get("others", {}).items() for word in words},
        membership_lengths=tuple(sorted({len(words.split()) for words in table.get("membership", ())}, reverse=True)),
        measuring=tuple(table.get("measuring", ())),
        stopping=_folded(table.get("stopping", ())),
        pairs={fold(word): EntityKind(kind) for kind, words in table.get("pairs", {}).items() for word in words},
        duals={fold(word): EntityKind(kind) for kind, words in table.get("duals", {}).items() for word in words},
        dual_endings=tuple(table.get("dual_endings", ())),
        verb_endings=table.get("verb_endings", {}),
        contractions=table.get("contractions", {}),
        shortened=table.get("shortened", {}),
        persons={fold(word): (gender, number) for word, gender, number in table.get("persons", ())},
        possessives={fold(word): (gender, number) for word, gender, number in table.get("possessives", ())},
        **{
            name: frozenset(fold(word) for word in table.get(source, ()))
            for name, source in (
                ("place_prepositions", "places"),
                ("sites", "sites"),
                ("midst", "midst"),
                ("turmoils", "turmoils"),
                ("masculine", "masculine"),
                ("topics", "topics"),
                ("dating", "dating"),
                ("matters", "matters"),
                ("bearings", "bearings"),
                ("beside_sites", "beside_sites"),
                ("doers", "doers"),
                ("nominal_doers", "nominal_doers"),
                ("exchange", "exchange"),
                ("participation", "participation"),
                ("standing", "standing"),
                ("behind", "behind"),
                ("claimed", "claimed"),
                ("membership", "membership"),
                ("equating", "equating"),
                ("lesser", "lesser"),
                ("masses", "masses"),
                ("collectives", "collectives"),
                ("organ_adjectives", "organ_adjectives"),
                ("offices_of", "offices_of"),
                ("side_offices", "side_offices"),
                ("office_heads", "office_heads"),
                ("free_relatives", "free_relatives"),
                ("issued", "issued"),
                ("goals", "goals"),
                ("conditionals", "conditionals"),
                ("past_auxiliaries", "past_auxiliaries"),
                ("possibly", "possibly"),
                ("future_words", "future_words"),
                ("passive_auxiliaries", "passive_auxiliaries"),
                ("held", "held"),
                ("present_auxiliaries", "present_auxiliaries"),
                ("during", "during"),
                ("amid", "amid"),
                ("engaged", "engaged"),
                ("mutual", "mutual"),
                ("obliging", "obliging"),
                ("regions", "regions"),
                ("twos", "twos"),
                ("determiners", "determiners"),
                ("consequence", "consequence"),
                ("metonyms", "metonyms"),
                ("possessive", "possessive"),
                ("unspoken", "unspoken"),
                ("abstracts", "abstracts"),
                ("issuers", "issuers"),
                ("any", "any"),
                ("anybody", "anybody"),
                ("here", "here"),
                ("adversatives", "adversatives"),
                ("controlling", "controlling"),
                ("charging", "charging"),
                ("contrasts", "contrasts"),
                ("exceptions", "exceptions"),
                ("purposes", "purposes"),
                ("subjunctives", "subjunctives"),
                ("involvement", "involvement"),
                ("identity", "identity"),
                ("honorifics", "honorifics"),
                ("manners", "manners"),
                ("documents", "documents"),
                ("like_verbs", "like_verbs"),
                ("authors", "authors"),
                ("adding", "adding"),
                ("indefinites", "indefinites"),
                ("moments", "moments"),
                ("relations", "relations"),
                ("infinitive", "infinitive"),
                ("feminine", "feminine"),
                ("definites", "definites"),
                ("owners", "owners"),
                ("objects", "objects"),
                ("circumstances", "circumstances"),
                ("perfect_auxiliaries", "perfect_auxiliaries"),
                ("unreal", "unreal"),
                ("simultaneous", "simultaneous"),
                ("outbreak", "outbreak"),
                ("still", "still"),
                ("sequels", "sequels"),
                ("pointing", "pointing"),
                ("noun_negators", "negation_nouns"),
                ("superlatives", "superlatives"),
                ("lengths", "lengths"),
                ("genitives", "genitives"),
                ("aged", "aged"),
                ("parts", "parts"),
                ("each", "each"),
                ("each_of", "each_of"),
                ("weapons", "weapons"),
                ("numerals", "numerals"),
                ("spoken_in", "spoken_in"),
                ("rough", "rough"),
                ("several", "several"),
                ("attributive", "attributive"),
                ("before_attributes", "before_attributes"),
            )
        },
    )


def _joined(language: Language, words: Iterable[str]) -> frozenset[str]:
    """The words folded, by themselves and with a conjunction written on them."""
    conjunctions = ("", *language.table("morphology")["conjunctions"])
    return frozenset(conjunction + fold(word) for word in words for conjunction in conjunctions)


def _folded(endings: Sequence[str]) -> tuple[str, ...]:
    """Endings or words in their order, folded."""
    return tuple(fold(ending) for ending in endings)


def _governing(nouns: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Nouns with the prepositions behind them, folded."""
    return {fold(noun): tuple(fold(preposition) for preposition in behind) for noun, behind in nouns.items()}


def _phrases(language: Language, table: Mapping[str, Any]) -> Iterator[tuple[str, Part, Mapping[str, Any]]]:
    for entry in language.table("status").get("operators", ()):
        for words in entry["words"]:
            yield words, Part.OPERATOR, entry
    for name, part in _PARTS:
        for words in table.get(name, ()):
            yield words, part, {}
    for words in language.table("events").get("transparent", ()):
        yield words, Part.TRANSPARENT, {}


def is_among(words: str, wanted: frozenset[str], grammar: Grammar) -> bool:
    """Whether words, with or without a conjunction written on them, are among others."""
    return words in wanted or any(words.removeprefix(letter) in wanted for letter in grammar.conjunctions)


def find_nodes(
    sentence: Sentence, mentions: Sequence[Mention], times: Sequence[TimeMention], language: Language
) -> list[Node]:
    """The nodes of a sentence, in order, each with the preposition that governs it."""
    tokens, words = sentence.tokens, _load_words(language)
    starts: dict[int, Mention | TimeMention] = {mention.first: mention for mention in mentions}
    starts.update({time.first: time for time in times})
    nodes: list[Node] = []
    dashes: list[int] = []
    at, brackets = 0, 0
    while at < len(tokens):
        start = starts.get(at)
        if start is not None and isinstance(start, Mention) and _opens_with_particle(start, tokens[at], nodes):
            starts[at + 1] = replace(start, first=at + 1)
            start = None
        if start is not None:
            node = _named_node(start, at)
        else:
            word = words.read[tokens[at].text, tokens[at].form]
            node = _plain_node(word, at) if word.simple else _node_at(tokens, at, word, words)
            if node.part in _BRACKETING:
                brackets += _DEPTH.get(node.words, 0)
                if node.words in _DASHES and nodes and nodes[-1].words != ")":  # behind it one ends a dateline
                    dashes.append(len(nodes))
        node.index = len(nodes)
        if brackets > 0:
            node.bracketed = True
        nodes.append(node)
        at = node.last + 1
    if len(dashes) > 1:
        _bracket_dashes(nodes, dashes)
    return _attach_prepositions(nodes, words.grammar)


def _opens_with_particle(mention: Mention, token: Token, nodes: Sequence[Node]) -> bool:
    """Whether the first word of a name belongs to the verb before it: "handed over two suspects"."""
    if not nodes or mention.last == mention.first or not nodes[-1].readings:
        return False
    return any(reading.lexeme.option("particle") == token.form for reading in nodes[-1].readings)


_BRACKETING = frozenset({Part.OPEN, Part.CLOSE, Part.COMMA})
_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}
_DASHES = ("-", "--", "–", "—")
_LONGEST_INSERTION = 14


def _bracket_dashes(nodes: Sequence[Node], dashes: Sequence[int]) -> None:
    """Bracket what is put in between two dashes: "غولد - وهو مستشار قديم - عقد اجتماعا"."""
    while len(dashes) > 1:
        first, last = dashes[0], dashes[1]
        if 1 < last - first <= _LONGEST_INSERTION:
            for node in nodes[first : last + 1]:
                node.bracketed = True
            dashes = dashes[2:]
        else:
            dashes = dashes[1:]


def _named_node(start: Mention | TimeMention, at: int) -> Node:
    """The node of a name or time that begins at a token."""
    if isinstance(start, TimeMention):
        return Node(Part.TIME, at, start.last, words=start.phrase, time=start)
    words = start.names[0].words
    return Node(Part.NAME, at, start.last, 0, words, start.conjunction, start.preposition, start)


def _node_at(tokens: tuple[Token, ...], at: int, word: "_Word", words: "_Words") -> Node:
    """The node of a mark, of a word written with a hyphen, of a little word or phrase, or else of a word."""
    grammar = words.grammar
    token = tokens[at]
    if token.form in grammar.contractions and _follow(tokens, at + 2, _NOT) and tokens[at + 1].text in _APOSTROPHES:
        full = grammar.contractions[token.form]
        word = words.read[full, full]
    if token.text in _APOSTROPHES and grammar.shortened:
        short = _shortened(tokens, at, words)
        if short is not None:
            return short
    if token.text in _SIGNS:
        mark = None if _is_hyphen(tokens, at, grammar) else _mark(tokens, at)
        sign = _possessive(tokens, at, grammar) or mark
        if sign is not None:
            return sign
    compound = None if grammar.subject_after_verb else _compound(tokens, at, words.lexemes, grammar)
    phrase = _phrase(tokens, at, word, grammar) if word.phrases and compound is None else None
    return compound or phrase or _plain_node(word, at)


_APOSTROPHES = ("'", "’")
_NOT = ("t",)


def _shortened(tokens: tuple[Token, ...], at: int, words: "_Words") -> Node | None:
    """What an apostrophe shortens: the "not" of "didn't" and "won't", the auxiliary of "they've" and "we'll"."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].end != tokens[at].start or tokens[at].end != tokens[at + 1].start:
        return None
    before, behind = tokens[at - 1].form, tokens[at + 1].form
    full = words.grammar.shortened.get(behind, "")
    if (behind,) == _NOT and before in words.grammar.contractions:
        full = words.grammar.shortened["not"]
    elif before not in words.grammar.persons or not full:
        return None
    node = _phrase(tokens, at, words.read[full, full], words.grammar)
    if node is not None:
        node.last = at + 1
    return node


def _possessive(tokens: tuple[Token, ...], at: int, grammar: Grammar) -> Node | None:
    """The sign of a genitive written behind a word: "Russia's", "the rebels'"."""
    if tokens[at].text not in _APOSTROPHES or not grammar.owners or not at:
        return None
    if tokens[at - 1].end != tokens[at].start:
        return None
    written = (
        at + 1 < len(tokens) and f"'{tokens[at + 1].form}" in grammar.owners and tokens[at + 1].start == tokens[at].end
    )
    if not written and not tokens[at - 1].form.endswith(grammar.counted_endings):
        return None
    (sign,) = grammar.owners
    return Node(Part.PREPOSITION, at, at + written, words=sign, preposition=sign)


_MARKS = {
    "،": Part.COMMA, ",": Part.COMMA, "؛": Part.COMMA, ";": Part.COMMA, "-": Part.COMMA, "--": Part.COMMA,
    "–": Part.COMMA, "—": Part.COMMA, ":": Part.COLON, "«": Part.OPEN, "“": Part.OPEN, "»": Part.CLOSE,
    "”": Part.CLOSE, '"': Part.OPEN, "``": Part.OPEN, "''": Part.CLOSE,
    "(": Part.OPEN, "[": Part.OPEN, ")": Part.CLOSE, "]": Part.CLOSE,
    "{": Part.OPEN, "}": Part.CLOSE,
}  # fmt: skip


_SIGNS = frozenset({*_MARKS, *_APOSTROPHES})


def _is_hyphen(tokens: tuple[Token, ...], at: int, grammar: Grammar) -> bool:
    """Whether a hyphen joins two words without a space: "four-day". It is a word then, no mark."""
    if grammar.subject_after_verb or tokens[at].text != "-" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _mark(tokens: tuple[Token, ...], at: int) -> Node | None:
    part = _MARKS.get(tokens[at].text)
    if tokens[at].text == '"' and at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text != "(":
        part = Part.CLOSE  # a mark that opens and closes alike closes where it touches what stands before it
    return Node(part, at, at, words=tokens[at].text) if part else None


def _phrase(tokens: tuple[Token, ...], at: int, word: "_Word", grammar: Grammar) -> Node | None:
    """A little word or fixed phrase, also behind a written-on conjunction."""
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    for row in word.phrases:
        rest = row.rest
        if rest and (rest[0] != following or not _follow(tokens, at + 1, rest)):
            continue
        if row.part is Part.OPERATOR and not rest and _governs(tokens, at, word, grammar):
            continue
        last = at + len(rest)
        return Node(
            row.part, at, last, 0, row.words, row.conjunction, row.preposition, None, None, row.readings, row.entry
        )
    return None


def _follow(tokens: tuple[Token, ...], at: int, forms: tuple[str, ...]) -> bool:
    """Whether tokens of these forms stand at a place."""
    return len(forms) == 1 or tuple([token.form for token in tokens[at : at + len(forms)]]) == forms


def _governs(tokens: tuple[Token, ...], at: int, word: "_Word", grammar: Grammar) -> bool:
    """Whether an adjective of status is a verb here, before an infinitive: "Kuchma planned to visit"."""
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    return following in grammar.infinitive and word.governs


@dataclass(eq=False, slots=True)
class _Row:
    """A little word or phrase that a word can begin: `rest` are the words that must follow, `words` all of them."""

    conjunction: str
    preposition: str
    rest: tuple[str, ...]
    words: str
    part: Part
    entry: Mapping[str, Any]
    readings: tuple[Reading, ...]


@dataclass(eq=False, slots=True)
class _Word:
    """What a printed word can be by itself: the phrases that it can begin, else an event word, a verb or a plain word.

    `governs`: it can be a verb that governs an event; `simple`: it is nothing but a word, whatever stands beside it.
    """

    form: str
    phrases: tuple[_Row, ...]
    part: Part
    conjunction: str
    preposition: str
    readings: tuple[Reading, ...]
    annexes: bool
    governs: bool
    simple: bool


class _Words:
    """What the printed words of a language can be, each found out once."""

    def __init__(self, language: Language) -> None:
        self.lexemes, self.grammar = load_lexemes(language), load_grammar(language)
        self.read = Kept(self._read)

    def _read(self, written: tuple[str, str]) -> _Word:
        (text, form), grammar = written, self.grammar
        found = self.lexemes.readings(form)
        phrases = tuple(_phrases_from(form, found, grammar)) if text not in grammar.spelt_apart else ()
        governs = any(reading.lexeme.kind is Kind.GOVERNOR for reading in found)
        readings = _without_pronoun(text, found, grammar)
        simple = grammar.subject_after_verb and not phrases and text not in _SIGNS
        if not readings or all(reading.lexeme.name == "plain noun" for reading in readings):
            conjunction = form[0] if form[0] in grammar.conjunctions and len(form) > 3 else ""  # noqa: PLR2004
            return _Word(
                form, phrases, Part.WORD, conjunction, "", (), _can_annex(form, text, grammar), governs, simple
            )
        segments = readings[0].segments
        part = _event_part(readings)
        return _Word(
            form, phrases, part, segments.conjunction, segments.preposition, readings, annexes=True, governs=governs,
            simple=simple,
        )  # fmt: skip


@cache
def _load_words(language: Language) -> _Words:
    return _Words(language)


def _phrases_from(form: str, readings: tuple[Reading, ...], grammar: Grammar) -> Iterator[_Row]:
    """The little words and phrases that a written word may begin, with its clitics."""
    for conjunction, preposition, stem in _fronts(form, grammar):
        for words, part, entry in grammar.phrases.get(stem, ()):
            if not preposition or part in (Part.OPERATOR, Part.TRANSPARENT):
                joined = " ".join(words)
                governs = grammar.equal.get(joined, joined) if part is Part.PREPOSITION else preposition
                single = part in (Part.OPERATOR, Part.AUXILIARY) and len(words) == 1
                read = part is Part.TRANSPARENT or single or joined in grammar.like_verbs
                yield _Row(conjunction, governs, words[1:], joined, part, entry, readings if read else ())


def _fronts(form: str, grammar: Grammar) -> Iterator[tuple[str, str, str]]:
    """The ways to take conjunction and preposition off the front of a word."""
    yield "", "", form
    if form[0] not in grammar.clitics:
        return
    yield from _prepositions_off(form, "", grammar)
    for conjunction in grammar.conjunctions:
        if form.startswith(conjunction) and len(form) - len(conjunction) > 1:  # one letter is no word
            rest = form.removeprefix(conjunction)
            yield conjunction, "", rest
            yield from _prepositions_off(rest, conjunction, grammar)


def _prepositions_off(rest: str, conjunction: str, grammar: Grammar) -> Iterator[tuple[str, str, str]]:
    if len(rest) > 2 and rest.startswith(grammar.clitic_prepositions):  # noqa: PLR2004  (one letter is no word)
        for preposition in grammar.clitic_prepositions:
            if rest.startswith(preposition):
                yield conjunction, preposition, rest.removeprefix(preposition)


def _compound(tokens: tuple[Token, ...], at: int, lexemes: Lexemes, grammar: Grammar) -> Node | None:
    """An event word that is written with a hyphen: "cease-fire"."""
    if at + 2 >= len(tokens) or not _is_hyphen(tokens, at + 1, grammar):
        return None
    form = f"{tokens[at].form}-{tokens[at + 2].form}"
    readings = lexemes.readings(form)
    if not readings:
        return None
    segments = readings[0].segments
    part = _event_part(readings)
    return Node(part, at, at + 2, 0, form, segments.conjunction, segments.preposition, readings=readings)


def _plain_node(word: _Word, at: int) -> Node:
    """The node of an event word, a verb or a plain word."""
    return Node(
        word.part, at, at, 0, word.form, word.conjunction, word.preposition, None, None, word.readings,
        _NOTHING, annexes=word.annexes,
    )  # fmt: skip


def _event_part(readings: tuple[Reading, ...]) -> Part:
    return Part.NOUN if all(reading.lexeme.kind is Kind.NOUN for reading in readings) else Part.VERB


def _without_pronoun(text: str, readings: tuple[Reading, ...], grammar: Grammar) -> tuple[Reading, ...]:
    """The readings without those whose pronoun is the ending of a feminine: "تابعة" is no "تابعه"."""
    if not text.endswith(grammar.feminine_marks) or not any(reading.segments.pronoun for reading in readings):
        return readings
    return tuple(reading for reading in readings if not reading.segments.pronoun)


def _can_annex(form: str, text: str, grammar: Grammar) -> bool:
    """Whether a genitive may follow a plain word: it has no article, no pronoun and no ending of an adverb.

    Duals ("حكومتا السودان") and broken plurals ("ضحايا الهجوم") end like adverbs, but may have one.
    """
    if not grammar.article:
        return form not in grammar.metonyms
    if form in grammar.metonyms or _has_article(form, grammar) or text.endswith(grammar.pronoun_endings):
        return False
    return not ends_as_object(form, grammar)


def ends_as_object(form: str, grammar: Grammar) -> bool:
    """Whether a folded word has the ending of an indefinite object or an adverb, which no annexed noun has."""
    return form.endswith(grammar.object_endings) and not form.endswith(grammar.construct_endings)


def _has_article(form: str, grammar: Grammar) -> bool:
    """Whether a word has the article, behind any clitics."""
    return grammar.article in form and any(rest.startswith(grammar.article) for _, _, rest in _fronts(form, grammar))


def _passes_on(nodes: Sequence[Node], at: int, grammar: Grammar) -> bool:
    """Whether a quotation mark or demonstrative stands here, behind which the preposition before it goes on."""
    node = nodes[at]
    return (node.part is Part.OPEN and node.words not in ("(", "[")) or _points(nodes, at, grammar)


def _points(nodes: Sequence[Node], at: int, grammar: Grammar) -> bool:
    """Whether a demonstrative stands here and belongs to the noun behind: "على هذه المعارك", not "إلى ذلك اعتقال"."""
    if nodes[at].words not in grammar.pointing:
        return False
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    return following is not None and following.part is Part.NOUN and following.definite


def _attach_prepositions(nodes: list[Node], grammar: Grammar) -> list[Node]:
    """Give each name, time and event noun the preposition before it.

    Opening quotation marks may stand between, and a word annexed to a name that stands for it: "على مواقع داعش", "على
    مواقع لداعش".
    """
    pending, through = "", False
    for at, node in enumerate(nodes):
        if node.part is Part.WORD and not pending:
            through = False
        elif node.part is Part.PREPOSITION:
            pending, through = ("" if node.preposition in grammar.owners else node.preposition), False
        elif node.part is Part.WORD and pending and node.words in grammar.metonyms:
            through = True
            continue
        elif through and node.part is Part.NAME and node.preposition in ("", *grammar.possessive):
            node.preposition, pending = pending, ""
        elif node.part is Part.CIRCUMSTANCE:
            pending = node.words
        elif _passes_on(nodes, at, grammar) or (pending and node.operator.get("passes")):
            continue
        else:
            if pending and not node.preposition and node.part in (Part.NAME, Part.NOUN, Part.VERB, Part.TRANSPARENT):
                node.preposition = pending
            pending, through = "", False
        if node.preposition:
            node.preposition = grammar.equal.get(node.preposition, node.preposition)
    return nodes
