"""Extraction run on the texts of a gold file, and the figures of what it found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kb.errors import InputError
from kb.evaluation.gold import GoldArticle, GoldClaim, GoldName
from kb.evaluation.scores import Scores, align, score
from kb.extraction import extract_pages
from kb.model import Article, Claim, Name, Problem, Role
from kb.reading import ReadOptions, read_bytes, read_path
from kb.reading.records import read_date

_Page = Sequence[Article | Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures, and the texts that could not be read."""

    scores: Scores
    problems: tuple[Problem, ...]


def evaluate(gold: Sequence[GoldArticle], *, texts: Path | None = None, aligned: bool = False) -> Evaluation:
    """Extract the claims of gold articles and score them.

    The texts are the articles' own `content`, or files of the folder `texts` named after their ids ("c-17.txt"). With
    `aligned`, all articles of `texts` (a folder or a file) are read as they come, dated as the extractor dates them,
    and each is held against the gold article that shares most words with it.

    Raises:
        InputError: there is no text for an article.
        UsageError: a language is not known.
    """
    if aligned:
        if texts is None:
            raise InputError("aligning needs the texts: name their folder")
        rows, problems = _extract(read_path(texts, ReadOptions()))
        found: Mapping[str, Sequence[GoldClaim]] = align(gold, [(article.title, claims) for article, claims in rows])
    else:
        whole = all(article.content is not None for article in gold)
        rows, problems = _extract(_contents(gold) if texts is None or whole else _files(gold, texts))
        found = _by_id(rows)
    return Evaluation(scores=score(gold, found), problems=problems)


def _extract(pages: Iterable[_Page]) -> tuple[list[tuple[Article, tuple[GoldClaim, ...]]], tuple[Problem, ...]]:
    rows, problems = [], []
    for item in extract_pages(pages):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            article, claims, _ = item
            rows.append((article, tuple(to_gold(claim) for claim in claims)))
    return rows, tuple(problems)


def _by_id(rows: Iterable[tuple[Article, Sequence[GoldClaim]]]) -> dict[str, Sequence[GoldClaim]]:
    """The claims by the id that the gold gives; a text that holds teasers too is one article."""
    found: dict[str, Sequence[GoldClaim]] = {}
    for article, claims in rows:
        number = article.given_id or article.id
        found[number] = (*found.get(number, ()), *claims)
    return found


def _contents(gold: Sequence[GoldArticle]) -> Iterator[_Page]:
    """The articles as records, as a file of JSON brings them."""
    for article in gold:
        if article.content is None:
            raise InputError(f"article {article.id}: it has no `content`; name the folder of the texts with --texts")
        record = {name: getattr(article, name) for name in ("id", "title", "content", "published", "language")}
        yield from read_bytes(msgspec.json.encode(record), f"{article.id}.json", ReadOptions())


def _files(gold: Sequence[GoldArticle], folder: Path) -> Iterator[_Page]:
    """The articles of the files named after the ids, with the date and language of the gold."""
    for article in gold:
        path = _file(article.id, folder)
        options = ReadOptions(published=read_date(article.published or ""), language=article.language)
        for page in read_path(path, options):
            yield [_named(item, article.id) for item in page]


def _file(name: str, folder: Path) -> Path:
    paths = sorted(path for path in folder.glob("*") if path.stem == name and path.is_file())
    if len(paths) != 1:
        what = "no file is" if not paths else f"{len(paths)} files are"
        raise InputError(f"{folder}: {what} named after article {name}; its text is wanted as {name}.txt")
    return paths[0]


def _named(item: Article | Problem, name: str) -> Article | Problem:
    return replace(item, given_id=name) if isinstance(item, Article) else item


def to_gold(claim: Claim) -> GoldClaim:
    """A claim as the gold would write it."""
    return GoldClaim(
        id=claim.number,
        type=claim.type,
        status=claim.status,
        certainty=claim.certainty,
        when=claim.time.edtf if claim.time else None,
        participants=tuple(_name(each.name, each.role) for each in claim.participants),
        places=tuple(_name(each) for each in claim.places),
        attributed_to=tuple(_name(each) for each in claim.speakers),
        trigger=claim.trigger,
        quote=claim.quote,
    )


def _name(name: Name, role: Role | None = None) -> GoldName:
    return GoldName(name=name.entity.label("en"), words=name.words, role=role)
