"""Claims found against gold claims: the pairs, and the figures over them.

A found claim may be paired with a gold claim of its type when both were read from the same sentence, or when they share
a participant or a place and their times do not contradict each other. Pairs are made best first, one to one.

The figure that sums up is SLOT F1: a claim counts a point for its type, its status, its time where it has one, each
participant with its role, each place and each speaker; a point is right where its claim is paired and the slot is the
same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.evaluation.comparison import (
    matches,
    overlap,
    same_name,
    same_part,
    split_words,
    telling_words,
)
from kb.evaluation.gold import GoldArticle, GoldClaim, GoldName
from kb.evaluation.times import bounds, contradict

Found = Mapping[str, Sequence[GoldClaim]]
"""The claims that were found, by the id of the article."""

_SAME_SENTENCE = 0.6  # share of words that two quotes of one sentence have in common


@dataclass(frozen=True, slots=True)
class Measure:
    """How many were to be found, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was to be found that was."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.gold + other.gold, self.found + other.found, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A gold claim that was missed (`found` is None), one too many (`gold` is None), or a pair whose fields differ."""

    article: str
    gold: GoldClaim | None
    found: GoldClaim | None
    fields: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """One of "missed", "extra" and "differs"."""
        return "missed" if self.found is None else "extra" if self.gold is None else "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures. `absent` are gold articles for which there is no prediction; the shares are over paired claims.

    `time_compatible` counts pairs whose times, both given, share a day, of the pairs with a gold time;
    `time_invented` pairs with a time where gold has none. `status_by_gold` and `by_type` go by the gold.
    """

    articles: int
    absent: tuple[str, ...]
    claims: Measure
    status: Share
    certainty: Share
    time_exact: Share
    time_compatible: Share
    time_invented: int
    names: Measure
    roles: Measure
    places: Measure
    attribution: Measure
    slots: Measure
    status_by_gold: Mapping[str, Share]
    by_type: Mapping[str, Measure]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Paired:
    """The gold and found claims of one article, and which belong together, by their places."""

    article: str
    gold: Sequence[GoldClaim]
    found: Sequence[GoldClaim]
    pairs: Mapping[int, int]

    @property
    def both(self) -> list[tuple[GoldClaim, GoldClaim]]:
        return [(self.gold[i], self.found[j]) for i, j in self.pairs.items()]


def score(gold: Sequence[GoldArticle], found: Found) -> Scores:
    """The figures of what was found in the gold articles."""
    paired = [_paired(article, found.get(article.id, ())) for article in gold]
    pairs = [pair for each in paired for pair in each.both]
    statuses = Counter(one.status.value for one, _ in pairs)
    right = Counter(one.status.value for one, other in pairs if one.status is other.status)
    timed = [(one, other) for one, other in pairs if one.when]
    count = len(pairs)
    return Scores(
        articles=len(gold),
        absent=tuple(article.id for article in gold if article.id not in found),
        claims=_sum(Measure(len(each.gold), len(each.found), len(each.pairs)) for each in paired),
        status=Share(right.total(), count),
        certainty=Share(sum(one.certainty is other.certainty for one, other in pairs), count),
        time_exact=Share(sum(_same_time(one, other) for one, other in pairs), count),
        time_compatible=Share(sum(_compatible(one, other) for one, other in timed), len(timed)),
        time_invented=sum(bool(other.when) and not one.when for one, other in pairs),
        names=_sum(_measure(one.participants, other.participants) for one, other in pairs),
        roles=_sum(_measure(one.participants, other.participants, roles=True) for one, other in pairs),
        places=_sum(_measure(one.places, other.places) for one, other in pairs),
        attribution=_sum(_measure(one.attributed_to, other.attributed_to) for one, other in pairs),
        slots=_sum(_slots(each) for each in paired),
        status_by_gold={status: Share(right[status], statuses[status]) for status in sorted(statuses)},
        by_type=_by_type(paired),
        differences=tuple(difference for each in paired for difference in _differences(each)),
    )


def _sum(measures: Iterable[Measure]) -> Measure:
    return sum(measures, Measure())


def _paired(article: GoldArticle, found: Sequence[GoldClaim]) -> _Paired:
    """The pairs of an article: best first, then in the order of the gold and of what was found."""
    fits = [(_fit(one, other), i, j) for i, one in enumerate(article.claims) for j, other in enumerate(found)]
    pairs: dict[int, int] = {}
    for fit, i, j in sorted(fits, key=lambda each: (-each[0], each[1], each[2])):
        if fit and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return _Paired(article.id, article.claims, found, dict(sorted(pairs.items())))


def _fit(gold: GoldClaim, found: GoldClaim) -> int:
    """How well two claims go together; 0 where they may not be paired."""
    if gold.type != found.type:
        return 0
    sentence = overlap(gold.quote, found.quote) >= _SAME_SENTENCE
    shared = matches(gold.participants, found.participants, same_name)
    places = matches(gold.places, found.places, same_name)
    if not sentence and (not (shared or places) or contradict(gold.when, found.when)):
        return 0
    trigger = bool(telling_words(gold.trigger) & telling_words(found.trigger))
    alike = (gold.status is found.status) + (gold.when == found.when)
    return 4 * sentence + 3 * trigger + 2 * shared + places + 2 * alike


def _same_time(gold: GoldClaim, found: GoldClaim) -> bool:
    return (gold.when or None) == (found.when or None)


def _compatible(gold: GoldClaim, found: GoldClaim) -> bool:
    told = bounds(gold.when) is not None and bounds(found.when) is not None
    return told and not contradict(gold.when, found.when)


def _measure(gold: Sequence[GoldName], found: Sequence[GoldName], *, roles: bool = False) -> Measure:
    return Measure(len(gold), len(found), matches(gold, found, same_part if roles else same_name))


def _slots(paired: _Paired) -> Measure:
    right = sum(
        1
        + (one.status is other.status)
        + (bool(one.when) and _same_time(one, other))
        + matches(one.participants, other.participants, same_part)
        + matches(one.places, other.places, same_name)
        + matches(one.attributed_to, other.attributed_to, same_name)
        for one, other in paired.both
    )
    return Measure(sum(map(_size, paired.gold)), sum(map(_size, paired.found)), right)


def _size(claim: GoldClaim) -> int:
    """How many slots a claim fills: its type and status, and what else it says."""
    return 2 + bool(claim.when) + len(claim.participants) + len(claim.places) + len(claim.attributed_to)


def _by_type(paired: Sequence[_Paired]) -> dict[str, Measure]:
    """The figures of each type, those with most gold claims first."""
    gold = Counter(claim.type for each in paired for claim in each.gold)
    found = Counter(claim.type for each in paired for claim in each.found)
    right = Counter(one.type for each in paired for one, _ in each.both)
    types = sorted({*gold, *found}, key=lambda each: (-gold[each], each))
    return {each: Measure(gold[each], found[each], right[each]) for each in types}


def _differences(paired: _Paired) -> Iterable[Difference]:
    taken = set(paired.pairs.values())
    for i, one in enumerate(paired.gold):
        if i not in paired.pairs:
            yield Difference(paired.article, one, None)
        elif fields := _unlike(one, paired.found[paired.pairs[i]]):
            yield Difference(paired.article, one, paired.found[paired.pairs[i]], fields)
    yield from (Difference(paired.article, None, other) for j, other in enumerate(paired.found) if j not in taken)


def _unlike(gold: GoldClaim, found: GoldClaim) -> tuple[str, ...]:
    """The fields in which two paired claims differ."""
    alike = {
        "status": gold.status is found.status,
        "certainty": gold.certainty is found.certainty,
        "when": _same_time(gold, found),
        "participants": _all_match(_measure(gold.participants, found.participants, roles=True)),
        "places": _all_match(_measure(gold.places, found.places)),
        "attributed_to": _all_match(_measure(gold.attributed_to, found.attributed_to)),
    }
    return tuple(name for name, same in alike.items() if not same)


def _all_match(measure: Measure) -> bool:
    return measure.gold == measure.found == measure.right


def align(
    gold: Sequence[GoldArticle], rows: Sequence[tuple[str, Sequence[GoldClaim]]]
) -> dict[str, Sequence[GoldClaim]]:
    """The claims of found articles, given by title, under the ids of the gold articles that share most words with them.

    Each gold article is taken once; found articles with most claims choose first.
    """
    bags = {article.id: _bag(article.title, article.claims) for article in gold}
    left = sorted(bags)
    aligned: dict[str, Sequence[GoldClaim]] = {}
    for title, claims in sorted(rows, key=lambda row: -len(row[1])):
        bag = _bag(title, claims)
        best = max(left, key=lambda each: (bags[each] & bag).total(), default=None)
        if best is not None:
            left.remove(best)
            aligned[best] = claims
    return aligned


def _bag(title: str, claims: Sequence[GoldClaim]) -> Counter[str]:
    return Counter([*split_words(title) * 3, *split_words(" ".join(claim.quote for claim in claims))])
