"""Projects for tests; only `read_project` knows what the real reader reads, and is made once."""

from pathlib import Path

import plain_reader
import pytest
from a_project import new_project

from frontlines.project.settings import DATABASE_VARIABLE

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch):
    for name in (DATABASE_VARIABLE, "FRONTLINES_JUDGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def reads(monkeypatch):
    """Sentences of fixed form are read without the language pipeline."""
    plain_reader.reads(monkeypatch)


@pytest.fixture
def project(tmp_path, reads):
    """A project of its own, read by the plain reader."""
    with new_project(tmp_path / "project") as made:
        yield made
