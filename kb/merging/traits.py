"""What merging must know of each event type, read from `types.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kb.model import EventType

_FILE = Path(__file__).with_name("types.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """How events of one type are told apart; `types.toml` says what each trait means."""

    symmetric: bool
    lasting: bool
    repeating: bool
    any_host: bool
    placed: bool
    patient: bool
    sited: bool
    disputed: bool
    near_days: int


@cache
def find_traits(event_type: EventType) -> Traits:
    """The traits of a type, or the default ones where the table does not name it."""
    table = trait_table()
    return Traits(**{**table["default"], **table.get(event_type, {})})


@cache
def trait_table() -> dict[str, dict[str, Any]]:
    """The traits by type, as the file has them; those of all other types under "default"."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
