"""Whether two claims speak of one happening, and why. Precision first: in doubt they do not."""

from dataclasses import dataclass

from kb.merging.facts import Facts

LASTING = frozenset(
    {"Visit", "Meeting", "War", "Election", "Exercise", "Commemoration", "Ceasefire", "Agreement", "Sanction"}
)
"""Types of which one telling rarely means another than the next, where parties and time agree."""

SYMMETRIC = frozenset({"Meeting", "Call", "Agreement", "Exercise", "Ceasefire"})
"""Types whose parties are equals: who is the agent decides nothing."""

_NEAR = 3
"""Days between two publications that tell of the same event without its date."""

_AHEAD = 92
"""Days between two announcements of the same plan without a date."""

_SHARP = 62
"""Days of the wider of two times that two articles may leave open and still mean one event."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """That two claims speak of one happening: how strongly, by which rule, and why in words."""

    score: int
    rule: str
    explanation: str


def compare(one: Facts, other: Facts) -> Likeness | None:
    """The likeness of two claims; None where they cannot, or need not, speak of one happening."""
    if one.type != other.type or not times_meet(one, other) or not places_meet(one, other):
        return None
    if not parties_meet(one, other):
        return None
    if one.claim.article == other.claim.article:
        return _in_one_article(one, other)
    return _across_articles(one, other)


def times_meet(one: Facts, other: Facts) -> bool:
    """Whether the times can be one: an unknown one can be any; a vague one reaches further than it says."""
    if not one.dated or not other.dated:
        return True
    if one.first is not None and other.last is not None and one.first > other.last:
        return False
    return not (other.first is not None and one.last is not None and other.first > one.last)


def places_meet(one: Facts, other: Facts) -> bool:
    """Whether the places can be one: equal, one inside the other, or unknown on one side."""
    if not one.places or not other.places:
        return True
    return bool(one.places & other.around or other.places & one.around)


def parties_meet(one: Facts, other: Facts) -> bool:
    """Whether the parties agree: nobody's part is another's, and the fewer are among the more."""
    if one.type in SYMMETRIC:
        fewer, more = sorted((one.named, other.named), key=len)
        return bool(fewer) and fewer <= more
    if one.agents & other.recipients - other.agents or other.agents & one.recipients - one.agents:
        return False
    return _role_meets(one.agents, other.agents, one, other) and _role_meets(
        one.recipients, other.recipients, one, other
    )


def _role_meets(mine: frozenset[str], theirs: frozenset[str], one: Facts, other: Facts) -> bool:
    named, named_theirs = mine - one.described, theirs - other.described
    if named and named_theirs:
        return bool(named & named_theirs)
    if mine and theirs and not (named or named_theirs):
        return bool(mine & theirs)
    return True


def _shared(one: Facts, other: Facts) -> bool:
    """Whether at least one party is the same, or, where nobody is named, the place."""
    if one.parties & other.parties:
        return True
    nobody = not one.parties or not other.parties
    return nobody and bool(one.places & other.places)


def _in_one_article(one: Facts, other: Facts) -> Likeness | None:
    if not _shared(one, other):
        return None
    if one.type in LASTING:
        return Likeness(_score(one, other), "same-article", f"one article tells both: {_why(one, other)}")
    sharp = one.dated and other.dated and max(one.width, other.width) <= _NEAR
    if sharp and one.recipients & other.recipients:
        return Likeness(_score(one, other), "same-article-same-day", f"one article tells both: {_why(one, other)}")
    return None


def _across_articles(one: Facts, other: Facts) -> Likeness | None:
    if not one.named & other.named and not (one.places & other.places and one.type == "War"):
        return None
    alone = min(len(one.parties), len(other.parties)) < 2 and not (one.places and other.places)  # noqa: PLR2004
    if alone and not (one.dated and other.dated and max(one.width, other.width) <= _NEAR):
        return None
    if one.dated and other.dated:
        if one.type == "War" or max(one.width, other.width) <= _SHARP or (one.planned or other.planned):
            return Likeness(_score(one, other), "same-time", _why(one, other))
        return None
    if one.published is None or other.published is None:
        return None
    apart = abs((one.published - other.published).days)
    if apart <= (_AHEAD if one.planned and other.planned else _NEAR):
        reason = (
            f"{_why(one, other)}, published {apart} days apart"
            if apart
            else f"{_why(one, other)}, published the same day"
        )
        return Likeness(_score(one, other), "near-publication", reason)
    return None


def _score(one: Facts, other: Facts) -> int:
    """How much speaks for it: sharp common time, place, parties, publication on near days."""
    score = 2 * len(one.named & other.named)
    if one.dated and other.dated:
        score += 4 if max(one.width, other.width) <= _NEAR else 2
    if one.places and other.places:
        score += 3 if one.places & other.places else 2
    if one.published and other.published and abs((one.published - other.published).days) <= _NEAR:
        score += 1
    return score


def _why(one: Facts, other: Facts) -> str:
    parts = []
    if one.parties & other.parties:
        parts.append("the same parties" if one.named == other.named else "a common party and no other in its place")
    if one.dated and other.dated:
        parts.append(_time_reason(one, other))
    if one.places and other.places:
        parts.append("the same place" if one.places & other.places else "one place inside the other")
    return ", ".join(parts) or "the same type and nothing against it"


def _time_reason(one: Facts, other: Facts) -> str:
    mine, theirs = (facts.claim.time.edtf if facts.claim.time else None for facts in (one, other))
    return f"the same time ({mine})" if mine == theirs else f"times that agree ({mine} and {theirs})"
