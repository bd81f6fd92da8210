"""Grammatical gender, number and case of what is mentioned, as far as its written form shows them."""

from kb.finding.kept import Kept
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EntityKind, Mention, MentionForm

_SHORT = 4  # letters of a word whose last one may be its own


def mention_gender(mention: Mention, grammar: Grammar) -> str:
    """The gender of a mention: "m", "f" or "" (not known). A body or group whose first word ends so is feminine.

    Of places the words tell it.
    """
    entity = mention.names[0].entity
    if entity.kind in (EntityKind.ORGANIZATION, EntityKind.GROUP):
        return _GENDERS[grammar, mention.names[0].words]
    if mention.gender:
        return mention.gender
    if entity.kind is EntityKind.PERSON:
        return "m"
    return _PLACES[grammar, mention.names[0].words]


def _gender_of_words(key: tuple[Grammar, str]) -> str:
    grammar, words = key
    if _counts_men(words, grammar):
        return "m"
    return "f" if fold(words.split()[0]).endswith(grammar.feminine_endings) else ""


_GENDERS = Kept(_gender_of_words)


def _gender_of_place(key: tuple[Grammar, str]) -> str:
    """Countries and towns are feminine, but for some that may be either: "العراق", "شمال سيناء", "مطار عدن"."""
    grammar, words = key
    return "" if fold(words.split()[0]) in grammar.masculine else "f"


_PLACES = Kept(_gender_of_place)


def _counts_men(words: str, grammar: Grammar) -> bool:
    """Whether a numeral stands before a sound masculine plural: "ثمانية متطرفين"; the numeral itself looks feminine."""
    number, _, counted = fold(words).partition(" ")
    return number.endswith(grammar.feminine_endings) and counted.split(" ")[0].endswith(grammar.oblique_endings)


def mention_case(mention: Mention, grammar: Grammar) -> str:
    """The case that an ending shows, or "others" behind a number: "nominative", "oblique" or "" (not shown)."""
    group = mention.names[0].entity.kind is EntityKind.GROUP and mention.form is MentionForm.NAME
    number = "p" if group else mention.number
    head, *_, last = fold(mention.names[0].words).split() * 2
    if last in grammar.others:
        return grammar.others[last]
    if number in ("p", "d") and head.endswith(grammar.oblique_endings):
        return "oblique"
    return "nominative" if head.endswith(grammar.nominative_endings.get(number, ())) else ""


def case_behind_verb(mention: Mention, grammar: Grammar) -> str:
    """The case that the ending of a name behind a verb shows, an indefinite man being told too: "مسؤولا محليا"."""
    word = fold(mention.names[0].words.split()[0])
    one = mention.form is MentionForm.DESCRIPTION and mention.number not in ("p", "d")
    bare = len(word) > _SHORT and not word.startswith(grammar.article)
    return "oblique" if one and bare and word.endswith(grammar.object_endings) else mention_case(mention, grammar)


def noun_gender(node: Node, grammar: Grammar) -> str:
    """The gender of an event noun with which a verb or relative pronoun agrees: "m", "f" or "" (not known).

    Plurals of things are feminine, but a broken plural does not show that it is one.
    """
    stem = node.reading.segments.stem
    if stem.endswith(grammar.feminine_endings) or stem in grammar.feminine:
        return "f"
    return "m" if stem == fold(node.reading.lexeme.name) else ""


def agrees_with_relative(node: Node, relative: Node, grammar: Grammar) -> bool:
    """Whether a name or event noun can be what a relative pronoun stands for."""
    gender, number = grammar.relative_agreement.get(relative.words, ("", ""))
    if node.part is Part.NOUN:
        return number in ("", "s") and noun_gender(node, grammar) in ("", gender or "m", gender or "f")
    if node.mention is None:
        return False
    many = node.mention.number in ("p", "d") or len(node.mention.names) > 1
    people = many or node.mention.names[0].entity.kind is EntityKind.GROUP
    if number in ("p", "d"):
        return people
    if number == "s" and many:
        return False
    return mention_gender(node.mention, grammar) in ("", gender or "m", gender or "f")
