"""The benchmark, which is run by hand, still runs."""

import runpy
from pathlib import Path

import pytest

_BENCHMARK = Path(__file__).parent / "benchmarks" / "speed.py"
_SEEDS = Path(__file__).parents[1] / "seeds"


def test_the_benchmark_tells_the_rates_of_extraction_and_of_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert runpy.run_path(str(_BENCHMARK))["main"]([str(_SEEDS)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["articles", "loading", "extraction", "dates"]


def test_the_benchmark_says_so_where_there_is_nothing_to_measure(tmp_path: Path) -> None:
    assert runpy.run_path(str(_BENCHMARK))["main"]([str(tmp_path)]) == 2
