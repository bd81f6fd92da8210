"""Drafts of event verbs: which event a verb tells by the words beside it, and who and what its clause gives it."""

from collections.abc import Iterator, Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import (
    Draft,
    add_all,
    bind_phrase,
    has_object,
    is_content,
    is_one,
    is_relation,
    roles_of,
)
from kb.finding.lexemes import Frame, Kind, Reading
from kb.finding.needs import can_meet_needs
from kb.finding.suffixes import take_owner, take_pronoun_phrases
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EventType


def draft_verbs(clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> Iterator[Draft]:
    """The drafts of the event verbs of a sentence."""
    for clause in clauses:
        if Kind.VERB not in clause.verb.senses.kinds:
            continue
        drafts = [_draft_verb(clause, reading, clauses, nodes, grammar) for reading in _choose(clause, nodes, grammar)]
        if len(drafts) > 1:
            promising = (draft for draft in drafts if can_meet_needs(draft, nodes, grammar))
            yield next(promising, drafts[0])
        else:
            yield from drafts


def _draft_verb(
    clause: Clause, reading: Reading, clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar
) -> Draft:
    draft = Draft(reading.lexeme, clause.verb, clause, reading)
    _bind_verb(draft, clause, nodes, grammar)
    if draft.lexeme.option("content_subject"):
        _take_content_subject(draft, clause, clauses, nodes, grammar)
    if clause.negated and draft.lexeme.option("negated"):
        draft.type_override = EventType(draft.lexeme.option("negated"))
    return draft


def _take_content_subject(
    draft: Draft, clause: Clause, clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar
) -> None:
    """Take whoever is to do what is wanted, if he is named: "يجب أن توقف إيران", "يريد أن تنسحب روسيا"."""
    opener = clause.content
    inner = next((c for c in clauses if opener is not None and c.verb.index > opener.index), None)
    if inner is not None and opener is not None:
        named = [node for node in inner.subject if opener.index < node.index != inner.verb.index]
        add_all(draft, ("recipient",), named, grammar)
    elif opener is not None and not grammar.subject_after_verb:
        told = nodes[opener.index + 1 : opener.index + 3]  # "alleged that | Ritter | was a spy"
        if len(told) > 1 and told[0].part is Part.NAME and told[1].part is Part.AUXILIARY:
            add_all(draft, ("recipient",), told[:1], grammar)


def _choose(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> list[Reading]:
    """The event verbs that the word can be here: those that ask for an object or subject and have it, then the rest."""
    result = clause.subject_noun is not None and "result" in clause.verb.senses.options
    before = nodes[clause.verb.index - 1].words if clause.verb.index else ""
    speech = clause.content is not None and clause.verb.senses.speech
    said = {r.lexeme.name for r in clause.verb.readings if r.lexeme.kind is Kind.SPEECH} if speech else set()
    asking: list[Reading] = []
    plain: list[Reading] = []
    for reading in clause.verb.readings:
        lexeme = reading.lexeme
        tenses = lexeme.option("tenses")
        if (
            lexeme.kind is not Kind.VERB
            or (tenses and reading.tense not in tenses)
            or (lexeme.option("only") == "passive" and not (clause.passive and clause.auxiliaries))
            or (said and (lexeme.name not in said or lexeme.option("needs") == "infinitive"))
        ):
            continue
        if lexeme.subjects and not _has_subject(clause, lexeme.subjects, nodes, grammar):
            continue
        if before in lexeme.option("unless_before", ()):
            continue
        if lexeme.unless and _is_barred(clause, lexeme.unless, nodes, grammar):
            continue
        if result and lexeme.type != "Attack":
            continue  # it tells what the event led to: "الهجوم الذي خلف قتيلين"
        if not lexeme.words:
            (asking if lexeme.subjects else plain).append(reading)
        elif has_object(clause, lexeme.words, nodes, grammar) or (
            clause.preposed and _has_subject(clause, lexeme.words, nodes, grammar)
        ):
            asking.append(reading)
    found = asking + plain
    return sorted(found, key=_is_never_refused) if clause.negated else found


def _is_never_refused(reading: Reading) -> bool:
    """Whether a verb has no other type where it is denied; those that have one come first then."""
    return not reading.lexeme.option("negated")


def _has_subject(clause: Clause, words: frozenset[str], nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether one of the words stands before a passive verb or in what a relative clause is about."""
    for node in reversed(nodes[max(0, clause.verb.index - _PREPOSED) : clause.verb.index]):
        if any(is_one(fold(word), words, grammar) for word in node.words.split()):
            return True
        if node.part in (Part.COMPLEMENTIZER, Part.SUBORDINATOR):
            return False
    return False


_PREPOSED = 10


_NEAR = 6


def _is_barred(clause: Clause, words: frozenset[str], nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a word near behind the verb, "#" being a number, makes it another: "met the demands"."""
    near = nodes[clause.verb.index + 1 : clause.verb.index + 1 + _NEAR]
    if "#" in words and any(node.words.isdigit() for node in near):
        return True
    return any(
        node.preposition in words or any(is_one(fold(word), words, grammar) for word in node.words.split())
        for node in near
    )


def _bind_verb(draft: Draft, clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> None:
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101  (event lexemes have frames)
    subject = "passive_subject" if clause.passive else "subject"
    heads = clause.subject or (clause.objects if clause.passive else [])
    add_all(draft, roles_of(draft, subject), heads, grammar)
    if clause.pronoun_subject is not None and not clause.subject:
        draft.pronouns.append((roles_of(draft, subject), *clause.pronoun_subject))
    if heads is not clause.objects:
        add_all(draft, frame.slots["object"], clause.objects, grammar)
    if clause.object_pronoun is not None:
        draft.pronouns.append((frame.slots["object"], *clause.object_pronoun))
    related = False
    for preposition, node in clause.phrases:
        own = draft.lexeme.option("topic") and _behind_word(node, nodes)
        own = own or (draft.lexeme.option("charge") and nodes[node.index - 1].part is Part.WORD)
        related = is_relation(preposition, node, nodes, grammar) or (related and bool(node.conjunction))
        other = not (grammar.subject_after_verb or clause.passive) and preposition in grammar.doers
        if not own and not related and not other:  # "rejected a motion by the opposition"
            bind_phrase(draft, preposition, node, grammar)
    take_pronoun_phrases(draft, clause, nodes, grammar)
    take_owner(draft, nodes, grammar)
    draft.times.extend(clause.times)
    draft.last = clause.end
    draft.content_from = _content_start(draft, clause, nodes, grammar)


def _behind_word(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a phrase stands right behind a word that is neither verb nor name: it belongs to that word."""
    before = (n for n in reversed(nodes[: node.index]) if n.part not in (Part.PREPOSITION, Part.OPEN, Part.CLOSE))
    return next(before).part is Part.WORD


def _content_start(draft: Draft, clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> int | None:
    """Where what is demanded, promised or alleged begins."""
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    if not frame.content:
        return None
    starts = [noun.index for noun in clause.nouns if is_content(frame.prepositions.get(noun.preposition, ()))]
    first = clause.nouns[0] if clause.nouns else None
    if not starts and first is not None and not first.preposition and first.reading.lexeme.type != draft.lexeme.type:
        starts = [first.index]
    if clause.content is not None:
        starts.append(clause.content.index)
    following = next((node for node in nodes[clause.end :] if node.part is not Part.ADVERB), None)
    if following is not None and not grammar.subject_after_verb:
        return min([*starts, *_infinitive_after(following, nodes, frame, grammar)], default=None)
    if following is not None and following.part is Part.VERB:
        to = nodes[clause.end - 1].words
        roles = frame.prepositions.get(to if to in grammar.infinitive else following.preposition, ())
        starts += [following.index] if is_content(roles) else []
    start = min(starts, default=None)
    while start is not None and nodes[start - 1].part is Part.WORD and nodes[start - 1].annexes:
        start -= 1  # what is demanded is the word annexed: "طالب برفع العقوبات"
    return start


def _infinitive_after(node: Node, nodes: Sequence[Node], frame: Frame, grammar: Grammar) -> list[int]:
    """Where an infinitive or gerund that is the content begins: "urged Iran to stop", "accused of bombing"."""
    before = nodes[node.index - 1]
    if node.part is Part.VERB and node.reading.tense == "gerund" and before.part in (Part.VERB, Part.ADVERB):
        return [node.index] if frame.content == "none" else []  # "ruled out lifting sanctions"
    marker = node.words if node.words in grammar.infinitive else before.words
    return [node.index] if is_content(frame.prepositions.get(marker, ())) else []
