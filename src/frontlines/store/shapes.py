"""What goes into the store and comes out of it, besides the model's own values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontlines.model.reading import Reading
from frontlines.model.when import When


class Axis(StrEnum):
    """What a statement bears on, so that only what a new statement touches is derived anew."""

    BLOCK = "block"  # events that may be one incident share such a key
    PLACE = "place"  # control over a place
    PAIR = "pair"  # how two actors stand to each other


@dataclass(frozen=True, slots=True)
class Bearing:
    """One statement bears on one key of an axis."""

    axis: Axis
    key: str
    statement: str  # Statement.id


@dataclass(frozen=True, slots=True)
class Entry:
    """One report with everything that is stored with it in one transaction."""

    id: str  # Report id, "r-..."
    reading: Reading
    original: bytes  # unaltered; sha256(original) == reading.report.sha256
    media_type: str
    page: str | None  # canonical address, by which a later version of the page is recognised
    copies: str  # id of the first report of its group of wire copies; its own id where it copies nothing
    bands: tuple[int, ...]  # keys of its likeness to other reports, signed 64 bit
    bearings: tuple[Bearing, ...]
    added: datetime  # UTC
    reading_number: int  # which reading (rules and version) made the statements
    lineages: Mapping[str, str] = field(default_factory=dict)  # Statement.id to lineage, where they differ


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One stored report, without its text."""

    id: str
    number: int  # 1, 2, ... in the order of adding
    sha256: str
    sources: tuple[str, ...]  # every name it was given under, the first one first
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    page: str | None
    published: When | None
    language: str | None
    copies: str
    version_of: str | None  # id of the version of the same page before it
    superseded_by: str | None  # id of the next version; its statements leave the picture
    added: datetime
    reading_number: int
    characters: int
    statements: int


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One set of rules that reports were read with."""

    number: int
    version: str  # of Frontlines
    rules: str  # digest of all knowledge files
    pipeline: str  # name and version of the language pipeline
    at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted; an empty field asks for nothing special."""

    ids: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # Place.id, any of them
    named: bool = False  # of statements: those whose words name one of the `places` too, as claims and ties may
    actors: tuple[str, ...] = ()  # Actor.id, any of them in any role
    since: date | None = None  # what happened (or, undated, was published) on this day or later
    known_since: date | None = (
        None  # of relations: those of ties last known of on this day or later, the old ones too
    )
    until: date | None = None
    types: tuple[str, ...] = ()
    report: str | None = None
    with_tolls: bool = False  # only incidents that have one
    outline: bool = False  # of incidents only what, when and who, for counting many: the other fields stay empty
    best_first: bool = (
        False  # of relations: fights, backs and alliances before the others, the most independent sources first
    )
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One report found by its words."""

    report: str
    title: str | None
    publisher: str | None
    published: When | None
    snippet: str  # a piece of the text with the words found between « and »
    rank: float  # higher is better; to be compared within one answer only
    superseded_by: str | None = None  # id of the next version of the page


@dataclass(frozen=True, slots=True)
class RetiredId:
    """An incident id once shown that no incident bears any more."""

    id: str
    became: str | None  # the incident its statements are in now; None where they left the picture
    why: str  # "merged", "split", "rejected", "read anew", "superseded"


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """When an actor first appears in the project."""

    actor: str
    day: date  # the day of the earliest report that names it
    report: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    reports: int
    superseded: int
    copies: int  # reports that copy an earlier one
    skipped: int
    statements: Mapping[str, int]  # by kind
    incidents: int
    judgements: int
    stale: int  # bearings not derived yet
    bytes: int | None  # size of the database
    undated: int  # reports with no date of publication
    first_day: date | None  # of the reports that have one
    last_day: date | None
    readings: Mapping[int, int]  # reports by the number of their reading
    joined: int  # incidents told by more than one statement
    disputed: int  # incidents with a toll on which independent sources exclude each other
    contradicted: int  # incidents joined across a contradiction
    claimed: int  # incidents no report asserts
    duplicates: int = 0  # further names under which the very bytes of a known report were given
