"""The few pieces the terminal picture is laid out with. All take ready `Text`, so no markup is ever parsed."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from frontlines.model.stance import Stance
from frontlines.picture.shapes import Basis
from frontlines.picture.words import Names, stance_words
from frontlines.show.clean import flat, shortened

_QUOTE = 200  # characters of evidence shown under a fact; the whole is in the JSON and on the page

_DATE = 22  # "week of 12 December 2016" wraps once; the commoner forms do not


def section(title: str, console: Console) -> None:
    """A blank line and a titled rule."""
    console.print()
    console.print(Rule(Text(title, style="bold cyan"), align="left", characters="─", style="cyan"))


def item(text: Text, *, indent: int = 0, bullet: str = "") -> Padding:
    """A paragraph with a hanging indent after its bullet."""
    if not bullet:
        return Padding(text, (0, 0, 0, indent))
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(bullet))
    grid.add_column()
    grid.add_row(Text(bullet), text)
    return Padding(grid, (0, 0, 0, indent))


def dated_item(date: str, body: Text) -> Table:
    """A date in a column of its own, and what happened beside it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_DATE)
    grid.add_column()
    grid.add_row(Text(date, style="cyan"), body)
    return grid


def plain(*parts: str | tuple[str, str]) -> Text:
    """Text from strings and (string, style) pairs; report text is cleaned and never parsed as markup."""
    text = Text()
    for part in parts:
        body, style = part if isinstance(part, tuple) else (part, "")
        lead = " " if body[:1].isspace() else ""
        tail = " " if body[-1:].isspace() and body.strip() else ""
        text.append(lead + flat(body) + tail, style=style)
    return text


def held(stance: Stance, names: Names) -> tuple[str, str]:
    """The stance for behind a statement: "" when asserted, else its words, always visible."""
    words = stance_words(stance, names)
    return (f" [{words}]", "yellow") if words else ("", "")


def holders(basis: Iterable[Basis], names: Names) -> tuple[str, str]:
    """The stances of something derived: empty where at least one statement behind it is asserted."""
    rows = list(basis)
    words = [stance_words(each.stance, names) for each in rows]
    if not rows or not all(words):
        return "", ""
    return f" [{'; '.join(dict.fromkeys(words))}]", "yellow"


def quotes(basis: Iterable[Basis], console: Console, *, indent: int) -> None:
    """The report's words behind something, each once."""
    exact = dict.fromkeys(evidence.exact for each in basis for evidence in each.evidence)
    for words in exact:
        console.print(item(Text(f"“{shortened(words, _QUOTE)}”", style="dim italic"), indent=indent))
