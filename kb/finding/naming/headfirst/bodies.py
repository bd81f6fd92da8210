"""Bodies and places by their head nouns."""

from kb.finding.naming.headfirst.annexed import Annexation
from kb.finding.naming.headfirst.reading import HEADS, kind_of
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Word
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.text import fold


class Bodies(Annexation):
    """Bodies and places by their head nouns."""

    def _body(self, at: int, word: Word) -> Phrase | None:
        """A body or place by its head noun: "وزارة الدفاع الكورية الجنوبية", "قاعدة «فوستوشني» الفضائية"."""
        scan, head = self.scan, word.entry
        if scan.form(word.last + 1) in [fold(each) for each in head.option("not_before", ())]:
            return None
        closed = word.last > at and scan.form(word.last).startswith(self.article)
        definite = word.definite or closed
        if head.option("definite") and not definite and Tag.PLACE in scan.words(at) and head.tag is Tag.ORGANISATION:
            return None
        phrase = Phrase(at, word.last, MentionForm.NAME, kind_of(head), word.segments, head, definite=definite)
        phrase.gender, phrase.number = head.gender, head.number
        if head.option("capital"):
            return self._capital(phrase)
        complement = self._body_complement(phrase)
        if complement is None and not definite and scan.words(at).get(Tag.ORGANISATION) and Tag.PLACE in scan.words(at):
            return None
        if complement is not None and complement.kind is EntityKind.PERSON and head.option("heading"):
            return None
        if complement is not None:
            phrase.last, phrase.inner = complement.last, (complement,)
            phrase.definite, phrase.quoted = True, complement.quoted
            phrase.origins, phrase.coordinated = complement.origins, complement.coordinated
            self._more_countries(phrase)
        agrees = phrase.definite
        single = phrase.number == "s" and head.tag is Tag.ORGANISATION and complement is None
        modifiers = self._modifiers(phrase.last + 1, definite=agrees, loose=True, single=single)
        phrase.last = modifiers.after - 1
        phrase.origins += modifiers.origins
        phrase.extra += ("qualified",) if modifiers.plain else ()
        phrase.coordinated |= modifiers.coordinated
        if phrase.quoted is None:
            quoted = self._quoted(phrase.last + 1, head) if head.option("named") or head.option("unknown") else None
            if quoted is not None and (modifiers.some or complement is not None or definite or head.option("same")):
                phrase.last, phrase.quoted, phrase.inner = quoted.last, quoted.quoted, (*phrase.inner, quoted)
                more = self._modifiers(phrase.last + 1, definite=True)
                phrase.last, phrase.origins = more.after - 1, phrase.origins + more.origins
                modifiers.some |= True
        return self._body_end(phrase, modified=modifiers.some or complement is not None, named=complement is not None)

    def _body_complement(self, phrase: Phrase) -> Phrase | None:
        head, after = phrase.head, phrase.last + 1
        if head is None or phrase.segments.pronoun or head.option("absolute"):
            return None
        quoted = self._quoted(after, head)
        if quoted is not None or phrase.definite:
            return quoted
        if self._adjective(after, definite=False)[1] is not None:
            return None
        found = self._complement(after, head)
        if found is not None:
            return found
        if head.option("unknown") or head.option("named"):
            return self._unknown(after, head)
        return None

    def _body_end(self, phrase: Phrase, *, modified: bool, named: bool) -> Phrase | None:
        """What may end the phrase of a body or place; None if what there is names none."""
        head = phrase.head
        if head is None:
            return None
        modified = modified or (not phrase.definite and self._participle(phrase))
        if head.option("function") and self._purpose(phrase):
            modified = True
        elif head.tag is Tag.ORGANISATION and (modified or (phrase.definite and " " in head.word)):
            last = phrase.last
            self._service(phrase)
            modified = modified or phrase.last > last
        if head.option("members"):
            self._whose(phrase, self.words.partitive)
            modified = modified or bool(phrase.inner)
        if head.tag is Tag.ORGANISATION and modified:
            phrase.last = self._bracket(phrase.last)
        elif head.tag is Tag.PLACE and named:
            self._place_tail(phrase)
        named = named or phrase.quoted is not None
        if head.option("described") and not named:
            phrase.form = MentionForm.DESCRIPTION
        return self._as_definite(phrase, head, modified=modified, named=named)

    def _as_definite(self, phrase: Phrase, head: Entry, *, modified: bool, named: bool) -> Phrase | None:
        """The phrase as a name if it has the article, else as a description; None where it means nobody."""
        if modified and not named and head.option("named_only"):
            return None
        if modified and phrase.definite:
            return phrase
        phrase.form = MentionForm.DESCRIPTION
        if modified:
            if head.option("definite"):
                return None
            self._participle(phrase)
            return phrase
        phrase.bare = True
        refers = head.option("refers") or head.option("alone")
        if head.option("alone"):
            self._country_behind(phrase)
        return phrase if phrase.definite and refers else None

    def _country_behind(self, phrase: Phrase) -> None:
        """The country behind "in" says whose a body is: "الرئاسة في جنوب أفريقيا"; it stays a mention of its own."""
        at = phrase.last + 1
        name = self.scan.name(at + 1) if self.scan.form(at) in self.words.whose else None
        if name is not None and not name.cost and any(e.kind is EntityKind.COUNTRY for e in name.entities):
            phrase.origins = tuple(e.id.rpartition("-")[2] for e in name.entities[:1])
            phrase.bare, phrase.form = False, MentionForm.NAME

    def _service(self, phrase: Phrase) -> None:
        """What a body is for: "المرصد السوري لحقوق الإنسان", "وكالة «فارس» الإيرانية للأنباء"."""
        at = phrase.last + 1
        words, form = self.scan.words(at), self.scan.form(at)
        joined = self.words.article_after
        for preposition, merged in joined.items():
            inner = words.get(Tag.INNER)
            if inner is not None and inner.segments.pronoun:
                return
            if inner is not None and inner.segments.preposition == preposition and not inner.segments.conjunction:
                if inner.definite:
                    phrase.last = self._joined_nouns(inner.last + 1)
                    return
                assert phrase.head is not None  # noqa: S101  (narrows the type)
                deeper = self._complement(inner.last + 1, phrase.head)
                if deeper is not None:
                    phrase.last = self._modifiers(deeper.last + 1, definite=True).after - 1
                return
            if form.startswith(merged) and len(form) > 5 and not words and self.scan.name(at) is None:  # noqa: PLR2004
                if self.words.is_event(form):
                    return
                phrase.last = self._joined_nouns(at + 1)
                return

    def _joined_nouns(self, at: int) -> int:
        """The last token of the adjectives and coordinated nouns that begin with a token."""
        end = self._modifiers(at, definite=True).after
        while self._coordinated_noun(end):
            end = self._modifiers(end + 1, definite=True).after
        return end - 1

    def _purpose(self, phrase: Phrase) -> bool:
        """What a place is for: "لإطلاق الصواريخ إلى الفضاء"."""
        at, scan = phrase.last + 1, self.scan
        form = scan.form(at)
        joined = self.words.article_after
        for preposition in joined:
            if form.startswith(preposition) and len(form) > 3 and self._plain_noun(at + 1):  # noqa: PLR2004
                if scan.name(at) is not None or any(tag in scan.words(at) for tag in HEADS):
                    return False
                end = self._modifiers(at + 2, definite=True).after
                if scan.form(end) in self.words.toward and self._plain_noun(end + 1) and scan.name(end + 1) is None:
                    end += 2
                phrase.last = end - 1
                return True
        return False

    def _capital(self, phrase: Phrase) -> Phrase | None:
        """A capital: of a country named or by adjective, with the city's own name; or of the one spoken of."""
        after = phrase.last + 1
        if phrase.definite:
            modifiers = self._modifiers(after, definite=True)
            phrase.last, phrase.origins = modifiers.after - 1, modifiers.origins
            name = self.scan.name(modifiers.after)
            if (
                name is not None
                and not name.cost
                and (name.cities or any(e.kind is EntityKind.PLACE for e in name.entities))
            ):
                inner = self._known(modifiers.after)
                if inner is not None:
                    phrase.last, phrase.inner = inner.last, (inner,)
            quoted = None if phrase.inner else self._quoted(phrase.last + 1, phrase.head) if phrase.head else None
            if quoted is not None:
                phrase.last, phrase.inner = quoted.last, (quoted,)
            phrase.bare = not phrase.inner and not phrase.origins
            return phrase
        inner = self.phrase(after)
        if (
            inner is not None
            and not inner.segments.conjunction
            and inner.kind in (EntityKind.COUNTRY, EntityKind.PLACE)
        ):
            phrase.last, phrase.inner = inner.last, (inner,)
            phrase.definite = True
            return phrase
        modifiers = self._modifiers(after, definite=False)
        if modifiers.some:
            phrase.last, phrase.origins, phrase.form = modifiers.after - 1, modifiers.origins, MentionForm.DESCRIPTION
            return phrase
        return None

    def _direction(self, at: int, word: Word) -> Phrase | None:
        """A part of a region: "أقصى شرق روسيا", "شمال العراق", "أقصى الشرق الروسي"."""
        start, last = word, word.last
        if word.entry.tag is Tag.FAR:
            inner_word = self.scan.words(last + 1).get(Tag.DIRECTION)
            if inner_word is None or inner_word.cost:
                return None
            word, last = inner_word, inner_word.last
        if start.entry.tag is Tag.DIRECTION and start.definite:
            return None
        phrase = Phrase(at, last, MentionForm.DESCRIPTION, EntityKind.PLACE, start.segments, word.entry, definite=True)
        if word.definite:
            modifiers = self._modifiers(last + 1, definite=True)
            if not modifiers.origins:
                return None
            phrase.last, phrase.origins = modifiers.after - 1, modifiers.origins
            return phrase
        more = self.scan.words(last + 1).get(Tag.DIRECTION)
        if more is not None and more.segments.conjunction and not more.segments.preposition and not more.definite:
            last = more.last  # "شمال وشرق سوريا"
        inner = self.phrase(last + 1)
        if inner is None or inner.segments.conjunction or inner.segments.preposition:
            return None
        if inner.kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
            return None
        phrase.last, phrase.inner, phrase.origins = inner.last, (inner,), inner.origins
        return phrase
