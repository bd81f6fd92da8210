"""Web pages: the article by trafilatura, and what the page says of itself by `kb.reading.metadata`."""

from kb.model import Article, Problem
from kb.reading.articles import no_article, record_articles
from kb.reading.encodings import clean
from kb.reading.metadata import read_metadata
from kb.reading.options import ReadOptions


def read_html(page: str, source: str, options: ReadOptions) -> tuple[Article | Problem, ...]:
    """The article of a web page, without its menus, comments and links to others."""
    import trafilatura  # noqa: PLC0415  (slow to import, and few files need it)

    text = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=False)
    if not text:
        return (no_article(source),)
    return tuple(record_articles(clean(text), source, read_metadata(page), options))
