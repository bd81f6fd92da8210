"""The values that pass between the stages: articles, sentences, names, times, claims, events.

Everything is frozen and compares by value. A `Span` counts Unicode code points of `Article.text`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, NewType

Iri = NewType("Iri", str)
"""An absolute IRI, or the part after the base IRI ("claim/0f3a…"), which the graph layer completes."""

EventType = NewType("EventType", str)
"""The local name of a leaf class of the ontology, such as "Visit". The ontology lists them; no code does."""


class Status(StrEnum):
    """What an article, at its date, says of an event."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ALLEGED = "alleged"
    DENIED = "denied"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Certainty(StrEnum):
    """How sure the source is."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Role(StrEnum):
    """What a participant does in an event."""

    AGENT = "agent"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"


class CountKind(StrEnum):
    """What became of the people, or what they did, whose number a text tells. Casualties are killed or injured."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    RELEASED = "released"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"


class EntityKind(StrEnum):
    """What a name names. A country acts and is a place."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    COUNTRY = "Country"
    PLACE = "Place"


class BlockKind(StrEnum):
    """What a stretch of an article is. Only titles, paragraphs and captions are read for claims."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    FURNITURE = "furniture"


class ArticleKind(StrEnum):
    """A whole article, or the teaser of one: headline, caption and lead only."""

    ARTICLE = "article"
    TEASER = "teaser"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span in its text."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article of one kind: a title, a paragraph, a caption."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProof:
    """One reason for a publication date: the rule's name, the words (empty if not from the text), an explanation."""

    rule: str
    words: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One piece of news as read. `text` never changes afterwards; every span and quote refers to it.

    `published` is None where nothing proves it. `source` names the file (and the line, or the place on the page)
    that it came from; `page_spans` are the stretches of the decoded file that hold it, in code points. `given_id` is
    the identifier that a record brings with it; ours does not depend on it.
    """

    id: Iri
    text: str
    title: str
    blocks: tuple[Block, ...]
    language: str
    published: date | None = None
    published_proofs: tuple[DateProof, ...] = ()
    publisher: str | None = None
    url: str | None = None
    kind: ArticleKind = ArticleKind.ARTICLE
    source: str = ""
    page_spans: tuple[Span, ...] = ()
    given_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read: where (file, and line or place in it), why, and what to do about it."""

    source: str
    reason: str
    remedy: str


class Token(NamedTuple):
    """A word, a number or a mark. `text` as printed; `form` folded for look-up (see `language.text.fold`)."""

    start: int
    end: int
    text: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a block, with its tokens; all offsets are those of the article's text."""

    span: Span
    block: BlockKind
    block_index: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """A time expression with its proof. Where it cannot be resolved, `edtf` and all four bounds are None.

    The bounds are SEM's: an end that is open, or unknown, is None. `anchor` is the date it was resolved against.
    """

    phrase: str
    span: Span
    rule: str
    anchor: date | None = None
    edtf: str | None = None
    earliest_begin: date | None = None
    latest_begin: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None

    @property
    def resolved(self) -> bool:
        """Whether it says any time at all."""
        return self.edtf is not None


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in one language (BCP 47 tag)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """That a person held a position (of a country or organisation) in a time; None is open or unknown.

    `position` is the local name of a position concept of the ontology, such as "foreign-minister".
    """

    position: str
    of: Iri
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that a name can name.

    `id` is absolute for reference entities and "entity/…" for those made from a text. `labels` are preferred names, at
    most one a language; `other_labels` are every other spelling; `short_labels` are names that others bear too, which
    name this one where nothing speaks against it. `part_of` holds the ids of places that contain it; `point` is
    (longitude, latitude) in degrees.
    `linked` is False where nothing but the text is known of it; `described` where the text gives no name but a
    description ("مسؤول في فيتنام").
    """

    id: Iri
    kind: EntityKind
    labels: tuple[Label, ...]
    other_labels: tuple[Label, ...] = ()
    short_labels: tuple[Label, ...] = ()
    wikidata: str | None = None
    geonames: int | None = None
    country: Iri | None = None
    part_of: tuple[Iri, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    point: tuple[float, float] | None = None
    linked: bool = True
    described: bool = False

    def label(self, language: str) -> str:
        """The preferred name in a language, or else in any."""
        for label in self.labels:
            if label.language == language:
                return label.text
        return self.labels[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A mention of an entity: its words as printed and where. `span` may lie in another sentence (pronouns)."""

    entity: Entity
    words: str
    span: Span


class MentionForm(StrEnum):
    """How the words of a mention name their entity."""

    NAME = "name"  # a name, with or without a title: الرئيس فلاديمير بوتين، بوتين، روسيا
    TITLE = "title"  # an office or title alone, resolved or not: الرئيس الروسي، نظيره السوري
    DESCRIPTION = "description"  # described, not named: مسؤول في فيتنام، ستة أشخاص، قاعدة روسية لإطلاق الصواريخ
    ADJECTIVE = "adjective"  # an adjective of origin that stands for its country: (الغارات) التركية
    PRONOUN = "pronoun"  # "the latter": الأخير


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase of a sentence that names or describes somebody or somewhere.

    `first` and `last` are the indices, both included, of its tokens in the sentence. `names` has usually one name; a
    phrase like "وزيرا خارجية روسيا والصين" has two. `conjunction` and `preposition` are clitics printed as part of
    its first token ("و", "ف", "ب", "ل", "ك"; never part of the name's words or span). `gender` is "m", "f" or "";
    `number` is "s", "d", "p" or "". `within` is where the people described are: "ناشطون في القاهرة".
    """

    names: tuple[Name, ...]
    first: int
    last: int
    form: MentionForm
    conjunction: str = ""
    preposition: str = ""
    gender: str = ""
    number: str = ""
    within: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDay:
    """A day that has a name: a national day, a yearly feast, or a dated event whose anniversaries are kept.

    `year` is that of the event itself (the armistice of 1953), None for a day that merely recurs. `calendar` is
    "gregorian" or "islamic".
    """

    id: Iri
    labels: tuple[Label, ...]
    other_labels: tuple[Label, ...] = ()
    month: int
    day: int
    year: int | None = None
    calendar: str = "gregorian"
    country: Iri | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """What is known before any article is read. Read from Turtle by the graph layer, handed to the finders.

    Each is itself alone: what is compiled from one is kept for it.
    """

    entities: tuple[Entity, ...]
    days: tuple[KnownDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part in an event, and how."""

    name: Name
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people an event did something to, or took part, as the text tells it.

    `least` and `most` are equal for a number, `approximate` if it is about right; None is an end that is not told: both
    for words such as "dozens".
    """

    kind: CountKind
    words: str
    span: Span
    least: int | None = None
    most: int | None = None
    approximate: bool = False

    @property
    def value(self) -> int | None:
        """The number, None where there is none or a range."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one sentence of one article says of one event.

    `speakers` is nearest first. `said` is when the speaker said it, where the text tells. `quote` is
    `article.text[quote_span.start:quote_span.end]`, byte for byte. `also_at` are further sentences of the same
    article that say it; `counts` may stand in these too. `id` is "claim/" and a digest; `number` is its place in the
    article ("c1").
    """

    id: Iri
    article: Iri
    number: str
    type: EventType
    status: Status
    certainty: Certainty
    time: TimeValue | None
    participants: tuple[Participant, ...]
    places: tuple[Name, ...]
    speakers: tuple[Name, ...]
    trigger: str
    trigger_span: Span
    quote: str
    quote_span: Span
    rule: str
    said: TimeValue | None = None
    also_at: tuple[Span, ...] = ()
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedClaim:
    """A claim with the day its article was published (None: unknown), as merging wants it."""

    claim: Claim
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What a set of claims together say of an event: type, status, time, who, where. `time` is the most precise."""

    status: Status
    certainty: Certainty
    edtf: str | None
    earliest_begin: date | None
    latest_begin: date | None
    earliest_end: date | None
    latest_end: date | None
    participants: tuple[tuple[Entity, Role], ...]
    places: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What was known of an event in a stretch of publication time; `known_until` is None for the present one.

    `known_from` is None where the articles that it rests on have no date.
    """

    id: Iri
    known_from: date | None
    known_until: date | None
    happening: Happening
    claims: tuple[Iri, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReason:
    """Why a claim was held to be about the event: the rule's name and an explanation in plain English."""

    claim: Iri
    rule: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that one or more claims speak of.

    `id` comes from its first claim by (publication date, claim id). `fulfilled_by` are events of another type that a
    plan came true as; `part_of` are events that it lies within (the talks of a visit).
    """

    id: Iri
    type: EventType
    happening: Happening
    states: tuple[State, ...]
    claims: tuple[Iri, ...]
    reasons: tuple[MergeReason, ...] = ()
    fulfilled_by: tuple[Iri, ...] = ()
    part_of: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more claims on one event (or on events that look like one) that exclude each other.

    `about` is "time", "place", "status" or "participants"; `events` are the events concerned.
    """

    id: Iri
    about: str
    claims: tuple[Iri, ...]
    events: tuple[Iri, ...]
    explanation: str
