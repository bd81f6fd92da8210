"""Whom praise, blame and refusal are aimed at where only what he says or does is named.

Its doer stands in a relative clause of it ("التصريحات التي أدلى بها المالكي", "ما قاله كيري"), behind a preposition of
doers or of authors ("جهود من جانب الكونغرس", "البيان الصادر عن اللجنة"), or is annexed to nouns that are themselves
annexed ("من تناقض تصريحات القيادات").
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node, Part
from kb.model import MentionForm, Role

_AIMED = frozenset({"Accusation", "Rejection", "Support"})
_OBJECT = (Part.WORD, Part.NOUN, Part.TRANSPARENT, Part.OPERATOR)
_PASSED = (Part.TIME, Part.ADVERB, Part.OPEN, Part.CLOSE, Part.PREPOSITION, Part.COMMA)
_FARTHEST = 8


def take_doer_of_object(
    drafts: Sequence[Draft], nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar
) -> None:
    """Give praise, blame and refusal that hit nobody whoever does or says what they are about."""
    if not grammar.subject_after_verb:
        return
    for draft in drafts:
        if draft.type in _AIMED and not draft.has(Role.RECIPIENT):
            for node in _doers(draft, nodes, clauses, grammar):
                draft.add_each(("recipient",), node.names)


def _doers(draft: Draft, nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar) -> Sequence[Node]:
    """Whoever does what stands behind a word of praise, blame or refusal."""
    start = _start(draft)
    annexed = 0
    for node in nodes[start : start + _FARTHEST] if start else ():
        if node.bracketed:
            continue
        if node.part is Part.RELATIVE or node.words in grammar.free_relatives:
            return _subject_behind(node, clauses, grammar)
        if node.part is Part.NAME:
            if node.mention is None or node.mention.form is MentionForm.ADJECTIVE:
                continue
            before = nodes[node.index - 1]
            named = node.preposition in grammar.doers or (not node.preposition and annexed > 1 and before.annexes)
            return [node] if named or _is_author(node, nodes, grammar) else ()
        if node.part in _OBJECT:
            annexed = annexed + 1 if node.part is Part.WORD and node.annexes and not node.conjunction else 0
        elif node.part not in _PASSED:
            return ()
    return ()


def _start(draft: Draft) -> int:
    """Where what a word of praise or blame is about begins: behind the verb and its subject; 0 where it is told."""
    if draft.reading.lexeme.kind is Kind.NOUN:
        return draft.trigger.index + 1
    clause = draft.clause
    if clause is None or clause.objects or clause.object_pronoun or clause.passive:
        return 0
    return max([clause.verb.index, *(node.index for node in clause.subject)]) + 1


def _subject_behind(relative: Node, clauses: Sequence[Clause], grammar: Grammar) -> Sequence[Node]:
    """The subject behind the verb of a relative clause, or whoever it says that words came from: "صدرت عن"."""
    clause = next((c for c in clauses if c.verb.index > relative.index), None)
    if clause is None or clause.verb.index > relative.index + 2 or clause.negated or clause.passive:
        return ()
    behind = [node for node in clause.subject if node.index > clause.verb.index]
    return behind or [node for preposition, node in clause.phrases[:1] if preposition in grammar.authors]


def _is_author(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a participle before a preposition says that words came from somebody: "الصادر عن اللجنة"."""
    before = nodes[node.index - 2] if node.index > 1 else node
    return bool(node.preposition) and node.preposition in grammar.authors and before.words in grammar.issued
