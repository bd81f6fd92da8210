"""A clause: a verb with what belongs to it, and what is asked of clauses and of the parts of a sentence around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.finding.kept import Kept
from kb.finding.lexemes import Kind, Reading
from kb.finding.sites import PLACES
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EntityKind, MentionForm, Name


@dataclass(eq=False, slots=True)
class Clause:
    """A verb with what belongs to it. `subject` and `objects` hold groups of joined names, flattened.

    `pronoun_subject` is (gender, number) where the subject is a pronoun or is left out; `subject_noun` an event noun
    that is the subject; `antecedent` the event noun that a relative clause says something of; `nouns` the event nouns
    that it governs; `circumstances` event nouns that it happens during or after, with the word that says so; `direct`:
    no other word stands between the verb and the event noun; `excepted`: what follows "but" is no longer denied ("did
    not bomb it but three times"); `opener` the complementizer, relative or subordinator
    before it; `host` the clause on which an infinitive, a participle or reported content hangs; `reported`: what the
    verb reports stands before this index; `preposed`: what it is done to stands before it; `pronoun_phrases`:
    prepositions with a pronoun written on them ("عليه").
    """

    verb: Node
    reading: Reading
    subject: list[Node] = field(default_factory=list)
    objects: list[Node] = field(default_factory=list)
    phrases: list[tuple[str, Node]] = field(default_factory=list)
    times: list[Node] = field(default_factory=list)
    nouns: list[Node] = field(default_factory=list)
    circumstances: list[tuple[str, Node]] = field(default_factory=list)
    content: Node | None = None
    opener: Node | None = None
    joined_to: "Clause | None" = None
    pronoun_subject: tuple[str, str] | None = None
    subject_noun: Node | None = None
    antecedent: Node | None = None
    negated: bool = False
    excepted: bool = False
    auxiliaries: list[Node] = field(default_factory=list)
    operators: list[Node] = field(default_factory=list)
    passive: bool = False
    end: int = 0
    groups: list[list[Node]] = field(default_factory=list)
    direct: bool = True
    host: "Clause | None" = None
    reported: int | None = None
    preposed: bool = False
    pronoun_phrases: list[Node] = field(default_factory=list)

    @property
    def subject_names(self) -> list[Name]:
        """Whom its subject names."""
        return [name for node in self.subject for name in node.names]

    @property
    def object_pronoun(self) -> tuple[str, str] | None:
        """Gender and number of the pronoun written on the verb, which is its object."""
        segments = self.reading.segments
        return (segments.pronoun_gender, segments.pronoun_number) if segments.pronoun else None


def is_aside(circumstance: Node, nodes: Sequence[Node]) -> bool:
    """Whether a circumstance behind a comma, or behind "and that", belongs to the saying: no clause follows it."""
    before = nodes[circumstance.index - 1]
    aside = before.part is Part.COMMA or (before.part is Part.SUBORDINATOR and before.index + 1 == circumstance.index)
    following = nodes[circumstance.index + 1 :]
    heads_noun = bool(following) and following[0].part in (Part.NOUN, Part.TRANSPARENT, Part.OPERATOR)
    return aside and heads_noun and all(node.part is not Part.VERB for node in following)


_SHORTEST_PURPOSE = 5


def opens_purpose(node: Node, grammar: Grammar) -> bool:
    """Whether a word says what for: an infinitive behind "to", "لمناقشة الأزمة". Whoever it names takes no part."""
    return node.part is Part.WORD and _PURPOSES[grammar, node.words]


def _has_purpose(key: tuple[Grammar, str]) -> bool:
    grammar, word = key
    if len(word) < _SHORTEST_PURPOSE or not grammar.article:
        return False
    return any(word.startswith(p) and not word.startswith(2 * p) for p in grammar.possessive)


_PURPOSES = Kept(_has_purpose)


def event_noun_after(node: Node, nodes: Sequence[Node]) -> Node | None:
    """The event noun that a transparent noun stands for ("جولة محادثات"), if one follows."""
    for following in nodes[node.index + 1 : node.index + 6]:
        if following.part is Part.NOUN:
            return following
        if following.part not in (Part.TRANSPARENT, Part.WORD, Part.OPEN, Part.PREPOSITION):
            return None
        if following.part is Part.WORD and following.conjunction:
            return None
    return None


def widens(node: Node, previous: Node) -> bool:
    """Whether a country only says whose the place right before it is: "كردستان العراق"."""
    if node.mention is None or previous.mention is None or node.preposition or node.conjunction:
        return False
    kinds = [each.names[0].entity.kind for each in (previous.mention, node.mention)]
    adjacent = previous.index + 1 == node.index
    return adjacent and kinds == [EntityKind.PLACE, EntityKind.COUNTRY] and node.mention.form is MentionForm.NAME


def is_place(node: Node) -> bool:
    """Whether a node names a place or country."""
    return node.mention is not None and node.mention.names[0].entity.kind in PLACES


def is_office(node: Node, event: str | None, grammar: Grammar) -> bool:
    """Whether a description with the ending of an object says what somebody is made: "عين راتني مبعوثا"."""
    described = node.mention is not None and node.mention.form is MentionForm.DESCRIPTION
    if not described or event != "Appointment":
        return False
    return fold(node.words.split()[0]).endswith(grammar.object_endings)


def acts(clause: Clause) -> bool:
    """Whether a city that is the subject of a clause stands for a government: it says, plans or does something."""
    city = bool(clause.subject) and clause.subject[0].mention is not None
    if not city or not _is_known_city(clause.subject[0]):
        return False
    frame = clause.reading.lexeme.frame
    does = frame is not None and bool(_DOERS & set(frame.slots["subject"]))
    return does or is_speech(clause) or clause.reading.lexeme.kind is Kind.GOVERNOR


_DOERS = frozenset({"agent", "participant"})


def _is_known_city(node: Node) -> bool:
    entity = node.mention.names[0].entity if node.mention is not None else None
    return entity is not None and entity.linked and entity.geonames is not None


def is_speech(clause: Clause) -> bool:
    """Whether its verb is one of saying."""
    return clause.verb.senses.speech
