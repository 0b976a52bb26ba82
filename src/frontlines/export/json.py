"""The JSON form of a reading: one object a report, the same bytes for the same reading."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from frontlines.model.actor import Actor
from frontlines.model.ids import stable_id
from frontlines.model.mention import ActorMention, PlaceMention
from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.stance import Stance
from frontlines.model.statement import Claim, Control, Event, Evidence, Forecast, Statement, Tie, Toll
from frontlines.model.when import When

SCHEMA_VERSION = "1.0"

Object = dict[str, Any]

# Lone surrogates cannot be written as UTF-8, and U+0085, U+2028 and U+2029 end a line for many readers of
# JSON lines; all are legal as JSON escapes.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def dump(reading: Reading) -> str:
    """One reading as one line of JSON, no line end; byte for byte the same for the same reading."""
    text = json.dumps(to_json(reading), ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache
def schema_text() -> str:
    """The published JSON Schema (draft 2020-12) of what `dump` writes."""
    return files("frontlines.export").joinpath("reading.schema.json").read_text(encoding="utf-8")


def report_id(report: Report) -> str:
    """The report's stable id: of the original bytes, whatever the file is called."""
    return stable_id("r", report.sha256)


def to_json(reading: Reading) -> Object:
    """A reading as plain JSON values, in the order of the text."""
    return {
        "schema_version": SCHEMA_VERSION,
        "report": _report(reading.report),
        "sentences": [{"start": s.start, "end": s.end, "kind": s.kind.value} for s in reading.sentences],
        "actors": _actors(reading.actors, reading.actor_mentions),
        "places": _places(reading.places, reading.place_mentions),
        "events": [_event(event) for event in reading.events],
        "ties": [_tie(tie) for tie in reading.ties],
        "control": [_control(control) for control in reading.control],
        "tolls": [_toll(toll) for toll in reading.tolls],
        "claims": [_claim(claim) for claim in reading.claims],
        "forecasts": [_forecast(forecast) for forecast in reading.forecasts],
        "skipped": [
            {"source": s.source, "stage": s.stage, "reason": s.reason, "message": s.message} for s in reading.skipped
        ],
        "warnings": [
            {"code": w.code, "message": w.message, "start": w.start, "end": w.end} for w in reading.warnings
        ],
    }


def _report(report: Report) -> Object:
    return {
        "id": report_id(report),
        "title": report.title,
        "publisher": report.publisher,
        "author": report.author,
        "published": _published(report.published),
        "language": report.language,
        "source": report.source,
        "url": report.url,
        "sha256": report.sha256,
        "text": report.text,
        "removed": [{"text": piece.text, "reason": piece.reason} for piece in report.removed],
    }


def _published(when: When | None) -> str | None:
    """The published date as one ISO 8601 value; a stretch of time as "start/end"."""
    if when is None:
        return None
    start, end = when.iso_start(), when.iso_end()
    return start if start == end or end is None else f"{start or '..'}/{end}"


def _actors(actors: tuple[Actor, ...], mentions: tuple[ActorMention, ...]) -> list[Object]:
    said: dict[str, list[Object]] = {actor.id: [] for actor in actors}
    for mention in mentions:
        row = {"start": mention.start, "end": mention.end, "text": mention.text, "via": mention.via.value}
        said.setdefault(mention.actor, []).append(row)
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "country": actor.country,
            "origin": actor.origin.value,
            "parent": actor.parent,
            "mentions": said[actor.id],
        }
        for actor in actors
    ]


def _places(places: tuple[Place, ...], mentions: tuple[PlaceMention, ...]) -> list[Object]:
    said: dict[str, list[Object]] = {place.id: [] for place in places}
    for mention in mentions:
        row = {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "anchor": mention.anchor,
            "relation": mention.relation.value,
            "phrase": {"start": mention.phrase_start, "end": mention.phrase_end},
        }
        said.setdefault(mention.place, []).append(row)
    return [
        {
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
            "mentions": said[place.id],
        }
        for place in places
    ]


def _statement(statement: Statement) -> Object:
    return {
        "stance": _stance(statement.stance),
        "evidence": [_evidence(evidence) for evidence in statement.evidence],
        "rule": statement.rule,
        "confidence": round(statement.confidence, 4),
    }


def _stance(stance: Stance) -> Object:
    return {"status": stance.status.value, "by": stance.by, "by_text": stance.by_text, "cue": stance.cue}


def _evidence(evidence: Evidence) -> Object:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }


def _when(when: When | None) -> Object | None:
    if when is None:
        return None
    return {
        "start": when.iso_start(),
        "end": when.iso_end(),
        "precision": when.precision.value,
        "text": when.text,
    }


def _event(event: Event) -> Object:
    return {
        "id": event.id,
        "type": event.type,
        "initiators": list(event.initiators),
        "targets": list(event.targets),
        "place": event.places[0] if event.places else None,
        "places": list(event.places),
        "when": _when(event.when),
        "weapons": list(event.weapons),
        "tolls": list(event.tolls),
        **_statement(event),
    }


def _tie(tie: Tie) -> Object:
    return {
        "id": tie.id,
        "from": tie.source,
        "kind": tie.kind.value,
        "to": tie.target,
        "means": tie.means,
        "when": _when(tie.when),
        **_statement(tie),
    }


def _control(control: Control) -> Object:
    return {
        "id": control.id,
        "place": control.place,
        "actor": control.actor,
        "status": control.status.value,
        "when": _when(control.when),
        **_statement(control),
    }


def _toll(toll: Toll) -> Object:
    return {
        "id": toll.id,
        "kind": toll.kind.value,
        "low": toll.low,
        "high": toll.high,
        "estimate": toll.estimate,
        "of": toll.of,
        "by": toll.by,
        "place": toll.place if toll.place is not None else next(iter(toll.places), None),
        "places": list(toll.places),
        "when": _when(toll.when),
        **_statement(toll),
    }


def _claim(claim: Claim) -> Object:
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "speaker_text": claim.speaker_text,
        "mode": claim.mode.value,
        "text": claim.text,
        "cue": claim.cue,
        **_statement(claim),
    }


def _forecast(forecast: Forecast) -> Object:
    return {
        "id": forecast.id,
        "text": forecast.text,
        "by": forecast.by,
        "by_text": forecast.by_text,
        "condition": forecast.condition,
        "horizon": forecast.horizon,
        "plan": forecast.plan,
        **_statement(forecast),
    }
