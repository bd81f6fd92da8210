"""Noun phrases of languages that put the head last: determiner, number, adjectives, head noun, then the name.

"Russian Foreign Minister Sergei Lavrov", "a Vietnamese official", "police in the Comoros". Names begin with a capital.
"""

from collections.abc import Iterator
from dataclasses import replace

from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase, each_phrase
from kb.finding.naming.pieces import Piece, Pieces
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import Segments

_COMMA = ","
_WHERE = (EntityKind.COUNTRY, EntityKind.PLACE)
_ENDS = frozenset({",", ".", ";", ")", "--", "—", "–"})


class HeadLast:
    """Reads the name phrases of one sentence from left to right, each as long as it can be."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.reader = Pieces(scan)
        self.whose = scan.vocabulary.words("whose")
        self.of_kind = scan.vocabulary.words("of_kind")
        self.office_of = scan.vocabulary.words("office_of")
        self.posting, self.posted = scan.vocabulary.words("posting"), scan.vocabulary.words("posted")
        self.at = scan.vocabulary.words("at_place")
        self.sources = scan.vocabulary.words("before_sources")
        self.indefinites = scan.vocabulary.words("indefinites")
        self.joining = scan.vocabulary.words("joining")

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the sentence, none inside another."""
        return each_phrase(range(len(self.scan)), self.phrase)

    def phrase(self, at: int) -> Phrase | None:
        """The phrase that begins with a token, with whose or where it is and the name in apposition."""
        phrase = self._chunk(at)
        if phrase is None:
            return None
        if phrase.head is not None and phrase.personal is None and phrase.form is not MentionForm.ADJECTIVE:
            self._attach(phrase)
            self._appose(phrase)
            phrase = self._listed(phrase) or phrase
        self._explain(phrase)
        return phrase

    def _chunk(self, at: int) -> Phrase | None:
        """The phrase without what follows its head."""
        pieces = self.reader.pieces(at)
        while pieces and pieces[-1].part not in ("noun", "name", "origin"):
            pieces.pop()
        if not pieces or all(piece.part == "start" for piece in pieces):
            return None
        found = self._named(at, pieces) or self._headed(at, pieces)
        owners = [index for index, piece in enumerate(pieces) if piece.part == "owner"]
        if found is None and owners:  # what is owned is nothing, its owner is somebody: "Kuchma's state visit"
            pieces = pieces[: owners[-1]]
            return self._named(at, pieces) or self._headed(at, pieces)
        return found

    # Phrases

    def _named(self, at: int, pieces: list[Piece]) -> Phrase | None:
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

    def _modifies(self, at: int) -> bool:
        """Whether a thing stands here, of which the noun before only says the kind: "a rebel stronghold"."""
        form = self.scan.form(at)
        plain = not form.endswith(self.reader.adverb_ends) and not form.endswith(self.reader.participle_ends)
        return plain and self._before_noun(at) and not self.words.is_event(form) and not self.scan.words(at)

    def _acts(self, at: int) -> bool:
        """Whether a verb follows, so that a body without article does what is told: "Parliament approved"."""
        form = self.scan.form(at)
        verb = form in self.words.verbs and not self.words.is_event(form)
        return verb or form in self.reader.capitals.auxiliaries

    def _before_noun(self, at: int) -> bool:
        """Whether a common noun follows, so that the article before is not the name's: "the Kenya bombing"."""
        form = self.scan.form(at)
        return (
            form.isalpha()
            and self.scan.text(at)[0].islower()
            and form not in self.words.stops
            and form not in self.words.verbs
        )

    def _own_start(self, pieces: list[Piece]) -> int:
        """The first piece that belongs to a lone name: the article does, a number does not."""
        starts = [piece for piece in pieces if piece.part == "start"]
        plain = all(piece.entry is not None and piece.entry.tag is Tag.DETERMINER for piece in starts)
        return 0 if plain else len(starts)

    def _quoted_name(self, at: int, pieces: list[Piece]) -> Phrase:
        last, head = pieces[-1], pieces[-2]
        assert last.phrase is not None  # noqa: S101  (narrows the type)
        if last.phrase.kind in _WHERE and self.scan.text(head.first)[0].isupper():
            phrase = Phrase(at, last.last, MentionForm.NAME, EntityKind.ORGANIZATION, Segments(""), extra=("unknown",))
            phrase.inner = (last.phrase,)
            return phrase
        phrase = replace(last.phrase, first=at, head=None)
        phrase.origins = self._origins(pieces)
        return phrase

    def _headed(self, at: int, pieces: list[Piece]) -> Phrase | None:
        """A phrase that ends in its head noun or in an adjective of origin used as one."""
        last = pieces[-1]
        if last.part == "origin":
            return self._origin(at, pieces, last)
        head = self._plain_head(last)
        if head is None:
            return None
        owner = any(piece.part == "owner" for piece in pieces)
        determined = any(piece.entry is not None and piece.entry.tag is Tag.DETERMINER for piece in pieces)
        definite = owner or (determined and self.scan.form(at) not in self.indefinites)
        form = MentionForm.TITLE if head.tag is Tag.TITLE else MentionForm.DESCRIPTION
        phrase = Phrase(at, last.last, form, _kind(head), Segments(""), head, definite=definite)
        phrase.number = head.option("number", head.number) or "s"
        phrase.origins, phrase.inner = self._origins(pieces), self._inner(pieces[:-1])
        phrase.counted = any(
            p.part == "start" and (p.entry is None or p.entry.tag is not Tag.DETERMINER) for p in pieces
        )
        phrase.coordinated = len(phrase.origins) > 1 and phrase.number == "p"
        capital = self.scan.text(last.first)[0].isupper() and last.first > 0
        modified = len([piece for piece in pieces if piece.part != "start"]) > 1
        phrase.bare = not modified
        if head.tag in (Tag.PERSON, Tag.PEOPLE):
            return self._people(phrase, plural=phrase.number == "p" or phrase.counted)
        if head.tag is Tag.TITLE:
            return self._office(phrase, indefinite=determined and not definite, capital=capital)
        if head.option("modifies") and self.words.is_event(self.scan.form(last.last + 1)):
            return None
        modifying = self._before_noun(last.last + 1) or self.words.is_event(self.scan.form(last.last + 1))
        acting = bool(head.option("alone")) and self._acts(last.last + 1)
        known = determined or phrase.number == "p" or acting
        body = head.tag is Tag.ORGANISATION and known and not modifying
        named = self.scan.text(last.last + 2)[:1].isupper() or Tag.DETERMINER in self.scan.words(last.last + 2)
        classing = _classes(phrase) and determined and self.scan.form(last.last + 1) in self.of_kind and named
        told = modified or definite or body or classing
        if (head.option("named") and not (capital and modified)) or not told:
            return None
        if modified and (definite or capital or phrase.origins):
            phrase.form = MentionForm.NAME
        if (determined and not definite) or (phrase.bare and phrase.number == "p" and not definite):
            phrase.form, phrase.extra = MentionForm.DESCRIPTION, (*phrase.extra, "indefinite")
        return phrase

    def _plain_head(self, noun: Piece) -> Entry | None:
        """What a noun is without a name behind it: a form of address may be somebody described, "a lawmaker"."""
        if noun.entry is None or not noun.entry.option("bare"):
            return noun.entry
        other = self.scan.words(noun.first).get(Tag.PERSON)
        return other.entry if other is not None and other.last == noun.last else noun.entry

    def _office(self, phrase: Phrase, *, indefinite: bool, capital: bool) -> Phrase | None:
        """A title without a name: somebody's office; in the plural, or indefinite, a description."""
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        plural = phrase.number == "p"
        annexed = plural and self.scan.form(phrase.last + 1) in self.of_kind
        if indefinite and phrase.bare and self._modifies(phrase.last + 1):
            return None
        if head.option("bare") or (phrase.bare and not (phrase.definite or indefinite or capital or annexed)):
            return None
        if indefinite or plural:
            phrase.form = MentionForm.DESCRIPTION
            phrase.kind = EntityKind.GROUP if plural else EntityKind.PERSON
        return phrase

    def _people(self, phrase: Phrase, *, plural: bool) -> Phrase | None:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        if head.option("counted") and not phrase.counted and phrase.bare and not self._is_whole(phrase):
            return None
        if phrase.bare and phrase.number == "s" and self._modifies(phrase.last + 1):
            return None
        phrase.kind = EntityKind.GROUP if plural else EntityKind.PERSON
        if head.tag is Tag.PEOPLE:
            phrase.origins = (str(head.option("country")),)
        return phrase

    def _is_whole(self, phrase: Phrase) -> bool:
        """Whether a word that is mostly an adjective stands alone behind its article: "the general, who"."""
        form, text = self.scan.form(phrase.last + 1), self.scan.text(phrase.last + 1)
        if not phrase.definite or form in self.joining:
            return False
        follows = text[:1].islower() and (form in self.words.stops or form in self.words.verbs)
        return not form.isalpha() or (follows and not self.words.is_event(form))

    def _origin(self, at: int, pieces: list[Piece], last: Piece) -> Phrase | None:
        """An adjective of origin at the end: used as a noun after an article or number, else the country."""
        entry = last.entry
        assert entry is not None  # noqa: S101  (narrows the type)
        started = any(piece.part == "start" for piece in pieces)
        following = self.scan.form(last.last + 1)
        verb = following in self.words.verbs and not self.words.is_event(following)
        verb = verb and (entry.number == "p" or following not in self.words.bases)
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

    def _origins(self, pieces: list[Piece]) -> tuple[str, ...]:
        found = (
            piece.entry.option("country") for piece in pieces if piece.part == "origin" and piece.entry is not None
        )
        return tuple(str(code) for code in found)

    def _inner(self, pieces: list[Piece]) -> tuple[Phrase, ...]:
        return tuple(piece.phrase for piece in pieces if piece.part == "name" and piece.phrase is not None)

    # What follows a head

    def _attach(self, phrase: Phrase, *, aside: bool = False) -> None:
        """Whose or where: "police in the Comoros", "ambassador to Washington", "officials from Iraq and Iran"."""
        head = phrase.head
        if head is None:
            return
        at = phrase.last + 1
        form = self.scan.form(at)
        posted = form not in self.posting or self.scan.form(phrase.last) in self.posted
        office = head.tag is Tag.TITLE and ((form in self.office_of and posted) or (aside and form in self.whose))
        whose = form in self.of_kind and (phrase.form is not MentionForm.NAME or phrase.kind is EntityKind.PLACE)
        if not (office or whose or (head.option("in") and form in self.whose)):
            return
        inner = self._chunk(at + 1)
        if inner is None or (inner.kind is EntityKind.PERSON and inner.form is not MentionForm.NAME):
            return
        of_event = inner.form is MentionForm.ADJECTIVE or self.words.is_event(self.scan.form(at + 1))
        if of_event or self._is_done_there(phrase, inner):
            return
        if inner.head is not None and inner.kind is EntityKind.PLACE:
            self._attach(inner)
        if head.option("same") and inner.form is MentionForm.NAME:
            self._class(phrase, inner)
            return
        if phrase.kind is EntityKind.PLACE and inner.kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
            return
        phrase.last, phrase.inner, phrase.bare = inner.last, (*phrase.inner, inner), False
        while inner.kind in _WHERE and self.scan.form(phrase.last + 1) in self.joining:
            more = self._chunk(phrase.last + 2)
            if more is None or more.kind is not inner.kind or more.form is not MentionForm.NAME or more.head:
                return
            phrase.last, phrase.inner, phrase.coordinated = more.last, (*phrase.inner, more), True

    def _is_done_there(self, phrase: Phrase, inner: Phrase) -> bool:
        """Whether a place behind people is that of what is done to them: "killed four soldiers in Kabul"."""
        if inner.kind not in _WHERE or self.scan.form(phrase.last + 1) not in self.at:
            return False
        before = self.scan.form(phrase.first - 1) if phrase.first else ""
        told = self._acts(inner.last + 1) or self.scan.form(inner.last + 1) in self.words.sayings
        return bool(before) and not told and before not in self.words.sayings and before not in self.sources

    def _class(self, phrase: Phrase, name: Phrase) -> None:
        """Let a name be what the head before it only classes: "the West Bank city of Ramallah"."""
        phrase.last, phrase.form, phrase.head, phrase.bare = name.last, MentionForm.NAME, None, False
        phrase.kind, phrase.entities, phrase.cities = name.kind, name.entities, name.cities
        if name.head is not None:  # a class of what is itself described: "a neighbourhood of the old quarter of Aleppo"
            phrase.head, phrase.inner, phrase.origins = name.head, name.inner, name.origins
        phrase.extra = (*(mark for mark in name.extra if mark != "located"), "place")
        if name.kind is not EntityKind.COUNTRY:
            phrase.kind = EntityKind.PLACE

    def _appose(self, phrase: Phrase) -> None:
        """The name in apposition: "the Syrian ambassador to Washington, Walid Mualem", "the capital, Ankara"."""
        if self.scan.text(phrase.last + 1) != _COMMA or phrase.number == "p" or phrase.counted:
            return
        piece = self.reader.piece(phrase.last + 2, [])
        name = piece.phrase if piece is not None and piece.part == "name" else self._titled(phrase.last + 2)
        if name is None:
            return
        if phrase.kind is EntityKind.PERSON and name.personal is not None and name.last > name.first:
            phrase.last, phrase.personal = name.last, name.personal
            phrase.entities, phrase.form, phrase.number = name.entities, MentionForm.NAME, "s"
        elif phrase.kind is name.kind is EntityKind.PLACE and phrase.definite and _classes(phrase):
            self._class(phrase, name)

    def _listed(self, phrase: Phrase) -> Phrase | None:
        """The first of several people behind what they all are: "presidents Joseph Kabila and Paul Kagame"."""
        if phrase.number != "p" or phrase.head is None or phrase.head.tag is not Tag.TITLE:
            return None
        at = phrase.last + 1 + (self.scan.text(phrase.last + 1) == _COMMA)
        piece = self.reader.piece(at, [])
        name = piece.phrase if piece is not None else None
        if name is None or name.personal is None or self.scan.form(name.last + 1) not in (*self.joining, _COMMA):
            return None
        return replace(name, first=phrase.first)

    def _titled(self, at: int) -> Phrase | None:
        """The person with a form of address that begins with a token: "Maj. Rob Annink"."""
        if Tag.TITLE not in self.scan.words(at):
            return None
        chunk = self._chunk(at)
        return chunk if chunk is not None and chunk.personal is not None else None

    def _explain(self, phrase: Phrase) -> None:
        """Take in the office or description between commas behind a name: "Walid Mualem, the Syrian ambassador,"."""
        if phrase.personal is None or self.scan.text(phrase.last + 1) != _COMMA:
            return
        at = phrase.last + 2
        told = self._chunk(at) if Tag.DETERMINER in self.scan.words(at) or Tag.TITLE in self.scan.words(at) else None
        if told is None or told.head is None or told.personal is not None or told.kind is not EntityKind.PERSON:
            return
        self._attach(told, aside=True)
        if self.scan.text(told.last + 1) not in _ENDS:
            return
        phrase.last = told.last
        if phrase.head is None and told.head.tag is Tag.TITLE:
            phrase.head, phrase.origins, phrase.inner = told.head, told.origins, told.inner


def _classes(phrase: Phrase) -> bool:
    """Whether the head of a phrase only says of what class the name beside it is: "town", "province"."""
    return phrase.head is not None and bool(phrase.head.option("same"))


def _kind(head: Entry) -> EntityKind:
    if head.tag is Tag.ORGANISATION:
        return EntityKind.ORGANIZATION
    return EntityKind.PLACE if head.tag is Tag.PLACE else EntityKind.PERSON
