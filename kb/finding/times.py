"""Which time of a sentence belongs to which event: its own, that of its clause, or one counted from another event.

The time of a verb of reporting is no time of what it reports; an act of words is done when its clause says.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from kb.finding.clauses import Clause, is_speech
from kb.finding.clausetimes import before_when, of_coming_about
from kb.finding.dates import Direction, TimeMention, own_day, resolve_time, turned
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.speakers import Saying
from kb.finding.status import ACTS, PRESUPPOSED
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, Iri, Name, Role, Status, TimeValue


@dataclass(eq=False, slots=True)
class Talk:
    """When those who speak in an article last spoke, by their ids, and in which paragraph that is told."""

    at: dict[Iri, tuple[TimeValue, int]] = field(default_factory=dict)

    def heard(self, speaker: Iri, block: int, reach: int) -> TimeValue | None:
        """When somebody spoke, if it is told at most so many paragraphs before."""
        time, told = self.at.get(speaker, (None, block))
        return time if block - told <= reach else None


def settle_times(
    drafts: Sequence[Draft], nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar, published: date | None
) -> None:
    """Give each draft the time that its sentence has for it."""
    for draft in drafts:
        draft.time = _first_resolved(draft, _by_nearness(draft, nodes, grammar), published, grammar)
    _count_from_events(drafts, nodes, published, grammar)
    _hand_on(drafts, nodes)
    lenders = [of_coming_about, _lent, _trailing, _told_when, before_when, _said_by_doer]
    if all(node.part is not Part.TIME for node in nodes) and all(draft.said is None for draft in drafts):
        return
    for draft in drafts:
        for lender in lenders if not draft.lexeme.option("timeless") else ():
            if draft.time is None:
                lent = _nearest(lender(draft, nodes, clauses, grammar), draft.trigger)
                own = [node for node in lent if not _is_since_of_superlative(draft, node, nodes, grammar)]
                draft.time = _first_resolved(draft, own, published, grammar)


def carry_talk(
    drafts: Sequence[Draft], sayings: Sequence[Saying], talk: Talk, published: date | None, *, block: int, reach: int
) -> None:
    """Let what somebody wants or goes on with be of the day on which he spoke before: "وأضاف", "يجب على".

    `reach` is over how many paragraphs the sentence goes on with what was said before: none where it is negative.
    """
    acts = [draft for draft in drafts if draft.type in ACTS and draft.status is Status.OCCURRED]
    for draft in acts:
        agents = [name.entity.id for name, role in draft.participants if role is Role.AGENT]
        if draft.time is None and (reach >= 0 or draft.lexeme.option("voice")):
            heard = (talk.heard(each, block, max(reach, 0)) for each in agents)
            draft.time = next((time for time in heard if time is not None), None)
        if draft.time is not None and is_day(draft.time):
            talk.at.update(dict.fromkeys(agents, (draft.time, block)))
    for saying in sayings:
        if saying.time is not None and saying.time.time is not None:
            value = resolve_time(saying.time.time, published=published, direction=Direction.PAST)
            if is_day(value):
                talk.at.update({name.entity.id: (value, block) for name in saying.speakers})


def is_day(time: TimeValue) -> bool:
    """Whether a time is one day."""
    return time.resolved and time.earliest_begin == time.latest_end


def _first_resolved(draft: Draft, times: Sequence[Node], published: date | None, grammar: Grammar) -> TimeValue | None:
    """The first of the times that can be resolved, else the first.

    Nobody decides anything for the rest of the day: that is for how long.
    """
    if not times or draft.lexeme.option("timeless"):
        return None
    own = [node for node in times if draft.type not in ACTS or node.time is None or node.time.value != "rest"]
    values = [_resolve(draft, node, published, grammar) for node in own]
    strange = (_is_to_come, _is_gone)
    values = [value for value in values if not any(is_other(draft, value, published) for is_other in strange)]
    return next((value for value in values if value.resolved), values[0] if values else None)


def _is_to_come(draft: Draft, time: TimeValue, published: date | None) -> bool:
    """Whether a time lies ahead of what is told in the past, so that it is another's: "دعا إلى قمة الأسبوع المقبل"."""
    past = draft.told is not None and draft.told.reading.tense == "past" and draft.status is Status.OCCURRED
    begin = time.earliest_begin
    return past and published is not None and begin is not None and begin > published


def _is_gone(draft: Draft, time: TimeValue, published: date | None) -> bool:
    """Whether a time is past of what a future verb tells, so that it is another's: "القاضي الذي سيحاكمه، أمس، أن"."""
    ahead = draft.status is Status.PLANNED and draft.told is not None and draft.told.reading.tense == "future"
    return ahead and published is not None and time.latest_end is not None and time.latest_end < published


def _by_nearness(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The times of a draft's own words, nearest first; one written before an event noun is that noun's alone."""
    times = [node for node in draft.times if not _is_since_of_superlative(draft, node, nodes, grammar)]
    if grammar.subject_after_verb:
        return _nearest(times, draft.trigger)
    before = nodes[draft.trigger.index - 1] if draft.trigger.index else None
    if draft.reading.lexeme.kind is Kind.NOUN and before is not None and _modifies(before, nodes, grammar):
        return _nearest([before], draft.trigger)
    return _nearest([node for node in times if not _modifies(node, nodes, grammar)], draft.trigger)


def _is_since_of_superlative(draft: Draft, node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether "since" counts from what was before: "أول زيارة منذ 1959"; what is to come has not begun either."""
    mention = node.time
    if mention is None or (mention.opening != "since" and mention.value not in ("since-ago", "ahead")):
        return False
    if mention.value == "ahead" and draft.told is not None and draft.told.reading.tense == "past":
        return True  # "the first president to visit the country in 44 years"
    if draft.status is Status.PLANNED:
        return True
    at = draft.trigger.index
    beside = [n.words for n in (*nodes[max(0, at - 2) : at], *nodes[max(at + 1, node.index - 3) : node.index])]
    return any(word in grammar.superlatives or word[1:] in grammar.superlatives for word in beside)


def _modifies(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a time stands between a determiner and an event noun: "its 1990 invasion", "the Feb. 23 accord"."""
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    before = nodes[node.index - 1] if node.index else None
    if node.part is not Part.TIME or following is None or following.part is not Part.NOUN:
        return False
    if not grammar.definites.isdisjoint(node.words.casefold().split()[:2]):
        return True
    return before is not None and (before.part in (Part.WORD, Part.OPERATOR) or before.words in grammar.owners)


def _nearest(times: Sequence[Node], trigger: Node) -> list[Node]:
    """The times that are not counted from an event, nearest first."""
    plain = [node for node in times if node.time is not None and node.time.value != "event"]
    if len(plain) < 2:  # noqa: PLR2004  (one alone is the nearest)
        return plain
    return sorted(plain, key=lambda node: (abs(node.index - trigger.index), node.index))


def _resolve(draft: Draft, node: Node, published: date | None, grammar: Grammar) -> TimeValue:
    mention = node.time
    assert mention is not None  # noqa: S101  (time nodes have times)
    if node.index == draft.trigger.index - 1 and not grammar.subject_after_verb:
        mention = replace(mention, opening="")  # "by the Feb. 23 accord" tells of no time up to that day
    if draft.status is Status.OCCURRED and _is_done_at_once(draft):
        mention = _as_ago(mention)
    anchor = _said_on(draft, published) if _counts_hours(mention) else published
    direction = Direction.PAST if node is draft.said else _direction(draft, mention)
    return resolve_time(mention, published=anchor, direction=direction)


_AT_ONCE = frozenset({"Arrest", "Appointment", "Agreement", "Decision", "Death", "Launch"})


def _is_done_at_once(draft: Draft) -> bool:
    """Whether what happened does not last: somebody's arrest, resignation or kidnapping."""
    own = bool(draft.reading.segments.pronoun) and draft.lexeme.kind is Kind.NOUN
    return draft.type in _AT_ONCE or (draft.type == "Attack" and own)


def _as_ago(mention: TimeMention) -> TimeMention:
    """Since two years, told of what does not last, is two years ago: "جرى إيقافه منذ عامين"."""
    value = _PLAIN.get(mention.value, mention.value)
    return replace(mention, opening="" if mention.opening == "since" else mention.opening, value=value)


_PLAIN = {"since-ago": "ago", "since-month": "month"}


def _counts_hours(mention: TimeMention) -> bool:
    """Whether it is the last so many hours, which end when somebody says so."""
    return mention.value == "counted" and "hour" in dict(mention.fields).values()


def _said_on(draft: Draft, published: date | None) -> date | None:
    """The day on which the event was told, or else that of publication."""
    if draft.said is None or draft.said.time is None:
        return published
    said = resolve_time(draft.said.time, published=published, direction=Direction.PAST)
    return said.earliest_begin if is_day(said) else published


def _direction(draft: Draft, mention: TimeMention) -> Direction | None:
    """Where a time lies that does not say so: what is told in the present of a weekday is still to come."""
    if mention.opening == "since":
        return Direction.PAST
    if draft.status in (Status.PLANNED, Status.POSSIBLE):
        return Direction.PAST if _serves_past(draft) else Direction.FUTURE
    tense = draft.told.reading.tense if draft.told is not None else ""
    if tense == "present":
        return Direction.FUTURE if mention.value == "weekday" and draft.status is not Status.DENIED else None
    return Direction.PAST if draft.status is Status.OCCURRED else None


def _serves_past(draft: Draft) -> bool:
    """Whether it is what for something was done, so that a weekday is that day: "flew to Cairo on Friday for talks"."""
    clause = draft.light or draft.clause
    if clause is None or draft.lexeme.kind is Kind.VERB:
        host = clause.host if clause is not None and clause.reading.tense == "infinitive" else None
        return host is not None and _is_journey(host)
    return draft.purpose and _is_journey(clause)


def _is_journey(clause: Clause) -> bool:
    """Whether its verb tells that somebody came, went or stayed somewhere."""
    journey = any(reading.lexeme.type == "Visit" for reading in clause.verb.readings)
    return journey and clause.reading.tense == "past" and not clause.negated


def _lent(draft: Draft, nodes: Sequence[Node], _: Sequence[Clause], grammar: Grammar) -> list[Node]:
    """The times of the clause that a noun hangs on, or of the one to which its clause is joined."""
    if draft.relation and draft.relation not in grammar.during:
        return []
    if _has_own_date(draft, nodes, grammar):
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


def _has_own_date(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the date of an event is meant, so that the clause does not tell when it is: "موعد الاستفتاء"."""
    before = nodes[draft.trigger.index - 1] if draft.trigger.index else None
    if before is None or not grammar.subject_after_verb:
        return False
    return before.words.removeprefix(before.conjunction) in grammar.dating


_STOPS = (Part.VERB, Part.COMPLEMENTIZER, Part.RELATIVE, Part.SUBORDINATOR, Part.CIRCUMSTANCE, Part.COLON, Part.COMMA)


def _trailing(draft: Draft, nodes: Sequence[Node], _: Sequence[Clause], __: Grammar) -> list[Node]:
    """The times behind the event noun with which a verb's own words end: "قتل جندي في اشتباك أمس"."""
    verb = draft.reading.lexeme.kind is Kind.VERB
    clause = draft.clause if verb else draft.light
    if clause is None:
        return []
    end = clause.end if verb else draft.last
    if any(node.part is Part.CIRCUMSTANCE for node in nodes[clause.verb.index : end]):
        return []
    found: list[Node] = []
    for node in nodes[end : draft.content_from]:
        if node.part in _STOPS:
            break
        if node.part is Part.TIME:
            found.append(node)
    return found


def _said_by_doer(draft: Draft, _: Sequence[Node], __: Sequence[Clause], ___: Grammar) -> list[Node]:
    """The time at which somebody says what he does by words: "أعلنت أنقرة في يوليو أنها سمحت"."""
    doers = {name.entity.id for name, role in draft.participants if role is Role.AGENT}
    speaks = bool(doers) and all(_speaks_for(name, doers) for name in draft.speakers)
    own = draft.type in ACTS and speaks and draft.status is Status.OCCURRED
    return [draft.said] if own and draft.said is not None else []


def _speaks_for(name: Name, doers: AbstractSet[Iri]) -> bool:
    """Whether somebody does what he tells, he or his country: "أعلن كارتر الاثنين أن الولايات المتحدة ترفض"."""
    person = name.entity.kind is not EntityKind.COUNTRY
    return name.entity.id in doers or (person and name.entity.country in doers)


def _told_when(draft: Draft, _: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar) -> list[Node]:
    """The times of a clause that says when: "قتل جنديان عندما فجر مسلحون لغما اليوم"."""
    clause = draft.told
    if clause is None or clause.opener is not None:
        return []
    following = [other for other in clauses if other.verb.index > clause.verb.index][:1]
    return [
        time
        for other in following
        if other.opener is not None and other.opener.words in grammar.simultaneous
        for time in other.times
    ]


def _hand_on(drafts: Sequence[Draft], nodes: Sequence[Node]) -> None:
    """Give the time behind an event known already to the one whose phrase it ends: "محاكمة متهمين في الهجوم اليوم"."""
    for draft in drafts:
        noun = draft.reading.lexeme.kind is Kind.NOUN and draft.reading.segments.definite
        if not noun or draft.told is not None or draft.relation or not draft.trigger.preposition:
            continue
        if draft.time is None or draft.time.anchor is None or draft.type in PRESUPPOSED:
            continue  # a year is part of the name
        outer = next((other for other in drafts if other is not draft and _ends(other, draft.trigger, nodes)), None)
        if outer is not None and outer.time is None:
            outer.time, draft.time = draft.time, None
    for draft in drafts:
        annexed = draft.trigger.index + 1
        inner = next((o for o in drafts if o.trigger.index == annexed and not o.trigger.preposition), None)
        if inner is not None and draft.time is None and draft.reading.lexeme.kind is Kind.NOUN:
            draft.time = inner.time  # "حفل افتتاح القناة اليوم"


def _ends(outer: Draft, noun: Node, nodes: Sequence[Node]) -> bool:
    """Whether the phrase of an event noun ends where another stands, behind its preposition."""
    between = nodes[outer.last : noun.index]
    nominal = outer.reading.lexeme.kind is Kind.NOUN and not outer.reading.segments.definite
    return nominal and outer.trigger.index < noun.index and outer.last <= noun.index and not between


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


def _count_from_events(
    drafts: Sequence[Draft], nodes: Sequence[Node], published: date | None, grammar: Grammar
) -> None:
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
            if not _measures(draft, mention, grammar):
                _count(draft, [*before[-1:], *hosts][:1], mention, published)
            if draft.time is None or not draft.time.resolved:
                _count_from_saying(draft, mention, published)


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


_LONG = frozenset({"Meeting", "War", "Protest", "Exercise"})


def _measures(draft: Draft, mention: TimeMention, grammar: Grammar) -> bool:
    """Whether a time tells how long something went on, by a word for "of": "بعد 12 عاما من المفاوضات"."""
    return draft.type in _LONG and mention.phrase.endswith(grammar.measuring)


def _count_from_saying(draft: Draft, mention: TimeMention, published: date | None) -> None:
    """What somebody says the day after an event tells the event's day: "أعلن أمس ذلك غداة اجتماع"."""
    times = [*(draft.clause.times if draft.clause is not None else ()), *([draft.said] if draft.said else ())]
    for node in times:
        if node.time is not None and node.time is not mention and node.time.value != "event":
            said = resolve_time(node.time, published=published, direction=Direction.PAST)
            draft.time = resolve_time(turned(mention), published=published, event=said)
            return
