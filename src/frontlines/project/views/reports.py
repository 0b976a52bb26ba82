"""Views of reports: the list, one with all it says, and how a later version differs."""

from difflib import unified_diff

from frontlines.model.view import Row, View
from frontlines.picture.words import names_in
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import AS_TOLD_NOTE, MACHINE_NOTE, told_as_judged, wanted
from frontlines.project.views.statements import log_view, statement_rows
from frontlines.store.contract import Store
from frontlines.store.shapes import ReportRow, Wanted


def reports_view(store: Store, asked: Asked) -> View:
    """Reports in the order they were added, one a row."""
    question = wanted(store, asked)
    found = store.reports(question)
    shown = ("id", "published", "publisher", "title", "statements", "is")
    return View("reports", "Reports", shown, tuple(map(_row, found)), store.report_count(question))


def report_view(store: Store, ident: str) -> View:
    """One report: what is known of it, its statements, its versions, and what earlier readings found in it."""
    row = store.reports(Wanted(ids=(ident,)))[0]
    told = told_as_judged(store, store.report_statements(ident))
    names = names_in(store.known_for(told))
    lineages = {one.lineage for one in told}
    log = [entry for entry in store.log() if lineages & {*entry.subjects, *entry.others}]
    past = store.past_statements(ident)
    parts = [
        View(
            "statements",
            "What it says",
            ("id", "kind", "says", "when", "stance", "said_by", "review"),
            statement_rows(told, names),
            len(told),
        )
    ]
    if removed := store.removed(ident):
        left: tuple[Row, ...] = tuple({"text": one.text, "because": one.reason} for one in removed)
        parts.append(View("removed", "Left out of the text", ("text", "because"), left, len(left)))
    if row.version_of:
        parts.append(_difference(store, row.version_of, ident))
    if log:
        parts.append(log_view(log))
    if past:
        rows: tuple[Row, ...] = tuple(
            {
                "id": str(one["id"]),
                "kind": str(one["statement"]),
                "words": " … ".join(str(piece["exact"]) for piece in one["evidence"]),
                "rule": str(one["rule"]),
                "reading": int(one["reading"]),
                "replaced_by": int(one["replaced_by_reading"]),
            }
            for one in past
        )
        shown = ("id", "kind", "words", "rule", "reading", "replaced_by")
        parts.append(View("past", "What earlier readings found", shown, rows, len(past)))
    return View(
        "report",
        f"Report {ident}",
        (
            "id",
            "title",
            "publisher",
            "author",
            "published",
            "url",
            "sources",
            "language",
            "is",
            "characters",
            "added",
            "read_with",
            "sha256",
        ),
        ({**_row(row), "read_with": read_with(store, row)},),
        1,
        (AS_TOLD_NOTE, MACHINE_NOTE),
        parts=tuple(parts),
    )


def read_with(store: Store, row: ReportRow) -> str:
    """Which version of Frontlines, of its knowledge and of the language pipeline read the report."""
    reading = next(one for one in store.readings() if one.number == row.reading_number)
    return f"Frontlines {reading.version}, knowledge {reading.rules}, {reading.pipeline}"


def _row(row: ReportRow) -> Row:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "publisher": row.publisher,
        "author": row.author,
        "published": row.published.iso_start() if row.published else None,
        "added": row.added.isoformat(timespec="seconds"),
        "url": row.url,
        "language": row.language,
        "sources": row.sources,
        "is": _is(row),
        "copies_id": row.copies if row.copies != row.id else None,
        "version_of_id": row.version_of,
        "superseded_by_id": row.superseded_by,
        "characters": row.characters,
        "statements": row.statements,
        "reading": row.reading_number,
        "sha256": row.sha256,
    }


def _is(row: ReportRow) -> tuple[str, ...]:
    """What a reader must know of a report before taking it for one more source."""
    found = []
    if row.copies not in (row.id, row.version_of):
        found.append(f"a copy of {row.copies[:8]}")
    if row.version_of:
        found.append(f"a later version of {row.version_of[:8]}")
    if row.superseded_by:
        found.append(f"superseded by {row.superseded_by[:8]}")
    return tuple(found)


def _difference(store: Store, old: str, new: str) -> View:
    """Line by line, what the later version of a page leaves out (-) and brings (+)."""
    lines = unified_diff(store.text(old).splitlines(), store.text(new).splitlines(), n=0, lineterm="")
    rows: tuple[Row, ...] = tuple(
        {"change": text[0], "text": text[1:]} for text in lines if text[:1] in "+-" and text[:3] not in ("+++", "---")
    )
    return View("difference", f"Changed since {old}", ("change", "text"), rows, len(rows))
