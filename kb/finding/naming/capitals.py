"""Names that are in no list, by their capitals: people, bodies and places, in languages that write names so."""

from functools import cached_property

from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments
from kb.model import Entity

_COMMA, _HYPHEN, _STOP = ",", "-", "."
_APOSTROPHES = frozenset({"'", "’"})
_NOUNS = (Tag.TITLE, Tag.PERSON, Tag.ORGANISATION, Tag.PLACE, Tag.PEOPLE)
_OPENING = frozenset({'"', "“", "``", "‘", "«", ":", "--", "—", "..."})
_LONGEST_NAME = 5  # tokens of a personal name with its particles and initials, not counting marks
_ACRONYM = 2  # letters from which capitals alone are an abbreviation
_SHORT_FRONT = 2  # letters before the apostrophe of O'Neill
_SHORTEST_ALONE = 4  # letters of a word that is a name at the head of a sentence
_YEAR = 4  # digits of a year, which is nobody's age
_JOINS = 3  # tokens that can join two words of a name: "de la", "al -"
_ROOM = 200  # words in a row that are looked through at most


class Capitals:
    """Reads the capitalised words of one sentence that no list knows."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.of_kind = scan.vocabulary.words("of_kind")
        self.joining = scan.vocabulary.words("joining")
        self.sites = scan.vocabulary.words("sites")
        self.uncounted = scan.vocabulary.words("uncounted")
        self.auxiliaries = scan.vocabulary.words("auxiliaries")
        self.inserted = scan.vocabulary.words("inserted")
        self.genitive_ends = scan.vocabulary.words("genitive_ends")
        self.plain_ends = tuple(scan.vocabulary.words("plain_ends"))

    def phrase(self, at: int) -> Phrase | None:
        """The name that begins with a token: a person, a place where one is looked for, or else a body."""
        end = self._last(at)
        if end is None or self._is_no_name(at, end):
            return None
        given = Tag.GIVEN in self.scan.words(at)
        if (given and end > at) or self._is_person(at, end) or self.is_aged(end):
            return self.personal(at, end)
        kind = EntityKind.PLACE if self._is_place(at, end) else EntityKind.ORGANIZATION
        return Phrase(at, end, MentionForm.NAME, kind, Segments(""), extra=("unknown",))

    def personal(self, first: int, last: int) -> Phrase:
        """The phrase of a person; a known one where the name is his but for an initial."""
        phrase = Phrase(first, last, MentionForm.NAME, EntityKind.PERSON, Segments(""))
        phrase.personal = (first, last)
        phrase.entities = self._known_person(first, last)
        return phrase

    def capital(self, at: int) -> bool:
        """Whether a token is written like a word of a name."""
        text, form = self.scan.text(at), self.scan.form(at)
        if not text or not text[0].isupper():
            return False
        return not self.words.stops_name(form) or (at > 0 and self._is_named_like_verb(at))

    def _is_named_like_verb(self, at: int) -> bool:
        """Whether a word that is a verb elsewhere is part of a name, the rest of it behind it: "Rob Hill"."""
        form = self.scan.form(at)
        if form not in self.words.verbs or form in self.words.stops or self.words.is_event(form) or self._all_capital:
            return False
        beside = (self.scan.text(at + 1), self.scan.form(at + 1))
        return beside[0][:1].isupper() and not self.words.stops_name(beside[1])

    def _known_person(self, first: int, last: int) -> tuple[Entity, ...]:
        forms = [form for form in self.scan.forms[first : last + 1] if len(form) > 1]
        if len(forms) == last + 1 - first:
            return ()
        found = self.scan.gazetteer.named(" ".join(forms))
        return tuple(entity for entity in found if entity.kind is EntityKind.PERSON)

    def _is_no_name(self, at: int, end: int) -> bool:
        """Whether capitals mean nothing: a word alone at the head of a sentence, a letter alone, a party's initial."""
        scan = self.scan
        if end == at and (len(scan.text(at)) == 1 or (self._opens_sentence(at) and not self._opens(at))):
            return True
        return len(scan.text(at)) == 1 and scan.text(at + 1) == _HYPHEN

    def _opens(self, at: int) -> bool:
        """Whether a word alone at the head of a sentence, where all have a capital, is a name nevertheless."""
        scan = self.scan
        owner = scan.text(at + 1) in _APOSTROPHES and scan.form(at + 2) in self.genitive_ends
        known = scan.form(at) in scan.places or Tag.GIVEN in scan.words(at)
        return known or owner or self._is_acronym(at) or self._acts(at) or self.is_aged(at)

    def is_aged(self, end: int) -> bool:
        """Whether the age of somebody stands between commas behind a name: "Evans, 52, was"."""
        between = (self.scan.text(end + 1), self.scan.text(end + 3))
        age = self.scan.text(end + 2)
        return between[0] == between[1] == _COMMA and age.isdigit() and len(age) < _YEAR

    def _acts(self, at: int) -> bool:
        """Whether a verb follows a singular word without article: it is a name then, unless it is nothing countable."""
        form, following = self.scan.form(at), self.scan.form(at + 1)
        if form.endswith(self.plain_ends) or form in self.uncounted or len(form) < _SHORTEST_ALONE:
            return False
        inserted = self.scan.text(at + 1) == _COMMA and self.scan.form(at + 2) in self.inserted
        return following in self.words.verbs or following in self.auxiliaries or inserted

    def _is_acronym(self, at: int) -> bool:
        text = self.scan.text(at)
        return len(text) >= _ACRONYM and text.isupper()

    def _last(self, at: int) -> int | None:
        """The last of the capitalised words in a row that begin here, small joining words among them."""
        if not self.capital(at):
            return None
        end = at
        for _ in range(_ROOM):
            step = self.next(end)
            if step is None or any(tag in self.scan.words(step) for tag in (*_NOUNS, Tag.ORIGIN)):
                return end
            end = step
        return end

    def next(self, end: int) -> int | None:
        """The next capitalised word of the same name, behind what may join them; a number written on is of it."""
        if self._numbered(end):
            return end + 1
        if self._broken(end + 1):
            return end + 2
        for step in range(end + 1, end + 2 + _JOINS):
            if step > end + 1 and self.scan.text(step).isdigit() and self.scan.text(step - 1) == _HYPHEN:
                return step
            if self.capital(step):
                return step
            if not self._joins(step):
                return None
        return None

    def _broken(self, at: int) -> bool:
        """Whether an apostrophe stands inside a word of a name: "Da'i"; the sign of a genitive does not."""
        tokens = self.scan.tokens
        if not 0 < at < len(tokens) - 1 or tokens[at].text not in _APOSTROPHES:
            return False
        if tokens[at + 1].form in self.genitive_ends:
            return False
        joined = tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
        return joined and tokens[at + 1].text.isalpha()

    def _numbered(self, at: int) -> bool:
        """Whether a number is written on a word: "M23"."""
        scan = self.scan
        return scan.text(at + 1).isdigit() and scan.tokens[at].end == scan.tokens[at + 1].start

    def _opens_sentence(self, at: int) -> bool:
        """Whether a word has its capital from where it stands: at the head of a sentence or quotation."""
        return at == 0 or self.scan.text(at - 1) in _OPENING

    def _joins(self, at: int) -> bool:
        """Whether a token joins the words of a name: a particle, the point of an initial, a hyphen, "of"."""
        scan = self.scan
        if scan.form(at) in self.words.particles:
            return True
        text = scan.text(at)
        if text == _STOP:
            return len(scan.text(at - 1)) == 1
        if text == _HYPHEN:
            return scan.tokens[at].start == scan.tokens[at - 1].end
        if text in _APOSTROPHES:
            return len(scan.text(at - 1)) <= _SHORT_FRONT and scan.tokens[at].start == scan.tokens[at - 1].end
        return scan.form(at) in self.of_kind and scan.name(at + 1) is None

    def _is_person(self, at: int, end: int) -> bool:
        """Whether several capitalised words are a person's name: no acronym, no article before, no place meant."""
        scan = self.scan
        words = [index for index in range(at, end + 1) if scan.text(index)[0].isalpha()]
        if not 1 < len(words) <= _LONGEST_NAME or any(scan.form(index) in self.of_kind for index in words):
            return False
        if any(self._is_acronym(index) and len(scan.text(index)) > _ACRONYM for index in words):
            return False
        determined = at > 0 and Tag.DETERMINER in scan.words(at - 1)
        return not determined and not self._is_place(at, end) and not self._all_capital

    def _is_place(self, at: int, end: int) -> bool:
        """Whether an unknown name is one of a place: where something is, or with its country behind a comma."""
        scan = self.scan
        if at > 0 and scan.form(at - 1) in self.sites and not self._is_acronym(at):
            return True
        if scan.text(end + 1) != _COMMA:
            return scan.form(at) in scan.places and at == end
        following = scan.name(end + 2)
        country = following is not None and any(e.kind is EntityKind.COUNTRY for e in following.entities)
        return country and not (following is not None and scan.form(following.last + 1) in self.joining)

    @cached_property
    def _all_capital(self) -> bool:
        """Whether the whole line is written with capitals, as headlines are."""
        tokens = [token for token in self.scan.tokens if len(token.text) > _LONGEST_LITTLE and token.text.isalpha()]
        return sum(token.text[0].isupper() for token in tokens) > _MOSTLY * len(tokens)


_LONGEST_LITTLE = 3  # letters of the words that headlines leave small
_MOSTLY = 0.8
