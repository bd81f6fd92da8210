"""Articles made from a text and from what a file, its format or the user says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.identifiers import article_id, digest
from kb.language.lexicon import guess_language, is_in_script, languages, load_language
from kb.model import Article, Block, BlockKind, DateProof, Problem, Span
from kb.reading.options import ReadOptions
from kb.reading.pages import Piece, page_publisher, split_page, whole_piece

_READ = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.CAPTION})
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORTEST = 4  # words: what has no block of so many says nothing
_FEWEST = 2  # words of an article's text, where a record says that it is one
_LONGEST_TITLE = 120  # code points of a title taken from the first words of a text without one
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file says of its article in so many words."""

    title: str = ""
    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


def page_articles(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of a text page; offsets of `page_spans` are those of the text."""
    pieces = split_page(text)
    metadata = Metadata(publisher=page_publisher(text) if len(pieces) > 1 else None)
    for index, piece in enumerate(pieces):
        place = source if len(pieces) == 1 else f"{source}:{piece.first_line}"
        yield _article(text, piece, place, metadata, options, first=index == 0, page=True)
    if not pieces:
        yield no_article(source)


def record_articles(
    text: str, source: str, metadata: Metadata, options: ReadOptions, *, structured: bool = False
) -> Iterator[Article | Problem]:
    """The article that a record or a web page holds, its title as the first line of its text.

    Where the text is a scraped page with teasers in it, these come after it; what the record says is true of the first.
    `structured`: somebody said that the text is an article's, so that a few words are one too.
    """
    told = structured and len(_WORD.findall(text)) >= _FEWEST
    title = " ".join(metadata.title.split())
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text.strip()}"
    pieces = split_page(text, titled=bool(title)) or ((whole_piece(text, titled=bool(title)),) if told else ())
    for index, piece in enumerate(pieces):
        yield _article(text, piece, source, metadata, options, first=index == 0, page=False, told=told)
    if not pieces:
        yield no_article(source)


def no_article(source: str) -> Problem:
    """That there is nothing to read in a file."""
    return Problem(
        source=source,
        reason="there is no article in it: no sentence was found",
        remedy="add a file with the text of an article",
    )


def _article(
    text: str,
    piece: Piece,
    source: str,
    metadata: Metadata,
    options: ReadOptions,
    *,
    first: bool,
    page: bool,
    told: bool = False,
) -> Article | Problem:
    words = piece.span.of(text)
    language = _language(words, metadata, options)
    problem = _problem(words, piece, language, source, told=told)
    if problem:
        return problem
    published, proof = _published(metadata, options) if first else (None, None)
    url = options.url or metadata.url
    return Article(
        id=article_id(url=url if first or not url else f"{url}#{digest('text', words)}", text=words),
        text=words,
        title=piece.title or _first_words(words),
        blocks=tuple(_moved(block, -piece.span.start) for block in piece.blocks),
        language=language,
        published=published,
        published_proofs=(proof,) if proof else (),
        publisher=options.publisher or metadata.publisher,
        url=url,
        kind=piece.kind,
        source=source,
        page_spans=(piece.span,) if page else (),
    )


def _published(metadata: Metadata, options: ReadOptions) -> tuple[date | None, DateProof | None]:
    if options.published:
        return options.published, DateProof(rule="user", words="", explanation="given by the user")
    if metadata.published:
        return metadata.published, DateProof(rule="metadata", words="", explanation="given by the file")
    return None, None


def _language(text: str, metadata: Metadata, options: ReadOptions) -> str:
    """The tag of the article's language. What a file says is believed unless the letters say otherwise."""
    if options.language:
        return options.language
    guessed = guess_language(text)
    told = (metadata.language or "").replace("_", "-")
    primary = told.partition("-")[0].lower()
    if not primary or primary in {"und", "mul", "zxx"}:
        return guessed
    if primary in languages() and load_language(primary).script != load_language(guessed).script:
        return guessed
    return told


def _problem(words: str, piece: Piece, language: str, source: str, *, told: bool) -> Problem | None:
    """Why a piece is no article that can be read, if it is none; `told`: it is known to be one, however short."""
    primary = language.partition("-")[0].lower()
    known = ", ".join(languages())
    remedy = f"languages known are {known}; if it is one of them, say which: --language TAG"
    if primary not in languages():
        return Problem(source=source, reason=f"it is in the language {language!r}, which is not known", remedy=remedy)
    if not told and not any(len(_WORD.findall(words, b.start, b.end)) >= _SHORTEST for b in _read_spans(words, piece)):
        return no_article(source)
    if not is_in_script(words[:_SAMPLE], load_language(primary)):
        reason = f"most of its letters are not those of the language {language!r}"
        return Problem(source=source, reason=reason, remedy=remedy)
    return None


def _read_spans(words: str, piece: Piece) -> Iterator[Span]:
    for block in piece.blocks:
        span = _moved(block, -piece.span.start).span
        if block.kind in _READ and " " in span.of(words):
            yield span


def _first_words(text: str) -> str:
    """The first line of a text without a title, cut after a whole word."""
    line = text.strip().splitlines()[0].strip()
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _moved(block: Block, by: int) -> Block:
    return Block(kind=block.kind, span=Span(block.span.start + by, block.span.end + by))
