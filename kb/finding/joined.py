"""What clauses without a full subject of their own share with others, where subjects stand before verbs.

Joined verbs share the time at the head of the first: "On Friday, Japan condemned the test and demanded talks". Passive
infinitives and participles belong to the noun before them: "elections to be held in May", "the man accused of theft".
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause, is_speech
from kb.finding.nounphrases import is_adjective, phrase_start
from kb.finding.status import ACTS
from kb.finding.syntax import Grammar, Node, Part

_GROUP = (Part.AUXILIARY, Part.ADVERB, Part.NEGATOR, Part.PREPOSITION)
_CLAUSE_STARTS = (
    Part.COMPLEMENTIZER,
    Part.RELATIVE,
    Part.ADVERB_RELATIVE,
    Part.SUBORDINATOR,
    Part.COLON,
    Part.COORDINATOR,
)


def share(clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give each clause of a sentence what it has in common with the one that it is joined to or hangs on."""
    for before, clause in zip((None, *clauses), clauses, strict=False):
        clause.times = [time for time in clause.times if not _is_of_noun(time, nodes, grammar)]
        _share_front(clause)
        if before is not None and before.passive:
            _share_passive(clause, nodes)
        if not clause.times:
            clause.times.extend(_times_of_words(clause, nodes, grammar))
        if clause.passive and clause.reading.tense == "infinitive":
            _qualify(clause, nodes, grammar)


def _is_of_noun(time: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a time before an event noun behind a preposition is of that alone: "after its | 1990 | invasion"."""
    noun = next((node for node in nodes[time.index + 1 : time.index + 4] if node.part is not Part.WORD), time)
    governed = noun.part is Part.NOUN and noun.preposition in grammar.circumstances
    return governed and phrase_start(noun, nodes, grammar) < time.index


def _share_front(clause: Clause) -> None:
    """Take the times before the subject of the clause that it is joined to."""
    other = clause.joined_to
    if other is not None and not clause.times:
        clause.times.extend(time for time in other.times if time.index < other.verb.index)


def _share_passive(clause: Clause, nodes: Sequence[Node]) -> None:
    """Leave out what a passive has in common with the one before: "three were killed and | eight others | injured"."""
    objects = [*clause.objects, *(noun for noun in clause.nouns if not noun.preposition)]
    own = clause.subject and clause.joined_to is None and not (clause.auxiliaries or objects)
    if not own or clause.reading.tense != "past" or not done_to_somebody(clause):
        return
    first, last = clause.subject[0].index, clause.subject[-1].index
    joined = first > 0 and nodes[first - 1].part is Part.COORDINATOR
    if joined and last == clause.verb.index - 1:
        clause.passive = clause.preposed = True


def _times_of_words(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The times at which that was issued in which somebody does something: "Iran, in a statement on Friday, denied"."""
    if clause.verb.senses.types.isdisjoint(ACTS) or clause.reading.tense != "past":
        return []
    first = max((node.index for node in nodes[: clause.verb.index] if node.part in _CLAUSE_STARTS), default=0)
    region = nodes[first : clause.verb.index]
    times = [node for node in region if node.part is Part.TIME]
    issued = [node.index for node in region if node.words in grammar.spoken_in and _is_within(node, nodes, grammar)]
    return [time for time in times if any(0 < time.index - at <= _NEAR for at in issued)]


def _is_within(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether "in" stands before a word, with no more than an article or adjective between."""
    return any(before.words in grammar.place_prepositions for before in nodes[max(0, node.index - 3) : node.index])


_NEAR = 5  # nodes from a statement to when it was issued: "in a statement | by the army | issued late | on Friday"


def _qualify(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let a passive infinitive right behind an event noun tell of that event: "talks, to be held in Paris,"."""
    at = clause.verb.index
    while at and nodes[at - 1].part in _GROUP:
        at -= 1
    at -= bool(at) and nodes[at - 1].part is Part.COMMA
    head = nodes[at - 1] if at > 0 else None
    if head is not None and head.part is Part.NOUN and nodes[at].words in {*grammar.infinitive, ","}:
        clause.antecedent = clause.subject_noun = head
        clause.subject, clause.pronoun_subject, clause.host = [], None, None


def finite_follows(verb: Node, nodes: Sequence[Node]) -> bool:
    """Whether a finite verb behind a past form needs the same subject, as none stands between the two.

    A gerund that hangs on the past form, and its object, stand between them: "the man accused of killing him fled".
    """
    inside = False
    for node in nodes[verb.index + 1 :]:
        if node.part in _CLAUSE_STARTS:
            return False
        if node.part is Part.AUXILIARY:
            return True
        if node.part is Part.VERB:
            if _is_aside(node, nodes):
                return False
            if not _is_governed_gerund(node, nodes):
                return node.reading.tense != "gerund" and nodes[node.index - 1].part is not Part.PREPOSITION
            inside = True
        elif node.part is Part.NAME and not node.preposition and not is_adjective(node):
            if not inside:
                return False
            inside = False
    return False


def _is_aside(verb: Node, nodes: Sequence[Node]) -> bool:
    """Whether a past form may be a participle put behind: "appeared in court, | charged with murder"."""
    behind = nodes[verb.index + 1] if verb.index + 1 < len(nodes) else verb
    return verb.reading.tense == "past" and nodes[verb.index - 1].part is Part.COMMA and behind.part is Part.PREPOSITION


def _is_governed_gerund(verb: Node, nodes: Sequence[Node]) -> bool:
    return verb.reading.tense == "gerund" and nodes[verb.index - 1].part is Part.PREPOSITION


def done_to_somebody(clause: Clause) -> bool:
    """Whether its verb tells of something that is done to people, so that it can have a passive of them."""
    if clause.reading.lexeme.option("intransitive") or is_speech(clause):
        return False
    slots = (reading.lexeme.frame.slots["object"] for reading in clause.verb.readings if reading.lexeme.frame)
    return any("recipient" in slot and "place" not in slot for slot in slots)
