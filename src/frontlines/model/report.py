"""A report as it was taken in: its cleaned text and what is known of its origin."""

from dataclasses import dataclass

from frontlines.model.when import When


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of page furniture left out of the text, kept so that nothing is lost silently."""

    text: str
    reason: str  # the name of the furniture pattern or the HTML rule that took it away


@dataclass(frozen=True, slots=True)
class Report:
    """One article, page, post or PDF.

    All offsets of later stages are code points into `text`, the cleaned text that is kept.
    """

    text: str
    sha256: str  # hex digest of the original bytes (for one record of many: of that record's bytes)
    source: str  # where it came from as the user named it: a path, "-", a URL, or "file.jsonl:12"
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None  # ISO 639-1
    removed: tuple[Removed, ...] = ()
