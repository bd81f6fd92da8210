"""The look-up of the tokens of a sentence."""

from kb.finding.naming.gazetteer import Gazetteer
from kb.finding.naming.printed import PrintedWords
from kb.finding.naming.scan import Scan
from kb.finding.naming.vocabulary import load_vocabulary
from kb.language.lexicon import load_language
from kb.language.text import find_tokens
from kb.model import Reference, Span


def test_before_the_first_token_and_behind_the_last_stands_nothing() -> None:
    language, text = load_language("ar"), "قائد الأطفال"
    gazetteer = Gazetteer(Reference(entities=(), days=()), language)
    scan = Scan(find_tokens(text, Span(0, len(text))), PrintedWords(load_vocabulary(language), gazetteer), {})
    for outside in (-1, 2):
        assert not scan.words(outside)
        assert scan.name(outside) is None
        assert (scan.text(outside), scan.form(outside), scan.is_word(outside)) == ("", "", False)
    assert {word.last for word in scan.words(1).values()} == {1}
