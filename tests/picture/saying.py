"""Statements as reports make them, for tests of the picture: short to write, everything unsaid a plain default."""

from datetime import UTC, date, datetime

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.byline import Byline
from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import (
    Claim,
    ClaimMode,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Forecast,
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.told import Review, Told
from frontlines.model.when import DatePrecision, When

START = date(2016, 5, 1)  # "day 1" of the tests


def a_day(number):
    return date.fromordinal(START.toordinal() + number - 1)


def on(number):
    return When(a_day(number), a_day(number), DatePrecision.DAY)


def byline(report, day=1, *, publisher=None, copies=None, number=None):
    """A report of its own publisher unless told otherwise; numbers follow days."""
    return Byline(
        report=report,
        number=day * 1000 + sum(map(ord, report)) if number is None else number,
        title=None,
        publisher=report.title() if publisher is None else publisher,
        url=None,
        published=on(day),
        added=datetime(2020, 1, 1, tzinfo=UTC),
        copies=copies or report,
    )


def told(statement, by, review=Review.MACHINE):
    return Told(statement, by, review, statement.id)


def stance(status="asserted", by=None, by_text=None):
    return Stance(StanceStatus(status), by, by_text)


def said(by=None, by_text=None):
    return stance("claimed", by, by_text)


def common(id_, held, words, start):
    evidence = (Evidence(start, start + len(words), words, "", ""),)
    return {"id": id_, "stance": held or Stance(), "evidence": evidence, "rule": "test", "confidence": 0.9}


def toll(
    id_, low, high=-1, *, kind="killed", of=None, places=("fallujah",), held=None, estimate=False, words="", start=0
):
    """`high` is `low` where not given."""
    return Toll(
        **common(id_, held, words or f"{low} {of or 'people'} {kind}", start),
        kind=TollKind(kind),
        low=low,
        high=low if high == -1 else high,
        estimate=estimate,
        of=of,
        by=None,
        place=places[0] if places else None,
        places=places,
        when=None,
    )


def event(
    id_,
    type_="battle",
    by=("isis",),
    against=("iraq",),
    places=("fallujah",),
    day=None,
    held=None,
    words="x",
    start=0,
):
    when = on(day) if day else None
    return Event(
        **common(id_, held, words, start),
        type=type_, initiators=by, targets=against, places=places, when=when, weapons=(), tolls=(),
    )  # fmt: skip


def control(id_, actor="isis", status="holds", place="fallujah", day=None, held=None, words="x", start=0):
    when = on(day) if day else None
    return Control(
        **common(id_, held, words, start), place=place, actor=actor, status=ControlStatus(status), when=when
    )


def tie(id_, source="isis", kind="fights", target="iraq", day=None, held=None, words="x", start=0):
    when = on(day) if day else None
    return Tie(
        **common(id_, held, words, start), source=source, kind=TieKind(kind), target=target, means=None, when=when
    )


def claim(id_, speaker="isis", words="we hold the town", start=0, speaker_text="a spokesman", cue="said"):
    return Claim(
        **common(id_, None, words, start),
        speaker=speaker, speaker_text=speaker_text, mode=ClaimMode.INDIRECT, text=words, cue=cue,
    )  # fmt: skip


def forecast(id_, words, *, by="isis", by_text=None, horizon=None, condition=None, plan=False, start=0):
    return Forecast(
        **common(id_, stance("forecast", by, by_text), words, start),
        text=words, by=by, by_text=by_text, condition=condition, horizon=horizon, plan=plan,
    )  # fmt: skip


def actor(id_, name=None):
    return Actor(id_, name or id_.title(), ActorKind.ARMED_GROUP, None, ActorOrigin.REGISTER)


def place(id_, lat, lon, precision=PlacePrecision.EXACT):
    return Place(id_, id_.title(), "IQ", lat, lon, precision)


PLACES = (
    place("fallujah", 33.35, 43.78),
    place("saqlawiyah", 33.40, 43.68),
    place("baghdad", 33.34, 44.40),
    place("karrada", 33.30, 44.42),
    place("anbar", 32.5, 41.9, PlacePrecision.ADM1),
)
ACTORS = (actor("isis", "Islamic State"), actor("iraq", "Iraq"), actor("sohr", "the Observatory"))
KNOWN = Known(
    actors={
        a.id: a for a in (actor("isis", "Islamic State"), actor("iraq", "Iraq"), actor("sohr", "the Observatory"))
    },
    places={p.id: p for p in PLACES},
)
