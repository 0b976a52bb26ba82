"""A reader for tests: short sentences of fixed form become statements, without the language pipeline.

    The army shelled Qasr on 2016-06-03, killing 12, doctors said.
    The rebels hold Qasr.   Northland backs the rebels.   The mayor says that help is late.   The army will take Qasr.

What it reads is exact, the same every time, and takes no time; everything behind the reading is the real thing.
"""

import hashlib
import json
import re
from datetime import date

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import slug, stable_id
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention
from frontlines.model.place import Place, PlacePrecision, Relation
from frontlines.model.reading import Reading
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
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.when import DatePrecision, When
from frontlines.scale import processes

ACTORS = {
    name: Actor(slug(name), name, kind, "XA", ActorOrigin.REGISTER)
    for name, kind in (
        ("army", ActorKind.STATE_FORCES),
        ("rebels", ActorKind.ARMED_GROUP),
        ("militia", ActorKind.ARMED_GROUP),
        ("brigade", ActorKind.ARMED_GROUP),
        ("Northland", ActorKind.GOVERNMENT),
        ("Southland", ActorKind.GOVERNMENT),
        ("mayor", ActorKind.PERSON),
        ("doctors", ActorKind.COMMUNITY),
    )
}
PLACES = {
    name: Place(f"t:{slug(name)}", name, "XA", lat, lon, PlacePrecision.EXACT, "PPL")
    for name, lat, lon in (("Qasr", 35.0, 40.0), ("Tell Hama", 36.0, 42.0), ("Dawra", 33.0, 44.0))
}
KINDS = {"shelled": "shelling", "attacked": "battle", "captured": "capture", "bombed": "bombing"}
HOLDS = {
    "hold": ControlStatus.HOLDS, "holds": ControlStatus.HOLDS, "besiege": ControlStatus.BESIEGES,
    "besieges": ControlStatus.BESIEGES, "lost": ControlStatus.LOST,
}  # fmt: skip
TIES = {
    "backs": TieKind.BACKS, "back": TieKind.BACKS, "fights": TieKind.FIGHTS, "fight": TieKind.FIGHTS,
    "opposes": TieKind.OPPOSES,
}  # fmt: skip
_WHO = r"(?:[Tt]he )?(?P<who>{})".format("|".join(ACTORS))
_WHERE = r"(?P<where>{})".format("|".join(PLACES))
_EVENT = re.compile(
    rf"{_WHO} (?P<verb>{'|'.join(KINDS)}) (?:(?:the )?(?P<whom>{'|'.join(ACTORS)}) in )?{_WHERE}"
    r"(?: on (?P<day>[\d-]+))?(?:, killing (?P<killed>\d+))?(?:, (?:the )?(?P<by>\w+) said)?"
)
_CONTROL = re.compile(rf"{_WHO} (?P<verb>{'|'.join(HOLDS)}) {_WHERE}")
_TIE = re.compile(rf"{_WHO} (?P<verb>{'|'.join(TIES)}) (?:the )?(?P<whom>{'|'.join(ACTORS)})")
_CLAIM = re.compile(rf"{_WHO} says that (?P<words>.+)")
_FORECAST = re.compile(rf"{_WHO} will (?P<words>.+)")


def read(report, *, rule="plain"):
    """The reading of a report; `rule` names the rules, so that a reading by others can be told apart."""
    found = {kind: [] for kind in (Event, Tie, Control, Toll, Claim, Forecast)}
    sentences, named, spots = [], [], []
    for match in re.finditer(r"[^.\n]+\.?", report.text):
        words = match[0].strip()
        start = report.text.index(words, match.start())
        sentences.append(Sentence(len(sentences), 0, start, start + len(words), SentenceKind.REPORTING, ()))
        for statement in _statements(report, words.rstrip("."), start, rule):
            found[type(statement)].append(statement)
        for table, into in ((ACTORS, named), (PLACES, spots)):
            for name, one in table.items():
                for at in re.finditer(rf"\b{name}\b", words):
                    into.append((start + at.start(), start + at.end(), name, one))
    return Reading(
        report=report,
        sentences=tuple(sentences),
        actors=tuple({one.id: one for *_, one in named}.values()),
        actor_mentions=tuple(ActorMention(s, e, name, one.id, MentionVia.NAME) for s, e, name, one in named),
        places=tuple({one.id: one for *_, one in spots}.values()),
        place_mentions=tuple(
            PlaceMention(s, e, name, one.id, one.id, Relation.AT, s, e) for s, e, name, one in spots
        ),
        events=tuple(found[Event]),
        ties=tuple(found[Tie]),
        control=tuple(found[Control]),
        tolls=tuple(found[Toll]),
        claims=tuple(found[Claim]),
        forecasts=tuple(found[Forecast]),
    )


def _statements(report, words, start, rule):
    def common(kind, stance=None):
        prefix, suffix = report.text[max(0, start - 32) : start], report.text[start + len(words) :][:32]
        return {
            "id": stable_id("S", report.sha256, kind, start),
            "stance": stance or Stance(),
            "evidence": (Evidence(start, start + len(words), words, prefix, suffix),),
            "rule": f"{rule}-{kind}",
            "confidence": 0.9,
        }

    if match := _EVENT.match(words):
        held = Stance(StanceStatus.CLAIMED, match["by"], match["by"], "said") if match["by"] else Stance()
        when = _on(match["day"])
        places = (PLACES[match["where"]].id,)
        tolls = ()
        if match["killed"]:
            tolls = (
                Toll(
                    **common("toll", held), kind=TollKind.KILLED, low=int(match["killed"]), high=int(match["killed"]),
                    estimate=False, of="people", by=ACTORS[match["who"]].id, place=places[0], places=places,
                    when=when,
                ),
            )  # fmt: skip
        targets = (ACTORS[match["whom"]].id,) if match["whom"] else ()
        yield from tolls
        yield Event(
            **common("event", held), type=KINDS[match["verb"]], initiators=(ACTORS[match["who"]].id,),
            targets=targets, places=places, when=when, weapons=(), tolls=tuple(toll.id for toll in tolls),
        )  # fmt: skip
    elif match := _CONTROL.match(words):
        yield Control(
            **common("control"), place=PLACES[match["where"]].id, actor=ACTORS[match["who"]].id,
            status=HOLDS[match["verb"]], when=None,
        )  # fmt: skip
    elif match := _TIE.match(words):
        yield Tie(
            **common("tie"), source=ACTORS[match["who"]].id, kind=TIES[match["verb"]],
            target=ACTORS[match["whom"]].id, means=None, when=None,
        )  # fmt: skip
    elif match := _CLAIM.match(words):
        speaker = ACTORS[match["who"]].id
        held = Stance(StanceStatus.CLAIMED, speaker, match["who"], "says")
        yield Claim(
            **common("claim", held), speaker=speaker, speaker_text=match["who"], mode=ClaimMode.INDIRECT,
            text=match["words"], cue="says",
        )  # fmt: skip
    elif match := _FORECAST.match(words):
        held = Stance(StanceStatus.FORECAST, cue="will")
        yield Forecast(
            **common("forecast", held), text=words, by=ACTORS[match["who"]].id, by_text=match["who"], condition=None,
            horizon=None, plan=False,
        )  # fmt: skip


def _on(words):
    return When(date.fromisoformat(words), date.fromisoformat(words), DatePrecision.DAY, words) if words else None


def install(**rules):
    """Read with this reader in this process; for processes that tests start."""
    processes.prepare = lambda pipeline: None
    processes.read_one = processes.read_lean = lambda report: read(report, **rules)


def reads(monkeypatch, **rules):
    """The same for the length of one test."""
    monkeypatch.setattr(processes, "prepare", lambda pipeline: None)
    monkeypatch.setattr(processes, "read_one", lambda report: read(report, **rules))
    monkeypatch.setattr(processes, "read_lean", lambda report: read(report, **rules))


def told(publisher, published, *sentences, url=None, title=None):
    """One report as a record of a JSON lines file."""
    name = hashlib.sha256(f"{publisher} {published} {sentences}".encode()).hexdigest()[:6]
    return {
        "id": name,
        "title": title or f"{publisher} {name}",
        "publisher": publisher,
        "published": published,
        "text": " ".join(f"{sentence}." for sentence in sentences),
        **({"url": url} if url else {}),
    }


def write(path, *records):
    """A JSON lines file of these records; its name."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)
