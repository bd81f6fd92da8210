"""What of a claim matters for merging, worked out once: parties, places with what contains them, days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kb.model import Claim, DatedClaim, Entity, EntityKind, EventType, Iri, Role, Status

_SLACK = timedelta(days=31)
"""How far beyond its printed ends a vague time (~) may reach."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim as merging sees it. Parties are ids; a city that acts stands for its country.

    `around` holds the ids of every place that contains one of `places`, and of the places themselves; described places
    say nothing here. `first` and `last` are the days within which it happened, widened where the time is vague.
    """

    claim: Claim
    published: date | None
    agents: frozenset[Iri]
    recipients: frozenset[Iri]
    participants: frozenset[Iri]
    described: frozenset[Iri]
    places: frozenset[Iri]
    around: frozenset[Iri]
    countries: frozenset[Iri]
    first: date | None
    last: date | None
    dated: bool

    @property
    def id(self) -> Iri:
        """The claim's id."""
        return self.claim.id

    @property
    def type(self) -> EventType:
        """The claim's type."""
        return self.claim.type

    @property
    def parties(self) -> frozenset[Iri]:
        """Everybody who takes part, in any role."""
        return self.agents | self.recipients | self.participants

    @property
    def named(self) -> frozenset[Iri]:
        """The parties that have a name."""
        return self.parties - self.described

    @property
    def width(self) -> int:
        """How many days its time spans; a large number where it has none or is open."""
        if not self.dated or self.first is None or self.last is None:
            return 1_000_000
        return (self.last - self.first).days + 1

    @property
    def planned(self) -> bool:
        """Whether it speaks of something still to come."""
        return self.claim.status in (Status.PLANNED, Status.POSSIBLE, Status.POSTPONED, Status.CANCELLED)


def facts_of(dated: DatedClaim) -> Facts:
    """The facts of a claim."""
    claim = dated.claim
    first, last = _days(claim)
    places = [name.entity for name in claim.places if not name.entity.described]
    by_role = {role: [p.name.entity for p in claim.participants if p.role is role] for role in Role}
    everybody = [p.name.entity for p in claim.participants]
    return Facts(
        claim=claim,
        published=dated.published,
        agents=_ids(by_role[Role.AGENT]),
        recipients=_ids(by_role[Role.RECIPIENT]),
        participants=_ids(by_role[Role.PARTICIPANT]),
        described=frozenset(party(entity) for entity in everybody if entity.described),
        places=frozenset(entity.id for entity in places),
        around=frozenset(around for entity in places for around in surroundings(entity)),
        countries=frozenset(country for entity in everybody for country in countries_of(entity)),
        first=first,
        last=last,
        dated=claim.time is not None and claim.time.resolved,
    )


def party(entity: Entity) -> Iri:
    """Whom an entity stands for when it acts: a city for its country, anybody else for itself."""
    if entity.kind is EntityKind.PLACE and entity.country is not None:
        return entity.country
    return entity.id


def surroundings(entity: Entity) -> frozenset[Iri]:
    """The place and everything known to contain it."""
    return frozenset({entity.id, *entity.part_of, *((entity.country,) if entity.country else ())})


def countries_of(entity: Entity) -> frozenset[Iri]:
    """The countries that somebody belongs to or holds office in."""
    held = {tenure.of for tenure in entity.tenures}
    return frozenset({*held, *((entity.country,) if entity.country else ()), party(entity)})


def _ids(entities: Iterable[Entity]) -> frozenset[Iri]:
    return frozenset(party(entity) for entity in entities)


def _days(claim: Claim) -> tuple[date | None, date | None]:
    time = claim.time
    if time is None or not time.resolved:
        return None, None
    slack = _SLACK if time.edtf is not None and "~" in time.edtf else timedelta(0)
    first = time.earliest_begin - slack if time.earliest_begin else None
    return first, time.latest_end + slack if time.latest_end else None
