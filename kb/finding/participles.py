"""Participles that say more of an event told before them by the same doer: "شن عدوانا مستهدفا المطار" is one attack."""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.model import Role

_ONE = frozenset({"Attack"})


def join_participles(drafts: Sequence[Draft]) -> list[Draft]:
    """Make a participle part of the event of its type told before it in the sentence."""
    kept: list[Draft] = []
    for draft in drafts:
        told = next((other for other in reversed(kept) if _is_manner(draft, other)), None)
        if told is None:
            kept.append(draft)
        else:
            told.take_over(draft)
            told.times.extend(time for time in draft.times if not told.times)
    return kept


def _is_manner(participle: Draft, told: Draft) -> bool:
    """Whether a participle goes on with an event: the same type, and no other doer."""
    if participle.type not in _ONE or participle.reading.tense != "participle" or told.type != participle.type:
        return False
    one, other = _doers(participle), _doers(told)
    return not one or not other or bool(one & other)


def _doers(draft: Draft) -> set[str]:
    return {name.entity.id for name, role in draft.participants if role is Role.AGENT}
