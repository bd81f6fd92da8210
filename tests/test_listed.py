"""Tests of places told in a row."""

from collections.abc import Callable

from kb.finding.syntax import Node
from kb.model import EntityKind

Read = Callable[..., list[Node]]


def _places(nodes: list[Node]) -> list[str]:
    names = [name for node in nodes if node.mention for name in node.mention.names]
    return [name.words for name in names if name.entity.kind is EntityKind.PLACE]


def test_a_place_joined_to_another_is_one_however_short(read_nodes: Read) -> None:
    assert _places(read_nodes("قتل جنود في معارك في حمص وحلب وعدن.")) == ["حمص", "حلب", "عدن"]


def test_a_word_that_no_list_knows_is_the_second_of_two_towns(read_nodes: Read) -> None:
    assert _places(read_nodes("زار بوتين مدينتي بانتيو ولير أمس.")) == ["مدينتي بانتيو", "لير"]
    assert _places(read_nodes("زار بوتين مدينة بانتيو ولير أمس.")) == ["مدينة بانتيو"]


def test_a_governorate_may_be_called_like_a_verb(read_nodes: Read) -> None:
    found = _places(read_nodes("اندلعت معارك في محافظات الضالع وأبين وتعز."))
    assert found == ["محافظات الضالع", "أبين", "تعز"]


def test_a_verb_behind_several_towns_is_none(read_nodes: Read) -> None:
    assert _places(read_nodes("اندلعت معارك في مدينتي حمص وحلب وقال بوتين ذلك.")) == ["مدينتي حمص", "حلب"]
