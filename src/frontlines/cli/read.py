"""`frontlines read`: from files to the picture."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontlines.cli.exit_codes import ALL_READ, NOTHING_READ, SOME_SKIPPED
from frontlines.cli.formats import Format, format_for
from frontlines.cli.inputs import list_skipped, options_for
from frontlines.model.errors import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontlines.intake import IntakeOptions


def read_command(
    files: Annotated[
        list[str],
        typer.Argument(help="Text, HTML, PDF and JSON lines files, or folders of them; - is standard input."),
    ],
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to write; guessed from the ending of -o, else the table."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    published: Annotated[
        str | None,
        typer.Option(help="When the inputs appeared (2016, 2016-06, 2016-06-10); overrules what they say."),
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(help="For JSON lines: our field name and yours, as in text=body. Repeat for more."),
    ] = None,
    language: Annotated[
        str, typer.Option(help="Read only this language; others are skipped. 'any' reads everything.")
    ] = "en",
    pipeline: Annotated[str | None, typer.Option(help="Another installed spaCy pipeline to use.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes to read with; the output is the same.")] = 1,
    words: Annotated[bool, typer.Option("--words", help="In the table: the report's words under each fact.")] = False,
) -> None:
    """Read reports into their pictures: who fights and backs whom, where, at what cost, according to whom.

    Results go to standard output (or -o), everything else to standard error.
    What cannot be read is skipped with its reason and never stops the others.
    Several reports as json or jsonl give one object a line.

    Exit codes: 0 all read, 3 some inputs skipped, 1 nothing could be read, 2 wrong use.

    Examples:

    [bold]frontlines read article.html[/bold]

    [bold]frontlines read article.txt -o picture.html[/bold]

    [bold]frontlines read *.txt report.pdf feed.jsonl --format json > out.jsonl[/bold]

    [bold]cat article.txt | frontlines read - --published 2016-06-10[/bold]
    """
    chosen = format_for(format_, output)
    options = options_for(published, field or [], language)
    _keep_inputs(files, output)
    raise typer.Exit(_run(files, options, chosen, output, pipeline=pipeline, jobs=jobs, words=words))


def _run(
    files: list[str],
    options: "IntakeOptions",
    chosen: Format,
    output: Path | None,
    *,
    pipeline: str | None,
    jobs: int,
    words: bool,
) -> int:
    from frontlines.cli.write import opened, writer_for
    from frontlines.intake import take_in
    from frontlines.scale.processes import read_all

    items = take_in(files, options, sys.stdin.buffer)
    skipped: list[Skipped] = []
    done = 0
    on_screen = output is None and sys.stdout.isatty()
    with opened(output) as stream, _progress(len(files) > 1 and not on_screen) as tick:
        writer = writer_for(chosen, stream, to_screen=on_screen, words=words)
        for found in read_all(items, pipeline=pipeline, jobs=jobs):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                writer.write(found)
                skipped.extend(found.skipped)
                done += 1
            tick(done, len(skipped))
        writer.end()
    list_skipped(skipped)
    if not done:
        return NOTHING_READ
    return SOME_SKIPPED if skipped else ALL_READ


def _keep_inputs(files: list[str], output: Path | None) -> None:
    """Refuses an output that is one of the inputs: the original would be lost."""
    if output is None or not output.exists():
        return
    for name in files:
        path = Path(name)
        if name != "-" and path.exists() and path.samefile(output):
            raise typer.BadParameter(f"{output} is one of the inputs; choose another name", param_hint="-o")


@contextmanager
def _progress(wanted: bool) -> "Iterator[Callable[[int, int], None]]":
    """A count of what is done, on standard error, only where a person watches."""
    if not wanted or not sys.stderr.isatty():
        yield lambda done, skipped: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("reading ...") as status:
        yield lambda done, skipped: status.update(f"{done} read" + (f", {skipped} skipped" if skipped else ""))
