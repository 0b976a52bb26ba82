"""Views as tables in the terminal."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from frontlines.model.view import Cell, View
from frontlines.show.clean import flat

# What must not be overlooked in a table of facts.
_DOUBTFUL = frozenset({"claimed", "alleged", "opinion", "disputed", "denied", "negated", "planned", "possible"})
_SHORT = 8  # characters of an id: enough to name it, see project/finding.py


def show_view(view: View, console: Console) -> None:
    """A view and its parts, each as a table with its notes under it."""
    if view.rows:
        table = Table(
            box=SIMPLE_HEAD, title=Text(view.title, style="bold cyan"), title_justify="left", pad_edge=False,
            header_style="dim",
        )  # fmt: skip
        for key in view.shown:
            # A column of ids keeps its width: half an id names nothing.
            table.add_column(key.replace("_", " "), overflow="fold", no_wrap=_is_id(key))
        for row in view.rows:
            table.add_row(*(_text(key, row.get(key)) for key in view.shown))
        console.print(table)
        if view.total > len(view.rows):
            console.print(Text(f"{len(view.rows):,} of {view.total:,} shown; --limit 0 shows all", style="dim"))
    elif not view.parts:
        console.print(Text(f"{view.title}: none", style="bold cyan"))
    for note in view.notes:
        console.print(Text(flat(note), style="dim"))
    for part in view.parts:
        console.print()
        show_view(part, console)


def _is_id(key: str) -> bool:
    return key == "id" or key.endswith("_id")


def _text(key: str, cell: Cell) -> Text:
    if cell is None:
        return Text("")
    if isinstance(cell, bool):
        return Text("yes" if cell else "")
    if isinstance(cell, tuple):
        return Text(flat(", ".join(cell)))
    words = flat(str(cell))
    if _is_id(key):
        return Text(words[:_SHORT])
    return Text(words, style="yellow" if words in _DOUBTFUL else "dim" if words == "machine" else "")
