"""Who is behind a deed where no verb of doing it says so: "يقف وراء الهجوم", "مسؤولة عن التفجير", "قيامه بزيارة".

Somebody stands behind a deed, answers for it or is accused of it; or a noun of doing, taking part or suffering has the
pronoun that means him. Whoever denies it is no author.
"""

from collections.abc import Iterator, Mapping, Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft, doer
from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import Segments, segmentations
from kb.model import MentionForm, Role

_VIOLENT = frozenset({"Attack", "Death"})
_PASSED = (Part.TRANSPARENT, Part.OPEN, Part.CLOSE, Part.PREPOSITION, Part.ADVERB, Part.OPERATOR)
_BETWEEN = (Part.WORD, Part.COMMA, Part.AUXILIARY, Part.ADVERB, Part.TIME, Part.OPEN, Part.CLOSE)
_FARTHEST = 6


def take_author(draft: Draft, nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar) -> None:
    """Give a deed whoever is behind it, and any event the pronoun of a noun of doing it before it."""
    if not grammar.answering or draft.light is not None or draft.has(Role.AGENT):
        return
    clause = next((c for c in reversed(clauses) if c.verb.index < draft.trigger.index), None)
    if clause is not None and (clause.negated or _denies(clause)):
        return
    preposition = draft.trigger.preposition
    for node in reversed(nodes[max(0, draft.trigger.index - _FARTHEST) : draft.trigger.index]):
        if node.words in grammar.behind and draft.type in _VIOLENT:
            _take_standing(draft, node, nodes, clauses, grammar)
            return
        if node.part is Part.WORD and node.words not in grammar.determiners:
            _take_answering(draft, node, preposition, nodes, clauses, grammar)
            return
        if node.part not in _PASSED and node.words not in grammar.determiners:
            return
        preposition = node.preposition or preposition


def _take_standing(
    draft: Draft, behind: Node, nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar
) -> None:
    """Take whoever stands behind a deed, by a verb ("يقف وراء") or a noun ("بالوقوف وراء", "وقوفه خلف")."""
    standing = nodes[behind.index - 1] if behind.index else behind
    found = [s for s in segmentations(grammar.language, standing.words) if s.stem in grammar.standing]
    clause = next((c for c in clauses if c.verb is standing), None)
    if clause is not None and found and not clause.negated:
        _take_subject(draft, clause)
    elif found and standing.part is Part.WORD:
        _take_owner(draft, standing, found[0], nodes, clauses, grammar)


def _take_answering(
    draft: Draft,
    word: Node,
    preposition: str,
    nodes: Sequence[Node],
    clauses: Sequence[Clause],
    grammar: Grammar,
) -> None:
    """Take whoever a word before the deed says to have done it, taken part in it or suffered it."""
    for segments in segmentations(grammar.language, word.words):
        if segments.pronoun:
            roles = _roles_of(draft, segments.stem, preposition, grammar)
            if roles:
                draft.pronouns.append((roles, segments.pronoun_gender, segments.pronoun_number))
                return
        if draft.type in _VIOLENT and preposition in grammar.answering.get(segments.stem, ()):
            _take_owner(draft, word, segments, nodes, clauses, grammar)
            return


def _roles_of(draft: Draft, stem: str, preposition: str, grammar: Grammar) -> tuple[str, ...]:
    """What whoever a noun of doing, taking part or suffering belongs to is to the event behind its preposition."""
    if preposition in _of(stem, grammar.performance):
        return doer(draft)
    if preposition in _of(stem, grammar.endurance):
        return ("recipient",)
    taking_part = stem in grammar.participation and preposition in grammar.place_prepositions
    return ("participant",) if taking_part and draft.type not in _VIOLENT else ()


def _of(stem: str, nouns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return nouns.get(stem, ())


def _take_owner(
    draft: Draft,
    word: Node,
    segments: Segments,
    nodes: Sequence[Node],
    clauses: Sequence[Clause],
    grammar: Grammar,
) -> None:
    """Take whoever answers for a deed: by a pronoun, by what somebody claims or is blamed for, or by what he is."""
    if segments.pronoun:
        draft.pronouns.append((doer(draft), segments.pronoun_gender, segments.pronoun_number))
    elif segments.stem in grammar.claimed and not segments.preposition:
        _take_claimed(draft, next((c for c in reversed(clauses) if c.verb.index < word.index), None))
    elif (owner := _owner(word, nodes, grammar)) is not None:
        if owner.mention is not None:
            _add(draft, [owner])
        elif owner.words in grammar.pronouns:
            draft.pronouns.append((doer(draft), *grammar.pronouns[owner.words]))


def _take_claimed(draft: Draft, clause: Clause | None) -> None:
    """Take whoever claims what is a deed's, or whom somebody blames for it: "تبنى مسؤولية", "حمله مسؤولية"."""
    if clause is None:
        return
    if any(reading.lexeme.type == "Accusation" for reading in clause.verb.readings):
        _add(draft, clause.objects)
    else:
        _take_subject(draft, clause)


def _take_subject(draft: Draft, clause: Clause) -> None:
    _add(draft, clause.subject)
    if not clause.subject and clause.pronoun_subject is not None:
        draft.pronouns.append((doer(draft), *clause.pronoun_subject))


def _add(draft: Draft, nodes: Sequence[Node]) -> None:
    for node in nodes:
        draft.add_each(doer(draft), node.names)


def _denies(clause: Clause) -> bool:
    return any(reading.lexeme.option("status") == "denied" for reading in clause.verb.readings)


def _owner(word: Node, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """The name, or the pronoun on "that", of which a word before a deed is told; no accused person in general."""
    for node in _back(word, nodes):
        named = node.mention is not None and node.mention.form is not MentionForm.ADJECTIVE
        if named and _is_accused(node, grammar):
            continue
        if named:
            adjacent = node.index + 1 == word.index
            return node if adjacent or not node.preposition or word.preposition else None
        if node.part is Part.COMPLEMENTIZER:
            return node
        if node.part not in _BETWEEN and node.mention is None:
            return None
    return None


def _back(word: Node, nodes: Sequence[Node]) -> Iterator[Node]:
    return reversed(nodes[max(0, word.index - _FARTHEST) : word.index])


def _is_accused(node: Node, grammar: Grammar) -> bool:
    """Whether a described person only says that whoever stands before him is accused: "تنظيم داعش المتهم ب"."""
    return node.words.removeprefix(grammar.article) in grammar.answering
