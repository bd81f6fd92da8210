"""What all readings of a word say together, found out once for each set of readings."""

from dataclasses import dataclass

from kb.finding.kept import Kept
from kb.finding.lexemes import Kind, Reading


@dataclass(frozen=True, slots=True)
class Senses:
    """The readings of a word as verbs and as nouns, and the kinds, types, tenses and options that any of them has.

    `first_person`: all verbs can only tell what whoever speaks does; such forms show a number, no gender.
    """

    verbs: tuple[Reading, ...]
    nouns: tuple[Reading, ...]
    kinds: frozenset[Kind]
    types: frozenset[str]
    tenses: frozenset[str]
    options: frozenset[str]
    first_person: bool

    @property
    def speech(self) -> bool:
        """Whether it can be a verb of saying."""
        return Kind.SPEECH in self.kinds


def _find_senses(readings: tuple[Reading, ...]) -> Senses:
    lexemes = [reading.lexeme for reading in readings]
    verbs = tuple(reading for reading in readings if reading.lexeme.kind is not Kind.NOUN)
    return Senses(
        verbs=verbs,
        nouns=tuple(reading for reading in readings if reading.lexeme.kind is Kind.NOUN),
        kinds=frozenset(lexeme.kind for lexeme in lexemes),
        types=frozenset(lexeme.type for lexeme in lexemes),
        tenses=frozenset(reading.tense for reading in readings),
        options=frozenset(name for lexeme in lexemes for name, value in lexeme.options.items() if value),
        first_person=all(_is_of_speaker(reading) for reading in verbs),
    )


def _is_of_speaker(reading: Reading) -> bool:
    return reading.tense in ("past", "present", "future") and not reading.gender and reading.number == "p"


SENSES = Kept(_find_senses)
"""The senses of the readings of a word."""
