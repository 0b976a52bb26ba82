"""How well Frontlines reads, against reports coded by hand: `make accuracy`.

    python benchmarks/accuracy.py [--shared ../shared] [--write] [--misses] [--also FILE ...]

Reads the founding article and the 18 development stories of the shared corpora, scores the JSON that
`frontlines read` writes with the corpora's own `gold/score.py`, and looks at every shared article for evidence that
is not, letter for letter, in the text. `--write` puts the figures between their markers in docs/accuracy.md and
README.md. Where the shared corpora are absent there is nothing to measure, and it says so.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from frontlines import __version__
from frontlines.export.json import dump
from frontlines.intake import IntakeOptions, take_in
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.read.kit import Kit, build_kit
from frontlines.read.pipeline import read

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "accuracy.md", ROOT / "README.md")
FOUNDING, FOUNDING_PUBLISHED = "isis-under-pressure-2016-06", "2016-06"
STORIES = "wikinews-conflict.jsonl"
# F1 between two careful coders of the stories, as given with the gold: the goal, and about as far as one can get.
CODERS = {
    "actors": 0.86,
    "places": 0.88,
    "events": 0.89,
    "event_types": 0.85,
    "event_roles": 0.94,
    "ties": 0.74,
    "control": 0.83,
    "tolls": 0.91,
    "claims": 0.95,
    "forecasts": 1.0,
}


@dataclass(frozen=True, slots=True)
class Rate:
    """Right, wanted and given; precision, recall and F1 follow."""

    hits: int
    gold: int
    given: int

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was given."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Exactness:
    """How many pieces of evidence were looked at, over how many reports, and which were not in the text."""

    reports: int
    statements: int
    pieces: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Everything measured: rates by report and kind, and the exactness of evidence."""

    by_report: Mapping[str, Mapping[str, Rate]]
    exactness: Exactness

    def founding(self) -> Mapping[str, Rate]:
        """The founding article."""
        return self.by_report[FOUNDING]

    def stories(self) -> dict[str, Mapping[str, Rate]]:
        """The development stories, one by one."""
        return {name: rates for name, rates in self.by_report.items() if name != FOUNDING}

    def together(self) -> dict[str, Rate]:
        """The development stories as one: hits, wanted and given are added up before anything is divided."""
        rows = list(self.stories().values())
        return {kind: added([row[kind] for row in rows]) for kind in CODERS}


def added(rates: Sequence[Rate]) -> Rate:
    """Several rates as one."""
    return Rate(sum(r.hits for r in rates), sum(r.gold for r in rates), sum(r.given for r in rates))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and with --write put the figures into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="the folder of the shared corpora"
    )
    parser.add_argument("--write", action="store_true", help="rewrite the tables in docs/accuracy.md and README.md")
    parser.add_argument("--misses", action="store_true", help="also list what was missed and what was too much")
    parser.add_argument("--also", nargs="*", default=[], help="further reports whose evidence is checked, not scored")
    options = parser.parse_args(arguments)
    if not (options.shared / "gold" / "score.py").is_file():
        sys.stdout.write("accuracy: skipped: the shared corpora are not at hand; docs/accuracy.md has the figures\n")
        return
    accuracy = measure(options.shared, also=options.also, misses=options.misses)
    sys.stdout.write(described(accuracy))
    if options.write:
        for page in PAGES:
            page.write_text(rewritten(page.read_text(encoding="utf-8"), tables(accuracy)), encoding="utf-8")
    if accuracy.exactness.wrong:
        sys.exit("evidence that is not in its report:\n" + "\n".join(accuracy.exactness.wrong))


def measure(shared: Path, *, also: Sequence[str], misses: bool) -> Accuracy:
    """Read everything once; score what has gold, check the evidence of all."""
    scorer = load_scorer(shared / "gold" / "score.py")
    kit = build_kit()
    rates: dict[str, Mapping[str, Rate]] = {}
    checked = Exactness(0, 0, 0, ())
    for name, report in named_reports(shared / "corpora" / "articles"):
        reading = read(report, kit)
        checked = with_checked(checked, reading)
        gold = shared / "gold" / f"{name}.yaml"
        if gold.is_file():
            counts, missed = scorer.score(yaml.safe_load(gold.read_text(encoding="utf-8")), json.loads(dump(reading)))
            rates[name] = {kind: Rate(*counts[kind]) for kind in CODERS}
            if misses:
                sys.stdout.writelines(listed(name, missed))
    for reading in read_others(also, kit):
        checked = with_checked(checked, reading)
    return Accuracy(rates, checked)


def load_scorer(path: Path) -> ModuleType:
    """The corpora's own scorer, from where it lies: a copy would drift."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def named_reports(articles: Path) -> Iterator[tuple[str, Report]]:
    """The founding article and the stories under the names their gold files have, taken in as the command does."""
    (founding,) = take_in([str(articles / f"{FOUNDING}.txt")], IntakeOptions(published=FOUNDING_PUBLISHED))
    if not isinstance(founding, Report):
        raise SystemExit(f"the founding article could not be read: {founding}")
    yield FOUNDING, founding
    path = articles / STORIES
    lines = path.read_text(encoding="utf-8").splitlines()
    for item in take_in([str(path)]):
        if not isinstance(item, Report):
            raise SystemExit(f"a development story could not be read: {item}")
        number = int(item.source.rsplit(":", 1)[1])  # the source of a record is its file and line
        yield str(json.loads(lines[number - 1])["id"]), item


def read_others(paths: Sequence[str], kit: Kit) -> Iterator[Reading]:
    """Readings of what can be read of the paths."""
    for item in take_in(paths):
        if isinstance(item, Report):
            yield read(item, kit)


def with_checked(so_far: Exactness, reading: Reading) -> Exactness:
    """Count in one more reading."""
    text, statements = reading.report.text, list(reading.statements())
    pieces = [piece for statement in statements for piece in statement.evidence]
    wrong = [f"{reading.report.source}: {p.start}-{p.end}" for p in pieces if text[p.start : p.end] != p.exact]
    wrong += [f"{reading.report.source}: a statement without evidence" for s in statements if not s.evidence]
    return Exactness(
        so_far.reports + 1,
        so_far.statements + len(statements),
        so_far.pieces + len(pieces),
        (*so_far.wrong, *wrong),
    )


# -- what is printed ----------------------------------------------------------------------------------------------


def described(accuracy: Accuracy) -> str:
    """All figures for a terminal."""
    parts = [section("founding article", accuracy.founding()), section("18 stories together", accuracy.together())]
    parts += [section(name, rates) for name, rates in accuracy.stories().items()]
    return "\n".join([*parts, exactness_words(accuracy.exactness), ""])


def section(title: str, rates: Mapping[str, Rate]) -> str:
    """One table in plain columns."""
    lines = [f"{title:20} {'P':>5} {'R':>5} {'F1':>5}   hits/gold/given"]
    lines += [
        f"{kind:20} {r.precision:5.2f} {r.recall:5.2f} {r.f1:5.2f}   {r.hits}/{r.gold}/{r.given}"
        for kind, r in rates.items()
    ]
    return "\n".join(lines) + "\n"


def exactness_words(exactness: Exactness) -> str:
    """One sentence on the evidence."""
    good = exactness.pieces - len(exactness.wrong)
    return (
        f"{good:,} of {exactness.pieces:,} pieces of evidence, of {exactness.statements:,} statements in "
        f"{exactness.reports:,} reports, are the report's own words at the offsets given."
    )


def listed(name: str, misses: Mapping[str, tuple[list[Any], list[Any]]]) -> Iterator[str]:
    """What was missed and what was too much, a line each."""
    for kind, (missed, extra) in misses.items():
        for gold in missed:
            yield f"{name}: {kind}: missed {gold}\n"
        for given in extra:
            words = [piece["exact"] for piece in given.get("evidence", [])][:1] or [given.get("name")]
            yield f"{name}: {kind}: too much: {given.get('type') or given.get('kind') or ''} {words[0]!r}\n"


# -- what is written into the documentation -----------------------------------------------------------------------


def tables(accuracy: Accuracy) -> dict[str, str]:
    """The text for each marker of the pages."""
    stamp = f"Measured on {date.today().isoformat()} with version {__version__} by `make accuracy`."
    return {
        "measured": stamp,
        "founding": full_table(accuracy.founding()),
        "stories": full_table(accuracy.together()),
        "each": story_table(accuracy.stories()),
        "exact": exactness_words(accuracy.exactness),
        "short": short_table(accuracy),
    }


def full_table(rates: Mapping[str, Rate]) -> str:
    """Precision, recall, F1 and the counts, a row a kind, with the coders' agreement beside."""
    rows = [
        [words(kind), f"{r.precision:.2f}", f"{r.recall:.2f}", f"**{r.f1:.2f}**", f"{r.hits} / {r.gold} / {r.given}",
         f"{CODERS[kind]:.2f}"]
        for kind, r in rates.items()
    ]  # fmt: skip
    return markdown(["kind", "P", "R", "F1", "right / in the gold / given", "two coders"], rows)


def story_table(stories: Mapping[str, Mapping[str, Rate]]) -> str:
    """F1 by story and kind; a dash where neither the gold nor the reading has any."""
    rows = [
        [name, *(f"{r.f1:.2f}" if r.gold or r.given else "-" for r in rates.values())]
        for name, rates in stories.items()
    ]
    return markdown(["story", *map(words, CODERS)], rows)


def short_table(accuracy: Accuracy) -> str:
    """F1 only, for the README."""
    founding, together = accuracy.founding(), accuracy.together()
    rows = [[words(k), f"{founding[k].f1:.2f}", f"{together[k].f1:.2f}", f"{CODERS[k]:.2f}"] for k in CODERS]
    return markdown(["F1", "founding article", "18 development stories", "two careful coders"], rows)


def words(kind: str) -> str:
    """ "event_types" as people say it."""
    return kind.replace("_", " ")


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first are figures and stand to the right."""
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def rewritten(page: str, texts: Mapping[str, str]) -> str:
    """The page with all between `<!-- accuracy:NAME -->` and `<!-- /accuracy -->` replaced, where it has such."""
    for name, text in texts.items():
        start, end = f"<!-- accuracy:{name} -->", "<!-- /accuracy -->"
        before, found, rest = page.partition(start)
        if not found:
            continue
        _, closed, after = rest.partition(end)
        if not closed:
            raise SystemExit(f"the marker {start} has no {end}")
        page = f"{before}{start}\n{text}\n{end}{after}"
    return page


if __name__ == "__main__":
    main()
