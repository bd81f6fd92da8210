"""Folding, tokens and sentences, the same for every language: what differs is in the language's data."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kb.language.lexicon import Language
from kb.model import Article, Block, BlockKind, Sentence, Span, Token

_MARKS = (
    (0x064B, 0x065F), (0x0670, 0x0670), (0x0640, 0x0640), (0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069),
    (0xFEFF, 0xFEFF), (0x00AD, 0x00AD),
)  # fmt: skip
"""The code points, first and last, of vowel marks, tatweel and signs that are not seen."""
_FOLDED = {
    **str.maketrans("أإآٱىةؤئیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااايهويیك01234567890123456789".replace("ی", "ي")),
    **{code: None for first, last in _MARKS for code in range(first, last + 1)},
}

_TOKEN = re.compile(
    r"\d+(?:[.,٫٬]\d+)*"  # a number with its decimal or thousands marks
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"  # an abbreviation with dots: U.S. أ.ف.ب
    r"|[^\W\d_](?:[\u064b-\u065f\u0670\u0640\u200c\u200d]*[^\W\d_]|[\u064b-\u065f\u0670\u0640])*"  # a word
    r"|\.{3}|--|``|''|\S"
)


def fold(text: str) -> str:
    """The text with marks, tatweel and invisible signs removed, letter variants made one, digits Western, case folded.

    It is what names and words are compared by; never shown, and its offsets are not those of the text.

    >>> fold("الأُمم المتّحدة")
    'الامم المتحده'
    >>> fold("٢٠٢٤")
    '2024'
    """
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


_WORD = 40  # letters up to which a text is worth remembering: words come again, sentences do not


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_FOLDED).casefold()


_fold_word = lru_cache(maxsize=1 << 17)(_fold)


def find_tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The words, numbers and marks of a stretch of a text, in order. A clitic stays with its word.

    Signs that are not seen (direction marks, lone vowel marks) are no tokens; a tatweel between blanks is a dash.

    >>> [t.text for t in find_tokens("قال لـ«رويترز» (أ.ف.ب)، 3.5%", Span(0, 29))]
    ['قال', 'لـ', '«', 'رويترز', '»', '(', 'أ.ف.ب', ')', '،', '3.5', '%']
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, span.start, span.end):
        word, (start, end) = found.group(), found.span()
        form = _fold_word(word)
        if not form and word == _TATWEEL:
            form = _dash(text, start, end)
        if form:
            tokens.append(Token(start, end, word, form))
    return tuple(tokens)


_TATWEEL = "ـ"


def _dash(text: str, start: int, end: int) -> str:
    """A dash where a tatweel stands between blanks ("دمشق ـ سانا"), nothing where it lengthens a word."""
    return "-" if text[start - 1 : start].isspace() and text[end : end + 1].isspace() else ""


def find_sentences(article: Article, language: Language) -> Iterator[Sentence]:
    """The sentences of the titles, paragraphs and captions of an article, in text order."""
    for index, block in enumerate(article.blocks):
        if block.kind in (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.CAPTION):
            yield from split_block(article.text, block, index, language)


def split_block(text: str, block: Block, block_index: int, language: Language) -> Iterator[Sentence]:
    """The sentences of one block: they end at a mark of the language, not inside brackets, and at a line's end."""
    tokens = find_tokens(text, block.span)
    lines = "\n" in block.span.of(text)
    first, depth, last = 0, 0, len(tokens) - 1
    for at, token in enumerate(tokens):
        word = token.text
        if at < last and not lines and word[-1].isalnum():
            continue
        if word in _BRACKETS:
            depth = max(0, depth + _BRACKETS[word])
        following = tokens[at + 1] if at < last else None
        if (
            following is None
            or (lines and _breaks_line(text, token, following))
            or (depth == 0 and not word[-1].isalnum() and _ends(tokens, at, language))
        ):
            if following is not None and following.text in language.closing_quotes and following.start == token.end:
                continue
            yield _sentence(tokens[first : at + 1], block, block_index)
            first, depth = at + 1, 0


_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}


def _sentence(tokens: tuple[Token, ...], block: Block, block_index: int) -> Sentence:
    span = Span(tokens[0].start, tokens[-1].end)
    return Sentence(span=span, block=block.kind, block_index=block_index, tokens=tokens)


def _breaks_line(text: str, token: Token, following: Token) -> bool:
    return "\n" in text[token.end : following.start]


def _ends(tokens: tuple[Token, ...], at: int, language: Language) -> bool:
    """Whether the sentence ends after this token."""
    token, following = tokens[at], tokens[at + 1]
    if _ends_with_abbreviation(token, following, language):
        return True
    if token.text in language.closing_quotes:
        return at > 0 and tokens[at - 1].text in language.sentence_ends and _starts(token, following, language)
    if token.text not in language.sentence_ends:
        return False
    if at > 0 and (_is_initial(tokens[at - 1], language) or _is_abbreviated(tokens[at - 1], token, language)):
        return False
    if not language.has_case and at > 0 and _is_word(tokens[at - 1]) and _is_word(following):
        return True
    return _starts(token, following, language)


def _ends_with_abbreviation(token: Token, following: Token, language: Language) -> bool:
    """Whether an abbreviation with dots ends the sentence too, as a capital on a little word shows: "the U.S. He"."""
    dotted = language.has_case and len(token.text) > 1 and token.text[0].isalpha() and token.text.endswith(".")
    return dotted and following.text[0].isupper() and following.form in language.function_words


def _is_initial(token: Token, language: Language) -> bool:
    """Whether a token is the initial of a name, whose full stop ends no sentence: "Boris N. Yeltsin"."""
    return language.has_case and len(token.text) == 1 and token.text.isupper() and token.text != "I"


def _is_abbreviated(token: Token, stop: Token, language: Language) -> bool:
    return (token.form + stop.text) in language.abbreviations and token.end == stop.start


_SHORTEST_WORD = 3


def _is_word(token: Token) -> bool:
    """Whether a token is a word, no initial, abbreviation or number: a full stop between two ends a sentence."""
    return len(token.text) >= _SHORTEST_WORD and token.text.isalpha()


def _starts(token: Token, following: Token, language: Language) -> bool:
    """Whether a sentence may start with the following token."""
    if following.start == token.end and following.text not in language.closing_quotes:
        return False
    return not (language.has_case and following.text[0].islower())
