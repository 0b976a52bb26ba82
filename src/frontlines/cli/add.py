"""`frontlines add`: reports into the project, read and stored one by one."""

import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from frontlines.cli.exit_codes import ALL_READ, NOTHING_READ, SOME_SKIPPED
from frontlines.cli.progress import bars
from frontlines.cli.project_option import ProjectOption, project_at
from frontlines.cli.words import many
from frontlines.model.errors import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontlines.intake import IntakeOptions
    from frontlines.project.adding import Step
    from frontlines.project.deriving import Derived
    from frontlines.project.folder import Project


def add_command(
    sources: Annotated[
        list[str],
        typer.Argument(help="Files, folders, feeds (RSS, Atom, OPML), http(s) addresses; - is standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(help="When the inputs appeared (2016, 2016-06, 2016-06-10); overrules what they say."),
    ] = None,
    field_: Annotated[
        list[str] | None,
        typer.Option("--field", help="For JSON: our field name and yours, as in text=body. Repeat for more."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, help="Processes to read with.", show_default="one a core")
    ] = None,
    each: Annotated[
        bool, typer.Option("--each", help="Print a line for each input once it is stored for good.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what each input would be; read and store nothing.")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the summary (and each line) as JSON.")] = False,
    project: ProjectOption = None,
) -> None:
    """Add reports: each is kept unaltered, read, and stored with its statements in one transaction.

    What is there already is left alone, so adding twice changes nothing, and a run that was stopped goes on when it
    is given the same inputs again. Copies of one story are grouped and count as one source. A new version of a known
    address is kept beside the old one. Addresses are fetched politely, and never from private networks.

    Exit codes: 0 all read, 3 some inputs skipped, 1 nothing could be read, 2 wrong use, 130 stopped with Ctrl-C.

    Examples:

    [bold]frontlines add ~/clips/*.html reports/*.pdf archive.jsonl[/bold]

    [bold]frontlines add https://example.org/story feeds.opml[/bold]

    [bold]frontlines add --dry-run ~/clips[/bold]

    [bold]frontlines add dump.jsonl --field text=body --field published=date[/bold]
    """
    from frontlines.cli.inputs import list_skipped, options_for

    with project_at(project) as opened:
        options = options_for(published, field_ or [], opened.settings.language)
        if dry_run:
            summary = _rehearse(opened, sources, options, as_json=json_)
        else:
            told = _printed(as_json=json_) if each else None
            summary = _run(opened, sources, options, jobs or os.cpu_count() or 1, told)
    list_skipped(summary.skipped)
    if json_:
        typer.echo(json.dumps(summary.as_json()))
    else:
        _tell(summary)
    raise typer.Exit(summary.exit_code)


@dataclass
class _Summary:
    """What a run did."""

    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    undated: int = 0
    statements: int = 0
    stopped: bool = False
    dry: bool = False
    derived: "Derived | None" = None

    def count(self, step: "Step") -> None:
        self.outcomes[step.outcome.value] += 1
        self.undated += step.undated
        self.statements += step.statements
        if step.skipped is not None:
            self.skipped.append(step.skipped)

    @property
    def exit_code(self) -> int:
        if self.stopped:
            return 130
        done = self.outcomes.total() - self.outcomes["skipped"]
        return NOTHING_READ if not done else SOME_SKIPPED if self.outcomes["skipped"] else ALL_READ

    def as_json(self) -> dict[str, object]:
        """The same as plain values."""
        counts, derived = self.outcomes, self.derived
        reasons = Counter(skipped.reason for skipped in self.skipped)
        return {
            "inputs": counts.total(),
            **{name: counts[name] for name in ("added", "copy", "version", "duplicate", "skipped")},
            "skipped_reasons": dict(sorted(reasons.items())),
            "undated": self.undated,
            "statements": self.statements,
            "stopped": self.stopped,
            "dry_run": self.dry,
            "derived": {"events": derived.events, "places": derived.places, "pairs": derived.pairs}
            if derived
            else None,
        }


def _run(
    project: "Project", sources: list[str], options: "IntakeOptions", jobs: int, told: "Callable[[Step], None] | None"
) -> _Summary:
    """Add, then derive; Ctrl-C ends either after the report or the part at hand."""
    from frontlines.project.adding import add
    from frontlines.project.deriving import derive
    from frontlines.project.estimate import estimated

    summary = _Summary()
    with project.store.writing(), bars(quiet=told is not None) as tick:
        total = estimated(sources)
        steps = add(project, sources, options, stdin=sys.stdin.buffer, jobs=jobs)
        try:
            for step in steps:
                summary.count(step)
                tick("reports", summary.outcomes.total(), total)
                if told is not None:
                    told(step)
            summary.derived = derive(project, tick=tick)
        except KeyboardInterrupt:
            summary.stopped = True
        finally:
            steps.close()
    return summary


def _rehearse(project: "Project", sources: list[str], options: "IntakeOptions", *, as_json: bool) -> _Summary:
    """Say of each input what it would be."""
    from frontlines.project.preview import preview

    summary, told = _Summary(dry=True), _printed(as_json=as_json, dry=True)
    for step in preview(project, sources, options, stdin=sys.stdin.buffer):
        summary.count(step)
        told(step)
    return summary


def _printed(*, as_json: bool, dry: bool = False) -> "Callable[[Step], None]":
    """Prints a step as a line, flushed at once: what is printed is stored, whatever happens next."""
    from frontlines.show.clean import flat

    def tell(step: "Step") -> None:
        outcome = "new" if dry and step.outcome.value == "added" else step.outcome.value
        if as_json:
            print(json.dumps({"outcome": outcome, "report": step.report, "source": step.source}), flush=True)
        else:
            print("\t".join((outcome, step.report or "-", flat(step.source))), flush=True)

    return tell


def _tell(summary: _Summary) -> None:
    counts = summary.outcomes
    new = counts["added"] + counts["copy"] + counts["version"]
    parts = [
        f"{new:,} would be added" if summary.dry else f"{new:,} added with {many(summary.statements, 'statement')}",
        counts["copy"] and f"of them {many(counts['copy'], 'copy', 'copies')} of earlier reports",
        counts["version"] and f"of them {many(counts['version'], 'later version')} of known pages",
        summary.undated and f"{summary.undated:,} without a date",
        counts["duplicate"] and many(counts["duplicate"], "duplicate"),
        counts["skipped"] and f"{counts['skipped']:,} skipped",
    ]
    typer.echo(f"{many(counts.total(), 'input')}: " + ", ".join(str(part) for part in parts if part), err=True)
    if summary.dry:
        typer.echo("nothing was read or stored", err=True)
    elif summary.stopped:
        typer.echo("stopped; what is in stays in. The same command goes on from here.", err=True)
    elif new:
        typer.echo("next: frontlines status, frontlines show fronts", err=True)
