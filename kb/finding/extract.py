"""From an article to its claims: all of finding, sentence by sentence, then one claim an event a source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kb.finding.agreement import mention_gender
from kb.finding.aims import take_doer_of_object
from kb.finding.allegations import are_one_side, settle_by_source
from kb.finding.announcements import take_announcer
from kb.finding.appositions import join_appositions
from kb.finding.authorship import take_author
from kb.finding.chronicle import Chronicle, count_from_before
from kb.finding.clauses import Clause
from kb.finding.concerned import take_concerned
from kb.finding.contents import find_quotes
from kb.finding.counts import attach_counts, find_counts
from kb.finding.coverage import Reason, Trace
from kb.finding.dates import Direction, TimeMention, find_times, resolve_time
from kb.finding.drafts import Draft
from kb.finding.each import name_each
from kb.finding.folding import Located, fold_drafts, is_single
from kb.finding.governments import as_actor, countries_of, name_governments
from kb.finding.held import take_held
from kb.finding.lexemes import Kind, load_lexemes
from kb.finding.locations import locate
from kb.finding.media import Media, find_media, is_interview
from kb.finding.members import gather_members
from kb.finding.names import NameFinder
from kb.finding.needs import meets_needs
from kb.finding.nominal import draft_nouns
from kb.finding.nounphrases import is_pronoun
from kb.finding.objects import take_behind_object
from kb.finding.origins import place_at_origin, place_here, take_origin
from kb.finding.pairs import resolve_pairs
from kb.finding.parsing import find_clauses
from kb.finding.participles import join_participles
from kb.finding.predicates import free_predicates
from kb.finding.preverbal import read_headline
from kb.finding.pronouns import SPEAKER, Discourse, fits, resolve_pronoun
from kb.finding.protagonists import keep_subject
from kb.finding.resumption import take_left_out
from kb.finding.scenes import settle_scenes
from kb.finding.scopes import (
    absorb_deaths,
    apply_contents,
    inherit,
    join_governed,
    leave_out_numbers,
    share_purpose,
    take_aim,
    take_participation,
    take_performer,
    take_speaker,
)
from kb.finding.speakers import Memory, continues, find_sayings, is_impersonal, relays_of, speakers_at
from kb.finding.status import ACTS, PRESUPPOSED, settle_by_time, settle_status
from kb.finding.syntax import Grammar, Node, Part, find_nodes, load_grammar
from kb.finding.times import Talk, carry_talk, settle_times
from kb.finding.undertakings import take_for_act
from kb.finding.unnamed import describe_subject, is_relative_without_pronoun
from kb.finding.verbal import draft_verbs
from kb.finding.weapons import take_weapon
from kb.finding.welcomes import take_hosts
from kb.finding.words import settle_words
from kb.identifiers import claim_id
from kb.language.lexicon import Language, load_language
from kb.language.morphology import segmentations
from kb.language.text import find_sentences, fold
from kb.model import (
    Article,
    BlockKind,
    Claim,
    Entity,
    EntityKind,
    Iri,
    Mention,
    MentionForm,
    Name,
    Participant,
    Reference,
    Role,
    Sentence,
    Span,
    Status,
    TimeValue,
)

VERSION = "4"
"""Changes whenever the same article may give other claims, so that stored claims are made again."""


@dataclass(slots=True)
class _Reader:
    """What one article's reading carries from sentence to sentence."""

    article: Article
    language: Language
    grammar: Grammar
    reference: Reference
    countries: Mapping[Iri, Entity]
    media: Media
    discourse: Discourse
    trace: Trace | None = None
    memory: Memory = field(default_factory=Memory)
    talk: Talk = field(default_factory=Talk)
    chronicle: Chronicle = field(default_factory=Chronicle)
    drafts: list[Located] = field(default_factory=list)
    origin: Mention | None = None
    leads: int = 0


class Extractor:
    """Finds the claims of articles. Compiles the names of a reference once; a language is loaded when first met."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._finders: dict[str, NameFinder] = {}
        self._countries = countries_of(reference)
        self._media: dict[str, Media] = {}

    def extract(self, article: Article, *, trace: Trace | None = None) -> tuple[Claim, ...]:
        """Find the claims of an article, in text order, numbered c1, c2 and on; a trace notes what gave none.

        Raises:
            UsageError: there are no data for the article's language.
        """
        language = load_language(article.language)
        finder = self._finders.get(language.tag)
        if finder is None:
            finder = self._finders[language.tag] = NameFinder(self._reference, language)
            self._media[language.tag] = find_media(self._reference, language)
        sentences = tuple(find_sentences(article, language))
        grammar = load_grammar(language)
        reader = _Reader(
            article,
            language,
            grammar,
            self._reference,
            self._countries,
            self._media[language.tag],
            Discourse(grammar),
            trace,
        )
        for sentence, mentions in zip(sentences, finder.find(article, sentences), strict=True):
            _read_sentence(reader, sentence, mentions)
        return _claims(reader)


def _read_sentence(reader: _Reader, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Draft the claims of one sentence."""
    times = _no_events(find_times(sentence, reader.language, reader.reference), sentence, reader.language)
    named = free_predicates(_beside(mentions, times), sentence, load_lexemes(reader.language), reader.grammar)
    nodes = find_nodes(sentence, named, times, reader.language)
    _find_origin(nodes, sentence, reader)
    resolve_pairs(nodes, reader.discourse, reader.grammar, reader.countries)
    join_appositions(nodes, reader.grammar, reader.media)
    name_each(nodes, reader.grammar)
    gather_members(nodes, reader.grammar)
    settle_words(nodes, reader.grammar)
    if reader.memory.block != sentence.block_index:
        reader.memory.block, reader.memory.quoting = sentence.block_index, False
    clauses = find_clauses(nodes, reader.grammar)
    if sentence.block is not BlockKind.PARAGRAPH and not reader.grammar.subject_after_verb:
        read_headline(clauses, nodes, reader.grammar)
    if reader.trace is not None:
        reader.trace.read(sentence, nodes, clauses)
    for clause in clauses:
        describe_subject(clause, nodes, reader.grammar, sentence, reader.article)
        _resolve_subject(clause, nodes, clauses, reader)
    if clauses:
        keep_subject(clauses[0], [located.draft for located in reader.drafts[-1:]])
    found = [*draft_verbs(clauses, nodes, reader.grammar), *draft_nouns(nodes, clauses, reader.grammar)]
    drafts = join_governed(found, nodes, reader.grammar) if len(found) > 1 else found
    drafts.sort(key=lambda draft: draft.trigger.index)
    for draft in drafts:
        take_hosts(draft, nodes, reader.grammar)
        take_author(draft, nodes, clauses, reader.grammar)
        take_left_out(draft, nodes, reader.grammar)
        take_behind_object(draft, nodes, reader.grammar)
        take_weapon(draft, nodes, reader.grammar)
        take_announcer(draft, clauses)
        take_held(draft, nodes, reader.grammar)
        _resolve_pronouns(draft, nodes, clauses, reader)
        take_participation(draft, nodes, reader.grammar)
        take_performer(draft, nodes, reader.grammar)
        name_governments(draft, reader.countries, reader.language.tag)
    take_speaker(drafts, reader.grammar)
    take_aim(drafts, nodes, reader.grammar)
    take_doer_of_object(drafts, nodes, clauses, reader.grammar)
    take_concerned(drafts, nodes, reader.grammar)
    share_purpose(drafts, reader.grammar)
    kept = _stated(absorb_deaths(join_participles(drafts), nodes, reader.grammar), nodes, clauses, reader, sentence)
    if reader.origin is not None and reader.leads == 1:
        place_at_origin(kept, reader.origin)
    told = [draft for draft in kept if not _only_describes(draft, nodes, reader.grammar, sentence.block)]
    reader.drafts.extend(
        Located(
            draft,
            sentence,
            nodes,
            pointed=_is_pointed(draft, nodes, reader.grammar) or _is_attended(draft, nodes),
            single=is_single(draft, reader.grammar),
        )
        for draft in told
    )
    reader.discourse.note(nodes, clauses)


def _is_pointed(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a demonstrative stands before an event noun: "هذه الزيارة" is one told before."""
    at = draft.trigger.index
    if not at or draft.lexeme.kind is not Kind.NOUN or not grammar.pointing:
        return False
    before = segmentations(grammar.language, fold(nodes[at - 1].words))
    return any(segments.stem in grammar.pointing for segments in before)


def _is_attended(draft: Draft, nodes: Sequence[Node]) -> bool:
    """Whether it is only told who came to an event told before: "حضر اللقاء وزير الدفاع"."""
    carried = draft.light is not None and any(r.lexeme.option("attends") for r in draft.light.verb.readings)
    following = nodes[draft.trigger.index + 1 : draft.trigger.index + 2]
    described = any(node.part is Part.WORD or node.preposition for node in following)
    return carried and draft.reading.segments.definite and draft.qualifier is None and not described


def _only_describes(draft: Draft, nodes: Sequence[Node], grammar: Grammar, block: BlockKind) -> bool:
    """Whether what could be an event only says what something is, or of what kind."""
    kind = block is BlockKind.PARAGRAPH and _tells_kind(draft, nodes, grammar)
    return kind or _is_predicate(draft, nodes, grammar)


def _tells_kind(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a present verb right behind an indefinite noun says of what kind it is: "مجموعات تدعم الاتفاق"."""
    node = draft.trigger
    if not grammar.pointing or grammar.definites or not node.index or node.part is not Part.VERB or node.conjunction:
        return False
    before = nodes[node.index - 1]
    reading = draft.reading
    if reading.tense != "present" or reading.segments.preposition or not reading.gender:  # "نحن ندعم" has none
        return False
    found = segmentations(grammar.language, fold(before.words))
    plain = before.part is Part.WORD and before.words.isalpha() and not is_pronoun(before, grammar)
    return plain and not any(s.definite or s.stem in grammar.pointing for s in found)


def _is_predicate(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether an event noun only says what something is: "هذه رسالة قوية" tells of no message."""
    segments = draft.reading.segments
    bare = not segments.definite and not segments.pronoun and draft.told is None and not grammar.definites
    return bare and _is_pointed(draft, nodes, grammar)


def _find_origin(nodes: Sequence[Node], sentence: Sentence, reader: _Reader) -> None:
    """Note the dateline, count the sentences of the text from it on, and resolve "here"."""
    if sentence.block is not BlockKind.PARAGRAPH:
        return
    begins = sentence.span.start == reader.article.blocks[sentence.block_index].span.start
    may = reader.origin is None if reader.language.has_case else begins
    reader.origin = (take_origin(nodes, reader.grammar) if may else None) or reader.origin
    if reader.origin is not None:
        reader.leads += any(not node.bracketed for node in nodes)
        place_here(nodes, reader.origin, reader.grammar)


def _no_events(times: Sequence[TimeMention], sentence: Sentence, language: Language) -> list[TimeMention]:
    """The times without those named days that an event noun names, and without words that only look like names."""
    if not times:
        return []
    lexemes = load_lexemes(language)

    def is_event(time: TimeMention) -> bool:
        readings = lexemes.readings(sentence.tokens[time.first].form)
        return time.rule == "named-day" and any(r.lexeme.kind is Kind.NOUN for r in readings)

    def is_common(time: TimeMention) -> bool:
        """Whether a name of a day or month is written small ("may", "sat") or without the article: another word."""
        if time.first < time.last or time.rule not in ("month", "weekday"):
            return False
        token = sentence.tokens[time.first]
        bare = time.rule == "weekday" and language.table("morphology")["article"] not in token.form
        return token.text.islower() if language.has_case else bare

    return [time for time in times if not is_event(time) and not is_common(time)]


def _beside(mentions: Sequence[Mention], times: Sequence[TimeMention]) -> list[Mention]:
    """The mentions that share no token with a time."""
    if not times:
        return list(mentions)
    taken = {index for time in times for index in range(time.first, time.last + 1)}
    return [mention for mention in mentions if taken.isdisjoint(range(mention.first, mention.last + 1))]


def _resolve_subject(clause: Clause, nodes: Sequence[Node], clauses: Sequence[Clause], reader: _Reader) -> None:
    """Give a clause whose subject is a pronoun or left out the name that it means.

    What a speaker does by words at the head of a sentence is done by whoever spoke last: "كما اتهموا".
    """
    if clause.pronoun_subject is None or clause.subject or is_impersonal(clause, reader.language):
        return
    joined = clause.joined_to
    if joined is not None and joined.subject and joined.pronoun_subject == clause.pronoun_subject:
        clause.subject = list(joined.subject)
        return
    if is_relative_without_pronoun(clause, nodes, reader.grammar):
        clause.pronoun_subject = None
        return
    gender, number = clause.pronoun_subject
    quoted = _quoted_speakers(clause.verb.index, nodes, clauses, reader)
    told = reader.memory.last(gender, number)[:1] if clause is clauses[0] and speaks(clause) and not quoted else []
    agreeing = [name for name in told if fits(name, gender, number)]
    barred = quoted | (frozenset() if reader.grammar.subject_after_verb else _ids(clause.objects))
    at = clause.verb.index
    names = agreeing or resolve_pronoun(gender, number, at, nodes, clauses, reader.discourse, barred=barred)
    if names:
        mention = Mention(names=tuple(names), first=0, last=0, form=MentionForm.NAME)
        clause.subject = [Node(Part.NAME, clause.verb.first, clause.verb.first, clause.verb.index, mention=mention)]


def speaks(clause: Clause) -> bool:
    """Whether the clause tells what somebody does by words: says, accuses, demands, promises."""
    return any(r.lexeme.kind is Kind.SPEECH or r.lexeme.type in ACTS for r in clause.verb.readings)


def _resolve_pronouns(draft: Draft, nodes: Sequence[Node], clauses: Sequence[Clause], reader: _Reader) -> None:
    for roles, gender, number in draft.pronouns:
        names = _subject_meant(draft, roles, gender, number, nodes, clauses, reader)
        human = draft.type in _OF_PEOPLE and "recipient" in roles
        at = draft.trigger.index
        dead = not reader.grammar.subject_after_verb and _is_end(draft, roles)
        living = _ids(draft.clause.subject) if draft.clause is not None and dead else frozenset()
        barred = living | _quoted_speakers(at, nodes, clauses, reader)
        for name in names or resolve_pronoun(
            gender, number, at, nodes, clauses, reader.discourse, human=human, barred=barred
        ):
            draft.add(roles, name)


def _ids(nodes: Sequence[Node]) -> frozenset[Iri]:
    return frozenset(name.entity.id for node in nodes for name in node.names)


def _quoted_speakers(at: int, nodes: Sequence[Node], clauses: Sequence[Clause], reader: _Reader) -> frozenset[Iri]:
    """Who speaks the direct speech in which a node stands: no "he" or "she" there means him."""
    quotes = find_quotes(nodes, running=reader.memory.quoting)
    quote = next((quote for quote in quotes if quote.start < at < quote.stop), None)
    if quote is None:
        return frozenset()
    if quote.start < 0:
        return frozenset(name.entity.id for name in reader.memory.speakers)
    speech = [clause for clause in clauses if clause.verb.index < quote.start and clause.verb.senses.speech]
    frame = nodes[speech[-1].verb.index : quote.start] if speech else nodes[: quote.start]
    if any(node.part is Part.COMPLEMENTIZER for node in frame):
        return frozenset()  # words of his in what is reported: "قال إنه «سيواصل زيارته»"
    return _ids(speech[-1].subject) if speech else frozenset()


_OF_PEOPLE = frozenset({"Arrest", "Death", "Transfer", "Appointment", "Commemoration"})
"""Types whose events, where a pronoun names the one to whom they are done, are done to people."""


def _is_end(draft: Draft, roles: tuple[str, ...]) -> bool:
    """Whether an event noun tells somebody's death, of which he tells nothing himself: "Clinton deplored his death"."""
    told = draft.type in ("Death", "Attack", "Commemoration") and draft.lexeme.kind is Kind.NOUN
    return told and "recipient" in roles and not draft.trigger.preposition


def _subject_meant(
    draft: Draft,
    roles: tuple[str, ...],
    gender: str,
    number: str,
    nodes: Sequence[Node],
    clauses: Sequence[Clause],
    reader: _Reader,
) -> tuple[Name, ...]:
    """The subject of the clause in whose course an event is, if the pronoun on it can mean him: "خلال لقائه كيري".

    So can one before the first name of the sentence mean the subject behind it: "في زيارته لبكين، قال بوتين".
    """
    written = bool(draft.reading.segments.pronoun) or draft.qualifier is not None
    if not reader.grammar.subject_after_verb or "recipient" in roles or not written:
        return ()
    clause = draft.clause if draft.relation in reader.grammar.during else None
    if draft.trigger.preposition and all(node.part is not Part.NAME for node in nodes[: draft.trigger.index]):
        clause = clause or next((c for c in clauses if c.verb.index > draft.trigger.index), None)
    subject = clause.subject[0].mention if clause is not None and len(clause.subject) == 1 else None
    if subject is None or not all(fits(name, gender, number) for name in subject.names):
        return ()
    return subject.names if mention_gender(subject, reader.grammar) in ("", gender) else ()


def _stated(
    drafts: list[Draft], nodes: Sequence[Node], clauses: Sequence[Clause], reader: _Reader, sentence: Sentence
) -> list[Draft]:
    """The drafts that the sentence states, with status, speakers and time."""
    sayings = find_sayings(
        clauses, nodes, sentence, reader.article, reader.language, reader.grammar, reader.memory, reader.media
    )
    if not drafts:
        carry_talk([], sayings, reader.talk, reader.article.published, block=sentence.block_index, reach=-1)
        return []
    earlier = [located.draft for located in reader.drafts]
    kept: list[Draft] = []
    for draft in drafts:
        recall(draft, earlier + kept, nodes)
        act = take_for_act(draft, nodes, reader.grammar)
        if act or settle_status(draft, nodes, clauses, reader.grammar, block=sentence.block):
            name_governments(draft, reader.countries, reader.language.tag)
            kept.append(draft)
    _note_drops(drafts, kept, Reason.NOT_STATED, reader)
    for draft in kept:
        heard = [s for s in sayings if s.verb is not None] if draft.type in PRESUPPOSED else sayings
        speakers, said = speakers_at(heard, draft.trigger.index)
        draft.speakers.extend(n for n in speakers if all(n.entity.id != o.entity.id for o in draft.speakers))
        draft.said, draft.stated = said, bool(draft.speakers)
        _let_speak(draft)
        if not draft.speakers and draft.type in ACTS:
            agents = [name for name, role in draft.participants if role is Role.AGENT]
            draft.speakers.extend(relays_of(agents, nodes, reader.language, reader.memory))
    stated, kept = kept, [draft for draft in kept if _voiced(draft)]
    _note_drops(stated, kept, Reason.NOT_STATED, reader)
    stated, kept = kept, apply_contents(kept, nodes, reader.grammar)
    _note_drops(stated, kept, Reason.CONTENT_ONLY, reader)
    for draft in kept:
        voices = (_voice(name, reader) for name in draft.speakers)
        draft.speakers = [name for name in voices if name is not None and not _is_own(name, draft)]
        _leave_out_voices(draft, reader.media)
        settle_by_source(draft, reader.media, reader.language)
    settle_times(kept, nodes, clauses, reader.grammar, reader.article.published)
    count_from_before(kept, nodes, reader.chronicle, reader.article.published)
    carry_talk(
        kept,
        sayings,
        reader.talk,
        reader.article.published,
        block=sentence.block_index,
        reach=_reach_back(clauses, nodes, reader),
    )
    inherit(kept, reader.grammar)
    locate(kept, nodes, reader.grammar)
    for draft in kept:
        settle_by_time(draft, draft.time, reader.article.published, block=sentence.block)
    reader.chronicle.note(kept)
    whole = [
        draft
        for draft in kept
        if meets_needs(draft, nodes, reader.grammar)
        and not is_interview(draft, nodes, sentence, reader.article, reader.media)
    ]
    _note_drops(kept, whole, Reason.NEED_UNMET, reader)
    if whole:
        counted = find_counts(sentence, nodes, clauses, reader.language, reader.article.text)
        attach_counts(counted, whole, dropped=[draft for draft in drafts if draft not in kept])
    return whole


_OWN = frozenset({"Accusation", "Demand", "Threat", "Rejection", "Support", "Pledge"})


def _is_own(speaker: Name, draft: Draft) -> bool:
    """Whether a speaker is the doer of an act of words, who does it and does not report it.

    So is an official who pledges something for his country.
    """
    doers = [name for name, role in draft.participants if role is Role.AGENT]
    if draft.type == "Pledge" and any(d.entity.kind is EntityKind.COUNTRY and are_one_side(speaker, d) for d in doers):
        return True
    own = any(speaker.entity.id == doer.entity.id for doer in doers)
    return draft.type in _OWN and draft.status is not Status.DENIED and own


_SUFFERED = frozenset({"Attack", "Death", "Disaster", "Arrest"})


def _leave_out_voices(draft: Draft, media: Media) -> None:
    """Take bodies, sources and media that tell of an event out of its victims, and media out of what they tell of."""
    if draft.type in ACTS:
        return
    told = {name.entity.id for name in draft.speakers if name.entity.kind is not EntityKind.PERSON}

    def is_voice(name: Name, role: Role) -> bool:
        hit = role is Role.RECIPIENT and draft.type in _SUFFERED
        return name.entity.id in told and (hit or media.has(name))

    draft.participants = [(name, role) for name, role in draft.participants if not is_voice(name, role)]


def _reach_back(clauses: Sequence[Clause], nodes: Sequence[Node], reader: _Reader) -> int:
    """Over how many paragraphs a sentence goes on with whoever spoke before: "كما طالب" in the same one, "وأضاف"."""
    first = clauses[0] if clauses else None
    if first is not None and "continues" in first.verb.senses.options:
        return 1
    return 0 if continues(nodes, reader.language) else -1


def _voiced(draft: Draft) -> bool:
    """Make the speaker of what is said to be due its agent ("قال بوش: يجب على ..."); whether there is one."""
    if not draft.lexeme.option("voice"):
        return True
    for name in draft.speakers[:1]:
        draft.participants.insert(0, (name, Role.AGENT))
        draft.speakers = draft.speakers[1:]
        return True
    return False


def _voice(name: Name, reader: _Reader) -> Name | None:
    """Who speaks where a name is said to: a capital's government; the people of a place in no list ("the hospital")."""
    return as_actor(name, reader.countries, reader.language.tag) or (None if name.entity.linked else name)


def _let_speak(draft: Draft) -> None:
    """Take "I" and "we" for whoever says so."""
    for roles, _, number in draft.pronouns:
        if number == SPEAKER and draft.speakers:
            draft.add(roles, draft.speakers[0])


def _note_drops(before: Sequence[Draft], after: Sequence[Draft], reason: Reason, reader: _Reader) -> None:
    if reader.trace is not None:
        reader.trace.drop(before, after, reason)


def recall(draft: Draft, earlier: Sequence[Draft], nodes: Sequence[Node]) -> None:
    """Give a bare definite event noun ("الزيارة") the parties and places of the event that it means.

    That is the last one told of its type with somebody or somewhere that the sentence names too, or else the last one.
    """
    bare = draft.reading.segments.definite and not draft.places
    if not bare or draft.light is not None:
        return
    told = [other for other in reversed(earlier) if other.type == draft.type and (other.participants or other.places)]
    if draft.participants:
        _recall_place(draft, told)
        return
    here = {name.entity.id for node in nodes if node.mention for name in node.mention.names} if told else set()
    shared = [other for other in told if here & {name.entity.id for name in other.places}]
    for other in (*shared[:1], *told[:1]):
        draft.participants, draft.places = list(other.participants), list(other.places[:1])
        draft.anaphoric = True
        return


def _recall_place(draft: Draft, told: Sequence[Draft]) -> None:
    """Give an event during which somebody does something the place of the one in which he took part."""
    parties = {name.entity.id for name, _ in draft.participants}
    other = next((o for o in told if o.places and parties <= {name.entity.id for name, _ in o.participants}), None)
    if other is not None and draft.relation:
        draft.places, draft.anaphoric = list(other.places[:1]), True


def _claims(reader: _Reader) -> tuple[Claim, ...]:
    folded = fold_drafts(reader.drafts)
    for located in folded:
        leave_out_numbers(located.draft, reader.grammar)
    settle_scenes(folded, reader.countries)
    return tuple(_claim(located, f"c{number}", reader) for number, located in enumerate(folded, 1))


def _claim(located: Located, number: str, reader: _Reader) -> Claim:
    draft, sentence = located.draft, located.sentence
    tokens = sentence.tokens
    trigger = Span(tokens[draft.trigger.first].start, tokens[draft.trigger.last].end)
    said = _said(draft.said, reader)
    assert draft.status is not None  # noqa: S101  (settled)
    return Claim(
        id=claim_id(reader.article.id, trigger, f"{draft.type} {located.part}".strip()),
        article=reader.article.id,
        number=number,
        type=draft.type,
        status=draft.status,
        certainty=draft.certainty,
        time=draft.time,
        participants=tuple(Participant(name=name, role=role) for name, role in draft.participants),
        places=tuple(draft.places),
        speakers=tuple(draft.speakers),
        trigger=trigger.of(reader.article.text),
        trigger_span=trigger,
        quote=sentence.span.of(reader.article.text),
        quote_span=sentence.span,
        rule=_rule(draft),
        said=said,
        also_at=tuple(sorted(located.also_at)),
        counts=tuple(sorted(draft.counts, key=lambda count: count.span)),
    )


def _said(node: Node | None, reader: _Reader) -> TimeValue | None:
    """When the speaker said it, which is never after publication."""
    if node is None or node.time is None:
        return None
    return resolve_time(node.time, published=reader.article.published, direction=Direction.PAST)


def _rule(draft: Draft) -> str:
    light = f" under {draft.light.reading.lexeme.name}" if draft.light is not None else ""
    return f"{draft.lexeme.kind} {draft.lexeme.name}{light}"
