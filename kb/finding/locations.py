"""Where an event happened whose own phrase does not say: the nearest place in the clause, or in what it is told beside.

"اندلعت اشتباكات أمس مع الشرطة أسفرت عن مقتل خمسة في بغداد", "في أحد أحياء إسطنبول": the place stands behind a
preposition of place, and words annexed to it may stand between.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, zip_longest

from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.sites import PLACES, can_be_place, is_of_matter, is_site, is_where
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, Iri, MentionForm, Name

LOCATED = frozenset(
    {"Attack", "Arrest", "Meeting", "Death", "Disaster", "Protest", "Deployment", "Exercise", "Commemoration", "Aid"}
)
_PHYSICAL = frozenset(
    {"Attack", "War", "Death", "Disaster", "Protest", "Deployment", "Exercise", "Arrest", "Ceasefire"}
)
"""What goes on where the matter is that it is about: fighting against terrorism somewhere is there."""


def locate(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give each event that happens somewhere, and has no place, the nearest place of its sentence."""
    for draft in drafts:
        _leave_out_wider(draft, nodes, grammar)
        _settle_bearings(draft, nodes, grammar)
        _leave_out_matters(draft, nodes, grammar)
        _take_country(draft, nodes, grammar)
    goals = {place.entity.id for draft in drafts if draft.type == "Visit" for place in draft.places}
    settings = list(_settings(nodes, goals, grammar))
    for draft in drafts:
        told = not draft.places and not draft.lexeme.option("topic")
        apart = draft.relation not in ("", *grammar.during) and not grammar.subject_after_verb
        located = draft.type in LOCATED or (draft.type == "Decision" and draft.reading.lexeme.kind is Kind.VERB)
        if located and told and not apart:
            physical = draft.type in _PHYSICAL
            near = settings if physical else [n for n in settings if not is_of_matter(n, nodes, grammar)]
            node = _nearest(draft, near, nodes, grammar) if near else None
            for name in _names(node, nodes, grammar) or _where_parties_are(draft, nodes):
                draft.settle(name)


def _where_parties_are(draft: Draft, nodes: Sequence[Node]) -> list[Name]:
    """Where those are to whom or by whom it is done: "اعتقلت الشرطة ناشطين في القاهرة"."""
    parties = {name.span for name, _ in draft.participants}
    for node in nodes:
        mention = node.mention
        if mention is not None and mention.within and mention.names[0].span in parties:
            return [name for name in mention.within if name.entity.kind in PLACES]
    return []


def _names(node: Node | None, nodes: Sequence[Node], grammar: Grammar) -> list[Name]:
    """The places that a node names, with those joined to it: "في داغستان والشيشان"."""
    found: list[Name] = []
    while node is not None and node.mention is not None and can_be_place(node.mention.names[0], grammar):
        found += node.mention.names
        node = _next_place(node, nodes, grammar)
    return found


def _next_place(node: Node, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """The place joined to another, or that in which a building or street is: "في مسجد في أبها"."""
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    if following is not None and following.conjunction and not following.preposition:
        return following
    if node.mention is None or following is None or not is_site(node.mention.names[0], grammar):
        return None
    if following.part is Part.PREPOSITION and following.words in grammar.place_prepositions:
        following = nodes[following.index + 1] if following.index + 1 < len(nodes) else None
    return following if following is not None and following.preposition in grammar.place_prepositions else None


def _settings(nodes: Sequence[Node], goals: AbstractSet[Iri], grammar: Grammar) -> Iterator[Node]:
    """The places behind a preposition of place, and those that somebody comes to."""
    for node in nodes:
        mention = node.mention
        if mention is None or mention.form is MentionForm.ADJECTIVE or not can_be_place(mention.names[0], grammar):
            continue
        told = is_where(_preposition(node, nodes), mention.names[0], grammar)
        if told or mention.names[0].entity.id in goals:
            yield node


def _leave_out_wider(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take away the region of a town that is told right behind it: "in Raqqa in eastern Syria"."""
    for node in nodes if draft.places else ():
        near = _beside(node, nodes) if node.mention is not None else None
        if near is not None and node.mention is not None and near.mention is not None:
            wider = {name.entity.id for name in node.mention.names}
            narrow = {name.entity.id for name in near.mention.names}
            country = node.mention.names[0].entity.kind is EntityKind.COUNTRY and near.mention.names[0].entity.linked
            spot = is_site(near.mention.names[0], grammar) and not country  # in which town it is, is worth telling
            if narrow & {place.entity.id for place in draft.places} and not spot:
                draft.places = [place for place in draft.places if place.entity.id not in wider - narrow]


def _settle_bearings(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take in where in a town a building or street is, "ساحة التحرير وسط بغداد", and leave out where a region is.

    "ولاية لوغار جنوب كابل" is not Kabul.
    """
    places = {place.entity.id for place in draft.places}
    for near, node in pairwise(nodes) if places else ():
        bearing = node.mention is not None and not node.preposition and node.words.split()[0] in grammar.bearings
        if not bearing or node.mention is None or near.mention is None or near.conjunction:
            continue
        name = node.mention.names[0]
        if name.entity.kind in PLACES and near.mention.names[0].entity.id in places:
            if is_site(near.mention.names[0], grammar) or node.words.split()[0] in grammar.midst:
                draft.settle(name)
            else:
                draft.places = [place for place in draft.places if place.entity.id != name.entity.id]


def _leave_out_matters(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Leave out where the matter is of which people talk: "بحثا الأوضاع في اليمن"."""
    if not draft.places or draft.type in _PHYSICAL:
        return
    spans = {
        name.span
        for node in nodes
        if node.mention and is_of_matter(node, nodes, grammar)
        for name in node.mention.names
    }
    draft.places = [place for place in draft.places if place.span not in spans]


def _take_country(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """A war called after one country alone is in it: "الصراع السوري", "the Syrian conflict"."""
    if draft.type != "War" or draft.places or len(draft.participants) != 1:
        return
    if draft.reading.segments.stem not in grammar.turmoils:
        return
    name, _ = draft.participants[0]
    beside = nodes[max(0, draft.trigger.index - 1) : draft.trigger.index + _FEW]
    adjective = any(n.mention and n.mention.form is MentionForm.ADJECTIVE and name in n.mention.names for n in beside)
    if adjective and name.entity.kind is EntityKind.COUNTRY:
        draft.participants, draft.places = [], [name]


_FEW = 3


def _beside(node: Node, nodes: Sequence[Node]) -> Node | None:
    """The town right before a region or country, with no more than a preposition or comma between."""
    before = nodes[node.index - 2] if node.index > 1 else None
    between = nodes[node.index - 1] if node.index else None
    if before is None or between is None or between.part not in (Part.PREPOSITION, Part.COMMA):
        return None
    if node.mention is None or before.mention is None or node.mention.names[0].entity.kind not in PLACES:
        return None
    entity = node.mention.names[0].entity
    wide = entity.kind is EntityKind.COUNTRY or not entity.linked or between.part is Part.COMMA
    return before if wide and before.mention.names[0].entity.kind is EntityKind.PLACE else None


_LONGEST = 4


def _preposition(node: Node, nodes: Sequence[Node]) -> str:
    """The preposition before a place, behind which words annexed to it may stand: "في أحد أحياء إسطنبول"."""
    mention = node.mention
    if node.preposition or mention is None or mention.names[0].entity.kind is not EntityKind.PLACE:
        return node.preposition
    for previous in reversed(nodes[max(0, node.index - _LONGEST) : node.index]):
        if previous.part is Part.PREPOSITION:
            return previous.preposition
        if previous.part is not Part.WORD or not previous.annexes or previous.conjunction:
            return ""
    return ""


def _nearest(draft: Draft, settings: Sequence[Node], nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """The first place behind an event, or else the last before it, with no clause of its own between.

    What a relative clause tells of a place need not happen there: "برج تم تشييده لإحياء ذكرى".
    """
    at = draft.trigger.index
    behind = [node for node in settings if node.index > at]
    going_on = draft.relation in ("", *grammar.during)  # what came first need not have been where the rest is
    before = [node for node in settings if node.index < at] if going_on else []
    for node in (*behind[:1], *before[-1:]):
        between = nodes[min(at, node.index) + 1 : max(at, node.index)]
        described = node.index < at and any(n.part is Part.RELATIVE for n in between)
        talked_of = node.index > at and draft.type not in _PHYSICAL and any(n.words in grammar.topics for n in between)
        if not described and not talked_of and _is_reached(between, grammar):
            return _beside(node, nodes) or node
    return None


_BREAKS = (Part.COMPLEMENTIZER, Part.COLON, Part.SUBORDINATOR)


def _is_reached(between: Sequence[Node], grammar: Grammar) -> bool:
    """Whether nothing between an event and a place opens what is told apart: content, another clause, another time."""
    for node, following in zip_longest(between, between[1:]):
        if node.part in _BREAKS and (following is None or following.part is not Part.PREPOSITION):
            return False
        if node.part is Part.VERB and node.conjunction:
            return False
        if (node.part is Part.CIRCUMSTANCE and node.words not in grammar.during) or _counts(node):
            return False
    return True


def _counts(node: Node) -> bool:
    """Whether the words tell another time from an event: "the day after"."""
    return node.time is not None and node.time.value == "event"
