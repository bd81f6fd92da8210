"""Whom a pronoun means: the nearest name before it that agrees in gender and number, in the sentence or the article."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kb.finding.agreement import mention_gender
from kb.finding.clauses import Clause, acts
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, Iri, Mention, MentionForm, Name

SPEAKER = "1"
"""The number of a pronoun that means whoever speaks."""
NOBODY = (SPEAKER, "0")
"""The numbers of pronouns that mean nobody named before."""
_HUMAN = (EntityKind.PERSON, EntityKind.GROUP)
PEOPLE, _THING = ("mp", "fp"), "n"
"""What pronouns tell instead of a gender where nouns have none: a person, or none."""


@dataclass(eq=False, slots=True)
class Discourse:
    """The mentions of the sentences so far, newest last; subjects are noted twice as strongly by coming last."""

    grammar: Grammar
    mentions: list[Mention] = field(default_factory=list)
    together: list[Name] = field(default_factory=list)

    def note(self, nodes: Sequence[Node], clauses: Sequence[Clause]) -> None:
        """Add the names of a sentence, its subjects last."""
        joined = (_names(clause.subject) for clause in clauses)
        self.together = next((names for names in joined if len(names) > 1), [])
        subjects = [node for clause in clauses for node in clause.subject]
        names = [node for node in nodes if node.part is Part.NAME and node not in subjects]
        for node in [*names, *reversed(subjects)]:
            if node.mention is not None and node.mention.form is not MentionForm.ADJECTIVE:
                self.mentions.append(node.mention)


def resolve_pronoun(
    gender: str,
    number: str,
    before: int,
    nodes: Sequence[Node],
    clauses: Sequence[Clause],
    discourse: Discourse,
    *,
    acting: bool = True,
    human: bool = False,
    barred: Collection[Iri] = (),
) -> list[Name]:
    """The names that a pronoun before a node stands for, none where none agrees.

    `acting`: they must be able to act; `human`: people are meant, if any agree. It stands for none of those that are
    `barred`, as who does something is not whom he does it to, and who speaks is no "he" in his own words.
    """
    if number in NOBODY:
        return []
    if number == "d":
        return _pair(before, nodes, clauses)
    if number == "p" and not gender:
        together = _joined_subjects(before, clauses)
        if together or (discourse.together and not _tells_several(before, nodes, discourse.grammar)):
            return together or discourse.together
    earlier = [node.mention for node in nodes[:before] if node.part is Part.NAME and node.mention is not None]
    subjects = [
        node.mention for c in clauses if c.verb.index < before for node in c.subject if node.mention is not None
    ]
    nearest = [*_usable(reversed(earlier)), *_usable(reversed(subjects))]
    several = number == "p" and not gender
    if gender in PEOPLE or several:  # who did something is meant before whom it was done to
        nearest = [*_usable(reversed(subjects)), *_usable(reversed(earlier))]
    first: Mention | None = None
    for mention in (*nearest, *_usable(reversed(discourse.mentions[-12:]))):
        if mention.names[0].entity.id in barred:
            continue
        if _agrees(mention, gender, number, discourse.grammar) and (not acting or _can_act(mention, before, clauses)):
            first = first or mention
            if not human or mention.names[0].entity.kind in _HUMAN:
                return list(mention.names)
    return list(first.names) if first is not None else []


def _can_act(mention: Mention, before: int, clauses: Sequence[Clause]) -> bool:
    """Whether a mention is no place, or one that stands for a government in a clause before a node."""
    if mention.names[0].entity.kind is not EntityKind.PLACE:
        return True
    return any(c.verb.index < before and acts(c) and c.subject[0].mention is mention for c in clauses)


def _tells_several(before: int, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether several people or bodies are named at once before a node."""
    mentions = (node.mention for node in nodes[:before] if node.mention is not None)
    return any(_agrees(mention, "", "p", grammar) for mention in mentions if mention.form is not MentionForm.ADJECTIVE)


def fits(name: Name, gender: str, number: str) -> bool:
    """Whether a name alone can be what a pronoun stands for, as far as its kind of entity shows."""
    kind = name.entity.kind
    if gender in PEOPLE or gender == _THING:
        return number == "s" and (kind is EntityKind.PERSON) == (gender in PEOPLE)
    if kind is EntityKind.PERSON:
        described = name.entity.described
        return gender in ("", "m", "f" if described else "m") and (number == "s" or described)
    return number in ("p", "d") if kind is EntityKind.GROUP else number == "s"


def _usable(mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.form is not MentionForm.ADJECTIVE]


def _pair(before: int, nodes: Sequence[Node], clauses: Sequence[Clause]) -> list[Name]:
    """The two whom a dual means: a joined pair of names before it, or the subject and object of the clause."""
    for clause in reversed([c for c in clauses if c.verb.index < before]):
        names = _names(clause.subject)
        if len(names) == 2:  # noqa: PLR2004  (a dual is two)
            return names
    earlier = [
        n for n in nodes[:before] if n.part is Part.NAME and n.mention and n.mention.form is not MentionForm.ADJECTIVE
    ]
    for first, second in zip(reversed(earlier[:-1]), reversed(earlier[1:]), strict=True):
        if second.conjunction or len(_names([first, second])) == 2:  # noqa: PLR2004
            return _names([first, second])[:2]
    return []


def _joined_subjects(before: int, clauses: Sequence[Clause]) -> list[Name]:
    """Those who are the last subject before, where they are several: "Obama and Medvedev spoke where they signed"."""
    subjects = [c.subject for c in clauses if c.verb.index < before and c.subject]
    names = _names(subjects[-1]) if subjects else []
    return names if len(names) > 1 else []


def _names(nodes: Sequence[Node]) -> list[Name]:
    found: list[Name] = []
    for node in nodes:
        for name in node.names:
            if all(name.entity.id != other.entity.id for other in found):
                found.append(name)
    return found


def _agrees(mention: Mention, gender: str, number: str, grammar: Grammar) -> bool:
    mine = mention_gender(mention, grammar)
    plural = mention.number == "p" or len(mention.names) > 1
    if gender in PEOPLE or gender == _THING:
        return not plural and (mention.names[0].entity.kind is EntityKind.PERSON) == (gender in PEOPLE)
    if number == "p":
        return plural or (mention.names[0].entity.kind is EntityKind.GROUP)
    if plural and number == "s" and mention.names[0].entity.kind is EntityKind.GROUP:
        return gender == "f" and mention.names[0].entity.linked
    return not gender or not mine or mine == gender
