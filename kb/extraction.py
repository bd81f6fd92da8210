"""Claims of pages without a knowledge base: read, dated, extracted and grouped, nothing kept."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kb.finding.coverage import Coverage, Trace, find_coverage
from kb.finding.datelines import date_articles
from kb.finding.dates import read_article_dates
from kb.finding.extract import Extractor
from kb.finding.lexemes import load_lexemes
from kb.graph.reference import read_reference, reference_files
from kb.language.lexicon import load_language
from kb.merging import merge_claims
from kb.model import Article, Claim, DatedClaim, Iri, Problem, Reference

Page = Sequence[Article | Problem]
Extracted = tuple[Article, tuple[Claim, ...], tuple[tuple[Iri, ...], ...]]
"""An article, its claims, and the ids of those that speak of one event."""


def extract_pages(pages: Iterable[Page]) -> Iterator[Extracted | Problem]:
    """The claims of each article of the pages; problems in their places."""
    extractor, items = _start(pages)
    for item in items:
        if isinstance(item, Problem):
            yield item
        else:
            claims = extractor.extract(item)
            yield item, claims, _groups(item, claims)


def cover_pages(pages: Iterable[Page]) -> Iterator[tuple[Article, Coverage] | Problem]:
    """What the sentences of each article of the pages gave, and which gave nothing; problems in their places."""
    extractor, items = _start(pages)
    for item in items:
        if isinstance(item, Problem):
            yield item
        else:
            trace = Trace()
            claims = extractor.extract(item, trace=trace)
            yield item, find_coverage(trace, claims, item.text, load_lexemes(load_language(item.language)))


def date_pages(pages: Iterable[Page]) -> Iterator[tuple[Article, list[dict[str, Any]]] | Problem]:
    """The time expressions of each article of the pages, as rows; problems in their places."""
    reference = read_reference(reference_files())
    for item in _dated(pages, reference):
        yield item if isinstance(item, Problem) else (item, list(read_article_dates(item, reference)))


def _start(pages: Iterable[Page]) -> tuple[Extractor, Iterator[Article | Problem]]:
    """An extractor with the reference data that ship, and what it is to read."""
    reference = read_reference(reference_files())
    return Extractor(reference), _dated(pages, reference)


def _dated(pages: Iterable[Page], reference: Reference) -> Iterator[Article | Problem]:
    """The articles of the pages with their dates; the problems of a page before its articles."""
    for page in pages:
        yield from (item for item in page if isinstance(item, Problem))
        yield from date_articles([item for item in page if isinstance(item, Article)], reference)


def _groups(article: Article, claims: Sequence[Claim]) -> tuple[tuple[Iri, ...], ...]:
    merged = merge_claims(DatedClaim(claim=claim, published=article.published) for claim in claims)
    return tuple(event.claims for event in merged.events)
