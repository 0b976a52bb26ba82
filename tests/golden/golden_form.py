"""A reading as lines a person can review: one line an actor, place or statement, kind by kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from frontlines.intake import take_in
from frontlines.model.count import Count
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll
from frontlines.model.when import When
from frontlines.read.kit import Kit
from frontlines.read.pipeline import read

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples"
SOURCES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html", ".pdf", ".jsonl"})
_QUOTE = 90  # characters of a statement's words shown; enough to find it in the report


def golden_path(source: Path) -> Path:
    """Where the golden form of an example lies."""
    return FOLDER / f"{source.name}.golden.txt"


def golden_text(source: Path, kit: Kit) -> str:
    """The golden form of all reports in one example file."""
    reports = [item for item in take_in([str(source)]) if isinstance(item, Report)]
    return "\n".join("\n".join(lines_of(read(report, kit))) + "\n" for report in reports)


def lines_of(reading: Reading) -> Iterator[str]:
    """The lines of one reading."""
    report = reading.report
    published = report.published.iso_start() if report.published else None
    yield f"# {report.title or 'untitled'} | {report.publisher or '-'} | {published or '-'}"
    kinds = Counter(sentence.kind.value for sentence in reading.sentences)
    yield "sentences: " + ", ".join(f"{times} {kind}" for kind, times in sorted(kinds.items()))
    said = Counter(mention.actor for mention in reading.actor_mentions)
    for actor in reading.actors:
        yield f"actor {actor.id} | {actor.name} | {actor.kind.value} | {actor.country or '-'} | {said[actor.id]}x"
    named = Counter(mention.place for mention in reading.place_mentions)
    for place in reading.places:
        where = "-" if place.lat is None or place.lon is None else f"{place.lat:.2f} {place.lon:.2f}"
        yield (
            f"place {place.id} | {place.name} | {place.country or '-'} | {where} | {place.precision.value} | "
            f"{named[place.id]}x"
        )
    for statement in reading.statements():
        yield f"{type(statement).__name__.lower()} {_body(statement)}{_rest(statement)}"
    for warning in reading.warnings:
        yield f"warning {warning.code} | {warning.message}"


def _body(statement: Statement) -> str:
    match statement:
        case Event():
            who = f"{_ids(statement.initiators)} > {_ids(statement.targets)}"
            text = f"{statement.type} | {who} | {_ids(statement.places)}"
            weapons = f" | with {', '.join(statement.weapons)}" if statement.weapons else ""
            return (
                text
                + _when(statement.when)
                + weapons
                + (f" | {len(statement.tolls)} tolls" if statement.tolls else "")
            )
        case Tie():
            means = f" ({statement.means})" if statement.means else ""
            return f"{statement.source} {statement.kind.value} {statement.target}{means}{_when(statement.when)}"
        case Control():
            return f"{statement.actor} {statement.status.value} {statement.place}{_when(statement.when)}"
        case Toll():
            count = Count(statement.low, statement.high, statement.estimate)
            by = f" | by {statement.by}" if statement.by else ""
            whom = f"{_bounds(count)} {statement.of or '-'} {statement.kind.value}"
            return f"{whom}{by} | {_ids(statement.places)}{_when(statement.when)}"
        case Claim():
            return f"{statement.mode.value} | {statement.speaker or '-'} ({statement.speaker_text})"
        case Forecast():
            plan = "plan" if statement.plan else "expectation"
            given = f" | if {statement.condition}" if statement.condition else ""
            return f"{plan} | {statement.by or statement.by_text or '-'}{given}" + (
                f" | {statement.horizon}" if statement.horizon else ""
            )
    return statement.id


def _rest(statement: Statement) -> str:
    stance = statement.stance
    holder = f" by {stance.by or stance.by_text}" if stance.by or stance.by_text else ""
    cue = f" ({stance.cue})" if stance.cue else ""
    words = " ".join(statement.evidence[0].exact.split())
    quote = words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
    more = f" +{len(statement.evidence) - 1}" if len(statement.evidence) > 1 else ""
    return f" | {stance.status.value}{holder}{cue} | {statement.rule} {statement.confidence:.2f} | “{quote}”{more}"


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "-"


def _when(when: When | None) -> str:
    return f" | {when.iso_start() or '..'}/{when.iso_end() or '..'}" if when else ""


def _bounds(count: Count) -> str:
    low, high = ("?" if end is None else str(end) for end in (count.low, count.high))
    return ("~" if count.estimate else "") + (low if low == high else f"{low}..{high}")
