"""Who does what in each clause of a sentence: the verb, its subject, its objects, its phrases and times.

Subjects are looked for behind the verb (where the language allows it), before it, at the head of a relative clause, and
in the clause that it is joined to. What cannot be found stays empty; a pronoun is left to coreference.
"""

from collections.abc import Iterator, Sequence

from kb.finding.agreement import agrees_with_relative, mention_case, mention_gender, noun_gender
from kb.finding.clauses import (
    Clause,
    event_noun_after,
    is_place,
    is_speech,
    opens_purpose,
    widens,
)
from kb.finding.nounphrases import is_adjective
from kb.finding.subjects import settle_subject
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, MentionForm

_OPENERS = (Part.COMPLEMENTIZER, Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR, Part.COLON)


_PASSED = frozenset(
    {Part.AUXILIARY, Part.ADVERB, Part.CLOSE, Part.OPEN, Part.TIME, Part.COMMA, Part.NEGATOR, Part.OPERATOR}
)


_TELLING = frozenset({*_PASSED, *_OPENERS, Part.NAME, Part.NOUN, Part.VERB, Part.CIRCUMSTANCE})
"""The parts before a verb that say anything of its clause."""


_BOUNDING = frozenset({*_OPENERS, Part.VERB, Part.OPEN})


_LOOSE = frozenset({Part.COMMA, Part.CLOSE, Part.OPEN, Part.TIME, Part.ADVERB})
"""The parts that do not keep what stands before them from what follows."""


def find_postverbal(nodes: Sequence[Node], grammar: Grammar) -> list[Clause]:
    """The clauses of a sentence, one a verb, in order."""
    clauses: list[Clause] = []
    verbs = [node for node in nodes if node.part is Part.VERB and not node.bracketed]
    inserted = _inserted_clauses(nodes) if verbs else []
    for node in verbs:
        clause = Clause(node, node.senses.verbs[0])
        _look_right(clause, nodes, grammar, inserted)
        _look_left(clause, nodes, clauses, grammar, inserted)
        settle_subject(clause, clauses, nodes, grammar)
        clauses.append(clause)
    return clauses


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
    if is_place(node) and all(n.part is not Part.NOUN for n in nodes[: node.index]):
        clause.phrases.append((node.preposition, node))


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
        if node.part in (Part.COMMA, Part.CLOSE, Part.OPEN, Part.TIME) or node.bracketed or is_adjective(node):
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
