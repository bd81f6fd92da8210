"""Claims that exclude each other, on one event or on events that look like one: none is silently merged or dropped."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kb.identifiers import conflict_id
from kb.merging.drafts import Draft
from kb.merging.facts import Facts
from kb.merging.pairs import Comparison
from kb.merging.parties import Agreement
from kb.merging.periods import DAYS_TOGETHER
from kb.merging.places import Nearness
from kb.merging.same import Likeness, Timing, Verdict
from kb.model import Conflict, Count, Iri, Status

_ASSERTED = frozenset({Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.ALLEGED})
_EXCLUDES = {Status.DENIED: _ASSERTED, Status.CANCELLED: frozenset({Status.OCCURRED})}
_WORDS = {
    "time": "give it different times",
    "place": "place it differently",
    "participants": "name different participants",
    "counts": "give different numbers of people",
    "status": "say that it happened, or will, and that it did not, or will not",
}


def find_conflicts(
    drafts: Sequence[Draft], clashes: Iterable[tuple[int, int]], comparison: Comparison, decided: Collection[Iri]
) -> tuple[Conflict, ...]:
    """All conflicts, in order of their identifiers. `decided`: claims that may be together against the rules."""
    found: defaultdict[tuple[str, tuple[Iri, ...]], set[Iri]] = defaultdict(set)
    event_of = {facts.id: draft.id for draft in drafts for facts in draft.group}
    for about, one, other in _between(clashes, comparison):
        found[about, tuple(sorted({event_of[one.id], event_of[other.id]}))] |= {one.id, other.id}
    for draft in drafts:
        for about, one, other in _within(draft, comparison, decided=any(f.id in decided for f in draft.group)):
            found[about, (draft.id,)] |= {one.id, other.id}
    by_id = {draft.id: draft for draft in drafts}
    claims = _with_twins(found, comparison, event_of)
    return tuple(sorted((_conflict(*key, claims[key], by_id) for key in found), key=lambda conflict: conflict.id))


def _with_twins(
    found: Mapping[tuple[str, tuple[Iri, ...]], set[Iri]], comparison: Comparison, event_of: Mapping[Iri, Iri]
) -> dict[tuple[str, tuple[Iri, ...]], set[Iri]]:
    """The claims of each conflict with those of the same events that nothing tells apart from them.

    Numbers of people are not looked at when claims are told apart, so a conflict about them has its own claims only.
    """
    look_of = {facts.id: look for facts, look in zip(comparison.facts, comparison.looks, strict=True)}
    alike: defaultdict[tuple[Iri, int], set[Iri]] = defaultdict(set)
    for claim, look in look_of.items():
        alike[event_of[claim], look].add(claim)
    return {
        key: claims if key[0] == "counts" else {t for claim in claims for t in alike[event_of[claim], look_of[claim]]}
        for key, claims in found.items()
    }


def _between(clashes: Iterable[tuple[int, int]], comparison: Comparison) -> Iterator[tuple[str, Facts, Facts]]:
    """Pairs of claims that exclude each other in one aspect only, so that they may mean one happening."""
    for pair in clashes:
        likeness = comparison.of(*pair)
        if likeness.verdict is Verdict.DIFFERENT and likeness.against in _CHECKS:
            one, other = comparison.facts[pair[0]], comparison.facts[pair[1]]
            if _comparable(one, other) and _CHECKS[likeness.against](one, other, likeness):
                yield likeness.against, one, other


def _comparable(one: Facts, other: Facts) -> bool:
    """Whether both are past or both are ahead, and nobody but two sources can have told them apart."""
    standing = (one.happened, one.is_plan) == (other.happened, other.is_plan)
    return standing and Status.DENIED not in {one.claim.status, other.claim.status}


def _sources_differ(one: Facts, other: Facts) -> bool:
    """Whether they come from two articles, or from two speakers in one."""
    speakers = [tuple(name.entity.id for name in facts.claim.speakers) for facts in (one, other)]
    return one.claim.article != other.claim.article or speakers[0] != speakers[1]


def _published_together(one: Facts, other: Facts) -> bool:
    return one.day is not None and other.day is not None and abs(one.day - other.day) <= DAYS_TOGETHER


def _time_conflicts(one: Facts, other: Facts, likeness: Likeness) -> bool:
    """Near but different days for the same parties at the same place, told by two sources at about one time."""
    a, b = one.period, other.period
    days = a.stated and b.stated and max(a.days, b.days) <= DAYS_TOGETHER and 0 < a.gap(b) <= DAYS_TOGETHER
    agree = likeness.parties is Agreement.FULLY and likeness.nearness > Nearness.UNKNOWN
    return (
        days and agree and not one.traits.repeating and _sources_differ(one, other) and _published_together(one, other)
    )


def _place_conflicts(one: Facts, other: Facts, likeness: Likeness) -> bool:
    """Different places for the same parties side by side, in one article or in the same month or days."""
    if not one.traits.symmetric or likeness.parties is not Agreement.FULLY:
        return False
    together = one.claim.article == other.claim.article
    return likeness.timing >= (Timing.POSSIBLE if together else Timing.CLOSE)


def _participants_conflict(one: Facts, other: Facts, likeness: Likeness) -> bool:
    """Different doers of what is disputed, on one day at one spot, told by two sources."""
    if not one.traits.disputed or likeness.timing is not Timing.DAY or likeness.nearness is not Nearness.SAME:
        return False
    doers = one.parties.doers.named, other.parties.doers.named
    others = one.parties.others.named, other.parties.others.named
    return all(doers) and not doers[0] & doers[1] and others[0] == others[1] and _sources_differ(one, other)


_CHECKS = {"time": _time_conflicts, "place": _place_conflicts, "participants": _participants_conflict}


def _within(draft: Draft, comparison: Comparison, *, decided: bool) -> Iterator[tuple[str, Facts, Facts]]:
    """Pairs of claims of one event of which one denies what the other says, or counts otherwise.

    Decided ones may differ in all else.
    """
    for one, other in combinations([facts for facts in draft.group if facts.claim.counts], 2):
        if _sources_differ(one, other) and _counts_conflict(one, other):
            yield "counts", one, other
    statuses = {facts.claim.status for facts in draft.group}
    if decided or not statuses.isdisjoint(_EXCLUDES):
        for one, other in combinations(draft.group, 2):
            yield from ((("status", one, other),) if _statuses_conflict(one, other) else ())
            if decided:
                yield from _against_the_rules(one, other, comparison)


def _counts_conflict(one: Facts, other: Facts) -> bool:
    """Whether two claims give numbers of one kind that exclude each other; a later one that is higher is news."""
    first, second = sorted((one, other), key=lambda facts: (facts.day is None, facts.day or 0))
    known = first.day is not None and second.day is not None
    later = known and first.day != second.day
    for kind in {count.kind for count in first.claim.counts}:
        mine = [count for count in first.claim.counts if count.kind is kind]
        theirs = [count for count in second.claim.counts if count.kind is kind]
        apart = bool(theirs) and all(_exclude(a, b) for a in mine for b in theirs)
        if apart and not (later and max(map(_floor, theirs)) > max(map(_floor, mine))):
            return True
    return False


_TOLERANCE = 0.1  # how far off a number may be that is about right


def _exclude(one: Count, other: Count) -> bool:
    """Whether no number fits both."""
    (least, most), (low, high) = _ends(one), _ends(other)
    return most < low or high < least


def _ends(count: Count) -> tuple[float, float]:
    slack = _TOLERANCE if count.approximate else 0.0
    least = count.least * (1 - slack) if count.least is not None else 0.0
    most = count.most * (1 + slack) if count.most is not None else float("inf")
    return least, most


def _floor(count: Count) -> int:
    return count.least or 0


def _statuses_conflict(one: Facts, other: Facts) -> bool:
    a, b = one.claim.status, other.claim.status
    return a in _EXCLUDES.get(b, ()) or b in _EXCLUDES.get(a, ())


def _against_the_rules(one: Facts, other: Facts, comparison: Comparison) -> Iterator[tuple[str, Facts, Facts]]:
    likeness = comparison.between(one, other)
    if likeness.verdict is Verdict.DIFFERENT and likeness.against in _CHECKS:
        yield likeness.against, one, other


def _conflict(about: str, events: tuple[Iri, ...], claims: set[Iri], drafts: Mapping[Iri, Draft]) -> Conflict:
    draft = drafts[events[0]]
    names = ", ".join(sorted(entity.label("en") for entity in draft.parties.values()))
    many = "one event" if len(events) == 1 else "what may be one event"
    ordered = tuple(sorted(claims))
    return Conflict(
        id=conflict_id(about, ordered),
        about=about,
        claims=ordered,
        events=events,
        explanation=f"{len(ordered)} claims on {many} ({draft.type}{': ' if names else ''}{names}) {_WORDS[about]}.",
    )
