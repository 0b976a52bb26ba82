"""Add a large archive to a project and look at it: time, size, memory, and how fast each `show` is afterwards.

    python benchmarks/archive.py archive.jsonl --field published=date [--project FOLDER] [--json]

`frontlines add` runs in a process of its own; the time of every thousand inputs is taken from its lines.
"""

import argparse
import itertools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

THOUSAND = 1000
SHOWS = (
    ("fronts",), ("fronts", "--on", "2016-06-01"), ("events",), ("incidents",), ("actors",), ("ties",), ("divided",),
    ("camps",), ("control",), ("tolls",), ("claims",), ("forecasts",), ("reports",),
    ("incidents", "--place", "Aleppo"), ("control", "--place", "Aleppo"), ("ties", "--actor", "islamic-state"),
    ("changes", "--from", "2016-05-01", "--to", "2016-06-01"), ("incident", ""), ("report", ""),
)  # fmt: skip
COMMAND = [sys.executable, "-m", "frontlines.cli"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--field", action="append", default=[])
    parser.add_argument("--project", type=Path, help="kept there; else made in a temporary folder and thrown away")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--shows-only", action="store_true", help="the project is there: only time the shows")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    folder = given.project or Path(tempfile.mkdtemp()) / "archive"
    try:
        found: dict[str, Any] = {} if given.shows_only else add(folder, given)
        found["shows"] = {" ".join(show): seconds for show, seconds in shows(folder)}
        print(json.dumps(found, indent=None if given.json else 2))
    finally:
        if given.project is None:
            shutil.rmtree(folder.parent, ignore_errors=True)


def add(folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    """Make the project, add the archive, and measure that."""
    subprocess.run([*COMMAND, "init", str(folder)], check=True, capture_output=True)
    fields = [word for field in given.field for word in ("--field", field)]
    started = time.monotonic()
    command = [
        *COMMAND,
        "add",
        str(given.archive),
        "--each",
        "--jobs",
        str(given.jobs),
        *fields,
        "--project",
        str(folder),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    ticks = [started]
    lines = 0
    assert process.stdout is not None
    for _ in process.stdout:
        lines += 1
        if lines % THOUSAND == 0:
            ticks.append(time.monotonic())
    read = time.monotonic()
    process.wait()
    ended = time.monotonic()
    thousands = [later - earlier for earlier, later in itertools.pairwise(ticks)]
    status = json.loads(
        subprocess.run(
            [*COMMAND, "status", "--json", "--project", str(folder)], check=True, capture_output=True
        ).stdout
    )
    return {
        "inputs": lines,
        "seconds": round(ended - started, 1),
        "seconds_deriving": round(ended - read, 1),
        # The first thousand holds the start of the program and the loading of the language pipeline.
        "first_thousand_seconds": round(thousands[0], 1),
        "last_thousand_seconds": round(thousands[-1], 1),
        "slowest_thousand_seconds": round(max(thousands), 1),
        "peak_megabytes_of_one_process": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "database_megabytes": round(status["bytes"] / 1e6, 1),
        **{key: status[key] for key in ("reports", "copies", "statements", "incidents", "incidents_joined")},
    }


def shows(folder: Path) -> list[tuple[tuple[str, ...], float]]:
    """Each show with the seconds it takes as a command of its own, the best of three."""
    found = []
    for show in SHOWS:
        words = [*COMMAND, "show", *(word or an_id(folder, show[0]) for word in show), "--project", str(folder)]
        times = []
        for _ in range(3):
            started = time.monotonic()
            subprocess.run(words, check=True, capture_output=True)
            times.append(time.monotonic() - started)
        found.append((show, round(min(times), 2)))
    return found


def an_id(folder: Path, kind: str) -> str:
    """The id of some incident or report."""
    listed = subprocess.run(
        [*COMMAND, "show", f"{kind}s", "--format", "json", "--limit", "20", "--project", str(folder)],
        check=True,
        capture_output=True,
    ).stdout
    return str(json.loads(listed)["rows"][-1]["id"])


if __name__ == "__main__":
    main()
