"""Attacks that one party tells of another, which has not owned to them: alleged, as long as no witness says so."""

from functools import cache

from kb.finding.drafts import Draft
from kb.finding.media import Media
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Certainty, EntityKind, Name, Role, Status

_BLAMED = frozenset({"Attack"})
_TOLD_AS_FACT = frozenset({Status.OCCURRED, Status.ONGOING})


def settle_by_source(draft: Draft, media: Media, language: Language) -> None:
    """Make an attack alleged that a party to things, and no witness, says of somebody else."""
    if draft.type not in _BLAMED or draft.status not in _TOLD_AS_FACT or not draft.speakers:
        return
    teller = draft.speakers[0]
    doers = [name for name, role in draft.participants if role is Role.AGENT]
    if not doers or media.has(teller) or not _takes_side(teller, language):
        return
    if all(_is_marked_out(doer, language) and not are_one_side(teller, doer) for doer in doers):
        draft.status, draft.certainty = Status.ALLEGED, Certainty.PROBABLE


def _takes_side(name: Name, language: Language) -> bool:
    """Whether somebody is no witness; where a language does not say who is one, nobody takes a side."""
    witnesses, article = _witnesses(language), _article(language)
    return bool(witnesses) and all(word.removeprefix(article) not in witnesses for word in fold(name.words).split()[:2])


@cache
def _witnesses(language: Language) -> frozenset[str]:
    return frozenset(map(fold, language.table("status").get("witnesses", ())))


def _article(language: Language) -> str:
    return str(language.table("morphology").get("article", ""))


def are_one_side(teller: Name, doer: Name) -> bool:
    """Whether somebody speaks for the doer: both have the same country, or he is named by the doer."""
    one, other = teller.entity, doer.entity
    countries = {one.id, one.country} & {other.id, other.country} - {None}
    return bool(countries) or fold(doer.words) in fold(teller.words)


def _is_marked_out(doer: Name, language: Language) -> bool:
    """Whether a name or a definite description says who the doer is: "gunmen" are nobody who could own to it."""
    if not doer.entity.described:
        return True
    definite = any(word.startswith(_article(language)) for word in fold(doer.words).split())
    return definite and doer.entity.kind is not EntityKind.PERSON
