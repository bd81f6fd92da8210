"""Bodies and buildings as places: what happens in an embassy, before a parliament, at a mosque happens there.

A body is told by its name, and so it is a place only behind a preposition: "في البيت الأبيض", "outside the embassy".
"""

from collections.abc import Sequence
from itertools import pairwise

from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import stems
from kb.language.text import fold
from kb.model import EntityKind, Name

PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)


def is_site(name: Name, grammar: Grammar) -> bool:
    """Whether a name is that of a body with a house, or of a building, street or camp: by its head noun."""
    if name.entity.kind not in (EntityKind.ORGANIZATION, EntityKind.PLACE):
        return False
    words = fold(name.words).split()
    if grammar.subject_after_verb:
        words = [words[0].removeprefix(grammar.article), *words[1:2]]
        return words[0] in grammar.sites or " ".join(words) in grammar.sites
    return not grammar.sites.isdisjoint(words) or any(" ".join(pair) in grammar.sites for pair in pairwise(words))


def can_be_place(name: Name, grammar: Grammar) -> bool:
    """Whether something can happen there, behind a preposition of place."""
    return name.entity.kind in PLACES or is_site(name, grammar)


def is_where(preposition: str, name: Name, grammar: Grammar) -> bool:
    """Whether a name behind a preposition says where something happens."""
    if preposition in grammar.place_prepositions or preposition in grammar.during:
        return can_be_place(name, grammar)
    return preposition in grammar.beside_sites and is_site(name, grammar)


_BETWEEN = (Part.PREPOSITION, Part.OPEN, Part.CLOSE)
_REACH = 4


def is_of_matter(place: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a place says where the matter is that is told of right before: "الأوضاع الأمنية | في | اليمن"."""
    before = [node for node in nodes[max(0, place.index - _REACH) : place.index] if node.part not in _BETWEEN]
    for node in reversed(before[-3:]):
        if node.part not in (Part.WORD, Part.NOUN):
            return False
        if _is_matter(node.words, grammar):
            return True
    return False


def _is_matter(words: str, grammar: Grammar) -> bool:
    form = fold(words)
    return form in grammar.matters or not grammar.matters.isdisjoint(stems(grammar.language, form))
