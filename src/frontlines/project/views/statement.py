"""The view of one statement: what it says, on which words, who read it so, and how it was judged."""

from collections.abc import Mapping
from typing import Any

from frontlines.model.correction import correctable
from frontlines.model.statement import Statement
from frontlines.model.told import Told
from frontlines.model.view import Cell, Row, View
from frontlines.model.when import When
from frontlines.picture.words import names_in
from frontlines.project.views.common import AS_TOLD_NOTE, MACHINE_NOTE, told_as_judged
from frontlines.project.views.reports import read_with
from frontlines.project.views.statements import log_view, statement_rows
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted

# Where a field of a statement goes by another name than the one people correct it by; `places` is `place` in full.
_ATTRIBUTES = {"from": "source", "to": "target"}


def statement_view(store: Store, ident: str) -> View:
    """One statement with its words, its report, its reading, its fields as `judge` takes them, and its judgements."""
    told = told_as_judged(store, [ident])
    names = names_in(store.known_for(told))
    log = [entry for one in told for entry in store.log() if one.lineage in (*entry.subjects, *entry.others)]
    rows = tuple({**row, **_more(store, one)} for one, row in zip(told, statement_rows(told, names), strict=True))
    shown = (
        "id", "kind", "says", "when", "stance", "said_by", "review", "words", "context", "publisher", "published",
        "title", "report_id", "incident_id", "rule", "read_with",
    )  # fmt: skip
    parts = [_fields(one) for one in told]
    if log:
        parts.append(log_view(log))
    return View("statement", "Statement", shown, rows, len(told), (AS_TOLD_NOTE, MACHINE_NOTE), parts=tuple(parts))


def _more(store: Store, told: Told[Any]) -> Row:
    """What one statement is shown with, and a list of them has no room for."""
    report = store.reports(Wanted(ids=(told.byline.report,)))[0]
    return {
        "context": tuple(f"{e.prefix}«{e.exact}»{e.suffix}" for e in told.statement.evidence),
        "title": told.byline.title,
        "incident_id": store.incidents_of([told.id]).get(told.id),
        "read_with": read_with(store, report),
        "lineage": told.lineage,
    }


def _fields(told: Told[Any]) -> View:
    """The fields a person can correct, with their present values in the form a correction takes."""
    values = _values(told.statement)
    rows = tuple({"field": name, "value": value} for name, value in values.items())
    note = f'Correct them with: frontlines judge {told.id} correct field=value; "none" empties a field.'
    return View("fields", "Fields", ("field", "value"), rows, len(rows), (note,))


def _values(statement: Statement) -> Mapping[str, Cell]:
    names = [name for name in correctable(statement) if not (name == "place" and hasattr(statement, "places"))]
    return {name: _written(statement, name) for name in names}


def _written(statement: Statement, name: str) -> str:
    value: object = getattr(statement, _ATTRIBUTES.get(name, name))
    if name == "stance":
        return statement.stance.status.value
    if isinstance(value, When):
        start, end = value.iso_start() or "..", value.iso_end() or ".."
        return start if start == end else f"{start}/{end}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
