"""What every part of the grammar reads with: the scan, adjectives, and what cannot be part of a name."""

from dataclasses import dataclass

from kb.finding.naming.kinds import EntityKind
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan, Word
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import segmentations

HEADS = frozenset(
    {
        Tag.TITLE,
        Tag.PERSON,
        Tag.ORGANISATION,
        Tag.PLACE,
        Tag.DIRECTION,
        Tag.PEOPLE,
        Tag.FAR,
        Tag.HOMELAND,
        Tag.OWN_COUNTRY,
    }
)
_LONG = 4  # letters of a word whose ending is not part of its root
_KINDS = {Tag.ORGANISATION: EntityKind.ORGANIZATION, Tag.PLACE: EntityKind.PLACE}


@dataclass(slots=True)
class Modifiers:
    """Adjectives read after a head: the token after them, their origins, whether some are coordinated."""

    after: int
    origins: tuple[str, ...] = ()
    coordinated: bool = False
    some: bool = False
    plain: bool = False


class Reading:
    """What every part of the grammar reads with: the scan, adjectives, and what cannot be part of a name."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.article = scan.vocabulary.article
        self.depth = 0

    def phrase(self, at: int) -> Phrase | None:
        """The phrase that begins with a token, if one does."""
        raise NotImplementedError

    def _known(self, at: int) -> Phrase | None:
        """A name known beforehand."""
        raise NotImplementedError

    def _title(self, at: int, word: Word) -> Phrase | None:
        """An office with or without a name."""
        raise NotImplementedError

    def _modifiers(self, at: int, *, definite: bool, loose: bool = False, single: bool = False) -> Modifiers:
        """The adjectives after a head, which agree with it in having the article or not; `single`: it is one body."""
        found = Modifiers(at)
        while self.scan.printed[found.after].qualifies:
            conjunction, step = self._adjective(found.after, definite=definite, loose=loose, guess=not found.origins)
            if step is not None and single and (self._of_many(found.after) or self._differs(at - 1, found.after)):
                return found
            if step is None or (conjunction and not found.some):
                return found
            word, origin = step
            if conjunction and not self._may_coordinate(found, origin):
                return found
            found.coordinated |= bool(conjunction and origin and found.origins)
            found.after, found.some, found.plain = word + 1, True, found.plain or not origin
            if origin:
                found.origins = (*found.origins, origin)
        return found

    def _of_many(self, at: int) -> bool:
        """Whether an adjective is that of several men, and so of no body: "الحكومة | الانفصاليين"."""
        words = [word for tag, word in self.scan.words(at).items() if tag in (Tag.ORIGIN, Tag.ADJECTIVE)]
        return bool(words) and all(word.entry.gender == "m" and word.entry.number == "p" for word in words)

    def _differs(self, head: int, at: int) -> bool:
        """Whether an adjective is feminine and the one body before it is not: "حمل النظام | المعارضة المسؤولية"."""
        words = [word for tag, word in self.scan.words(at).items() if tag in (Tag.ORIGIN, Tag.ADJECTIVE)]
        feminine = bool(words) and all(word.entry.gender == "f" and word.entry.number == "s" for word in words)
        return feminine and self.scan.form(head).startswith(self.article) and not self._looks_feminine(head)

    def _looks_feminine(self, at: int) -> bool:
        """Whether the letters of a word can be those of a feminine, or of a plural, which has its adjectives."""
        return self.scan.form(at).endswith(self.words.feminine_looks)

    def _may_coordinate(self, found: Modifiers, origin: str) -> bool:
        return bool(origin) == bool(found.origins)

    def _adjective(
        self, at: int, *, definite: bool, loose: bool = False, guess: bool = True
    ) -> tuple[str, tuple[int, str] | None]:
        """The conjunction before an adjective, its last token, and its country ("" if it is no adjective of origin)."""
        words = self.scan.words(at)
        if words and self._begins_longer_name(at):
            return "", None
        for tag in (Tag.ORIGIN, Tag.PEOPLE, Tag.ADJECTIVE):
            word = words.get(tag)
            if word is not None and not word.segments.preposition and not word.segments.pronoun:
                if tag is Tag.ADJECTIVE and self._governs(at, words.get(Tag.PARTICIPLE)):
                    return "", None
                if word.entry.gender == "f" and self._is_of_men(at - 1):
                    return "", None
                if word.definite is definite and not self._rather_country(at, definite=definite):
                    return word.segments.conjunction, (word.last, str(word.entry.option("country", "")))
                return "", None
        if guess and not words and self.scan.is_word(at) and self._looks_adjective(at, definite=definite, loose=loose):
            return "", (at, "")
        return "", None

    def _is_of_men(self, at: int) -> bool:
        """Whether a word is the sound plural of men, of which no feminine adjective is: "توعد الحوثيون | السعودية"."""
        form = self.scan.form(at) if at >= 0 else ""
        return len(form) > _LONG and form.endswith(self.words.men_ends)

    def _begins_longer_name(self, at: int) -> bool:
        """Whether a word that can be an adjective is the first of a known name: "سفير | جمهورية الصين الشعبية"."""
        name = self.scan.name(at)
        return name is not None and bool(name.entities) and name.last > at and not name.cost

    def _governs(self, at: int, participle: Word | None) -> bool:
        """Whether a participle has its preposition behind it, so that a complement follows: "تابعة لتنظيم"."""
        if participle is None:
            return False
        form = self.scan.form(at + 1)
        wanted = participle.entry.option("prepositions", ())
        written = any(s.preposition in wanted for s in segmentations(self.words.language, form) if s.preposition)
        return form in wanted or (written and self.scan.name(at + 1) is not None) or (
            written and bool(self.scan.words(at + 1))
        )  # fmt: skip

    def _rather_country(self, at: int, *, definite: bool) -> bool:
        """Whether what could be the object form of an adjective ("جنديا روسيا") is the country ("خارجية روسيا")."""
        accusative = self.words.accusative
        if definite or not accusative or not self.scan.form(at).endswith(accusative) or self.scan.name(at) is None:
            return False
        return at == 0 or not self.scan.form(at - 1).endswith(accusative)

    def _looks_adjective(self, at: int, *, definite: bool, loose: bool = False) -> bool:
        """Whether a word that no list knows ends like an adjective, `loose`: also like a noun that stands as one."""
        word = self.scan.printed[at]
        fits = word.adjective or (word.loose and loose and definite)
        return fits and word.form.startswith(self.article) is definite and self.scan.name(at) is None

    def _plain_noun(self, at: int) -> bool:
        form = self.scan.form(at)
        if not form.startswith(self.article) or len(form) < 5:  # noqa: PLR2004
            return False
        if form in self.words.time or form in self.words.verbs:
            return False
        return Tag.LATTER not in self.scan.words(at)

    def _coordinated_noun(self, at: int) -> bool:
        form = self.scan.form(at)
        for conjunction in self.words.conjunctions:
            if form.startswith(conjunction + self.article) and len(form) > 6:  # noqa: PLR2004
                if self.scan.name(at) is not None:
                    return False
                words = self.scan.words(at)
                return not any(tag in words for tag in HEADS) and not self.words.is_event(form)
        return False

    def _bracket(self, last: int) -> int:
        scan = self.scan
        if scan.text(last + 1) != "(":
            return last
        for end in range(last + 3, min(last + 7, len(scan))):
            if scan.text(end) == ")":
                inside = range(last + 2, end)
                bad = any(
                    not scan.is_word(i) or "." in scan.text(i) or scan.vocabulary.stops_name(scan.form(i))
                    for i in inside
                )
                return last if bad else end
        return last

    def _is_surname(self, at: int) -> bool:
        """Whether a word, without clitics, is part of a name that the article gives in full."""
        segments = self.scan.short[at]
        return segments is not None and not segments.conjunction and not segments.preposition

    def _is_given(self, at: int) -> bool:
        """Whether a token is a given name, nothing written before it."""
        given = self.scan.words(at).get(Tag.GIVEN)
        return (given is not None and not given.cost and not given.definite) or self.scan.text(at) in self.words.exact

    def _is_tanween(self, at: int) -> bool:
        return self.scan.text(at).endswith(self.words.object_marks)


def kind_of(head: Entry) -> EntityKind:
    """What a phrase of this head names: a body or a place."""
    return _KINDS.get(head.tag, EntityKind.ORGANIZATION)
