"""The names of people: given names, particles, family names, and the titles that follow them."""

from dataclasses import replace

from kb.finding.naming.gazetteer import KnownName
from kb.finding.naming.headfirst.reading import HEADS, Reading
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Word
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments

_SHORT = 3  # letters of a word whose end says nothing
_STRANGE = 3  # words of a name after the first that are in no list
_NAME = 5  # words that a person's name may have, particles apart
_PAIR = 2  # words of a name after which a further one must not look like a common noun
_DERIVED = ("regular", "nisba")  # how words for what people do are inflected
_STATES = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)
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
                phrase.last = max(phrase.last, self._name_end(at) if name.short and self._goes_on(name.last + 1) else 0)
                phrase.entities = people if phrase.last == name.last else ()
                return self._with_lineage(phrase)
        given = self.scan.words(at).get(Tag.GIVEN)
        begins = (given is not None and not given.cost and not given.definite) or self.scan.text(at) in self.words.exact
        if not begins and not sure:
            return None
        if name is not None and not name.cost and not begins and not name.short:
            return None
        if not begins and not self._nameable(at, first=True):
            return None
        end = self._name_end(at)
        if not begins and (self._looks_other(at) or self._looks_annexed(at)):
            return None
        if end == at and not begins and not self._lone_name(at):
            return None
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, Segments(self.scan.form(at)))
        phrase.personal = (at, end)
        return phrase

    def _goes_on(self, at: int) -> bool:
        """Whether a word goes on with a name whose first word is known: it is part of names itself."""
        known = self.scan.name(at)
        person = known is not None and any(e.kind is EntityKind.PERSON for e in known.entities)
        own = self._is_given(at) or self._is_surname(at) or self._is_family(at)
        return own or person or self.scan.form(at) in self.words.particles

    def _with_lineage(self, phrase: Phrase) -> Phrase:
        """With the forefathers behind the name; a family name behind them makes it somebody else's."""
        names = range(phrase.first, phrase.last + 1)
        phrase.last = self._lineage_end(phrase.last)
        fathers = any(self.scan.form(i) in self.words.lineage for i in names)
        if fathers and self._ends_given(phrase.last) and self.scan.form(phrase.last + 1).startswith(self.article):
            end = self._name_end(phrase.last)
            phrase.entities = phrase.entities if end == phrase.last else ()
            phrase.last = end
        phrase.personal = (phrase.first, phrase.last)
        return phrase

    def _looks_annexed(self, at: int) -> bool:
        """Whether the unknown first word is rather a noun after a written-on preposition: "لمنتدى الرياض"."""
        form = self.scan.form(at)
        if not form.startswith(self.words.prepositions):
            return False
        if form not in self.words.events and self.words.is_event(form):
            return True
        return self.scan.text(at).endswith(self.words.feminine_marks) or self.scan.form(at + 1).startswith(self.article)

    def _lone_name(self, at: int) -> bool:
        """Whether one unknown word after a title can be a family name."""
        form = self.scan.form(at)
        return self._is_surname(at) or (not form.startswith(self.article) and len(form) > 3)  # noqa: PLR2004

    def _given(self, at: int, word: Word) -> Phrase | None:
        """A name that begins with a given name and has at least two words."""
        following = self.scan.words(word.last + 1).get(Tag.GIVEN)
        compound = word.entry.word in self.words.particles and self.scan.form(word.last + 1) in self.words.closers
        paired = following is not None and not following.cost and following.entry.option("sure")
        fathered = self.scan.form(word.last + 1) in self.words.lineage
        if not (word.entry.option("sure") or compound or paired or fathered or self._is_surname(word.last + 1)):
            return None
        merges = word.segments.preposition in self.words.article_after
        if word.segments.preposition and not merges and word.segments.definite:
            return None
        if word.definite or self._is_all_of_place(at):
            return None
        end = self._name_end(at)
        if end == at:
            return None
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, word.segments)
        phrase.personal = (at, end)
        return self._apposed(phrase)

    def _is_all_of_place(self, at: int) -> bool:
        """Whether words are all of a known place's name, which no part of a name follows: "بيونغ يانغ | بضرب"."""
        name = self.scan.name(at)
        if name is None or name.cost or name.last == at or any(e.kind is EntityKind.PERSON for e in name.entities):
            return False
        return not self._goes_on(name.last + 1)

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
        segments = self.scan.short[at]
        if segments is None:
            return None
        end = at
        while self._is_surname(end + 1):
            end += 1
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, segments)
        phrase.personal = (at, end)
        return self._apposed(phrase) if end > at else phrase

    def _apposed(self, phrase: Phrase) -> Phrase:
        """With the offices that follow a name without a comma: "علي أكبر صالحي كبير المفاوضين الإيرانيين"."""
        if self._has_office(phrase):
            return phrase
        word = self.scan.words(phrase.last + 1).get(Tag.TITLE)
        if word is None or word.cost or word.entry.option("bare") or word.entry.number == "p":
            return phrase
        office = self._title(phrase.last + 1, word)
        if office is None or not _follows_name(office):
            return phrase
        named = replace(office, first=phrase.first, segments=phrase.segments, personal=phrase.personal,
                        entities=phrase.entities, cities=(), form=MentionForm.NAME)  # fmt: skip
        while self._second_office(named):
            pass
        return named

    def _has_office(self, phrase: Phrase) -> bool:
        """Whether an office stands before the name, be it part of the name: "الملك محمد السادس | وزير الخارجية"."""
        title = self.scan.words(phrase.first).get(Tag.TITLE) if phrase.head is None else None
        head = phrase.head or (title.entry if title is not None and not title.cost and phrase.entities else None)
        return head is not None and not (head.option("bare") or head.option("address"))

    def _second_office(self, phrase: Phrase) -> bool:
        """Take in a further office of somebody who has one already."""
        word = self.scan.words(phrase.last + 1).get(Tag.TITLE)
        if word is None or word.cost or word.entry.option("bare") or word.entry.number == "p":
            return False
        office = self._title(phrase.last + 1, word)
        if office is None or not _follows_name(office):
            return False
        phrase.last = office.last
        return True

    def _name_end(self, at: int) -> int:
        """The last token of a name that begins here."""
        scan, end, count, strange = self.scan, at, 1, 0
        particles, closers = self.words.particles, self.words.closers
        named = self._is_surname(at) or scan.form(at).startswith(self.article)
        family = named and not self._ends_given(at)
        while end + 1 < len(scan) and count < _NAME and strange < _STRANGE:
            if family and not (self._is_surname(end + 1) or self._is_given(end + 1)):
                break
            form = scan.form(end + 1)
            previous = scan.form(end)
            closes = form in closers and previous in particles
            ordinal = form in self.words.ordinals and self._is_given(end)
            if closes or ordinal or (form in particles and self._can_follow(end + 2)):
                end += 1
            elif (previous in particles and end > at and self._can_follow(end + 1)) or (
                self._nameable(end + 1, first=False) and (count < _PAIR or not self._looks_other(end + 1))
            ):
                end, count = end + 1, count + 1
                strange += not (self._is_given(end) or self._is_surname(end))
            else:
                break
        return end

    def _lineage_end(self, last: int) -> int:
        """The end of a name with the fathers that follow it: "محمد بن نايف بن عبد العزيز"."""
        return self._name_end(last) if self.scan.form(last + 1) in self.words.lineage else last

    def _looks_common(self, at: int) -> bool:
        """Whether an unknown word has the end of a common noun or adjective: suffixed, feminine, plural."""
        if Tag.GIVEN in self.scan.words(at) or self._is_surname(at):
            return False
        return len(self.scan.form(at)) > _SHORT and self.scan.text(at).endswith(self.words.common_ends)

    def _looks_other(self, at: int) -> bool:
        """Whether an unknown third word looks like something else: a common noun, or a word joined by "and"."""
        if Tag.GIVEN in self.scan.words(at) or self._is_surname(at):
            return False
        form = self.scan.form(at)
        joined = form.startswith(self.words.conjunctions) and len(form) > _SHORT
        return joined or self._looks_common(at)

    def _can_follow(self, at: int) -> bool:
        return self.scan.is_word(at) and self.scan.form(at) not in self.words.language.function_words

    def _nameable(self, at: int, *, first: bool) -> bool:
        """Whether a word can be part of a personal name, being nothing else."""
        scan = self.scan
        if not scan.is_word(at):
            return False
        if self._is_given(at) or self._is_surname(at):
            return first or not self._begins_office(at)
        if self._is_family(at):
            return not first
        form = scan.form(at)
        if scan.printed[at].no_name:
            return False
        if any(self._bars(word, first=first) for word in scan.words(at).values()):
            return False
        name = scan.name(at)
        if name is not None and name.short and not name.cost and not first:
            return True
        if name is not None and (name.cost == 0 or (name.entities and not name.short)):
            return not first and self._is_given(at - 1) and _small_city(name)
        if form.startswith(self.article):
            return not first and len(form) > 4 and not self._looks_adjective(at, definite=True)  # noqa: PLR2004
        if form.startswith(self.words.definite_clitics):
            return False
        return first or not (self._joined(at) or self._looks_governed(at))

    def _is_family(self, at: int) -> bool:
        """Whether a word is a family name made of another word with the article: "محمد السعد", "محمد المصري"."""
        words = self.scan.words(at)
        if not words:
            return False
        given = words.get(Tag.GIVEN)
        named = given is not None and given.definite and not given.cost and HEADS.isdisjoint(words)
        nisba = any(self._is_nisba(words.get(tag)) for tag in (Tag.ORIGIN, Tag.PERSON))
        if at == 0 or self._is_elsewhere(at) or not (named or (nisba and self.scan.name(at - 1) is None)):
            return False
        return self._ends_given(at - 1) or (named and self._is_family(at - 1))

    def _is_elsewhere(self, at: int) -> bool:
        """Whether a word is the name of a place or body that everybody knows: "الرياض"."""
        name = self.scan.name(at)
        return name is not None and not name.cost and not name.short and not _small_city(name)

    def _is_nisba(self, word: Word | None) -> bool:
        """Whether a word is a definite adjective of relation, of one man: "المصري", "الحوثي"."""
        if word is None or word.cost or not word.definite or word.entry.gender != "m" or word.entry.number != "s":
            return False
        return word.entry.tag is Tag.ORIGIN or word.entry.option("inflect") == "nisba"

    def _ends_given(self, at: int) -> bool:
        """Whether a given name ends with a token, be it of two words: "عبد القادر"."""
        compound = self.scan.form(at) in self.words.closers and self.scan.form(at - 1) in self.words.particles
        return self._is_given(at) or (at > 0 and compound)

    def _begins_office(self, at: int) -> bool:
        """Whether a word that can be a name is rather the title of an office: "أمير منطقة عسير"."""
        title = self.scan.words(at).get(Tag.TITLE)
        if title is None or title.cost or title.entry.option("bare"):
            return False
        name = self.scan.name(title.last + 1)
        known = name is not None and not name.cost and any(e.kind in _STATES for e in name.entities)
        return known or not HEADS.isdisjoint(self.scan.words(title.last + 1))

    def _looks_governed(self, at: int) -> bool:
        """Whether an unknown word looks like a noun, feminine or of a deed, behind a preposition: "بانتهاك"."""
        form = self.scan.form(at)
        if len(form) <= _SHORT or not form.startswith(self.words.prepositions):
            return False
        return self.scan.text(at).endswith(self.words.feminine_marks) or bool(self.words.governed_shape.match(form))

    def _joined(self, at: int) -> bool:
        """Whether an unknown word looks like a common noun after a written-on "and": "وزوجته"."""
        form = self.scan.form(at)
        return form.startswith(self.words.conjunctions) and self.scan.text(at).endswith(self.words.common_ends)

    def _bars(self, word: Word, *, first: bool) -> bool:
        """Whether an entry keeps a word from being part of a name; a form of address may be a later part."""
        if word.entry.option("bare") and not first and word.entry.option("inflect") not in _DERIVED:
            return False
        return word.cost == 0 or word.entry.tag in HEADS or word.entry.tag in (Tag.GIVEN, Tag.ORIGIN, Tag.INNER)


def _follows_name(office: Phrase) -> bool:
    """Whether an office can be that of the name before it: it says of what it is one, and has no name of its own."""
    said = not office.bare or (office.head is not None and " " in office.head.word)
    return said and office.personal is None and office.form is MentionForm.TITLE


def _small_city(name: KnownName) -> bool:
    """Whether a name is only that of a city that is not so large that a person of that name is less likely."""
    return bool(name.cities) and not name.entities and name.cities[0].population < _METROPOLIS
