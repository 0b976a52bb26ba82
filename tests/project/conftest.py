"""Projects for tests, read by the plain reader; test_real_project.py has the one that the real reader reads."""

import plain_reader
import pytest
from a_project import new_project

from frontlines.project.settings import DATABASE_VARIABLE


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
