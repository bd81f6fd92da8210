"""The day on which an article was published, where the user, the file or the text itself proves it.

The clues of an article (`kb.finding.clues`) are conditions on a day. The date is taken where exactly one day meets
them all. What one article leaves open, the others of its page may settle: the year of a day that recurs, the week of
a weekday in a list of teasers. What stays open has no date: it is never guessed, and never today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kb.finding.clues import Clues, find_clues
from kb.model import Article, ArticleKind, DateProof, Reference

_WEEK = 7
_LIST_DAYS = 3  # the teasers of one list are at most so many days older or younger than each other
_PAGE_DAYS = 183  # the articles of one page are nearer to each other than half a year


@dataclass(frozen=True, slots=True)
class _Solution:
    day: date
    proofs: tuple[DateProof, ...]


def date_articles(articles: Sequence[Article], reference: Reference) -> tuple[Article, ...]:
    """The articles of one page, in their order, dated with proofs where something proves the date.

    Dates that are there already, from the user or the file, stay as they are.
    """
    clues = [find_clues(article, reference) if article.published is None else Clues() for article in articles]
    dated = [_with_date(article, _solve_alone(each)) for article, each in zip(articles, clues, strict=True)]
    for solve in (_solve_by_year, _solve_by_list):
        dated = [
            _with_date(article, solve(index, dated, clues[index])) if article.published is None else article
            for index, article in enumerate(dated)
        ]
    return tuple(dated)


def _with_date(article: Article, solution: _Solution | None) -> Article:
    if article.published is not None:
        given = DateProof(rule="given", words="", explanation="given with the article")
        return article if article.published_proofs else replace(article, published_proofs=(given,))
    if solution is None:
        return article
    return replace(article, published=solution.day, published_proofs=solution.proofs)


def _solve_alone(clues: Clues) -> _Solution | None:
    """The day that the article's own words prove."""
    if clues.exact:
        days = {each.day for each in clues.exact}
        return _only(days if len(days) == 1 else set(), clues, (each.proof for each in clues.exact))
    if clues.recent:
        weeks = [{each.day + timedelta(days=by) for by in range(_WEEK)} for each in clues.recent]
        return _only(set.intersection(*weeks), clues, (each.proof for each in clues.recent))
    return None


def _solve_by_year(_index: int, articles: Sequence[Article], clues: Clues) -> _Solution | None:
    """The day of a year that the article proves, in the year that the other articles of the page give."""
    others = [article.published for article in articles if article.published]
    if not clues.yearly or not others:
        return None
    years = {day.year + by for day in others for by in (-1, 0, 1)}
    allowed = [{day for year in years for day in each.days_in(year)} for each in clues.yearly]
    days = {day for day in set.intersection(*allowed) if _distance(day, others) <= _PAGE_DAYS}
    proof = _page_proof("year of the page", others, "the year in which it lies within half a year of them")
    return _only(days, clues, (*(each.proof for each in clues.yearly), proof))


def _solve_by_list(index: int, articles: Sequence[Article], clues: Clues) -> _Solution | None:
    """The day of a teaser whose weekday is proved, in the week of the other teasers of its list."""
    others = [article.published for article in _list_of(index, articles) if article.published]
    if not clues.weekdays or not others or max(others) - min(others) > timedelta(days=_LIST_DAYS):
        return None
    first, last = max(others) - timedelta(days=_LIST_DAYS), min(others) + timedelta(days=_LIST_DAYS)
    days = {first + timedelta(days=by) for by in range((last - first).days + 1)}
    proof = _page_proof("week of the list", others, f"the one such day within {_LIST_DAYS} days of each")
    return _only(days, clues, (proof,))


def _list_of(index: int, articles: Sequence[Article]) -> list[Article]:
    """The teasers that stand in one row with a teaser: none for a whole article."""
    first = last = index
    while first >= 0 and articles[first].kind is ArticleKind.TEASER:
        first -= 1
    while last < len(articles) and articles[last].kind is ArticleKind.TEASER:
        last += 1
    return list(articles[first + 1 : last])


def _only(days: set[date], clues: Clues, proofs: Iterable[DateProof]) -> _Solution | None:
    """The one day of several that meets the article's weekdays and is not before its pictures."""
    weekdays = {each.weekday for each in clues.weekdays}
    since = max((each.day for each in clues.since), default=date.min)
    fitting = [day for day in days if day >= since and weekdays <= {day.weekday()}]
    if len(fitting) != 1:
        return None
    return _Solution(fitting[0], tuple(dict.fromkeys((*proofs, *(each.proof for each in clues.weekdays)))))


def _distance(day: date, others: Sequence[date]) -> int:
    return min(abs((day - other).days) for other in others)


def _page_proof(rule: str, others: Sequence[date], reason: str) -> DateProof:
    days = ", ".join(str(day) for day in sorted(set(others)))
    return DateProof(rule=rule, words="", explanation=f"other articles of the page are of {days}: {reason}")
