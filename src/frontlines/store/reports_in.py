"""Storing reports: one report, one transaction, with all that belongs to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select, update

from frontlines.model.actor import Actor
from frontlines.model.errors import Skipped
from frontlines.model.ids import fold
from frontlines.model.mention import MentionVia
from frontlines.model.place import Place
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.reports_out import report_rows, same_page
from frontlines.store.shapes import Axis, Entry, ReportRow, Wanted
from frontlines.store.staling import drop_bearings, mark, mark_bearings, store_bearings
from frontlines.store.statement_rows import StatementRows
from frontlines.store.values import kept, numbered, when_columns

_R = schema.reports.c
_S = schema.statements.c
_LAST_REPORT = select(func.coalesce(func.max(_R.number), 0))
_LAST_STATEMENT = select(func.coalesce(func.max(_S.number), 0))


@dataclass(frozen=True, slots=True)
class Before:
    """What a statement was in an earlier reading of its report."""

    number: int
    lineage: str
    reading: int  # the number of the reading it is kept under


def add(db: Db, entry: Entry) -> ReportRow:
    """Store a report; one that is there already is left as it is."""
    if db.value(select(_R.number).where(_R.id == entry.id)) is not None:
        return report_rows(db, Wanted(ids=(entry.id,)))[0]
    number = int(db.value(_LAST_REPORT)) + 1
    report = entry.reading.report
    before, after = _neighbours(db, entry)
    db.insert_new(
        schema.originals,
        [{"sha256": report.sha256, "media_type": entry.media_type, "bytes": entry.original}],
    )
    db.insert(
        schema.reports,
        [
            {
                "number": number,
                "id": entry.id,
                "sha256": report.sha256,
                "page": entry.page,
                "version_of": before.id if before else None,
                "superseded_by": after.id if after else None,
                "added": entry.added.isoformat(),
                **report_columns(entry),
            }
        ],
    )
    db.insert(schema.report_sources, numbered([{"source": kept(report.source)}], report_number=number))
    insert_findings(db, entry, number)
    numbers = insert_statements(db, entry, number, current=after is None)
    if after is None:
        store_bearings(db, entry.bearings, numbers)
        mark_bearings(db, entry.bearings)
    else:
        db.run(update(schema.reports).where(_R.id == after.id).values(version_of=entry.id))
    unskip(db, report.source)
    for one in entry.reading.skipped:
        skip(db, one)
    if before is not None:
        supersede(db, before.number, entry.id)
    return ReportRow(
        id=entry.id,
        number=number,
        sha256=report.sha256,
        sources=(kept(report.source),),
        title=report.title,
        publisher=report.publisher,
        author=report.author,
        url=report.url,
        page=entry.page,
        published=report.published,
        language=report.language,
        copies=entry.copies,
        version_of=before.id if before else None,
        superseded_by=after.id if after else None,
        added=entry.added,
        reading_number=entry.reading_number,
        characters=len(report.text),
        statements=len(entry.reading.statements()),
    )


def _neighbours(db: Db, entry: Entry) -> tuple[ReportRow | None, ReportRow | None]:
    """The versions of the page that the newcomer comes after and before.

    The day of publication decides where it is known of both: an archive may hand in an older version later.
    """
    versions = same_page(db, entry.page) if entry.page is not None else ()
    published = entry.reading.report.published
    first = published.start if published else None
    for at, version in enumerate(versions):
        day = version.published.start if version.published else None
        if first and day and first < day:
            return versions[at - 1] if at else None, version
    return (versions[-1] if versions else None), None


def report_columns(entry: Entry) -> dict[str, Any]:
    """The columns of a report that a new reading may change."""
    report = entry.reading.report
    return {
        "title": report.title,
        "publisher": report.publisher,
        "author": report.author,
        "url": report.url,
        **when_columns(report.published, "published"),
        "day": report_day(entry).isoformat(),
        "language": report.language,
        "copies": entry.copies,
        "reading": entry.reading_number,
        "characters": len(report.text),
        "statement_count": len(entry.reading.statements()),
        "text": report.text,
    }


def report_day(entry: Entry) -> date:
    """The day a report stands for in time, as Byline.day has it."""
    published = entry.reading.report.published
    return published.start if published and published.start else entry.added.date()


def insert_findings(db: Db, entry: Entry, number: int) -> None:
    """Store all a reading found in the report but its statements."""
    reading = entry.reading
    report = {"report_number": number}
    db.insert(
        schema.report_furniture,
        numbered([{"text": one.text, "reason": one.reason} for one in reading.report.removed], **report),
    )
    db.insert(
        schema.report_warnings,
        numbered(
            [
                {"code": one.code, "message": one.message, "start_at": one.start, "end_at": one.end}
                for one in reading.warnings
            ],
            **report,
        ),
    )
    db.insert(schema.bands, [{"band": band, **report} for band in sorted(set(entry.bands))])
    db.insert(
        schema.sentences,
        numbered(
            [{"start_at": one.start, "end_at": one.end, "kind": one.kind.value} for one in reading.sentences],
            **report,
        ),
    )
    insert_actors(db, reading.actors)
    insert_places(db, reading.places)
    db.insert(schema.report_actors, [{"actor": one, **report} for one in sorted({a.id for a in reading.actors})])
    db.insert(
        schema.report_places,
        [
            {"place": one.id, "confidence": one.confidence, "candidates": one.candidates, **report}
            for one in {place.id: place for place in reading.places}.values()
        ],
    )
    db.insert(
        schema.actor_mentions,
        numbered(
            [
                {
                    "actor": one.actor,
                    "text": one.text,
                    "start_at": one.start,
                    "end_at": one.end,
                    "via": one.via.value,
                }
                for one in reading.actor_mentions
            ],
            **report,
        ),
    )
    db.insert(
        schema.place_mentions,
        numbered(
            [
                {
                    "place": one.place,
                    "anchor": one.anchor,
                    "text": one.text,
                    "start_at": one.start,
                    "end_at": one.end,
                    "relation": one.relation.value,
                    "phrase_start": one.phrase_start,
                    "phrase_end": one.phrase_end,
                }
                for one in reading.place_mentions
            ],
            **report,
        ),
    )
    # "the group" and "it" are nobody's name.
    name_actors(db, ((m.text, m.actor) for m in reading.actor_mentions if m.via is not MentionVia.COREFERENCE))
    name_places(db, ((m.text, m.anchor) for m in reading.place_mentions))
    db.backend.index_text(db.connection, number, reading.report.title, reading.report.text)


def insert_actors(db: Db, actors: tuple[Actor, ...]) -> None:
    """Add actors; those there already stay as they are, but bear a new name too."""
    db.insert_new(schema.actors, [actor_columns(actor) for actor in actors])
    name_actors(db, ((actor.name, actor.id) for actor in actors))


def name_actors(db: Db, names: Iterable[tuple[str, str]]) -> None:
    """Remember (name, actor id)."""
    pairs = sorted({(fold(name), actor) for name, actor in names})
    db.insert_new(schema.actor_names, [{"folded": name, "actor": actor} for name, actor in pairs if name])


def actor_columns(actor: Actor) -> dict[str, Any]:
    """An actor as a row."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "origin": actor.origin.value,
        "parent": actor.parent,
    }


def insert_places(db: Db, places: tuple[Place, ...]) -> None:
    """Add places; those there already stay as they are, but bear a new name too."""
    db.insert_new(schema.places, [place_columns(place) for place in places])
    name_places(db, ((place.name, place.id) for place in places))


def name_places(db: Db, names: Iterable[tuple[str, str]]) -> None:
    """Remember (name, place id)."""
    pairs = sorted({(fold(name), place) for name, place in names})
    db.insert_new(schema.place_names, [{"folded": name, "place": place} for name, place in pairs if name])


def place_columns(place: Place) -> dict[str, Any]:
    """A place as a row."""
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "feature": place.feature,
        "admin1": place.admin1,
        "confidence": place.confidence,
        "candidates": place.candidates,
    }


def in_text_order(entry: Entry) -> list[Any]:
    """The statements by where their words begin; where several begin together, kind by kind."""
    found = entry.reading.statements()
    order = sorted(range(len(found)), key=lambda at: (found[at].evidence[0].start if found[at].evidence else 0, at))
    return [found[at] for at in order]


def insert_statements(
    db: Db, entry: Entry, number: int, *, current: bool, before: Mapping[str, Before] | None = None
) -> dict[str, int]:
    """Store the statements; their numbers. `before` is what is known of those of earlier readings, by id."""
    before = before or {}
    rows = StatementRows()
    day = report_day(entry)
    free = max((int(db.value(_LAST_STATEMENT)), *(old.number for old in before.values()))) + 1
    numbers: dict[str, int] = {}
    for position, statement in enumerate(in_text_order(entry)):
        old = before.get(statement.id)
        if old is None:
            old = Before(free, statement.id, entry.reading_number)
            free += 1
        numbers[statement.id] = old.number
        common = {
            "report_number": number,
            "position": position,
            "current": current,
            "lineage": entry.lineages.get(statement.id, old.lineage),
            "reading": old.reading,
        }
        rows.add(statement, day, old.number, common)
    db.insert(schema.statements, rows.statements)
    db.insert(schema.statement_actors, rows.actors)
    db.insert(schema.statement_places, rows.places)
    db.insert(schema.statement_tolls, rows.tolls)
    db.insert(schema.evidence, rows.evidence)
    return numbers


def supersede(db: Db, number: int, by: str) -> None:
    """A newer version of the page is there: what the older one says leaves the picture."""
    db.run(update(schema.reports).where(_R.number == number).values(superseded_by=by))
    db.run(update(schema.statements).where(_S.report_number == number).values(current=False))
    rows = db.rows(select(_S.number, _S.id).where(_S.report_number == number))
    mark_bearings(db, drop_bearings(db, [row.number for row in rows]))
    # A person may have joined an event to an incident that nothing it bears on would lead to.
    held = schema.incident_statements.c.statement
    mark(db, Axis.BLOCK, db.values(select(held).where(db.among(held, [row.id for row in rows]))))


def note_source(db: Db, report: str, source: str) -> bool:
    """Remember another name a report came under; False where it was known."""
    sources = schema.report_sources
    number = db.value(select(_R.number).where(_R.id == report))
    if number is None:
        return False
    names = db.values(select(sources.c.source).where(sources.c.report_number == number))
    if kept(source) in names:
        return False
    db.insert(sources, [{"report_number": number, "position": len(names), "source": kept(source)}])
    return True


def skip(db: Db, skipped: Skipped) -> None:
    """List an input that was not read; the same skip twice is listed once."""
    s = schema.skipped.c
    row = {
        "source": kept(skipped.source),
        "stage": skipped.stage,
        "reason": skipped.reason,
        "message": kept(skipped.message),
    }
    if db.one(select(s.number).where(*(s[name] == value for name, value in row.items()))) is None:
        number = int(db.value(select(func.coalesce(func.max(s.number), 0)))) + 1
        db.insert(schema.skipped, [{"number": number, **row}])


def unskip(db: Db, source: str) -> None:
    """Forget the skips of an input that could be read in the end."""
    db.run(delete(schema.skipped).where(schema.skipped.c.source == kept(source)))


def note_fetch(db: Db, address: str, etag: str | None, modified: str | None) -> None:
    """Remember what an address answered last."""
    fetches = schema.fetches
    db.run(delete(fetches).where(fetches.c.address == address))
    db.insert(fetches, [{"address": address, "etag": etag, "modified": modified}])
