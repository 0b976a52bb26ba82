"""The picture of the war follows from its reports alone: however they came in, it is the same."""

import shutil
from pathlib import Path

import pytest
from war import RECORDS, REPORTS, add_to, war_in

from frontlines.project.deriving import derive
from frontlines.project.folder import make_project, open_project
from frontlines.project.settings import ProjectSettings

PORTIONS = 5


def picture(folder):
    """Everything derived, with its ids."""
    with war_in(folder) as war:
        return {
            "incidents": war.store.incidents(),
            "periods": war.store.periods(),
            "relations": war.store.relations(),
        }


@pytest.fixture(scope="module")
def in_portions(war_folder, tmp_path_factory):
    """The war added a few reports at a time, with the picture derived after each."""
    folder = tmp_path_factory.mktemp("portions")
    lines = REPORTS.read_text(encoding="utf-8").splitlines(keepends=True)
    size = -(-len(lines) // PORTIONS)
    make_project(folder / "project", ProjectSettings("war"))
    with open_project(folder / "project") as project:
        for first in range(0, len(lines), size):
            portion = folder / f"reports-{first}.jsonl"
            portion.write_text("".join(lines[first : first + size]), encoding="utf-8")
            add_to(project, portion)
    return picture(folder / "project")


@pytest.mark.parametrize("kind", ["incidents", "periods", "relations"])
def test_five_portions_derived_one_by_one_give_the_picture_of_all_at_once(war_folder, in_portions, kind):
    assert in_portions[kind] == picture(war_folder)[kind]


def test_deriving_everything_anew_changes_nothing(war_folder, tmp_path):
    folder = Path(shutil.copytree(war_folder, tmp_path / "project"))
    with open_project(folder) as project, project.store.writing():
        project.store.mark_all_stale()
        derive(project)
    assert picture(folder) == picture(war_folder)


def test_adding_the_same_reports_again_changes_nothing(war_folder, tmp_path):
    folder = Path(shutil.copytree(war_folder, tmp_path / "project"))
    with open_project(folder) as project:
        add_to(project, REPORTS)
        assert len(project.store.reports()) == len(RECORDS)
    assert picture(folder) == picture(war_folder)
