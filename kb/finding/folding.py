"""One claim an event a source: mentions of one event in an article fold into the most informative one.

A headline folds into the text. A caption stays where it says what the text does not. What different sources say
differently stays apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kb.finding.counts import add_counts
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node
from kb.language.text import fold
from kb.model import BlockKind, Entity, EntityKind, Role, Sentence, Span, Status, TimeValue

_LASTING = frozenset(
    {"Visit", "Meeting", "War", "Election", "Exercise", "Ceasefire", "Commemoration", "Agreement", "Sanction"}
)


@dataclass(eq=False, slots=True)
class Located:
    """A draft with its sentence. `part` tells claims of one trigger apart; `also_at` are sentences folded into it.

    `pointed`: a demonstrative says that the event is one told before ("هذه الزيارة"). `single`:
    its word can mean but one.
    """

    draft: Draft
    sentence: Sentence
    nodes: Sequence[Node]
    part: str = ""
    pointed: bool = False
    single: bool = False
    also_at: set[Span] = field(default_factory=set)


def fold_drafts(drafts: Sequence[Located]) -> list[Located]:
    """The drafts of an article with repeated mentions folded, in text order."""
    kept: list[Located] = []
    alike: dict[str, list[Located]] = {}
    for located in sorted((part for draft in drafts for part in _split(draft)), key=_informative):
        told = kept if located.draft.type == "Death" else alike.setdefault(located.draft.type, [])
        target = next((other for other in told if _is_of_stage(located, other) and _same(located, other)), None)
        if target is None:
            kept.append(located)
            alike.setdefault(located.draft.type, []).append(located)
        else:
            _fold(located, target)
    return sorted(
        kept, key=lambda located: (located.draft.trigger.index + located.sentence.span.start * 1000, located.part)
    )


def _split(located: Located) -> list[Located]:
    """Visits to several countries in one breath are several visits."""
    draft = located.draft
    countries = [place for place in draft.places if place.entity.kind is EntityKind.COUNTRY]
    if draft.type != "Visit" or len(countries) < 2 or len(countries) != len(draft.places):  # noqa: PLR2004
        return [located]
    return [
        Located(
            replace(draft, places=[place], participants=list(draft.participants), counts=list(draft.counts)),
            located.sentence,
            located.nodes,
            part=place.entity.id,
            pointed=located.pointed,
            single=located.single,
        )
        for place in countries
    ]


_RANK = {BlockKind.PARAGRAPH: 0, BlockKind.CAPTION: 1, BlockKind.TITLE: 2}


def _informative(located: Located) -> tuple[bool, int, int, int]:
    """Sort key: deaths last, the text before captions before titles, then what says most, then what comes first."""
    draft = located.draft
    said = (
        len(draft.participants)
        + len(draft.places)
        + 2 * _resolved(draft.time)
        + bool(draft.speakers)
        - 2 * draft.anaphoric
    )
    return (draft.type == "Death", _RANK.get(located.sentence.block, 3), -said, located.sentence.span.start)


def _resolved(time: TimeValue | None) -> bool:
    return time is not None and time.resolved


def _is_of_stage(one: Located, other: Located) -> bool:
    """Whether two events are of the same stage: not one the arrest and the other the sentence."""
    return bool(one.draft.lexeme.option("stage") == other.draft.lexeme.option("stage"))


def _same(one: Located, other: Located) -> bool:
    """Whether the first says nothing of its own that the second does not."""
    a, b = one.draft, other.draft
    if a.type == "Death" and b.type == "Attack":
        return one.sentence.span != other.sentence.span and (_died_in(a, other) or _died_then(one, other))
    if one.sentence.block is BlockKind.TITLE and a.type == b.type and _can_be(a, b):
        return True
    if a.type != b.type or not (_statuses_agree(a, b) or _tenseless(one)):
        return False
    if _comes_before(other, one) and (_points_to(one, other) or (_is_the_one(one) and _can_be(a, b))):
        return not (_sources_differ(a, b) and _says_otherwise(a, b))
    if not (_parties_agree(a, b) and _places_agree(a, b) and _times_agree(a.time, b.time)):
        return False
    if one.sentence.block is BlockKind.CAPTION:
        return not _adds(a, b)
    if a.type == "Meeting" and a.lexeme is not b.lexeme and not _names_parties(a, b) and not _is_known(a):
        return False
    if _is_known(a) or a.type in _LASTING or one.sentence.block is BlockKind.TITLE:
        return not (_sources_differ(a, b) and _says_otherwise(a, b))
    if a.lexeme is b.lexeme and (one.sentence.span == other.sentence.span or _shares_site(a, b)):
        return True
    return _shares_all(a, b)


def _points_to(one: Located, other: Located) -> bool:
    """Whether a demonstrative can mean an event told before: "هذه الزيارة" after "زار"."""
    a, b = one.draft, other.draft
    return one.pointed and _times_agree(a.time, b.time) and not _denied_apart(a, b)


def _names_parties(a: Draft, b: Draft) -> bool:
    return bool(a.participants and b.participants)


def _shares_site(a: Draft, b: Draft) -> bool:
    """Whether both name the same place, nearer than a country."""
    sites = {place.entity.id for place in b.places if place.entity.kind is not EntityKind.COUNTRY}
    return any(place.entity.id in sites and not place.entity.described for place in a.places)


def _can_be(a: Draft, b: Draft) -> bool:
    """Whether an event can be one told elsewhere: nobody and nowhere that it names speaks against it.

    Headlines say the same in other words and fewer: "مقتل شرطيين" for "قتل عنصران من الشرطة".
    """
    if _denied_apart(a, b):
        return False
    for role in (Role.AGENT, Role.PARTICIPANT, Role.RECIPIENT):
        mine, theirs = _entities(a, role), _entities(b, role)
        if mine and theirs and not _overlap(mine, theirs) and (_linked(mine, theirs) or _counts_differ(mine, theirs)):
            return False
    named_alike = a.lexeme is b.lexeme and _is_known(a)
    return (
        _times_agree(a.time, b.time)
        and (_places_agree(a, b) or _shares_party(a, b))
        and (named_alike or _touches(a, b))
    )


def _denied_apart(a: Draft, b: Draft) -> bool:
    return Status.DENIED in (a.status, b.status) and a.status is not b.status


def _touches(a: Draft, b: Draft) -> bool:
    """Whether two events have a party or a place in common, or the first names none."""
    here, there = [p.entity for p in a.places], [p.entity for p in b.places]
    places = any(_nested(one, other) for one in here for other in there)
    return places or _shares_party(a, b) or not (a.participants or a.places)


def _shares_party(a: Draft, b: Draft) -> bool:
    return _overlap([name.entity for name, _ in a.participants], [name.entity for name, _ in b.participants])


def _entities(draft: Draft, role: Role) -> list[Entity]:
    return [name.entity for name, r in draft.participants if r is role]


def _linked(mine: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Whether both name somebody known, so that they cannot be the same."""
    return any(entity.linked for entity in mine) and any(entity.linked for entity in theirs)


def _counts_differ(mine: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    numbers = [_numbers([word for entity in side for word in _words(entity)]) for side in (mine, theirs)]
    return all(numbers) and numbers[0].isdisjoint(numbers[1])


def _is_known(draft: Draft) -> bool:
    """Whether an event is told as one known already: a noun with the article, and no verb that says when it was."""
    definite = draft.lexeme.kind is Kind.NOUN and bool(
        draft.reading.segments.definite or draft.reading.segments.pronoun
    )
    return definite and not draft.purpose and draft.light is draft.qualifier is None and not _resolved(draft.time)


def _died_in(death: Draft, attack: Located) -> bool:
    """Whether the deaths are those of an attack told elsewhere: its victims, or those whom its sentence counts."""
    if not (_places_agree(death, attack.draft) and _times_agree(death.time, attack.draft.time)):
        return False
    victims = [name for name, role in death.participants if role is Role.RECIPIENT]
    hit = [name.entity for name, role in attack.draft.participants if role is Role.RECIPIENT]
    told = {token.form for token in attack.sentence.tokens}
    counts = [fold(name.words).split()[:2] for name in victims if name.entity.described]
    counted = [count for count in counts if len(count) == 2 and told.issuperset(count)]  # noqa: PLR2004
    return bool(counted) or _overlap([name.entity for name in victims], hit)


def _is_the_one(located: Located) -> bool:
    """Whether it is told as the one known event of its kind: "الهجوم" or "هجومه", not "الهجمات"."""
    return _is_known(located.draft) and located.single and located.sentence.block is BlockKind.PARAGRAPH


def is_single(draft: Draft, grammar: Grammar) -> bool:
    """Whether the word of an event is a singular, as far as its written form shows."""
    stem = draft.reading.segments.stem
    named = stem == fold(draft.lexeme.name) or bool(draft.reading.segments.pronoun)
    return (named or stem.endswith(grammar.feminine_endings)) and not stem.endswith(grammar.plural_endings)


def _comes_before(other: Located, one: Located) -> bool:
    return other.sentence.span.start < one.sentence.span.start


def _died_then(death: Located, attack: Located) -> bool:
    """Whether nameless deaths without a time of their own are those of an attack told before them."""
    victims = [name.entity for name, role in death.draft.participants if role is Role.RECIPIENT]
    nameless = bool(victims) and all(entity.described for entity in victims)
    untimed = death.draft.time is None and not death.draft.times
    return nameless and untimed and _comes_before(attack, death) and _places_agree(death.draft, attack.draft)


def _statuses_agree(a: Draft, b: Draft) -> bool:
    if a.status is b.status or (a.anaphoric and not a.speakers) or (_is_known(a) and a.status is Status.OCCURRED):
        return True
    open_ones = {"occurred", "ongoing"}
    return {str(a.status), str(b.status)} <= open_ones


def _tenseless(located: Located) -> bool:
    """Whether it is a headline in the present, which says of no time: "بوتين يزور الصين"."""
    clause = located.draft.light or located.draft.clause
    present = clause is not None and clause.reading.tense == "present"
    return located.sentence.block is BlockKind.TITLE and present


def _parties_agree(a: Draft, b: Draft) -> bool:
    """The same parties as far as both name any, in the same roles; none is missing from the fuller of the two."""
    if not a.participants or not b.participants:
        return bool(a.places and b.places and _overlap([p.entity for p in a.places], [p.entity for p in b.places]))
    for role in (Role.AGENT, Role.PARTICIPANT, Role.RECIPIENT):
        mine = [name.entity for name, r in a.participants if r is role]
        theirs = [name.entity for name, r in b.participants if r is role]
        if mine and theirs and not _covered(mine, theirs):
            return False
    firsts = [name.entity for name, _ in a.participants]
    return bool(_overlap(firsts, [name.entity for name, _ in b.participants]))


def _covered(mine: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    fewer, more = sorted((mine, theirs), key=len)
    return all(any(_alike(one, other) for other in more) for one in fewer)


def _overlap(mine: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    return any(_alike(one, other) for one in mine for other in theirs)


def _alike(one: Entity, other: Entity) -> bool:
    """The same entity, or a country and somebody who holds office there."""
    if one.id == other.id:
        return True
    if one.described and other.described and one.kind is other.kind is EntityKind.GROUP:
        return _same_group(_words(one), _words(other))
    for country, person in ((one, other), (other, one)):
        if country.kind is EntityKind.COUNTRY and _acts_for(person, country):
            return True
    return False


def _same_group(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two descriptions can be of the same people: as many of a kind, or one says all that the other does."""
    numbers, others = _numbers(mine), _numbers(theirs)
    if numbers and others:
        return numbers == others and bool(set(mine) & set(theirs) - numbers)
    fewer, more = sorted((mine, theirs), key=len)
    return bool(fewer) and fewer[-1] == more[-1] and set(fewer) <= set(more)


def _numbers(words: Sequence[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _words(entity: Entity) -> list[str]:
    return fold(entity.label("en")).split()


def _acts_for(actor: Entity, country: Entity) -> bool:
    """Whether somebody holds office in a country or is a body of its state: "الحكومة السودانية" for "السودان"."""
    body = actor.kind is EntityKind.ORGANIZATION and not actor.linked and actor.country == country.id
    return body or any(tenure.of == country.id for tenure in actor.tenures)


def _places_agree(a: Draft, b: Draft) -> bool:
    if not a.places or not b.places:
        return True
    if any(place.entity.described for place in (*a.places, *b.places)):
        return True
    return any(_nested(p.entity, q.entity) for p in a.places for q in b.places)


def _nested(one: Entity, other: Entity) -> bool:
    return one.id == other.id or other.id in (*one.part_of, one.country) or one.id in (*other.part_of, other.country)


def _times_agree(a: TimeValue | None, b: TimeValue | None) -> bool:
    if a is None or b is None or not a.resolved or not b.resolved:
        return True
    if a.earliest_begin and b.latest_end and a.earliest_begin > b.latest_end:
        return False
    return not (b.earliest_begin and a.latest_end and b.earliest_begin > a.latest_end)


def _adds(a: Draft, b: Draft) -> bool:
    """Whether a caption says a time or place that the text does not say so precisely."""
    if _resolved(a.time) and (not _resolved(b.time) or _width(a.time) < _width(b.time)):
        return True
    known = [p.entity for p in b.places]
    return any(not p.entity.described and all(not _nested(p.entity, k) for k in known) for p in a.places) and bool(
        known
    )


def _width(time: TimeValue | None) -> int:
    if time is None or time.earliest_begin is None or time.latest_end is None:
        return 1_000_000
    return (time.latest_end - time.earliest_begin).days


def _sources_differ(a: Draft, b: Draft) -> bool:
    mine, theirs = {n.entity.id for n in a.speakers[:1]}, {n.entity.id for n in b.speakers[:1]}
    return mine != theirs


def _says_otherwise(a: Draft, b: Draft) -> bool:
    if a.anaphoric and not a.speakers:
        return False
    return a.certainty is not b.certainty or (
        _resolved(a.time)
        and _resolved(b.time)
        and a.time is not None
        and b.time is not None
        and a.time.edtf != b.time.edtf
    )


def _shares_all(a: Draft, b: Draft) -> bool:
    mine, theirs = {n.entity.id for n, _ in a.participants}, {n.entity.id for n, _ in b.participants}
    recipients = {n.entity.id for n, r in a.participants if r is not Role.AGENT}
    return mine <= theirs and bool(recipients or a.anaphoric)


def _fold(located: Located, target: Located) -> None:
    """Take over what the folded mention says beyond the kept one."""
    a, b = located.draft, target.draft
    if located.sentence.span != target.sentence.span:
        target.also_at.add(located.sentence.span)
    target.also_at |= located.also_at
    add_counts(b, a.counts)
    if not _resolved(b.time) and _resolved(a.time):
        b.time = a.time
    if located.sentence.span == target.sentence.span or not b.places:
        for place in a.places:
            b.add(("place",), place)
    have = {role for _, role in b.participants}
    for name, role in a.participants:
        if role not in have or located.sentence.span == target.sentence.span:
            b.add((role.value,), name)
