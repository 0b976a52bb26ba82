"""The picture of one report in the terminal, readable at 80 columns and without colour."""

import io
from collections import Counter

from rich.console import Console
from rich.text import Text

from frontlines.model.reading import Reading
from frontlines.model.sentence import SentenceKind
from frontlines.picture.one import picture_of
from frontlines.picture.words import names_of, when_words
from frontlines.show.clean import flat
from frontlines.show.layout import item, section
from frontlines.show.sections import (
    show_claims,
    show_costs,
    show_divided,
    show_dyads,
    show_forecasts,
    show_fronts,
    show_set_aside,
    show_timeline,
)

NOTICE = "Read by machine, not checked by a person."


def render_terminal(reading: Reading, *, width: int = 80, words: bool = False) -> str:
    """The picture as plain text, no colour codes, every line at most `width` wide."""
    buffer = io.StringIO()
    show_reading(reading, Console(file=buffer, width=width, color_system=None, legacy_windows=False), words=words)
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().split("\n"))[:-1]


def show_reading(reading: Reading, console: Console, *, words: bool = False) -> None:
    """Print the picture of one report; `words` adds the report's own words under each fact."""
    picture, names = picture_of(reading), names_of(reading)
    _header(reading, console)
    show_fronts(picture, names, console, words=words)
    show_dyads(picture, names, console, words=words)
    show_divided(picture, names, console, words=words)
    show_costs(picture, names, console, words=words)
    show_timeline(picture, names, console, words=words)
    show_claims(picture, names, console)
    show_forecasts(picture, names, console)
    show_set_aside(picture, names, console, words=words)
    _footer(reading, console)


def _header(reading: Reading, console: Console) -> None:
    report = reading.report
    console.print(Text(flat(report.title or report.source), style="bold"))
    published = when_words(report.published)
    about = [
        report.publisher,
        report.author,
        f"published {published}" if published else "published date unknown",
        report.source if report.title else None,
    ]
    console.print(Text(" · ".join(flat(part) for part in about if part), style="dim"))
    console.print(Text(NOTICE, style="yellow"))


def _footer(reading: Reading, console: Console) -> None:
    count = Counter(sentence.kind for sentence in reading.sentences)
    section("The text", console)
    kinds = [f"{count[kind]} {kind.value}" for kind in SentenceKind if count[kind]]
    total = len(reading.sentences)
    body = f"{total} sentence{'' if total == 1 else 's'}" + (f": {', '.join(kinds)}" if kinds else "")
    console.print(item(Text(body)))
    if count[SentenceKind.OPINION] or count[SentenceKind.APPEAL]:
        console.print(item(Text("Opinion and appeal are the author's voice, not reporting.", style="dim")))
    if reading.report.removed:
        pieces = len(reading.report.removed)
        said = f"{pieces} piece{'' if pieces == 1 else 's'} of page furniture left out"
        console.print(item(Text(said, style="dim")))
    for warning in reading.warnings:
        console.print(item(Text(flat(f"Warning: {warning.message} [{warning.code}]"), style="yellow")))
    for skip in reading.skipped:
        console.print(item(Text(flat(f"Skipped at {skip.stage}: {skip.message} [{skip.reason}]"), style="yellow")))
