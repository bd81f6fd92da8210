"""Noun phrases of languages that put the head last: determiner, number, adjectives, head noun, then the name.

"Russian Foreign Minister Sergei Lavrov", "a Vietnamese official", "police in the Comoros". Names begin with a capital.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.finding.naming.phrases import Phrase, each_phrase
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import Segments
from kb.model import EntityKind, MentionForm

_COMMA = ","
_APOSTROPHES = frozenset({"'", "’"})
_NOUNS = (Tag.TITLE, Tag.PERSON, Tag.ORGANISATION, Tag.PLACE, Tag.PEOPLE)
_STARTS = (Tag.DETERMINER, Tag.QUANTIFIER, Tag.NUMBER, Tag.ABOUT)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """A word or several of a noun phrase: what it is and its tokens."""

    part: str
    first: int
    last: int
    entry: Entry | None = None
    phrase: Phrase | None = None


class HeadLast:
    """Reads the name phrases of one sentence from left to right, each as long as it can be."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.whose = scan.vocabulary.words("whose")
        self.of_kind = scan.vocabulary.words("of_kind")

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the sentence, none inside another."""
        return each_phrase(len(self.scan), self.phrase)

    def phrase(self, at: int) -> Phrase | None:
        """The phrase that begins with a token, with whose or where it is and the name in apposition."""
        phrase = self._chunk(at)
        if phrase is None:
            return None
        if phrase.form is MentionForm.DESCRIPTION or phrase.form is MentionForm.TITLE:
            self._attach(phrase)
        if phrase.form is MentionForm.TITLE:
            self._appose(phrase)
        return phrase

    def _chunk(self, at: int) -> Phrase | None:
        """The phrase without what follows its head."""
        pieces = self._pieces(at)
        while pieces and pieces[-1].part not in ("noun", "name", "origin"):
            pieces.pop()
        if not pieces or all(piece.part == "start" for piece in pieces):
            return None
        return self._named(at, pieces) or self._headed(at, pieces)

    # Pieces

    def _pieces(self, at: int) -> list[_Piece]:
        pieces: list[_Piece] = []
        while at < len(self.scan):
            piece = self._piece(at, pieces)
            if piece is None or not self._continues(pieces, piece):
                break
            pieces.append(piece)
            at = piece.last + 1
            if self._possessive(at) and piece.part in ("name", "noun", "origin"):
                if not self._begins(at + 2):
                    break
                pieces.append(_Piece("owner", at, at + 1))
                at += 2
        return pieces

    def _possessive(self, at: int) -> bool:
        """Whether a written possessive begins with a token: "Turkey's"."""
        return self.scan.text(at) in _APOSTROPHES and self.scan.form(at + 1) == "s"

    def _begins(self, at: int) -> bool:
        """Whether a phrase that has a head of its own follows."""
        rest = self._pieces(at)
        return any(piece.part == "noun" for piece in rest) or bool(rest and rest[-1].part == "name")

    def _continues(self, pieces: list[_Piece], piece: _Piece) -> bool:
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

    def _noun_follows(self, at: int) -> bool:
        piece = self._piece(at, [])
        return piece is not None and piece.part == "noun"

    def _capital_head(self, at: int) -> bool:
        return self._capital(at) and any(tag in self.scan.words(at) for tag in (Tag.ORGANISATION, Tag.PLACE))

    def _has_head(self, at: int) -> bool:
        for step in range(at, min(at + 4, len(self.scan))):
            piece = self._piece(step, [])
            if piece is None or piece.part == "start":
                return False
            if piece.part in ("noun", "name", "origin"):
                return True
        return False

    def _piece(self, at: int, pieces: list[_Piece]) -> _Piece | None:
        scan = self.scan
        if at >= len(scan):
            return None
        words, text = scan.words(at), scan.text(at)
        if text[0].isdigit():
            return _Piece("start", at, at)
        for tag in _STARTS:
            if tag in words and not (pieces and pieces[-1].part != "start"):
                return _Piece("start", at, words[tag].last, words[tag].entry)
        name = self._name(at)
        origin = words.get(Tag.ORIGIN)
        nouns = [words[tag] for tag in _NOUNS if tag in words]
        longest = max((word.last for word in nouns), default=-1)
        if name is not None and name.last >= max(longest, origin.last if origin else -1):
            return _Piece("name", at, name.last, None, name)
        if origin is not None and text[0].isupper() and origin.last >= longest:
            return _Piece("origin", at, origin.last, origin.entry)
        if nouns:
            word = max(nouns, key=lambda word: (word.last, word.entry.number == "p" and word.entry.tag is Tag.PERSON))
            return _Piece("noun", at, word.last, word.entry)
        for tag in (Tag.DIRECTION, Tag.ADJECTIVE):
            if tag in words:
                return _Piece("adjective", at, words[tag].last, words[tag].entry)
        unknown = self._unknown(at)
        return _Piece("name", at, unknown.last, None, unknown) if unknown is not None else None

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
        return self._capital(at) and not self.scan.words(at) and self.scan.name(at) is None

    def _short(self, at: int) -> Phrase | None:
        if self.scan.form(at) in self.scan.surnames and self.scan.text(at)[0].isupper():
            end = at
            while self._capital(end + 1) and self.scan.form(end + 1) in self.scan.surnames:
                end += 1
            return self._personal(at, end)
        return None

    def _capital(self, at: int) -> bool:
        text = self.scan.text(at)
        return bool(text) and text[0].isupper() and not self.words.stops_name(self.scan.form(at))

    def _unknown(self, at: int) -> Phrase | None:
        """Capitalised words that are in no list: a person where a given name begins them, else a body or place."""
        end = self._capitals(at)
        if end is None or (at == 0 and end == at and Tag.GIVEN not in self.scan.words(at)):
            return None
        if Tag.GIVEN in self.scan.words(at) and end > at:
            return self._personal(at, end)
        return Phrase(at, end, MentionForm.NAME, EntityKind.ORGANIZATION, Segments(""), extra=("unknown",))

    def _capitals(self, at: int) -> int | None:
        """The last of the capitalised words in a row that begin here, small joining words among them."""
        if not self._capital(at):
            return None
        end = at
        while True:
            step = end + 2 if self._joins(end + 1) and self._capital(end + 2) else end + 1
            if not self._capital(step) or any(tag in self.scan.words(step) for tag in (*_NOUNS, Tag.ORIGIN)):
                return end
            end = step

    def _joins(self, at: int) -> bool:
        """Whether a token joins the words of a name: a particle, the point of an initial, a hyphen, "of"."""
        scan = self.scan
        if scan.form(at) in self.words.particles:
            return True
        if scan.text(at) == ".":
            return len(scan.text(at - 1)) == 1
        if scan.text(at) == "-":
            return scan.tokens[at].start == scan.tokens[at - 1].end
        return scan.form(at) in self.of_kind and scan.name(at + 1) is None

    def _personal(self, first: int, last: int) -> Phrase:
        phrase = Phrase(first, last, MentionForm.NAME, EntityKind.PERSON, Segments(""))
        phrase.personal = (first, last)
        return phrase

    # Phrases

    def _named(self, at: int, pieces: list[_Piece]) -> Phrase | None:
        """A phrase that ends in a name: a person after a title, or a known name alone."""
        last = pieces[-1]
        if last.part != "name" or last.phrase is None:
            return None
        nouns = [piece for piece in pieces if piece.part == "noun"]
        titles = [piece for piece in nouns if piece.entry is not None and piece.entry.tag is Tag.TITLE]
        person = last.phrase.kind is EntityKind.PERSON or "unknown" in last.phrase.extra
        if person and (titles or (nouns and nouns[-1].entry is not None and nouns[-1].entry.tag is Tag.PERSON)):
            phrase = replace(last.phrase, first=at, kind=EntityKind.PERSON, personal=(last.first, last.last), extra=())
            phrase.head = titles[-1].entry if titles else None
            phrase.origins, phrase.inner = self._origins(pieces[:-1]), self._inner(pieces[:-1])
            phrase.number = "s"
            return phrase
        if len(pieces) > 1 and nouns and nouns[-1].entry is not None and nouns[-1].entry.tag is Tag.ORGANISATION:
            return self._quoted_name(at, pieces)
        first = self._own_start(pieces)
        start = at if first == 0 else pieces[first].first
        if any(piece.part in ("noun", "origin", "name") for piece in pieces[:-1]):
            return None if "unknown" in last.phrase.extra else replace(last.phrase, first=start)
        direction = pieces[-2].entry if len(pieces) > 1 else None
        place = last.phrase.kind in (EntityKind.COUNTRY, EntityKind.PLACE)
        if direction is not None and direction.tag is Tag.DIRECTION and place:
            phrase = Phrase(
                at, last.last, MentionForm.DESCRIPTION, EntityKind.PLACE, Segments(""), direction, definite=True
            )
            phrase.inner = (last.phrase,)
            return phrase
        if place and self._before_noun(last.last + 1):
            return replace(last.phrase, first=last.first)
        return replace(last.phrase, first=start)

    def _before_noun(self, at: int) -> bool:
        """Whether a common noun follows, so that the article before is not the name's: "the Kenya bombing"."""
        form = self.scan.form(at)
        return (
            form.isalpha()
            and self.scan.text(at)[0].islower()
            and form not in self.words.stops
            and form not in self.words.verbs
        )

    def _own_start(self, pieces: list[_Piece]) -> int:
        """The first piece that belongs to a lone name: the article does, a number does not."""
        starts = [piece for piece in pieces if piece.part == "start"]
        plain = all(piece.entry is not None and piece.entry.tag is Tag.DETERMINER for piece in starts)
        return 0 if plain else len(starts)

    def _quoted_name(self, at: int, pieces: list[_Piece]) -> Phrase:
        last = pieces[-1]
        assert last.phrase is not None  # noqa: S101  (narrows the type)
        phrase = replace(last.phrase, first=at, head=None)
        phrase.origins = self._origins(pieces)
        return phrase

    def _headed(self, at: int, pieces: list[_Piece]) -> Phrase | None:
        """A phrase that ends in its head noun or in an adjective of origin used as one."""
        last = pieces[-1]
        if last.part == "origin":
            return self._origin(at, pieces, last)
        head = last.entry
        if head is None:
            return None
        owner = any(piece.part == "owner" for piece in pieces)
        determined = any(piece.entry is not None and piece.entry.tag is Tag.DETERMINER for piece in pieces)
        definite = owner or (
            determined and self.scan.form(at) not in ("a", "an", "another", "any", "no", "each", "every")
        )
        form = MentionForm.TITLE if head.tag is Tag.TITLE else MentionForm.DESCRIPTION
        phrase = Phrase(at, last.last, form, _kind(head), Segments(""), head, definite=definite)
        phrase.number = head.option("number", head.number) or "s"
        phrase.origins, phrase.inner = self._origins(pieces), self._inner(pieces[:-1])
        phrase.counted = any(
            p.part == "start" and (p.entry is None or p.entry.tag is not Tag.DETERMINER) for p in pieces
        )
        capital = self.scan.text(last.first)[0].isupper() and last.first > 0
        modified = len([piece for piece in pieces if piece.part != "start"]) > 1
        phrase.bare = not modified
        if head.tag in (Tag.PERSON, Tag.PEOPLE):
            return self._people(phrase, plural=phrase.number == "p" or phrase.counted)
        if head.tag is Tag.TITLE:
            return self._office(phrase, indefinite=determined and not definite, capital=capital)
        if (head.option("named") and not (capital and modified)) or not (modified or definite):
            return None
        if modified and (definite or capital or phrase.origins):
            phrase.form = MentionForm.NAME
        return phrase

    def _office(self, phrase: Phrase, *, indefinite: bool, capital: bool) -> Phrase | None:
        """A title without a name: somebody's office; in the plural, or indefinite, a description."""
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        plural = phrase.number == "p"
        annexed = plural and self.scan.form(phrase.last + 1) in self.of_kind
        if head.option("bare") or (phrase.bare and not (phrase.definite or indefinite or capital or annexed)):
            return None
        if indefinite or plural:
            phrase.form = MentionForm.DESCRIPTION
            phrase.kind = EntityKind.GROUP if plural else EntityKind.PERSON
        return phrase

    def _people(self, phrase: Phrase, *, plural: bool) -> Phrase | None:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        if head.option("counted") and not phrase.counted and phrase.bare:
            return None
        phrase.kind = EntityKind.GROUP if plural else EntityKind.PERSON
        if head.tag is Tag.PEOPLE:
            phrase.origins = (str(head.option("country")),)
        return phrase

    def _origin(self, at: int, pieces: list[_Piece], last: _Piece) -> Phrase | None:
        """An adjective of origin at the end: used as a noun after an article or number, else the country."""
        entry = last.entry
        assert entry is not None  # noqa: S101  (narrows the type)
        started = any(piece.part == "start" for piece in pieces)
        following = self.scan.form(last.last + 1)
        verb = following in self.words.verbs and not self.words.is_event(following)
        noun = started and (not following.isalpha() or following in self.words.stops or verb)
        plural = entry.number == "p"
        if noun or plural:
            kind = EntityKind.GROUP if plural or pieces[0].entry is None else EntityKind.PERSON
            phrase = Phrase(at, last.last, MentionForm.DESCRIPTION, kind, Segments(""), entry)
            phrase.number = "p" if kind is EntityKind.GROUP else "s"
        else:
            phrase = Phrase(last.first, last.last, MentionForm.ADJECTIVE, EntityKind.COUNTRY, Segments(""), entry)
        phrase.origins = (str(entry.option("country")),)
        return phrase

    def _origins(self, pieces: list[_Piece]) -> tuple[str, ...]:
        found = (
            piece.entry.option("country") for piece in pieces if piece.part == "origin" and piece.entry is not None
        )
        return tuple(str(code) for code in found)

    def _inner(self, pieces: list[_Piece]) -> tuple[Phrase, ...]:
        return tuple(piece.phrase for piece in pieces if piece.part == "name" and piece.phrase is not None)

    # What follows a head

    def _attach(self, phrase: Phrase) -> None:
        """Whose or where: "police in the Comoros", "ambassador to Washington", "officials from Iraq and Iran"."""
        head = phrase.head
        if head is None:
            return
        at = phrase.last + 1
        form = self.scan.form(at)
        office = head.tag is Tag.TITLE and form in ("of", "to", "for", "at")
        if (
            not office
            and not (head.option("in") and form in self.whose)
            and not (form in self.of_kind and phrase.kind is not EntityKind.COUNTRY)
        ):
            return
        inner = self._chunk(at + 1)
        if inner is None or (inner.kind is EntityKind.PERSON and inner.form is not MentionForm.NAME):
            return
        if inner.form is MentionForm.ADJECTIVE or self.words.is_event(self.scan.form(at + 1)):
            return
        if phrase.kind is EntityKind.PLACE and inner.kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
            return
        phrase.last, phrase.inner, phrase.bare = inner.last, (*phrase.inner, inner), False
        while inner.kind is EntityKind.COUNTRY and self.scan.form(phrase.last + 1) == "and":
            more = self._chunk(phrase.last + 2)
            if more is None or more.kind is not EntityKind.COUNTRY or more.form is not MentionForm.NAME:
                return
            phrase.last, phrase.inner, phrase.coordinated = more.last, (*phrase.inner, more), True

    def _appose(self, phrase: Phrase) -> None:
        """The name after a title and a comma: "the Syrian ambassador to Washington, Walid Mualem"."""
        if self.scan.text(phrase.last + 1) != _COMMA:
            return
        name = self._piece(phrase.last + 2, [])
        if name is None or name.phrase is None or name.part != "name":
            return
        if name.phrase.kind is EntityKind.PERSON and name.last > name.first:
            phrase.last, phrase.personal = name.last, (name.first, name.last)
            phrase.entities, phrase.form, phrase.number = name.phrase.entities, MentionForm.NAME, "s"


def _kind(head: Entry) -> EntityKind:
    if head.tag is Tag.ORGANISATION:
        return EntityKind.ORGANIZATION
    return EntityKind.PLACE if head.tag is Tag.PLACE else EntityKind.PERSON
