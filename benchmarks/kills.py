"""Kill `frontlines add` again and again; whatever the moment, the resumed project equals an undisturbed one.

    python benchmarks/kills.py reports.jsonl --kills 200

Each run of `add` gets SIGKILL (the process alone or its workers too) at a random moment, and is started again with
the same inputs; a round ends when a run is left to finish, and its database is compared with that of a run nobody
disturbed, table by table and row by row (times of adding aside). What a killed run reported as done must be there.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# When something was done differs from run to run; nothing else may.
TIMES = frozenset({"added", "at"})


def main() -> None:
    """Run rounds until there were enough kills; print one line a round; exit 1 at the first difference."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("reports", type=Path, help="JSON lines, or any input of `frontlines add`")
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--kills-a-round", type=int, default=10, help="then the run is left to finish")
    arguments.add_argument("--within", type=float, help="seconds a run lives at most; else as long as one takes")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as scratch:
        calm = Path(scratch) / "calm"
        started = time.monotonic()
        start_project(calm)
        if run_add(calm, given.reports, given.jobs, None, chance)[0]:
            sys.exit("the undisturbed run failed")
        whole = given.within or time.monotonic() - started
        expected = content(calm)
        done = 0
        number = 0
        while done < given.kills:
            number += 1
            project = Path(scratch) / f"round-{number}"
            start_project(project)
            kills, lost = one_round(project, given, chance, whole, min(given.kills_a_round, given.kills - done))
            done += kills
            differences = list(compare(expected, content(project)))
            print(
                f"round {number}: {kills} kills, {done} in all, {lost} reported and lost, "
                f"{len(differences)} differences",
                flush=True,
            )
            if lost or differences:
                sys.exit("\n".join(differences[:20]) or "a report that was reported done is gone")


def one_round(
    project: Path, given: argparse.Namespace, chance: random.Random, whole: float, most: int
) -> tuple[int, int]:
    """(kills, reports that were reported done and are gone afterwards) until a run ends by itself."""
    kills = lost = 0
    reported: set[str] = set()
    while True:
        after = chance.uniform(0.2, whole) if kills < most else None
        code, lines = run_add(project, given.reports, given.jobs, after, chance)
        reported.update(line.split("\t")[1] for line in lines if line.startswith(("added", "copy", "version")))
        there = {row[0] for row in rows(project, "SELECT id FROM reports")}
        lost += len(reported - there)
        if code == 0:
            return kills, lost
        kills += 1


def start_project(folder: Path) -> None:
    """An empty project."""
    subprocess.run([sys.executable, "-m", "frontlines.cli", "init", str(folder)], check=True, capture_output=True)


def run_add(
    project: Path, reports: Path, jobs: int, kill_after: float | None, chance: random.Random
) -> tuple[int, list[str]]:
    """Exit code and the lines of what was stored, of a run killed after so many seconds (None: not at all)."""
    command = [sys.executable, "-m", "frontlines.cli", "add", str(reports), "--each", "--jobs", str(jobs)]
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(
            [*command, "--project", str(project)], stdout=out, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            code = process.wait(kill_after)
        except subprocess.TimeoutExpired:
            if chance.random() < 0.5:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()  # its workers are left to notice
            code = process.wait()
        out.seek(0)
        # A line that was cut short was not reported.
        return code, [line.rstrip("\n") for line in out if line.endswith("\n")]


def rows(project: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in a project's database."""
    with sqlite3.connect(project / "project.db") as database:
        return database.execute(query).fetchall()


def content(project: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a project, in order, without times and without the search index's own tables."""
    found = {}
    for (table,) in rows(project, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        if "search" in str(table):
            continue
        columns = [row[1] for row in rows(project, f"PRAGMA table_info({table})") if row[1] not in TIMES]
        found[str(table)] = sorted(rows(project, f"SELECT {', '.join(map(str, columns))} FROM {table}"), key=repr)
    return found


def compare(
    expected: dict[str, list[tuple[object, ...]]], found: dict[str, list[tuple[object, ...]]]
) -> Iterator[str]:
    """Every row that is in one and not in the other."""
    for table in sorted({*expected, *found}):
        one, other = set(map(repr, expected.get(table, []))), set(map(repr, found.get(table, [])))
        yield from (f"{table}: missing {row[:200]}" for row in sorted(one - other))
        yield from (f"{table}: extra {row[:200]}" for row in sorted(other - one))


if __name__ == "__main__":
    main()
