"""Drafts of claims: an event word with the arguments that its frame takes from the words around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kb.finding.clauses import Clause, is_office
from kb.finding.kept import Kept
from kb.finding.lexemes import Kind, Lexeme, Reading
from kb.finding.sites import PLACES, is_where
from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import stems
from kb.language.text import fold
from kb.model import Certainty, Count, Entity, EntityKind, EventType, Name, Role, Status, TimeValue


@dataclass(eq=False, slots=True)
class Draft:
    """A claim in the making.

    `pronouns` are arguments still to be resolved: roles, gender, number. `light` is the clause whose verb carries the
    noun, `qualifier` a relative clause of it; `stated`: somebody says it, if only of himself; `purpose`: the noun says
    what for something is done.
    """

    lexeme: Lexeme
    trigger: Node
    clause: Clause | None
    reading: Reading
    participants: list[tuple[Name, Role]] = field(default_factory=list)
    places: list[Name] = field(default_factory=list)
    times: list[Node] = field(default_factory=list)
    pronouns: list[tuple[tuple[str, ...], str, str]] = field(default_factory=list)
    light: Clause | None = None
    qualifier: Clause | None = None
    purpose: bool = False
    relation: str = ""
    content_from: int | None = None
    status: Status | None = None
    certainty: Certainty = Certainty.CERTAIN
    speakers: list[Name] = field(default_factory=list)
    said: Node | None = None
    stated: bool = False
    time: TimeValue | None = None
    last: int = 0
    anaphoric: bool = False
    begins: bool = False
    counts: list[Count] = field(default_factory=list)
    type_override: EventType | None = None

    @property
    def type(self) -> EventType:
        """The event type of its lexeme, unless the sentence makes it another."""
        return self.type_override or self.lexeme.type

    @property
    def told(self) -> Clause | None:
        """The clause whose verb tells the event: its own, the one that carries the noun, or a relative clause of it."""
        return self.light or self.qualifier or (self.clause if self.reading.lexeme.kind is Kind.VERB else None)

    def add(self, roles: tuple[str, ...], name: Name) -> bool:
        """Give the name the first role that it can have; tell whether there was one."""
        for role in roles:
            if role == "recipient+place":
                if name.entity.kind in PLACES:
                    self.settle(name)
                return self._join(name, Role.RECIPIENT)
            if role == "site" and name.entity.kind is EntityKind.PLACE:
                return self.settle(name)
            if (role == "place" and name.entity.kind in PLACES) or (role == "house" and is_house(name.entity)):
                return self.settle(name)
            if role == "owner" and can_act(name.entity):
                return self._join(name, Role.RECIPIENT if self._has_agent() else Role.AGENT)
            if role in ("agent", "recipient", "participant") and can_act(name.entity):
                return self._join(name, Role(role))
        return False

    def add_each(self, roles: tuple[str, ...], names: Iterable[Name]) -> None:
        """Give each of the names the first role that it can have."""
        for name in names:
            self.add(roles, name)

    def take_over(self, other: "Draft") -> None:
        """Take the participants, each with his role, and the places that another draft of the event names."""
        for name, role in other.participants:
            self.add((role.value,), name)
        self.add_each(("place",), other.places)

    def has(self, wanted: Role) -> bool:
        """Whether somebody named has the role."""
        return any(role is wanted for _, role in self.participants)

    def _has_agent(self) -> bool:
        return self.has(Role.AGENT) or any("agent" in roles for roles, _, _ in self.pronouns)

    def settle(self, name: Name) -> bool:
        """Make the name a place of the draft."""
        if all(name.entity.id != other.entity.id for other in self.places):
            self.places.append(name)
        return True

    def _join(self, name: Name, role: Role) -> bool:
        if all(name.entity.id != other.entity.id for other, _ in self.participants):
            self.participants.append((name, role))
        return True


def can_act(entity: Entity) -> bool:
    """Whether the entity can be a party: people, bodies, countries, and cities that stand for governments."""
    return entity.kind is not EntityKind.PLACE or (entity.linked and entity.geonames is not None)


def is_house(entity: Entity) -> bool:
    """Whether it is a body that no list knows, which one visits as one visits a place: a centre, a plant, a school."""
    return entity.kind is EntityKind.ORGANIZATION and not entity.linked


def has_object(clause: Clause, words: frozenset[str], nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether one of the words stands behind the verb before the next verb or event noun, whatever its clitics."""
    for node in nodes[clause.verb.index + 1 : clause.verb.index + 12]:
        if node.part in _AFTER_OBJECT:
            return node.words in words and node.part is Part.VERB and node.reading.tense == "gerund"  # "mourning"
        told = _TOLD[grammar, node.words, node.mention is not None and node.mention.names[0].entity.kind in _NAMED]
        if not words.isdisjoint(told) or node.words in words:
            return True
        if node.part is Part.NOUN and not node.preposition:
            return _heads(node, words, nodes, grammar)
    return False


def _heads(noun: Node, words: frozenset[str], nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether an event noun says of what kind a word behind it is that is asked for: "an arrest warrant"."""
    behind = nodes[noun.index + 1 : noun.index + 2]
    return not grammar.subject_after_verb and any(node.words in words for node in behind)


_NAMED = (EntityKind.PERSON, EntityKind.ORGANIZATION)


_AFTER_OBJECT = frozenset({Part.VERB, Part.COMPLEMENTIZER, Part.RELATIVE})


def _telling(key: tuple[Grammar, str, bool]) -> frozenset[str]:
    """What the words that say what a node is can be without clitics.

    Of a person or a body that is only the head, not "oil" of "minister of oil": the first word, or the last before "of"
    where heads stand last.
    """
    grammar, words, named = key
    forms = [fold(word) for word in words.split()]
    if named:
        plain = [form for form in forms if form not in grammar.determiners]
        own = list(takewhile(lambda form: form not in grammar.genitives, plain))
        forms = plain[:1] if grammar.subject_after_verb else [*plain[:1], *own[-1:]]
    return frozenset(forms).union(*[stems(grammar.language, form) for form in forms])


_TOLD = Kept(_telling)


def is_one(form: str, words: frozenset[str], grammar: Grammar) -> bool:
    """Whether a folded word, whatever its clitics, is one of some words."""
    return form in words or not words.isdisjoint(stems(grammar.language, form))


def is_relation(preposition: str, node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a phrase says with whom a relation before it is, and takes no part: "هجوم على الحدود مع سوريا"."""
    if not grammar.relations or preposition in grammar.place_prepositions:
        return False
    before = (n for n in reversed(nodes[: node.index]) if n.part not in (Part.PREPOSITION, Part.OPEN, Part.CLOSE))
    word = next(before, node)
    return word.part in (Part.WORD, Part.NAME) and is_one(fold(word.words), grammar.relations, grammar)


def roles_of(draft: Draft, slot: str) -> tuple[str, ...]:
    """What the frame of a draft's lexeme makes of a slot."""
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    if slot == "passive_subject":
        return tuple(str(draft.lexeme.option("passive_subject", "recipient")).split())
    return frame.slots[slot]


def add_all(draft: Draft, roles: tuple[str, ...], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give the names of some nodes the first of the roles that each can have, but offices that somebody is given."""
    for node in nodes:
        if not tells_office(draft, node, grammar):
            draft.add_each(roles, node.names)


def tells_office(draft: Draft, node: Node, grammar: Grammar) -> bool:
    """Whether a node says what somebody is made of whom it is told."""
    meant = any("recipient" in roles for roles, _, _ in draft.pronouns)
    named = meant or draft.has(Role.RECIPIENT)
    return named and is_office(node, draft.type, grammar)


def bind_phrase(draft: Draft, preposition: str, node: Node, grammar: Grammar) -> None:
    """Give a name behind a preposition the role that the frame has for it, or make it a place."""
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    for name in node.names:
        if preposition in grammar.doers:
            draft.add(frame.prepositions.get(preposition, ("agent",)), name)
        elif preposition in grammar.nominal_doers and _is_second_doer(draft, frame.prepositions.get(preposition, ())):
            continue  # "حظرت موسكو استيراد المنتجات من تركيا"
        elif preposition in frame.prepositions and draft.add(frame.prepositions[preposition], name):
            continue
        elif is_where(preposition, name, grammar):
            draft.settle(name)


def _is_second_doer(draft: Draft, roles: tuple[str, ...]) -> bool:
    """Whether a phrase would name another doer behind a verb that has its own as its subject."""
    clause = draft.clause
    active = draft.lexeme.kind is Kind.VERB and clause is not None and bool(clause.subject) and not clause.passive
    return active and roles == ("agent",) and draft.has(Role.AGENT)


def is_content(roles: tuple[str, ...]) -> bool:
    """Whether what a preposition brings is what is promised, demanded or said."""
    return "content" in roles


def plans(reading: Reading) -> bool:
    """Whether the verb says what its subject is about to do, and does not tell of others: "يستعد", not "أعلن"."""
    return reading.lexeme.kind is Kind.GOVERNOR and not reading.lexeme.option("speaker")


def doer(draft: Draft) -> tuple[str, ...]:
    """The role of whoever does what the event noun says: agent, or participant of what is done together."""
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    roles = frame.slots["subject"]
    return roles if roles != ("none",) else ("agent",)
