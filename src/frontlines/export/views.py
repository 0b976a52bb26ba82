"""Views as JSON and as CSV."""

import csv
import io
import json
from typing import Any

from frontlines.export.csv import safe_cell
from frontlines.model.view import Cell, View

SCHEMA_VERSION = "1.0"


def view_json(view: View) -> str:
    """A view as one line of JSON: schema_version, view, total, notes, rows and parts."""
    text = json.dumps({"schema_version": SCHEMA_VERSION, **_plain(view)}, ensure_ascii=False)
    for mark in ("\u0085", "\u2028", "\u2029"):  # each ends a line for some readers
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def view_csv(view: View) -> str:
    """The rows of a view as CSV with a header; lists joined by "; ". The parts of a view have other columns: left."""
    if not view.rows:
        return ""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    keys = list(view.rows[0])
    writer.writerow(keys)
    for row in view.rows:
        writer.writerow([safe_cell(_joined(row[key])) for key in keys])
    return buffer.getvalue()


def _plain(view: View) -> dict[str, Any]:
    return {
        "view": view.name,
        "title": view.title,
        "total": view.total,
        "notes": list(view.notes),
        "rows": [dict(row) for row in view.rows],
        "parts": [_plain(part) for part in view.parts],
    }


def _joined(cell: Cell) -> str | int | float | None:
    return "; ".join(cell) if isinstance(cell, tuple) else cell
