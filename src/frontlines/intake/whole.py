"""One whole input in memory, from wherever it came, read as what it is: text, page, PDF, JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from frontlines.intake import records
from frontlines.intake.compose import Draft, skip
from frontlines.intake.decode import decode
from frontlines.intake.media import MEDIA_TYPES
from frontlines.intake.metadata import published_in_address
from frontlines.intake.options import IntakeOptions
from frontlines.intake.pages import read_page
from frontlines.intake.pdf import read_pdf
from frontlines.intake.sniff import Kind
from frontlines.intake.taken import Original, Taken, taken_from
from frontlines.model.errors import Skipped, SourceError

_REFUSED = {
    Kind.ARCHIVE: ("archive", "unpack it and give the files inside"),
    Kind.BINARY: ("binary", "give text, HTML, PDF or JSON"),
    Kind.UNSUPPORTED: ("unsupported", "save it as text, HTML or PDF"),
    Kind.EMPTY: ("empty", "check that it was saved whole"),
}
_NOTHING = Draft("")


@dataclass(frozen=True, slots=True)
class Whole:
    """All bytes of one input, and what is known of them before they are read."""

    source: str
    data: bytes
    kind: Kind
    suffix: str  # in lower case, with its dot; "" where there is none
    stem: str | None  # of its file name; `None` where it has none
    charset: str | None = None  # as the server declared it
    url: str | None = None  # where it was fetched from, after redirects
    told: Draft = field(default=_NOTHING)  # what the feed that led to it says of it; its text is not used


def refused(kind: Kind, seems: str, source: str) -> Skipped | None:
    """The skip of an input of a kind that is not read; `None` where it is read."""
    if kind not in _REFUSED:
        return None
    reason, remedy = _REFUSED[kind]
    return skip(source, reason, f"it is {seems or 'XML of a kind that is not read'}; {remedy}")


def take_whole(whole: Whole, options: IntakeOptions) -> Iterator[Taken | Skipped]:
    """The reports of an input that holds them itself; `SourceError` where nothing of it can be read."""
    if whole.kind is Kind.PDF:
        yield _taken(read_pdf(whole.data, options, whole.stem), whole, Kind.PDF, options)
        return
    text = decode(whole.data, whole.charset)
    if "\x00" in text:
        raise SourceError("binary", "it holds zero bytes, so it is no text; give text, HTML, PDF or JSON")
    if whole.kind is Kind.JSON_LINES:  # in UTF-16: lines cannot be told before it is decoded
        lines = ((number, line.encode("utf-8")) for number, line in enumerate(text.split("\n"), start=1))
        yield from records.read_lines(lines, whole.source, options)
    elif whole.kind is Kind.JSON:
        yield from _take_json(whole, text, options)
    elif whole.kind is Kind.HTML:
        yield _taken(read_page(text, whole.stem), whole, Kind.HTML, options)
    else:
        yield _taken(Draft(text, file_stem=whole.stem), whole, Kind.TEXT, options)


def _take_json(whole: Whole, text: str, options: IntakeOptions) -> Iterator[Taken | Skipped]:
    try:
        yield from records.read_document(text, whole.source, options, whole.data)
    except SourceError as fault:
        # Text may well begin with a bracket; only a file that calls itself JSON is held to it.
        if fault.reason != "broken-json" or whole.suffix == ".json":
            raise
        yield _taken(Draft(text), whole, Kind.TEXT, options)


def _taken(draft: Draft, whole: Whole, kind: Kind, options: IntakeOptions) -> Taken | Skipped:
    media_type = MEDIA_TYPES[kind]
    if whole.charset and kind is not Kind.PDF:
        media_type = f"{media_type}; charset={whole.charset}"
    return taken_from(_completed(draft, whole), Original(whole.source, whole.data, media_type), options)


def _completed(draft: Draft, whole: Whole) -> Draft:
    """The draft of something fetched, with what its address and the feed say where it is silent itself."""
    if whole.url is None:
        return draft
    told = whole.told
    return replace(
        draft,
        title=draft.title or told.title,
        publisher=draft.publisher or told.publisher,
        author=draft.author or told.author,
        url=urljoin(whole.url, draft.url) if draft.url else whole.url,
        published=draft.published or told.published or published_in_address(whole.url),
        language=draft.language or told.language,
    )
