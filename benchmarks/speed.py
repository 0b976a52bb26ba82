"""How fast Frontlines reads, beside the bare language pipeline in the same run: `make bench`.

    python benchmarks/speed.py [file or folder ...] [--rounds 5] [--words 100000] [--json]

Both sides read the same reports, paragraph by paragraph in the same batches, taking turns, and are timed by the
processor time they use, so that other work on the machine counts little; on an idle machine that is the time that
passes. Cold start (time that passes) and peak memory come from `frontlines read` in a process of its own. Nothing is
written but the figures.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from frontlines.intake import take_in
from frontlines.model.report import Report
from frontlines.read import annotate as stage
from frontlines.read.kit import Kit, build_kit
from frontlines.read.pipeline import read

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
COLD = EXAMPLES / "iraq-shirqat-2016-08.txt"
COLD_RUNS = 3
MEGABYTE = 1024 * 1024
COMMAND = "from frontlines.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured. Rates are medians over the rounds; the ratio is the median of the rounds' ratios."""

    reports: int
    words: int
    rounds: int
    bare_words_per_second: float
    read_words_per_second: float
    ratio: float
    ratio_lowest: float
    ratio_highest: float
    kit_seconds: float  # rules, register, gazetteer and language model, once a process
    cold_seconds: float  # `frontlines read` on one report, start to printed picture; the best of three
    cold_peak_megabytes: float
    peak_megabytes: float  # of this process, which held all reports and ran both sides


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="reports to read; the examples if none is named")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side reads everything")
    parser.add_argument("--words", type=int, default=100_000, help="stop taking reports in at so many words")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    reports = take(options.paths or example_files(), limit=options.words)
    if not reports:
        parser.error("nothing could be read; name files or folders that hold reports")
    speed = measure(reports, rounds=options.rounds)
    sys.stdout.write(json.dumps(asdict(speed), indent=2) + "\n" if options.json else described(speed))


def example_files() -> list[str]:
    """The example reports, without the folder's own documentation."""
    return sorted(str(p) for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".pdf", ".jsonl"})


def take(paths: Sequence[str], *, limit: int) -> list[Report]:
    """The reports of the paths, up to about `limit` words."""
    reports: list[Report] = []
    words = 0
    for item in take_in(paths):
        if isinstance(item, Report):
            reports.append(item)
            words += len(item.text.split())
            if words >= limit:
                break
    return reports


def measure(reports: Sequence[Report], *, rounds: int) -> Speed:
    """Run both sides over the reports in turns, then the command on its own."""
    started = time.perf_counter()
    kit = build_kit()
    kit_seconds = time.perf_counter() - started
    words = sum(len(report.text.split()) for report in reports)

    def bare() -> None:
        for report in reports:
            bare_read(report, kit)

    def full() -> None:
        for report in reports:
            read(report, kit)

    bare()
    full()  # once each unmeasured: the first pass fills caches that a long run has full
    bare_seconds: list[float] = []
    full_seconds: list[float] = []
    for turn in range(rounds):
        # Who goes first changes, so that neither side always finds the caches of the other.
        for side, seconds in [(bare, bare_seconds), (full, full_seconds)][:: 1 if turn % 2 else -1]:
            seconds.append(timed(side, time.process_time))
    ratios = [b / f for b, f in zip(bare_seconds, full_seconds, strict=True)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    cold = min(timed(run_cold) for _ in range(COLD_RUNS))
    return Speed(
        reports=len(reports),
        words=words,
        rounds=rounds,
        bare_words_per_second=words / statistics.median(bare_seconds),
        read_words_per_second=words / statistics.median(full_seconds),
        ratio=statistics.median(ratios),
        ratio_lowest=min(ratios),
        ratio_highest=max(ratios),
        kit_seconds=kit_seconds,
        cold_seconds=cold,
        cold_peak_megabytes=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE,
        peak_megabytes=peak,
    )


def bare_read(report: Report, kit: Kit) -> None:
    """The pipeline alone over one report's paragraphs, batched as `annotate` does; its output is dropped."""
    pieces = (words for _, words in stage.paragraphs(report.text))
    deque(kit.annotator.pipeline.pipe(pieces, batch_size=stage._BATCH), maxlen=0)


def run_cold() -> None:
    """The command as a user starts it, in a new process."""
    subprocess.run([sys.executable, "-c", COMMAND, "read", str(COLD)], check=True, stdout=subprocess.DEVNULL)


def timed(act: Callable[[], None], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds by the clock: those that pass, unless another is given."""
    started = clock()
    act()
    return clock() - started


def described(speed: Speed) -> str:
    """The figures for people."""
    return "\n".join(
        (
            f"{speed.reports} reports, {speed.words:,} words, {speed.rounds} rounds a side, taking turns",
            f"bare pipeline   {speed.bare_words_per_second:>8,.0f} words/s",
            f"frontlines      {speed.read_words_per_second:>8,.0f} words/s",
            f"ratio           {speed.ratio:>8.2f}   ({speed.ratio_lowest:.2f} to {speed.ratio_highest:.2f} by round)",
            f"kit             {speed.kit_seconds:>8.2f} s  once a process",
            f"cold start      {speed.cold_seconds:>8.2f} s  `frontlines read` on one report, best of {COLD_RUNS}",
            f"peak memory     {speed.cold_peak_megabytes:>8.0f} MB  of that command",
            f"                {speed.peak_megabytes:>8.0f} MB  of this run, both sides",
            "",
        )
    )


if __name__ == "__main__":
    main()
