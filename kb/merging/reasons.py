"""Why a claim was held to be about its event, in words for people."""

from collections.abc import Iterable, Sequence
from typing import Final

from kb.merging.decisions import Decisions, pairs_of
from kb.merging.facts import Facts
from kb.merging.pairs import Comparison
from kb.merging.parties import Agreement
from kb.merging.places import Nearness
from kb.merging.same import Likeness, Timing, Verdict
from kb.merging.states import Whole
from kb.model import Iri, MergeReason

_FELLOWS: Final = 20  # claims before and after one that it is compared with to explain it


def explain_group(group: Sequence[int], comparison: Comparison, decisions: Decisions) -> tuple[MergeReason, ...]:
    """A reason for each claim of an event of several claims, the first being what the others are compared with."""
    if len(group) == 1:
        return ()
    decided = pairs_of(decisions.same)
    first = MergeReason(
        claim=comparison.facts[group[0]].id,
        rule="first-report",
        explanation="It is the first report of the event; the other claims were compared with it and with each other.",
    )
    return (first, *(_reason(index, group, comparison, decided) for index in group[1:]))


def explain_time(wholes: Iterable[Whole]) -> tuple[MergeReason, ...]:
    """Why an event has a more precise time than its own claims give."""
    return tuple(
        MergeReason(
            claim=whole.claim,
            rule="time-from-containing-event",
            explanation=f"The event lies within one that this claim dates {whole.time.edtf}, with the same parties "
            "present: it took place then.",
        )
        for whole in sorted(wholes, key=lambda whole: whole.claim)
    )


def _reason(
    index: int, group: Sequence[int], comparison: Comparison, decided: frozenset[frozenset[Iri]]
) -> MergeReason:
    facts = comparison.facts[index]
    fellow = next((o for o in group if frozenset((facts.id, comparison.facts[o].id)) in decided), None)
    if fellow is not None:
        text = f"Somebody decided that it speaks of the same as {comparison.facts[fellow].id}."
        return MergeReason(claim=facts.id, rule="decided-by-people", explanation=text)
    best = max(_fellows(index, group), key=lambda other: (*_strength(comparison.of(index, other)), -other))
    likeness = comparison.of(index, best)
    rule, text = _explain(facts, comparison.facts[best], likeness)
    return MergeReason(claim=facts.id, rule=rule, explanation=text)


def _fellows(index: int, group: Sequence[int]) -> list[int]:
    """The claims of the group next to one in order of publication, and the first."""
    at = group.index(index)
    return [other for other in {group[0], *group[max(0, at - _FELLOWS) : at + _FELLOWS]} if other != index]


def _strength(likeness: Likeness) -> tuple[int, int]:
    return (likeness.verdict, likeness.score)


def _explain(facts: Facts, other: Facts, likeness: Likeness) -> tuple[str, str]:
    """The rule that a match rests on, and what agrees."""
    if likeness.verdict is not Verdict.SAME:
        return "joined-by-others", "Other claims of the event are like it, and none of them contradicts it."
    rule = _rule(facts, other, likeness)
    agreed = [_parties(facts, other, likeness), _time(facts, other), _place(facts, other, likeness)]
    text = (
        f"Like {other.id} ({other.claim.number}), it speaks of a {facts.claim.type}: {'; '.join(filter(None, agreed))}."
    )
    return rule, text


def _rule(facts: Facts, other: Facts, likeness: Likeness) -> str:
    if facts.is_plan != other.is_plan and (facts.happened or other.happened):
        return "plan-and-occurrence"
    if likeness.timing in {Timing.DAY, Timing.CLOSE}:
        return "same-time"
    if facts.period.stated and other.period.stated:
        return "compatible-time"
    return "same-article" if facts.claim.article == other.claim.article else "near-publication"


def _parties(facts: Facts, other: Facts, likeness: Likeness) -> str:
    shared = facts.parties.named & other.parties.named
    names = {
        p.name.entity.id: p.name.entity.label("en") for p in facts.claim.participants if not p.name.entity.described
    }
    named = ", ".join(sorted(names[iri] for iri in shared if iri in names))
    if likeness.parties is Agreement.UNKNOWN or not named:
        return ""
    return f"the same parties ({named})" if likeness.parties is Agreement.FULLY else f"parties in common ({named})"


def _time(facts: Facts, other: Facts) -> str:
    mine, theirs = (f.claim.time.edtf if f.claim.time and f.period.stated else None for f in (facts, other))
    if mine and theirs:
        return f"the time {mine}" if mine == theirs else f"the times {mine} and {theirs}, which meet"
    if facts.claim.article == other.claim.article:
        return "told in the same article"
    published = sorted(str(f.published or "an unknown day") for f in (facts, other))
    return f"no time that speaks against it, published on {' and '.join(dict.fromkeys(published))}"


def _place(facts: Facts, other: Facts, likeness: Likeness) -> str:
    mine, theirs = (" and ".join(dict.fromkeys(n.entity.label("en") for n in f.claim.places)) for f in (facts, other))
    if likeness.nearness is Nearness.UNKNOWN:
        return ""
    return f"the place {mine}" if mine == theirs else f"the places {mine} and {theirs}, of which one lies in the other"
