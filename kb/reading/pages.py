"""A scraped text page taken apart: whole articles, teasers of related ones, and what is only furniture.

A page is a row of runs and paragraphs: a run is all that stands between two paragraphs (titles, captions, bylines,
buttons). A new piece can begin only in a run, and only where something shows it: its title is printed again, a
button, a date or a byline follows the title, the piece before was signed, or a list of related articles is going on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from kb.model import ArticleKind, Block, BlockKind, Span
from kb.reading.lines import Line, LineKind, find_lines, organisations

_CLOSING = frozenset({LineKind.BYLINE, LineKind.WIDGET, LineKind.CREDIT, LineKind.RULE})
_HEAD_SIGNS = frozenset({LineKind.WIDGET, LineKind.BYLINE, LineKind.DATE})
_PLAIN_KINDS = {
    LineKind.CREDIT: BlockKind.CREDIT,
    LineKind.BYLINE: BlockKind.BYLINE,
    LineKind.CAPTION: BlockKind.CAPTION,
    LineKind.PARAGRAPH: BlockKind.PARAGRAPH,
    LineKind.HEADING: BlockKind.PARAGRAPH,
}
_LEAD = 2  # a teaser has at most so many paragraphs
_DRAWN = 8  # marks in a row: fewer are stars between the parts of one article


@dataclass(frozen=True, slots=True)
class Piece:
    """One article or teaser of a page: where it stands, what it is, its blocks in offsets of the page."""

    span: Span
    kind: ArticleKind
    title: str
    blocks: tuple[Block, ...]
    first_line: int


@dataclass(slots=True)
class _Draft:
    """A piece that is being put together. `sure`: its head shows a whole article; `listed`: it stands in a list."""

    lines: list[Line] = field(default_factory=list)
    sure: bool = False
    listed: bool = False

    @property
    def paragraphs(self) -> int:
        return sum(line.kind is LineKind.PARAGRAPH for line in self.lines)

    @property
    def signed(self) -> bool:
        """Whether a byline stands after its last paragraph."""
        kinds = [line.kind for line in self.lines]
        return (
            LineKind.BYLINE in kinds and LineKind.PARAGRAPH in kinds[: len(kinds) - kinds[::-1].index(LineKind.BYLINE)]
        )

    @property
    def is_teaser(self) -> bool:
        return not self.sure and self.paragraphs <= (_LEAD if self.signed else 1)

    @property
    def has_news(self) -> bool:
        """Whether there is anything to read in it: a bare list of links is nothing."""
        kinds = {line.kind for line in self.lines}
        return LineKind.PARAGRAPH in kinds or {LineKind.HEADING, LineKind.CAPTION} <= kinds


def split_page(text: str, *, titled: bool = False) -> tuple[Piece, ...]:
    """The articles and teasers of a page, in order. Each span begins and ends with printed words.

    What lies between the pieces (the heading over a list of related articles) belongs to none. `titled` says that the
    first line is a title, whatever it looks like.
    """
    lines = list(find_lines(text))
    if titled and lines:
        lines[0] = replace(lines[0], kind=LineKind.HEADING)
    drafts = [draft for draft in _drafts(lines) if draft.has_news]
    return tuple(_piece(text, draft, titled=titled and draft is drafts[0]) for draft in drafts)


def whole_piece(text: str, *, titled: bool) -> Piece:
    """A text as one article, every line a paragraph but for the title."""
    spans = [line.span for line in find_lines(text)]
    kinds = [BlockKind.TITLE if titled and at == 0 else BlockKind.PARAGRAPH for at in range(len(spans))]
    return Piece(
        kind=ArticleKind.ARTICLE,
        title=spans[0].of(text) if titled else "",
        span=Span(spans[0].start, spans[-1].end),
        first_line=1,
        blocks=tuple(Block(kind=kind, span=span) for kind, span in zip(kinds, spans, strict=True)),
    )


def page_publisher(text: str) -> str | None:
    """The newspaper that signs at least two bylines of a page in quotes, the most frequent one."""
    names = [name for line in find_lines(text) if line.kind is LineKind.BYLINE for name in organisations(text, line)]
    best = max(sorted(set(names)), key=names.count, default=None)
    return best if best is not None and names.count(best) > 1 else None


def _drafts(lines: Sequence[Line]) -> list[_Draft]:
    drafts = [_Draft(sure=True)]
    listing = False
    for is_paragraph, group in groupby(lines, key=lambda line: line.kind is LineKind.PARAGRAPH):
        run = list(group)
        if is_paragraph:
            drafts[-1].lines += run
            listing = listing and drafts[-1].is_teaser
            continue
        drafts.extend(list(_split_run(run, drafts[-1], listing=listing)))
        listing = drafts[-1].listed
    return drafts


def _split_run(run: list[Line], current: _Draft, *, listing: bool) -> Iterator[_Draft]:
    """Give the lines of a run to the piece that ends in it, and to those that begin in it, which come back."""
    before, after = _cut_at_related(run)
    head = _find_head(after or before, current)
    if after is None:
        yield from _split_plain(before, current, head, listing=listing)
        return
    current.lines += before
    yield from _split_list(after, _Draft(listed=True), head, fresh=True)


def _split_plain(run: list[Line], current: _Draft, head: int | None, *, listing: bool) -> Iterator[_Draft]:
    if not any(line.kind is LineKind.PARAGRAPH for line in current.lines):
        current.lines += run
        return
    closing = _closing(run)
    rest = run[closing:]
    shown = head is not None or _is_signed_off(run[:closing], rest) or _is_labelled(rest)
    if not shown and not (listing and any(line.kind is LineKind.HEADING for line in rest)):
        current.lines += run
        return
    current.lines += run[:closing]
    listed = listing or _is_labelled(rest)
    yield from _split_list(rest, current, None if head is None else head - closing, fresh=False, listed=listed)


def _split_list(
    run: list[Line], current: _Draft, head: int | None, *, fresh: bool, listed: bool = True
) -> Iterator[_Draft]:
    """The pieces that begin in a run: items of a list up to a head, if there is one, and the article of that head."""
    items = run if head is None else run[:head]
    if head is not None and not fresh and not any(line.kind is LineKind.HEADING for line in items):
        current.lines += items
        items = []
    for item in _split_items(items):
        yield _Draft(item, listed=listed)
    if head is not None:
        yield _Draft(run[head:], sure=True)
    elif fresh and not items:
        yield current


def _split_items(lines: list[Line]) -> Iterator[list[Line]]:
    """The items of a list that stand in one run: each ends with its byline, or where the next one's label stands."""
    item: list[Line] = []
    for line in lines:
        has_title = any(known.kind is LineKind.HEADING for known in item)
        if has_title and (item[-1].kind is LineKind.BYLINE or _has_label(line)):
            yield item
            item = []
        item.append(line)
    if item:
        yield item


def _cut_at_related(run: list[Line]) -> tuple[list[Line], list[Line] | None]:
    """The lines before and after the heading over a list of other articles; None where there is no such heading."""
    places = [at for at, line in enumerate(run) if line.kind is LineKind.RELATED]
    if not places:
        return run, None
    return run[: places[0]], [line for line in run[places[0] :] if line.kind is not LineKind.RELATED]


def _find_head(run: list[Line], current: _Draft) -> int | None:
    """The index of the title with which a whole article shows that it begins in a run."""
    known = {line.form for line in current.lines if line.kind is LineKind.HEADING}
    for at, line in enumerate(run):
        if line.kind is LineKind.HEADING and line.form not in known and not _is_link(run, at):
            rest = run[at + 1 :]
            if _is_repeated(line, rest) or any(other.kind in _HEAD_SIGNS for other in rest[: _to_next_heading(rest)]):
                return _before_labels(run, at)
    return None


def _is_repeated(line: Line, rest: Sequence[Line]) -> bool:
    """Whether a heading is printed again, and not just twice in a row as captions are."""
    return any(other.form == line.form for other in rest[1:])


def _to_next_heading(rest: list[Line]) -> int:
    return next((at for at, line in enumerate(rest) if line.kind is LineKind.HEADING), len(rest))


def _before_labels(run: list[Line], at: int) -> int:
    while at > 0 and run[at - 1].kind is LineKind.LABEL:
        at -= 1
    return at


def _closing(run: list[Line]) -> int:
    """How many lines at the start of a run close the piece before it: its bylines, and buttons after them."""
    return next((at for at, line in enumerate(run) if line.kind not in _CLOSING), len(run))


def _is_signed_off(closing: list[Line], rest: list[Line]) -> bool:
    """Whether the piece before was signed, or a line drawn under it, and a heading follows."""
    ends = [
        line.kind is LineKind.BYLINE or (line.kind is LineKind.RULE and len(line.form) >= _DRAWN) for line in closing
    ]
    return any(ends) and any(line.kind is LineKind.HEADING for line in rest)


def _is_labelled(rest: list[Line]) -> bool:
    """Whether a run goes on as an item of a list does: a section's name, perhaps a caption, a title."""
    kinds = [line.kind for line in rest]
    return bool(rest) and _has_label(rest[0]) and LineKind.HEADING in kinds


def _has_label(line: Line) -> bool:
    glued = line.kind is LineKind.CAPTION and line.labelled > line.span.start
    return line.kind is LineKind.LABEL or glued


def _is_link(run: Sequence[Line], at: int) -> bool:
    return at > 0 and run[at - 1].kind is LineKind.ALSO


def _piece(text: str, draft: _Draft, *, titled: bool = False) -> Piece:
    kind = ArticleKind.TEASER if draft.is_teaser else ArticleKind.ARTICLE
    span = Span(draft.lines[0].span.start, draft.lines[-1].span.end)
    at = 0 if titled else _title_index(draft, kind)
    title = "" if at is None else draft.lines[at].span.of(text)
    blocks = tuple(_blocks(draft.lines, at, kind))
    return Piece(span, kind, title, blocks, draft.lines[0].number)


def _title_index(draft: _Draft, kind: ArticleKind) -> int | None:
    """The index of the title: in an article the first heading before its text, in a teaser the last one.

    A heading printed twice in a row is the caption of a picture, unless there is no other.
    """
    head = _head(draft.lines)
    headings = [at for at, line in enumerate(head) if line.kind is LineKind.HEADING and not _is_link(head, at)]
    bare = [at for at in headings if not _is_stuttered(head, at)] or headings
    if not bare:
        return None
    again = [at for at in bare if _is_repeated(head[at], head[at + 1 :])]
    return (again or bare)[0] if kind is ArticleKind.ARTICLE else bare[-1]


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    first = next((at for at, line in enumerate(lines) if line.kind is LineKind.PARAGRAPH), len(lines))
    return lines[:first]


def _is_stuttered(lines: Sequence[Line], at: int) -> bool:
    return any(lines[near].form == lines[at].form for near in (at - 1, at + 1) if 0 <= near < len(lines))


def _blocks(lines: Sequence[Line], title: int | None, kind: ArticleKind) -> Iterator[Block]:
    """The blocks of a piece. Of what is printed more than once all but the first is furniture."""
    seen: set[str] = {lines[title].form} if title is not None else set()
    for at, line in enumerate(lines):
        block = BlockKind.TITLE if at == title else _block_kind(lines, at, title, kind)
        repeated = at != title and line.form in seen
        seen.add(line.form)
        yield from _block(line, BlockKind.FURNITURE if repeated else block, kind)


def _block_kind(lines: Sequence[Line], at: int, title: int | None, kind: ArticleKind) -> BlockKind:
    line = lines[at]
    if _is_link(lines, at) and line.kind is LineKind.HEADING:
        return BlockKind.FURNITURE
    if line.kind is LineKind.HEADING and _is_bare_caption(lines, at, title, kind):
        return BlockKind.CAPTION
    return _PLAIN_KINDS.get(line.kind, BlockKind.FURNITURE)


def _is_bare_caption(lines: Sequence[Line], at: int, title: int | None, kind: ArticleKind) -> bool:
    """Whether a heading that is not the title is a caption without a credit."""
    before_title = title is not None and at < title
    return _is_stuttered(lines, at) or (kind is ArticleKind.TEASER and before_title)


def _block(line: Line, block: BlockKind, kind: ArticleKind) -> Iterator[Block]:
    """The line as a block, the name of a section that is glued to a teaser's caption as one of its own."""
    start = line.span.start
    if block is BlockKind.CAPTION and kind is ArticleKind.TEASER and line.labelled > start:
        yield Block(kind=BlockKind.FURNITURE, span=Span(start, line.labelled))
        start = line.labelled
    yield Block(kind=block, span=Span(start, line.span.end))
