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
from frontlines.model.errors import Skipped

if TYPE_CHECKING:
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
    json_: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
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

    [bold]frontlines add dump.jsonl --field text=body --field published=date[/bold]
    """
    from frontlines.cli.inputs import list_skipped, options_for

    with project_at(project) as opened:
        options = options_for(published, field_ or [], opened.settings.language)
        summary = _run(opened, sources, options, jobs or os.cpu_count() or 1, each=each)
    list_skipped(summary.skipped)
    _tell(summary, as_json=json_)
    raise typer.Exit(summary.exit_code)


@dataclass
class _Summary:
    """What a run did."""

    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    undated: int = 0
    statements: int = 0
    stopped: bool = False
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


def _run(project: "Project", sources: list[str], options: "IntakeOptions", jobs: int, *, each: bool) -> _Summary:
    """Add, then derive; Ctrl-C ends either after the report or the part at hand."""
    from frontlines.project.adding import add
    from frontlines.project.deriving import derive
    from frontlines.project.estimate import estimated

    summary = _Summary()
    with project.store.writing(), bars(quiet=each) as tick:
        total = estimated(sources)
        steps = add(project, sources, options, stdin=sys.stdin.buffer, jobs=jobs)
        try:
            for step in steps:
                summary.count(step)
                tick("reports", summary.outcomes.total(), total)
                if each:
                    _print(step)
            summary.derived = derive(project, tick=tick)
        except KeyboardInterrupt:
            summary.stopped = True
        finally:
            steps.close()
    return summary


def _print(step: "Step") -> None:
    from frontlines.show.clean import flat

    # Flushed at once: what is printed is stored, whatever happens next.
    print(flat(f"{step.outcome.value}\t{step.report or '-'}\t{step.source}"), flush=True)


def _tell(summary: _Summary, *, as_json: bool) -> None:
    counts, derived = summary.outcomes, summary.derived
    if as_json:
        reasons = Counter(skipped.reason for skipped in summary.skipped)
        whole = {
            "inputs": counts.total(),
            **{name: counts[name] for name in ("added", "copy", "version", "duplicate", "skipped")},
            "skipped_reasons": dict(sorted(reasons.items())),
            "undated": summary.undated,
            "statements": summary.statements,
            "stopped": summary.stopped,
            "derived": {"events": derived.events, "places": derived.places, "pairs": derived.pairs}
            if derived
            else None,
        }
        typer.echo(json.dumps(whole))
        return
    new = counts["added"] + counts["copy"] + counts["version"]
    parts = [
        f"{new:,} added with {summary.statements:,} statements",
        _of(counts["copy"], "of them a copy of an earlier report", "of them copies of earlier reports"),
        _of(counts["version"], "a later version of a known page", "later versions of known pages"),
        _of(summary.undated, "without a date", "without a date"),
        _of(counts["duplicate"], "duplicate", "duplicates"),
        _of(counts["skipped"], "skipped", "skipped"),
    ]
    typer.echo(f"{counts.total():,} inputs: " + ", ".join(filter(None, parts)), err=True)
    if summary.stopped:
        typer.echo("stopped; what is in stays in. The same command goes on from here.", err=True)
    elif new:
        typer.echo("next: frontlines status, frontlines show fronts", err=True)


def _of(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""
