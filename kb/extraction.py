"""Claims of pages without a knowledge base: read, dated, extracted and grouped, nothing kept."""

from collections.abc import Iterable, Iterator, Sequence

from kb.finding.datelines import date_articles
from kb.finding.extract import Extractor
from kb.graph.reference import read_reference, reference_files
from kb.merging import merge_claims
from kb.model import Article, Claim, DatedClaim, Iri, Problem

Extracted = tuple[Article, tuple[Claim, ...], tuple[tuple[Iri, ...], ...]]
"""An article, its claims, and the ids of those that speak of one event."""


def extract_pages(pages: Iterable[Sequence[Article | Problem]]) -> Iterator[Extracted | Problem]:
    """The claims of each article of the pages; problems in their places."""
    reference = read_reference(reference_files())
    extractor = Extractor(reference)
    for page in pages:
        yield from (item for item in page if isinstance(item, Problem))
        for article in date_articles([item for item in page if isinstance(item, Article)], reference):
            claims = extractor.extract(article)
            yield article, claims, _groups(article, claims)


def _groups(article: Article, claims: Sequence[Claim]) -> tuple[tuple[Iri, ...], ...]:
    merged = merge_claims(DatedClaim(claim=claim, published=article.published) for claim in claims)
    return tuple(event.claims for event in merged.events)
