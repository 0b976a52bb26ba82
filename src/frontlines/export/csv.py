"""Flat rows, one a statement, for spreadsheets and R; evidence included."""

import csv
import io
from collections.abc import Iterable, Iterator

from frontlines.export.json import report_id
from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll
from frontlines.model.when import When

Cell = str | int | float | None

COLUMNS = (
    "report_id",
    "source",
    "title",
    "published",
    "statement_id",
    "kind",  # event, tie, control, toll, claim, forecast
    "type",  # the event type, tie kind, control status, toll kind, claim mode, or plan / expectation
    "status",  # stance: only "asserted" is what the report itself says
    "said_by",
    "cue",
    "actors",  # who acts: initiators, a tie's source, who holds, who caused, who speaks
    "targets",
    "places",
    "country",
    "lat",
    "lon",
    "place_precision",
    "when_start",
    "when_end",
    "when_precision",
    "low",
    "high",
    "estimate",
    "of",
    "means",  # a tie's means or an event's weapons
    "text",  # the words claimed or forecast
    "condition",
    "horizon",
    "evidence",
    "evidence_start",
    "evidence_end",
    "rule",
    "confidence",
)
# A spreadsheet runs a cell that starts so as a formula (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def header() -> str:
    """The header line, line end included."""
    return _line(COLUMNS)


def dump(reading: Reading) -> str:
    """The rows of one reading as CSV lines, without the header; empty when nothing was stated."""
    return "".join(_line(tuple(row.get(column) for column in COLUMNS)) for row in rows(reading))


def rows(reading: Reading) -> Iterator[dict[str, Cell]]:
    """One flat row a statement; several names in one cell are joined by "; "."""
    actors = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place for place in reading.places}
    report = reading.report
    base: dict[str, Cell] = {
        "report_id": report_id(report),
        "source": report.source,
        "title": report.title,
        "published": report.published.iso_start() if report.published else None,
    }
    for statement in reading.statements():
        stance, evidence = statement.stance, statement.evidence
        yield {
            **base,
            "statement_id": statement.id,
            "status": stance.status.value,
            "said_by": actors.get(stance.by, stance.by) if stance.by else stance.by_text,
            "cue": stance.cue,
            "evidence": " […] ".join(piece.exact for piece in evidence),
            "evidence_start": evidence[0].start if evidence else None,
            "evidence_end": evidence[0].end if evidence else None,
            "rule": statement.rule,
            "confidence": round(statement.confidence, 4),
            **_fields(statement, actors, places),
        }


def _fields(statement: Statement, actors: dict[str, str], places: dict[str, Place]) -> dict[str, Cell]:
    def named(*ids: str | None) -> str:
        return "; ".join(actors.get(i, i) for i in ids if i)

    match statement:
        case Event():
            return {
                "kind": "event",
                "type": statement.type,
                "actors": named(*statement.initiators),
                "targets": named(*statement.targets),
                "means": "; ".join(statement.weapons),
                **_where(statement.places, places),
                **_dates(statement.when),
            }
        case Tie():
            ends: dict[str, Cell] = {"actors": named(statement.source), "targets": named(statement.target)}
            head: dict[str, Cell] = {"kind": "tie", "type": statement.kind.value, "means": statement.means}
            return {**head, **ends, **_dates(statement.when)}
        case Control():
            row: dict[str, Cell] = {"kind": "control", "type": statement.status.value}
            row["actors"] = named(statement.actor)
            return {**row, **_where((statement.place,), places), **_dates(statement.when)}
        case Toll():
            where = statement.places or ((statement.place,) if statement.place else ())
            return {
                "kind": "toll",
                "type": statement.kind.value,
                "actors": named(statement.by),
                "low": statement.low,
                "high": statement.high,
                "estimate": "yes" if statement.estimate else "no",
                "of": statement.of,
                **_where(where, places),
                **_dates(statement.when),
            }
        case Claim():
            speaker = named(statement.speaker) or statement.speaker_text
            return {"kind": "claim", "type": statement.mode.value, "actors": speaker, "text": statement.text}
        case Forecast():
            return {
                "kind": "forecast",
                "type": "plan" if statement.plan else "expectation",
                "actors": named(statement.by) or statement.by_text,
                "text": statement.text,
                "condition": statement.condition,
                "horizon": statement.horizon,
            }
    return {}


def _where(ids: tuple[str, ...], places: dict[str, Place]) -> dict[str, Cell]:
    """All places named; coordinates of the first only, as it is the likeliest."""
    row: dict[str, Cell] = {"places": "; ".join(places[i].name if i in places else i for i in ids)}
    if ids and ids[0] in places:
        first = places[ids[0]]
        row |= {"country": first.country, "lat": first.lat, "lon": first.lon}
        row["place_precision"] = first.precision.value
    return row


def _dates(when: When | None) -> dict[str, Cell]:
    if when is None:
        return {}
    return {
        "when_start": when.iso_start(),
        "when_end": when.iso_end(),
        "when_precision": when.precision.value,
    }


def _line(cells: Iterable[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return buffer.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """Text no spreadsheet takes for a formula, with no NUL (spreadsheets cut there) and no lone surrogate."""
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    # Leading blanks do not disarm a formula: several spreadsheets trim before they look.
    return "'" + cell if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell
