"""How well event statements are joined into incidents, against pairs of items marked by hand.

    python benchmarks/incidents.py current_events_conflict_2002_2025.jsonl [--part test] [--errors] [--whole]

Reads the items that stand in benchmarks/incident_pairs/pairs.csv, joins their events as a project does, and compares:
a pair counts as joined where some incident holds a statement of both items. Precision is over all marked pairs (those
marked "unsure" are left out). Recall is given three times: over all pairs that tell of one event; over those in both
items of which the reader found an event at all; and over those where it found, in both, events that could be one by
kind, time and place, which is what joining can be measured by. With --whole every item of the corpus is read and
joined (some ten minutes), as statements of other items can bring two together or keep them apart.
"""

import argparse
import csv
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from frontlines.intake import IntakeOptions, Taken
from frontlines.intake.records import read_lines
from frontlines.lexicon.joining import load_joining
from frontlines.model.actor import Actor
from frontlines.model.byline import Byline
from frontlines.model.incident import Incident, Join
from frontlines.model.joining import JoinRules
from frontlines.model.judgement import Rulings
from frontlines.model.known import Known
from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.settings import TollRule
from frontlines.model.statement import Event, Toll
from frontlines.model.told import Review, Told
from frontlines.picture.incident_profile import Profile, profile_of
from frontlines.picture.incident_score import join_profiles, reasons
from frontlines.picture.incident_words import passage_words
from frontlines.picture.incidents import incidents_of
from frontlines.picture.standing import counts
from frontlines.read.kit import build_kit
from frontlines.read.pipeline import read

PAIRS = Path(__file__).parent / "incident_pairs" / "pairs.csv"
SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
OPTIONS = IntakeOptions(language="any", fields={"published": "date"})
SHOWN = 300  # characters of an item in the list of errors


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items and what a person said of them."""

    name: str
    part: str
    stratum: str
    first: str
    second: str
    mark: str
    reason: str


@dataclass(slots=True)
class Archive:
    """What was read, item by item."""

    texts: dict[str, str] = field(default_factory=dict)  # by item id
    events: dict[str, list[Told[Event]]] = field(default_factory=dict)  # by item id, those the picture may use
    item_of: dict[str, str] = field(default_factory=dict)  # by Statement.id
    tolls: dict[str, Told[Toll]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def known(self) -> Known:
        """All actors and places."""
        return Known(self.actors, self.places)

    def profile(self, told: Told[Event], rules: JoinRules) -> Profile:
        """An event as it is compared."""
        return profile_of(told, self.tolls, self.known, rules, self.words[told.id])


@dataclass(slots=True)
class Tally:
    """Pairs counted by how they are marked and what became of them."""

    joined: Counter[str] = field(default_factory=Counter)  # by mark
    apart: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)  # same, yet apart: by why

    @property
    def precision(self) -> float:
        """The share of joined pairs that are the same."""
        return ratio(self.joined[SAME], self.joined[SAME] + self.joined[DIFFERENT])

    def recall(self, *, without: Iterable[str] = ()) -> float:
        """The share of the same pairs that are joined, those apart for the reasons given left out."""
        left_out = sum(self.missed[why] for why in without)
        return ratio(self.joined[SAME], self.joined[SAME] + self.apart[SAME] - left_out)


# Why a pair was not joined, what joining can least help first.
NO_EVENT = "no event was read in one of them"
OTHER_EVENTS = "the events read in them cannot be one by kind, time or place"
TOO_LITTLE = "too little speaks for it"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="the current_events file, JSON lines")
    parser.add_argument("--part", choices=("dev", "test"), help="only this part; both if not given")
    parser.add_argument("--errors", action="store_true", help="also list pairs joined or parted wrongly")
    parser.add_argument("--whole", action="store_true", help="read and join every item of the corpus")
    options = parser.parse_args(arguments)
    if not options.corpus.is_file():
        sys.stdout.write(f"incidents: skipped: {options.corpus} is not at hand; benchmarks/README.md has figures\n")
        return
    pairs = [pair for pair in marked_pairs() if options.part in (None, pair.part)]
    rules = load_joining()
    wanted = None if options.whole else {item for pair in pairs for item in (pair.first, pair.second)}
    archive = read_archive(options.corpus, wanted, rules)
    started = time.perf_counter()
    events = [told for item in archive.events.values() for told in item]
    incidents = incidents_of(events, archive.tolls, archive.known, Rulings(), rules, TollRule.RANGE, archive.words)
    sys.stdout.write(
        f"{len(archive.texts):,} items, {len(events):,} events, {len(incidents):,} incidents "
        f"in {time.perf_counter() - started:.1f} s\n\n"
    )
    joined = joined_items(incidents, archive.item_of)
    sys.stdout.writelines(described(pairs, joined, archive, rules))
    if options.errors:
        sys.stdout.writelines(errors(pairs, joined, archive, rules))


def marked_pairs(sheet: Path = PAIRS) -> list[Pair]:
    """The pairs of a sheet; one for training alone has neither parts nor strata nor reasons."""
    with sheet.open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                row["pair"], row.get("part", ""), row.get("stratum", ""),
                row["first"], row["second"], row["mark"], row.get("reason", ""),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def read_archive(corpus: Path, wanted: set[str] | None, rules: JoinRules) -> Archive:
    """Read the wanted items, or all where `wanted` is None."""
    kit = build_kit()
    archive = Archive()
    numbers: dict[int, str] = {}

    def lines() -> Iterator[tuple[int, bytes | None]]:
        with corpus.open("rb") as file:
            for number, line in enumerate(file, 1):
                item = str(json.loads(line)["id"])
                if wanted is None or item in wanted:
                    numbers[number] = item
                    yield number, line

    for taken in read_lines(lines(), corpus.name, OPTIONS):
        if isinstance(taken, Taken):
            number = int(taken.report.source.rsplit(":", 1)[1])
            add(archive, numbers[number], number, read(taken.report, kit), rules)
    return archive


def add(archive: Archive, item: str, number: int, reading: Reading, rules: JoinRules) -> None:
    """Add one reading, as a project would that took it in on the day of its publication."""
    report = reading.report
    published = report.published
    day = published.start if published is not None and published.start is not None else datetime.now(UTC).date()
    byline = Byline(
        report=item,
        number=number,
        title=report.title,
        publisher=report.publisher,
        url=report.url,
        published=published,
        added=datetime(day.year, day.month, day.day, tzinfo=UTC),
        copies=item,
    )
    archive.texts[item] = report.text
    archive.actors.update({actor.id: actor for actor in reading.actors if actor.id not in archive.actors})
    archive.places.update({place.id: place for place in reading.places if place.id not in archive.places})
    archive.tolls.update({toll.id: Told(toll, byline, Review.MACHINE, toll.id) for toll in reading.tolls})
    told = [Told(event, byline, Review.MACHINE, event.id) for event in reading.events if counts(event)]
    archive.events[item] = told
    for one in told:
        archive.item_of[one.id] = item
        archive.words[one.id] = passage_words(one.statement, report.text, rules)


def joined_items(incidents: Iterable[Incident], item_of: Mapping[str, str]) -> set[frozenset[str]]:
    """The pairs of items of which some incident holds statements."""
    return {
        frozenset(pair)
        for incident in incidents
        for pair in itertools.combinations(sorted({item_of[statement] for statement in incident.statements}), 2)
    }


def why_apart(pair: Pair, archive: Archive, rules: JoinRules) -> str:
    """Why a pair is not joined."""
    ones, others = archive.events.get(pair.first, []), archive.events.get(pair.second, [])
    if not ones or not others:
        return NO_EVENT
    comparable = any(
        True
        for one in ones
        for other in others
        for _ in reasons(archive.profile(one, rules), archive.profile(other, rules), rules)
    )
    return TOO_LITTLE if comparable else OTHER_EVENTS


def tallied(
    pairs: Iterable[Pair], joined: set[frozenset[str]], archive: Archive, rules: JoinRules
) -> dict[tuple[str, str], Tally]:
    """Tallies by part and stratum, and for all strata of a part under "all"."""
    found: dict[tuple[str, str], Tally] = {}
    for pair in pairs:
        for key in ((pair.part, "all"), (pair.part, pair.stratum)):
            tally = found.setdefault(key, Tally())
            if frozenset((pair.first, pair.second)) in joined:
                tally.joined[pair.mark] += 1
            else:
                tally.apart[pair.mark] += 1
                if pair.mark == SAME:
                    tally.missed[why_apart(pair, archive, rules)] += 1
    return dict(sorted(found.items(), key=lambda entry: (entry[0][0], entry[0][1] != "all", entry[0][1])))


def described(
    pairs: Sequence[Pair], joined: set[frozenset[str]], archive: Archive, rules: JoinRules
) -> Iterator[str]:
    """The table, and why pairs were missed."""
    head = ("part", "stratum", "pairs", "unsure", "same", "joined", "wrongly", "P", "R all", "R events", "R can be")
    yield "{:5} {:15} {:>6} {:>6} {:>6} {:>6} {:>7} {:>5} {:>6} {:>8} {:>8}\n".format(*head)
    tallies = tallied(pairs, joined, archive, rules)
    for (part, stratum), tally in tallies.items():
        total = tally.joined + tally.apart
        yield (
            f"{part:5} {stratum:15} {total.total():6} {total[UNSURE]:6} {total[SAME]:6} {tally.joined[SAME]:6} "
            f"{tally.joined[DIFFERENT]:7} {tally.precision:5.2f} {tally.recall():6.2f} "
            f"{tally.recall(without=[NO_EVENT]):8.2f} {tally.recall(without=[NO_EVENT, OTHER_EVENTS]):8.2f}\n"
        )
    yield "\n"
    for (part, stratum), tally in tallies.items():
        if stratum == "all":
            for why, number in tally.missed.most_common():
                yield f"{part}: {number} of {tally.apart[SAME]} missed: {why}\n"


def errors(pairs: Iterable[Pair], joined: set[frozenset[str]], archive: Archive, rules: JoinRules) -> Iterator[str]:
    """Pairs joined or parted wrongly, with their texts and the best join between them."""
    for pair in pairs:
        together = frozenset((pair.first, pair.second)) in joined
        if (pair.mark == SAME) is together or pair.mark == UNSURE:
            continue
        yield f"\n{pair.name} {pair.part} {pair.stratum}: marked {pair.mark}, {'joined' if together else 'apart'}"
        yield f" ({pair.reason})\n" if pair.reason else "\n"
        for item in (pair.first, pair.second):
            yield f"   {item}: {archive.texts.get(item, 'not read')[:SHOWN]}\n"
        best = best_join(pair, archive, rules)
        if best is None:
            yield f"   {why_apart(pair, archive, rules)}\n"
        else:
            weighed = ", ".join(f"{reason.name} {reason.weight:+.2f}" for reason in best.reasons)
            yield f"   {best.score:.2f}: {weighed}{'; ' + best.contradiction if best.contradiction else ''}\n"


def best_join(pair: Pair, archive: Archive, rules: JoinRules) -> Join | None:
    """The surest join between two items; None where there is none."""
    found = (
        join_profiles(archive.profile(one, rules), archive.profile(other, rules), rules)
        for one in archive.events.get(pair.first, [])
        for other in archive.events.get(pair.second, [])
    )
    return max((join for join in found if join is not None), key=lambda join: join.score, default=None)


def ratio(part: int, whole: int) -> float:
    """A share; 0 of nothing."""
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
