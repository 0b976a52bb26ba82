"""Reports as they were stored: their rows, texts, originals, sentences and mentions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from frontlines.model.errors import Skipped
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention
from frontlines.model.place import Relation
from frontlines.model.report import Removed
from frontlines.model.sentence import SentenceKind
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.contract import StoreError
from frontlines.store.shapes import ReadingRow, ReportRow, Wanted
from frontlines.store.values import Record, day_of, make_when, time_of

_R = schema.reports.c
_COLUMNS = (
    _R.number, _R.id, _R.sha256, _R.title, _R.publisher, _R.author, _R.url, _R.page, _R.published_start,
    _R.published_end, _R.published_precision, _R.published_text, _R.language, _R.copies, _R.version_of,
    _R.superseded_by, _R.added, _R.reading, _R.characters, _R.statement_count,
)  # fmt: skip


def report_rows(db: Db, wanted: Wanted | None = None) -> tuple[ReportRow, ...]:
    """Reports by id, day, or that name an actor or a place, in the order of adding."""
    wanted = wanted or Wanted()
    return _report_rows(db, paged(select(*_COLUMNS).where(*_asked(db, wanted)).order_by(_R.number), wanted))


def report_count(db: Db, wanted: Wanted) -> int:
    """How many reports are wanted, limit and offset aside."""
    return int(db.value(select(func.count()).select_from(schema.reports).where(*_asked(db, wanted))))


def _asked(db: Db, wanted: Wanted) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if ids := (*wanted.ids, *((wanted.report,) if wanted.report else ())):
        asked.append(db.among(_R.id, ids))
    if wanted.since:
        asked.append(_R.day >= wanted.since.isoformat())
    if wanted.until:
        asked.append(_R.day <= wanted.until.isoformat())
    for table, column, values in (
        (schema.report_actors, schema.report_actors.c.actor, wanted.actors),
        (schema.report_places, schema.report_places.c.place, wanted.places),
    ):
        if values:
            asked.append(_R.number.in_(select(table.c.report_number).where(db.among(column, values))))
    return asked


def _report_rows(db: Db, query: Select[Any]) -> tuple[ReportRow, ...]:
    rows = db.rows(query)
    sources = schema.report_sources.c
    named: dict[int, list[str]] = {}
    for number, source in db.rows(
        select(sources.report_number, sources.source)
        .where(db.among(sources.report_number, [row.number for row in rows]))
        .order_by(sources.report_number, sources.position)
    ):
        named.setdefault(number, []).append(source)
    return tuple(_report_row(row, tuple(named.get(row.number, ()))) for row in rows)


def _report_row(row: Record, sources: tuple[str, ...]) -> ReportRow:
    return ReportRow(
        id=row.id,
        number=row.number,
        sha256=row.sha256,
        sources=sources,
        title=row.title,
        publisher=row.publisher,
        author=row.author,
        url=row.url,
        page=row.page,
        published=make_when(row.published_start, row.published_end, row.published_precision, row.published_text),
        language=row.language,
        copies=row.copies,
        version_of=row.version_of,
        superseded_by=row.superseded_by,
        added=time_of(row.added),
        reading_number=row.reading,
        characters=row.characters,
        statements=row.statement_count,
    )


def paged(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """The query cut to the page that is wanted."""
    if wanted.limit is not None:
        query = query.limit(wanted.limit)
    elif wanted.offset:
        query = query.limit(1 << 62)  # SQLite takes no offset without a limit
    return query.offset(wanted.offset) if wanted.offset else query


def beginning(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Ids that begin so. Their first letter has the case of its kind, all others are capitals and digits."""
    prefix, dash, rest = words.strip().partition("-")
    prefix = "r" if prefix in {"r", "R"} else prefix.upper()
    first = prefix + dash + rest.upper()
    return (column >= first) & (column < first + "~")  # "~" comes after all letters, digits and the hyphen


def report_ids(db: Db, words: str) -> tuple[str, ...]:
    """Ids that begin so, upper and lower case alike."""
    return tuple(db.values(select(_R.id).where(beginning(_R.id, words)).order_by(_R.id)))


def same_page(db: Db, page: str) -> tuple[ReportRow, ...]:
    """The versions of a page, the oldest first: each names the one before it."""
    rows = _report_rows(db, select(*_COLUMNS).where(_R.page == page).order_by(_R.number))
    following = {row.version_of: row for row in rows}
    chain: list[ReportRow] = []
    while (row := following.get(chain[-1].id if chain else None)) is not None:
        chain.append(row)
    return tuple(chain)


def known(db: Db, sha256s: Collection[str]) -> Mapping[str, str]:
    """Ids of the reports whose originals have these hashes, by hash; the earliest where there are several."""
    return db.pairs(select(_R.sha256, _R.id).where(db.among(_R.sha256, sha256s)).order_by(_R.number.desc()))


def alike(db: Db, bands: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Reports that share bands, with how many, the most first, then the earliest."""
    b = schema.bands.c
    shared = (
        select(b.report_number, func.count().label("shared"))
        .where(db.among(b.band, bands))
        .group_by(b.report_number)
        .subquery()
    )
    rows = db.rows(
        select(_R.id, shared.c.shared)
        .join_from(shared, schema.reports, _R.number == shared.c.report_number)
        .order_by(shared.c.shared.desc(), _R.number)
    )
    return tuple((report, int(count)) for report, count in rows)


def number_of(db: Db, report: str) -> int:
    """The number of a report. StoreError where there is none."""
    number = db.value(select(_R.number).where(_R.id == report))
    if number is None:
        raise StoreError(
            f"{db.backend.name}: there is no report {report}; see `frontlines status` for those there are"
        )
    return int(number)


def text_of(db: Db, report: str) -> str:
    """The text of a report."""
    return str(db.value(select(_R.text).where(_R.number == number_of(db, report))))


def removed(db: Db, report: str) -> tuple[Removed, ...]:
    """The page furniture that was left out of the report's text."""
    f = schema.report_furniture.c
    query = select(f.text, f.reason).where(f.report_number == number_of(db, report)).order_by(f.position)
    return tuple(Removed(row.text, row.reason) for row in db.rows(query))


def original(db: Db, report: str) -> tuple[bytes, str]:
    """The unaltered original and its media type."""
    o = schema.originals.c
    row = db.one(
        select(o.bytes, o.media_type)
        .join_from(schema.reports, schema.originals, o.sha256 == _R.sha256)
        .where(_R.number == number_of(db, report))
    )
    assert row is not None  # noqa: S101 (a foreign key holds it)
    return bytes(row.bytes), row.media_type


def sentences(db: Db, report: str) -> tuple[tuple[int, int, SentenceKind], ...]:
    """Start, end and kind of each sentence."""
    s = schema.sentences.c
    rows = db.rows(
        select(s.start_at, s.end_at, s.kind).where(s.report_number == number_of(db, report)).order_by(s.position)
    )
    return tuple((start, end, SentenceKind(kind)) for start, end, kind in rows)


def mentions(db: Db, report: str) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
    """Who and where the report names."""
    number = number_of(db, report)
    a, p = schema.actor_mentions.c, schema.place_mentions.c
    who = db.rows(
        select(a.start_at, a.end_at, a.text, a.actor, a.via).where(a.report_number == number).order_by(a.position)
    )
    where = db.rows(
        select(p.start_at, p.end_at, p.text, p.place, p.anchor, p.relation, p.phrase_start, p.phrase_end)
        .where(p.report_number == number)
        .order_by(p.position)
    )
    return (
        tuple(ActorMention(start, end, text, actor, MentionVia(via)) for start, end, text, actor, via in who),
        tuple(
            PlaceMention(start, end, text, place, anchor, Relation(relation), first, last)
            for start, end, text, place, anchor, relation, first, last in where
        ),
    )


def skipped(db: Db) -> tuple[Skipped, ...]:
    """All inputs that were not read."""
    s = schema.skipped.c
    return tuple(Skipped(*row) for row in db.rows(select(s.source, s.stage, s.reason, s.message).order_by(s.number)))


def fetched(db: Db, address: str) -> tuple[str | None, str | None]:
    """(ETag, Last-Modified) of the last answer from an address."""
    f = schema.fetches.c
    row = db.one(select(f.etag, f.modified).where(f.address == address))
    return (row.etag, row.modified) if row else (None, None)


def readings(db: Db) -> tuple[ReadingRow, ...]:
    """All sets of rules reports were read with."""
    g = schema.readings.c
    rows = db.rows(select(g.number, g.version, g.rules, g.pipeline, g.at).order_by(g.number))
    return tuple(ReadingRow(row.number, row.version, row.rules, row.pipeline, time_of(row.at)) for row in rows)


def last_day(db: Db) -> date | None:
    """The day of the latest report."""
    latest = db.value(select(func.max(_R.day)))
    return None if latest is None else day_of(latest)


def last_published(db: Db) -> date | None:
    """The latest day of publication."""
    latest = db.value(select(func.max(_R.day)).where(_R.published_start.is_not(None)))
    return None if latest is None else day_of(latest)
