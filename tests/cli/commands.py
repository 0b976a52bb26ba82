"""The reports that the tests of project commands work on, and short ways to what a project holds."""

import sys
from pathlib import Path

HELPERS = str(Path(__file__).parents[1] / "project")
sys.path.insert(0, HELPERS)
from plain_reader import told  # noqa: E402

from frontlines.project.folder import open_project  # noqa: E402

SHELLED = "The army shelled the rebels in Qasr on 2016-06-03, killing 12"
RECORDS = (
    told("A", "2016-06-04", SHELLED, "The rebels hold Qasr"),
    told("B", "2016-06-05", SHELLED.replace("12", "14"), "Northland backs the rebels"),
    told("C", "2016-06-09", "The militia bombed Dawra on 2016-06-08, doctors said", "The army will take Dawra"),
    told("C", "2016-06-10", "The mayor says that help is late", "The brigade attacked Tell Hama on 2016-06-09"),
)
EVERYTHING = (
    "fronts", "events", "incidents", "actors", "places", "ties", "divided", "camps", "control", "tolls", "claims",
    "forecasts", "reports", "retired",
)  # fmt: skip


def first(folder, what):
    """The id of the first incident or statement of a kind."""
    with open_project(folder) as project:
        if what == "incident":
            return project.store.incidents()[0].id
        if what == "report":
            return project.store.reports()[0].id
        return next(one for row in project.store.reports() for one in project.store.report_statements(row.id, what))
