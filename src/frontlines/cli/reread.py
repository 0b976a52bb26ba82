"""`frontlines reread`: stored reports with today's rules."""

import json
import os
from typing import Annotated

import typer

from frontlines.cli.exit_codes import ALL_READ, SOME_SKIPPED
from frontlines.cli.progress import bars
from frontlines.cli.project_option import ProjectOption, project_at
from frontlines.cli.words import many
from frontlines.model.errors import Skipped


def reread_command(
    everything: Annotated[bool, typer.Option("--all", help="Also reports that today's rules have read.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, help="Processes to read with.", show_default="one a core")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    project: ProjectOption = None,
) -> None:
    """Read the stored reports anew with the rules of this version, and keep every judgement that still fits.

    Judgements whose statement is no longer made, or now says something else, are listed. It may be stopped at any
    moment and goes on where it stopped (with --all, from the beginning).

    Exit codes: 0 all read, 3 some could not be read and stay as they were, 130 stopped with Ctrl-C.

    Example: [bold]frontlines reread[/bold]
    """
    from frontlines.cli.inputs import list_skipped
    from frontlines.project.deriving import derive
    from frontlines.project.rereading import reread
    from frontlines.project.rules import known_reading

    counts = dict.fromkeys(("reports", "same", "changed", "new", "gone"), 0)
    unfit: list[tuple[str, str]] = []
    skipped: list[Skipped] = []
    stopped = False
    with project_at(project) as opened, opened.store.writing(), bars() as tick:
        readings = opened.store.counts().readings
        total = sum(readings.values()) - (0 if everything else readings.get(known_reading(opened) or 0, 0))
        steps = reread(opened, everything=everything, jobs=jobs or os.cpu_count() or 1)
        try:
            for done, step in enumerate(steps, start=1):
                if step.skipped is not None:
                    skipped.append(step.skipped)
                    continue
                counts["reports"] += 1
                for name in ("same", "changed", "new", "gone"):
                    counts[name] += getattr(step, name)
                unfit.extend((step.report, lineage) for lineage in step.unfit)
                tick("reports", done, total)
            derive(opened, tick=tick)
        except KeyboardInterrupt:
            stopped = True
        finally:
            steps.close()
    list_skipped(skipped)
    if json_:
        lost = [{"report": report, "statement": lineage} for report, lineage in unfit]
        typer.echo(json.dumps({**counts, "skipped": len(skipped), "unfit": lost, "stopped": stopped}))
    else:
        _tell(counts, unfit, stopped=stopped)
    raise typer.Exit(130 if stopped else SOME_SKIPPED if skipped else ALL_READ)


def _tell(counts: dict[str, int], unfit: list[tuple[str, str]], *, stopped: bool) -> None:
    if not (counts["reports"] or stopped):
        typer.echo("every report was read with today's rules; --all reads them anew all the same", err=True)
        return
    typer.echo(
        f"{many(counts['reports'], 'report')} read anew: {many(counts['same'], 'statement')} as before, "
        f"{counts['changed']:,} changed, {counts['new']:,} new, {counts['gone']:,} gone",
        err=True,
    )
    for report, lineage in unfit:
        typer.echo(f"no longer fits: the judgement of {lineage} in {report}; see frontlines show report {report}")
    if stopped:
        typer.echo("stopped; what was read anew stays. The same command goes on from here.", err=True)
