"""Where the words around a time expression look, back or ahead, while no sentence is parsed: by tenses and cues."""

from collections.abc import Iterable, Sequence
from functools import cache

from kb.finding.lexemes import Lexemes, load_lexemes
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Token

_NEAR = 8
_LEADING = 2
_LITTLE = 4
_ENDS = frozenset({".", "!", "?", "؟", "\n"})


def look_of(tokens: Sequence[Token], first: int, last: int, language: Language) -> str:
    """Whether the nearest word before the expression that tells a tense is "past" or "future"; empty where none does.

    At the head of a sentence it is the nearest behind it.
    """
    lexemes = load_lexemes(language) if language.table("dates")["look"].get("verbs") else None
    before = tokens[max(0, first - _NEAR) : first]
    if _opens(before):
        return _look(tokens[last + 1 : last + 1 + _NEAR], language, lexemes)
    return _look(reversed(before), language, lexemes)


def _opens(before: Sequence[Token]) -> bool:
    """Whether nothing but a little word stands between the beginning of the sentence and what follows."""
    ends = [at for at, token in enumerate(before) if token.text in _ENDS]
    leading = before[ends[-1] + 1 :] if ends else before
    return len(leading) <= _LEADING and all(len(token.form) <= _LITTLE for token in leading)


def _look(tokens: Iterable[Token], language: Language, lexemes: Lexemes | None) -> str:
    past, future = _cues(language)
    for token in tokens:
        if token.text in _ENDS:
            return ""
        tenses = {reading.tense for reading in lexemes.readings(token.form)} - {""} if lexemes else set()
        if token.form in future or tenses == {"future"}:
            return "future"
        if token.form in past or tenses in ({"past"}, {"past", "participle"}):
            return "past"
    return ""


@cache
def _cues(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The words that look back and those that look ahead."""
    table = language.table("dates")["look"]
    return frozenset(map(fold, table["past"])), frozenset(map(fold, table["future"]))
