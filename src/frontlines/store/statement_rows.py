"""Statements as rows of tables, and rows as the same statements again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from frontlines.model.refer import places_in, when_in
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
from frontlines.store.values import Record, items, json_of, read_when, when_columns

KINDS: Mapping[type[Statement], str] = {
    Event: "event", Tie: "tie", Control: "control", Toll: "toll", Claim: "claim", Forecast: "forecast",
}  # fmt: skip
# Columns that only some kinds fill.
_EMPTY: dict[str, Any] = dict.fromkeys(
    "type weapons means low high estimate of_whom mode text cue speaker_text by_text condition horizon plan".split()  # noqa: SIM905
)

_UNLISTED = -1


@dataclass(slots=True)
class StatementRows:
    """Rows of the tables one or more statements are kept in."""

    statements: list[dict[str, Any]] = field(default_factory=list)
    actors: list[dict[str, Any]] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)
    tolls: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)

    def add(self, statement: Statement, day: date, number: int, common: Mapping[str, object]) -> None:
        """Add a statement of a report of this day under its number, with the columns that say where it stands."""
        own, roles, places = _own(statement)
        first, last = days_of(statement, day)
        mentioned = places_in(statement)
        self.statements.append(
            {
                "number": number,
                "id": statement.id,
                "kind": KINDS[type(statement)],
                "rule": statement.rule,
                "confidence": statement.confidence,
                "stance": statement.stance.status.value,
                "stance_by_text": statement.stance.by_text,
                "stance_cue": statement.stance.cue,
                "place": mentioned[0] if mentioned else None,
                "first_day": first.isoformat(),
                "last_day": last.isoformat(),
                **when_columns(when_in(statement)),
                **_EMPTY,
                **own,
                **common,
            }
        )
        for role, actors in (("stance", (statement.stance.by,)), *roles.items()):
            self.actors += [
                {"statement_number": number, "role": role, "position": position, "actor": actor}
                for position, actor in enumerate(actors)
                if actor is not None
            ]
        # A toll may have one place that is not of its list: it is found there too, under no position of the list.
        listed = [*enumerate(places), *((_UNLISTED, place) for place in mentioned if place not in places)]
        self.places += [
            {"statement_number": number, "position": position, "place": place} for position, place in listed
        ]
        if isinstance(statement, Event):
            self.tolls += [
                {"statement_number": number, "position": position, "toll": toll}
                for position, toll in enumerate(statement.tolls)
            ]
        self.evidence += [
            {
                "statement_number": number,
                "position": position,
                "start_at": words.start,
                "end_at": words.end,
                "exact": words.exact,
                "prefix": words.prefix,
                "suffix": words.suffix,
            }
            for position, words in enumerate(statement.evidence)
        ]


def days_of(statement: Statement, day: date) -> tuple[date, date]:
    """First and last day a statement is looked for under; what is undated goes by its report's day.

    An end left open ("since March") reaches to the report's day; an open start ("by June") goes by the end.
    """
    when = when_in(statement)
    if when is None or (when.start is None and when.end is None):
        return day, day
    first = when.start or when.end
    last = when.end or max(day, when.start or day)
    assert first is not None  # noqa: S101 (one of the two is there)
    return first, last


def _own(statement: Statement) -> tuple[dict[str, Any], dict[str, Sequence[str | None]], Sequence[str]]:
    """Columns only this kind has, actors by role, and the list of places."""
    match statement:
        case Event():
            own: dict[str, Any] = {"type": statement.type}
            if statement.weapons:
                own["weapons"] = json_of(statement.weapons)
            return own, {"initiator": statement.initiators, "target": statement.targets}, statement.places
        case Tie():
            own = {"type": statement.kind.value, "means": statement.means}
            return own, {"from": (statement.source,), "to": (statement.target,)}, ()
        case Control():
            return {"type": statement.status.value}, {"actor": (statement.actor,)}, (statement.place,)
        case Toll():
            own = {
                "type": statement.kind.value,
                "low": statement.low,
                "high": statement.high,
                "estimate": statement.estimate,
                "of_whom": statement.of,
                "place": statement.place,
            }
            return own, {"by": (statement.by,)}, statement.places
        case Claim():
            own = {
                "mode": statement.mode.value,
                "text": statement.text,
                "cue": statement.cue,
                "speaker_text": statement.speaker_text,
            }
            return own, {"speaker": (statement.speaker,)}, ()
        case Forecast():
            own = {
                "text": statement.text,
                "by_text": statement.by_text,
                "condition": statement.condition,
                "horizon": statement.horizon,
                "plan": statement.plan,
            }
            return own, {"by": (statement.by,)}, ()
        case _:
            raise TypeError(f"{type(statement).__name__} is none of the six kinds of statement")


@dataclass(frozen=True, slots=True)
class Parts:
    """What belongs to statements in tables of their own, by its number."""

    actors: Mapping[int, Mapping[str, tuple[str, ...]]]  # by role
    places: Mapping[int, tuple[str, ...]]
    tolls: Mapping[int, tuple[str, ...]]
    evidence: Mapping[int, tuple[Evidence, ...]]


def parts_of(
    actors: Iterable[Record], places: Iterable[Record], tolls: Iterable[Record], evidence: Iterable[Record]
) -> Parts:
    """Parts from rows in order: (number, role, actor), (number, position, place), (number, toll), and evidence."""
    by_role: dict[int, dict[str, tuple[str, ...]]] = {}
    for statement, role, actor in actors:
        roles = by_role.setdefault(statement, {})
        roles[role] = (*roles.get(role, ()), actor)
    located: dict[int, tuple[str, ...]] = {}
    for statement, position, place in places:
        if position != _UNLISTED:
            located[statement] = (*located.get(statement, ()), place)
    counted: dict[int, tuple[str, ...]] = {}
    for statement, toll in tolls:
        counted[statement] = (*counted.get(statement, ()), toll)
    words: dict[int, tuple[Evidence, ...]] = {}
    for statement, start, end, exact, prefix, suffix in evidence:
        words[statement] = (*words.get(statement, ()), Evidence(start, end, exact, prefix, suffix))
    return Parts(by_role, located, counted, words)


_NOBODY: Mapping[str, tuple[str, ...]] = {}


def statement_of(row: Record, parts: Parts) -> Statement:
    """The statement a row of `statements` and its parts were made from."""
    roles = parts.actors.get(row.number, _NOBODY)

    def only(role: str) -> str | None:
        found = roles.get(role)
        return found[0] if found else None

    common: dict[str, Any] = {
        "id": row.id,
        "stance": Stance(StanceStatus(row.stance), only("stance"), row.stance_by_text, row.stance_cue),
        "evidence": parts.evidence.get(row.number, ()),
        "rule": row.rule,
        "confidence": row.confidence,
    }
    match row.kind:
        case "event":
            return Event(
                **common,
                type=row.type,
                initiators=roles.get("initiator", ()),
                targets=roles.get("target", ()),
                places=parts.places.get(row.number, ()),
                when=read_when(row),
                weapons=items(row.weapons),
                tolls=parts.tolls.get(row.number, ()),
            )
        case "tie":
            return Tie(
                **common,
                source=only("from") or "",
                kind=TieKind(row.type),
                target=only("to") or "",
                means=row.means,
                when=read_when(row),
            )
        case "control":
            return Control(
                **common,
                place=row.place,
                actor=only("actor") or "",
                status=ControlStatus(row.type),
                when=read_when(row),
            )
        case "toll":
            return Toll(
                **common,
                kind=TollKind(row.type),
                low=row.low,
                high=row.high,
                estimate=row.estimate,
                of=row.of_whom,
                by=only("by"),
                place=row.place,
                places=parts.places.get(row.number, ()),
                when=read_when(row),
            )
        case "claim":
            return Claim(
                **common,
                speaker=only("speaker"),
                speaker_text=row.speaker_text,
                mode=ClaimMode(row.mode),
                text=row.text,
                cue=row.cue,
            )
        case _:
            return Forecast(
                **common,
                text=row.text,
                by=only("by"),
                by_text=row.by_text,
                condition=row.condition,
                horizon=row.horizon,
                plan=row.plan,
            )
