"""What merging looks at in a claim, worked out once: its parties, its period, its places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kb.merging.parties import Parties, find_parties
from kb.merging.periods import Period, assumed_period, is_plan, stated_period
from kb.merging.places import Places
from kb.merging.traits import Traits, find_traits
from kb.model import Claim, DatedClaim, Entity, Iri, Status

_HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A claim as merging sees it. `day` is its publication as an ordinal, None where unknown."""

    claim: Claim
    published: date | None
    traits: Traits
    parties: Parties
    period: Period
    places: frozenset[Iri]
    is_plan: bool

    @property
    def id(self) -> Iri:
        """The claim's identifier."""
        return self.claim.id

    @property
    def day(self) -> int | None:
        """The day of publication as an ordinal."""
        return self.published.toordinal() if self.published else None

    @property
    def happened(self) -> bool:
        """Whether the claim says that it took place or is taking place."""
        return self.claim.status in _HAPPENED


def publication_order(dated: DatedClaim) -> tuple[date, Iri]:
    """Sort key: by publication, claims without a date last, then by identifier."""
    return (dated.published or date.max, dated.claim.id)


def find_facts(claims: Iterable[DatedClaim]) -> tuple[list[Facts], Places]:
    """The facts of each claim once, in order of publication, and the places that they know of."""
    ordered = sorted(
        {dated.claim.id: dated for dated in sorted(claims, key=_newest_last)}.values(), key=publication_order
    )
    places = Places(entity for dated in ordered for entity in entities_of(dated.claim))
    return [_facts(dated, places) for dated in ordered], places


def entities_of(claim: Claim) -> Iterator[Entity]:
    """Everybody and everywhere that a claim names."""
    yield from (participant.name.entity for participant in claim.participants)
    yield from (name.entity for name in (*claim.places, *claim.speakers))


def _newest_last(dated: DatedClaim) -> tuple[date, str]:
    return (dated.published or date.min, repr(dated.claim))


def _facts(dated: DatedClaim, places: Places) -> Facts:
    claim, traits = dated.claim, find_traits(dated.claim.type)
    period = stated_period(claim.time) or assumed_period(claim.status, dated.published, traits)
    return Facts(
        claim=claim,
        published=dated.published,
        traits=traits,
        parties=find_parties(claim, traits),
        period=period,
        places=places.located(name.entity for name in claim.places),
        is_plan=is_plan(claim.status, period, dated.published),
    )
