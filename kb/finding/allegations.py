"""Deeds that one party tells of another, which has not owned to them: alleged, as long as no witness says so.

Blame falls on attacks, on arms smuggled, on arrests by known others, on help for fighters, and on all that a
prosecutor says of somebody but the doings of courts.
"""

from functools import cache

from kb.finding.drafts import Draft
from kb.finding.media import Media
from kb.language.lexicon import Language
from kb.language.morphology import stems
from kb.language.text import fold
from kb.model import Certainty, EntityKind, Name, Role, Status

_BLAMED = frozenset({"Attack"})
_GIVEN = frozenset({"Aid", "Transfer"})
_OF_COURTS = frozenset({"Sanction", "Arrest", "Accusation", "Demand", "Decision", "Rejection", "War", "Ceasefire"})
_SHARED = frozenset({"Meeting", "Call", "Agreement"})
_TOLD_AS_FACT = frozenset({Status.OCCURRED, Status.ONGOING})
_HEAD = 2  # words of a name or description that say what somebody is


def settle_by_source(draft: Draft, media: Media, language: Language) -> None:
    """Make a deed alleged that a prosecutor, or a party to things and no witness, says of somebody else."""
    if draft.status not in _TOLD_AS_FACT or not draft.speakers:
        return
    teller = draft.speakers[0]
    doers = [name for name, role in draft.participants if role is Role.AGENT]
    if media.has(teller) or not _blames(draft, teller, doers, language):
        return
    if all(_is_marked_out(doer, language) and not are_one_side(teller, doer) for doer in doers):
        draft.status, draft.certainty = Status.ALLEGED, Certainty.PROBABLE


def _blames(draft: Draft, teller: Name, doers: list[Name], language: Language) -> bool:
    """Whether somebody who tells of an event blames its doers for it, or anybody for what he prosecutes."""
    if _is_one_of("prosecutors", teller, language):
        return draft.type not in _OF_COURTS and (bool(doers) or draft.type in _SHARED)
    if not doers or not _takes_side(teller, language) or (language.has_case and draft.told is None):
        return False  # an English noun with its doer tells what is known: "after its invasion of Kuwait"
    if draft.type in _BLAMED or draft.lexeme.option("blamed"):
        return True
    if draft.type == "Arrest":
        return all(doer.entity.linked for doer in doers)
    helped = (name for name, role in draft.participants if role is Role.RECIPIENT)
    return draft.type in _GIVEN and any(_is_one_of("fighters", name, language) for name in helped)


def _takes_side(name: Name, language: Language) -> bool:
    """Whether somebody is no witness; where a language does not say who is one, nobody takes a side."""
    return bool(_heads("witnesses", language)) and not _is_one_of("witnesses", name, language)


def _is_one_of(heads: str, name: Name, language: Language) -> bool:
    """Whether the first words of a name or description, or one of them, are among those of a table."""
    words = fold(name.words).split()[:_HEAD]
    known = _heads(heads, language)
    if " ".join(_bare(" ".join(words), language)) in known:
        return True
    return any(not known.isdisjoint(stems(language, word)) for word in words)


@cache
def _heads(name: str, language: Language) -> frozenset[str]:
    return frozenset(" ".join(_bare(words, language)) for words in language.table("status").get(name, ()))


def _bare(words: str, language: Language) -> list[str]:
    """The folded words without their articles."""
    article = _article(language)
    return [word.removeprefix(article) for word in fold(words).split()]


def _article(language: Language) -> str:
    return str(language.table("morphology").get("article", ""))


def are_one_side(teller: Name, doer: Name) -> bool:
    """Whether somebody speaks for the doer: both have the same country, or one is named by the other."""
    one, other = teller.entity, doer.entity
    countries = {one.id, one.country} & {other.id, other.country} - {None}
    mine, its = fold(teller.words), fold(doer.words)
    return bool(countries) or its in mine or mine in its


def _is_marked_out(doer: Name, language: Language) -> bool:
    """Whether a name or a definite description says who the doer is: "gunmen" are nobody who could own to it."""
    if _is_one_of("outlaws", doer, language) or " ".join(_bare(doer.words, language)) in _heads("forces", language):
        return False
    if not doer.entity.described:
        return True
    definite = any(word.startswith(_article(language)) for word in fold(doer.words).split())
    return definite and doer.entity.kind is not EntityKind.PERSON
