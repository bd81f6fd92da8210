"""Whom the phrases of an article mean: names by context, titles by bearers, descriptions by what stood before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kb.finding.naming.cities import City, capital_cities, is_great_capital
from kb.finding.naming.countries import country_id
from kb.finding.naming.gazetteer import Gazetteer
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.labels import adjective_of, described_labels, former
from kb.finding.naming.people import People, Person
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.vocabulary import Entry, Tag, Vocabulary
from kb.finding.naming.within import places_within
from kb.identifiers import described_entity_id, named_entity_id
from kb.language.text import fold
from kb.model import Article, Entity, Iri, Label, Mention, Name, Reference, Sentence, Span

_QUOTES = str.maketrans("", "", '«»“”"‘’()')


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A body or place that the article has spoken of: its country and where it stood."""

    entity: Entity
    country: Iri | None
    at: int


@dataclass(eq=False)
class Resolution:
    """The references of one article, resolved in text order."""

    article: Article
    sentences: Sequence[Sentence]
    found: Sequence[Sequence[Phrase]]
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    people: People
    reference: Reference
    countries: Counter[str] = field(default_factory=Counter)
    by_head: dict[str, list[Known]] = field(default_factory=dict)
    _country_order: list[str] = field(default_factory=list)
    _bearers: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what is asked for at every description."""
        self._articles = self.vocabulary.words("definite_articles")

    def mentions(self) -> tuple[tuple[Mention, ...], ...]:
        """The mentions of every sentence."""
        self.name_people()
        self._name_bodies()
        return tuple(
            tuple(self._sentence_mentions(sentence, phrases))
            for sentence, phrases in zip(self.sentences, self.found, strict=True)
        )

    # People first: titles refer to those named later too

    def name_people(self) -> None:
        """Make known whom the article names, long names first, with their offices."""
        personal = [
            (sentence, phrase)
            for sentence, phrases in zip(self.sentences, self.found, strict=True)
            for phrase in _with_inner(phrases)
            if phrase.personal is not None
        ]
        for long in (True, False):
            for sentence, phrase in personal:
                if _is_long(phrase) is long:
                    self._name_person(sentence, phrase)
        for person in self.people.named:
            person.seen.sort()

    def _name_person(self, sentence: Sentence, phrase: Phrase) -> None:
        assert phrase.personal is not None  # noqa: S101  (narrows the type)
        first, last = phrase.personal
        words = tuple(token.form for token in sentence.tokens[first : last + 1])
        if first == phrase.first and phrase.segments.stem:
            stem = phrase.segments.stem
            words = (stem if not phrase.segments.definite else self.vocabulary.article + stem, *words[1:])
        printed = self.article.text[self._start(sentence, phrase, first) : sentence.tokens[last].end]
        at = sentence.tokens[phrase.first].start
        known = self._pick_people(phrase) or self._holder_spelt(sentence, phrase, words)
        known = known or self._office_holder(words, phrase, at)
        if self._is_namesake(words, phrase, known, at):
            known = ()
        person = self.people.add(words, printed, known, at)
        person.seen.append(at)
        if phrase.head is not None and phrase.head.tag is Tag.TITLE:
            country = self._country(sentence, phrase)
            position, word = self._office(sentence, phrase)
            person.offices.add((position, word, country))
            if phrase.inner and phrase.number not in ("p", "d"):
                self._bearers.setdefault(self._office_words(sentence, phrase), person)

    def _is_namesake(self, words: tuple[str, ...], phrase: Phrase, known: tuple[Entity, ...], at: int) -> bool:
        """Whether a family name alone means somebody named in full before, and not whoever is best known by it."""
        if len(words) != 1 or phrase.head is not None or any(self.people.has(entity) for entity in known):
            return False
        full = self.people.find(words, at)
        return full is not None and len(full.words) > 1 and any(seen < at for seen in full.seen)

    def _holder_spelt(self, sentence: Sentence, phrase: Phrase, words: tuple[str, ...]) -> tuple[Entity, ...]:
        """Who holds the office before a name on the day, if the name is his in another spelling: a word is the same."""
        if phrase.head is None or phrase.head.tag is not Tag.TITLE:
            return ()
        holder = self.people.in_office(self._office(sentence, phrase)[0], self._country(sentence, phrase))
        if holder is None or set(words).isdisjoint(_name_words(holder, self.article.language)):
            return ()
        return (holder,)

    def _office_holder(self, words: tuple[str, ...], phrase: Phrase, at: int) -> tuple[Entity, ...]:
        """Whom a family name alone means by the office before it, if the article names nobody so in full."""
        if len(words) != 1 or phrase.head is None or self.people.find(words, at) is not None:
            return ()
        return self.people.named_in_office(words[0], self._position(phrase))

    def _pick_people(self, phrase: Phrase) -> tuple[Entity, ...]:
        people = tuple(entity for entity in phrase.entities if entity.kind is EntityKind.PERSON)
        wanted = {country_id(code) for code in phrase.origins}
        fitting = tuple(entity for entity in people if entity.country in wanted)
        return fitting or people

    def _office_words(self, sentence: Sentence, phrase: Phrase) -> str:
        """The words of an office, without the name: said again, they mean the same person."""
        end = phrase.last if phrase.personal is None else phrase.personal[0] - 1
        forms = [token.form for token in sentence.tokens[phrase.first : end + 1] if token.form.isalnum()]
        while len(forms) > 1 and self._is_address(forms[-1]):
            forms.pop()
        return " ".join([phrase.segments.stem or forms[0], *forms[1:]]) if forms else ""

    def _is_address(self, form: str) -> bool:
        """Whether a word is a rank or form of address before a name, and no part of the office."""
        entries = (entry for hit in self.vocabulary.hits(form) for rest, entry in hit.entries if not rest)
        return any(entry.tag is Tag.TITLE and (entry.option("bare") or entry.option("address")) for entry in entries)

    def _office(self, sentence: Sentence, phrase: Phrase) -> tuple[str, str]:
        """The position and the word of an office; those of one held no more are not those of its holder."""
        assert phrase.head is not None  # noqa: S101  (asked of titles)
        position, word = self._position(phrase), phrase.head.word
        end = phrase.last if phrase.personal is None else phrase.personal[0] - 1
        forms = (token.form.removeprefix(self.vocabulary.article) for token in sentence.tokens[phrase.first : end + 1])
        if self.vocabulary.former.isdisjoint(forms):
            return position, word
        return (f"{former()} {position}" if position else ""), f"{former()} {word}"

    def _position(self, phrase: Phrase) -> str:
        head = phrase.head
        if head is None:
            return ""
        of_state = all(inner.kind is EntityKind.COUNTRY or inner.head is None for inner in phrase.inner)
        position = str(head.option("position", ""))
        if position in ("head-of-state", "monarch") and phrase.inner and not of_state:
            return "head"
        if position == "head-of-state" and any(i.kind in _BODIES and i.definite for i in phrase.inner):
            return "head"
        return position

    def _country(self, sentence: Sentence, phrase: Phrase) -> Iri | None:
        """The country that a phrase speaks of, by adjective or by what it is annexed to."""
        if phrase.origins:
            return country_id(phrase.origins[-1])
        if phrase.head is not None and phrase.head.option("country"):
            return country_id(str(phrase.head.option("country")))
        for inner in phrase.inner:
            if inner.kind is EntityKind.COUNTRY and inner.entities:
                return inner.entities[0].id
            if inner.head is not None and inner.head.tag is Tag.HOMELAND:
                return self._country_spoken_of()
            for entity in inner.entities[:1]:
                if entity.country:
                    return entity.country
            city = self._city(inner)
            if city is not None:
                return city.country
            deeper = self._country(sentence, inner)
            if deeper is not None:
                return deeper
        return None

    # Bodies named anywhere in the article

    def _name_bodies(self) -> None:
        for sentence, phrases in zip(self.sentences, self.found, strict=True):
            for phrase in _with_inner(phrases):
                at = sentence.tokens[phrase.first].start
                if phrase.kind in (EntityKind.ORGANIZATION, EntityKind.PLACE) and not phrase.bare:
                    entity = self._body(sentence, phrase, settle=True)
                    if entity is not None:
                        country = entity.country or self._country(sentence, phrase)
                        own = {phrase.head.word.split()[0]} if phrase.head is not None else set()
                        for head in own | _first_words(entity, self.article.language):
                            self.by_head.setdefault(head, []).append(Known(entity, country, at))

    # Mentions

    def _sentence_mentions(self, sentence: Sentence, phrases: Sequence[Phrase]) -> Iterator[Mention]:
        for phrase in phrases:
            entities = self._entities(sentence, phrase)
            if not entities:
                yield from self._sentence_mentions(sentence, self._parts(phrase))
                continue
            yield self._mention(sentence, phrase, entities)

    def _parts(self, phrase: Phrase) -> Sequence[Phrase]:
        """The phrases inside one that means nothing itself: a country in brackets after a city that is none."""
        return tuple(
            inner for inner in phrase.inner if inner.first > phrase.first and inner.form is not MentionForm.DESCRIPTION
        )

    def _mention(self, sentence: Sentence, phrase: Phrase, entities: Sequence[Entity]) -> Mention:
        span = Span(self._start(sentence, phrase, phrase.first), sentence.tokens[phrase.last].end)
        words = span.of(self.article.text)
        return Mention(
            names=tuple(Name(entity=entity, words=words, span=span) for entity in entities),
            first=phrase.first,
            last=phrase.last,
            form=phrase.form,
            conjunction=phrase.segments.conjunction,
            preposition=phrase.segments.preposition,
            gender=phrase.gender,
            number=phrase.number,
            within=tuple(
                name
                for place in places_within(phrase, sentence, self.vocabulary.within)
                for name in self._mention(sentence, place, self._entities(sentence, place)).names
            ),
        )

    def _start(self, sentence: Sentence, phrase: Phrase, at: int) -> int:
        """Where the words begin: after the clitics, except where a preposition is written as one with the article."""
        token = sentence.tokens[at]
        if at != phrase.first:
            return token.start
        clitics = phrase.segments.conjunction
        joined = self.vocabulary.article_after
        if not (phrase.segments.definite and phrase.segments.preposition in joined):
            clitics += phrase.segments.preposition
        elif not clitics:
            return token.start
        if not clitics and token.text[0].isalpha() and token.text[0] != "\u0640":
            return token.start
        offset, left = 0, len(clitics)
        while left and offset < len(token.text) - 1:
            offset += 1
            left -= token.text[offset - 1].isalpha() and token.text[offset - 1] != "\u0640"
        while offset < len(token.text) - 1 and not (token.text[offset].isalnum() and token.text[offset] != "\u0640"):
            offset += 1
        return token.start + offset

    def _entities(self, sentence: Sentence, phrase: Phrase) -> tuple[Entity, ...]:
        at = sentence.tokens[phrase.first].start
        if phrase.personal is not None:
            return self._person(at)
        head = phrase.head
        if head is None:
            return self._name(sentence, phrase)
        if head.tag is Tag.ORIGIN and phrase.form is MentionForm.ADJECTIVE:
            return self._countries(phrase)
        if head.tag in (Tag.HOMELAND, Tag.OWN_COUNTRY, Tag.LATTER):
            return self._anaphor(phrase, at)
        if phrase.form is MentionForm.TITLE:
            return self._title(sentence, phrase, at)
        if phrase.kind in (EntityKind.GROUP, EntityKind.PERSON):
            return self._described(sentence, phrase)
        if phrase.coordinated and phrase.number == "d":
            parts = self._countries(phrase)
            if len(parts) > 1:
                return tuple(self._of_country(sentence, phrase, country) for country in parts)
        body = self._body(sentence, phrase, settle=False)
        return (body,) if body is not None else ()

    def _person(self, at: int) -> tuple[Entity, ...]:
        for person in self.people.named:
            if at in person.seen:
                self._note_country(person.country)
                return (person.entity,)
        return ()

    def _name(self, sentence: Sentence, phrase: Phrase) -> tuple[Entity, ...]:
        entity = self._known_name(phrase)
        if entity is None and "unknown" in phrase.extra:
            return (self._unlinked(sentence, phrase, None),)
        if entity is None:
            return ()
        self._note(entity)
        return (entity,)

    def _known_name(self, phrase: Phrase) -> Entity | None:
        city = self._city(phrase)
        if phrase.entities:
            best = self._best(phrase.entities)
            rival = (
                city is not None
                and best.kind is EntityKind.COUNTRY
                and best.id.rpartition("-")[2] not in self.countries
            )
            if (
                rival
                and city is not None
                and city.country is not None
                and city.country.rpartition("-")[2] in self.countries
            ):
                return city
            return best
        return city

    def _best(self, entities: Sequence[Entity]) -> Entity:
        near = [entity for entity in entities if entity.country and entity.country.rpartition("-")[2] in self.countries]
        return (near or list(entities))[0]

    def _city(self, phrase: Phrase) -> Entity | None:
        """The likeliest city of a name: a large one, or a small one of a country spoken of, where a place is named."""
        wanted = {inner.entities[0].id for inner in phrase.inner if inner.kind is EntityKind.COUNTRY and inner.entities}
        fitting = [city for city in phrase.cities if country_id(city.country) in wanted]
        if "place" not in phrase.extra and not fitting:
            fitting = [city for city in phrase.cities if self._is_likely(city, located="located" in phrase.extra)]
        best = max(fitting or (phrase.cities if "place" in phrase.extra else ()), key=self._weight, default=None)
        return best.entity if best is not None else None

    def _is_likely(self, city: City, *, located: bool) -> bool:
        return city.population >= _LARGE_CITY or (located and city.country in self.countries)

    def _weight(self, city: City) -> tuple[bool, int]:
        return is_great_capital(city), city.population * (_NEARNESS if city.country in self.countries else 1)

    def _note(self, entity: Entity) -> None:
        self._note_country(entity.id if entity.kind is EntityKind.COUNTRY else entity.country)

    def _note_country(self, country: Iri | None) -> None:
        if country:
            self._country_order.append(country.rpartition("-")[2])

    def _countries(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The countries of a phrase's adjectives, and of the countries that it is annexed to."""
        ids = [country_id(code) for code in phrase.origins]
        ids += [inner.entities[0].id for inner in phrase.inner if inner.kind is EntityKind.COUNTRY and inner.entities]
        found = [self.gazetteer.by_id[iri] for iri in dict.fromkeys(ids) if iri in self.gazetteer.by_id]
        for country in found:
            self._note(country)
        return tuple(found)

    def _anaphor(self, phrase: Phrase, at: int) -> tuple[Entity, ...]:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        person = self.people.last(at)
        if head.tag is Tag.LATTER:
            return (person.entity,) if person is not None else ()
        country: Iri | None
        if head.tag is Tag.OWN_COUNTRY:
            country = person.country if person is not None else None
        else:
            country = self._state(head) if head.option("states") else self._country_spoken_of()
        entity = self.gazetteer.by_id.get(country) if country else None
        return (entity,) if entity is not None else ()

    def _state(self, head: Entry) -> Iri:
        """The state that its form of state means: the one most spoken of, or else the first that it can be."""
        codes = head.option("states")
        return country_id(max(codes, key=lambda code: self.countries.get(code, 0)))

    def _country_spoken_of(self) -> Iri | None:
        """The country most spoken of in the article; of equals, the one spoken of last."""
        if not self.countries:
            return None
        top = max(self.countries.values())
        best = [code for code, count in self.countries.items() if count == top]
        for code in reversed(self._country_order):
            if code in best:
                return country_id(code)
        return country_id(best[0])

    # Titles without names

    def _title(self, sentence: Sentence, phrase: Phrase, at: int) -> tuple[Entity, ...]:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        country = self._country(sentence, phrase)
        countries = self._countries(phrase) if phrase.coordinated else ()
        if head.option("counterpart"):
            ids = [entity.id for entity in countries] if len(countries) > 1 else [country]
            return tuple(self._counterpart(sentence, phrase, each, at) for each in ids)
        if len(countries) > 1:
            return tuple(self._holder(sentence, phrase, entity.id, at) for entity in countries)
        return (self._holder(sentence, phrase, country, at),)

    def _holder(self, sentence: Sentence, phrase: Phrase, country: Iri | None, at: int) -> Entity:
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        position, word = self._office(sentence, phrase)
        plain = not phrase.inner and position in ("", "head-of-state") and " " not in word
        sole = not phrase.inner or position not in ("", "head", "spokesperson", "commander", "envoy")
        bearer = self._bearers.get(self._office_words(sentence, phrase)) if phrase.inner else None
        if bearer is not None:
            return bearer.entity
        if (phrase.number in ("s", "d", "") or phrase.coordinated) and sole:
            person = self.people.titled(position=position, word=word, country=country, at=at)
            if person is None and plain:
                person = self._last_word(word, country, at)
            if person is not None:
                return person.entity
            entity = self.people.in_office(position, country)
            if entity is not None:
                return entity
        past = former() if word.startswith(former()) else ""
        english = " ".join(f"{past} {adjective_of(country)} {head.option('en', '')}".split()) if country else ""
        return self._describe(sentence, phrase, EntityKind.PERSON, english, country, key=position or head.word)

    def _last_word(self, word: str, country: Iri | None, at: int) -> Person | None:
        """Somebody whose office's name has the word for its noun: "الوزير" for a foreign minister."""
        fitting = [
            person
            for person in self.people.named
            if any(self._head_word(title) == word and country in (None, of) for _, title, of in person.offices)
        ]
        before = [person for person in fitting if any(seen < at for seen in person.seen)]
        return (
            max(before, key=lambda p: max(s for s in p.seen if s < at)) if before else (fitting[0] if fitting else None)
        )

    def _head_word(self, title: str) -> str:
        """The noun of a title of several words: the last where adjectives stand before their nouns."""
        return title.split()[-1 if self.vocabulary.table["head"] == "last" else 0]

    def _counterpart(self, sentence: Sentence, phrase: Phrase, country: Iri | None, at: int) -> Entity:
        """The holder, in another country, of the office that was spoken of last."""
        position, word = self._last_office(at)
        if country is not None and (position or word):
            person = self.people.titled(position=position, word=word, country=country, at=at)
            entity = person.entity if person is not None else self.people.in_office(position, country)
            if entity is not None:
                return entity
        assert phrase.head is not None  # noqa: S101  (narrows the type)
        return self._describe(sentence, phrase, EntityKind.PERSON, "", country, key=position or phrase.head.word)

    def _last_office(self, at: int) -> tuple[str, str]:
        """The position and title word spoken of last before a place, by a name that has it or by a title alone."""
        held = [
            (seen, position, word)
            for person in self.people.named
            for position, word, _ in person.offices
            for seen in person.seen
        ]
        titles = [(start, self._position(title), title.head.word) for start, title in self._titles() if title.head]
        before = [office for office in (*held, *titles) if office[0] < at]
        _, position, word = max(before, default=(0, "", ""))
        return position, word

    def _titles(self) -> Iterator[tuple[int, Phrase]]:
        """The titles without names, with where they stand."""
        for sentence, phrases in zip(self.sentences, self.found, strict=True):
            for phrase in phrases:
                plain = phrase.head is not None and not phrase.head.option("counterpart")
                if phrase.form is MentionForm.TITLE and plain:
                    yield sentence.tokens[phrase.first].start, phrase

    # Descriptions

    def _described(self, sentence: Sentence, phrase: Phrase) -> tuple[Entity, ...]:
        head = phrase.head
        if head is None:
            return ()
        countries = self._countries(phrase)
        if head.option("side") and countries:
            return countries
        if head.tag is Tag.ORIGIN or head.tag is Tag.PEOPLE:
            return (self._describe(sentence, phrase, phrase.kind, "", countries[0].id if countries else None),)
        if len(countries) > 1 and phrase.coordinated:
            return tuple(
                self._describe(
                    sentence, phrase, phrase.kind, self._english(phrase, country), country.id, key=country.id
                )
                for country in countries
            )
        country = self._country(sentence, phrase)
        entity = self.gazetteer.by_id.get(country) if country else None
        english = self._english(phrase, entity) if entity is not None and not phrase.counted else ""
        return (self._describe(sentence, phrase, phrase.kind, english, country),)

    def _english(self, phrase: Phrase, country: Entity | None) -> str:
        head = phrase.head
        simple = all(inner.kind is EntityKind.COUNTRY for inner in phrase.inner)
        if head is None or country is None or not simple:
            return ""
        noun = head.option("plural_en" if phrase.number == "p" else "en", "")
        adjective = adjective_of(country.id)
        return f"{adjective} {noun}" if adjective and noun else ""

    def _describe(
        self, sentence: Sentence, phrase: Phrase, kind: EntityKind, english: str, country: Iri | None, key: str = ""
    ) -> Entity:
        words = self._bare_words(sentence, phrase)
        folded = f"{key} {country}" if key and country else f"{fold(words)} {key}".strip()
        return Entity(
            id=described_entity_id(self.article.id, kind, folded),
            kind=kind,
            labels=described_labels(words, self.article.language, english),
            country=country,
            linked=False,
            described=True,
        )

    def _words(self, sentence: Sentence, phrase: Phrase) -> str:
        start = self._start(sentence, phrase, phrase.first)
        return self.article.text[start : sentence.tokens[phrase.last].end]

    def _bare_words(self, sentence: Sentence, phrase: Phrase) -> str:
        """The words without an article of its own before them: "the rebels" and "rebels" are the same."""
        words = self._words(sentence, phrase)
        first, _, rest = words.partition(" ")
        return rest.lstrip() if rest and fold(first) in self._articles else words

    # Bodies and places

    def _body(self, sentence: Sentence, phrase: Phrase, *, settle: bool) -> Entity | None:
        """The body or place of a phrase. `settle`: on the first way through, when nothing before it is known yet."""
        head = phrase.head
        if head is None:
            return self._known_name(phrase)
        if "indefinite" in phrase.extra:
            return None if settle else self._some(sentence, phrase)
        found = self._by_words(sentence, phrase) or self._same(phrase)
        if found is not None or (phrase.bare and settle):
            return found
        if head.option("capital"):
            return self._capital(sentence, phrase)
        country = self._country(sentence, phrase)
        if not settle:
            before = self._referred(sentence, phrase, country)
            if before is not None:
                return before
            if phrase.bare:
                return self._alone(sentence, phrase)
        if phrase.form is MentionForm.DESCRIPTION and head.tag is not Tag.DIRECTION:
            return (
                None if settle else self._describe(sentence, phrase, phrase.kind, self._english(phrase, None), country)
            )
        if country is not None and self._plainly_national(phrase):
            return (
                self._of_country(sentence, phrase, self.gazetteer.by_id[country])
                if country in self.gazetteer.by_id
                else None
            )
        return self._unlinked(sentence, phrase, country)

    def _some(self, sentence: Sentence, phrase: Phrase) -> Entity:
        """A body or place told for the first time, "a court": none that the article has spoken of."""
        country = self._country(sentence, phrase)
        return self._describe(sentence, phrase, phrase.kind, self._english(phrase, None), country)

    def _by_words(self, sentence: Sentence, phrase: Phrase) -> Entity | None:
        forms = [token.form for token in sentence.tokens[phrase.first : phrase.last + 1] if token.text[0].isalnum()]
        if forms:
            stem = phrase.segments.stem or forms[0]
            forms[0] = (self.vocabulary.article if phrase.segments.definite else "") + stem
        for end in range(len(forms), 1, -1):
            found = self.gazetteer.bearing(forms[:end])
            if found and (end == len(forms) or found[0].kind is phrase.kind):
                return self._best(found)
        return None

    def _same(self, phrase: Phrase) -> Entity | None:
        """The body or place that the head only classes: "تنظيم داعش", "مدينة حلب"."""
        head = phrase.head
        if head is None:
            return None
        for inner in phrase.inner:
            if "tied" not in inner.extra and (head.option("same") or inner.quoted or head.option("capital")):
                kinds = _named_kinds(head)
                named = [entity for entity in inner.entities if entity.kind in kinds]
                if named and inner.form is MentionForm.NAME and inner.head is None:
                    return self._best(named)
                if head.tag is Tag.PLACE and inner.cities and (head.option("same") or head.option("capital")):
                    return self._city(replace(inner, extra=("place",)))
        return None

    def _capital(self, sentence: Sentence, phrase: Phrase) -> Entity | None:
        for inner in phrase.inner:
            named = self._known_name(inner)
            if named is not None and named.kind is EntityKind.PLACE and not phrase.bare:
                return named
        country = self._country(sentence, phrase) or (self._country_spoken_of() if phrase.bare else None)
        if country is None:
            return self._describe(sentence, phrase, EntityKind.PLACE, "", None)
        city = capital_cities(self.article.language).get(country.rpartition("-")[2])
        return city.entity if city is not None else None

    def _referred(self, sentence: Sentence, phrase: Phrase, country: Iri | None) -> Entity | None:
        """What a description refers to: a body or place that the article names, with the same head and country."""
        head, at = phrase.head, sentence.tokens[phrase.first].start
        if head is None or phrase.quoted is not None or phrase.number in ("p", "d"):
            return None
        alone = bool(head.option("alone")) and phrase.bare and head.tag is Tag.ORGANISATION
        if not (head.option("refers") or head.option("function") or alone) or phrase.counted:
            return None
        if phrase.inner or not self._adds_nothing(sentence, phrase):
            return None
        fitting = [known for known in self.by_head.get(head.word, ()) if country in (None, known.country)]
        fitting = [known for known in fitting if not known.entity.described]
        fitting = [known for known in fitting if not alone or (known.country and _has_label(known.entity, "en"))]
        if not phrase.definite:
            ids = {known.entity.id for known in fitting}
            return fitting[0].entity if len(ids) == 1 and country is not None else None
        before = [known for known in fitting if known.at < at]
        return before[-1].entity if before else None

    def _adds_nothing(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the adjectives of a description only repeat what is known: "التنظيم المتطرف"."""
        if "qualified" not in phrase.extra or not phrase.definite:
            return True
        article, epithets = self.vocabulary.article, self.vocabulary.epithets
        forms = (token.form for token in sentence.tokens[phrase.first + 1 : phrase.last + 1])
        return all(form.removeprefix(article) in epithets for form in forms)

    def _alone(self, sentence: Sentence, phrase: Phrase) -> Entity | None:
        head, at = phrase.head, sentence.tokens[phrase.first].start
        assert head is not None  # noqa: S101  (narrows the type)
        if head.option("alone"):
            country = (
                country_id(str(head.option("country"))) if head.option("country") else self._whose_body(phrase, at)
            )
            if country is not None and country in self.gazetteer.by_id and head.tag is Tag.ORGANISATION:
                return self._of_country(sentence, phrase, self.gazetteer.by_id[country])
            return self._describe(sentence, phrase, phrase.kind, "", country)
        if head.tag is Tag.ORGANISATION or phrase.segments.pronoun:
            return self._describe(sentence, phrase, phrase.kind, "", None)
        return None

    def _whose_body(self, phrase: Phrase, at: int) -> Iri | None:
        """The country of a body alone: with a pronoun that of the man, or the country, spoken of last ("حكومته")."""
        person = self.people.last(at)
        if phrase.segments.pronoun_gender == "f" and phrase.segments.pronoun_number == "s" and self._country_order:
            return country_id(self._country_order[-1])
        if phrase.segments.pronoun and person is not None and person.country:
            return person.country
        return self._country_spoken_of()

    def _plainly_national(self, phrase: Phrase) -> bool:
        """Whether it is a body of a country and nothing more: "الحكومة التركية"; "شرطة لافاييت" is not."""
        simple = all(inner.kind is EntityKind.COUNTRY and inner.head is None for inner in phrase.inner)
        plain = phrase.quoted is None and "qualified" not in phrase.extra
        return simple and plain and phrase.kind is EntityKind.ORGANIZATION

    def _of_country(self, sentence: Sentence, phrase: Phrase, country: Entity) -> Entity:
        """A country's body: the same entity however it is named."""
        head = phrase.head
        assert head is not None  # noqa: S101  (narrows the type)
        english = f"{adjective_of(country.id)} {head.option('en', '')}".strip()
        words = self._bare_words(sentence, phrase)
        iri = named_entity_id(phrase.kind, f"{head.option('en', head.word)} {country.id}".casefold())
        kind = phrase.kind
        return Entity(
            id=iri, kind=kind, labels=described_labels(words, self.article.language, english),
            country=country.id, linked=False,
        )  # fmt: skip

    def _unlinked(self, sentence: Sentence, phrase: Phrase, country: Iri | None) -> Entity:
        words = self._bare_words(sentence, phrase)
        parts: tuple[Iri, ...] = ()
        if phrase.kind is EntityKind.PLACE:
            known = (entity.id for inner in phrase.inner for entity in inner.entities[:1] if entity.kind in _PLACES)
            parts = tuple(known) or ((country,) if country else ())
        return _unlinked_entity(phrase.kind, " ".join(words.split()), self.article.language, country, parts)


_LARGE_CITY = 100_000  # inhabitants of a city that is meant wherever its name stands
_NEARNESS = 20  # how many times larger a city must be to be preferred to one of a country spoken of
_BODIES = (EntityKind.ORGANIZATION, EntityKind.GROUP)
_PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)


@lru_cache(maxsize=20_000)
def _unlinked_entity(
    kind: EntityKind, words: str, language: str, country: Iri | None, parts: tuple[Iri, ...]
) -> Entity:
    """A body or place that is known by its name only."""
    iri = named_entity_id(kind, fold(" ".join(words.translate(_QUOTES).split())))
    labels = (Label(words, language),)
    return Entity(id=iri, kind=kind, labels=labels, country=country, part_of=parts, linked=False)


@lru_cache(maxsize=20_000)
def _first_words(entity: Entity, language: str) -> frozenset[str]:
    """The folded words that the names of an entity begin with."""
    labels = (label for label in (*entity.labels, *entity.other_labels) if label.language == language)
    return frozenset(fold(label.text).split()[0] for label in labels if label.text.strip())


def _is_long(phrase: Phrase) -> bool:
    """Whether a person's name has several words or is known beforehand."""
    assert phrase.personal is not None  # noqa: S101  (asked of people)
    return phrase.personal[1] > phrase.personal[0] or bool(phrase.entities)


def _has_label(entity: Entity, language: str) -> bool:
    return any(label.language == language for label in entity.labels)


@lru_cache(maxsize=20_000)
def _name_words(entity: Entity, language: str) -> frozenset[str]:
    """The folded words of the names of an entity."""
    labels = (label for label in (*entity.labels, *entity.other_labels, *entity.short_labels))
    return frozenset(word for label in labels if label.language == language for word in fold(label.text).split())


def _named_kinds(head: Entry) -> tuple[EntityKind, ...]:
    """What the name after a head can be that only classes it."""
    if head.tag is Tag.ORGANISATION:
        return _BODIES
    return (EntityKind.PLACE,) if head.option("capital") else _PLACES


def _with_inner(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        if not phrase.inner:
            pass
        elif phrase.personal is None:
            yield from _with_inner(phrase.inner)
        else:
            yield from _with_inner([inner for inner in phrase.inner if inner.personal is None])
        yield phrase
