"""A project that others write to, that cannot be written to, and adds that are killed, stopped or two at once."""

import os
import signal
import subprocess
import sys

import pytest
from a_project import contents, make
from commands import HELPERS, RECORDS, first
from plain_reader import write

from frontlines.project.folder import open_project
from frontlines.store import engine_sqlite


def test_a_read_only_project_is_shown_as_it_is(frontlines, copied, monkeypatch):
    monkeypatch.setattr(engine_sqlite, "_frozen", lambda path: True)
    assert frontlines("status").code == 0
    assert "Qasr" in frontlines("show", "incidents").out
    for command in (("add", write(copied / "r.jsonl", RECORDS[0])), ("judge", first(copied, "event"), "accept")):
        done = frontlines(*command)
        assert done.code == 1
        assert "cannot be written to" in done.err


def test_a_stale_picture_that_cannot_be_derived_now_is_shown_with_a_note(frontlines, copied, monkeypatch):
    with open_project(copied) as project, project.store.writing():
        project.store.mark_all_stale()
        shown = frontlines("show", "incidents")
    assert shown.code == 0
    assert "note: the picture is not up to date:" in shown.err
    assert f"process {os.getpid()}" in shown.err
    assert "Qasr" in shown.out


GATED = f"""
import sys
sys.path.insert(0, {HELPERS!r})
import plain_reader
plain_reader.install()
from frontlines.scale import processes
plain = processes.read_lean
def read(report):
    sys.stdin.readline()  # one line lets one report be read
    return plain(report)
processes.read_one = processes.read_lean = read
from frontlines.cli import main
main()
"""


@pytest.fixture
def gated(here):
    """Starts `frontlines add` in a process that reads one report for each line it is sent."""
    started = []
    file = write(here / "r.jsonl", *RECORDS)

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", GATED, "add", file, "--each", "--jobs", "1"],
            cwd=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def let_read(process, count):
    """Let so many reports be read; the lines that say they are stored."""
    lines = []
    for _ in range(count):
        process.stdin.write("\n")
        process.stdin.flush()
        lines.append(process.stdout.readline())
    return lines


def picture_of(folder):
    with open_project(folder) as project:
        found = contents(project)
    times = {"reports", "readings"}
    return {name: rows if name not in times else len(rows) for name, rows in found.items() if name != "retired"}


@pytest.fixture
def undisturbed(frontlines, here, tmp_path):
    """What the project of an add that nobody disturbed holds."""
    make(tmp_path / "calm")
    assert frontlines("add", write(here / "r.jsonl", *RECORDS), "--jobs", 1, "-P", tmp_path / "calm").code == 0
    return picture_of(tmp_path / "calm")


def test_a_killed_add_loses_nothing_it_reported_and_goes_on(frontlines, here, gated, undisturbed):
    process = gated()
    lines = let_read(process, 2)
    process.kill()
    process.wait()
    with open_project(here) as project:
        assert [row.id for row in project.store.reports()] == [line.split("\t")[1] for line in lines]
    done = frontlines("add", here / "r.jsonl", "--jobs", 1)
    assert done.err.startswith("4 inputs: 2 added with 4 statements, 2 duplicates")
    assert picture_of(here) == undisturbed


def test_ctrl_c_ends_add_cleanly_and_the_same_command_goes_on(frontlines, here, gated, undisturbed):
    process = gated()
    let_read(process, 1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert out == ""
    assert err.splitlines() == [
        "1 input: 1 added with 3 statements",
        "stopped; what is in stays in. The same command goes on from here.",
    ]
    assert frontlines("add", here / "r.jsonl", "--jobs", 1).code == 0
    assert picture_of(here) == undisturbed


def test_two_adds_at_once_the_second_is_refused_and_told_who_writes(frontlines, here, gated, undisturbed):
    process = gated()
    let_read(process, 1)
    refused = frontlines("add", here / "r.jsonl", "--jobs", 1)
    assert (refused.code, refused.out) == (1, "")
    assert f"process {process.pid} (since 20" in refused.err
    assert "wait for it to end, or end it, then try again" in refused.err
    assert frontlines("judge", first(here, "event"), "accept").code == 1
    assert frontlines("show", "reports").code == 0  # looking is free
    let_read(process, 3)
    process.communicate()
    assert process.returncode == 0
    assert picture_of(here) == undisturbed


def test_a_bar_with_the_time_left_is_shown_where_a_person_watches(here):
    ours, theirs = os.openpty()
    program = GATED.replace("sys.stdin.readline()", "pass")
    process = subprocess.Popen(
        [sys.executable, "-c", program, "add", write(here / "r.jsonl", *RECORDS), "--jobs", "1"],
        cwd=here, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    assert process.communicate()[0] == b""
    os.close(ours)
    assert b"4/4" in shown
    assert b"0:00:0" in shown
    assert b"4 inputs: 4 added" in shown
