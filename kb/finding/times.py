"""Which time of a sentence belongs to which event: its own, that of its clause, or one counted from another event.

The time of a verb of reporting is no time of what it reports; an act of words is done when its clause says.
"""

from collections.abc import Sequence
from datetime import date

from kb.finding.clauses import Clause, is_speech
from kb.finding.dates import Direction, TimeMention, own_day, resolve_time, turned
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.status import ACTS
from kb.finding.syntax import Grammar, Node
from kb.model import Status, TimeValue


def settle_times(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar, published: date | None) -> None:
    """Give each draft the time that its sentence has for it."""
    for draft in drafts:
        draft.time = _first_resolved(draft, _by_nearness(draft), published)
    _count_from_events(drafts, nodes, published)
    for draft in drafts:
        if draft.time is None and not draft.lexeme.option("timeless"):
            draft.time = _first_resolved(draft, _lent(draft, grammar), published)


def _first_resolved(draft: Draft, times: Sequence[Node], published: date | None) -> TimeValue | None:
    """The first of the times that can be resolved, else the first."""
    if draft.lexeme.option("timeless"):
        return None
    values = [_resolve(draft, node, published) for node in times]
    return next((value for value in values if value.resolved), values[0] if values else None)


def _by_nearness(draft: Draft) -> list[Node]:
    return _nearest(draft.times, draft.trigger)


def _nearest(times: Sequence[Node], trigger: Node) -> list[Node]:
    """The times that are not counted from an event, nearest first."""
    plain = [node for node in times if node.time is not None and node.time.value != "event"]
    return sorted(plain, key=lambda node: (abs(node.index - trigger.index), node.index))


def _resolve(draft: Draft, node: Node, published: date | None) -> TimeValue:
    assert node.time is not None  # noqa: S101  (time nodes have times)
    return resolve_time(node.time, published=published, direction=_direction(draft, node.time))


def _direction(draft: Draft, mention: TimeMention) -> Direction | None:
    """Where a time lies that does not say so: what is told in the present of a weekday is still to come."""
    if mention.opening == "since":
        return Direction.PAST
    if draft.status in (Status.PLANNED, Status.POSSIBLE):
        return Direction.FUTURE
    tense = draft.told.reading.tense if draft.told is not None else ""
    if tense == "present":
        return Direction.FUTURE if mention.value == "weekday" and draft.status is not Status.DENIED else None
    return Direction.PAST if draft.status is Status.OCCURRED else None


def _lent(draft: Draft, grammar: Grammar) -> list[Node]:
    """The times of the clause that a noun hangs on, or of the one to which its clause is joined."""
    if draft.relation and draft.relation not in grammar.during:
        return []
    if draft.lexeme.kind is not Kind.VERB and draft.reading.segments.definite:
        return []
    clause = draft.light or draft.clause
    while clause is not None:
        times = [node for node in clause.times if node.time is not None and not node.time.opening]
        if times and not _reports(clause, draft):
            return _nearest(times, draft.trigger)
        clause = _goes_on(clause)
    return []


def _reports(clause: Clause, draft: Draft) -> bool:
    """Whether the clause only tells of the event, or is an act of words about it, so that its time is the telling's."""
    if clause.verb is draft.trigger or clause is draft.light:
        return False
    if any(reading.lexeme.type in ACTS for reading in clause.verb.readings):
        return draft.lexeme.kind is Kind.NOUN
    if not is_speech(clause):
        return False
    inside = clause.content is not None and draft.trigger.index > clause.content.index
    return inside or draft.type not in ACTS


def _goes_on(clause: Clause) -> Clause | None:
    """The clause that this one goes on with, by "and" and with its subject and tense."""
    earlier = clause.joined_to
    if earlier is None or not clause.verb.conjunction or earlier.reading.tense != clause.reading.tense:
        return None
    return earlier


def _count_from_events(drafts: Sequence[Draft], nodes: Sequence[Node], published: date | None) -> None:
    """Resolve "the day after" and anniversaries against the events that they count from."""
    for draft in drafts:
        previous = nodes[draft.trigger.index - 1] if draft.trigger.index else None
        mention = previous.time if previous is not None else None
        if mention is None:
            continue
        if mention.rule == "anniversary":
            draft.time = own_day(mention)
        elif mention.value == "event":
            hosts = [other for other in drafts if other is not draft and not other.relation]
            before = [other for other in hosts if other.trigger.index < draft.trigger.index]
            _count(draft, [*before[-1:], *hosts][:1], mention, published)


def _count(draft: Draft, hosts: Sequence[Draft], mention: TimeMention, published: date | None) -> None:
    """X the day after Y: X is told from Y's day, or Y from X's.

    Years before something told without a time are counted from publication: news is of its day.
    """
    known = draft.time is not None and draft.time.resolved
    for host in hosts:
        if host.time is not None and host.time.resolved and not known:
            draft.time = resolve_time(turned(mention), published=published, event=host.time)
            return
        if known and not (host.time and host.time.resolved):
            host.time = resolve_time(mention, published=published, event=draft.time)
            return
    if not known and published is not None and dict(mention.fields).get("side") == 1:
        news = TimeValue(phrase="", span=mention.span, rule="", earliest_begin=published)
        draft.time = resolve_time(turned(mention), published=published, event=news)
