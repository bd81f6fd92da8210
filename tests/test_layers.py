"""A module imports only from rows above it, and no row below the graph knows RDF."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_PACKAGE = Path(__file__).parents[1] / "kb"

_ROWS = (
    ("errors", "model", "identifiers", "resources", "collector"),
    ("language",),
    ("reading",),
    ("finding",),
    ("merging",),
    ("graph",),
    ("archive", "configuration", "extraction", "evaluation", "base"),
    ("cli", "__main__"),
)
_RDF = {"rdflib", "pyshacl", "pyoxigraph"}
_ROW_OF_GRAPH = 5


def _row(name: str) -> int:
    return next(number for number, row in enumerate(_ROWS) if name in row)


def _imports(source: str) -> Iterator[str]:
    """The modules that a source imports, whole names, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (
                f"{node.module}.{alias.name}" if node.module == "kb" else str(node.module) for alias in node.names
            )


def _faults(name: str, source: str) -> list[str]:
    """What a module of a name may not import."""
    row, found = _row(name), []
    for imported in _imports(source):
        first, _, rest = imported.partition(".")
        if first == "kb" and rest and not rest.startswith("__version__") and _row(rest.partition(".")[0]) > row:
            found.append(f"{name} imports {imported}, which is below it")
        if first in _RDF and row < _ROW_OF_GRAPH:
            found.append(f"{name} imports {imported}: no RDF above the graph")
    return found


def _modules() -> list[Path]:
    return [path for path in sorted(_PACKAGE.rglob("*.py")) if path != _PACKAGE / "__init__.py"]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_a_module_imports_only_from_rows_above(path: Path) -> None:
    name = path.relative_to(_PACKAGE).parts[0].removesuffix(".py")
    assert _faults(name, path.read_text(encoding="utf-8")) == []


def test_every_module_has_a_row() -> None:
    known = {name for row in _ROWS for name in row}
    assert {path.relative_to(_PACKAGE).parts[0].removesuffix(".py") for path in _modules()} <= known


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("finding", "from kb.graph.store import Store"),
        ("merging", "import kb.base"),
        ("language", "def f():\n    from kb.finding import dates"),
        ("reading", "import rdflib"),
        ("model", "from pyoxigraph import Store"),
        ("graph", "from kb import cli"),
    ],
)
def test_the_rule_notices_what_breaks_it(name: str, source: str) -> None:
    assert _faults(name, source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("finding", "from kb.language.text import fold"),
        ("graph", "import rdflib"),
        ("cli", "from kb import __version__"),
    ],
)
def test_the_rule_lets_pass_what_keeps_it(name: str, source: str) -> None:
    assert _faults(name, source) == []
