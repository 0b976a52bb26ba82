"""PLOVER's gold sentences: the type of the event, who acts, and upon whom."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_lines, corpus_report
from frontlines.evaluate.gold_names import folded
from frontlines.evaluate.scores import Labels
from frontlines.evaluate.spans import overlapping, paired, tally
from frontlines.model.mention import Span
from frontlines.model.reading import Reading
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import Event, TieKind

_EXPECTS = "dev.jsonl: PLOVER's gold records, one a line, or a folder that holds it"
_REMEDY = f"expected {_EXPECTS}"

# Our types in the words of PLOVER as these records use it (0.5b1, of 2016): FIGHT and ASSAULT were apart then.
_TYPES = {
    "battle": "FIGHT", "offensive": "FIGHT", "siege": "FIGHT", "capture": "FIGHT", "invasion": "FIGHT",
    "air_strike": "FIGHT", "shelling": "FIGHT", "chemical_attack": "FIGHT",
    "bombing": "ASSAULT", "suicide_bombing": "ASSAULT", "attack_on_civilians": "ASSAULT", "execution": "ASSAULT",
    "abduction": "ASSAULT", "sexual_violence": "ASSAULT", "assassination": "ASSAULT", "coup": "ASSAULT",
    "detention": "COERCE", "displacement": "COERCE", "looting_destruction": "COERCE", "crackdown": "COERCE",
    "seizure": "COERCE", "withdrawal": "RETREAT", "ceasefire": "RETREAT", "release": "RETREAT",
    "protest": "PROTEST", "riot": "PROTEST", "agreement": "AGREE", "negotiation": "CONSULT", "sanction": "SANCTION",
    "aid": "AID", "arms_supply": "AID", "mobilization": "MOBILIZE", "threat": "THREATEN",
    "accusation": "DISAPPROVE", "demand": "DEMAND", "refusal": "REJECT",
}  # fmt: skip
# Ties that PLOVER has as events, by their means.
_TIES = {"words": "SUPPORT", "cooperation": "COOPERATE"}
_TAKEN_BACK = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})
_AHEAD = frozenset({StanceStatus.PLANNED, StanceStatus.FORECAST})
_TRYING = frozenset({"attempt", "attempted", "attempting", "try", "tried", "trying", "effort", "efforts"})
_COOPERATING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_COERCING = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT", "FIGHT"})
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\((SRC/TAR|SRC|TAR|EVT): ([^()]+)\)")


@dataclass(frozen=True, slots=True)
class PloverCase:
    """One sentence and its one event."""

    name: str
    text: str
    type: str
    words: str  # that were marked as the event's
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]  # between equals all stand on both sides


def load(path: Path) -> Iterator[PloverCase]:
    """The records in their order."""
    path = path / "dev.jsonl" if path.is_dir() else path
    for number, row in enumerate(corpus_lines(path, _REMEDY), 1):
        try:
            text = str(row["text"])
            marked = _marked(text, _markup(row))
            both = marked.get("SRC/TAR", ())
            actors, recipients = (*marked.get("SRC", ()), *both), (*marked.get("TAR", ()), *both)
            words = " ".join(span.text for span in marked.get("EVT", ()))
            yield PloverCase(str(row["id"]), text, str(row["event"]), words, actors, recipients)
        except (KeyError, TypeError) as error:
            raise CorpusError(path, f"record {number} lacks {error}", _REMEDY) from error


def _markup(row: Mapping[str, Any]) -> str:
    """The marked sentence; of the few records without one, their actors' words marked alike."""
    info = row.get("textInfo")
    if isinstance(info, dict) and info.get("markup"):
        return str(info["markup"])
    actors = [
        (mark, str(actor["actorText"]))
        for mark, key in (("SRC", "source"), ("TAR", "target"))
        for actor in row.get(key) or ()
        if isinstance(actor, dict)
    ]
    return " ".join(f"({mark}: {words})" for mark, words in [*actors, ("EVT", str(row.get("eventText", "")))])


def _marked(text: str, markup: str) -> Mapping[str, list[Span]]:
    """The pieces of "(SRC: Finland) (EVT: will give) ..." where they stand in the text, by their mark."""
    found: dict[str, list[Span]] = defaultdict(list)
    after = 0
    for mark, words in _MARK.findall(markup):
        at = text.find(words, after)
        at = text.find(words) if at < 0 else at
        if at >= 0:
            found[mark].append(Span(at, at + len(words), words))
            after = at + len(words)
    return found


def score(case: PloverCase, machine: Machine) -> Outcome:
    """The event read nearest to the marked words, and its actors."""
    reading = machine.read(corpus_report(case.text, case.name))
    acts = _acts(reading, machine)
    act = _nearest(case, [a for a in acts if a.status not in _TAKEN_BACK or a.type == "REJECT"] or acts)
    given = act.type if act else ""
    actors = _named(reading, act.initiators) if act else []
    recipients = _named(reading, act.targets) if act else []
    if act and not recipients and len(act.initiators) > 1:
        recipients = actors  # an event between equals
    elif act and not recipients:
        recipients = _places(reading, act.places)
    sources = paired(case.actors, actors, _same)
    targets = paired(case.recipients, recipients, _same)
    mistakes = [Mistake("type", MistakeKind.WRONG, case.type, given, case.text)] if given != case.type else []
    for figure, (_, missed, extra) in (("actor", sources), ("recipient", targets)):
        mistakes += [Mistake(figure, MistakeKind.MISSED, g.text, "", case.text) for g in missed]
        mistakes += [Mistake(figure, MistakeKind.EXTRA, "", p[0].text if p else "", case.text) for p in extra]
    return Outcome(
        case.name,
        {"type": Labels(((case.type, given),)), "actor": tally(*sources), "recipient": tally(*targets)},
        tuple(mistakes),
    )


@dataclass(frozen=True, slots=True)
class _Act:
    """An event, or a tie that PLOVER has as an event."""

    type: str
    initiators: tuple[str, ...]  # Actor.id
    targets: tuple[str, ...]  # Actor.id
    places: tuple[str, ...]  # Place.id
    status: StanceStatus
    words: str
    start: int


def _acts(reading: Reading, machine: Machine) -> list[_Act]:
    """What the reading has that PLOVER calls an event: our events, and ties shown by praise or common work."""
    found = [
        _Act(
            _filed(event, machine), event.initiators, event.targets, event.places, event.stance.status,
            " ".join(piece.exact for piece in event.evidence), event.evidence[0].start,
        )
        for event in reading.events
    ]  # fmt: skip
    found += [
        _Act(
            _meant(_TIES[tie.means], tie.stance),
            (tie.source,),
            (tie.target,),
            (),
            tie.stance.status,
            piece.exact,
            piece.start,
        )
        for tie in reading.ties
        if tie.means in _TIES and tie.kind in (TieKind.BACKS, TieKind.ALLIED_WITH)
        for piece in tie.evidence[:1]
    ]
    return found


def _filed(event: Event, machine: Machine) -> str:
    """The event's PLOVER type: its rule's own, else its type's; what is only meant is a promise or a threat.

    PLOVER files under AGREE whatever a side offers, promises or declares itself willing to do for another, under
    THREATEN what it says it will do against him, and under REJECT what it will not do for him; we keep the act and
    hold it as planned or negated. An attempt is the act itself.
    """
    filed = machine.plover(event) or _TYPES.get(event.type, "")
    if event.stance.status == StanceStatus.NEGATED and filed in _COOPERATING | {"AGREE"}:
        return "REJECT"
    return _meant(filed, event.stance)


def _meant(filed: str, stance: Stance) -> str:
    """The type of what is only meant."""
    cue = stance.cue.lower()
    if (stance.status not in _AHEAD and cue != "would") or cue in _TRYING:
        return filed
    return "AGREE" if filed in _COOPERATING else "THREATEN" if filed in _COERCING else filed


def _nearest(case: PloverCase, acts: Sequence[_Act]) -> _Act | None:
    """Of several events in the sentence the one that the marked words are of; None where none was read.

    The marks run from the act to what it is about: "(EVT: dismissed) an (EVT: appeal) to (EVT: lay down) arms" is the
    dismissal. So the event whose words hold the earliest mark, and of several the first: what a verb governs follows.
    """
    marked = [w.lower() for w in _WORD.findall(case.words)]

    def earliest(act: _Act) -> int:
        held = {w.lower() for w in _WORD.findall(act.words)}
        return next((n for n, word in enumerate(marked) if word in held), len(marked))

    return min(acts, key=earliest, default=None)


def _named(reading: Reading, actors: Sequence[str]) -> list[list[Span]]:
    """For each actor all places of the sentence that name it."""
    found = [[Span(m.start, m.end, m.text) for m in reading.actor_mentions if m.actor == actor] for actor in actors]
    return [spans for spans in found if spans]


def _places(reading: Reading, places: Sequence[str]) -> list[list[Span]]:
    """The place an act without targets struck or concerned: PLOVER has it as recipient ("a curfew in Algiers")."""
    found = [[Span(m.start, m.end, m.text) for m in reading.place_mentions if m.place == place] for place in places]
    return [spans for spans in found if spans][:1]


def _same(gold: Span, spans: Sequence[Span]) -> bool:
    return any(overlapping(gold, span) or folded(gold.text) == folded(span.text) for span in spans)


PLOVER = Benchmark(
    name="plover",
    title="PLOVER's gold sentences: 161 events of all political kinds",
    cite="Open Event Data Alliance 2016, PLOVER gold standard records 0.5b1, CC BY-SA 4.0",
    expects=_EXPECTS,
    at="corpora/plover_gsr",
    figures={
        "type": "the type of the event read nearest to the marked words; none read is wrong",
        "actor": "its initiators, whose mentions overlap the gold's, one to one",
        "recipient": "its targets likewise; of an event between equals, all that take part",
    },
    load=load,
    score=score,
    published=(
        Published("PETRARCH-2 (OEDA 2018)", "type.weighted_f1", 0.84, "on gold grown from its own output"),
        Published("UniversalPetrarch (OEDA 2018)", "type.weighted_f1", 0.50, "on the same"),
    ),
    quick=2,
)
