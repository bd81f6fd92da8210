"""How the events of one sentence bear on each other: content of accusations and demands, joined clauses, "during"."""

from collections.abc import Mapping, Sequence

from kb.finding.beliefs import is_at_issue
from kb.finding.clauses import is_speech
from kb.finding.drafts import Draft, bind_phrase, doer
from kb.finding.lexemes import Kind
from kb.finding.needs import can_meet_needs
from kb.finding.status import ACTS, PRESUPPOSED
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import Certainty, EventType, Name, Role, Status

_DEATH = EventType("Death")
_GIVING = frozenset({"Transfer", "Aid"})
_SHARED = frozenset({"Visit", "Meeting", "Call", "Agreement"})
_ATTENDED = frozenset({"Commemoration", "Election", "Exercise"})
_HELD = (_SHARED | _ATTENDED) - {"Visit"}
_STAYING = frozenset({"Visit", "Meeting"})


def join_governed(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> list[Draft]:
    """Make one draft of an event verb and the noun of the same type that it governs: "وقّع اتفاقا"."""
    verbs = [draft for draft in drafts if draft.reading.lexeme.kind is Kind.VERB]
    nouns = [draft for draft in drafts if draft.reading.lexeme.kind is not Kind.VERB]
    if grammar.subject_after_verb:
        verbs = _without_retold(verbs, nouns)
    kept = list(verbs)
    for noun in nouns:
        verb = next(
            (v for v in verbs if _holds(v, noun) or (_is_told_by(noun, v) and not grammar.subject_after_verb)), None
        )
        if verb is None or verb.clause is None or (verb.lexeme.option("death") and not noun.lexeme.option("death")):
            kept.append(noun)
            continue
        if verb.type != noun.type:
            _bind_again(verb, noun, nodes, grammar)
        _take_over(verb, noun)
    return kept


def _take_over(kept: Draft, other: Draft) -> None:
    """Give the one of two drafts of an event that is kept what the other says."""
    kept.take_over(other)
    kept.times.extend(time for time in other.times if time not in kept.times)


def _without_retold(verbs: Sequence[Draft], nouns: Sequence[Draft]) -> list[Draft]:
    """The verbs without those that only go on with the event that is their subject: "هجوم استهدف قطارا"."""
    kept: list[Draft] = []
    for verb in verbs:
        before = (n for n in nouns if n.trigger.index < verb.trigger.index)
        noun = next((n for n in before if _is_told_by(n, verb)), None)
        if noun is None:
            kept.append(verb)
            continue
        _take_over(noun, verb)
    return kept


def _bind_again(verb: Draft, noun: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take what stands behind the noun as the verb takes it: "lodged a protest | with Japan"."""
    for node in nodes[noun.trigger.index + 1 : noun.last]:
        if node.part is Part.NAME and node.preposition:
            bind_phrase(verb, node.preposition, node, grammar)


def _holds(verb: Draft, noun: Draft) -> bool:
    """Whether a verb and the noun that it governs name one event: of one type, or the noun is its very object."""
    if verb.clause is not noun.clause or noun.relation or noun.clause is None:
        return False
    return verb.type == noun.type or noun.trigger.words in verb.lexeme.words


def _is_told_by(noun: Draft, verb: Draft) -> bool:
    """Whether the verb of which an event noun is the subject tells that same event: "the quake, which struck Izmit"."""
    return verb.type == noun.type and verb.clause is not None and verb.clause.subject_noun is noun.trigger


def absorb_deaths(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> list[Draft]:
    """Make deaths told beside an attack or disaster part of it; else a killing by nobody named is a death.

    Deaths before it ("after", "in response to") are no part of it.
    """
    drafts = _kill_in(drafts, grammar)
    attacks = [d for d in drafts if d.type == "Attack" and not (d.type_override or d.lexeme.option("death"))]
    active = [d for d in drafts if d.lexeme.option("death") and (d.type_override or _has_doer(d))]
    targets = attacks or active or [d for d in drafts if d.type == "Disaster"]
    kept: list[Draft] = []
    for draft in drafts:
        armed = draft.type_override == "Attack"
        tells_death = draft.type == "Death" or (draft.lexeme.option("death") and draft not in active)
        tells_death = tells_death or (armed and bool(attacks))
        target = _cause(draft, targets, nodes, grammar) if tells_death else None
        if target is None and (tells_death or (draft.lexeme.option("death") and not grammar.subject_after_verb)):
            target = _joined_death(draft, kept, grammar) or _same_death(draft, kept)
        if target is not None and draft is not target:
            for name, role in draft.participants:
                if role is Role.RECIPIENT or (armed and not _has_doer(target)):
                    target.add((role.value,), name)
            target.times.extend(time for time in draft.times if not target.times)
            for place in draft.places:
                target.add(("place",), place)
            continue
        if tells_death and not armed and not draft.lexeme.option("armed"):  # what a bomb does is an attack
            draft.type_override = _DEATH
        kept.append(draft)
    return kept


def _has_doer(draft: Draft) -> bool:
    return draft.has(Role.AGENT)


def _is_anybody(name: Name, grammar: Grammar) -> bool:
    """Whether somebody is only counted: "258 people", which says nothing of whom an attack was on."""
    return name.entity.described and fold(name.words).split()[-1] in grammar.anybody


def leave_out_numbers(draft: Draft, grammar: Grammar) -> None:
    """Leave mere numbers of people out of an attack of which it is told whom it was on or between."""
    counted = [part for part in draft.participants if part[1] is Role.RECIPIENT and _is_anybody(part[0], grammar)]
    others = [part for part in draft.participants if part[1] is not Role.AGENT and part not in counted]
    if draft.type == "Attack" and others:
        draft.participants = [part for part in draft.participants if part not in counted]


def _kill_in(drafts: Sequence[Draft], grammar: Grammar) -> Sequence[Draft]:
    """Make the attack in which somebody killed somebody one with the killing: "killed two soldiers in an ambush"."""
    kept: list[Draft] = []
    for draft in drafts:
        killing = next((d for d in drafts if _is_means(draft, d, grammar)), None)
        if killing is None:
            kept.append(draft)
            continue
        for place in draft.places:
            killing.add(("place",), place)
        killing.times.extend(time for time in draft.times if not killing.times)
    return kept


def _is_means(attack: Draft, killing: Draft, grammar: Grammar) -> bool:
    if attack is killing or attack.type != "Attack" or attack.lexeme.option("death") or killing.clause is None:
        return False
    within = attack.trigger.preposition in grammar.place_prepositions or attack.relation in grammar.during
    roles = {role for _, role in killing.participants}
    told = bool(killing.lexeme.option("death")) and Role.AGENT in roles and Role.RECIPIENT in roles
    return told and within and attack.clause is killing.clause and Role.AGENT not in {r for _, r in attack.participants}


def share_purpose(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Whoever goes somewhere for talks takes part in them there: "flew to Cairo for talks with", "came to sign"."""
    for draft in drafts:
        clause = draft.light or draft.clause
        if draft.type not in _SHARED or clause is None or grammar.subject_after_verb:
            continue
        going = [d for d in drafts if d.type == "Visit" and d is not draft and d.clause in (clause, clause.host)]
        for visit in going if draft.purpose or clause.reading.tense == "infinitive" else ():
            for name in (name for name, role in visit.participants if role is Role.AGENT):
                draft.add(doer(draft), name)
            for place in visit.places if not draft.places else ():
                draft.add(("place",), place)


def _joined_death(draft: Draft, kept: Sequence[Draft], grammar: Grammar) -> Draft | None:
    """The deaths told by the verb that this one is joined to: "killed 12 people and wounded 30"."""
    clause = draft.clause
    if clause is None or draft.reading.lexeme.kind is not Kind.VERB:
        return None
    joined = (clause.joined_to, clause.host)
    for other in kept:
        deadly = other.lexeme.option("death") or (other.type == "Attack" and not grammar.subject_after_verb)
        if deadly and other.clause is not None and other.clause in joined:
            return other
    return None


def _same_death(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The deaths told before of which a participle with the same doer goes on: "killing 12 people and wounding 45"."""
    doers = {name.entity.id for name, role in draft.participants if role is Role.AGENT}
    if draft.reading.tense not in ("gerund", "participle") or not doers:
        return None
    for other in reversed(kept):
        same = doers == {name.entity.id for name, role in other.participants if role is Role.AGENT}
        if other.type == "Attack" and same and other.trigger.index < draft.trigger.index:
            return other
    return None


def _cause(death: Draft, attacks: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> Draft | None:
    """The attack of which a death told in the same sentence is the result: the next behind it, or else the last."""
    behind = [attack for attack in attacks if attack.trigger.index > death.trigger.index]
    if death.relation and death.relation not in grammar.during:
        same = (a for a in behind if all(n.part is not Part.VERB for n in nodes[death.trigger.index : a.trigger.index]))
        return next(same, None)
    return behind[0] if behind else attacks[-1] if attacks else None


def take_participation(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Whoever takes part in an event is a participant: "مشاركة الصين في الحرب"."""
    if draft.trigger.preposition not in grammar.place_prepositions:
        return
    found: list[Name] = []
    for node in reversed(nodes[: draft.trigger.index]):
        if node.part is Part.NAME and node.mention is not None and not node.preposition:
            found.extend(node.mention.names)
        elif node.part is Part.WORD and any(node.words.endswith(word) for word in grammar.participation):
            for name in found:
                draft.add(("participant",), name)
            return
        elif node.part not in (Part.PREPOSITION, Part.OPEN, Part.CLOSE):
            return


def take_performer(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Whoever performs an event is its doer: "قيام الطائرات بشن غارات", "إقدام مسلح على قتل شرطي".

    Whoever suffers one is its victim: "تعرض الوزير لهجوم".
    """
    if draft.light is not None or not draft.trigger.index:
        return
    found: list[Name] = []
    preposition = draft.trigger.preposition
    for node in reversed(nodes[: draft.trigger.index]):
        if node.part is Part.NAME and node.mention is not None and not node.preposition:
            found = [*node.mention.names, *found]
        elif node.part is Part.TRANSPARENT and not found:
            preposition = node.preposition or preposition
        elif node.part in (Part.WORD, Part.TRANSPARENT) and found:
            does = preposition in _behind(node, grammar.performance)
            suffers = preposition in _behind(node, grammar.endurance)
            for name in found if does or suffers else ():
                draft.add(doer(draft) if does else ("site", "recipient"), name)
            return
        elif node.part in (Part.OPERATOR, Part.COMMA) and not found:
            preposition = node.preposition or preposition
        elif node.part not in (Part.PREPOSITION, Part.OPEN, Part.CLOSE, Part.WORD, Part.TIME):
            return


def _behind(node: Node, nouns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The prepositions behind a noun of the table, which may have one letter written on: "بقيام", "وتعرض"."""
    return nouns.get(node.words) or nouns.get(node.words[1:]) or ()


def apply_contents(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> list[Draft]:
    """Drop what is only demanded or promised; make what is alleged the accuser's word."""
    dropped: set[int] = set()
    for outer in drafts:
        if outer.content_from is None or outer.lexeme.frame is None or not can_meet_needs(outer, nodes, grammar):
            continue
        end = content_end(outer.content_from, nodes, grammar)
        for inner in drafts:
            if inner is outer or not outer.content_from <= inner.trigger.index < end:
                continue
            if (
                _stands_beside(inner, outer, grammar)
                or _is_aside(inner, outer, nodes, grammar)
                or _is_predicate(inner, outer)
            ):
                continue
            if not grammar.subject_after_verb and (_is_joined(inner, outer) or _is_main(inner, outer)):
                continue
            if inner.relation and inner.relation not in grammar.exchange:
                continue
            if outer.lexeme.frame.content == "alleged":
                if not _goes_along(inner):
                    _allege(inner, outer, drafts, nodes, grammar)
            else:
                _take_beneficiary(outer, inner)
                _take_threatened(outer, inner)
                dropped.add(id(inner))
    return [draft for draft in drafts if id(draft) not in dropped]


def _take_beneficiary(pledge: Draft, given: Draft) -> None:
    """Whoever is to get what is promised is promised it: "pledged $1 billion in aid to Ukraine"."""
    if pledge.type != "Pledge" or given.type not in _GIVING or given.reading.lexeme.kind is not Kind.NOUN:
        return
    for name, role in given.participants:
        if role is Role.RECIPIENT:
            pledge.add((role.value,), name)


def _take_threatened(threat: Draft, meant: Draft) -> None:
    """Whoever is to be attacked is threatened: "vowed to annihilate Israel", "threatened to bomb Japan"."""
    aimed = threat.type == "Threat" and meant.type == "Attack" and meant.reading.lexeme.kind is Kind.VERB
    told = threat.has(Role.RECIPIENT)
    doers = {name.entity.id for name, role in threat.participants if role is Role.AGENT}
    others = [name for name, role in meant.participants if role is Role.AGENT and name.entity.id not in doers]
    if aimed and not told and not others:
        for name, role in meant.participants:
            if role is Role.RECIPIENT:
                threat.add((role.value,), name)


def _is_predicate(inner: Draft, outer: Draft) -> bool:
    """Whether what is told has a demand or promise for its subject: "the demand for talks was rejected"."""
    clause = inner.light or inner.clause
    return clause is not None and clause.subject_noun is outer.trigger


def _is_joined(inner: Draft, outer: Draft) -> bool:
    """Whether what is told goes on with the clause of a demand, beside its content: "urged Iran to stop and vowed"."""
    clause = inner.light or inner.clause
    return clause is not None and clause.joined_to is not None and clause.joined_to is outer.clause


def _is_main(inner: Draft, outer: Draft) -> bool:
    """Whether what stands behind a demand inside a subject is told of that: "Israel, which blames him, has vowed"."""
    clause = inner.light or inner.clause
    if clause is None or outer.clause is None or not clause.subject or inner.trigger in outer.clause.nouns:
        return False
    hosts = clause
    while hosts.host is not None and hosts.host is not clause:
        hosts = hosts.host
        if hosts is outer.clause:
            return False
    before = all(node.index < outer.trigger.index for node in clause.subject)
    return before and clause is not outer.clause and clause.verb.index > outer.trigger.index


_AIMED = frozenset({"Accusation", "Rejection", "Support"})
_DOERS = (Role.AGENT, Role.PARTICIPANT)


def take_aim(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Whoever does what is condemned, refused or welcomed is whom that is aimed at: "رحب بزيارة بوتين"."""
    for outer in drafts:
        if outer.type not in _AIMED:
            continue
        owner = _owner_of_object(outer, nodes, grammar)
        for name in owner.mention.names if owner is not None and owner.mention is not None else ():
            outer.participants = [part for part in outer.participants if part[1] is not Role.RECIPIENT]
            outer.add(("recipient",), name)
        if outer.has(Role.RECIPIENT):
            continue
        for inner in (inner for inner in drafts if inner is not outer and _is_object(inner, outer)):
            for name, role in inner.participants:
                if role in _DOERS:
                    outer.add(("recipient",), name)


def _owner_of_object(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """Whose words, deeds or stand a verb is about, a plain noun being its object: "أدان تصريحات المالكي"."""
    clause = draft.clause
    if clause is None or not grammar.subject_after_verb or clause.objects or clause.object_pronoun or clause.passive:
        return None
    start = max([clause.verb.index, *(node.index for node in clause.subject)]) + 1
    object_ = None
    for node in nodes[start : start + _NEAR]:
        if node.part is Part.WORD and node.annexes and not (node.conjunction or draft.lexeme.words):
            object_ = node
        elif object_ is not None:
            own = node.preposition in ("", object_.preposition) and not node.conjunction
            return node if node.part is Part.NAME and own else None
        elif node.part not in _PASSED:
            return None
    return None


_NEAR = 6
_PASSED = (Part.TIME, Part.ADVERB, Part.PREPOSITION)


def _is_object(inner: Draft, outer: Draft) -> bool:
    """Whether an event noun is what another event word is about: right behind it, or governed by its verb."""
    if outer.reading.lexeme.kind is Kind.VERB:
        return outer.clause is not None and inner.trigger in outer.clause.nouns
    return inner.trigger.index == outer.last and inner.reading.lexeme.kind is Kind.NOUN


_LASTING = frozenset({"Sanction", "Agreement"})
_OPPOSED = frozenset({"Rejection", "Support", "Accusation"})


def _stands_beside(inner: Draft, outer: Draft, grammar: Grammar) -> bool:
    """Whether what is told inside a demand, promise or refusal is known to be: "طالب برفع العقوبات المفروضة".

    So are wars and truces, what a relative clause says, what is refused or supported if it has the article, and
    sanctions and agreements that do, unless they are what is demanded itself.
    """
    assert outer.content_from is not None  # noqa: S101  (asked of drafts with content)
    beyond = inner.trigger.index > outer.content_from
    if inner.type in PRESUPPOSED and beyond and inner.reading.lexeme.kind is Kind.NOUN:
        return inner.type == "War" or not grammar.definites or inner.reading.segments.definite
    if inner.reading.lexeme.kind is Kind.VERB:
        opener = inner.clause.opener if inner.clause is not None else None
        return opener is not None and opener.part is Part.RELATIVE and opener.index > outer.content_from
    if not inner.reading.segments.definite:
        return False
    return outer.type in _OPPOSED or (beyond and inner.type in _LASTING)


def _is_aside(inner: Draft, outer: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a noun is told in a relative clause or a circumstance behind what is said of somebody."""
    assert outer.content_from is not None  # noqa: S101  (asked of drafts with content)
    if inner.reading.lexeme.kind is Kind.VERB or inner.trigger.index == outer.content_from:
        return False
    opener = inner.light.opener if inner.light is not None else None
    if opener is not None and opener.part is Part.RELATIVE and opener.index > outer.content_from:
        return True
    between = nodes[outer.content_from : inner.trigger.index]
    return any(node.part is Part.CIRCUMSTANCE and node.words in grammar.amid for node in between)


def content_end(start: int, nodes: Sequence[Node], grammar: Grammar) -> int:
    """The node at which reported content ends: the next joined verb or adversative, or the end of the sentence."""
    for node in nodes[start + 1 :]:
        if (node.part is Part.VERB and node.conjunction) or (
            node.part is Part.SUBORDINATOR and node.words in grammar.adversatives
        ):
            return node.index
    return len(nodes)


def _goes_along(inner: Draft) -> bool:
    """Whether a participle tells what the accuser does besides: "اتهم الحكومة بالتقصير، مطالبا باستقالتها"."""
    return inner.reading.lexeme.kind is Kind.VERB and inner.reading.tense == "participle" and inner.type in ACTS


def _allege(inner: Draft, outer: Draft, drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Make what somebody is accused of the word of the accuser; a deed in which he had a part is no word of his."""
    if not is_at_issue(inner, nodes, grammar):
        inner.status, inner.certainty = Status.ALLEGED, Certainty.PROBABLE
    accusers = [name for name, role in outer.participants if role is Role.AGENT]
    accused = [name for name, role in outer.participants if role is Role.RECIPIENT]
    inner.speakers = accusers + [n for n in inner.speakers if all(n.entity.id != a.entity.id for a in accusers)]
    if inner.relation in grammar.exchange:
        _swap(inner, drafts)
        return
    if accused and inner.trigger.preposition:
        _take_for_object(inner)
    if not inner.has(Role.AGENT):
        others = [
            (name, role) for name, role in inner.participants if all(name.entity.id != a.entity.id for a in accused)
        ]
        inner.participants = [(name, Role.AGENT) for name in accused] + others


def _take_for_object(inner: Draft) -> None:
    """Take the genitive of what somebody is accused of for its object: "اتهمت روسيا بقصف أوكرانيا"."""
    roles = [role for _, role in inner.participants]
    if inner.reading.lexeme.kind is Kind.NOUN and Role.RECIPIENT not in roles:
        turned = {Role.AGENT: Role.RECIPIENT}
        inner.participants = [(name, turned.get(role, role)) for name, role in inner.participants]


def _swap(inner: Draft, drafts: Sequence[Draft]) -> None:
    """What is given in exchange goes from the receiver to the giver."""
    given = [d for d in drafts if d.trigger.index < inner.trigger.index and d.type in _GIVING]
    giving = next((d for d in reversed(given) if {r for _, r in d.participants} == {Role.AGENT, Role.RECIPIENT}), None)
    if giving is not None and not inner.participants:
        turned = {Role.AGENT: Role.RECIPIENT, Role.RECIPIENT: Role.AGENT}
        inner.participants = sorted(((n, turned[r]) for n, r in giving.participants), key=lambda pair: pair[1])


def inherit(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Carry times and places between events told together: joined clauses, "where", "during"."""
    for draft in drafts:
        _from_circumstance(draft, drafts, grammar)
        _from_war(draft, drafts)
    for at, draft in enumerate(drafts):
        before = [other for other in drafts[:at] if other.type in _STAYING and _linked(other, draft, grammar)]
        if not before or draft.type in PRESUPPOSED or draft.relation:
            continue
        source = before[-1]
        timed = [other for other in before if other.time is not None and other.status is draft.status]
        if draft.time is None and timed:
            draft.time = timed[-1].time
        if not draft.places and source.places and source.status is draft.status and draft.type != source.type:
            draft.places = [source.places[-1] if _where(draft) else source.places[0]]


def _from_war(draft: Draft, drafts: Sequence[Draft]) -> None:
    """A truce that ends a war told in the same sentence is between the same parties."""
    wars = [other for other in drafts if other.type == "War" and other.participants]
    if draft.type == "Ceasefire" and not draft.participants and wars:
        draft.participants = [(name, Role.PARTICIPANT) for name, _ in wars[0].participants]


def _from_circumstance(draft: Draft, drafts: Sequence[Draft], grammar: Grammar) -> None:
    """What happens during an event happens when and where it does, and the event when what happens during it does."""
    if draft.relation not in grammar.during or draft.clause is None or draft.type in PRESUPPOSED:
        return
    for host in drafts:
        if host is draft or host.clause is not draft.clause or host.relation:
            continue
        if host.time is None and draft.time is not None:
            host.time = draft.time
        elif draft.time is None and host.time is not None and draft.type in _STAYING and _are_alike(host, draft):
            draft.time = host.time
        if not host.places and draft.places and host.type in ("Agreement", "Meeting", "Support", "Pledge", "Message"):
            host.places = list(draft.places)


def _are_alike(host: Draft, draft: Draft) -> bool:
    """Whether both are planned or neither is: what is to be is not when what it is said beside is."""
    return (host.status is Status.PLANNED) is (draft.status is Status.PLANNED)


def take_speaker(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Whoever says something during an event takes part in it, and then it was: "قال لافروف خلال لقاء مع الأسد".

    So does whoever does anything during an event, or in one ("يترأس وفدا في حفل"), of which no party is named.
    """
    for draft in drafts:
        clause = draft.clause
        if clause is not None and _is_attended(draft, grammar):
            role = "participant" if draft.type in _ATTENDED else doer(draft)[0]
            draft.add_each((role,), clause.subject_names)
            continue
        during = draft.relation in grammar.during
        if not draft.relation or clause is None or draft.type not in _SHARED:
            continue
        if (during and is_speech(clause) and clause.content is not None) or not draft.participants:
            draft.times.extend(time for time in clause.times if during and not draft.times)
            draft.add_each(doer(draft), clause.subject_names)


def _is_attended(draft: Draft, grammar: Grammar) -> bool:
    """Whether somebody does something in an event of which no party is named: "في حفل", "لحضور مؤتمر"."""
    inside = draft.trigger.preposition in grammar.place_prepositions and draft.light is None
    return inside and not draft.relation and not draft.participants and draft.type in _HELD


def _linked(source: Draft, draft: Draft, grammar: Grammar) -> bool:
    """Whether the draft's clause is joined to the source's by "and" with the same subject, or by "where"."""
    clause = draft.light or draft.clause
    origin = source.light or source.clause
    if clause is None or origin is None or clause is origin:
        return False
    if clause.joined_to is origin and (clause.verb.conjunction or not grammar.subject_after_verb):
        return True
    return _where(draft)


def _where(draft: Draft) -> bool:
    clause = draft.light or draft.clause
    return clause is not None and clause.opener is not None and clause.opener.part is Part.ADVERB_RELATIVE
