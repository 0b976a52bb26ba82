"""MIME types: what an original is called, and what the type a server names says of what it sent."""

import re
from collections.abc import Mapping

from frontlines.intake.sniff import Kind

# What an original of each kind is stored as. An entry of a feed is a JSON record of its own.
MEDIA_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "text/plain",
    Kind.HTML: "text/html",
    Kind.PDF: "application/pdf",
    Kind.JSON: "application/json",
    Kind.JSON_LINES: "application/json",
}

# The file suffix that says the same; "" leaves it to what the bytes hold. Servers give "text/plain" and
# "application/octet-stream" for anything.
_SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": "",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/x-opml": ".opml",
    "text/x-opml+xml": ".opml",
    "application/octet-stream": "",
    "binary/octet-stream": "",
}

_CHARSET = re.compile(r"[\w.:-]{2,40}", re.ASCII)


def essence(content_type: str | None) -> str:
    """The type of a Content-Type header in lower case, without its parameters; "" where there is none."""
    return content_type.split(";", 1)[0].strip().lower() if content_type else ""


def charset_of(content_type: str | None) -> str | None:
    """The charset a Content-Type header names, in lower case; `None` where it names none."""
    for parameter in (content_type or "").split(";")[1:6]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            named = value.strip().strip("\"'").strip().lower()
            return named if _CHARSET.fullmatch(named) else None
    return None


def can_be_read(content_type: str | None) -> bool:
    """Whether what a server announces can hold a report; an announcement that is missing may be anything."""
    kind = essence(content_type)
    return not kind or "/" not in kind or kind in _SUFFIXES or kind.endswith("+json")


def suffix_for(content_type: str | None) -> str:
    """The file suffix that says what a Content-Type header does; "" where that is nothing."""
    kind = essence(content_type)
    return _SUFFIXES.get(kind, ".json" if kind.endswith("+json") else "")
