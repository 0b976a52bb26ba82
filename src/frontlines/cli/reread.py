"""`frontlines reread`: stored reports with today's rules."""

import json
import os
from typing import Annotated

import typer

from frontlines.cli.progress import bars
from frontlines.cli.project_option import ProjectOption, project_at


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
    moment and goes on where it stopped.

    Example: [bold]frontlines reread[/bold]
    """
    from frontlines.project.deriving import derive
    from frontlines.project.rereading import reread

    counts = dict.fromkeys(("reports", "same", "changed", "new", "gone"), 0)
    unfit: list[tuple[str, str]] = []
    with project_at(project) as opened, opened.store.writing(), bars() as tick:
        total = opened.store.counts().reports
        steps = reread(opened, everything=everything, jobs=jobs or os.cpu_count() or 1)
        try:
            for step in steps:
                counts["reports"] += 1
                for name in ("same", "changed", "new", "gone"):
                    counts[name] += getattr(step, name)
                unfit.extend((step.report, lineage) for lineage in step.unfit)
                tick("reports", counts["reports"], total)
            derive(opened, tick=tick)
        finally:
            steps.close()
    if json_:
        typer.echo(json.dumps({**counts, "unfit": [{"report": r, "statement": s} for r, s in unfit]}))
        return
    typer.echo(
        f"{counts['reports']:,} reports read anew: {counts['same']:,} statements as before, {counts['changed']:,} "
        f"changed, {counts['new']:,} new, {counts['gone']:,} gone",
        err=True,
    )
    for report, lineage in unfit:
        typer.echo(f"no longer fits: the judgement of {lineage} in {report}; see frontlines show report {report}")
