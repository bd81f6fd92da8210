"""What a head is annexed to, whose it is, and where: the second part of a construct, prepositions, participles."""

from dataclasses import replace

from kb.finding.naming.headfirst.personal import PersonalNames
from kb.finding.naming.headfirst.reading import HEADS, kind_of
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import Segments

_OPENING = frozenset({"«", "“", '"'})
_CLOSING = frozenset({"»", "”", '"'})
_STRAIGHT = '"'  # opens and closes
_QUOTED = 7  # words that a quoted name may have
_PLAIN = Segments("")


class Annexation(PersonalNames):
    """What a head is annexed to, whose it is, and where: the second part of a construct, prepositions, participles."""

    def _complement(self, at: int, head: Entry) -> Phrase | None:
        """What a head is annexed to: a name, a phrase, a quoted name, plain nouns with the article."""
        scan = self.scan
        if not scan.is_word(at):
            return self._quoted(at, head)
        inner = self.phrase(at)
        plain = inner is not None and not inner.segments.conjunction and not inner.segments.preposition
        if inner is not None and plain and inner.form is not MentionForm.ADJECTIVE:
            if inner.definite or inner.form is MentionForm.NAME or inner.head is None:
                return inner
            if inner.kind is EntityKind.GROUP:
                return inner
        return self._nouns(at, head)

    def _quoted(self, at: int, head: Entry) -> Phrase | None:
        scan = self.scan
        if scan.text(at) not in _OPENING or (scan.text(at) == _STRAIGHT and scan.closes_quote(at)):
            return None
        for end in range(at + 2, min(at + _QUOTED + 2, len(scan))):
            if scan.text(end) in _CLOSING:
                known = scan.name(at + 1)
                entities = known.entities if known is not None and known.last == end - 1 else ()
                cities = known.cities if known is not None and known.last == end - 1 else ()
                phrase = Phrase(at, end, MentionForm.NAME, kind_of(head), _PLAIN, None, entities, cities, definite=True)
                phrase.quoted = (at + 1, end - 1)
                return phrase
        return None

    def _nouns(self, at: int, head: Entry) -> Phrase | None:
        """Plain nouns with the article, their adjectives, and a coordinated noun: "العدالة والتنمية"."""
        scan, end, after = self.scan, at, at
        words = scan.words(at)
        inner = words.get(Tag.INNER)
        if inner is not None and not inner.cost and not inner.definite:
            deeper = self._complement(inner.last + 1, head)
            if deeper is None:
                return None
            deeper.entities, deeper.cities = (), ()
            return replace(deeper, first=at, inner=(deeper,), personal=None, kind=kind_of(head), head=None)
        if not self._plain_noun(at):
            return None
        after = at + 1
        modifiers = self._modifiers(after, definite=True, loose=head.tag is not Tag.TITLE)
        if head.option("named") and not modifiers.origins:
            while self._coordinated_noun(modifiers.after):
                modifiers = self._modifiers(modifiers.after + 1, definite=True)
        end = modifiers.after - 1
        phrase = Phrase(at, end, MentionForm.DESCRIPTION, kind_of(head), _PLAIN, definite=True)
        phrase.origins, phrase.coordinated = modifiers.origins, modifiers.coordinated
        return phrase

    def _unknown(self, at: int, head: Entry) -> Phrase | None:
        """A name that is in no list: words that are nothing else, at most three."""
        end = at
        if self.scan.form(at) in self.words.village_heads and self._can_follow(at + 1):
            return Phrase(at, at + 1, MentionForm.NAME, kind_of(head), _PLAIN, definite=True, extra=("unknown",))
        while end < at + 3 and self._nameable(end, first=end == at) and not self._is_tanween(end):
            if not self.scan.words(end) and self._looks_adjective(end, definite=False):
                break
            building = head.tag is Tag.ORGANISATION or head.option("function")
            if building and self.scan.form(end).endswith(self.words.loose_ends):
                break
            end += 1
        if end == at:
            return None
        if head.tag is Tag.PLACE:
            end = min(end, at + 2)
        return Phrase(at, end - 1, MentionForm.NAME, kind_of(head), _PLAIN, definite=True, extra=("unknown",))

    def _more_countries(self, phrase: Phrase) -> None:
        """The further countries of a dual or plural: "وزيرا خارجية روسيا والصين"."""
        while phrase.number in ("d", "p") and phrase.inner and phrase.inner[-1].kind is EntityKind.COUNTRY:
            more = self.phrase(phrase.last + 1)
            if more is None or more.kind is not EntityKind.COUNTRY or not more.segments.conjunction:
                return
            if more.form is not MentionForm.NAME or more.segments.preposition:
                return
            phrase.last, phrase.inner, phrase.coordinated = more.last, (*phrase.inner, more), True

    def _whose(self, phrase: Phrase, prepositions: frozenset[str]) -> bool:
        """Whose or where the people are: a body, group or country after a preposition, with those coordinated to it."""
        at = phrase.last + 1
        if self.scan.form(at) not in prepositions:
            return False
        inner = self.phrase(at + 1)
        if inner is None or inner.segments.conjunction or inner.segments.preposition:
            return False
        if inner.form in (MentionForm.ADJECTIVE, MentionForm.PRONOUN) or inner.kind is EntityKind.PERSON:
            return False
        place = inner.kind in (EntityKind.PLACE, EntityKind.COUNTRY)
        if self.scan.form(at) in self.words.partitive and inner.kind is EntityKind.PLACE:
            return False
        phrase.last, phrase.inner = inner.last, (*phrase.inner, inner)
        while place or inner.kind is EntityKind.ORGANIZATION:
            more = self.phrase(phrase.last + 1)
            same = more is not None and more.kind is inner.kind and more.form is MentionForm.NAME
            if more is None or not same or not more.segments.conjunction or more.segments.preposition:
                break
            phrase.last, phrase.inner, phrase.coordinated = more.last, (*phrase.inner, more), True
        return True

    def _body_of(self, phrase: Phrase) -> None:
        """On whose behalf a described spokesperson speaks."""
        word = self.scan.words(phrase.last + 1).get(Tag.ON_BEHALF)
        if word is None:
            return
        inner = self.phrase(word.last + 1) or (self._nouns(word.last + 1, phrase.head) if phrase.head else None)
        if inner is not None and not inner.segments.conjunction:
            phrase.last, phrase.inner = inner.last, (*phrase.inner, inner)

    def _participle(self, phrase: Phrase) -> bool:
        """A participle with its complement: "المعنيين بالأمن العام", "موالين لروسيا", "المدعومين من روسيا"."""
        word = self.scan.words(phrase.last + 1).get(Tag.PARTICIPLE)
        if word is None or word.cost or word.definite is not phrase.definite:
            return False
        wanted = frozenset(word.entry.option("prepositions", ()))
        at = word.last + 1
        if self.scan.form(at) in wanted:
            at += 1
            inner = self.phrase(at) or self._quoted(at, word.entry)
        else:
            inner = self.phrase(at)
            if inner is not None and inner.segments.preposition not in wanted:
                return False
        if inner is not None and not inner.segments.conjunction:
            phrase.last, phrase.inner = inner.last, (*phrase.inner, replace(inner, extra=("tied",)))
            return True
        form = self.scan.form(at)
        merged = {p + self.article for p in wanted} | set(self.words.article_after.values())
        if form.startswith(tuple(merged)) and not any(tag in HEADS for tag in self.scan.words(at)):
            phrase.last = self._modifiers(at + 1, definite=True).after - 1
            return True
        if not phrase.definite and Tag.ADJECTIVE in self.scan.words(word.first):
            phrase.last = word.last  # what it is joined to is nobody: "مصادر مقربة من الملف"
            return True
        return False

    def _place_tail(self, phrase: Phrase) -> Phrase:
        """With the capital's country ("فينتيان عاصمة لاوس") or the region in brackets ("لافاييت (ولاية لويزيانا)")."""
        after = phrase.last + 1
        word = self.scan.words(after).get(Tag.PLACE)
        if word is not None and word.entry.option("capital") and not word.definite and not word.cost:
            inner = self.phrase(word.last + 1)
            if inner is not None and inner.kind is EntityKind.COUNTRY and not inner.segments.conjunction:
                phrase.last, phrase.inner = inner.last, (inner,)
        elif self.scan.text(after) == "(" and phrase.head is None:
            inner = self.phrase(after + 1)
            if (
                inner is not None
                and inner.kind is EntityKind.PLACE
                and inner.form is MentionForm.NAME
                and self.scan.text(inner.last + 1) == ")"
            ):
                phrase.last, phrase.inner = inner.last + 1, (inner,)
        return phrase

    def _body_tail(self, phrase: Phrase) -> Phrase:
        """With its adjectives and the short form in brackets: "رابطة دول جنوب شرق آسيا (آسيان)"."""
        modifiers = self._modifiers(phrase.last + 1, definite=True)
        phrase.last, phrase.origins = modifiers.after - 1, modifiers.origins
        phrase.last = self._bracket(phrase.last)
        return phrase
