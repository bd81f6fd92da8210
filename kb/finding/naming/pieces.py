"""The pieces of noun phrases that put the head last: determiners, adjectives, adjectives of origin, nouns, names."""

from dataclasses import dataclass, replace

from kb.finding.naming.capitals import Capitals
from kb.finding.naming.gazetteer import KnownName
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import Segments, segmentations

_APOSTROPHES = frozenset({"'", "’"})
_NOUNS = (Tag.TITLE, Tag.PERSON, Tag.ORGANISATION, Tag.PLACE, Tag.PEOPLE)
_BEFORE_NUMBER = frozenset({"$", "£", "€", "(", '"', "“", "~"})
_STARTS = (Tag.DETERMINER, Tag.QUANTIFIER, Tag.NUMBER, Tag.ABOUT)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A word or several of a noun phrase: what it is and its tokens."""

    part: str
    first: int
    last: int
    entry: Entry | None = None
    phrase: Phrase | None = None


_SHORTEST_GENITIVE = 4  # letters of a name and its s
_BEFORE_ATTRIBUTE = ("start", "adjective")


class Pieces:
    """Reads the pieces of one sentence."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.capitals = Capitals(scan)
        self.joining = scan.vocabulary.words("joining")
        self.fronts = scan.vocabulary.words("compound_fronts")
        self.participle_ends = tuple(scan.vocabulary.words("participle_ends"))
        self.adverb_ends = tuple(scan.vocabulary.words("adverb_ends"))
        self.genitive_ends = tuple(scan.vocabulary.words("genitive_ends"))
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
            if piece.part == "origin" and self._shares_noun(at):
                at += 1
                continue
            owner = self._possessive(at) if piece.part in ("name", "noun", "origin") else 0
            if owner:
                if not self._begins(at + owner):
                    break
                pieces.append(Piece("owner", at, at + owner - 1))
                at += owner
        return pieces

    def _shares_noun(self, at: int) -> bool:
        """Whether "and" and another adjective of origin stand here: "the Congolese and Rwandan presidents"."""
        if self.scan.form(at) not in self.joining or Tag.ORIGIN not in self.scan.words(at + 1):
            return False
        words = self.scan.words(self.scan.words(at + 1)[Tag.ORIGIN].last + 1)
        return Tag.TITLE in words and words[Tag.TITLE].entry.number == "p"

    def _possessive(self, at: int) -> int:
        """How many tokens write a possessive behind a word: "Turkey's", "the rebels'"; none where there is none."""
        if self.scan.text(at) not in _APOSTROPHES:
            return 0
        if self.scan.form(at + 1) in self.genitive_ends:
            return 2
        before = self.scan.tokens[at - 1]
        plural = before.form.endswith(self.genitive_ends) and before.end == self.scan.tokens[at].start
        return int(plural and sum(token.text in _APOSTROPHES for token in self.scan.tokens) == 1)

    def _begins(self, at: int) -> bool:
        """Whether a phrase that has a head of its own follows."""
        rest = self.pieces(at)
        return any(piece.part == "noun" for piece in rest) or bool(rest and rest[-1].part == "name")

    def _continues(self, pieces: list[Piece], piece: Piece) -> bool:
        """Whether a piece belongs to the phrase so far: starts come first, nothing but names follows a final head."""
        if not pieces:
            if piece.part == "adjective" and self._is_adverb(piece) and self._follows_noun(piece.first):
                return False
            verb = piece.first == piece.last and self.scan.form(piece.first) in self.words.verbs
            return piece.part != "adjective" or (not verb and self._has_head(piece.last + 1))
        last = pieces[-1]
        if piece.part == "start":
            return last.part == "start"
        if piece.part == "adjective" and last.part in ("name", "noun") and self._is_verb(piece):
            return False
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
            place = last.entry is not None and last.entry.tag is Tag.PLACE
            joins = last.entry is not None and last.entry.number != "p" and not place
            return joins and self._has_head(piece.last + 1)
        if last.part == "noun" and piece.part == "name":
            return last.entry is not None and last.entry.number != "p"
        return True

    def _is_verb(self, piece: Piece) -> bool:
        """Whether an adjective is a participle or an adverb, behind a noun its verb: "the army (swiftly) captured"."""
        form = self.scan.form(piece.first)
        if self._is_adverb(piece):
            return True
        return piece.first == piece.last and (form in self.words.verbs or form.endswith(self.participle_ends))

    def _is_adverb(self, piece: Piece) -> bool:
        form = self.scan.form(piece.first)
        return form.endswith(self.adverb_ends) and Tag.ADJECTIVE not in self.scan.words(piece.first)

    def _follows_noun(self, at: int) -> bool:
        """Whether a word right before may be the subject of a verb: no verb, and none of the little words."""
        before = self.scan.form(at - 1) if at else ""
        little = before in self.words.language.function_words or before in self.words.stops
        return before.isalpha() and not little and before not in self.words.verbs

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
        found = self._homeland(at) or self._start(at, pieces) or self._content(at)
        return found or (self._attribute(at) if pieces and pieces[-1].part in _BEFORE_ATTRIBUTE else None)

    def _attribute(self, at: int) -> Piece | None:
        """A word in no list between an article and a head: it is an adjective, "the divided African state"."""
        form, text = self.scan.form(at), self.scan.text(at)
        if not (text.isalpha() and text[0].islower()) or form in self.words.stops or self.words.is_event(form):
            return None
        participle = form.endswith(self.participle_ends)
        if (form in self.words.verbs and not participle) or not self._has_head(at + 1):
            return None
        return Piece("adjective", at, at)

    def _homeland(self, at: int) -> Piece | None:
        """The country spoken of: "the country", "his country"."""
        for tag in (Tag.HOMELAND, Tag.OWN_COUNTRY):
            word = self.scan.words(at).get(tag)
            if word is not None:
                form, kind = MentionForm.DESCRIPTION, EntityKind.COUNTRY
                phrase = Phrase(at, word.last, form, kind, Segments(""), word.entry, definite=True)
                return Piece("name", at, word.last, word.entry, phrase)
        return None

    def _start(self, at: int, pieces: list[Piece]) -> Piece | None:
        words = self.scan.words(at)
        if self.scan.text(at)[0].isdigit():
            return Piece("start", at, at) if not self._written_on(at) else None
        for tag in _STARTS:
            if tag in words and not (pieces and pieces[-1].part != "start"):
                return Piece("start", at, words[tag].last, words[tag].entry)
        return None

    def _is_qualified(self, at: int) -> bool:
        """Whether an adjective or participle before a head stands here, to which an adverb may belong."""
        adjective = Tag.ADJECTIVE in self.scan.words(at) or self.scan.form(at).endswith(self.participle_ends)
        return adjective and self._has_head(at + 1)

    def _written_on(self, at: int) -> bool:
        """Whether a number belongs to the word before it: "M23", "M-23"."""
        tokens = self.scan.tokens
        return at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text not in _BEFORE_NUMBER

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
        if text[0].islower() and self.scan.form(at).endswith(self.adverb_ends) and self._is_qualified(at + 1):
            return Piece("adjective", at, at)
        unknown = self.capitals.phrase(at)
        return Piece("name", at, unknown.last, None, unknown) if unknown is not None else None

    def _name(self, at: int) -> Phrase | None:
        """A known name, capitalised; or the short form of somebody named in full in the article."""
        name = self.scan.name(at) or self._bare_genitive(at)
        if name is None or not (self.scan.text(at)[0].isupper() or self._begins_small(at, name.last)):
            return self._short(at)
        if not name.entities and self.capitals.is_aged(name.last):
            return self.capitals.personal(at, name.last)
        if not name.entities and (self.words.stops_name(self.scan.form(at)) or self._in_name(name.last + 1)):
            return self._short(at)
        kind = name.entities[0].kind if name.entities else EntityKind.PLACE
        alone = name.last == at and (kind is EntityKind.PERSON or (at > 0 and Tag.TITLE in self.scan.words(at - 1)))
        if alone and (whole := self._longer(at)) is not None:
            return whole
        phrase = Phrase(at, name.last, MentionForm.NAME, kind, name.segments, None, name.entities, name.cities)
        phrase.personal = (at, name.last) if kind is EntityKind.PERSON else None
        if at == 0 or self.scan.form(at - 1) in self.words.language.function_words:
            phrase.extra = ("located",)
        return phrase

    def _bare_genitive(self, at: int) -> KnownName | None:
        """A known name with the s of its genitive, where a text has lost its apostrophes: "Syrias conflict"."""
        form, text = self.scan.form(at), self.scan.text(at)
        genitive = form.endswith(self.genitive_ends) and len(form) > _SHORTEST_GENITIVE
        if not (genitive and text[0].isupper()) or self.scan.words(at):
            return None
        stem, gazetteer = form[:-1], self.scan.gazetteer
        found = gazetteer.find([stem, ""], 0, gazetteer.ways(stem, segmentations(self.words.language, stem)))
        if found is None or not found.entities or self.scan.text(at + 1) in _APOSTROPHES:
            return None
        return replace(found, last=at)

    def _begins_small(self, at: int, last: int) -> bool:
        """Whether a known name begins with a small particle: "al-Qaida"."""
        return self.scan.form(at) in self.words.particles and self.scan.text(last)[0].isupper()

    def _in_name(self, at: int) -> bool:
        """Whether a capitalised unknown word follows: the city's name is then part of a longer name."""
        return self.capitals.capital(at) and not self.scan.words(at) and self.scan.name(at) is None

    def _longer(self, at: int) -> Phrase | None:
        """The person whose name only begins like one known alone: "Kim Sung-hwan" is not Kim Jong-un."""
        goes_on = self._in_name(at + 1) or Tag.GIVEN in self.scan.words(at + 1)
        whole = self.capitals.phrase(at) if goes_on else None
        return whole if whole is not None and whole.personal is not None else None

    def _short(self, at: int) -> Phrase | None:
        if self.scan.form(at) in self.scan.surnames and self.scan.text(at)[0].isupper():
            end = at
            while (step := self.capitals.next(end)) is not None and self.scan.form(step) in self.scan.surnames:
                end = step
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
        office = noun is not None and noun.entry.tag in (Tag.TITLE, Tag.PERSON)
        if office and noun is not None and self.scan.form(at) in self.fronts:
            return Piece("noun", at, noun.last, noun.entry)
        if self._joins_countries(at, last) and self._has_head(last + 1):
            return Piece("adjective", at, last)
        plain = self.scan.text(last)[0].islower() and self.scan.form(last) not in self.words.verbs
        if plain or self.scan.form(last) in self.compound_ends or self.scan.form(at) in self.fronts:
            return None if noun is not None and not self._has_head(last + 1) else Piece("adjective", at, last)
        return None

    def _joins_countries(self, at: int, last: int) -> bool:
        """Whether two adjectives of origin are joined before a noun: "the Lebanese-Israeli border"."""
        return Tag.ORIGIN in self.scan.words(at) and Tag.ORIGIN in self.scan.words(last)

    def _hyphen(self, at: int) -> bool:
        """Whether a hyphen without blanks joins the words on its two sides."""
        tokens = self.scan.tokens
        if not 0 < at < len(tokens) - 1 or tokens[at].text != "-":
            return False
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
