"""The articles of a knowledge base as read, with their claims: an SQLite file, the source of truth.

An article is pending from when it is kept until its graph is in the store; what is pending when the base is opened is
done again. Claims are kept beside it so that merging needs no second extraction.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kb.errors import StoreError
from kb.model import Article, Claim, Iri

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
  id TEXT PRIMARY KEY,
  article BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done')),
  version TEXT NOT NULL DEFAULT '',
  claims BLOB NOT NULL DEFAULT '[]',
  refused BLOB NOT NULL DEFAULT '[]'
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  id UNINDEXED, title, text, tokenize = "unicode61 remove_diacritics 2"
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedClaim:
    """A claim that breaks a shape: what it was, its words, and why it was refused."""

    type: str
    quote: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article with what was found in it; `version` is that of the extractor, "" before extraction."""

    article: Article
    pending: bool
    version: str
    claims: tuple[Claim, ...]
    refused: tuple[RefusedClaim, ...]


class Archive:
    """The articles of one knowledge base."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        try:
            mode = "ro" if read_only else "rwc"
            self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=5.0)
            if not read_only:
                self._database.executescript(_SCHEMA)
            self._database.execute("SELECT COUNT(*) FROM articles").fetchone()
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened ({error}); is this the folder of a knowledge base?") from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def keep(self, article: Article) -> None:
        """Keep an article as pending, in place of an earlier one of the same id."""
        with self._database:
            self._forget_words(article.id)
            self._database.execute(
                "INSERT OR REPLACE INTO articles (id, article, state) VALUES (?, ?, 'pending')",
                (article.id, msgspec.json.encode(article)),
            )
            self._database.execute(
                "INSERT INTO words (id, title, text) VALUES (?, ?, ?)", (article.id, article.title, article.text)
            )

    def finish(self, article: Iri, *, version: str, claims: Sequence[Claim], refused: Sequence[RefusedClaim]) -> None:
        """Keep what was found in an article; it stays pending until `mark_done`."""
        with self._database:
            self._database.execute(
                "UPDATE articles SET version = ?, claims = ?, refused = ? WHERE id = ?",
                (version, msgspec.json.encode(claims), msgspec.json.encode(refused), article),
            )

    def mark_done(self) -> None:
        """All that is kept is in the store now."""
        with self._database:
            self._database.execute("UPDATE articles SET state = 'done'")

    def remove(self, article: Iri) -> None:
        """Take an article and its claims out."""
        with self._database:
            self._forget_words(article)
            self._database.execute("DELETE FROM articles WHERE id = ?", (article,))

    def get(self, article: Iri) -> Record | None:
        """The record of an article, None where there is none."""
        row = self._database.execute(f"{_SELECT} WHERE id = ?", (article,)).fetchone()
        return _record(row) if row else None

    def records(self, *, pending_only: bool = False) -> Iterator[Record]:
        """The records, in order of id."""
        where = "WHERE state = 'pending'" if pending_only else ""
        for row in self._database.execute(f"{_SELECT} {where} ORDER BY id"):
            yield _record(row)

    def search(self, words: str) -> set[Iri]:
        """The articles that hold all the words."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        rows = self._database.execute("SELECT id FROM words WHERE words MATCH ?", (quoted,)) if quoted else ()
        return {Iri(row[0]) for row in rows}

    def __len__(self) -> int:
        """How many articles there are."""
        (count,) = self._database.execute("SELECT COUNT(*) FROM articles").fetchone()
        return int(count)

    def _forget_words(self, article: Iri) -> None:
        self._database.execute("DELETE FROM words WHERE id = ?", (article,))


_SELECT = "SELECT article, state, version, claims, refused FROM articles"


def _record(row: tuple[bytes, str, str, bytes, bytes]) -> Record:
    article, state, version, claims, refused = row
    return Record(
        article=msgspec.json.decode(article, type=Article),
        pending=state == "pending",
        version=version,
        claims=msgspec.json.decode(claims, type=tuple[Claim, ...]),
        refused=msgspec.json.decode(refused, type=tuple[RefusedClaim, ...]),
    )
