"""Whether an event happened, as its sentence tells it: tense, negation, governing words, adjectives, conditions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kb.finding.beliefs import is_at_issue, is_known, suspect
from kb.finding.clauses import Clause, is_speech
from kb.finding.continuing import goes_on
from kb.finding.drafts import Draft, doer, plans
from kb.finding.lexemes import Kind, Reading
from kb.finding.nounphrases import phrase_start
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import BlockKind, Certainty, Name, Role, Status, TimeValue

_WEAKEST = ("none", "denied", "cancelled", "postponed", "possible", "alleged", "planned", "ongoing", "")
ACTS = frozenset(
    {"Accusation", "Demand", "Threat", "Rejection", "Support", "Pledge", "Message", "Agreement", "Decision"}
)
PRESUPPOSED = frozenset({"War", "Ceasefire"})


def settle_status(
    draft: Draft, nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar, *, block: BlockKind
) -> bool:
    """Set the draft's status and certainty from the words around it; False where the text states no event."""
    governed = _governed if grammar.subject_after_verb else _governed_before
    found, certainty, speakers = governed(draft, nodes, clauses, grammar)
    if found == "none":
        return False
    described = grammar.subject_after_verb or draft.lexeme.option("predicate")
    adjective = _described(draft, nodes) if described else {}
    if _weaker(adjective.get("status", ""), found):
        found, certainty = adjective["status"], adjective.get("certainty", "")
    tense = _tense_status(draft, nodes, grammar, block=block)
    if tense is None:
        return False
    if tense == "occurred" and goes_on(draft, nodes, grammar):
        tense = "ongoing"
    if (
        not found
        or tense in ("cancelled", "postponed")
        or (tense == "denied" and found != "planned")
        or (found == "ongoing" and tense in ("planned", "possible"))
    ):
        found, certainty = tense, _usual_certainty(tense)
    if found not in ("denied", "cancelled") and _is_any(draft, nodes, grammar):
        return False
    draft.status = Status(found)
    draft.certainty = Certainty(certainty or _usual_certainty(found))
    draft.speakers.extend(speakers)
    draft.begins = _tells_beginning(draft, nodes, grammar)
    _doubt(draft, nodes)
    return True


def _is_any(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether it is whatever event of its kind there may be, and none that is told: "any attack on the rebels"."""
    if draft.reading.lexeme.kind is not Kind.NOUN or draft.reading.segments.definite:
        return False
    before = nodes[max(0, draft.trigger.index - _DETERMINED) : draft.trigger.index]
    near = (node for node in reversed(before) if node.part is not Part.TRANSPARENT)
    return next((node.words in grammar.any for node in near), False)


_DETERMINED = 3


def _usual_certainty(status: str) -> str:
    return {"planned": "probable", "possible": "possible", "alleged": "probable"}.get(status, "certain")


def _weaker(one: str, other: str) -> bool:
    return bool(one) and _WEAKEST.index(one) < _WEAKEST.index(other)


def _governed(
    draft: Draft, nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar
) -> tuple[str, str, list[Name]]:
    """What the words before the event word make of it: status, certainty, and who says so."""
    start = _start(draft, nodes, grammar)
    found, certainty = _between(draft, start)
    if _is_consequence(draft, nodes, grammar) or _is_absent(draft, nodes):
        return "none", "", []
    found, certainty = _by_operators(draft, nodes, found, certainty)
    for node in reversed(nodes[:start]):
        if node.words in grammar.conditionals:
            return "none", "", []
        if _closes(node, draft, start, nodes, clauses):
            break
        if node.part is Part.OPERATOR and _reaches(node, start, nodes) and _bears_on(node, draft):
            _take_holder(draft, node, start, nodes)
            found, certainty = _weakest(node.operator, found, certainty)
        elif node.part is Part.VERB:
            clause = next((c for c in clauses if c.verb is node), None)
            if clause is None or is_known(draft, clause, nodes, grammar) or is_at_issue(draft, nodes, grammar):
                return found, certainty, []
            found, certainty, speakers = _under(clause, found, certainty, draft, grammar)
            return *suspect(found, certainty, clause, clauses), speakers
    return found, certainty, []


def _closes(node: Node, draft: Draft, start: int, nodes: Sequence[Node], clauses: Sequence[Clause]) -> bool:
    """Whether what stands before a node has no bearing on the event."""
    if node.part in _BOUNDS:
        return not _is_result(node, draft, clauses)
    return node.part in (Part.OPERATOR, Part.VERB) and _is_presupposed(draft, node, start, nodes)


def _weakest(operator: Mapping[str, Any], found: str, certainty: str) -> tuple[str, str]:
    status = str(operator.get("status", ""))
    return (status, str(operator.get("certainty", ""))) if _weaker(status, found) else (found, certainty)


def _under(clause: Clause, found: str, certainty: str, draft: Draft, grammar: Grammar) -> tuple[str, str, list[Name]]:
    """What the verb before an event makes of it, by its meaning or by its mood."""
    if clause.content is None:
        _take_planner(draft, clause)
    found, certainty, speakers = _by_verb(clause, found, certainty, draft)
    return *_by_host(clause, found, certainty, draft, grammar), speakers


def _is_result(subject: Node, draft: Draft, clauses: Sequence[Clause]) -> bool:
    """Whether an event noun is the subject of a verb that brings the event about: "أسفرت المحادثات عن اتفاق".

    So it is of one that says what is to be: "ينص الاتفاق على إجراء انتخابات".
    """
    host = next((clause for clause in clauses if clause.verb.index == subject.index - 1), None)
    if subject.part is not Part.NOUN or host is None:
        return False
    governs = any(r.lexeme.kind is Kind.GOVERNOR and r.lexeme.option("via") for r in host.verb.readings)
    return governs or _is_object(draft.trigger, host)


def _by_operators(draft: Draft, nodes: Sequence[Node], found: str, certainty: str) -> tuple[str, str]:
    """What words between the verb that carries an event noun and the noun say: "يجري الإعداد لزيارة"."""
    if draft.light is None:
        return found, certainty
    end = draft.trigger.index
    for node in nodes[draft.light.verb.index + 1 : end]:
        bears = node.part is Part.OPERATOR and _bears_on(node, draft) and _reaches(node, end, nodes)
        if bears:
            found, certainty = _weakest(node.operator, found, certainty)
    return found, certainty


def _by_host(clause: Clause, found: str, certainty: str, draft: Draft, grammar: Grammar) -> tuple[str, str]:
    """What the mood of a verb does to an event that its object first tells of: "لم تسفر عن اتفاق", "سيعلن قرارا"."""
    if clause.negated and draft.told is not None and _is_sought(draft.told, grammar):
        return "denied", "certain"
    told = draft.reading.segments.definite or draft.reading.segments.pronoun or draft.qualifier
    if found not in ("", "ongoing") or told or is_speech(clause) or not _is_object(draft.trigger, clause):
        return found, certainty
    if any(reading.lexeme.type in ACTS for reading in clause.verb.readings):
        return found, certainty
    tense = _mood(clause, {node.words for node in clause.auxiliaries}, grammar)
    if clause.negated:
        return ("denied", "certain") if _brings(clause) or not draft.trigger.preposition else (found, certainty)
    return {"future": ("planned", "probable"), "possible": ("possible", "possible")}.get(tense, (found, certainty))


def _governed_before(
    draft: Draft, nodes: Sequence[Node], _: Sequence[Clause], grammar: Grammar
) -> tuple[str, str, list[Name]]:
    """What governs the event where subjects stand before verbs: conditions, operators, the verbs that it hangs on."""
    clause = _carrier(draft)
    operators = _operators_before(draft, clause, nodes, grammar)
    found, certainty = "", ""
    for operator in operators:
        status = str(operator.operator.get("status", ""))
        if status == "none":
            return "none", "", []
        if _weaker(status, found):
            found, certainty = status, str(operator.operator.get("certainty", ""))
    speakers: list[Name] = []
    preposition = draft.trigger.preposition
    for governor in _governors(draft, clause):
        if _opens_condition(governor, grammar):
            return "none", "", []
        found, certainty, told = _by_verb(governor, found, certainty, draft, own=bool(preposition))
        found, certainty = _by_mood(governor, found, certainty, grammar)
        if found == "none":
            return "none", "", []
        speakers += [name for name in told if name not in speakers]
        preposition = ""
    if clause is not None and (_opens_condition(clause, grammar) or _has_condition(clause, nodes, grammar)):
        return "none", "", []
    return found, certainty, speakers


def _carrier(draft: Draft) -> Clause | None:
    """The clause whose verb tells the event: its own, the one that carries the noun, or the one that has it inside."""
    return draft.light or draft.clause


def _operators_before(draft: Draft, clause: Clause | None, nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The operators of the event's own phrase, or of its verb group."""
    if draft.reading.lexeme.kind is Kind.VERB:
        return [node for node in (clause.operators if clause else ()) if node.index < draft.trigger.index]
    start = phrase_start(draft.trigger, nodes, grammar)
    found = [node for node in nodes[start : draft.trigger.index] if node.part is Part.OPERATOR]
    before = nodes[start - 1] if start else None
    if before is not None and before.part is Part.OPERATOR and "right" in str(before.operator.get("scope", "")).split():
        found.append(before)
    if draft.light is not None:
        found += [node for node in draft.light.operators if node.index < draft.light.verb.index]
    following = nodes[draft.trigger.index + 1 : draft.trigger.index + 4]
    tail = next((node for node in following if node.part is Part.OPERATOR), None)
    tail = tail or _predicate(draft, nodes)
    if tail is not None and "noun" in str(tail.operator.get("scope", "")).split():
        found.append(tail)
    return found


_IN_PREDICATE = (Part.PREPOSITION, Part.NAME, Part.COORDINATOR, Part.AUXILIARY, Part.TIME, Part.WORD, Part.ADVERB)
_FARTHEST_PREDICATE = 12


def _predicate(draft: Draft, nodes: Sequence[Node]) -> Node | None:
    """What is said of an event noun behind its phrase: "a summit between the two in Geneva is scheduled"."""
    for node in nodes[draft.trigger.index + 1 : draft.trigger.index + _FARTHEST_PREDICATE]:
        if node.part is Part.OPERATOR:
            before = [n.part for n in nodes[draft.trigger.index : node.index] if n.part is not Part.ADVERB]
            return node if before[-1] is Part.AUXILIARY else None
        if node.part not in _IN_PREDICATE:
            return None
    return None


def _governors(draft: Draft, clause: Clause | None) -> list[Clause]:
    """The clauses that the event hangs on, nearest first."""
    found: list[Clause] = []
    noun = draft.reading.lexeme.kind is Kind.NOUN
    if noun and draft.light is None and clause is not None and not draft.relation and draft.trigger in clause.nouns:
        found.append(clause)
    at = clause
    while at is not None and at.host is not None and at.host not in found:
        found.append(at.host)
        at = at.host
    return found


def _by_mood(governor: Clause, found: str, certainty: str, grammar: Grammar) -> tuple[str, str]:
    """What the governor's own auxiliaries do to an infinitive that it governs: "may decide to visit"."""
    plain = all(r.lexeme.kind not in (Kind.SPEECH, Kind.VERB) for r in governor.verb.readings)
    if plain and {node.words for node in governor.auxiliaries} & grammar.possibly:
        return ("possible", "possible") if _weaker("possible", found) else (found, certainty)
    return found, certainty


def _opens_condition(clause: Clause, grammar: Grammar) -> bool:
    return clause.opener is not None and clause.opener.words in grammar.conditionals


def _has_condition(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a future clause depends on a condition told in the same sentence."""
    future = {node.words for node in clause.auxiliaries} & (grammar.future_words | grammar.possibly)
    return bool(future) and any(node.words in grammar.conditionals for node in nodes)


def _is_presupposed(draft: Draft, governor: Node, start: int, nodes: Sequence[Node]) -> bool:
    """Whether what is planned or tried is another thing done about a definite event: "محاولة كسر الحصار"."""
    segments = draft.reading.segments
    if draft.reading.lexeme.kind is not Kind.NOUN or not (segments.definite or segments.pronoun):
        return False
    annexed = any(node.part is Part.WORD and node.annexes for node in nodes[governor.index + 1 : start])
    words = [node for node in nodes[governor.index + 1 : start] if node.part is Part.WORD]
    return annexed or (segments.definite and bool(draft.trigger.preposition) and len(words) > 1)


def _is_consequence(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether it is what would follow if a condition held: "إذا ... فسيرحب", or all of a sentence that opens so."""
    verb = (draft.light.verb if draft.light else draft.trigger) if draft.clause or draft.light else draft.trigger
    if nodes[0].words in grammar.conditionals:
        return True
    joined = verb.conjunction in grammar.consequence
    return joined and any(node.words in grammar.conditionals for node in nodes[: verb.index])


def _is_absent(draft: Draft, nodes: Sequence[Node]) -> bool:
    """Whether an event noun stands right behind a negation: "دون إنذار", "عدم زيارة"."""
    before = nodes[draft.trigger.index - 1] if draft.trigger.index else None
    return draft.reading.lexeme.kind is Kind.NOUN and before is not None and before.part is Part.NEGATOR


_BOUNDS = (Part.RELATIVE, Part.CIRCUMSTANCE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR, Part.NOUN)


def _start(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> int:
    """Where the event's words begin: its carrying verb or its subject, if they stand before it."""
    start = draft.trigger.index
    if draft.light is not None:
        start = min(start, draft.light.verb.index)
    infinitive = start > 0 and nodes[start - 1].words in grammar.infinitive
    if draft.reading.lexeme.kind is Kind.VERB and draft.clause and draft.clause.subject and not infinitive:
        start = min(start, draft.clause.subject[0].index)
    return start


def _between(draft: Draft, start: int) -> tuple[str, str]:
    """Status and certainty by a word between a verb and the subject before it: "Putin plans to visit"."""
    if draft.clause is None or draft.reading.lexeme.kind is not Kind.VERB:
        return "", ""
    for node in draft.clause.operators:
        inside = start < node.index < draft.trigger.index
        if inside and "right" in str(node.operator.get("scope", "")).split():
            return str(node.operator.get("status", "")), str(node.operator.get("certainty", ""))
    return "", ""


def _take_planner(draft: Draft, clause: Clause) -> None:
    """Whoever plans an event is its doer: "يستعد ممثلون للاجتماع"."""
    planned = any(plans(reading) for reading in clause.verb.readings)
    if planned and draft.reading.lexeme.kind is Kind.NOUN and not draft.participants:
        draft.add_each(doer(draft), clause.subject_names)


def _take_holder(draft: Draft, operator: Node, start: int, nodes: Sequence[Node]) -> None:
    """Whoever has the plan is who carries it out: "عزم بوتين القيام بزيارة"."""
    if draft.reading.lexeme.kind is not Kind.NOUN or any(role is not Role.RECIPIENT for _, role in draft.participants):
        return
    holder = nodes[operator.index + 1] if operator.index + 1 < start else None
    if holder is not None and holder.part is Part.NAME and not holder.preposition and holder.mention is not None:
        draft.add_each(doer(draft), holder.names)


def _reaches(operator: Node, start: int, nodes: Sequence[Node]) -> bool:
    """Whether an operator with scope to its right governs what starts at an index."""
    scope = str(operator.operator.get("scope", ""))
    if "right" not in scope.split():
        return False
    between = nodes[operator.index + 1 : start]
    if any(node.part is Part.COMMA for node in between):
        return False
    via = [fold(word) for word in operator.operator.get("via", ())]
    if not via:
        return True
    following = [*between, nodes[start]] if start < len(nodes) else list(between)
    heads = [
        node.preposition or node.words for node in following if node.part not in (Part.OPEN, Part.CLOSE, Part.WORD)
    ]
    return any(head in via for head in heads) or ("" in via and not any(node.preposition for node in following))


def _bears_on(operator: Node, draft: Draft) -> bool:
    """Whether an operator says something of events of the draft's type: elections are put off, no attacks."""
    only, unless = operator.operator.get("types"), operator.operator.get("unless_types", ())
    return (not only or draft.type in only) and draft.type not in unless


def _is_object(noun: Node, clause: Clause) -> bool:
    """Whether an event noun is what a verb does or brings about, and not its subject."""
    if noun in clause.nouns:
        return clause.direct and bool(noun.preposition or clause.subject or clause.pronoun_subject)
    return _brings(clause) and bool(noun.preposition)


def _brings(clause: Clause) -> bool:
    """Whether its verb tells what something leads to."""
    return any(reading.lexeme.option("result") for reading in clause.verb.readings)


def _by_verb(
    clause: Clause, found: str, certainty: str, draft: Draft, *, own: bool = True
) -> tuple[str, str, list[Name]]:
    """What a governing verb does: "plans a visit", "denied", "did not confirm". `own`: it is the event's nearest."""
    reading = _governing(clause, draft.trigger.preposition if own else "")
    if reading is None:
        return found, certainty, []
    lexeme, negated = reading.lexeme, clause.negated
    if lexeme.option("only") == "verb" and draft.reading.lexeme.kind is Kind.NOUN and draft.light is None:
        return found, certainty, []
    status = str(lexeme.option("negated_status" if negated else "status", ""))
    sure = str(lexeme.option("negated_certainty" if negated else "certainty", ""))
    speakers = clause.subject_names
    speakers = speakers[:1] if lexeme.option("speaker") and clause.content is None else []
    if negated and status == "planned" and draft.type in _PAST_ONLY:
        status = "possible"
    if negated and not lexeme.option("negated_status"):
        status, sure = _negated(str(lexeme.option("status", "")))
    if status == "denied" and _is_answered(draft):
        return found, certainty, speakers
    if status == "none" or _weaker(status, found) or (status == found and sure == "possible"):
        return status, sure, speakers
    return found, certainty, speakers


def _negated(status: str) -> tuple[str, str]:
    """What a negated governor says where its entry does not: what is not wanted is no more an event than what is."""
    return ("denied", "certain") if status in ("planned", "possible") else ("none" if status == "none" else "", "")


_PAST_ONLY = frozenset({"Attack", "Death", "Arrest", "Disaster", "War"})
"""What is confirmed or not after it was."""


def _governing(clause: Clause, preposition: str) -> Reading | None:
    """The reading of a verb as one that governs events: best one that asks for the preposition that stands there."""
    governors = [r for r in clause.verb.readings if r.lexeme.kind is Kind.GOVERNOR]
    asking = [r for r in governors if preposition in [fold(word) for word in r.lexeme.option("via", ())]]
    plain = [r for r in governors if not r.lexeme.option("via")]
    return next(iter([*asking, *plain]), None)


def _is_answered(draft: Draft) -> bool:
    """Whether what is denied is an accusation that was made: "نفى الاتهامات"."""
    return draft.type == "Accusation" and draft.reading.segments.definite


def _described(draft: Draft, nodes: Sequence[Node]) -> Mapping[str, Any]:
    """What adjectives and predicates behind an event noun say: "زيارة وشيكة"; "الزيارة المقررة ملغاة" is cancelled."""
    if draft.reading.lexeme.kind is not Kind.NOUN and not draft.lexeme.option("predicate"):
        return {}
    found: Mapping[str, Any] = {}
    for node in nodes[draft.trigger.index + 1 :]:
        if node.part in (Part.VERB, Part.RELATIVE, Part.SUBORDINATOR, Part.COMMA, Part.NOUN, Part.CIRCUMSTANCE):
            return found
        adjective = node.part is Part.OPERATOR and "noun" in str(node.operator.get("scope", "")).split()
        if adjective and (not found or _weaker(node.operator.get("status", ""), found.get("status", ""))):
            found = node.operator
    return found


def _tense_status(draft: Draft, nodes: Sequence[Node], grammar: Grammar, *, block: BlockKind) -> str | None:
    """What the verb's form says, before the times of the sentence are known; None for no event at all."""
    clause, carried = draft.told, draft.light or draft.qualifier
    if clause is None:
        return _untold_status(draft, nodes, grammar)
    carriers = [r for r in clause.verb.readings if carried and r.lexeme.kind is Kind.LIGHT]
    own = next((r.lexeme.option("status") for r in carriers), None)
    if own == "ongoing" and clause.reading.tense == "past" and _took(clause, nodes, grammar):
        own = None
    words = {node.words for node in clause.auxiliaries}
    tense = _mood(clause, words, grammar)
    if not tense or _is_to_stop(draft, carriers, tense):
        return None
    if clause.negated and draft.type_override is None:
        return "occurred" if clause.excepted or _is_held_to_be(draft, carriers) else "denied"
    if tense in ("possible", "planned"):
        return tense
    if own and tense in ("past", "present") and not (tense == "present" and _is_sought(clause, grammar)):
        return str(own)
    if tense == "future" and _is_said_of_future(draft):
        return "occurred"
    if tense == "future":
        return str(own) if own in ("cancelled", "postponed") else "planned"
    if tense in ("present", "gerund") and not words & grammar.past_auxiliaries:
        return _present_status(draft, clause, nodes, grammar, block=block)
    return _past_status(draft, clause, carriers, tense, grammar)


def _past_status(draft: Draft, clause: Clause, carriers: Sequence[Reading], tense: str, grammar: Grammar) -> str:
    """What a past form says: that it happened, but for what still is, or what lasts until it is said to be over."""
    now = any(node.words in grammar.present_auxiliaries for node in clause.auxiliaries)
    if now and clause.passive and clause is draft.clause and draft.type in _STANDING:
        return "ongoing"  # "troops are stationed", "is being held"
    begins = draft.lexeme.option("begins") or any(r.lexeme.option("begins") for r in carriers)
    whole = draft.light is not None or bool(draft.lexeme.words)
    over = tense == "past" and whole and not begins
    lasts = draft.lexeme.type in PRESUPPOSED and not (over and draft.type == "War")
    return str(draft.lexeme.option("status") or "occurred") if lasts else "occurred"


_STANDING = frozenset({"Arrest", "Deployment", "Sanction"})
"""Types of which a passive in the present tells what still is."""


def _is_held_to_be(draft: Draft, carriers: Sequence[Reading]) -> bool:
    """Whether what is negated is what an event led to, or that a decision was kept: "لم تسفر المحادثات عن شيء"."""
    if any(reading.lexeme.option("fulfils") for reading in carriers):
        return draft.type in _KEPT
    leads = draft.light is not None and any(reading.lexeme.option("result") for reading in carriers)
    return leads and not draft.trigger.preposition


_KEPT = frozenset({"Decision", "Agreement", "Ceasefire", "Demand"})


def _is_said_of_future(draft: Draft) -> bool:
    """Whether a verb is an act by words only in the future, done by saying so: "سنقف إلى جانبكم"."""
    return draft.light is None and "future" in draft.lexeme.option("tenses", ()) and draft.type in ACTS


_SPOKEN = ACTS - {"Agreement", "Decision"}


def _is_said_at_once(draft: Draft) -> bool:
    """Whether it is words for which something else was done, and so were said: "اتصل بنظيره لتهنئته"."""
    return draft.type in _SPOKEN and draft.clause is not None and draft.clause.reading.tense == "past"


def _untold_status(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> str:
    """The status of an event noun that no verb tells."""
    if draft.type in _VISITED and draft.relation in grammar.during and _is_to_come(draft, nodes):
        return "planned"
    sought = draft.purpose and not (_is_said_at_once(draft) or _was_there(draft))
    usual = "ongoing" if draft.relation in grammar.amid else "planned" if sought else "occurred"
    if draft.purpose and draft.type in ACTS:
        return usual
    return str(draft.lexeme.option("status") or usual)


_VISITED = frozenset({"Visit", "Meeting", "Call", "Commemoration", "Exercise"})


def _is_to_come(draft: Draft, nodes: Sequence[Node]) -> bool:
    """Whether what is done in its course is: "سيلتقي كيري خلال زيارته"; a comma before it parts it from that."""
    clause = draft.clause
    if clause is None or clause.negated or clause.reading.tense != "future":
        return False
    return all(node.part is not Part.COMMA for node in nodes[clause.verb.index : draft.trigger.index])


_STOPPED = frozenset({"Attack", "Protest"})


def _is_to_stop(draft: Draft, carriers: Sequence[Reading], tense: str) -> bool:
    """Whether an attack is told of only as what is to be ended: "must work together to end the violence"."""
    ends = any(reading.lexeme.option("ends") for reading in carriers)
    return ends and tense in ("possible", "planned", "future") and draft.type in _STOPPED


def _was_there(draft: Draft) -> bool:
    """Whether whoever did something for a purpose was there, so that it came about: "visited Cairo for talks"."""
    clause = draft.clause
    if clause is None or clause.reading.tense != "past" or clause.negated:
        return False
    return any(reading.lexeme.option("stays") for reading in clause.verb.readings)


def _present_status(draft: Draft, clause: Clause, nodes: Sequence[Node], grammar: Grammar, *, block: BlockKind) -> str:
    """What the present says: what for something is done, what will be, what goes on; a headline tells of the past."""
    if clause.reading.tense == "present":
        if _is_sought(clause, grammar) and draft.type in _SPOKEN:
            return _sequel_status(clause, nodes, last=True)
        if _is_sought(clause, grammar) or _follows_future(clause, grammar):
            return "planned"
        if _goes_on_still(clause, nodes, grammar):
            return "ongoing"
        if _is_sequel(clause, nodes, grammar):
            return _sequel_status(clause, nodes)
        if draft.type in _ANNOUNCED and clause.opener is None and _tells_future(nodes):
            return "planned"
        factual = draft.type in PRESUPPOSED or draft.lexeme.option("voice")
        if not factual and _is_only_meant(clause, grammar):
            return "planned"
    lasts = draft.type not in ACTS or draft.lexeme.option("status") == "ongoing"
    return "ongoing" if lasts and block is BlockKind.PARAGRAPH else "occurred"


def _tells_future(nodes: Sequence[Node]) -> bool:
    """Whether the sentence tells what will be, so that a meeting in the present is one of a programme."""
    return any(node.part is Part.VERB and node.readings and node.reading.tense == "future" for node in nodes)


def _is_only_meant(clause: Clause, grammar: Grammar) -> bool:
    """Whether "that" right before a present makes it what is to be: "على أن يجتمع الوزراء", "كي يزور"."""
    opener = clause.opener
    return opener is not None and opener.words in grammar.subjunctives and opener.index == clause.verb.index - 1


def _is_sequel(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether it tells what comes before or after something else: "قبل أن ينتقل إلى لندن"."""
    opener = clause.opener
    return opener is not None and opener.index > 0 and nodes[opener.index - 1].words in grammar.sequels


def _sequel_status(clause: Clause, nodes: Sequence[Node], *, last: bool = False) -> str:
    """It is over where what the sentence tells first, or last before it, is over, and else to come."""
    verbs = [node for node in nodes[: clause.verb.index] if node.part is Part.VERB and node.readings]
    return "occurred" if verbs and verbs[-1 if last else 0].reading.tense == "past" else "planned"


_LENGTH_WITHIN = 10


def _took(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether it says how long something that is over went on: "استمرت المفاوضات ثلاث ساعات"."""
    lasting = any(reading.lexeme.option("measured") for reading in clause.verb.readings)
    following = nodes[clause.verb.index + 1 : clause.verb.index + _LENGTH_WITHIN]
    return lasting and any(node.words in grammar.lengths for node in following)


def _goes_on_still(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a word beside the verb says that it does so again and again, or still: "ترفض حتى الآن"."""
    beside = [*clause.auxiliaries, *nodes[clause.verb.index + 1 : clause.end + 1]]
    return any(fold(node.words) in grammar.still for node in beside)


def _is_sought(clause: Clause, grammar: Grammar) -> bool:
    """Whether a verb says what for something is done: "وصل ليلتقي نظيره"."""
    return grammar.subject_after_verb and clause.reading.segments.preposition in grammar.possessive


def _follows_future(clause: Clause, grammar: Grammar) -> bool:
    """Whether a present is joined to a future with the same subject, and so is one: "سيزور الصين ويلتقي شي"."""
    earlier = clause.joined_to
    return grammar.subject_after_verb and earlier is not None and earlier.reading.tense == "future"


def _mood(clause: Clause, words: set[str], grammar: Grammar) -> str:
    """The tense that verb and auxiliaries give together, "possible" or "planned"; none where nothing is told."""
    tense = clause.reading.tense
    if tense == "infinitive":
        return "" if clause.negated else "planned"
    if not grammar.subject_after_verb:
        perfect = tense == "past" and not (clause.passive and not words & grammar.perfect_auxiliaries)
        if _is_due(clause, grammar):
            return "future"
        if words & grammar.unreal or (perfect and words & (grammar.possibly | grammar.future_words)):
            return ""
    if words & grammar.future_words:
        return "future"
    over = grammar.subject_after_verb and bool(words & grammar.past_auxiliaries)  # "كان قد تعرض", in the past perfect
    if words & grammar.possibly and not over and (tense == "present" or not grammar.subject_after_verb):
        return "possible"
    return tense


def _is_due(clause: Clause, grammar: Grammar) -> bool:
    """Whether a form of "be" and an infinitive say that something is to happen: "the two were to meet"."""
    due = any(a.words in grammar.passive_auxiliaries and a.index + 2 == clause.verb.index for a in clause.auxiliaries)
    return due and clause.reading.tense == "present"


def _doubt(draft: Draft, nodes: Sequence[Node]) -> None:
    """A later clause may take certainty away: "لكن لم يتم تأكيدها بعد"."""
    if draft.status is not Status.PLANNED:
        return
    for node in nodes[draft.trigger.index + 1 :]:
        if node.part is Part.OPERATOR and node.operator.get("scope") == "clause":
            draft.certainty = Certainty(node.operator["certainty"])


def settle_by_time(draft: Draft, time: TimeValue | None, published: date | None, *, block: BlockKind) -> None:
    """Let the time of an event decide between going on, planned and over, where the words leave it open."""
    if time is None or published is None or not time.resolved:
        return
    first, last = time.earliest_begin, time.latest_end
    today = first == last == published and block is BlockKind.PARAGRAPH and _is_announced(draft)
    later = first is not None and first > published and draft.status in (Status.OCCURRED, Status.ONGOING)
    if today or later:
        draft.status, draft.certainty = Status.PLANNED, Certainty.PROBABLE
    elif last is not None and last < published and draft.status is Status.ONGOING:
        if (published - last).days <= _LATELY and _continued(draft):
            return
        if _begins(draft):
            draft.time = replace(
                time, edtf=f"{str(time.edtf).partition('/')[0]}/..", earliest_end=None, latest_end=None
            )
        else:
            draft.status = Status.OCCURRED


def _is_announced(draft: Draft) -> bool:
    """Whether it is told in the present of something that is done at an hour of the day: "يجتمع الوزراء اليوم"."""
    clause = draft.told or draft.clause
    present = clause is not None and clause.reading.tense == "present" and not clause.negated
    if draft.status is Status.ONGOING:
        return draft.type in _ANNOUNCED
    if draft.said is not None or draft.speakers or draft.status is not Status.OCCURRED or draft.lexeme.option("voice"):
        return False
    return present and draft.type in (_ANNOUNCED | ACTS)


_ANNOUNCED = frozenset({"Visit", "Meeting", "Commemoration", "Election"})
"""What a text of the same day tells in the present before it is: "يجتمع الوزراء اليوم"."""


_LATELY = 2  # days


def _continued(draft: Draft) -> bool:
    """Whether it is told to have gone on, so that it does for all that is known: "تواصلت أمس الاجتماعات"."""
    return draft.light is not None and any(r.lexeme.option("measured") for r in draft.light.verb.readings)


def _begins(draft: Draft) -> bool:
    """Whether a war is told by its beginning, so that a past time is when it began: "شنت حربا في 24 يوليو"."""
    return draft.type == "War" and draft.begins


def _tells_beginning(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the verb or the word before an event says that it began: "اندلعت الحرب", "منذ اندلاع الحرب"."""
    told = (draft.light, draft.qualifier)
    if any(r.lexeme.option("begins") for clause in told if clause is not None for r in clause.verb.readings):
        return True
    before = nodes[draft.trigger.index - 1] if draft.trigger.index else None
    if before is not None and before.part is Part.PREPOSITION and draft.trigger.index > 1:
        before = nodes[draft.trigger.index - 2]
    return before is not None and before.words in grammar.outbreak
