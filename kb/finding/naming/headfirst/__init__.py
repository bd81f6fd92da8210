"""Noun phrases of languages that put the head first: the head, its adjectives, what it is annexed to, then the name.

"وزير الخارجية الإيراني محمد جواد ظريف": office, adjective of origin, name. Every rule speaks of classes of words; the
words are data.
"""

from collections.abc import Iterator

from kb.finding.naming.gazetteer import KnownName
from kb.finding.naming.headfirst.listed import Listed
from kb.finding.naming.headfirst.reading import HEADS
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase, each_phrase
from kb.finding.naming.scan import Word
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments, segmentations

_READERS = (
    (Tag.TITLE, "_title"),
    (Tag.PERSON, "_people"),
    (Tag.DIRECTION, "_direction"),
    (Tag.FAR, "_direction"),
    (Tag.ORGANISATION, "_body"),
    (Tag.PLACE, "_body"),
    (Tag.GIVEN, "_given"),
    (Tag.PEOPLE, "_people"),
    (Tag.ORIGIN, "_origin"),
    (Tag.HOMELAND, "_anaphor"),
    (Tag.OWN_COUNTRY, "_anaphor"),
    (Tag.LATTER, "_anaphor"),
)
"""What reads a word of each class, in the order in which they are tried."""


class HeadFirst(Listed):
    """Reads the name phrases of one sentence from left to right in text order, each as long as it can be."""

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the sentence, none inside another."""
        for phrase in each_phrase(self.scan.beginnings(), self._phrase_at):
            yield from self._with_joined(phrase)

    def _phrase_at(self, at: int) -> Phrase | None:
        if at < self._behind_place:
            return None  # it is read as joined to the place before
        begins = self.scan.printed[at].begins or self.scan.short[at] is not None
        return (self.phrase(at) if begins else None) or self._unlisted(at)

    def phrase(self, at: int) -> Phrase | None:
        """The phrase that begins with a token, if one does."""
        words = self.scan.words(at)
        name = self.scan.name(at)
        number = self.scan.text(at)[:1].isdigit()
        if not words and name is None and not number:
            return self._exact(at) or self._short(at)
        self.depth += 1
        try:
            return self._phrase(at, words, number=number) if self.depth < 6 else None  # noqa: PLR2004  (a chain this long is a fault)
        finally:
            self.depth -= 1

    def _phrase(self, at: int, words: dict[Tag, Word], *, number: bool) -> Phrase | None:
        scan = self.scan
        name = scan.name(at)
        if number or Tag.NUMBER in words or Tag.ABOUT in words or Tag.QUANTIFIER in words:
            counted = self._counted(at)
            if counted is not None:
                return counted
        if name is not None:
            named = self._by_name(at, words, name)
            if named is not None:
                return named
        if self._is_family_alone(at, words):
            return self._short(at)
        for tag, read in _READERS:
            if tag in words:
                phrase: Phrase | None = getattr(self, read)(at, words[tag])
                if phrase is not None:
                    return phrase
        cities_only = name is not None and not name.entities and any(tag in HEADS for tag in words)
        return self._exact(at) or (None if cities_only else self._known(at)) or self._short(at)

    def _is_family_alone(self, at: int, words: dict[Tag, Word]) -> bool:
        """Whether a word with the article, that is a word for people too, is the family name of somebody named."""
        found = words.get(Tag.PERSON) or words.get(Tag.ORIGIN)
        if found is None or not found.definite or not self._is_family_name(at) or Tag.TITLE in words:
            return False
        return at == 0 or not self.scan.form(at - 1).startswith((self.article, *self.words.definite_clitics))

    def _is_family_name(self, at: int) -> bool:
        return self.scan.short[at] is not None

    def _by_name(self, at: int, words: dict[Tag, Word], name: KnownName) -> Phrase | None:
        """The phrase of a known name, where it takes more words than any head that the token can be."""
        head = max((word.last for tag, word in words.items() if tag in HEADS), default=at - 1)
        cost = min((word.cost for word in words.values()), default=9)
        compound = name.last > at and self._ends_given(name.last) and Tag.GIVEN in words
        if not name.entities and compound and self._name_end(at) > name.last:
            person = self._given(at, words[Tag.GIVEN])
            if person is not None:
                return person
        if not name.entities and name.last == at:
            if self._is_surname(at):
                return self._short(at)
            given = words.get(Tag.GIVEN)
            person = self._given(at, given) if given is not None and not given.cost else None
            if person is not None:
                return person
        known = name.last > head or (name.entities and not name.short and name.last == head)
        return self._known(at) if known and name.cost <= cost else None

    def _known(self, at: int) -> Phrase | None:
        name = self.scan.name(at)
        if name is None or (name.last == at and self._hardly_name(at)):
            return None
        if name.short and self.scan.vocabulary.stops_name(self.scan.form(at)):
            return None
        entities, cities = name.entities, name.cities
        kind = entities[0].kind if entities else EntityKind.PLACE
        phrase = Phrase(at, name.last, MentionForm.NAME, kind, name.segments, None, entities, cities, definite=True)
        if self._is_located(at, name.segments):
            phrase.extra = ("located",)
        if kind is EntityKind.PERSON:
            return self._apposed(self._with_lineage(phrase))
        return self._place_tail(phrase) if kind in (EntityKind.PLACE, EntityKind.COUNTRY) else self._body_tail(phrase)

    def _is_located(self, at: int, segments: Segments) -> bool:
        """Whether a preposition or conjunction stands before, as before the name of a place."""
        before = self.scan.form(at - 1) if at else ""
        return bool(segments.preposition or segments.conjunction) or before in self.words.language.function_words

    def _hardly_name(self, at: int) -> bool:
        """Whether a name of one word is more likely another word: a particle, or a city's name cut very short."""
        name, form = self.scan.name(at), self.scan.form(at)
        if form in self.words.stops or name is None:
            return True
        if self.scan.text(at).endswith(self.words.object_marks) or (name.short and self.words.stops_name(form)):
            return True
        short = name.cost > 0 and len(form) - name.cost < 4 and at != self._behind_place  # noqa: PLR2004  (the letters that are left)
        return not name.entities and (short or form in self.words.common or self.words.stops_name(form))

    def _is_attributive(self, at: int) -> bool:
        """Whether a word such as "الأخير" is an adjective of the noun or name before it: "تصريحاته الأخيرة"."""
        before = self.scan.form(at - 1)
        if not self.scan.is_word(at - 1) or before.startswith(self.article):
            return True
        if self.words.hits(before) and not self.words.is_event(before):
            return True
        return any(s.pronoun and s.stem in self.words.events for s in segmentations(self.words.language, before))

    def _origin(self, at: int, word: Word) -> Phrase | None:
        """An adjective of origin that stands alone: its country; in the plural of persons: its people."""
        entry = word.entry
        if word.segments.pronoun:
            return None
        plural = entry.gender == "m" and entry.number == "p"
        form = MentionForm.DESCRIPTION if plural else MentionForm.ADJECTIVE
        kind = EntityKind.GROUP if plural else EntityKind.COUNTRY
        phrase = Phrase(at, word.last, form, kind, word.segments, entry, definite=word.definite)
        phrase.origins = (str(entry.option("country")),)
        phrase.gender, phrase.number = entry.gender, entry.number
        return self._described_people(phrase) if plural else phrase

    def _described_people(self, phrase: Phrase) -> Phrase:
        modifiers = self._modifiers(phrase.last + 1, definite=phrase.definite)
        phrase.last = modifiers.after - 1
        return phrase

    def _anaphor(self, at: int, word: Word) -> Phrase | None:
        """A word that means somebody or somewhere named before."""
        if word.entry.tag is Tag.LATTER and at > 0 and self._is_attributive(at):
            return None
        kind = EntityKind.PERSON if word.entry.tag is Tag.LATTER else EntityKind.COUNTRY
        form = MentionForm.DESCRIPTION if word.entry.tag is Tag.HOMELAND else MentionForm.PRONOUN
        phrase = Phrase(at, word.last, form, kind, word.segments, word.entry, definite=True, bare=True)
        phrase.gender = "f" if word.segments.stem.endswith(self.words.feminine_ends) else "m"
        return phrase
