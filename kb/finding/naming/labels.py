"""English labels for those who have no name but a description, where the tables have the words for it."""

from functools import cache

from kb.finding.naming.countries import country_code
from kb.language.lexicon import load_language
from kb.model import Iri, Label


@cache
def former() -> str:
    """The English word before an office that somebody holds no more."""
    return str(load_language("en").table("names")["former"][0])


def adjective_of(country: Iri | None) -> str:
    """The English adjective of origin of a country: "Vietnamese"; empty where none is known."""
    if country is None:
        return ""
    adjectives = load_language("en").table("names").get("nationalities", {}).get(country_code(country), ())
    return str(adjectives[0]) if adjectives else ""


def described_labels(words: str, language: str, english: str) -> tuple[Label, ...]:
    """The words as the label of their language, and the English description if there is one."""
    own = Label(" ".join(words.split()), language)
    return (own, Label(english, "en")) if english and language != "en" else (own,)
