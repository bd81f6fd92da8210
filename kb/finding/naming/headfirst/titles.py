"""Offices, ranks and forms of address, with and without the name."""

from dataclasses import replace

from kb.finding.naming.headfirst.described import Described
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Word
from kb.finding.naming.vocabulary import Tag

_COMMAS = frozenset({"،", ","})


class Titled(Described):
    """Offices, ranks and forms of address, with and without the name."""

    def _title(self, at: int, word: Word) -> Phrase | None:
        """An office or rank, whose it is, and the name: "المتحدث باسم وزارة الدفاع كيم مين سيوك"."""
        head, scan = word.entry, self.scan
        if head.option("construct") and word.definite:
            return None
        closed = word.last > at and scan.form(word.last).startswith(self.article)
        definite = word.definite or closed
        phrase = Phrase(at, word.last, MentionForm.TITLE, EntityKind.PERSON, word.segments, head, definite=definite)
        phrase.gender, phrase.number = head.gender or "m", head.option("number", head.number)
        if len(head.word) == 1 and scan.text(phrase.last + 1) == ".":
            phrase.last += 1
        if head.option("bare"):
            return self._addressed(phrase)
        if not definite and not word.segments.pronoun:
            complement = self._office(phrase)
            if complement is None:
                return self._described_office(at)
        modifiers = self._modifiers(phrase.last + 1, definite=True)
        phrase.last = modifiers.after - 1
        phrase.origins += modifiers.origins
        phrase.coordinated |= modifiers.coordinated
        self._portfolio(phrase)
        self._in_place(phrase)
        if modifiers.plain or closed:
            self._of_body(phrase)
        self._body_of(phrase)
        self._seated(phrase)
        modified = phrase.last > word.last
        named = phrase.number not in ("p", "d") and self._named(phrase)
        if phrase.number == "p" and not named and not phrase.coordinated:
            if Tag.PERSON in scan.words(at) and word.last == at:
                return self._described_office(at)
            phrase.kind, phrase.form = EntityKind.GROUP, MentionForm.DESCRIPTION
        if named or ((modified or definite) and not word.segments.pronoun) or head.option("counterpart"):
            phrase.bare = not named and not modified
            return self._apposed(phrase) if named else phrase
        return None

    def _portfolio(self, phrase: Phrase) -> None:
        """The further matters that a minister is in charge of: "وزير الشؤون الخارجية | والتعاون الدولي"."""
        if self.scan.form(phrase.first) not in self.words.portfolios or phrase.number in ("p", "d"):
            return
        while phrase.last > phrase.first and self._coordinated_noun(phrase.last + 1):
            phrase.last = self._modifiers(phrase.last + 2, definite=True).after - 1

    def _described_office(self, at: int) -> Phrase | None:
        word = self.scan.words(at).get(Tag.PERSON)
        if word is not None:
            return self._people(at, word)
        title = self.scan.words(at)[Tag.TITLE]
        modifiers = self._modifiers(title.last + 1, definite=False)
        if title.definite or not modifiers.some:
            return None
        phrase = Phrase(
            at, modifiers.after - 1, MentionForm.DESCRIPTION, EntityKind.PERSON, title.segments, title.entry
        )
        phrase.origins, phrase.gender, phrase.number = modifiers.origins, title.entry.gender, title.entry.number
        phrase.kind = EntityKind.GROUP if title.entry.number in ("p", "d") else EntityKind.PERSON
        return phrase

    def _office(self, phrase: Phrase) -> Phrase | None:
        """What the office is of, for a head without the article."""
        head, after = phrase.head, phrase.last + 1
        assert head is not None  # noqa: S101  (narrows the type)
        words = self.scan.words(after)
        if Tag.ON_BEHALF in words:
            return None
        if self._adjective(after, definite=False)[1] is not None:
            return None
        title = words.get(Tag.TITLE)
        if title is not None and not title.cost and not title.entry.option("bare"):
            inner = self._title(after, title)
        else:
            inner = self._complement(after, head)
        if inner is None or inner.segments.conjunction or inner.segments.preposition:
            return None
        if inner.personal is not None and inner.head is None:
            return None
        phrase.last, phrase.inner, phrase.definite = inner.last, (inner,), True
        phrase.origins += inner.origins
        phrase.coordinated |= inner.coordinated
        if inner.personal is not None:
            phrase.personal, phrase.entities, phrase.form = inner.personal, inner.entities, MentionForm.NAME
        self._more_countries(phrase)
        return inner

    def _of_body(self, phrase: Phrase) -> None:
        """What a qualified office is of: "الأمين العام للأمم المتحدة", "النائب الأول لرئيس الوزراء"."""
        inner = self.phrase(phrase.last + 1)
        if inner is None or inner.segments.conjunction or phrase.number in ("p", "d"):
            return
        office = inner.head is not None and inner.head.tag is Tag.TITLE and inner.kind is EntityKind.PERSON
        group = inner.kind is EntityKind.GROUP and bool(inner.entities)
        state = inner.kind is EntityKind.COUNTRY and self._honoured_behind(inner.last) is not None
        if inner.kind is not EntityKind.ORGANIZATION and not (office or group or state):
            return
        if inner.segments.preposition in self.words.article_after:
            phrase.last, phrase.inner = inner.last, (*phrase.inner, inner)
            if inner.personal is not None:
                self._take_name(phrase, inner)

    def _in_place(self, phrase: Phrase) -> None:
        """Where an ambassador or representative serves: "السفير المصري بالخرطوم", "سفير خادم الحرمين في بغداد"."""
        head, at = phrase.head, phrase.last + 1
        if head is None or not head.option("serves"):
            return
        step = at + 1 if self.scan.form(at) in self.words.whose | self.words.toward else at
        inner = self.phrase(step)
        if inner is None or inner.segments.conjunction or inner.kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
            return
        if step > at or inner.segments.preposition:
            phrase.last = inner.last

    def _seated(self, phrase: Phrase) -> None:
        """The body or place that somebody named behind it serves in: "النائب في البرلمان جمال الجراح"."""
        if phrase.number in ("p", "d"):
            return
        apart = self.scan.form(phrase.last + 1) in self.words.whose
        inner = self.phrase(phrase.last + 2 if apart else phrase.last + 1)
        if inner is None or inner.segments.conjunction or inner.personal is not None:
            return
        if apart != (not inner.segments.preposition):
            return
        if inner.kind is not EntityKind.PERSON:
            name = self._honoured(inner.last + 1) or self._person(inner.last + 1, sure=False)
            if name is not None and name.last > name.first:
                phrase.last, phrase.inner = inner.last, (*phrase.inner, inner)

    def _addressed(self, phrase: Phrase) -> Phrase | None:
        """A rank or form of address counts only with a name, or with the office that follows: "جلالة الملك عبدالله"."""
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        modifiers = self._modifiers(phrase.last + 1, definite=phrase.definite or bool(self.scan.words(phrase.last + 1)))
        if not modifiers.some and not phrase.definite:
            inner = self.scan.words(phrase.last + 1).get(Tag.TITLE)
            if inner is None or inner.cost:
                return self._described_office(phrase.first) if Tag.PERSON in self.scan.words(phrase.first) else None
            found = self._title(phrase.last + 1, inner)
            return replace(found, first=phrase.first, segments=phrase.segments) if found is not None else None
        phrase.last, phrase.origins = modifiers.after - 1, modifiers.origins
        if self._named(phrase):
            return self._apposed(phrase)
        word = self.scan.words(phrase.first).get(Tag.PERSON)
        return self._people(phrase.first, word) if word is not None else None

    def _named(self, phrase: Phrase) -> bool:
        """Give a title the name after it, through further titles, or after a comma."""
        if phrase.personal is not None:
            return True
        after = phrase.last + 1
        if phrase.number in ("p", "d") or Tag.ON_BEHALF in self.scan.words(after):
            return False
        after += self.scan.form(after) in self.words.acting
        comma = self.scan.text(after) in _COMMAS
        honoured = self._honoured_behind(after - 1) if comma else None
        if honoured is not None:
            self._take_name(phrase, honoured)
            return True
        title = self.scan.words(after).get(Tag.TITLE)
        if title is not None and not title.cost:
            inner = self._title(after, title)
            if inner is not None and inner.personal is not None:
                apart = bool(phrase.origins and inner.origins) and set(phrase.origins).isdisjoint(inner.origins)
                if apart:
                    return False  # of two countries: "الرئيس الأميركي | رئيس الوزراء العراقي حيدر العبادي"
                self._take_name(phrase, inner)
                return True
            if title.definite or (title.entry.option("bare") and not self._is_given(after)):
                return False
        inner = self._person(after + 1 if comma else after, sure=not comma)
        if inner is None:
            return False
        if comma and not (inner.entities or self._enclosed(inner) or self._sure_pair(inner)):
            return False
        self._take_name(phrase, inner)
        return True

    def _honoured_behind(self, last: int) -> Phrase | None:
        """Somebody named behind a form of address that follows a token, a comma between them or not."""
        return self._honoured(last + 1 + (self.scan.text(last + 1) in _COMMAS))

    def _honoured(self, at: int) -> Phrase | None:
        """Somebody named behind a form of address or a rank: "السيد عبد المالك سلال"."""
        title = self.scan.words(at).get(Tag.TITLE)
        if title is None or title.cost or self.scan.form(at) not in self.words.honorifics:
            return None
        inner = self._title(at, title)
        return inner if inner is not None and inner.personal is not None else None

    def _enclosed(self, phrase: Phrase) -> bool:
        return self.scan.text(phrase.last + 1) in _COMMAS and phrase.last > phrase.first

    def _sure_pair(self, phrase: Phrase) -> bool:
        """Whether a name of two words or more begins with what is nothing but a given name."""
        given = self.scan.words(phrase.first).get(Tag.GIVEN)
        return (
            given is not None and not given.definite and bool(given.entry.option("sure")) and phrase.last > given.last
        )

    def _take_name(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.last, phrase.personal, phrase.entities = inner.last, inner.personal, inner.entities
        phrase.form = MentionForm.NAME
        phrase.number = "s"
