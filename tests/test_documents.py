"""What the documents say is so."""

import re
import shlex
import tomllib
from pathlib import Path

import kb
from kb.cli import app

_ROOT = Path(__file__).parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")


def _marked(number: int) -> str:
    found = re.search(rf"<!-- command {number} -->\n```\n(.+)\n```", _README)
    assert found, f"README.md has no command {number}"
    return found[1]


def test_both_commands_are_one_line_that_does_its_own_set_up() -> None:
    for number in (1, 2):
        command = _marked(number)
        assert "\n" not in command
        assert command.startswith("python3 -m venv ")
        assert shlex.split(command)


def test_the_first_command_adds_the_seed_and_the_second_runs_the_tests() -> None:
    for words in ("kb add seeds/", "kb query vostochny-meeting", "kb query june-visit", "kb export timeline.ttl"):
        assert words in _marked(1)
    assert "pytest" in _marked(2)


def test_every_command_stands_in_the_readme() -> None:
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert len(names) > 10
    assert [name for name in names if f"kb {name}" not in _README] == []


def test_every_folder_of_the_map_is_there() -> None:
    for name in ("seeds", "ontology", "queries", "kb", "tests"):
        assert f"\n{name}/" in _README
        assert (_ROOT / name).is_dir()


def test_the_printed_timeline_is_no_empty_block() -> None:
    found = re.search(r"<!-- timeline -->\n```\n(.*?)```", _README, re.DOTALL)
    assert found
    assert "2023-09-13" in found[1]


def test_the_changelog_tells_of_this_version() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == kb.__version__
    assert f"## {kb.__version__}" in (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
