"""The commands: results on standard output, the rest on standard error, exit codes that mean something."""

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import typer
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from frontlines import __version__
from frontlines.cli import app, main
from frontlines.cli.formats import Format, format_for
from frontlines.cli.offline import no_network
from frontlines.export.json import to_json
from frontlines.model.errors import SetupError, Skipped
from frontlines.scale import processes as work

sys.path.insert(0, str(Path(__file__).parents[1] / "show"))
from sample import SAMPLE

SOURCE = Path(__file__).parents[2] / "src"


def sample_from(source):
    return replace(SAMPLE, report=replace(SAMPLE.report, source=source), skipped=())


@pytest.fixture
def reads(monkeypatch):
    """Reading stands in for the language pipeline: every report becomes the sample, under its own source."""
    monkeypatch.setattr(work, "prepare", lambda pipeline: None)
    monkeypatch.setattr(
        work,
        "read_one",
        lambda report: replace(SAMPLE, report=replace(SAMPLE.report, source=report.source), skipped=()),
    )


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Race for al-Bab\n\nThe army said on Sunday that it had taken the town from the rebels.\n")
    return path


@pytest.fixture
def empty(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    return path


def run(*arguments, **more):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **more)


def test_the_table_is_the_default(reads, article):
    result = run("read", article)
    assert result.exit_code == 0
    assert "Divided enemies" in result.stdout


def test_one_report_as_json_is_one_object(reads, article):
    result = run("read", article, "--format", "json")
    assert json.loads(result.stdout) == to_json(
        replace(
            SAMPLE, report=replace(SAMPLE.report, source=json.loads(result.stdout)["report"]["source"]), skipped=()
        )
    )


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_several_reports_as_json_are_one_object_a_line_in_order(reads, tmp_path, form):
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("The army said on Sunday that it had taken the town from the rebels.")
    named = [tmp_path / name for name in ("b.txt", "a.txt", "c.txt")]
    lines = run("read", *named, "--format", form).stdout.splitlines()
    assert [Path(json.loads(line)["report"]["source"]).name for line in lines] == ["b.txt", "a.txt", "c.txt"]


def test_standard_input_is_read_for_a_dash(reads):
    text = "The army said on Sunday that it had taken the town from the rebels."
    assert json.loads(run("read", "-", "--format", "json", input=text).stdout)["report"]["source"] == "-"


def test_some_skipped_is_exit_code_3_with_the_reason_on_standard_error(reads, article, empty):
    result = run("read", article, empty, "--format", "json")
    assert result.exit_code == 3
    assert "empty" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_nothing_read_is_exit_code_1_and_leaves_no_output_file(reads, empty, tmp_path):
    output = tmp_path / "out.csv"
    result = run("read", empty, "-o", output)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "x.txt", "--format", "xml"),
        ("read", "x.txt", "-o", "out.docx"),
        ("read", "x.txt", "--field", "text"),
        ("read", "x.txt", "--field", "colour=x"),
        ("read", "x.txt", "--published", "yesterday"),
        ("read", "x.txt", "--jobs", "0"),
        ("nonsense",),
    ],
)
def test_wrong_use_is_exit_code_2(arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", Format.JSON),
        ("a.JSONL", Format.JSONL),
        ("a.html", Format.HTML),
        ("a.csv", Format.CSV),
        ("a.txt", Format.TABLE),
    ],
)
def test_the_format_is_guessed_from_the_ending(name, form):
    assert format_for(None, Path(name)) is form


def test_an_unknown_ending_needs_a_format():
    with pytest.raises(typer.BadParameter):
        format_for(None, Path("a.doc"))
    assert format_for(Format.CSV, Path("a.doc")) is Format.CSV


@pytest.mark.parametrize(
    ("name", "begins"),
    [("o.json", b'{"schema'), ("o.csv", b"\xef\xbb\xbfreport_id,"), ("o.html", b"<!DOCTYPE html>")],
)
def test_an_output_file_is_written_whole_in_its_format(reads, article, tmp_path, name, begins):
    result = run("read", article, "-o", tmp_path / name)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_output_that_is_an_input_is_refused(reads, article):
    before = article.read_bytes()
    assert run("read", article, "-o", article).exit_code == 2
    assert article.read_bytes() == before


def test_a_fault_of_ours_in_one_report_does_not_stop_the_others(article, tmp_path, monkeypatch):
    def broken(report, kit):
        if "bad" in report.source:
            raise RecursionError("too deep")
        return replace(SAMPLE, skipped=())

    bad = tmp_path / "bad.txt"
    bad.write_text("The army said on Sunday that it had taken the town from the rebels.")
    monkeypatch.setattr(work, "prepare", lambda pipeline: None)
    monkeypatch.setattr(work, "_kit", object())
    monkeypatch.setattr("frontlines.read.pipeline.read", broken)
    result = run("read", bad, article, "--format", "json")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "RecursionError" in result.stderr


def test_an_error_of_ours_is_one_line_and_no_traceback(monkeypatch, capsys, article):
    def missing(pipeline):
        raise SetupError("the pipeline is missing; run: pip install it")

    monkeypatch.setattr(work, "prepare", missing)
    monkeypatch.setattr(sys, "argv", ["frontlines", "read", str(article)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "frontlines: the pipeline is missing; run: pip install it\n"


def test_skips_keep_their_place_among_the_readings(monkeypatch):
    monkeypatch.setattr(work, "prepare", lambda pipeline: None)
    monkeypatch.setattr(work, "read_one", lambda report: SAMPLE)
    skip = Skipped("x", "intake", "empty", "x is empty")
    assert list(work.read_all([SAMPLE.report, skip, SAMPLE.report])) == [SAMPLE, skip, SAMPLE]


def test_nothing_is_loaded_when_there_is_nothing_to_read(monkeypatch):
    monkeypatch.setattr(work, "prepare", lambda pipeline: pytest.fail("the kit was built"))
    skip = Skipped("x", "intake", "empty", "x is empty")
    assert list(work.read_all([skip])) == [skip]


def test_the_schema_is_printed_as_published():
    Draft202012Validator.check_schema(json.loads(run("schema").stdout))


def test_the_version_is_printed():
    assert run("--version").stdout == f"frontlines {__version__}\n"


def test_the_network_is_refused_and_the_asking_noted():
    with no_network() as asked, pytest.raises(SetupError):
        socket.socket()
    assert asked == ["socket.__new__"]
    socket.socket().close()


def test_a_look_up_of_a_name_is_refused_too():
    with no_network() as asked, pytest.raises(SetupError):
        socket.getaddrinfo("localhost", 80)
    assert asked == ["socket.getaddrinfo"]


def test_help_comes_without_loading_the_language_pipeline():
    code = "import sys, frontlines.cli; print([m for m in ('spacy', 'jinja2', 'trafilatura') if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[]"
    assert time.perf_counter() - start < 5  # 0.3 s alone; a busy machine is given room


def test_every_command_has_help_with_an_example_or_is_plain():
    for command in ("read", "explain", "doctor", "schema", "places"):
        result = run(command, "--help")
        assert result.exit_code == 0


def test_explain_shows_what_fired_and_what_nearly_did(monkeypatch):
    miss = SimpleNamespace(rule="capture", sentence=0, words="took", why="no place after the verb")
    fired = (
        SimpleNamespace(
            rule="event-siege", because="a siege shuts a place off", outcome="event siege", kept=("S-1",)
        ),
        SimpleNamespace(rule="raid", because="-", words="raid", outcome="event battle, left out: nobody", kept=()),
    )
    found = SimpleNamespace(reading=SAMPLE, mentions=SAMPLE.actor_mentions, fired=fired, near=(miss,))
    module = ModuleType("frontlines.read.explain")
    module.explain = lambda text, kit: found
    monkeypatch.setitem(sys.modules, "frontlines.read.explain", module)
    monkeypatch.setattr("frontlines.read.kit.build_kit", lambda pipeline: None)
    shown = run("explain", "Rebels took it.").stdout
    assert "event-siege" in shown
    assert "because a siege shuts a place off" in shown
    assert "raid at “raid”: event battle, left out: nobody" in shown
    assert "capture at “took”: no place after the verb" in shown
    assert "actor: Islamic State" in shown
