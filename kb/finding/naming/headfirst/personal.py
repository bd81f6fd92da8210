"""The names of people: given names, particles, family names, and the titles that follow them."""

from dataclasses import replace

from kb.finding.naming.gazetteer import KnownName
from kb.finding.naming.headfirst.reading import HEADS, Reading
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Word
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments
from kb.model import EntityKind, MentionForm

_SHORT = 3  # letters of a word whose end says nothing
_STRANGE = 3  # words of a name after the first that are in no list
_NAME = 5  # words that a person's name may have, particles apart
_PAIR = 2  # words of a name after which a further one must not look like a common noun
_METROPOLIS = 500_000  # inhabitants


class PersonalNames(Reading):
    """The names of people: given names, particles, family names, and the titles that follow them."""

    def _person(self, at: int, *, sure: bool) -> Phrase | None:
        """A person's name: a known one, else words that can be a name. `sure`: a title stands right before."""
        name = self.scan.name(at)
        if name is not None and not name.cost and any(e.kind is EntityKind.PERSON for e in name.entities):
            people = tuple(e for e in name.entities if e.kind is EntityKind.PERSON)
            phrase = Phrase(at, name.last, MentionForm.NAME, EntityKind.PERSON, name.segments, None, people)
            if not name.short or sure:
                phrase.last = max(phrase.last, self._name_end(at) if name.short else phrase.last)
                phrase.personal = (at, phrase.last)
                phrase.entities = people if phrase.last == name.last else ()
                return phrase
        given = self.scan.words(at).get(Tag.GIVEN)
        begins = (given is not None and not given.cost) or self.scan.text(at) in self.words.exact
        if not begins and not sure:
            return None
        if name is not None and not name.cost and not begins and not name.short:
            return None
        if not begins and not self._nameable(at, first=True):
            return None
        end = self._name_end(at)
        if end == at and not begins and not self._lone_name(at):
            return None
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, Segments(self.scan.form(at)))
        phrase.personal = (at, end)
        return phrase

    def _lone_name(self, at: int) -> bool:
        """Whether one unknown word after a title can be a family name."""
        form = self.scan.form(at)
        return self._is_surname(at) or (not form.startswith(self.article) and len(form) > 3)  # noqa: PLR2004

    def _given(self, at: int, word: Word) -> Phrase | None:
        """A name that begins with a given name and has at least two words."""
        following = self.scan.words(word.last + 1).get(Tag.GIVEN)
        compound = word.entry.word in self.words.particles and self.scan.form(word.last + 1) in self.words.closers
        paired = following is not None and not following.cost and following.entry.option("sure")
        if not (word.entry.option("sure") or compound or paired or self._is_surname(word.last + 1)):
            return None
        if word.segments.preposition and word.segments.preposition != "ل" and word.segments.definite:
            return None
        if word.definite:
            return None
        end = self._name_end(at)
        if end == at:
            return None
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, word.segments)
        phrase.personal = (at, end)
        return self._apposed(phrase)

    def _exact(self, at: int) -> Phrase | None:
        """A name that only its exact letters tell from a little word, before another part of a name."""
        if self.scan.text(at) not in self.words.exact:
            return None
        end = self._name_end(at)
        if end == at:
            return None
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, Segments(self.scan.form(at)))
        phrase.personal = (at, end)
        return self._apposed(phrase)

    def _short(self, at: int) -> Phrase | None:
        """The short form of somebody whom the article names in full."""
        segments = self.scan.surnames.get(self.scan.form(at))
        if segments is None:
            return None
        end = at
        while self._is_surname(end + 1):
            end += 1
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, segments)
        phrase.personal = (at, end)
        return phrase

    def _apposed(self, phrase: Phrase) -> Phrase:
        """With the office that follows a name without a comma: "علي أكبر صالحي كبير المفاوضين الإيرانيين"."""
        word = self.scan.words(phrase.last + 1).get(Tag.TITLE)
        if word is None or word.cost or word.entry.option("bare") or word.entry.number == "p":
            return phrase
        office = self._title(phrase.last + 1, word)
        if office is None or office.personal is not None or office.bare or office.form is not MentionForm.TITLE:
            return phrase
        return replace(office, first=phrase.first, segments=phrase.segments, personal=phrase.personal,
                       entities=phrase.entities, cities=(), form=MentionForm.NAME)  # fmt: skip

    def _name_end(self, at: int) -> int:
        """The last token of a name that begins here."""
        scan, end, count, strange = self.scan, at, 1, 0
        particles, closers = self.words.particles, self.words.closers
        while end + 1 < len(scan) and count < _NAME and strange < _STRANGE:
            form = scan.form(end + 1)
            previous = scan.form(end)
            closes = form in closers and previous in particles
            ordinal = form in self.words.ordinals and self._is_given(end)
            if closes or ordinal or (form in particles and self._can_follow(end + 2)):
                end += 1
            elif (previous in particles and end > at and self._can_follow(end + 1)) or (
                self._nameable(end + 1, first=False) and (count < _PAIR or not self._looks_common(end + 1))
            ):
                end, count = end + 1, count + 1
                strange += not (self._is_given(end) or self._is_surname(end))
            else:
                break
        return end

    def _looks_common(self, at: int) -> bool:
        """Whether an unknown word has the end of a common noun or adjective: suffixed, feminine, plural."""
        if Tag.GIVEN in self.scan.words(at) or self._is_surname(at):
            return False
        return len(self.scan.form(at)) > _SHORT and self.scan.text(at).endswith(self.words.common_ends)

    def _can_follow(self, at: int) -> bool:
        return self.scan.is_word(at) and self.scan.form(at) not in self.words.language.function_words

    def _nameable(self, at: int, *, first: bool) -> bool:
        """Whether a word can be part of a personal name, being nothing else."""
        scan = self.scan
        if not scan.is_word(at):
            return False
        if self._is_given(at) or self._is_surname(at):
            return True
        form = scan.form(at)
        if self._is_tanween(at) or self.words.stops_name(form) or len(form) < 2:  # noqa: PLR2004
            return False
        if any(self._bars(word, first=first) for word in scan.words(at).values()):
            return False
        name = scan.name(at)
        if name is not None and (name.cost == 0 or (name.entities and not name.short)):
            return not first and self._is_given(at - 1) and _small_city(name)
        if form.startswith(self.article):
            return not first and len(form) > 4 and not self._looks_adjective(at, definite=True)  # noqa: PLR2004
        return not form.startswith(self.words.definite_clitics) and not (not first and self._joined(at))

    def _joined(self, at: int) -> bool:
        """Whether an unknown word looks like a common noun after a written-on "and": "وزوجته"."""
        form = self.scan.form(at)
        return form.startswith(self.words.conjunctions) and self.scan.text(at).endswith(self.words.common_ends)

    def _bars(self, word: Word, *, first: bool) -> bool:
        """Whether an entry keeps a word from being part of a name; a form of address may be a later part."""
        if word.entry.option("bare") and not first:
            return False
        return word.cost == 0 or word.entry.tag in HEADS or word.entry.tag in (Tag.GIVEN, Tag.ORIGIN, Tag.INNER)


def _small_city(name: KnownName) -> bool:
    """Whether a name is only that of a city that is not so large that a person of that name is less likely."""
    return bool(name.cities) and not name.entities and name.cities[0].population < _METROPOLIS
