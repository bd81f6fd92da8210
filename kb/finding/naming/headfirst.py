"""Noun phrases of languages that put the head first: the head, its adjectives, what it is annexed to, then the name.

"وزير الخارجية الإيراني محمد جواد ظريف": office, adjective of origin, name. Every rule speaks of classes of words; the
words are data.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.finding.naming.gazetteer import KnownName
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan, Word
from kb.finding.naming.vocabulary import Entry, Tag
from kb.language.morphology import Segments
from kb.model import EntityKind, MentionForm

_OPENING = frozenset({"«", "“", '"'})
_CLOSING = frozenset({"»", "”", '"'})
_STRAIGHT = '"'  # opens and closes
_COMMAS = frozenset({"،", ","})
_QUOTED = 7  # words that a quoted name may have
_NAME = 5  # words that a person's name may have, particles apart
_METROPOLIS = 500_000  # inhabitants
_PLAIN = Segments("")
_KINDS = {Tag.ORGANISATION: EntityKind.ORGANIZATION, Tag.PLACE: EntityKind.PLACE}


@dataclass(slots=True)
class _Modifiers:
    """Adjectives read after a head: the token after them, their origins, whether some are coordinated."""

    after: int
    origins: tuple[str, ...] = ()
    coordinated: bool = False
    some: bool = False
    plain: bool = False


class HeadFirst:
    """Reads the name phrases of one sentence from left to right in text order, each as long as it can be."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary
        self.article = scan.vocabulary.article
        self.depth = 0

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the sentence, none inside another."""
        at = 0
        while at < len(self.scan):
            phrase = self.phrase(at) if self.scan.live(at) else None
            if phrase is None:
                at += 1
            else:
                yield phrase
                at = phrase.last + 1

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
        head = max((word.last for tag, word in words.items() if tag in _HEADS), default=at - 1)
        cost = min((word.cost for word in words.values()), default=9)
        given = words.get(Tag.GIVEN)
        if given is not None and not given.cost and name is not None and not name.entities:
            person = self._given(at, given)
            if person is not None and person.last > name.last:
                return person
        if name is not None and name.cost <= cost and (name.last > head or (name.entities and name.last == head)):
            known = self._known(at)
            if known is not None:
                return known
        for tag, read in (
            (Tag.TITLE, self._title),
            (Tag.PERSON, self._people),
            (Tag.DIRECTION, self._direction),
            (Tag.FAR, self._direction),
            (Tag.ORGANISATION, self._body),
            (Tag.PLACE, self._body),
            (Tag.GIVEN, self._given),
            (Tag.PEOPLE, self._people),
            (Tag.ORIGIN, self._origin),
            (Tag.HOMELAND, self._anaphor),
            (Tag.OWN_COUNTRY, self._anaphor),
            (Tag.LATTER, self._anaphor),
        ):
            if tag in words:
                phrase = read(at, words[tag])
                if phrase is not None:
                    return phrase
        cities_only = name is not None and not name.entities and any(tag in _HEADS for tag in words)
        return self._exact(at) or (None if cities_only else self._known(at)) or self._short(at)

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

    def _is_surname(self, at: int) -> bool:
        """Whether a word, without clitics, is part of a name that the article gives in full."""
        segments = self.scan.surnames.get(self.scan.form(at))
        return segments is not None and not segments.conjunction and not segments.preposition

    # Names that are known

    def _known(self, at: int) -> Phrase | None:
        name = self.scan.name(at)
        if name is None or (name.last == at and self._hardly_name(at)):
            return None
        if name.short and self.scan.vocabulary.stops_name(self.scan.form(at)):
            return None
        entities, cities = name.entities, name.cities
        kind = entities[0].kind if entities else EntityKind.PLACE
        phrase = Phrase(at, name.last, MentionForm.NAME, kind, name.segments, None, entities, cities, definite=True)
        if kind is EntityKind.PERSON:
            phrase.personal = (at, name.last)
            return self._apposed(phrase)
        return self._place_tail(phrase) if kind in (EntityKind.PLACE, EntityKind.COUNTRY) else self._body_tail(phrase)

    def _hardly_name(self, at: int) -> bool:
        """Whether a name of one word is more likely another word: a particle, or a city's name cut very short."""
        name, form = self.scan.name(at), self.scan.form(at)
        if form in self.words.stops or name is None:
            return True
        short = name.cost > 0 and len(form) - name.cost < 4  # noqa: PLR2004  (the letters that are left)
        return not name.entities and (short or self.words.stops_name(form))

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

    # Modifiers

    def _modifiers(self, at: int, *, definite: bool, loose: bool = False) -> _Modifiers:
        """The adjectives after a head, which agree with it in having the article or not."""
        found = _Modifiers(at)
        while True:
            conjunction, step = self._adjective(found.after, definite=definite, loose=loose, guess=not found.origins)
            if step is None or (conjunction and not found.some):
                return found
            word, origin = step
            if conjunction and not self._may_coordinate(found, origin):
                return found
            found.coordinated |= bool(conjunction and origin and found.origins)
            found.after, found.some, found.plain = word + 1, True, found.plain or not origin
            if origin:
                found.origins = (*found.origins, origin)

    def _may_coordinate(self, found: _Modifiers, origin: str) -> bool:
        return bool(origin) == bool(found.origins)

    def _adjective(
        self, at: int, *, definite: bool, loose: bool = False, guess: bool = True
    ) -> tuple[str, tuple[int, str] | None]:
        """The conjunction before an adjective, its last token, and its country ("" if it is no adjective of origin)."""
        words = self.scan.words(at)
        for tag in (Tag.ORIGIN, Tag.PEOPLE, Tag.ADJECTIVE):
            word = words.get(tag)
            if word is not None and not word.segments.preposition and not word.segments.pronoun:
                if word.definite is definite and not self._rather_country(at, definite=definite):
                    return word.segments.conjunction, (word.last, str(word.entry.option("country", "")))
                return "", None
        if guess and not words and self.scan.is_word(at) and self._looks_adjective(at, definite=definite, loose=loose):
            return "", (at, "")
        return "", None

    def _rather_country(self, at: int, *, definite: bool) -> bool:
        """Whether what could be the object form of an adjective ("جنديا روسيا") is the country ("خارجية روسيا")."""
        accusative = self.words.accusative
        if definite or not accusative or not self.scan.form(at).endswith(accusative) or self.scan.name(at) is None:
            return False
        return at == 0 or not self.scan.form(at - 1).endswith(accusative)

    def _looks_adjective(self, at: int, *, definite: bool, loose: bool = False) -> bool:
        form = self.scan.form(at)
        if form.startswith(self.article) is not definite or self.scan.name(at) is not None:
            return False
        stem = form.removeprefix(self.article) if definite else form
        if len(stem) < (4 if definite else 5) or not stem.endswith(self.words.adjective_ends):
            return bool(definite and loose and len(stem) > 5 and stem.endswith(self.words.loose_ends))  # noqa: PLR2004
        return not self.words.stops_name(form) and not self.words.is_event(form) and form not in self.words.events

    # What a head is annexed to

    def _complement(self, at: int, head: Entry) -> Phrase | None:
        """What a head without the article is annexed to: a name, a phrase, a quoted name, or plain nouns with the article."""
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
                phrase = Phrase(at, end, MentionForm.NAME, _kind(head), _PLAIN, None, entities, cities, definite=True)
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
            return replace(deeper, first=at, inner=(deeper,), personal=None, kind=_kind(head), head=None)
        if not self._plain_noun(at):
            return None
        after = at + 1
        modifiers = self._modifiers(after, definite=True, loose=head.tag is not Tag.TITLE)
        if head.option("named") and not modifiers.origins:
            while self._coordinated_noun(modifiers.after):
                modifiers = self._modifiers(modifiers.after + 1, definite=True)
        end = modifiers.after - 1
        phrase = Phrase(at, end, MentionForm.DESCRIPTION, _kind(head), _PLAIN, definite=True)
        phrase.origins, phrase.coordinated = modifiers.origins, modifiers.coordinated
        return phrase

    def _plain_noun(self, at: int) -> bool:
        form = self.scan.form(at)
        if not form.startswith(self.article) or len(form) < 5:  # noqa: PLR2004
            return False
        if form in self.words.time or form in self.words.verbs:
            return False
        return Tag.LATTER not in self.scan.words(at)

    def _coordinated_noun(self, at: int) -> bool:
        form = self.scan.form(at)
        for conjunction in self.words.language.table("morphology")["conjunctions"]:
            if form.startswith(conjunction + self.article) and len(form) > 6:  # noqa: PLR2004
                if self.scan.name(at) is not None:
                    return False
                words = self.scan.words(at)
                return not any(tag in words for tag in _HEADS) and not self.words.is_event(form)
        return False

    # Bodies and places

    def _body(self, at: int, word: Word) -> Phrase | None:
        """A body or place by its head noun: "وزارة الدفاع الكورية الجنوبية", "قاعدة «فوستوشني» الفضائية"."""
        scan, head = self.scan, word.entry
        closed = word.last > at and scan.form(word.last).startswith(self.article)
        definite = word.definite or closed
        phrase = Phrase(at, word.last, MentionForm.NAME, _kind(head), word.segments, head, definite=definite)
        phrase.gender, phrase.number = head.gender, head.number
        if head.option("capital"):
            return self._capital(phrase)
        complement = self._body_complement(phrase)
        if complement is None and not definite and scan.words(at).get(Tag.ORGANISATION) and Tag.PLACE in scan.words(at):
            return None
        if complement is not None:
            phrase.last, phrase.inner = complement.last, (complement,)
            phrase.definite, phrase.quoted = True, complement.quoted
            phrase.origins, phrase.coordinated = complement.origins, complement.coordinated
            self._more_countries(phrase)
        agrees = phrase.definite
        modifiers = self._modifiers(phrase.last + 1, definite=agrees, loose=True)
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
        scan, head, after = self.scan, phrase.head, phrase.last + 1
        if head is None or phrase.segments.pronoun:
            return None
        if phrase.definite:
            quoted = self._quoted(after, head)
            if quoted is not None:
                return quoted
            return None
        quoted = self._quoted(after, head)
        if quoted is not None:
            return quoted
        if self._adjective(after, definite=False)[1] is not None:
            return None
        found = self._complement(after, head)
        if found is not None:
            return found
        if head.option("unknown") or head.option("named"):
            return self._unknown(after, head)
        return None

    def _unknown(self, at: int, head: Entry) -> Phrase | None:
        """A name that is in no list: words that are nothing else, at most three."""
        end = at
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
        return Phrase(at, end - 1, MentionForm.NAME, _kind(head), _PLAIN, definite=True, extra=("unknown",))

    def _body_end(self, phrase: Phrase, *, modified: bool, named: bool) -> Phrase | None:
        head = phrase.head
        if head is None:
            return None
        if head.option("function") and self._purpose(phrase):
            modified = True
        elif head.tag is Tag.ORGANISATION and modified:
            self._service(phrase)
        if head.option("members"):
            self._whose(phrase, self.words.partitive)
            modified = modified or bool(phrase.inner)
        if modified:
            phrase.last = self._bracket(phrase.last) if head.tag is Tag.ORGANISATION else phrase.last
        if head.tag is Tag.PLACE and named:
            self._place_tail(phrase)
        if head.option("described") and not named and phrase.quoted is None:
            phrase.form = MentionForm.DESCRIPTION
        if not modified:
            phrase.bare = True
            if not phrase.definite or (head.option("definite") and not phrase.definite):
                return None
            if not (head.option("refers") or head.option("alone")):
                return None
            phrase.form = MentionForm.DESCRIPTION
        elif not phrase.definite:
            if head.option("named_only") or head.option("definite"):
                return None
            phrase.form = MentionForm.DESCRIPTION
            self._participle(phrase)
        if modified and not named and head.option("named_only"):
            return None
        return phrase

    def _service(self, phrase: Phrase) -> None:
        """What a body is for: "المرصد السوري لحقوق الإنسان", "وكالة «فارس» الإيرانية للأنباء"."""
        at = phrase.last + 1
        words, form = self.scan.words(at), self.scan.form(at)
        joined = self.words.language.table("morphology")["article_after"]
        for preposition, merged in joined.items():
            inner = words.get(Tag.INNER)
            if inner is not None and inner.segments.pronoun:
                return
            if inner is not None and inner.segments.preposition == preposition and not inner.segments.conjunction:
                if inner.definite:
                    phrase.last = self._modifiers(inner.last + 1, definite=True).after - 1
                    return
                assert phrase.head is not None  # noqa: S101  (narrows the type)
                deeper = self._complement(inner.last + 1, phrase.head)
                if deeper is not None:
                    phrase.last = self._modifiers(deeper.last + 1, definite=True).after - 1
                return
            if form.startswith(merged) and len(form) > 5 and not words and self.scan.name(at) is None:  # noqa: PLR2004
                if self.words.is_event(form):
                    return
                end = self._modifiers(at + 1, definite=True).after
                while self._coordinated_noun(end):
                    end = self._modifiers(end + 1, definite=True).after
                phrase.last = end - 1
                return

    def _purpose(self, phrase: Phrase) -> bool:
        """What a place is for: "لإطلاق الصواريخ إلى الفضاء"."""
        at, scan = phrase.last + 1, self.scan
        form = scan.form(at)
        joined = self.words.language.table("morphology")["article_after"]
        for preposition in joined:
            if form.startswith(preposition) and len(form) > 3 and self._plain_noun(at + 1):  # noqa: PLR2004
                if scan.name(at) is not None or any(tag in scan.words(at) for tag in _HEADS):
                    return False
                end = self._modifiers(at + 2, definite=True).after
                if scan.form(end) in self.words.toward and self._plain_noun(end + 1) and scan.name(end + 1) is None:
                    end += 2
                phrase.last = end - 1
                return True
        return False

    def _capital(self, phrase: Phrase) -> Phrase | None:
        """A capital: of a country named or by adjective, with the city's own name if that follows; or the one spoken of."""
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
        inner = self.phrase(last + 1)
        if inner is None or inner.segments.conjunction or inner.segments.preposition:
            return None
        if inner.kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
            return None
        phrase.last, phrase.inner, phrase.origins = inner.last, (inner,), inner.origins
        return phrase

    # People without names

    def _people(self, at: int, word: Word) -> Phrase | None:
        """People described: "مسؤولون في كوريا الجنوبية", "مصادر رسمية تركية", "نواب البرلمان الألماني"."""
        head = word.entry
        if head.option("counted") and not self.scan.tokens[max(0, at - 1)].text[0].isdigit():
            return None
        if self._is_attribute(at, word):
            return None
        if head.option("plural_only") and head.number != "p" and head.option("number") != "p":
            return None
        plural = head.number in ("p", "d") or head.option("number") in ("p", "d")
        kind = EntityKind.GROUP if plural else EntityKind.PERSON
        definite = word.definite or (word.last > at and self.scan.form(word.last).startswith(self.article))
        phrase = Phrase(at, word.last, MentionForm.DESCRIPTION, kind, word.segments, head, definite=definite)
        phrase.gender, phrase.number = head.gender, head.option("number", head.number)
        if head.tag is Tag.PEOPLE:
            phrase.origins = (str(head.option("country")),)
        return self._described(phrase)

    def _is_attribute(self, at: int, word: Word) -> bool:
        """Whether a word for people is rather an adjective: feminine of a nisba, or after a noun with the article."""
        nisba = word.entry.option("inflect") == "nisba"
        if nisba and word.entry.gender == "f":
            return True
        if nisba and at > 0 and not word.cost and self.scan.form(at - 1) in self.words.attribute_after:
            return True
        single = word.entry.number == "s" and word.entry.option("inflect") != "noun"
        return single and word.definite and not word.cost and at > 0 and self.scan.form(at - 1).startswith(self.article)

    def _described(self, phrase: Phrase) -> Phrase | None:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        before = self._modifiers(phrase.last + 1, definite=phrase.definite)
        if not phrase.definite and not before.some:
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
        whose = self._whose(phrase, self.words.whose if head.option("in") else self.words.partitive)
        self._body_of(phrase)
        if head.option("side") and not phrase.origins and not phrase.inner:
            return None
        if head.option("modified") and not (modifiers.some or phrase.inner or joined or whose):
            return None
        phrase.bare = phrase.definite and not (
            modifiers.some or phrase.inner or joined or whose or phrase.segments.pronoun
        )
        self._at_least(phrase)
        return phrase

    def _people_complement(self, phrase: Phrase) -> Phrase | None:
        head, after = phrase.head, phrase.last + 1
        assert head is not None  # noqa: S101  (narrows the type)
        form = self.scan.form(phrase.last)
        if phrase.segments.pronoun or not self.scan.is_word(after) or form.endswith(self.words.absolute_ends):
            return None
        inner = self._complement(after, head)
        if inner is None or (not inner.definite and inner.form is not MentionForm.NAME):
            return None
        if inner.personal is not None and head.number != "p" and not head.option("number"):
            return None
        return inner

    def _number_adjective(self, at: int) -> bool:
        word = self.scan.words(at).get(Tag.NUMBER)
        return word is not None and word.definite and not word.segments.conjunction

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
        merged = {p + self.article for p in wanted} | set(
            self.words.language.table("morphology")["article_after"].values()
        )
        if form.startswith(tuple(merged)) and not any(tag in _HEADS for tag in self.scan.words(at)):
            phrase.last = self._modifiers(at + 1, definite=True).after - 1
            return True
        return False

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
        if inner is None and origin is not None and origin.cost == 0 and origin.entry.gender == "m":
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

    # People with names

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
        self._in_place(phrase)
        if modifiers.plain:
            self._of_body(phrase)
        self._body_of(phrase)
        modified = phrase.last > word.last
        named = phrase.number not in ("p", "d") and self._named(phrase)
        if phrase.number == "p" and not named and not phrase.coordinated:
            if Tag.PERSON in scan.words(at) and word.last == at:
                return self._described_office(at)
            phrase.kind, phrase.form = EntityKind.GROUP, MentionForm.DESCRIPTION
        if named or ((modified or definite) and not word.segments.pronoun) or head.option("counterpart"):
            phrase.bare = not named and not modified
            return phrase
        return None

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

    def _more_countries(self, phrase: Phrase) -> None:
        """The further countries of a dual or plural: "وزيرا خارجية روسيا والصين"."""
        while phrase.number in ("d", "p") and phrase.inner and phrase.inner[-1].kind is EntityKind.COUNTRY:
            more = self.phrase(phrase.last + 1)
            if more is None or more.kind is not EntityKind.COUNTRY or not more.segments.conjunction:
                return
            if more.form is not MentionForm.NAME or more.segments.preposition:
                return
            phrase.last, phrase.inner, phrase.coordinated = more.last, (*phrase.inner, more), True

    def _of_body(self, phrase: Phrase) -> None:
        """The body that a qualified office is of: "الأمين العام للأمم المتحدة"."""
        inner = self.phrase(phrase.last + 1)
        if inner is None or inner.kind is not EntityKind.ORGANIZATION or inner.segments.conjunction:
            return
        if inner.segments.preposition in self.words.language.table("morphology")["article_after"]:
            phrase.last, phrase.inner = inner.last, (*phrase.inner, inner)

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
            return phrase
        word = self.scan.words(phrase.first).get(Tag.PERSON)
        return self._people(phrase.first, word) if word is not None else None

    def _named(self, phrase: Phrase) -> bool:
        """Give a title the name after it, through further titles, or after a comma."""
        if phrase.personal is not None:
            return True
        after = phrase.last + 1
        title = self.scan.words(after).get(Tag.TITLE)
        if title is not None and not title.cost and (title.definite or title.entry.option("bare")):
            inner = self._title(after, title)
            if inner is not None and inner.personal is not None:
                self._take_name(phrase, inner)
                return True
            return False
        comma = self.scan.text(after) in _COMMAS
        inner = self._person(after + 1 if comma else after, sure=not comma)
        if inner is None:
            return False
        if comma and not (inner.entities or self._enclosed(inner)):
            return False
        self._take_name(phrase, inner)
        return True

    def _enclosed(self, phrase: Phrase) -> bool:
        return self.scan.text(phrase.last + 1) in _COMMAS and phrase.last > phrase.first

    def _take_name(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.last, phrase.personal, phrase.entities = inner.last, inner.personal, inner.entities
        phrase.form = MentionForm.NAME
        phrase.number = "s"

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
        compound = word.entry.word in self.words.particles and self.scan.form(word.last + 1) in self.words.closers
        if not word.entry.option("sure") and not compound and not self._is_surname(word.last + 1):
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
        scan, end, count = self.scan, at, 1
        particles, closers = self.words.particles, self.words.closers
        while end + 1 < len(scan) and count < _NAME:
            form = scan.form(end + 1)
            previous = scan.form(end)
            closes = form in closers and previous in particles
            ordinal = form in self.words.ordinals and self._is_given(end)
            if closes or ordinal or (form in particles and self._can_follow(end + 2)):
                end += 1
            elif (previous in particles and end > at and self._can_follow(end + 1)) or (
                self._nameable(end + 1, first=False) and (count < 2 or not self._looks_common(end + 1))
            ):
                end, count = end + 1, count + 1
            else:
                break
        return end

    def _looks_common(self, at: int) -> bool:
        """Whether an unknown word has the end of a common noun or adjective: suffixed, feminine, plural."""
        if Tag.GIVEN in self.scan.words(at) or self._is_surname(at):
            return False
        return self.scan.text(at).endswith(self.words.common_ends)

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
        return word.cost == 0 or word.entry.tag in _HEADS or word.entry.tag in (Tag.GIVEN, Tag.ORIGIN, Tag.INNER)

    def _is_given(self, at: int) -> bool:
        """Whether a token is a given name, nothing written before it."""
        given = self.scan.words(at).get(Tag.GIVEN)
        return (given is not None and not given.cost) or self.scan.text(at) in self.words.exact

    def _is_tanween(self, at: int) -> bool:
        return self.scan.text(at).endswith(("ً", "ًا", "اً"))

    # Adjectives and pronouns

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
        if word.entry.tag is Tag.LATTER and at > 0:
            before = self.scan.form(at - 1)
            if before.startswith(self.article) or (self.words.hits(before) and not self.words.is_event(before)):
                return None
        kind = EntityKind.PERSON if word.entry.tag is Tag.LATTER else EntityKind.COUNTRY
        form = MentionForm.DESCRIPTION if word.entry.tag is Tag.HOMELAND else MentionForm.PRONOUN
        phrase = Phrase(at, word.last, form, kind, word.segments, word.entry, definite=True, bare=True)
        phrase.gender = "f" if word.segments.stem.endswith("ه") else "m"
        return phrase


def _small_city(name: KnownName) -> bool:
    """Whether a name is only that of a city that is not so large that a person of that name is less likely."""
    return bool(name.cities) and not name.entities and name.cities[0].population < _METROPOLIS


_HEADS = frozenset(
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


def _kind(head: Entry) -> EntityKind:
    return _KINDS.get(head.tag, EntityKind.ORGANIZATION)
