"""Views in the terminal: as tables where they fit, else every row as a paragraph of its own."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from frontlines.model.view import Cell, Row, View
from frontlines.show.clean import flat

# What must not be overlooked in a table of facts.
_DOUBTFUL = frozenset({"claimed", "alleged", "opinion", "disputed", "denied", "negated", "planned", "possible"})
_SHORT = 8  # characters of an id: enough to name it, see project/finding.py
_ONE_THING = frozenset({"incident", "statement", "report"})  # views of one row, which is told at length
# Looked at in a terminal of 80 columns: narrower columns break words, and wider ones leave no room for others.
_WORD = 20  # characters of a word; longer ones may be broken
_PROSE = (16, 36)  # characters a line of running text has at least, and as many as it gets for long text
_LINES = 4  # a cell of long text takes about so many lines, if there is room
_GAP = 3  # characters between two columns
_INDENT = 4


def show_view(view: View, console: Console) -> None:
    """A view and its parts, each with its notes under it."""
    if not view.rows:
        console.print(Text(f"{flat(view.title)}: none", style="bold cyan"))
    else:
        console.print(Text(flat(view.title), style="bold cyan"))
        _print_rows(view, console)
        if view.total > len(view.rows):
            console.print(Text(f"{len(view.rows):,} of {view.total:,} shown; --limit 0 shows all", style="dim"))
    for note in view.notes:
        console.print(Text(flat(note), style="dim"))
    for part in view.parts:
        console.print()
        show_view(part, console)


def _print_rows(view: View, console: Console) -> None:
    """All rows in the form that the terminal's width leaves readable; columns without any words are left out."""
    keys = [key for key in view.shown if any(_words(key, row.get(key)) for row in view.rows)]
    needed = [_needed(key, view.rows) for key in keys]
    if view.name in _ONE_THING:
        console.print(_listed(keys, view.rows[0]))
    elif sum(needed) + _GAP * len(keys) <= console.width:
        console.print(_table(keys, needed, view.rows))
    else:
        for row in view.rows:
            _print_paragraph(keys, row, console)
        console.print()


def _needed(key: str, rows: Sequence[Row]) -> int:
    """Characters a column needs for its words to stay whole, and for its text to be read without pain."""
    cells = [_words(key, row.get(key)) for row in rows]
    longest = max(map(len, cells))
    if _is_id(key):
        return max(longest, len(key))
    word = max(len(part) for text in (key.replace("_", " "), *cells) for part in text.split())
    least, most = _PROSE
    return max(min(word, _WORD), min(longest, max(least, min(most, longest // _LINES))))


def _table(keys: Sequence[str], needed: Sequence[int], rows: Sequence[Row]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for key, width in zip(keys, needed, strict=True):
        # A column of ids keeps its width: half an id names nothing.
        table.add_column(key.replace("_", " "), overflow="fold", no_wrap=_is_id(key), min_width=width)
    for row in rows:
        table.add_row(*(_text(key, row.get(key)) for key in keys))
    return table


def _listed(keys: Sequence[str], row: Row) -> Table:
    """One row with a line for each of its values."""
    table = Table(box=None, show_header=False, pad_edge=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for key in keys:
        table.add_row(key.replace("_", " "), _text(key, row.get(key), whole=True))
    return table


def _print_paragraph(keys: Sequence[str], row: Row, console: Console) -> None:
    """The first value as a head; then the others with their names, as many to a line as it holds."""
    console.print()
    head, *lines = _filled(list(_pieces(keys, row)), console.width)
    console.print(head)
    for line in lines:
        console.print(Padding(line, (0, 0, 0, _INDENT)))


def _pieces(keys: Sequence[str], row: Row) -> Iterator[Text]:
    told = [(key, text) for key in keys if (text := _text(key, row.get(key)))]
    for number, (key, text) in enumerate(told):
        yield (
            Text.assemble(text, style="bold")
            if number == 0
            else Text.assemble((f"{key.replace('_', ' ')}: ", "dim"), text)
        )


def _filled(pieces: Sequence[Text], width: int) -> list[Text]:
    lines = list(pieces[:1])
    for piece in pieces[1:]:
        joined = Text.assemble(lines[-1], "   ", piece)
        if joined.cell_len <= width - _INDENT:
            lines[-1] = joined
        else:
            lines.append(piece)
    return lines


def _is_id(key: str) -> bool:
    return key == "id" or key.endswith("_id")


def _words(key: str, cell: Cell, *, whole: bool = False) -> str:
    """A cell as it is read; empty where there is nothing to read. Ids are cut short unless asked for whole."""
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "yes"
    words = flat(", ".join(cell) if isinstance(cell, tuple) else str(cell))
    return words[:_SHORT] if _is_id(key) and not whole else words


def _text(key: str, cell: Cell, *, whole: bool = False) -> Text:
    words = _words(key, cell, whole=whole)
    return Text(words, style="yellow" if words in _DOUBTFUL else "dim" if words == "machine" else "")
