"""No input stops the run: each is read, or skipped with a reason a person can act on."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest
from hostile_inputs import CASES, READ, STORY, Case

from frontlines.intake import IntakeOptions, take_in
from frontlines.model.errors import Skipped
from frontlines.model.report import Report

GOOD = "The army entered the port of Marsa on Monday, residents of the city said."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_input_is_read_or_skipped_with_its_reason(case: Case, tmp_path: Path):
    path = tmp_path / case.file
    path.write_bytes(case.data)
    good = tmp_path / "good.txt"
    good.write_text(GOOD)

    *taken, last = take_in([str(path), str(good)])

    assert isinstance(last, Report)
    assert last.text == GOOD
    [only] = taken
    if case.outcome == READ:
        assert isinstance(only, Report), only
        assert case.holds in only.text
        assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in only.text)
        assert "<script" not in (only.title or "")
    else:
        assert isinstance(only, Skipped), only
        assert only.reason == case.outcome
        assert only.stage == "intake"
        assert only.message.startswith(only.source)
        assert "\n" not in only.source


def test_a_huge_file_is_skipped_without_being_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"The army ")
        file.truncate(1 << 30)
    [skipped] = take_in([str(path)])
    assert skipped.reason in {"too-large", "binary"}


def test_a_file_over_the_limit_is_too_large(tmp_path: Path):
    path = tmp_path / "large.txt"
    path.write_text(STORY)
    [skipped] = take_in([str(path)], IntakeOptions(max_bytes=50))
    assert skipped.reason == "too-large"
    assert "50" in skipped.message


def test_a_missing_file_a_zero_byte_and_an_address_are_skipped():
    reasons = [
        skipped.reason for skipped in take_in(["no/such/file.txt", "a\x00b", "x" * 5000, "https://example.org/a"])
    ]
    assert reasons == ["missing", "missing", "missing", "url"]


def test_a_pipe_a_socket_and_a_device_are_refused(tmp_path: Path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.txt"))
        reasons = [s.reason for s in take_in([str(pipe), str(tmp_path / "s.txt"), "/dev/zero"])]
    assert reasons == ["not-a-file"] * 3


def test_links_that_lead_in_a_circle_or_nowhere_are_skipped(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD)
    taken = list(take_in([str(tmp_path)]))
    assert [t.reason for t in taken if isinstance(t, Skipped)] == ["missing", "missing", "missing", "other-files"]
    assert [t.text for t in taken if isinstance(t, Report)] == [GOOD]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path):
    path = tmp_path / "secret.txt"
    path.write_text(GOOD)
    path.chmod(0)
    [skipped] = take_in([str(path)])
    assert skipped.reason == "permission"


def test_a_permission_error_is_a_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(os, "stat", refuse)
    [skipped] = take_in([str(tmp_path / "a.txt")])
    assert skipped.reason == "permission"
