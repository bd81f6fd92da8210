"""Gold files: JSON lists of articles with the claims that people found in them.

An article is what `kb extract` prints of one, written by hand: `id`, `title`, `claims`, and with them the text as
`content`, its `published` date and its `language`. The list may stand under the key `pieces` of an object. Where the
text may not be handed on, places in it stand for its words (`kb.evaluation.standoff`).
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from kb.errors import InputError
from kb.evaluation.standoff import Texts, is_standoff, read_texts, with_text
from kb.evaluation.times import bounds
from kb.graph.vocabulary import event_types
from kb.model import Certainty, EventType, Role, Status


class GoldName(msgspec.Struct, frozen=True, kw_only=True, rename={"words": "as"}):
    """Somebody or somewhere: the English name, and the words as printed. Only participants have a role."""

    name: str = ""
    words: str = ""
    role: Role | None = None


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared of a claim; `when` is EDTF, None where there is no time."""

    type: str
    status: Status
    certainty: Certainty
    when: str | None = None
    participants: tuple[GoldName, ...] = ()
    places: tuple[GoldName, ...] = ()
    attributed_to: tuple[GoldName, ...] = ()
    trigger: str = ""
    quote: str = ""
    id: str = ""


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its claims; `content` is its text without the title, None where it stands elsewhere."""

    id: str
    claims: tuple[GoldClaim, ...]
    title: str = ""
    published: str | None = None
    language: str | None = None
    content: str | None = None


class _Pieces(msgspec.Struct):
    pieces: list[msgspec.Raw]


_REMEDY = "a gold file is a JSON list of articles with `id` and `claims`, or an object with such a list as `pieces`"


def read_gold(path: Path, *, texts: Path | None = None) -> tuple[GoldArticle, ...]:
    """The articles of a gold file; those that stand without their texts take them from `texts`.

    Raises:
        InputError: it cannot be read, is no gold file, or an article in it breaks the format or lacks its text; the
            message says which.
    """
    try:
        data = path.read_bytes()
        pieces = "pieces" if data.lstrip().startswith(b"{") else ""
        rows = (
            msgspec.json.decode(data, type=_Pieces).pieces
            if pieces
            else msgspec.json.decode(data, type=list[msgspec.Raw])
        )
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; check the name and the permissions") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; {_REMEDY}") from error
    rows = _with_texts(rows, path, texts)
    articles = tuple(_article(row, f"{path}: {pieces}[{number}]") for number, row in enumerate(rows))
    _check_articles(articles, path)
    return articles


def _with_texts(rows: list[msgspec.Raw], path: Path, texts: Path | None) -> list[msgspec.Raw]:
    """The rows, with the words of their texts in those that have only places."""
    values = [msgspec.json.decode(row) for row in rows]
    bare = [isinstance(value, dict) and is_standoff(value) for value in values]
    if not any(bare):
        return rows
    if texts is None:
        raise InputError(f"{path}: its articles stand without their texts; name the file that has them with --texts")
    known: Texts = read_texts(texts)
    return [
        msgspec.Raw(msgspec.json.encode(with_text(value, known))) if without else row
        for row, value, without in zip(rows, values, bare, strict=True)
    ]


def _article(row: msgspec.Raw, place: str) -> GoldArticle:
    try:
        article = msgspec.json.decode(row, type=GoldArticle)
    except msgspec.DecodeError as error:
        raise InputError(f"{place}: {error}; mend it there") from error
    for claim in article.claims:
        fault = _fault(claim)
        if fault:
            raise InputError(f"{place}: article {article.id}, claim {claim.id}: {fault}")
    return article


def _fault(claim: GoldClaim) -> str:
    """What is wrong with a claim; "" where nothing is."""
    if EventType(claim.type) not in event_types():
        return f"{claim.type!r} is no event type: there are {', '.join(sorted(event_types()))}"
    if claim.when and bounds(claim.when) is None:
        return f"`when` is {claim.when!r}, which is no time in EDTF, such as 2024-06-12 or 2024-06~/.."
    if any(each.role is None for each in claim.participants):
        return "each participant needs a `role`"
    return ""


def _check_articles(articles: Sequence[GoldArticle], path: Path) -> None:
    if not articles:
        raise InputError(f"{path}: there is no article in it; {_REMEDY}")
    ids = [article.id for article in articles]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise InputError(f"{path}: more than one article has the id {twice[0]!r}; give each its own")
