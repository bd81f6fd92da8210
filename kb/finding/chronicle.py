"""What an article told before, with its days: "في اليوم نفسه", "بعد يومين من الهجوم" count from there."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from kb.finding.dates import resolve_time
from kb.finding.drafts import Draft
from kb.finding.syntax import Node, Part
from kb.finding.times import is_day
from kb.model import EventType, Status, TimeValue

_SAME = "same"


@dataclass(eq=False, slots=True)
class Chronicle:
    """The day of the last event told of each type, and of the last of all."""

    days: dict[EventType, TimeValue] = field(default_factory=dict)
    last: TimeValue | None = None

    def note(self, drafts: Sequence[Draft]) -> None:
        """Remember the days of what a sentence says that happened."""
        for draft in drafts:
            if draft.status is Status.OCCURRED and draft.time is not None and is_day(draft.time):
                self.days[draft.type] = self.last = draft.time


def count_from_before(
    drafts: Sequence[Draft], nodes: Sequence[Node], chronicle: Chronicle, published: date | None
) -> None:
    """Resolve the times of a sentence that count from what was told in an earlier one."""
    for draft in drafts:
        same = draft.time is not None and not draft.time.resolved and _is_same_day(draft.time, nodes)
        if same and draft.time is not None and chronicle.last is not None:
            draft.time = replace(chronicle.last, phrase=draft.time.phrase, span=draft.time.span, rule=draft.time.rule)
    for node, event in pairwise(nodes):
        known = _told_of(event, chronicle) if node.time is not None and node.time.value == "event" else None
        waiting = [draft for draft in drafts if draft.trigger.index < node.index]
        if known is None or node.time is None or not waiting or (waiting[-1].time and waiting[-1].time.resolved):
            continue
        waiting[-1].time = resolve_time(node.time, published=published, event=known)


def _is_same_day(time: TimeValue, nodes: Sequence[Node]) -> bool:
    mentions = [node.time for node in nodes if node.time is not None and node.time.span == time.span]
    return any(mention.value == _SAME and dict(mention.fields).get("unit") == "day" for mention in mentions)


def _told_of(event: Node, chronicle: Chronicle) -> TimeValue | None:
    """The day of the event told before that a definite event noun means."""
    if event.part is not Part.NOUN or not event.reading.segments.definite or event.reading.lexeme.type is None:
        return None
    return chronicle.days.get(event.reading.lexeme.type)
