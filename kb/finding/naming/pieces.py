"""The pieces of noun phrases that put the head last: determiners, adjectives, adjectives of origin, nouns, names."""

from dataclasses import dataclass

from kb.finding.naming.capitals import Capitals
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Entry, Tag
from kb.model import EntityKind, MentionForm

_APOSTROPHES = frozenset({"'", "’"})
_NOUNS = (Tag.TITLE, Tag.PERSON, Tag.ORGANISATION, Tag.PLACE, Tag.PEOPLE)
_STARTS = (Tag.DETERMINER, Tag.QUANTIFIER, Tag.NUMBER, Tag.ABOUT)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A word or several of a noun phrase: what it is and its tokens."""

    part: str
    first: int
    last: int
    entry: Entry | None = None
    phrase: Phrase | None = None


class Pieces:
    """Reads the pieces of one sentence."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.capitals = Capitals(scan)
        self.fronts = scan.vocabulary.words("compound_fronts")
        self.compound_ends = scan.vocabulary.words("compound_ends")

    def pieces(self, at: int) -> list[Piece]:
        """The pieces of the longest phrase that begins with a token."""
        pieces: list[Piece] = []
        while at < len(self.scan):
            piece = self.piece(at, pieces)
            if piece is None or not self._continues(pieces, piece):
                break
            pieces.append(piece)
            at = piece.last + 1
            owner = self._possessive(at) if piece.part in ("name", "noun", "origin") else 0
            if owner:
                if not self._begins(at + owner):
                    break
                pieces.append(Piece("owner", at, at + owner - 1))
                at += owner
        return pieces

    def _possessive(self, at: int) -> int:
        """How many tokens write a possessive behind a word: "Turkey's", "the rebels'"; none where there is none."""
        if self.scan.text(at) not in _APOSTROPHES:
            return 0
        if self.scan.form(at + 1) == "s":
            return 2
        before = self.scan.tokens[at - 1]
        plural = before.form.endswith("s") and before.end == self.scan.tokens[at].start
        return int(plural and sum(token.text in _APOSTROPHES for token in self.scan.tokens) == 1)

    def _begins(self, at: int) -> bool:
        """Whether a phrase that has a head of its own follows."""
        rest = self.pieces(at)
        return any(piece.part == "noun" for piece in rest) or bool(rest and rest[-1].part == "name")

    def _continues(self, pieces: list[Piece], piece: Piece) -> bool:
        """Whether a piece belongs to the phrase so far: starts come first, nothing but names follows a final head."""
        if not pieces:
            return piece.part != "adjective" or self._has_head(piece.last + 1)
        last = pieces[-1]
        if piece.part == "start":
            return last.part == "start"
        if last.part == "name":
            known = last.phrase is not None and last.phrase.entities
            person = known and last.phrase is not None and last.phrase.kind is EntityKind.PERSON
            if piece.part == "name":
                unknown = piece.phrase is not None and "unknown" in piece.phrase.extra
                return unknown and not person and self._capital_head(piece.last + 1)
            return (piece.part == "noun" and not person) or (
                piece.part == "adjective" and self._has_head(piece.last + 1)
            )
        if last.part == "noun" and piece.part in ("adjective", "origin"):
            return self._has_head(piece.last + 1) and last.entry is not None and last.entry.number != "p"
        if last.part == "noun" and piece.part == "name":
            return last.entry is not None and last.entry.number != "p"
        return True

    def _capital_head(self, at: int) -> bool:
        return self.capitals.capital(at) and any(tag in self.scan.words(at) for tag in (Tag.ORGANISATION, Tag.PLACE))

    def _has_head(self, at: int) -> bool:
        for step in range(at, min(at + 4, len(self.scan))):
            piece = self.piece(step, [])
            if piece is None or piece.part == "start":
                return False
            if piece.part in ("noun", "name", "origin"):
                return True
        return False

    def piece(self, at: int, pieces: list[Piece]) -> Piece | None:
        """The piece that begins with a token; numbers and articles begin a phrase."""
        scan = self.scan
        if at >= len(scan):
            return None
        if self._hyphen(at + 1) and (compound := self._compound(at)) is not None:
            return compound
        return self._start(at, pieces) or self._content(at)

    def _start(self, at: int, pieces: list[Piece]) -> Piece | None:
        words = self.scan.words(at)
        if self.scan.text(at)[0].isdigit():
            return Piece("start", at, at)
        for tag in _STARTS:
            if tag in words and not (pieces and pieces[-1].part != "start"):
                return Piece("start", at, words[tag].last, words[tag].entry)
        return None

    def _content(self, at: int) -> Piece | None:
        words, text = self.scan.words(at), self.scan.text(at)
        name = self._name(at)
        origin = words.get(Tag.ORIGIN)
        nouns = [words[tag] for tag in _NOUNS if tag in words]
        longest = max((word.last for word in nouns), default=-1)
        if name is not None and name.last >= max(longest, origin.last if origin else -1):
            return Piece("name", at, name.last, None, name)
        if origin is not None and text[0].isupper() and origin.last >= longest:
            return Piece("origin", at, origin.last, origin.entry)
        if nouns:
            word = max(nouns, key=lambda word: (word.last, word.entry.number == "p" and word.entry.tag is Tag.PERSON))
            return Piece("noun", at, word.last, word.entry)
        for tag in (Tag.DIRECTION, Tag.ADJECTIVE):
            if tag in words:
                return Piece("adjective", at, words[tag].last, words[tag].entry)
        unknown = self.capitals.phrase(at)
        return Piece("name", at, unknown.last, None, unknown) if unknown is not None else None

    def _name(self, at: int) -> Phrase | None:
        """A known name, capitalised; or the short form of somebody named in full in the article."""
        name = self.scan.name(at)
        if name is None or not self.scan.text(at)[0].isupper():
            return self._short(at)
        if not name.entities and (self.words.stops_name(self.scan.form(at)) or self._in_name(name.last + 1)):
            return self._short(at)
        kind = name.entities[0].kind if name.entities else EntityKind.PLACE
        phrase = Phrase(at, name.last, MentionForm.NAME, kind, name.segments, None, name.entities, name.cities)
        phrase.personal = (at, name.last) if kind is EntityKind.PERSON else None
        if at == 0 or self.scan.form(at - 1) in self.words.language.function_words:
            phrase.extra = ("located",)
        return phrase

    def _in_name(self, at: int) -> bool:
        """Whether a capitalised unknown word follows: the city's name is then part of a longer name."""
        return self.capitals.capital(at) and not self.scan.words(at) and self.scan.name(at) is None

    def _short(self, at: int) -> Phrase | None:
        if self.scan.form(at) in self.scan.surnames and self.scan.text(at)[0].isupper():
            end = at
            while self.capitals.capital(end + 1) and self.scan.form(end + 1) in self.scan.surnames:
                end += 1
            return self.capitals.personal(at, end)
        return None

    def _capital(self, at: int) -> bool:
        text = self.scan.text(at)
        return bool(text) and text[0].isupper() and not self.words.stops_name(self.scan.form(at))

    def _compound(self, at: int) -> Piece | None:
        """An adjective of words joined by hyphens, or a noun with a prefix: "Iran-backed", "ex-president"."""
        last, known = at, self.scan.name(at)
        while self._hyphen(last + 1):
            last += 2
        if known is not None and (known.last > at or self.scan.form(last) not in self.compound_ends):
            return None
        words = self.scan.words(last)
        noun = next((words[tag] for tag in _NOUNS if tag in words), None)
        if noun is not None and self.scan.form(at) in self.fronts:
            return Piece("noun", at, noun.last, noun.entry)
        plain = self.scan.text(last)[0].islower() and self.scan.form(last) not in self.words.verbs
        if plain or self.scan.form(last) in self.compound_ends or self.scan.form(at) in self.fronts:
            return None if noun is not None and not self._has_head(last + 1) else Piece("adjective", at, last)
        return None

    def _hyphen(self, at: int) -> bool:
        """Whether a hyphen without blanks joins the words on its two sides."""
        tokens = self.scan.tokens
        if not 0 < at < len(tokens) - 1 or tokens[at].text != "-":
            return False
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
