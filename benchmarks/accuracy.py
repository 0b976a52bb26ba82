"""How well Frontlines reads, against every corpus with gold that is at hand: `make accuracy`.

    python benchmarks/accuracy.py [--shared ../shared] [--only NAME ...] [--quick] [--write] [--also FILE ...]
    python benchmarks/accuracy.py --raise                      # lift the floors to what is reached
    python benchmarks/accuracy.py --only NAME --lower FIGURE.VALUE --because "why"

Runs the benchmarks of `frontlines benchmark all`, holds their figures against benchmarks/floors.json (exit code 1
where one fell), and looks at every shared article for evidence that is not, letter for letter, in the text. `--write`
puts the figures between their markers in docs/accuracy.md and README.md. A floor is lowered one at a time and with a
reason, which goes into the changelog. Where no corpus is at hand there is nothing to measure, and it says so.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy_page import rewritten, tables

from frontlines.cli.machine import scored
from frontlines.evaluate.benchmark import Benchmark
from frontlines.evaluate.benchmarks import BENCHMARKS
from frontlines.evaluate.describe import rows
from frontlines.evaluate.floors import QUICK, WHOLE, Floors, falls, lowered, raised
from frontlines.evaluate.result import Result, result_of
from frontlines.intake import take_in
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.read.kit import build_kit
from frontlines.read.pipeline import read

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).parent / "floors.json"
CHANGELOG = ROOT / "CHANGELOG.md"
PAGES = (ROOT / "docs" / "accuracy.md", ROOT / "README.md")
ARTICLES = ("isis-under-pressure-2016-06.txt", "wikinews-conflict.jsonl")
LOWERED = "### Floors lowered"


@dataclass(frozen=True, slots=True)
class Exactness:
    """How many pieces of evidence were looked at, over how many reports, and which were not in the text."""

    reports: int
    statements: int
    pieces: int
    wrong: tuple[str, ...]

    def words(self) -> str:
        """One sentence on the evidence."""
        good = self.pieces - len(self.wrong)
        return (
            f"{good:,} of {self.pieces:,} pieces of evidence, of {self.statements:,} statements in "
            f"{self.reports:,} reports, are the report's own words at the offsets given."
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, compare with the floors, and write what was asked for."""
    given = options().parse_args(arguments)
    at_hand = [b for b in chosen(given.only) if (given.shared / b.at).exists() and given.shared.is_dir()]
    if not at_hand:
        sys.stdout.write("accuracy: skipped: no corpus is at hand; docs/accuracy.md has the figures\n")
        return
    cut = QUICK if given.quick else WHOLE
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    results = [
        measured(benchmark, given.shared, quick=given.quick)
        for benchmark in at_hand
        if not given.quick or benchmark.quick
    ]
    fallen = [fall for result in results for fall in falls(result, floors, cut=cut)]
    if given.lower:
        keep_lowered(floors, results, given.lower, given.because, cut)
        return
    if given.raise_floors:
        for result in results:
            floors = raised(floors, result, cut=cut)
        written(floors)
    exactness = checked([str(given.shared / "corpora" / "articles" / name) for name in ARTICLES] + given.also)
    sys.stdout.write(exactness.words() + "\n")
    if given.write:
        for page in PAGES:
            texts = {**tables(results), "exact": exactness.words()}
            page.write_text(rewritten(page.read_text(encoding="utf-8"), texts), encoding="utf-8")
    problems = [fall.words() for fall in fallen] + [
        f"evidence that is not in its report: {w}" for w in exactness.wrong
    ]
    if problems:
        sys.exit("\n".join(problems))


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder of the corpora")
    parser.add_argument(
        "--only", nargs="*", default=[], metavar="NAME", help="these benchmarks; default: all at hand"
    )
    parser.add_argument("--quick", action="store_true", help="the subset that continuous integration scores")
    parser.add_argument("--write", action="store_true", help="rewrite the figures in docs/accuracy.md and README.md")
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="lift floors to what is reached")
    parser.add_argument("--lower", metavar="FIGURE.VALUE", help="lower this floor, of the one benchmark of --only")
    parser.add_argument("--because", default="", help="why it is lowered; goes into the changelog")
    parser.add_argument("--also", nargs="*", default=[], help="further reports whose evidence is checked, not scored")
    return parser


def chosen(names: Sequence[str]) -> list[Benchmark[Any]]:
    """The benchmarks of these names; all without any."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    return [BENCHMARKS[name] for name in names or BENCHMARKS]


def measured(benchmark: Benchmark[Any], shared: Path, *, quick: bool) -> Result:
    """Score one benchmark and print its figures."""
    started = time.monotonic()
    cases = list(benchmark.load(shared / benchmark.at))[:: (benchmark.quick or 1) if quick else 1]
    result = result_of(benchmark, list(scored(benchmark.name, cases, None)))
    sys.stdout.write(f"{benchmark.title} ({result.cases} cases, {time.monotonic() - started:.0f} s)\n")
    for name, values, interval, counts in rows(result):
        sys.stdout.write(f"  {name:24} {values}  {f'[{interval}]  ' if interval else ''}{counts}\n")
    sys.stdout.flush()
    return result


def keep_lowered(floors: Floors, results: Sequence[Result], path: str, because: str, cut: str) -> None:
    """Lower one floor, with the reason in the changelog; refuses without one."""
    if len(results) != 1 or not because.strip():
        sys.exit("--lower needs one benchmark (--only NAME) and a reason (--because ...)")
    (result,) = results
    try:
        before = floors[result.benchmark][cut][path]
        floors = lowered(floors, result, path, cut=cut)
    except KeyError:
        sys.exit(f"{result.benchmark} has no floor {path} for the {cut} corpus")
    after = floors[result.benchmark][cut][path]
    line = f"- `{result.benchmark}` {path} ({cut}), {before} to {after}: {because.strip()}\n"
    page = CHANGELOG.read_text(encoding="utf-8")
    if LOWERED not in page:
        page = page.rstrip("\n") + f"\n\n{LOWERED}\n\n"
    CHANGELOG.write_text(page.replace(f"{LOWERED}\n\n", f"{LOWERED}\n\n{line}", 1), encoding="utf-8")
    written(floors)


def written(floors: Floors) -> None:
    """Put the floors into their file."""
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def checked(paths: Sequence[str]) -> Exactness:
    """Whether every piece of evidence in these reports is their words, letter for letter."""
    readings = list(read_reports(paths))
    pieces = [(r, piece) for r in readings for statement in r.statements() for piece in statement.evidence]
    wrong = [f"{r.report.source}: {p.start}-{p.end}" for r, p in pieces if r.report.text[p.start : p.end] != p.exact]
    wrong += [
        f"{r.report.source}: a statement without any" for r in readings for s in r.statements() if not s.evidence
    ]
    return Exactness(len(readings), sum(len(r.statements()) for r in readings), len(pieces), tuple(wrong))


def read_reports(paths: Sequence[str]) -> Iterator[Reading]:
    """Readings of what can be read of the paths."""
    kit = build_kit()
    for item in take_in([path for path in paths if Path(path).is_file()]):
        if isinstance(item, Report):
            yield read(item, kit)


if __name__ == "__main__":
    main()
