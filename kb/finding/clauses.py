"""Who does what in each clause of a sentence: the verb, its subject, its objects, its phrases and times.

Subjects are looked for behind the verb (where the language allows it), before it, at the head of a relative clause, and
in the clause that it is joined to. What cannot be found stays empty; a pronoun is left to coreference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kb.finding.agreement import agrees_with_relative, case_behind_verb, mention_case, mention_gender, noun_gender
from kb.finding.kept import Kept
from kb.finding.lexemes import Kind, Reading
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EntityKind, Mention, MentionForm, Name


@dataclass(eq=False, slots=True)
class Clause:
    """A verb with what belongs to it. `subject` and `objects` hold groups of joined names, flattened.

    `pronoun_subject` is (gender, number) where the subject is a pronoun or is left out; `subject_noun` an event noun
    that is the subject; `antecedent` the event noun that a relative clause says something of; `nouns` the event nouns
    that it governs; `circumstances` event nouns that it happens during or after, with the word that says so; `direct`:
    no other word stands between the verb and the event noun; `excepted`: what follows "but" is no longer denied ("did
    not bomb it but three times"); `opener` the complementizer, relative or subordinator
    before it; `host` the clause on which an infinitive, a participle or reported content hangs; `reported`: what the
    verb reports stands before this index; `preposed`: what it is done to stands before it; `pronoun_phrases`:
    prepositions with a pronoun written on them ("عليه").
    """

    verb: Node
    reading: Reading
    subject: list[Node] = field(default_factory=list)
    objects: list[Node] = field(default_factory=list)
    phrases: list[tuple[str, Node]] = field(default_factory=list)
    times: list[Node] = field(default_factory=list)
    nouns: list[Node] = field(default_factory=list)
    circumstances: list[tuple[str, Node]] = field(default_factory=list)
    content: Node | None = None
    opener: Node | None = None
    joined_to: "Clause | None" = None
    pronoun_subject: tuple[str, str] | None = None
    subject_noun: Node | None = None
    antecedent: Node | None = None
    negated: bool = False
    excepted: bool = False
    auxiliaries: list[Node] = field(default_factory=list)
    operators: list[Node] = field(default_factory=list)
    passive: bool = False
    end: int = 0
    groups: list[list[Node]] = field(default_factory=list)
    direct: bool = True
    host: "Clause | None" = None
    reported: int | None = None
    preposed: bool = False
    pronoun_phrases: list[Node] = field(default_factory=list)

    @property
    def subject_names(self) -> list[Name]:
        """Whom its subject names."""
        return [name for node in self.subject for name in node.names]

    @property
    def object_pronoun(self) -> tuple[str, str] | None:
        """Gender and number of the pronoun written on the verb, which is its object."""
        segments = self.reading.segments
        return (segments.pronoun_gender, segments.pronoun_number) if segments.pronoun else None


_OPENERS = (Part.COMPLEMENTIZER, Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR, Part.COLON)
_PASSED = frozenset(
    {Part.AUXILIARY, Part.ADVERB, Part.CLOSE, Part.OPEN, Part.TIME, Part.COMMA, Part.NEGATOR, Part.OPERATOR}
)
_TELLING = frozenset({*_PASSED, *_OPENERS, Part.NAME, Part.NOUN, Part.VERB, Part.CIRCUMSTANCE})
"""The parts before a verb that say anything of its clause."""
_BOUNDING = frozenset({*_OPENERS, Part.VERB, Part.OPEN})
_LOOSE = frozenset({Part.COMMA, Part.CLOSE, Part.OPEN, Part.TIME, Part.ADVERB})
"""The parts that do not keep what stands before them from what follows."""


def find_clauses(nodes: Sequence[Node], grammar: Grammar) -> list[Clause]:
    """The clauses of a sentence, one a verb, in order."""
    clauses: list[Clause] = []
    verbs = [node for node in nodes if node.part is Part.VERB and not node.bracketed]
    inserted = _inserted_clauses(nodes) if verbs else []
    for node in verbs:
        clause = Clause(node, node.senses.verbs[0])
        _look_right(clause, nodes, grammar, inserted)
        _look_left(clause, nodes, clauses, grammar, inserted)
        _settle(clause, clauses, nodes, grammar)
        clauses.append(clause)
    return clauses


def is_aside(circumstance: Node, nodes: Sequence[Node]) -> bool:
    """Whether a circumstance behind a comma, or behind "and that", belongs to the saying: no clause follows it."""
    before = nodes[circumstance.index - 1]
    aside = before.part is Part.COMMA or (before.part is Part.SUBORDINATOR and before.index + 1 == circumstance.index)
    following = nodes[circumstance.index + 1 :]
    heads_noun = bool(following) and following[0].part in (Part.NOUN, Part.TRANSPARENT, Part.OPERATOR)
    return aside and heads_noun and all(node.part is not Part.VERB for node in following)


def _look_right(clause: Clause, nodes: Sequence[Node], grammar: Grammar, inserted: Sequence[range]) -> None:
    """Collect what follows the verb up to the next clause."""
    within = next((span for span in inserted if clause.verb.index in span), None)
    others = [span for span in inserted if span is not within]
    clause.end = within.stop if within else len(nodes)
    previous, purpose = clause.verb, False
    for node in nodes[clause.verb.index + 1 : clause.end]:
        part = node.part
        if (node.bracketed and part is not Part.TIME) or (others and any(node.index in span for span in others)):
            continue
        if node.words in grammar.inflected and node.part is Part.WORD:
            clause.pronoun_phrases.append(node)
            continue
        if node.words in grammar.exceptions:
            clause.excepted = True
        elif part in _BOUNDING and _bounds(node, clause, nodes):
            clause.end = node.index
            break
        if part is Part.NOUN or (part is Part.TRANSPARENT and _heads_event(node, nodes)):
            clause.end = node.index
            _take_noun(clause, node, nodes, previous, grammar)
            break
        purpose = purpose or (part is Part.WORD and opens_purpose(node, grammar))
        if part in _TAKEN and (not purpose or _says_where(node, grammar)):
            _take(clause, node, previous, nodes)
        if part not in _LOOSE:
            previous = node


_TAKEN = frozenset({Part.TIME, Part.OPERATOR, Part.NAME})


def _bounds(node: Node, clause: Clause, nodes: Sequence[Node]) -> bool:
    """Whether the node begins another clause; what opens reported content is remembered."""
    if node.part in (Part.COMPLEMENTIZER, Part.COLON):
        clause.content = node
        return True
    if node.part is not Part.OPEN:
        return True
    if node.words in _SPEECH_MARKS and is_speech(clause) and _quotes_speech(node, nodes):
        clause.content = node
        return True
    return False


_SPEECH_MARKS = ("«", "“", '"')
_SHORTEST_PURPOSE = 5


def opens_purpose(node: Node, grammar: Grammar) -> bool:
    """Whether a word says what for: an infinitive behind "to", "لمناقشة الأزمة". Whoever it names takes no part."""
    return node.part is Part.WORD and _PURPOSES[grammar, node.words]


def _has_purpose(key: tuple[Grammar, str]) -> bool:
    grammar, word = key
    if len(word) < _SHORTEST_PURPOSE or not grammar.article:
        return False
    return any(word.startswith(p) and not word.startswith(2 * p) for p in grammar.possessive)


_PURPOSES = Kept(_has_purpose)


def _says_where(node: Node, grammar: Grammar) -> bool:
    """Whether a node says where or when something is, whatever stands before it."""
    return node.part is not Part.NAME or node.preposition in grammar.place_prepositions


_INSERTED_BREAKS = (Part.SUBORDINATOR, Part.COMPLEMENTIZER, Part.COLON, Part.ADVERB_RELATIVE)


def _inserted_clauses(nodes: Sequence[Node]) -> list[range]:
    """The relative clauses put in between two commas: "Lavrov, who visited Damascus, met Assad".

    The sentence goes on behind one with its verb, a free name or reported content, and with no joined clause.
    """
    found: list[range] = []
    for node in nodes:
        if node.part is Part.RELATIVE and node.index and nodes[node.index - 1].part is Part.COMMA:
            end = _end_of_inserted(node, nodes)
            if end:
                found.append(range(node.index, end))
    return found


def _end_of_inserted(relative: Node, nodes: Sequence[Node]) -> int:
    for node in nodes[relative.index + 1 : -1]:
        if node.part in _INSERTED_BREAKS:
            return 0
        if node.part is Part.COMMA:
            following = nodes[node.index + 1]
            free = following.part in (Part.NAME, Part.VERB, Part.AUXILIARY) and not following.conjunction
            goes_on = (free and not following.preposition) or following.part is Part.COMPLEMENTIZER
            return node.index if goes_on else 0
    return 0


_MODIFIERS = frozenset({Part.WORD, Part.NAME, Part.OPERATOR, Part.TIME, Part.ADVERB})


_SHORTEST_SPEECH = 5


def _quotes_speech(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a quotation mark opens speech and no name: there is a verb, or several words, before it closes."""
    for following in nodes[node.index + 1 :]:
        if following.part is Part.CLOSE:
            return following.index - node.index > _SHORTEST_SPEECH
        if following.part is Part.VERB:
            return True
    return True


def _heads_event(node: Node, nodes: Sequence[Node]) -> bool:
    return event_noun_after(node, nodes) is not None


def event_noun_after(node: Node, nodes: Sequence[Node]) -> Node | None:
    """The event noun that a transparent noun stands for ("جولة محادثات"), if one follows."""
    for following in nodes[node.index + 1 : node.index + 6]:
        if following.part is Part.NOUN:
            return following
        if following.part not in (Part.TRANSPARENT, Part.WORD, Part.OPEN, Part.PREPOSITION):
            return None
        if following.part is Part.WORD and following.conjunction:
            return None
    return None


def _take_noun(clause: Clause, node: Node, nodes: Sequence[Node], previous: Node, grammar: Grammar) -> None:
    noun = node if node.part is Part.NOUN else event_noun_after(node, nodes)
    if noun is None:
        return
    if not noun.preposition or node is not noun:
        noun.preposition = node.preposition
    before = nodes[node.index - 1]
    counted_from = before.time is not None and before.time.value == "event"
    if previous.part is Part.CIRCUMSTANCE or counted_from:
        clause.circumstances.append((before.words if counted_from else previous.words, noun))
    else:
        clause.nouns.append(noun)
        annexed = previous.part is Part.WORD and previous.annexes and not node.preposition
        counted = (
            previous.words in grammar.determiners or previous.words.isdigit() or previous.words in grammar.numerals
        )
        clause.direct = not annexed or counted


def widens(node: Node, previous: Node) -> bool:
    """Whether a country only says whose the place right before it is: "كردستان العراق"."""
    if node.mention is None or previous.mention is None or node.preposition or node.conjunction:
        return False
    kinds = [each.names[0].entity.kind for each in (previous.mention, node.mention)]
    adjacent = previous.index + 1 == node.index
    return adjacent and kinds == [EntityKind.PLACE, EntityKind.COUNTRY] and node.mention.form is MentionForm.NAME


def _take(clause: Clause, node: Node, previous: Node, nodes: Sequence[Node]) -> None:
    """Take a time, an operator or a name behind the verb for what it is in its clause."""
    bare = clause.groups
    if bare and _is_named(bare[-1][-1], node, nodes):
        bare[-1][-1] = node
    elif node.part is Part.TIME:
        clause.times.append(node)
    elif node.part is Part.OPERATOR:
        clause.operators.append(node)
    elif node.mention is None or node.mention.form is MentionForm.ADJECTIVE:
        return
    elif not (previous.preposition and widens(node, previous)):
        _take_name(clause, node, previous, bare)


def _take_name(clause: Clause, node: Node, previous: Node, bare: list[list[Node]]) -> None:
    """Take a name behind a preposition for a phrase, another for one of a group of joined names."""
    joined = bool(node.conjunction) or previous.part is Part.COORDINATOR
    if joined and not node.preposition and clause.phrases and _is_last(clause.phrases, bare):
        clause.phrases.append((clause.phrases[-1][0], node))
    elif node.preposition:
        clause.phrases.append((node.preposition, node))
    elif joined and bare:
        bare[-1].append(node)
    elif previous.part is not Part.WORD or not previous.annexes:
        bare.append([node])


def _is_named(title: Node, node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a person's name ends the noun phrase of his office: "مدير عام الجوازات اللواء سليمان اليحيى"."""
    if title.mention is None or node.mention is None or node.preposition or node.conjunction:
        return False
    office = title.mention.names[0].entity.kind is EntityKind.PERSON and title.mention.names[0].entity.described
    person = node.mention.names[0].entity.kind is EntityKind.PERSON and not node.mention.names[0].entity.described
    between = nodes[title.index + 1 : node.index]
    return office and person and bool(between) and all(n.part is Part.WORD and not n.conjunction for n in between)


def _is_last(phrases: list[tuple[str, Node]], bare: list[list[Node]]) -> bool:
    """Whether the last name seen stood behind a preposition."""
    last_bare = bare[-1][-1].index if bare else -1
    return phrases[-1][1].index > last_bare


def _look_left(
    clause: Clause, nodes: Sequence[Node], before: Sequence[Clause], grammar: Grammar, inserted: Sequence[range]
) -> None:
    """Find a subject before the verb, and note negation, auxiliaries, operators and what opens the clause."""
    if clause.verb.conjunction or (before and grammar.subject_after_verb and clause.reading.tense == "participle"):
        return  # what stands before it is no subject of it: "... القيادات المدنية، مطالبا بدور دولي"
    free = True
    for node in _before(clause, nodes, inserted, grammar):
        part = node.part
        if part in _PASSED:
            _note(clause, node, nodes, grammar)
            if node.conjunction and part is not Part.TIME:
                return
        elif part in _OPENERS:
            _open(clause, node, nodes, grammar)
            return
        elif part is Part.NOUN and _is_qualified(node, clause, nodes, grammar):
            behind = nodes[clause.verb.index + 1].words if clause.verb.index + 1 < len(nodes) else ""
            clause.antecedent = node
            clause.subject_noun = None if clause.object_pronoun or behind in grammar.resumptives else node
            return
        elif part is Part.NAME and (node.preposition or not free):
            free = free and bool(node.preposition)
            _take_setting(clause, node, nodes, before, grammar)
        elif _heads_clause(node, before):
            _take_subject(clause, node, nodes)
            return
        elif part is not Part.NOUN:
            _resume(clause, before, grammar)
            return


def _take_setting(
    clause: Clause, node: Node, nodes: Sequence[Node], before: Sequence[Clause], grammar: Grammar
) -> None:
    """Take a place put before the verb for where it happens: "وفي الموصل، قتل شرطي", but not that of a noun there."""
    if node.preposition not in grammar.place_prepositions or _belongs_to_earlier(node, before):
        return
    if _is_place(node) and all(n.part is not Part.NOUN for n in nodes[: node.index]):
        clause.phrases.append((node.preposition, node))


def _is_place(node: Node) -> bool:
    return node.mention is not None and node.mention.names[0].entity.kind in (EntityKind.PLACE, EntityKind.COUNTRY)


def _is_dependent(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a name is the genitive of an event noun before it, or has the ending of one that is no subject.

    Behind "that" a subject has that ending too.
    """
    if node.part is not Part.NAME or node.mention is None or not node.index:
        return False
    before = node.index - 1
    while before and nodes[before].part is Part.OPEN:
        before -= 1
    previous = nodes[before]
    if previous.part is Part.NOUN and previous.readings:
        segments = previous.reading.segments
        return not (segments.definite or segments.pronoun or node.conjunction)
    if not node.conjunction and not node.preposition and _annexed_to_event(previous, nodes, grammar):
        return True
    opened = previous.part is Part.COMPLEMENTIZER or bool(node.conjunction)
    return not opened and mention_case(node.mention, grammar) == "oblique"


def _annexed_to_event(word: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain word that takes a genitive is one itself of an event noun: "قصف مواقع | الأكراد"."""
    before = nodes[word.index - 1] if word.index else None
    if before is None or before.part is not Part.NOUN or not before.readings or before.definite:
        return False
    annexes = word.annexes or word.words in grammar.metonyms
    return word.part is Part.WORD and annexes and not word.conjunction


def _resume(clause: Clause, before: Sequence[Clause], grammar: Grammar) -> None:
    """Take what a relative clause right before the verb is about for its subject: "الهجوم الذي تبناه داعش وقع"."""
    earlier = before[-1] if before else None
    if earlier is None or earlier.opener is None or earlier.opener.part is not Part.RELATIVE:
        return
    gender = clause.reading.gender
    if earlier.antecedent is not None and is_speech(clause):
        return
    if earlier.antecedent is not None:
        agrees = noun_gender(earlier.antecedent, grammar) in ("", gender or "m", gender or "f")
        clause.subject_noun = earlier.antecedent if agrees else None
    elif earlier.subject and earlier.subject[0].index < earlier.opener.index:
        mention = earlier.subject[0].mention
        agrees = mention is not None and mention_gender(mention, grammar) in ("", gender or "m", gender or "f")
        clause.subject = list(earlier.subject) if agrees and not earlier.subject[0].preposition else []


def _before(clause: Clause, nodes: Sequence[Node], inserted: Sequence[range], grammar: Grammar) -> Iterator[Node]:
    """The nodes before the verb that say anything of its clause, backwards.

    Brackets, adjectives of origin, genitives and clauses put in do not.
    """
    passed = [span for span in inserted if clause.verb.index not in span]
    for at in range(clause.verb.index - 1, -1, -1):
        node = nodes[at]
        if node.part not in _TELLING or node.bracketed or (passed and any(at in span for span in passed)):
            continue
        if node.mention is None or (
            node.mention.form is not MentionForm.ADJECTIVE
            and not (grammar.subject_after_verb and _is_dependent(node, nodes, grammar))
        ):
            yield node


def _is_adjective(node: Node) -> bool:
    return node.mention is not None and node.mention.form is MentionForm.ADJECTIVE


def _open(clause: Clause, opener: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    clause.opener = opener
    antecedent = _antecedent(opener, nodes, grammar) if opener.part is Part.RELATIVE else None
    if antecedent is None:
        return
    if antecedent.part is Part.NAME:
        clause.subject = [antecedent]
        return
    clause.antecedent = antecedent
    if not clause.object_pronoun:
        clause.subject_noun = antecedent


def _is_qualified(node: Node, clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the verb begins a relative clause, without a relative pronoun, of an event noun: "هجوم استهدف"."""
    if not grammar.subject_after_verb or not node.readings:
        return False
    segments = node.reading.segments
    if segments.definite or segments.pronoun:
        return False
    governed = bool(node.preposition or clause.object_pronoun)
    if node.index and nodes[node.index - 1].part in (Part.TRANSPARENT, Part.WORD):
        governed = True
    between = nodes[node.index + 1 : clause.verb.index]
    if not governed or any(n.part not in _MODIFIERS for n in between):
        return False
    gender = (clause.object_pronoun or (clause.reading.gender, ""))[0]
    return noun_gender(node, grammar) in ("", gender or "m", gender or "f")


def _heads_clause(node: Node, before: Sequence[Clause]) -> bool:
    """Whether a name or event noun stands free before the verb, not as an argument of an earlier one."""
    nominal = node.part is Part.NAME or (node.part is Part.NOUN and not node.preposition)
    return nominal and not _belongs_to_earlier(node, before)


def _take_subject(clause: Clause, node: Node, nodes: Sequence[Node]) -> None:
    if node.part is Part.NOUN and is_speech(clause):
        return
    if node.part is Part.NOUN:
        clause.subject_noun = node
    else:
        clause.subject = _group_ending_at(node, nodes)
    first = clause.subject[0] if clause.subject else node
    clause.opener = _opener_before(first, nodes)
    clause.times.extend(_times_before(first, nodes))
    before = nodes[first.index - 1] if first.index else None
    if before is not None and before.part is Part.AUXILIARY and before not in clause.auxiliaries:
        clause.auxiliaries.append(before)  # "كانت المفاوضات تجري"


def _times_before(node: Node, nodes: Sequence[Node]) -> list[Node]:
    """The times put before a subject: "Last week, Hezbollah killed", "On Sept. 2, police raided"."""
    found: list[Node] = []
    for earlier in reversed(nodes[: node.index]):
        if earlier.part is Part.TIME:
            found.append(earlier)
        elif earlier.part not in (Part.COMMA, Part.PREPOSITION, Part.ADVERB, Part.OPEN):
            break
    return found


def _note(clause: Clause, node: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    adjacent = clause.verb.index - node.index <= 2  # noqa: PLR2004  (a word may stand between)
    still = nodes[node.index + 1].words in grammar.still  # "لا يزال يجري": it has not ceased
    if node.part is Part.NEGATOR and adjacent and not still and node.words not in grammar.noun_negators:
        clause.negated = True
    elif node.part is Part.AUXILIARY:
        clause.auxiliaries.append(node)
    elif node.part is Part.TIME:
        clause.times.append(node)
    elif node.part is Part.OPERATOR:
        clause.operators.append(node)


def _antecedent(relative: Node, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """The name or event noun that a relative pronoun stands for: the nearest before it that agrees with it.

    A noun that names nobody stands between where it has a preposition of its own and agrees as well.
    """
    for node in reversed(nodes[: relative.index]):
        if node.part in (Part.COMMA, Part.CLOSE, Part.OPEN, Part.TIME) or node.bracketed or _is_adjective(node):
            continue
        if node.part in (Part.NAME, Part.NOUN):
            if relative.words not in grammar.relative_agreement or agrees_with_relative(node, relative, grammar):
                return node
        elif node.part is not Part.WORD or relative.words not in grammar.relative_agreement:
            if node.part is not Part.PREPOSITION:
                return None
        elif _heads_phrase(node, nodes, grammar) and _word_agrees(node, relative, grammar):
            return None
    return None


def _heads_phrase(word: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain word is the noun of a phrase with a preposition: "على الطائرة", "بالطائرة"."""
    previous = nodes[word.index - 1] if word.index else None
    written_on = any(word.words.startswith(p + grammar.article) for p in grammar.clitic_prepositions)
    return written_on or (previous is not None and previous.part is Part.PREPOSITION)


def _word_agrees(word: Node, relative: Node, grammar: Grammar) -> bool:
    gender, number = grammar.relative_agreement[relative.words]
    feminine = word.words.endswith(grammar.feminine_endings)
    return number == "s" and feminine == (gender == "f")


def _belongs_to_earlier(name: Node, before: Sequence[Clause]) -> bool:
    """Whether the name is an argument of an earlier verb of the same stretch."""
    return any(clause.verb.index < name.index < clause.end for clause in before)


def _group_ending_at(name: Node, nodes: Sequence[Node]) -> list[Node]:
    """The joined names that end with this one: "بوتين وكيم"."""
    group = [name]
    joined = bool(name.conjunction)
    for node in reversed(nodes[: name.index]):
        if node.part is Part.COORDINATOR:
            joined = True
        elif node.part is Part.NAME and joined and not node.preposition:
            group.insert(0, node)
            joined = bool(node.conjunction)
        elif node.part is Part.COMMA and joined:
            continue
        elif not node.bracketed:
            break
    return group


def _opener_before(node: Node, nodes: Sequence[Node]) -> Node | None:
    for earlier in reversed(nodes[: node.index]):
        if earlier.part in _OPENERS:
            return earlier
        if earlier.part in (Part.VERB, Part.NAME, Part.NOUN, Part.CIRCUMSTANCE):
            return None
    return None


def _settle(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Decide which of the names behind the verb is its subject, and join the clause to the one before it."""
    groups = clause.groups
    if _is_first_person(clause, grammar):
        clause.subject, clause.subject_noun = [], None
    if not clause.subject and _tells_result(clause, groups):
        clause.subject_noun = _event_before(clause, nodes)
    if (groups or clause.pronoun_phrases) and grammar.subject_after_verb and _is_resumed(clause, nodes, grammar):
        clause.subject, clause.subject_noun = [], None
    done_to = not groups and _is_done_to(clause)
    if done_to:
        clause.subject = _subject_before(clause, before, nodes, grammar)
    if not grammar.subject_after_verb:
        clause.objects = [node for group in groups for node in group]
        following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
        by = following is not None and following.part is Part.PREPOSITION and following.words in grammar.doers
        passive_marked = any(node.words in grammar.passive_auxiliaries for node in clause.auxiliaries)
        clause.passive = clause.reading.tense == "past" and (passive_marked or by)
    elif (
        clause.subject
        or clause.subject_noun
        or clause.reading.number in ("p", "d")
        or not _can_follow(clause, groups, before, grammar)
        or _is_object_of_pronoun(clause, groups[0][0], grammar)
        or _is_object_of_lender(clause, before, grammar)
        or _is_object_of_relative(clause, nodes, grammar)
        or _goes_with_subject(clause, nodes, grammar)
        or _follows_unnamed_subject(clause, groups[0][0], nodes, grammar)
    ):
        clause.objects = [node for group in groups for node in group]
    else:
        at = _subject_group(clause, groups, grammar)
        clause.subject = groups[at] if at is not None else []
        clause.objects = [node for index, group in enumerate(groups) if index != at for node in group]
    if grammar.subject_after_verb and _is_passive(clause, nodes, grammar):
        clause.passive = True
    if not clause.subject and clause.subject_noun is None:
        _join(clause, before, nodes, grammar)
    if done_to and not clause.subject:
        _leave_out(clause, nodes, grammar)


def _is_passive(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a verb is a passive: by its form, by a doer behind "by", or as nobody is told to whom it is done."""
    if clause.reading.passive or any(preposition in grammar.doers for preposition, _ in clause.phrases):
        return True
    if clause.reading.lexeme.option("passive") != "often" or clause.object_pronoun:
        return False
    objects = any(not is_office(node, clause.reading.lexeme.type, grammar) for node in clause.objects)
    return not objects and not _has_plain_object(clause, nodes, grammar) and not _is_force(clause)


def _leave_out(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let whoever does something to what a relative clause is about be a pronoun, if it can be no other.

    That is so where no noun is behind the verb, and it does not agree with its object: "الكويت التي وصلها أمس".
    """
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    doer, done = (clause.reading.gender, clause.reading.number), clause.object_pronoun
    if done and doer != done and doer[0] and not _has_unnamed_subject(clause, following, nodes, grammar):
        clause.pronoun_subject = doer


def _goes_with_subject(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a participle tells what the subject before it does as well: "قال بوتين، محذرا واشنطن"."""
    told = clause.verb.words.endswith(grammar.object_endings) or nodes[clause.verb.index - 1].part is Part.COMMA
    return clause.reading.tense == "participle" and bool(clause.verb.index) and told


def is_office(node: Node, event: str | None, grammar: Grammar) -> bool:
    """Whether a description with the ending of an object says what somebody is made: "عين راتني مبعوثا"."""
    described = node.mention is not None and node.mention.form is MentionForm.DESCRIPTION
    if not described or event != "Appointment":
        return False
    return fold(node.words.split()[0]).endswith(grammar.object_endings)


def _is_object_of_relative(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the name behind a verb is its object since a noun that names nobody is its subject, before "which".

    That is so in a relative clause without a pronoun for what it is about: "الإرهاب الذي يستهدف السوريين", but not
    after "the time that".
    """
    opener, frame = clause.opener, clause.reading.lexeme.frame
    if opener is None or opener.words not in grammar.relative_agreement or is_speech(clause) or not opener.index:
        return False
    if frame is None or frame.slots["object"] == ("none",) or _is_resumed(clause, nodes, grammar):
        return False
    before = nodes[opener.index - 1]
    return before.part is Part.WORD and before.words.removeprefix(grammar.article) not in grammar.moments


def _subject_group(clause: Clause, groups: list[list[Node]], grammar: Grammar) -> int | None:
    """Which group of names behind the verb is its subject: the first, unless its case ending says that it is none."""
    cases = [case_behind_verb(group[0].mention, grammar) if group[0].mention else "" for group in groups]
    if "nominative" in cases:
        return cases.index("nominative")
    if len(groups) > 1 and _is_goal(clause, groups[0]) and not _is_goal(clause, groups[1]):
        return 1
    if cases[0] != "oblique":
        return 0
    return 1 if len(groups) > 1 and cases[1] != "oblique" and not clause.verb.conjunction else None


def _has_plain_object(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain noun that is an object stands behind a verb that has its subject: "اعتقلوا أناسا".

    It has the ending of one, and the verb is a plural or the subject a body; or it is counted: "الشرطة اعتقلت 60 شخصا".
    """
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if following is None or following.part is not Part.WORD or not clause.subject or following.conjunction:
        return False
    body = _is_body(clause.subject[0])
    if following.words.isdigit() or following.words in grammar.indefinites:
        return body
    return following.words.endswith(grammar.object_endings) and (clause.reading.number == "p" or body)


def _is_force(clause: Clause) -> bool:
    """Whether a body right behind a verb arrests, kills or appoints; none is arrested: "عين الجيش أمس قائدا"."""
    behind = bool(clause.subject) and clause.subject[0].index > clause.verb.index
    return behind and clause.reading.lexeme.type in _DONE_BY_BODIES and _is_body(clause.subject[0])


_DONE_BY_BODIES = frozenset({"Appointment", "Arrest", "Attack"})


def _is_body(node: Node) -> bool:
    return node.mention is not None and node.mention.names[0].entity.kind is EntityKind.ORGANIZATION


def _tells_result(clause: Clause, groups: list[list[Node]]) -> bool:
    """Whether a joined verb tells what an event led to, with nobody before those whom it hit: "وخلف 26 قتيلا"."""
    if not clause.verb.conjunction or len(groups) != 1:
        return False
    mention = groups[0][0].mention
    counted = mention is not None and mention.names[0].entity.described
    return counted and "result" in clause.verb.senses.options


def _is_resumed(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a relative clause says by a pronoun of what it is about that somebody else did it: "التي شنها".

    So does one whose verb does not agree with it.
    """
    if clause.opener is None or clause.opener.part is not Part.RELATIVE:
        return False
    gender, number = grammar.relative_agreement.get(clause.opener.words, ("", ""))
    told = (grammar.resumptives.get(node.words) for node in nodes[clause.verb.index + 1 : clause.end])
    agrees = any(not reading.gender or reading.gender == gender for reading in clause.verb.readings)
    return bool(clause.object_pronoun) or (gender, number) in told or (number == "s" and not agrees)


def _is_done_to(clause: Clause) -> bool:
    """Whether a relative clause says what somebody left out does to its antecedent: "سعدات الذي زاره أمس"."""
    relative = clause.opener is not None and clause.opener.part is Part.RELATIVE
    does = bool(clause.nouns) and clause.direct and not clause.nouns[0].preposition
    return relative and bool(clause.object_pronoun) and bool(clause.subject) and not does


def _subject_before(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The subject of the clause whose object a relative clause is about, if it agrees and there is no other."""
    lender = before[-1] if before and _can_lend(before[-1]) else None
    apart = lender is not None and lender.subject[0] is not clause.subject[0]
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if lender is None or not apart or _has_unnamed_subject(clause, following, nodes, grammar):
        return []
    return list(lender.subject) if _agrees(lender, clause, grammar) else []


def _is_object_of_pronoun(clause: Clause, first: Node, grammar: Grammar) -> bool:
    """Whether the name behind the verb is the object since the pronoun on "that" is the subject: "إنه يزور أوجلان".

    The pronoun may also mean nobody: "إنه قتل شرطيان". It does not where the name is known, or disagrees with the verb.
    """
    pronoun = grammar.pronouns.get(clause.opener.words) if clause.opener is not None else None
    if pronoun is None or pronoun[0] != clause.reading.gender or first.mention is None:
        return False
    frames = [reading.lexeme.frame for reading in clause.verb.readings]
    takes_object = any(frame is not None and frame.slots["object"] != ("none",) for frame in frames)
    takes_object = takes_object or "result" in clause.verb.senses.options
    gender = mention_gender(first.mention, grammar)
    disagrees = bool(gender) and gender != clause.reading.gender
    return takes_object and (disagrees or (pronoun[0] == "f" or not first.mention.names[0].entity.described))


def _is_object_of_lender(clause: Clause, before: Sequence[Clause], grammar: Grammar) -> bool:
    """Whether the name behind a joined verb is its object, and the doer is the one before, with whom it agrees.

    That is so where the verb must have an object and the one before is a deed of force too ("اقتحمت قوات المخيم واعتقلت
    ناشطا"), where the subject of both stands before the first ("بوتين يزور الصين وينتقد أوباما"), and behind "as well"
    where the verb cannot be without an object ("كما شكر الرئيس").
    """
    frame = clause.reading.lexeme.frame
    added = clause.opener is not None and clause.opener.words in grammar.adding
    if not (clause.verb.conjunction or clause.verb.preposition or added) or len(clause.groups) != 1 or frame is None:
        return False
    lender = next((earlier for earlier in reversed(before) if _can_lend(earlier)), None)
    if lender is None:
        return False
    mention = lender.subject[0].mention
    gender = mention_gender(mention, grammar) if mention else ""
    if added:
        return bool(clause.reading.lexeme.option("transitive")) and gender in ("", clause.reading.gender)
    if is_speech(lender) or not set(frame.slots["object"]) & {"recipient", "participant"}:
        return False
    forceful = clause.reading.lexeme.option("passive") == "often" and lender.reading.lexeme.type in _FORCEFUL
    heading = lender.subject[0].index < lender.verb.index < clause.groups[0][0].index and not is_speech(clause)
    return (forceful or heading) and bool(gender) and gender == clause.reading.gender == lender.reading.gender


_FORCEFUL = frozenset({"Attack", "Arrest", "Deployment"})


def _follows_unnamed_subject(clause: Clause, first: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain noun stands behind the verb, so that it is the subject: "دعت بعض الأطراف الحكومة".

    A name right behind one is annexed to it, unless it has the article: "يزور البابا العراق".
    """
    word = nodes[clause.verb.index + 1]
    if clause.verb.conjunction or word.part is not Part.WORD or word.conjunction or word.words in grammar.inflected:
        return False
    definite = word.words.startswith(grammar.article)
    if word.index + 1 == first.index and (not definite or _is_apposed(first)):
        return False
    adverbial = word.words.startswith(grammar.clitic_prepositions) or word.words.endswith(grammar.object_endings)
    return word.words.isalpha() and (word.words in grammar.determiners or definite or not adverbial)


def _is_apposed(name: Node) -> bool:
    """Whether a name behind a noun with the article can be that of whom the noun tells: "الكاتب محمد حسن"."""
    return name.mention is not None and name.mention.names[0].entity.kind is EntityKind.PERSON


def _is_goal(clause: Clause, group: Sequence[Node]) -> bool:
    """Whether a group names the place that the verb takes for its object: "يصل السودان وفد مصري"."""
    roles = clause.reading.lexeme.frame.slots["object"] if clause.reading.lexeme.frame else ()
    return "place" in roles[:1] and _is_place(group[0])


def _can_follow(clause: Clause, groups: list[list[Node]], before: Sequence[Clause], grammar: Grammar) -> bool:
    """Whether the first name behind the verb can be its subject."""
    if not groups or (_meets_one(clause, groups) and any(_can_lend(earlier) for earlier in before)):
        return False
    first = groups[0][0]
    if first.mention is None:
        return False
    if mention_case(first.mention, grammar) or (is_speech(clause) and _may_be_a_woman(first.mention)):
        return True
    entity = first.mention.names[0].entity
    roles = clause.reading.lexeme.frame.slots["object"] if clause.reading.lexeme.frame else ()
    if "place" in roles and entity.kind is EntityKind.PLACE and len(groups) == 1:
        return False
    if entity.described or entity.kind is EntityKind.GROUP:
        masses = (word in grammar.masses for word in fold(first.words).removeprefix(grammar.article).split()[:1])
        return not (clause.reading.gender == "f" and any(masses))
    verb, noun = clause.reading.gender, mention_gender(first.mention, grammar)
    return not (verb and noun and verb != noun and first.index == clause.verb.index + 1)


def _may_be_a_woman(mention: Mention) -> bool:
    """Whether a feminine verb of saying may have the name for its subject: a person whose gender nothing shows."""
    return mention.names[0].entity.kind is EntityKind.PERSON and not mention.gender


def _meets_one(clause: Clause, groups: list[list[Node]]) -> bool:
    """Whether a joined verb of what takes two has one beside it, who is then the other: "وصل بوتين والتقى الأسد".

    So has one behind "where": "سافر إلى طهران حيث يلتقي روحاني".
    """
    frame = clause.reading.lexeme.frame
    mutual = frame is not None and frame.slots["subject"] == frame.slots["object"] == ("participant",)
    alone = len(groups) == 1 and len(groups[0]) == 1 and not clause.object_pronoun and not clause.phrases
    where = clause.opener is not None and clause.opener.part is Part.ADVERB_RELATIVE
    return mutual and alone and (bool(clause.verb.conjunction) or where)


def _join(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    if _is_first_person(clause, grammar) or _is_told_of_us(clause, nodes, grammar):
        clause.pronoun_subject = ("", "1")
        return
    if clause.opener is not None and clause.opener.words in grammar.pronouns:
        clause.pronoun_subject = grammar.pronouns[clause.opener.words]
        _look_through_speech(clause, before, grammar)
        return
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if _has_unnamed_subject(clause, following, nodes, grammar) or (clause.nouns and _stands_as_subject(clause)):
        return
    if (clause.opener is not None and clause.opener.part is Part.RELATIVE) or clause.reading.tense == "gerund":
        return
    if "result" in clause.verb.senses.options:
        clause.subject_noun = _event_before(clause, nodes)
        return
    impersonal = _is_impersonal(clause, following)
    lender = _lender(clause, before, nodes, grammar)
    if lender is not None and not (impersonal and lender.passive):  # "اعتقل في مايو وحكم عليه"
        clause.joined_to, clause.subject = lender, list(lender.subject)
        return
    if impersonal:
        return
    clause.pronoun_subject = (clause.reading.gender, clause.reading.number)
    if before and clause.verb.conjunction and before[-1].pronoun_subject == clause.pronoun_subject:
        clause.joined_to = before[-1]


def _lender(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> Clause | None:
    """The clause before whose subject is that of this one as well."""
    for earlier in _lenders(clause, before):
        lends = _can_lend(earlier) or _goes_on(earlier, clause, nodes)
        if lends and _agrees(earlier, clause, grammar) and not _is_outside(earlier, clause, before):
            return earlier
    return None


def _look_through_speech(clause: Clause, before: Sequence[Clause], grammar: Grammar) -> None:
    """Let a pronoun behind a speech in a relative clause mean what that is about: "الهجمات التي قال إنها خلفت"."""
    speech = before[-1] if before else None
    if speech is None or speech.antecedent is None or speech.content is not clause.opener:
        return
    if noun_gender(speech.antecedent, grammar) in ("", clause.reading.gender):
        clause.pronoun_subject, clause.subject_noun = None, speech.antecedent


def _event_before(clause: Clause, nodes: Sequence[Node]) -> Node | None:
    """The event of which a joined verb tells the result: "وقع هجوم في صنعاء وأدى إلى مقتل شرطي"."""
    nouns = [node for node in nodes[: clause.verb.index] if node.part is Part.NOUN and node.readings]
    return nouns[-1] if nouns else None


def _can_lend(clause: Clause) -> bool:
    """Whether a clause's subject can be that of a clause joined to it: it is somebody, and no relative's antecedent."""
    relative = clause.opener is not None and clause.opener.part is Part.RELATIVE
    people = any(node.mention and node.mention.names[0].entity.kind is not EntityKind.PLACE for node in clause.subject)
    return bool(clause.subject) and (people or acts(clause)) and not relative and not clause.passive


def acts(clause: Clause) -> bool:
    """Whether a city that is the subject of a clause stands for a government: it says, plans or does something."""
    city = bool(clause.subject) and clause.subject[0].mention is not None
    if not city or not _is_known_city(clause.subject[0]):
        return False
    frame = clause.reading.lexeme.frame
    does = frame is not None and bool(_DOERS & set(frame.slots["subject"]))
    return does or is_speech(clause) or clause.reading.lexeme.kind is Kind.GOVERNOR


_DOERS = frozenset({"agent", "participant"})


def _is_known_city(node: Node) -> bool:
    entity = node.mention.names[0].entity if node.mention is not None else None
    return entity is not None and entity.linked and entity.geonames is not None


def _goes_on(relative: Clause, clause: Clause, nodes: Sequence[Node]) -> bool:
    """Whether a joined verb goes on with a relative clause of its own subject: "التي انتزعتها روسيا وضمتها"."""
    opened = relative.opener is not None and relative.opener.part is Part.RELATIVE and not relative.passive
    behind = bool(relative.subject) and relative.subject[0].index > relative.verb.index
    between = nodes[relative.verb.index + 1 : clause.verb.index]
    return opened and behind and all(node.part is not Part.COMMA for node in between)


def _agrees(lender: Clause, clause: Clause, grammar: Grammar) -> bool:
    """Whether a verb can have the subject of one before it: behind its subject a verb agrees in gender and number."""
    mention = lender.subject[0].mention
    if mention is None or clause.reading.tense == "participle":
        return True
    entity = mention.names[0].entity
    one = len(lender.subject) == len(mention.names) == 1 and entity.kind is not EntityKind.GROUP
    if clause.reading.number == "p":
        return not (one and mention.number not in ("p", "d"))
    person = one and entity.kind is EntityKind.PERSON and not entity.described
    gender = mention_gender(mention, grammar) if person else ""
    return not (gender == "m" and clause.reading.gender == "f")


def _is_first_person(clause: Clause, grammar: Grammar) -> bool:
    """Whether a verb can only tell what whoever speaks does: "أدعو", "رحبنا"; such forms show a number, no gender."""
    return grammar.subject_after_verb and clause.verb.senses.first_person


def _is_impersonal(clause: Clause, following: Node | None) -> bool:
    """Whether a verb without a subject says of nobody that he does it: "أفرج عن ناشط", "قبض عليه", "أطلق سراحه"."""
    behind = following.words if following is not None else ""
    for reading in clause.verb.readings:
        told = not reading.lexeme.words or behind in reading.lexeme.words
        if told and reading.lexeme.option("passive") == "impersonal":
            return (reading.gender, reading.number) == ("m", "s")
    return False


def _is_told_of_us(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a predicate is told of whoever speaks: "نحن ملتزمون", "إننا مستعدون"."""
    at = clause.verb.index
    return bool(at) and nodes[at - 1].words in grammar.first_persons and bool(clause.reading.lexeme.option("stative"))


def _has_unnamed_subject(clause: Clause, following: Node | None, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain word behind the verb is its subject; behind a joined verb only one that says so.

    That is also one annexed to a name behind a passive: "وأصيب أصدقاء بولارد".
    """
    if following is None or following.part is not Part.WORD or clause.reading.lexeme.option("stative"):
        return False
    if following.words in grammar.inflected:
        return False
    frame = clause.reading.lexeme.frame
    suffers = frame is not None and frame.slots["subject"] == ("recipient",)
    passive = suffers or clause.reading.passive or clause.reading.lexeme.option("passive") == "often"
    behind = nodes[following.index + 1 : following.index + 2]
    annexed = passive and following.annexes and bool(behind) and behind[0].part is Part.NAME
    named = annexed and not behind[0].preposition and not behind[0].conjunction
    return not clause.verb.conjunction or following.words in grammar.indefinites or named


def _lenders(clause: Clause, before: Sequence[Clause]) -> list[Clause]:
    """The clauses before one, nearest first; a participle of saying goes on with who spoke: "قال ... مشيرا إلى"."""
    nearest = list(reversed(before))
    if clause.reading.tense != "participle" or not (is_speech(clause) or clause.reading.lexeme.frame):
        return nearest
    return [c for c in nearest if is_speech(c)] + [c for c in nearest if not is_speech(c)]


def _is_outside(speech: Clause, clause: Clause, before: Sequence[Clause]) -> bool:
    """Whether a clause is told by a speaker behind another one told, so that it goes on with that one."""
    if speech.content is None or is_speech(clause) or not is_speech(speech) or clause.reading.tense == "participle":
        return False
    return any(speech.content.index < other.verb.index < clause.verb.index for other in before)


def is_speech(clause: Clause) -> bool:
    """Whether its verb is one of saying."""
    return clause.verb.senses.speech


def _stands_as_subject(clause: Clause) -> bool:
    """Whether the event noun behind the verb is its subject: "وقع هجوم"."""
    return "subject" in str(clause.reading.lexeme.option("noun", "")).split() and not clause.nouns[0].preposition
