"""Verbs that say more of an event told before them: "الهجوم الذي استهدف المدينة", "شن عدوانا مستهدفا المطار".

The one has the event noun for its subject, the other is a participle of the same doer; both tell one event, not two.
"""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.model import Role

_ONE = frozenset({"Attack"})


def join_participles(drafts: Sequence[Draft]) -> list[Draft]:
    """Make a verb of an event, or a participle, part of the event of its type told right before it in the sentence."""
    kept: list[Draft] = []
    for draft in drafts:
        noun = next((other for other in reversed(kept) if _tells(draft, other)), None)
        told = next((other for other in reversed(kept) if _is_manner(draft, other)), None)
        if noun is not None:
            _give(noun, draft)
            kept[kept.index(noun)] = draft
        elif told is not None:
            _give(draft, told)
        else:
            kept.append(draft)
    return kept


def _tells(verb: Draft, told: Draft) -> bool:
    """Whether a verb has an event noun of its own type before it for its subject."""
    clause = verb.clause if verb.lexeme.kind is Kind.VERB and told.lexeme.kind is Kind.NOUN else None
    same = bool(verb.lexeme.option("of_event")) and verb.type == told.type
    return same and clause is not None and clause.subject_noun is told.trigger


def _is_manner(participle: Draft, told: Draft) -> bool:
    """Whether a participle goes on with an event: the same type, and no other doer."""
    if participle.type not in _ONE or participle.reading.tense != "participle" or told.type != participle.type:
        return False
    one, other = _doers(participle), _doers(told)
    return not one or not other or bool(one & other)


def _doers(draft: Draft) -> set[str]:
    return {name.entity.id for name, role in draft.participants if role is Role.AGENT}


def _give(draft: Draft, told: Draft) -> None:
    for name, role in draft.participants:
        told.add((role.value,), name)
    for place in draft.places:
        told.add(("place",), place)
    told.times.extend(time for time in draft.times if not told.times)
