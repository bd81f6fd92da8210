"""Tests of the parts of a sentence."""

from collections.abc import Callable

from kb.finding.syntax import Node, Part
from kb.language.text import fold

Read = Callable[..., list[Node]]


def _parts(nodes: list[Node]) -> list[tuple[Part, str]]:
    return [(node.part, node.words) for node in nodes]


def test_a_sentence_becomes_its_verb_names_times_and_marks(read_nodes: Read) -> None:
    nodes = read_nodes("زار بوتين الصين أمس.")
    assert [node.part for node in nodes] == [Part.VERB, Part.NAME, Part.NAME, Part.TIME, Part.WORD]


def test_a_name_knows_the_preposition_before_it_written_on_or_apart(read_nodes: Read) -> None:
    nodes = [node for node in read_nodes("وصل لافروف إلى دمشق والتقى بالأسد.") if node.part is Part.NAME]
    assert [node.preposition for node in nodes] == ["", "الي", "ب"]


def test_a_joined_name_knows_its_conjunction(read_nodes: Read) -> None:
    nodes = [node for node in read_nodes("وقعت روسيا وإيران اتفاقا.") if node.part is Part.NAME]
    assert [node.conjunction for node in nodes] == ["", "و"]


def test_complementizers_relatives_and_negators_are_told_apart(read_nodes: Read) -> None:
    parts = {part for part, _ in _parts(read_nodes("قال لافروف الذي زار دمشق إن بوتين لم يزر الصين."))}
    assert {Part.RELATIVE, Part.COMPLEMENTIZER, Part.NEGATOR} <= parts


def test_a_phrase_of_several_words_is_one_operator(read_nodes: Read) -> None:
    assert (Part.OPERATOR, "من المقرر") in _parts(read_nodes("من المقرر أن يزور بوتين الصين."))


def test_an_english_word_behind_an_article_is_a_noun_and_behind_to_a_verb(read_nodes: Read) -> None:
    assert (Part.NOUN, "visit") in _parts(read_nodes("Putin cancelled the visit to China.", "en"))
    assert (Part.VERB, "visit") in _parts(read_nodes("Putin wants to visit China.", "en"))


def test_what_stands_in_brackets_is_marked(read_nodes: Read) -> None:
    nodes = read_nodes("زار بوتين (روسيا) الصين.")
    assert [node.words for node in nodes if node.part is Part.NAME and node.bracketed] == ["روسيا"]


def test_a_feminine_ending_is_no_pronoun(read_nodes: Read) -> None:
    words = {node.words: node.part for node in read_nodes("أوفدت الأسرة كل أسرة في روسيا.")}
    assert words[fold("أسرة")] is Part.WORD


def test_a_noun_that_its_next_word_makes_sure_is_no_verb(read_nodes: Read) -> None:
    assert (Part.NOUN, fold("وقف")) in _parts(read_nodes("لم يفلح وقف لإطلاق النار في سوريا."))
