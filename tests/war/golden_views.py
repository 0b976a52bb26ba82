"""The views of the derived war as lines a person can review; ids stand as the names of the reports behind them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from war import TRUTH, War

from frontlines.model.view import Cell, View
from frontlines.project.views.asked import Asked
from frontlines.project.views.balance import camps_view, divided_view
from frontlines.project.views.changes import changes_view
from frontlines.project.views.claims import claims_view
from frontlines.project.views.control import control_view
from frontlines.project.views.forecasts import forecasts_view
from frontlines.project.views.incidents import incidents_view
from frontlines.project.views.ties import ties_view
from frontlines.project.views.tolls import tolls_view
from frontlines.store.shapes import Wanted

FOLDER = Path(__file__).parent / "golden"
_EVERY = Asked(limit=None)
_ID = re.compile(r"\b[SIr]-[0-9A-HJKMNP-TV-Z]{8,12}\b")


def _of_days(view: Callable[[War, Asked], View]) -> Callable[[War], list[View]]:
    """A view as of each day the truth has camps of."""
    return lambda war: [view(war, Asked(on=camps["day"], limit=None)) for camps in TRUTH["camps"]]


def _changes(war: War) -> list[View]:
    return [
        changes_view(war.project, Asked(since=each["from"] - timedelta(days=1), until=each["to"], limit=None))
        for each in TRUTH["changes"]
    ]


VIEWS: Mapping[str, Callable[[War], list[View]]] = {
    "incidents": lambda war: [incidents_view(war.project, _EVERY)],
    "tolls": lambda war: [tolls_view(war.project, _EVERY)],
    "control": lambda war: [control_view(war.project, _EVERY)],
    "ties": lambda war: [ties_view(war.project, _EVERY)],
    "divided": _of_days(lambda war, asked: divided_view(war.project, asked)),
    "camps": _of_days(lambda war, asked: camps_view(war.project, asked)),
    "changes": _changes,
    "claims": lambda war: [claims_view(war.project, _EVERY)],
    "forecasts": lambda war: [forecasts_view(war.project, _EVERY)],
}


def golden_path(name: str) -> Path:
    """Where the golden form of a view lies."""
    return FOLDER / f"{name}.txt"


def golden_text(name: str, war: War) -> str:
    """The golden form of a view."""
    label = _labels(war)
    lines = (line for view in VIEWS[name](war) for line in _lines(view))
    return "".join(_ID.sub(lambda found: label(found[0]), line) + "\n" for line in lines)


def _labels(war: War) -> Callable[[str], str]:
    """From an id, whole or cut short, to the report it comes from: "w03", "incident of w03"."""
    every = {row.id: name for name, row in war.rows.items()}
    for name, row in war.rows.items():
        every |= dict.fromkeys(war.store.report_statements(row.id), name)
    every |= {
        incident.id: f"incident of {every[incident.statements[0]]}" for incident in war.store.incidents(Wanted())
    }
    short = {ident[:10]: name for ident, name in every.items()}
    return lambda ident: every.get(ident) or short.get(ident) or ident


def _lines(view: View, depth: str = "") -> Iterator[str]:
    yield f"{depth}# {view.title}: {view.total}"
    for note in view.notes:
        yield f"{depth}! {note}"
    for row in view.rows:
        told = {key: _cell(value) for key, value in row.items() if not key.endswith(("id", "_ids"))}
        yield depth + " | ".join(told[key] for key in view.shown if told.get(key))
        for key, value in told.items():
            if value and key not in view.shown:
                yield f"{depth}    {key}: {value}"
    for part in view.parts:
        yield from _lines(part, depth + "  ")


def _cell(value: Cell) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if value is None or value is False:
        return ""
    return "yes" if value is True else str(value)
