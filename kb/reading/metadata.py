"""What a web page says of itself: in its `meta` elements, its JSON-LD, its `time` and `link` elements.

Only what is said in so many words is taken. No date is looked for in addresses, footers or running text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import msgspec

from kb.reading.articles import Metadata
from kb.reading.records import read_date

_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
)
_PUBLISHER = ("og:site_name", "dc.publisher", "application-name")
_URL = ("canonical", "og:url")
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "WebPage"}
)


@dataclass(slots=True)
class _Head:
    """The first value of each name, and the texts of the elements that matter."""

    values: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    linked: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head = _Head()
        self._open = ""
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._keep("lang", known.get("lang") or known.get("xml:lang", ""))
        elif tag == "meta":
            name = known.get("property") or known.get("name") or known.get("itemprop", "")
            self._keep(name.lower(), known.get("content", ""))
        elif tag == "link" and "canonical" in known.get("rel", "").split():
            self._keep("canonical", known.get("href", ""))
        elif tag == "time" and ("pubdate" in known or known.get("itemprop", "").lower() == "datepublished"):
            self._keep("datepublished", known.get("datetime", ""))
        elif tag in {"title", "h1"} or (tag == "script" and known.get("type") == "application/ld+json"):
            self._open, self._parts = tag, []

    def handle_data(self, data: str) -> None:
        if self._open:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != self._open:
            return
        text = "".join(self._parts).strip()
        if tag == "script":
            self.head.linked.append(text)
        elif text:
            self.head.texts.setdefault(tag, " ".join(text.split()))
        self._open = ""

    def _keep(self, name: str, value: str) -> None:
        if name and value.strip():
            self.head.values.setdefault(name, value.strip())


def read_metadata(page: str) -> Metadata:
    """Title, publication date, publisher, language and address, as far as a web page says them."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    head = parser.head
    linked = next(_linked_articles(head.linked), {})
    return Metadata(
        title=_first(head, _TITLE)
        or _text(linked.get("headline"))
        or head.texts.get("h1")
        or head.texts.get("title", ""),
        published=read_date(_text(linked.get("datePublished"))) or _first_date(head),
        publisher=_name(linked.get("publisher")) or _first(head, _PUBLISHER) or None,
        language=_name(linked.get("inLanguage")) or head.values.get("lang"),
        url=_first(head, _URL) or _text(linked.get("url")) or None,
    )


def _first(head: _Head, names: tuple[str, ...]) -> str:
    return next((head.values[name] for name in names if name in head.values), "")


def _first_date(head: _Head) -> Any:
    dates = (read_date(head.values[name]) for name in _PUBLISHED if name in head.values)
    return next((found for found in dates if found), None)


def _linked_articles(texts: list[str]) -> Iterator[dict[str, Any]]:
    """The articles that the page describes as linked data, news before the page itself."""
    nodes = [node for text in texts for node in _nodes(text) if _types(node) & _ARTICLES]
    yield from sorted(nodes, key=lambda node: _types(node) <= {"WebPage"})


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else ()) if isinstance(inner, dict))


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    return {kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)}


def _name(value: Any) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
