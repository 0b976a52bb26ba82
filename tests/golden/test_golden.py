"""The example reports read as they were last reviewed; a change meant to be is taken over by `make golden`."""

import pytest
from golden_form import FOLDER, SOURCES, golden_path, golden_text


@pytest.mark.parametrize("source", SOURCES, ids=[path.name for path in SOURCES])
def test_an_example_reads_as_it_was_last_reviewed(kit, source):
    assert golden_text(source, kit).splitlines() == golden_path(source).read_text(encoding="utf-8").splitlines()


def test_every_golden_form_has_its_example():
    assert sorted(FOLDER.glob("*.golden.txt")) == sorted(golden_path(source) for source in SOURCES)
