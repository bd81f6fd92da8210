"""Participles that say what is the case with their subject, where the names took them for somebody.

"محتجز" is a detainee, and in "الصحافي محتجز في طهران" what is told of the journalist: there it stands indefinite behind
a name or a pronoun, with a preposition behind it.
"""

from collections.abc import Collection, Sequence

from kb.finding.lexemes import Lexemes
from kb.finding.syntax import Grammar, Part
from kb.language.morphology import segmentations
from kb.model import Mention, MentionForm, Sentence

_PREPOSITIONS = (Part.PREPOSITION, Part.CIRCUMSTANCE)


def free_predicates(
    mentions: Sequence[Mention], sentence: Sentence, lexemes: Lexemes, grammar: Grammar
) -> list[Mention]:
    """The mentions without those that are predicates of the name or pronoun before them."""
    if all(mention.form is not MentionForm.DESCRIPTION for mention in mentions):
        return list(mentions)
    ends = {mention.last for mention in mentions if mention.form is not MentionForm.ADJECTIVE}
    return [mention for mention in mentions if not _is_predicate(mention, ends, sentence, lexemes, grammar)]


def _is_predicate(
    mention: Mention, ends: Collection[int], sentence: Sentence, lexemes: Lexemes, grammar: Grammar
) -> bool:
    at = mention.first
    if mention.last != at or mention.form is not MentionForm.DESCRIPTION or mention.conjunction or not at:
        return False
    if not any(reading.lexeme.option("stative") for reading in lexemes.readings(sentence.tokens[at].form)):
        return False
    before = sentence.tokens[at - 1].form
    told = at - 1 in ends or before in grammar.pronouns or before in grammar.subject_pronouns
    return told and at + 1 < len(sentence.tokens) and _governs(sentence.tokens[at + 1].form, grammar)


def _governs(form: str, grammar: Grammar) -> bool:
    """Whether a word is a preposition, or has one written on it."""
    if any(part in _PREPOSITIONS for _, part, _ in grammar.phrases.get(form, ())):
        return True
    return any(segments.preposition for segments in segmentations(grammar.language, form))
