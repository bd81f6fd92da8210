"""Who takes part in a claim's event, and how well the parties of two claims agree."""

from dataclasses import dataclass
from enum import IntEnum

from kb.merging.traits import Traits
from kb.model import Claim, Entity, EntityKind, Iri, Role


class Agreement(IntEnum):
    """How well the parties agree; more is better. `PARTLY` is enough only where day and spot are the same."""

    NONE = -1
    UNKNOWN = 0
    PARTLY = 1
    MOSTLY = 2
    FULLY = 3


@dataclass(frozen=True, slots=True)
class Side:
    """The parties in one role: those with a name, and those only described, whom no other article can mean."""

    named: frozenset[Iri]
    described: frozenset[Iri]


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a claim. Of a symmetric type all are doers."""

    doers: Side
    others: Side

    @property
    def named(self) -> frozenset[Iri]:
        """Everybody with a name."""
        return self.doers.named | self.others.named


def party_id(entity: Entity) -> Iri:
    """Whom an entity stands for when it acts: a city acts for its country (Pyongyang for North Korea)."""
    return entity.country if entity.kind is EntityKind.PLACE and entity.country else entity.id


def find_parties(claim: Claim, traits: Traits) -> Parties:
    """The parties of a claim by role."""
    recipients = [p for p in claim.participants if p.role is Role.RECIPIENT and not traits.symmetric]
    doers = [p for p in claim.participants if traits.symmetric or p.role is not Role.RECIPIENT]
    return Parties(_side([p.name.entity for p in doers]), _side([p.name.entity for p in recipients]))


def _side(entities: list[Entity]) -> Side:
    return Side(
        frozenset(party_id(entity) for entity in entities if not entity.described),
        frozenset(entity.id for entity in entities if entity.described),
    )


def compare_parties(ours: Parties, theirs: Parties, traits: Traits) -> Agreement:
    """How well the parties of two claims of one type agree."""
    if traits.symmetric:
        return _compare_equals(ours.doers, theirs.doers)
    doers, others = _compare_sides(ours.doers, theirs.doers), _compare_sides(ours.others, theirs.others)
    if doers is Agreement.NONE:
        return Agreement.NONE
    if others is Agreement.NONE:
        return min(doers, Agreement.MOSTLY) if traits.any_host else Agreement.NONE
    if doers and others:
        return Agreement.FULLY
    if doers or (others and traits.patient):
        return Agreement.MOSTLY
    return Agreement.PARTLY if others else Agreement.UNKNOWN


def _compare_equals(ours: Side, theirs: Side) -> Agreement:
    """Parties side by side: two or more shared, none left over on both sides."""
    shared, fewest = len(ours.named & theirs.named), min(len(ours.named), len(theirs.named))
    if fewest == 0:
        return Agreement.PARTLY if ours.described & theirs.described else Agreement.UNKNOWN
    if shared < fewest:
        return Agreement.PARTLY if shared > 1 else Agreement.NONE
    if shared == 1:
        return Agreement.PARTLY
    return Agreement.FULLY if ours.named == theirs.named else Agreement.MOSTLY


def _compare_sides(ours: Side, theirs: Side) -> Agreement:
    """Parties of one role: the same, or some of the same."""
    if not ours.named or not theirs.named:
        return Agreement.FULLY if ours.described & theirs.described else Agreement.UNKNOWN
    if ours.named == theirs.named:
        return Agreement.FULLY
    return Agreement.MOSTLY if ours.named <= theirs.named or theirs.named <= ours.named else Agreement.NONE
