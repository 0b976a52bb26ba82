"""What the tests of project commands share: a project, and a command run as `frontlines` runs it."""

import io
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from frontlines.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "project"))
import plain_reader
from a_project import make, prepared
from commands import RECORDS

Ran = namedtuple("Ran", "code out err")


@pytest.fixture
def plainly(monkeypatch):
    """Nothing of the person's own surroundings, and sentences of fixed form read without the language pipeline."""
    for name in ("FRONTLINES_DATABASE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FRONTLINES_JUDGE", "Ana")
    monkeypatch.setenv("NO_COLOR", "1")
    plain_reader.reads(monkeypatch)


@pytest.fixture
def frontlines(monkeypatch, capsysbinary, plainly):
    """Runs a command in this process, as `frontlines` does: its exit code and what it printed where."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["frontlines", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def here(tmp_path, monkeypatch, plainly):
    """An empty project, and its folder is where the commands run."""
    make(tmp_path / "war")
    monkeypatch.chdir(tmp_path / "war")
    return tmp_path / "war"


@pytest.fixture(scope="session")
def war(tmp_path_factory):
    """A project with the records above, which no test changes."""
    return prepared(tmp_path_factory, *RECORDS)


@pytest.fixture
def copied(war, here):
    """A copy of it, where the commands run."""
    (here / "project.db").write_bytes((war / "project.db").read_bytes())
    return here
