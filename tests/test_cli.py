"""The command line on real files, in bad times as in good."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_SEED = _ROOT / "seeds" / "asharq-al-awsat-2024.txt"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

_ARTICLE = "لافروف يلتقي كيري في موسكو\n\nالتقى لافروف كيري في موسكو يوم الثلاثاء 15 ديسمبر (كانون الأول) 2015.\n"


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the processes of these tests keep what they compile, whatever the environment says of that."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
def kb(tmp_path: Path, bytecode: Path) -> Run:
    """A function that runs `kb` on a base of its own, from a folder of its own."""
    return _runner(tmp_path, bytecode)


def _runner(folder: Path, bytecode: Path) -> Run:
    environment = {**os.environ, "KB_BASE": str(folder / "base"), "NO_COLOR": "1"}
    environment |= {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}

    def run(*words: str | Path, data: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "kb", *map(str, words)],
            input=data, capture_output=True, env=environment, cwd=folder, check=False,
        )  # fmt: skip

    return run


def _article(folder: Path) -> Path:
    file = folder / "article.txt"
    file.write_text(_ARTICLE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def article_base(tmp_path_factory: pytest.TempPathFactory, bytecode: Path) -> Path:
    """A base with the one article, made once; to be copied."""
    folder = tmp_path_factory.mktemp("article")
    assert _runner(folder, bytecode)("add", _article(folder)).returncode == 0
    return folder / "base"


@pytest.fixture(scope="session")
def seed_base(tmp_path_factory: pytest.TempPathFactory, bytecode: Path) -> Path:
    """A base with the seed page, made once; to be copied."""
    folder = tmp_path_factory.mktemp("seed")
    assert _runner(folder, bytecode)("add", _SEED).returncode == 0
    return folder / "base"


@pytest.fixture
def kb_of_article(kb: Run, tmp_path: Path, article_base: Path) -> Run:
    """`kb` on a base of its own that has the one article."""
    shutil.copytree(article_base, tmp_path / "base")
    return kb


@pytest.fixture
def kb_of_seed(kb: Run, tmp_path: Path, seed_base: Path) -> Run:
    """`kb` on a base of its own that has the seed page."""
    shutil.copytree(seed_base, tmp_path / "base")
    return kb


def test_the_seed_becomes_a_base_that_conforms_and_answers(kb: Run, tmp_path: Path) -> None:
    added = kb("add", _SEED.parent)
    assert added.returncode == 0, added.stderr.decode()
    assert added.stdout.decode().count("added ") == 6
    checked = kb("check")
    assert checked.returncode == 0, checked.stdout.decode()
    assert checked.stdout.decode().startswith("conforms")
    rows = json.loads(kb("query", "vostochny-meeting", "--json").stdout)["results"]["bindings"]
    assert {row["when"]["value"] for row in rows if row["part"]["value"].startswith("1")} == {"2023-09-13"}
    exported = kb("export", tmp_path / "seed.ttl")
    assert exported.returncode == 0
    assert (tmp_path / "seed.ttl").stat().st_size > 50_000


def test_adding_twice_changes_nothing_and_removing_all_empties_the_base(kb: Run, tmp_path: Path) -> None:
    file = _article(tmp_path)
    assert b"added " in kb("add", file).stdout
    first = kb("export", "--format", "nq").stdout
    assert b"unchanged" in kb("add", file).stdout
    assert kb("export", "--format", "nq").stdout == first
    article = json.loads(kb("info", "--articles", "--json").stdout)["list"][0]["article"]
    assert kb("remove", article).returncode == 0
    assert kb("export", "--format", "nq").stdout == b""
    assert kb("check").returncode == 0


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 50, "PDF"),
        ("broken.json", b'{"title": "x", ', "JSON"),
    ],
)
def test_what_is_no_article_is_named_with_a_remedy_and_the_rest_is_added(
    kb: Run, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = kb("add", tmp_path / name, _article(tmp_path))
    assert done.returncode == 1
    assert name in done.stderr.decode()
    assert words in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert b"1 articles" in done.stdout
    assert kb("check").returncode == 0


def test_fifty_megabytes_of_noise_are_refused_and_nothing_is_lost(kb_of_article: Run, tmp_path: Path) -> None:
    kb = kb_of_article
    before = kb("export", "--format", "nq").stdout
    noise = tmp_path / "noise.txt"
    noise.write_bytes(os.urandom(1_000_000) * 50)
    done = kb("add", noise)
    assert done.returncode == 1
    assert "noise.txt" in done.stderr.decode()
    assert kb("export", "--format", "nq").stdout == before


def test_a_page_cut_in_the_middle_of_a_character_is_kept_and_said(kb: Run, tmp_path: Path) -> None:
    whole = _SEED.read_bytes()
    cut = next(at for at in range(3000, len(whole)) if whole[at] & 0xC0 == 0x80)
    (tmp_path / "cut.txt").write_bytes(whole[:cut])
    done = kb("add", tmp_path / "cut.txt")
    assert done.returncode == 1
    assert "cut.txt" in done.stderr.decode()
    assert b"added " in done.stdout


def test_one_broken_line_of_json_lines_is_named_and_the_others_are_added(kb: Run, tmp_path: Path) -> None:
    record = {"title": "t", "text": _ARTICLE, "published": "2015-12-16"}
    lines = [json.dumps({**record, "url": f"https://example.org/{n}"}, ensure_ascii=False) for n in range(3)]
    lines[1] = lines[1][:40]
    (tmp_path / "three.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = kb("add", tmp_path / "three.jsonl")
    assert done.returncode == 1
    assert "three.jsonl:2" in done.stderr.decode()
    assert done.stdout.decode().count("added ") == 2


def test_standard_input_is_read(kb: Run) -> None:
    done = kb("add", "-", "--published", "2015-12-16", data=_ARTICLE.encode("utf-16"))
    assert done.returncode == 0, done.stderr.decode()
    assert b"2015-12-16" in done.stdout


def test_claims_are_printed_as_json_lines_with_the_identifiers_that_records_bring(kb: Run, tmp_path: Path) -> None:
    record = {"id": "my-1", "title": "t", "text": _ARTICLE, "published": "2015-12-16"}
    (tmp_path / "one.json").write_text(json.dumps([record], ensure_ascii=False), encoding="utf-8")
    done = kb("extract", tmp_path / "one.json")
    assert done.returncode == 0, done.stderr.decode()
    (line,) = done.stdout.decode().splitlines()
    article = json.loads(line)
    assert article["id"] == "my-1"
    assert [claim["type"] for claim in article["claims"]] == ["Meeting"]
    assert article["claims"][0]["when"] == "2015-12-15"
    assert article["events"] == [["c1"]]
    assert not (tmp_path / "base").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("query", "no-such-question"), "no question is called"),
        (("timeline", "--from", "yesterday"), "no day"),
        (("timeline", "--type", "Picnic"), "no type of event"),
        (("timeline", "--who", "لا أحد بهذا الاسم"), "nobody"),
        (("query", "chronology", "-p", "who"), "name=value"),
        (("sparql", "-e", "INSERT DATA { <a:a> <a:b> <a:c> }"), "read-only"),
        (("sparql", "-e", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"), "SERVICE"),
        (("sparql", "-e", "SELEKT"), "SPARQL"),
        (("export", "x.docx"), "no format"),
        (("why", "zzz"), "no event"),
        (("load", "localhost:1"), "no URL"),
        (("remove", "zzz"), "no article"),
        (("no-such-command",), "No such command"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(
    kb_of_article: Run, words: tuple[str, ...], message: str
) -> None:
    done = kb_of_article(*words)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_asking_where_there_is_no_base_says_how_to_make_one(kb: Run) -> None:
    done = kb("timeline")
    assert done.returncode == 2
    assert "kb add" in done.stderr.decode()


def test_the_base_may_stand_before_or_after_the_command(kb: Run, tmp_path: Path) -> None:
    kb("add", _article(tmp_path), "--base", tmp_path / "other")
    assert b"articles   1" in kb("--base", tmp_path / "other", "info").stdout
    assert b"articles   1" in kb("info", "--base", tmp_path / "other").stdout


def test_why_shows_the_words_and_the_reasons(kb_of_seed: Run) -> None:
    kb = kb_of_seed
    rows = json.loads(kb("timeline", "--who", "كيم", "--type", "Meeting", "--json").stdout)["results"]["bindings"]
    vostochny = next(row["event"]["value"] for row in rows if "Vostochny" in row["label"]["value"])
    shown = kb("why", vostochny).stdout.decode()
    for words in ("فوستوشني", "2023-09-13", "Conflict about place", "dated by", "belongs here by"):
        assert words in shown
    assert json.loads(kb("why", vostochny, "--json").stdout)["event"]["type"] == "Meeting"


def test_why_and_the_export_show_every_sentence_that_tells_of_an_event(kb_of_article: Run) -> None:
    kb = kb_of_article
    (row,) = json.loads(kb("timeline", "--type", "Meeting", "--json").stdout)["results"]["bindings"]
    title = "لافروف يلتقي كيري في موسكو"
    assert f"also «{title}»" in kb("why", row["event"]["value"]).stdout.decode()
    assert json.loads(kb("why", row["event"]["value"], "--json").stdout)["claims"][0]["also"] == [title]
    quotes = json.loads(kb("query", "evidence-of-event", "--json").stdout)["results"]["bindings"]
    assert title in {each["quote"]["value"] for each in quotes}
    assert "kb:alsoStatedAt" in kb("export").stdout.decode()


def test_why_shows_what_each_source_counts_and_that_they_differ(kb: Run, tmp_path: Path) -> None:
    for number, dead in (("one", "12"), ("two", "15")):
        text = f"تفجير في كابل\n\nقتل {dead} شخصا في تفجير في كابل أمس.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    kb("add", tmp_path / "one.txt", tmp_path / "two.txt", "--published", "2024-06-12")
    rows = json.loads(kb("timeline", "--type", "Attack", "--json").stdout)["results"]["bindings"]
    assert len(rows) == 1
    shown = kb("why", rows[0]["event"]["value"]).stdout.decode()
    for words in ("killed: 12 «12 شخصا»", "killed: 15 «15 شخصا»", "Conflict about counts"):
        assert words in shown
    assert kb("check").returncode == 0


def test_what_was_known_on_a_day_is_exported_for_that_day(kb_of_seed: Run) -> None:
    kb = kb_of_seed
    june = kb("export", "--as-of", "2024-06-12").stdout.decode()
    assert "Pyongyang, 2024-06" not in june
    assert "Pyongyang, 2024-06" in kb("export").stdout.decode()


def test_two_processes_extract_the_same_as_one(kb: Run, tmp_path: Path) -> None:
    record = {"title": "t", "published": "2015-12-16"}
    lines = [json.dumps({**record, "text": f"{_ARTICLE}\n{n} وزراء."}, ensure_ascii=False) for n in range(12)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kb("add", tmp_path / "many.jsonl", "--base", tmp_path / "one")
    kb("add", tmp_path / "many.jsonl", "--base", tmp_path / "two", "--jobs", "2")
    assert kb("export", "--base", tmp_path / "one").stdout == kb("export", "--base", tmp_path / "two").stdout


def test_coverage_lists_what_gave_no_claim_and_counts_it_by_reason(kb: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("زار بوتين الصين أمس.\n\nتتباهى روسيا بجيشها منذ سنين.\n", encoding="utf-8")
    listed = kb("coverage", page)
    assert listed.returncode == 0
    assert "تتباهى" in listed.stdout.decode()
    assert "unknown-word" in listed.stderr.decode()
    found = json.loads(kb("coverage", page, "--json").stdout)
    assert found["reasons"] == {"unknown-word": 1}
    assert [gap["unread"][0]["word"] for gap in found["gaps"]] == ["تتباهى"]
    assert json.loads(kb("coverage", page, "--json", "--reason", "name-only").stdout)["gaps"] == []
    assert kb("coverage", page, "--words", "--format", "tsv").stdout.decode().splitlines()[1].startswith("تتباهى\t1\t1")
    assert kb("coverage", page, "--format", "csv").stdout.decode().startswith("source,reason,words,sentence\n")


@pytest.mark.parametrize("wrong", [("--reason", "luck"), ("--format", "xml")])
def test_coverage_names_what_it_does_not_know(kb: Run, tmp_path: Path, wrong: tuple[str, str]) -> None:
    done = kb("coverage", _article(tmp_path), *wrong)
    assert done.returncode == 2
    assert wrong[1] in done.stderr.decode()


def test_eval_prints_figures_differences_and_what_is_wrong_with_a_gold_file(kb: Run, tmp_path: Path) -> None:
    gold = _ROOT / "tests" / "data" / "evaluation" / "gold.json"
    done = kb("eval", gold, "--errors")
    assert done.returncode == 0
    for words in ("missed   visit-ar  Disaster", "all slots (SLOT F1)", "time exact", "Visit"):
        assert words in done.stdout.decode()
    assert json.loads(kb("eval", gold, "--json").stdout)["claims"]["right"] == 3
    (tmp_path / "bad.json").write_text("[{}]", encoding="utf-8")
    bad = kb("eval", tmp_path / "bad.json")
    assert bad.returncode == 1
    assert "bad.json: [0]" in bad.stderr.decode()
    assert kb("eval", gold, "--align").returncode == 2


def test_eval_measures_time_expressions(kb: Run, tmp_path: Path) -> None:
    case = {
        "id": "1",
        "language": "en",
        "text": "He came in May 2024.",
        "reference": "2024-06-12",
        "start": 11,
        "end": 19,
    }
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({**case, "earliest": "2024-05-01", "latest": "2024-05-31"}), encoding="utf-8")
    assert "100.0%" in kb("eval", "--dates", cases).stdout.decode()
    assert json.loads(kb("eval", "--dates", cases, "--json").stdout)["all"]["exact"] == 1
    assert kb("eval").returncode == 2


def test_every_command_has_help_with_an_example(kb: Run) -> None:
    listed = kb("--help").stdout.decode()
    commands = (
        "add",
        "extract",
        "coverage",
        "dates",
        "eval",
        "timeline",
        "query",
        "sparql",
        "why",
        "check",
        "export",
        "load",
        "remove",
        "rebuild",
        "info",
        "init",
    )
    for command in commands:
        assert f" {command} " in listed
        assert f"Example: kb {command}" in kb(command, "--help").stdout.decode()
    assert kb("--version").stdout.startswith(b"kb ")


def test_dates_prints_a_line_for_each_time_expression(kb: Run, tmp_path: Path) -> None:
    file = _article(tmp_path)
    (row,) = map(json.loads, kb("dates", file).stdout.splitlines())
    assert row.pop("article").startswith("article/")
    assert row == {
        "phrase": "يوم الثلاثاء 15 ديسمبر (كانون الأول) 2015",
        "start": _ARTICLE.index("يوم"),
        "end": _ARTICLE.index("."),
        "earliest": "2015-12-15",
        "latest": "2015-12-15",
        "edtf": "2015-12-15",
        "rule": "day-month-year",
        "anchor": None,
    }


def test_dates_resolves_given_spans_with_feasts(kb: Run, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    case = {"id": "a", "text": "في عيد الأضحى", "language": "ar", "reference": "2013-02-12", "start": 3, "end": 13}
    none = {**case, "id": "b", "text": "في كل مكان ابدا", "start": 0, "end": 10}
    cases.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in (case, none)), encoding="utf-8")
    first, second = map(json.loads, kb("dates", "--cases", cases).stdout.splitlines())
    assert (first["id"], first["earliest"] in ("2012-10-26", "2013-10-15")) == ("a", True)
    assert second == {"id": "b", "earliest": None, "latest": None}


_OUTSIDE = '{"id": "a", "text": "x", "language": "ar", "reference": "2013-02-12", "start": 3, "end": 9}'


@pytest.mark.parametrize("line", ["{", '{"id": "a"}', _OUTSIDE])
def test_dates_names_the_line_that_is_no_case(kb: Run, tmp_path: Path, line: str) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(line, encoding="utf-8")
    done = kb("dates", "--cases", cases)
    assert done.returncode == 1
    assert "cases.jsonl:1" in done.stderr.decode()
