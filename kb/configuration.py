"""What the user settled for a knowledge base: `kb.toml`, and what people decided: `decisions.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import InputError
from kb.merging import Decisions
from kb.model import Iri

DEFAULT_BASE = "https://w3id.org/tarikh/id/"

_TEMPLATE = """\
# The IRIs of this base's articles, claims and events begin so. Change it before anything is added.
base = "{base}"

# Further reference files in Turtle (people, organisations, places, named days), relative to this folder.
reference = []
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The settings of a base: its IRIs' beginning and its own reference files."""

    base: str = DEFAULT_BASE
    reference: tuple[Path, ...] = ()


def read_configuration(folder: Path) -> Configuration:
    """The settings of a folder, the usual ones where it has no `kb.toml`.

    Raises:
        InputError: the file is not TOML, or says something unknown.
    """
    table = _read(folder / "kb.toml")
    strange = sorted(set(table) - {"base", "reference"})
    if strange:
        raise InputError(f"{folder / 'kb.toml'}: {strange[0]!r} is no setting: there are base and reference")
    base = table.get("base", DEFAULT_BASE)
    if not isinstance(base, str) or "://" not in base or not base.endswith(("/", "#")):
        raise InputError(f"{folder / 'kb.toml'}: base must be an IRI that ends in / or #, as {DEFAULT_BASE}")
    return Configuration(base=base, reference=tuple(folder / str(name) for name in table.get("reference", ())))


def write_configuration(folder: Path, *, base: str = DEFAULT_BASE) -> None:
    """Write the settings of a new folder."""
    (folder / "kb.toml").write_text(_TEMPLATE.format(base=base), encoding="utf-8")


def read_decisions(folder: Path) -> Decisions:
    """What people decided in a folder: `same` and `different`, lists of pairs of claim ids.

    Raises:
        InputError: the file is not TOML, or a pair is none.
    """
    table = _read(folder / "decisions.toml")
    return Decisions(
        same=frozenset(_pairs(table, "same", folder)), different=frozenset(_pairs(table, "different", folder))
    )


def _pairs(table: dict[str, Any], name: str, folder: Path) -> list[frozenset[Iri]]:
    pairs = [frozenset(Iri(str(claim)) for claim in pair) for pair in table.get(name, ())]
    if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004  (a pair has two)
        raise InputError(f'{folder / "decisions.toml"}: {name} must hold pairs of claims, as [["claim/a", "claim/b"]]')
    return pairs


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: is no TOML ({error}); mend it or take it away") from error
