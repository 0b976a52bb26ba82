"""Small reports, statements and derived values to put into stores."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import text as sql

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import stable_id
from frontlines.model.incident import Incident, Join, JudgedValue, Reason, Reckoning
from frontlines.model.judgement import Act, Judgement
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention
from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.place import Relation as PlaceRelation
from frontlines.model.reading import Reading
from frontlines.model.refer import actors_in, places_in
from frontlines.model.relation import Relation
from frontlines.model.report import Removed, Report
from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import (
    Claim,
    ClaimMode,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Forecast,
    Statement,
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.when import DatePrecision, When
from frontlines.store.shapes import Axis, Bearing, Entry

ADDED = datetime(2016, 7, 1, 12, 30, tzinfo=UTC)
TEXT = (
    "Fighters of the Dawn Front shelled Qasr on Monday, killing at least 12 people, a doctor said. They may return."
)


def day(words: str) -> When:
    at = date.fromisoformat(words)
    return When(at, at, DatePrecision.DAY, "that day")


def month(year: int, number: int) -> When:
    following = date(year + number // 12, number % 12 + 1, 1)
    return When(date(year, number, 1), date.fromordinal(following.toordinal() - 1), DatePrecision.MONTH, "that month")


def words(start: int = 0, end: int = 30) -> Evidence:
    return Evidence(start, end, TEXT[start:end], TEXT[max(0, start - 32) : start], TEXT[end : end + 32])


def common(key: str, at: int, stance: Stance | None) -> dict[str, Any]:
    return {
        "id": stable_id("S", key),
        "stance": stance or Stance(),
        "evidence": (words(at, at + 8),),
        "rule": "by-hand",
        "confidence": 0.75,
    }


def event(key: str, *, at: int = 0, stance: Stance | None = None, **values: Any) -> Event:
    known = {
        "type": "shelling", "initiators": ("dawn-front",), "targets": ("qasr-council",), "places": ("gn:1",),
        "when": day("2016-06-06"), "weapons": (), "tolls": (),
    }  # fmt: skip
    return Event(**common(key, at, stance), **{**known, **values})


def tie(key: str, *, at: int = 0, stance: Stance | None = None, **values: Any) -> Tie:
    known = {"source": "gov:XA", "kind": TieKind.BACKS, "target": "dawn-front", "means": "arms", "when": None}
    return Tie(**common(key, at, stance), **{**known, **values})


def control(key: str, *, at: int = 0, stance: Stance | None = None, **values: Any) -> Control:
    known = {"place": "gn:1", "actor": "dawn-front", "status": ControlStatus.HOLDS, "when": day("2016-06-06")}
    return Control(**common(key, at, stance), **{**known, **values})


def toll(key: str, *, at: int = 0, stance: Stance | None = None, **values: Any) -> Toll:
    known = {
        "kind": TollKind.KILLED, "low": 12, "high": None, "estimate": False, "of": "people", "by": "dawn-front",
        "place": "gn:1", "places": ("gn:1",), "when": day("2016-06-06"),
    }  # fmt: skip
    return Toll(**common(key, at, stance), **{**known, **values})


def claim(key: str, *, at: int = 0, stance: Stance | None = None, **values: Any) -> Claim:
    known = {
        "speaker": None, "speaker_text": "a doctor", "mode": ClaimMode.INDIRECT, "text": "at least 12", "cue": "said",
    }  # fmt: skip
    return Claim(**common(key, at, stance or Stance(StanceStatus.CLAIMED)), **{**known, **values})


def forecast(key: str, *, at: int = 0, stance: Stance | None = None, **values: Any) -> Forecast:
    known = {
        "text": "They may return", "by": None, "by_text": None, "condition": None, "horizon": "soon", "plan": False,
    }  # fmt: skip
    return Forecast(**common(key, at, stance or Stance(StanceStatus.FORECAST)), **{**known, **values})


def actor(id_: str, name: str | None = None, **values: Any) -> Actor:
    known = {"kind": ActorKind.ARMED_GROUP, "country": "XA", "origin": ActorOrigin.REGISTER, "parent": None}
    return Actor(id=id_, name=name or id_.replace("-", " ").title(), **{**known, **values})


def place(id_: str, name: str | None = None, **values: Any) -> Place:
    known = {"country": "XA", "lat": 35.5, "lon": 40.25, "precision": PlacePrecision.EXACT, "feature": "PPL"}
    return Place(id=id_, name=name or f"Place {id_}", **{**known, **values})


def named(who: str, text: str, via: MentionVia = MentionVia.NAME) -> ActorMention:
    return ActorMention(0, len(text), text, who, via)


def located(where: str, text: str) -> PlaceMention:
    return PlaceMention(0, len(text), text, where, where, PlaceRelation.AT, 0, len(text))


def reading(
    key: str,
    statements: Iterable[Statement] = (),
    *,
    text: str = TEXT,
    title: str | None = "Shelling in Qasr",
    published: When | None = None,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    actor_mentions: Iterable[ActorMention] = (),
    place_mentions: Iterable[PlaceMention] = (),
    **report: Any,
) -> Reading:
    """A reading of a report whose original is its key; actors and places statements point to are added."""
    statements = tuple(statements)
    who = {one.id: one for one in actors}
    where = {one.id: one for one in places}
    for statement in statements:
        for one in sorted(actors_in(statement)):
            who.setdefault(one, actor(one))
        for one in places_in(statement):
            where.setdefault(one, place(one))
    known: dict[str, Any] = {"source": f"{key}.txt", "publisher": "The Herald", "language": "en"}
    return Reading(
        report=Report(
            text=text,
            sha256=sha256(original(key)).hexdigest(),
            title=title,
            published=published or day("2016-06-07"),
            removed=(Removed("Subscribe now", "newsletter"),),
            **{**known, **report},
        ),
        sentences=(
            Sentence(0, 0, 0, 93, SentenceKind.REPORTING, ()),
            Sentence(1, 0, 94, len(text), SentenceKind.FORECAST, ()),
        ),
        actors=tuple(who.values()),
        actor_mentions=tuple(actor_mentions),
        places=tuple(where.values()),
        place_mentions=tuple(place_mentions),
        **{
            name: tuple(one for one in statements if isinstance(one, kind))
            for name, kind in (
                ("events", Event), ("ties", Tie), ("control", Control), ("tolls", Toll), ("claims", Claim),
                ("forecasts", Forecast),
            )
        },
    )  # fmt: skip


def original(key: str) -> bytes:
    return b"original of " + key.encode()


def entry(key: str, statements: Iterable[Statement] = (), **values: Any) -> Entry:
    """What is stored of a report, with bearings as a project gives it; `values` are of Entry or of the report."""
    own = {
        name: values.pop(name)
        for name in ("id", "page", "copies", "bands", "bearings", "added", "reading_number", "lineages", "original")
        if name in values
    }
    read = values.pop("reading", None) or reading(key, statements, **values)
    own["id"] = own.get("id", stable_id("r", key))
    known: dict[str, Any] = {
        "original": original(key),
        "media_type": "text/plain",
        "page": None,
        "copies": own["id"],
        "bands": (),
        "bearings": bearings(read),
        "added": ADDED,
        "reading_number": 1,
    }
    return Entry(reading=read, **{**known, **own})


def bearings(read: Reading) -> tuple[Bearing, ...]:
    found: list[Bearing] = []
    for one in read.events:
        found.append(Bearing(Axis.BLOCK, f"{one.type} {one.when and one.when.start}", one.id))
        found += [Bearing(Axis.PLACE, where, one.id) for where in one.places]
    found += [Bearing(Axis.PLACE, one.place, one.id) for one in read.control]
    found += [Bearing(Axis.PAIR, f"{one.source}|{one.target}", one.id) for one in read.ties]
    return tuple(found)


def every_kind(key: str) -> tuple[Statement, ...]:
    """One statement of each kind, with all that a statement can hold."""
    by = Stance(StanceStatus.CLAIMED, "qasr-council", "the council of Qasr", "said")
    dead = toll(f"{key} toll", at=51)
    return (
        event(f"{key} event", tolls=(dead.id,), weapons=("mortars", "rockets"), places=("gn:1", "gn:2"), stance=by),
        tie(f"{key} tie", at=4, when=month(2016, 5)),
        control(f"{key} control", at=8, when=None),
        dead,
        claim(f"{key} claim", at=80, speaker="qasr-council"),
        forecast(f"{key} forecast", at=95, by="dawn-front", by_text="They", condition="if unopposed", plan=True),
    )


def incident(number: int, statements: Iterable[str], **values: Any) -> Incident:
    statements = tuple(statements)
    known: dict[str, Any] = {
        "id": f"I-{number:012}",
        "type": "shelling",
        "types": ("shelling", "battle"),
        "initiators": ("dawn-front",),
        "targets": ("qasr-council", "gov:XA"),
        "places": ("gn:1", "gn:2"),
        "when": day("2016-06-06"),
        "when_assumed": False,
        "asserted": True,
        "tolls": (
            Reckoning(TollKind.KILLED, 9, 12, False, "range", 2, True, ("S-A", "S-B"), "nine to twelve"),
            Reckoning(TollKind.INJURED, None, 40, True, "range", 1, False, (), "up to forty"),
        ),
        "statements": statements,
        "joins": (join("S-A", "S-B"),),
        "contradictions": ("one says Monday, one Tuesday",),
        "judged": (JudgedValue("when", "6 June 2016", "earliest", "two of three say so", ("S-A",)),),
        "independent": 2,
        "first_reported": date(2016, 6, 7),
        "last_reported": date(2016, 6, 9),
        "machine_only": True,
    }
    return Incident(**{**known, **values})


def join(first: str, second: str, score: float = 0.875) -> Join:
    reasons = (Reason("same-day", 1.5, "both on 6 June"), Reason("far-places", -0.25, "30 km apart"))
    return Join(first, second, score, reasons, "one says Monday")


def period(where: str = "gn:1", **values: Any) -> Period:
    known: dict[str, Any] = {
        "place": where, "state": PeriodState.HELD, "actor": "dawn-front", "start": date(2016, 6, 6),
        "end": date(2016, 7, 1), "start_text": "taken", "last_reported": date(2016, 6, 20), "ending": Ending.TAKEN,
        "ended_by": "S-Z", "why": "the army took it", "assessed": True, "independent": 2,
        "statements": ("S-A", "S-B"), "machine_only": True,
    }  # fmt: skip
    return Period(**{**known, **values})


def relation(**values: Any) -> Relation:
    known: dict[str, Any] = {
        "source": "gov:XA", "kind": TieKind.BACKS, "target": "dawn-front", "sign": 1, "start": date(2016, 1, 1),
        "end": date(2016, 6, 30), "ended": False, "ended_by": None, "means": ("arms", "money"), "asserted": False,
        "independent": 3, "statements": ("S-A",), "machine_only": False,
    }  # fmt: skip
    return Relation(**{**known, **values})


def judgement(act: Act = Act.ACCEPT, subject: str = "S-A", **values: Any) -> Judgement:
    known: dict[str, Any] = {
        "number": 0, "subjects": (subject,), "by": "Ana", "at": ADDED, "why": "checked against the video",
    }  # fmt: skip
    return Judgement(act=act, **{**known, **values})


def with_readings(store: Any, number: int = 1) -> Any:
    """The store, with readings 1 to `number` known."""
    for one in range(1, number + 1):
        store.reading_number(f"0.{one}", f"rules {one}", "en", ADDED)
    return store


def without(statement: Statement, **values: Any) -> Statement:
    return replace(statement, **values)


def contents(store: Any, *, leave: Iterable[str] = ("migrations",)) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours."""
    from frontlines.store import schema
    from frontlines.store.backend import transaction

    found: dict[str, list[tuple[Any, ...]]] = {}
    with transaction(store.backend, write=False) as db:
        for name in sorted(schema.TABLES.keys() - set(leave)):
            columns = sorted(column.name for column in schema.TABLES[name].c)
            rows = db.connection.execute(sql(f"SELECT {', '.join(columns)} FROM {name}")).all()
            found[name] = sorted((tuple(row) for row in rows), key=repr)
    return found


# Tables in the order they may be filled in: those others point to come first.
TABLE_ORDER = [
    name
    for line in (
        "meta readings originals reports report_sources report_warnings report_furniture bands sentences actors",
        "places actor_names place_names report_actors report_places actor_mentions place_mentions statements",
        "statement_actors statement_places statement_tolls evidence past_statements bearings stale judgements",
        "verdicts skipped fetches",
        "joins incidents incident_types incident_statements incident_actors incident_places incident_tolls retired",
        "periods relations",
    )
    for name in line.split()
]


def wipe(store: Any) -> None:
    """Empty all tables of a store."""
    from frontlines.store.backend import transaction

    unindex = "DELETE FROM report_words"
    if not store.backend.name.startswith("postgresql"):
        unindex = "INSERT INTO report_words (report_words) VALUES ('delete-all')"
    with transaction(store.backend, write=True) as db:
        for statement in (unindex, *(f"DELETE FROM {name}" for name in reversed(TABLE_ORDER))):
            db.connection.exec_driver_sql(statement)
