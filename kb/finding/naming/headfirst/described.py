"""People described and not named, counted or not."""

from kb.finding.naming.headfirst.bodies import Bodies
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Word
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments, stems

_COMMAS = frozenset({"،", ","})


class Described(Bodies):
    """People described and not named, counted or not."""

    def _people(self, at: int, word: Word) -> Phrase | None:
        """People described: "مسؤولون في كوريا الجنوبية", "مصادر رسمية تركية", "نواب البرلمان الألماني"."""
        head = word.entry
        if head.option("counted") and not self.scan.tokens[max(0, at - 1)].text[0].isdigit():
            return None
        if self._is_attribute(at, word) or self._heads_sentence(at, word):
            return None
        if head.option("plural_only") and head.number != "p" and head.option("number") != "p":
            return None
        plural = head.number in ("p", "d") or head.option("number") in ("p", "d")
        if head.option("kin") and word.definite and not (plural or word.segments.pronoun):
            return None
        kind = EntityKind.GROUP if plural else EntityKind.PERSON
        definite = word.definite or (word.last > at and self.scan.form(word.last).startswith(self.article))
        phrase = Phrase(at, word.last, MentionForm.DESCRIPTION, kind, word.segments, head, definite=definite)
        phrase.gender, phrase.number = head.gender, head.option("number", head.number)
        if head.tag is Tag.PEOPLE:
            phrase.origins = (str(head.option("country")),)
        described = self._described(phrase)
        return self._with_name(described) if described is not None and kind is EntityKind.PERSON else described

    def _with_name(self, phrase: Phrase) -> Phrase:
        """With the name that follows a definite description of one person: "القيادي في الحزب مصطفى بدر الدين"."""
        if not phrase.definite or phrase.number == "d" or (phrase.last == phrase.first and not phrase.segments.pronoun):
            return phrase
        inner = self._person(phrase.last + 1, sure=False)
        if inner is None or inner.first == inner.last or inner.segments.conjunction or inner.segments.preposition:
            return phrase
        phrase.last, phrase.personal, phrase.entities = inner.last, inner.personal, inner.entities
        phrase.form = MentionForm.NAME
        return phrase

    def _heads_sentence(self, at: int, word: Word) -> bool:
        """Whether a word that is written like a verb begins a sentence or clause, where a verb stands: "طالب بوتين"."""
        form = word.segments.stem if word.segments.conjunction else self.scan.form(at)
        if self._blames(at, word):
            return True
        single = word.entry.number == "s" and not (word.definite or word.segments.preposition)
        return single and form in self.words.verbs and (at == 0 or not self.scan.is_word(at - 1))

    def _blames(self, at: int, word: Word) -> bool:
        """Whether a participle behind a comma has its object behind it: "خرجوا، متهمين الرئيس بالفساد"."""
        if self.scan.form(at) not in self.words.blaming or word.last > at or self.scan.text(at - 1) not in _COMMAS:
            return False
        return self.scan.form(at + 1).startswith(self.article) or self.scan.name(at + 1) is not None

    def _is_attribute(self, at: int, word: Word) -> bool:
        """Whether a word for people is rather an adjective: feminine of a nisba, or after a noun with the article."""
        nisba = word.entry.option("inflect") == "nisba"
        if nisba and word.entry.gender == "f":
            return True
        if nisba and at > 0 and not word.cost and self._may_have_attribute(at - 1):
            return True
        single = word.entry.number == "s" and word.entry.option("inflect") != "noun"
        if single and word.entry.gender == "f" and not word.definite and not word.cost and self._follows_noun(at):
            return True
        definite = (self.article, *self.words.definite_clitics)
        return single and word.definite and not word.cost and at > 0 and self.scan.form(at - 1).startswith(definite)

    def _may_have_attribute(self, at: int) -> bool:
        """Whether a word, clitics or not, is one of which what follows is an adjective: "لهجوم إرهابي"."""
        return not self.words.attribute_after.isdisjoint(stems(self.words.language, self.scan.form(at)))

    def _follows_noun(self, at: int) -> bool:
        """Whether a feminine or broken plural noun stands right before, of which a feminine word is an adjective."""
        before = self.scan.form(at - 1) if at else ""
        stops = self.words.stops_name(before) and not self.words.is_event(before)
        return at > 0 and self.scan.is_word(at - 1) and not stops

    def _described(self, phrase: Phrase) -> Phrase | None:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        field = not phrase.definite and self._is_field(phrase.last + 1)
        phrase.last += field
        before = self._modifiers(phrase.last + 1, definite=phrase.definite)
        if not field and not phrase.definite and not before.some:
            complement = self._people_complement(phrase)
            if complement is not None:
                phrase.last, phrase.inner, phrase.definite = complement.last, (complement,), True
                phrase.origins += complement.origins
                phrase.coordinated |= complement.coordinated
        modifiers = self._modifiers(phrase.last + 1, definite=phrase.definite)
        if not phrase.definite and not modifiers.some and phrase.inner:
            modifiers = self._modifiers(phrase.last + 1, definite=True)
        number = self._number_adjective(modifiers.after)
        if number:
            modifiers = self._modifiers(modifiers.after + 1, definite=True)
            modifiers.some = True
        phrase.last = modifiers.after - 1
        phrase.origins += modifiers.origins
        phrase.coordinated |= modifiers.coordinated
        joined = self._participle(phrase)
        prepositions = self.words.whose if head.option("in") else self.words.partitive
        whose = not head.option("kin") and self._whose(phrase, prepositions)
        self._body_of(phrase)
        if head.option("side") and not phrase.origins and not phrase.inner:
            return None
        known = modifiers.some or phrase.inner or joined or whose
        if head.option("modified") and not (known or self._quantified(phrase)):
            return None
        if head.option("kin") and not (phrase.inner or phrase.segments.pronoun or phrase.definite):
            return None
        phrase.bare = phrase.definite and not (
            modifiers.some or phrase.inner or joined or whose or phrase.segments.pronoun
        )
        self._at_least(phrase)
        return phrase

    def _quantified(self, phrase: Phrase) -> bool:
        """Whether a word for all or some of those meant stands right before: "كل الأطراف"."""
        return phrase.first > 0 and Tag.QUANTIFIER in self.scan.words(phrase.first - 1)

    def _is_field(self, at: int) -> bool:
        """Whether a word is what people work in, and annexed to nothing itself: "رجال دين", not "رجال أمن المطار"."""
        if self.scan.form(at) not in self.words.fields or Tag.INNER in self.scan.words(at + 1):
            return False
        return not self.scan.form(at + 1).startswith(self.article) and self.scan.name(at + 1) is None

    def _people_complement(self, phrase: Phrase) -> Phrase | None:
        head, after = phrase.head, phrase.last + 1
        assert head is not None  # noqa: S101  (narrows the type)
        form = self.scan.form(phrase.last)
        if phrase.segments.pronoun or not self.scan.is_word(after) or form.endswith(self.words.absolute_ends):
            return None
        inner = self._complement(after, head)
        if inner is None or (not inner.definite and inner.form is not MentionForm.NAME):
            return None
        if inner.personal is not None and head.number != "p" and not (head.option("number") or head.option("kin")):
            return None
        return inner

    def _number_adjective(self, at: int) -> bool:
        word = self.scan.words(at).get(Tag.NUMBER)
        return word is not None and word.definite and not word.segments.conjunction

    def _at_least(self, phrase: Phrase) -> None:
        word = self.scan.words(phrase.last + 1).get(Tag.AT_LEAST)
        if word is not None:
            phrase.last = word.last

    def _counted(self, at: int) -> Phrase | None:
        """People counted: "نحو 390 مقاتلا كرديا من حزب", "أربعة من قادة الحزب", "عدد من المسؤولين"."""
        scan = self.scan
        first = next(iter(scan.words(at).values()), None)
        segments = first.segments if first is not None else Segments(scan.form(at))
        after = self._numbers(at)
        if after is None:
            return None
        if scan.form(after) in self.words.partitive:
            after += 1
        inner_words = scan.words(after)
        inner: Phrase | None = None
        for tag in (Tag.PERSON, Tag.PEOPLE):
            if tag in inner_words and inner_words[tag].cost == 0:
                inner = self._people(after, inner_words[tag])
        origin = inner_words.get(Tag.ORIGIN)
        country = origin is not None and self._rather_country(after, definite=origin.definite)
        if inner is None and origin is not None and origin.cost == 0 and origin.entry.gender == "m" and not country:
            inner = Phrase(after, origin.last, MentionForm.DESCRIPTION, EntityKind.GROUP, origin.segments, origin.entry)
            inner.origins = (str(origin.entry.option("country")),)
            self._whose(inner, self.words.partitive)
        if inner is None:
            return None
        inner.first, inner.segments, inner.counted, inner.bare = at, segments, True, False
        inner.kind, inner.form = EntityKind.GROUP, MentionForm.DESCRIPTION
        inner.number = inner.number if inner.number == "d" else "p"
        self._more_people(inner)
        self._at_least(inner)
        return inner

    def _more_people(self, phrase: Phrase) -> None:
        """A second kind of people under the same number: "22 من المدنيين والمقاتلين"."""
        word = self.scan.words(phrase.last + 1).get(Tag.PERSON)
        if (
            word is not None
            and word.segments.conjunction
            and not word.segments.preposition
            and word.definite == phrase.definite
        ):
            phrase.last = self._modifiers(word.last + 1, definite=phrase.definite).after - 1

    def _numbers(self, at: int) -> int | None:
        """The token after a number in digits or words, with what makes it vague; None where there is none."""
        scan, after, some = self.scan, at, False
        while after < len(scan):
            words = scan.words(after)
            if after == at and Tag.ABOUT in words:
                after = words[Tag.ABOUT].last + 1
            elif scan.text(after)[0].isdigit():
                after, some = after + 1, True
            elif Tag.NUMBER in words and (some or after == at or words[Tag.NUMBER].cost == 0):
                after, some = words[Tag.NUMBER].last + 1, True
            elif Tag.QUANTIFIER in words and (words[Tag.QUANTIFIER].cost == 0 or after == at):
                after, some = words[Tag.QUANTIFIER].last + 1, True
            else:
                break
        return after if some else None
