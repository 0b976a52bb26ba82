"""The views of the synthetic war are as last reviewed; `golden/update.py` takes over a change meant to be."""

import pytest
from golden_views import FOLDER, VIEWS, golden_path, golden_text


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_as_it_was_last_reviewed(war, name):
    assert golden_text(name, war).splitlines() == golden_path(name).read_text(encoding="utf-8").splitlines()


def test_every_golden_form_has_its_view():
    assert sorted(FOLDER.glob("*.txt")) == sorted(map(golden_path, VIEWS))


def test_no_id_stands_in_a_golden_form_that_a_reader_could_not_place():
    for path in FOLDER.glob("*.txt"):
        assert " S-" not in path.read_text(encoding="utf-8"), path.name
