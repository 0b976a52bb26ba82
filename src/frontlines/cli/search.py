"""`frontlines search`: reports by their words."""

import json
from typing import Annotated

import typer

from frontlines.cli.exit_codes import NOTHING_READ
from frontlines.cli.project_option import ProjectOption, project_at


def search_command(
    words: Annotated[list[str], typer.Argument(help='All words must occur; "a phrase" in quotes, -not.')],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many reports.")] = 20,
    json_: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    project: ProjectOption = None,
) -> None:
    """Find reports by their words, the best first.

    Exit codes: 0 found, 1 nothing found.

    Examples:

    [bold]frontlines search barrel bombs Aleppo[/bold]

    [bold]frontlines search '"barrel bombs" -Idlib'[/bold]
    """
    from frontlines.picture.words import when_words
    from frontlines.show.clean import flat

    with project_at(project) as opened:
        hits = opened.store.search(" ".join(words), limit=limit)
    for hit in hits:
        if json_:
            row = {
                "report": hit.report,
                "title": hit.title,
                "publisher": hit.publisher,
                "published": hit.published.iso_start() if hit.published else None,
                "snippet": hit.snippet,
            }
            typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            about = " · ".join(flat(p) for p in (hit.title, hit.publisher, when_words(hit.published)) if p)
            typer.echo(f"{hit.report}  {about}\n    {flat(hit.snippet)}")
    if not hits:
        typer.echo("nothing found", err=True)
        raise typer.Exit(NOTHING_READ)
