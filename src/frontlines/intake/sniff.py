"""What some bytes are, by what they hold first and by their name second."""

import re
from enum import StrEnum

HEAD = 65_536  # bytes looked at; enough for the longest preamble of a real page


class Kind(StrEnum):
    """What an input is."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    JSON_LINES = "json lines"
    FEED = "feed"  # RSS, Atom or RDF
    OPML = "opml"  # a list of feeds
    EMPTY = "empty"
    ARCHIVE = "archive"
    BINARY = "binary"
    UNSUPPORTED = "unsupported"


SUFFIXES = frozenset({
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".json", ".jsonl", ".ndjson",
    ".xml", ".rss", ".atom", ".opml",
})  # fmt: skip
_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

_ARCHIVES = (
    (b"PK\x03\x04", "a zip archive (perhaps a Word, OpenDocument or EPUB file)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
)
_BINARIES = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a WebP picture, a sound or a film"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
)
_UNSUPPORTED = ((b"{\\rtf", "a rich text (RTF) file"), (b"%!PS", "a PostScript file"))

_HTML_START = re.compile(
    rb"\s{0,200}(?:<!--(?>.{0,2000}?-->)\s{0,200}){0,3}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!doctype\s{1,5}html|<html|<head|<body)",
    re.IGNORECASE | re.DOTALL,
)
_HTML_LATER = re.compile(rb"<(?:html|body|head)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"\s{0,200}<(?:div|p|article|main|section|h1|h2|span|table)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"\s{0,200}<\?xml\s", re.IGNORECASE)
# The element that holds all others, by its name without a prefix, behind declaration, comments and document type. RDF
# is also used for much that is no feed.
_ROOTS = {b"rss": Kind.FEED, b"feed": Kind.FEED, b"opml": Kind.OPML}
_RDF_FEEDS = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/")
XML_START = re.compile(
    rb"(?P<prolog>(?:\s++|<!--(?>.*?-->)|<\?(?>.*?\?>)|<!DOCTYPE[^\[>]*+(?:\[(?>.*?\]\s*>)|>))*+)"
    rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(?P<name>[A-Za-z_][\w.-]{0,40})(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_JSON_START = re.compile(rb'\s{0,200}(?:\{\s{0,200}["}]|\[\s{0,200}[{\]])')
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def sniff(head: bytes, suffix: str) -> tuple[Kind, str]:
    """What an input is, from its first bytes and its lower-case suffix, and for a refusal what it seems to be."""
    if not head:
        return Kind.EMPTY, "empty"
    for kind, table in ((Kind.ARCHIVE, _ARCHIVES), (Kind.BINARY, _BINARIES), (Kind.UNSUPPORTED, _UNSUPPORTED)):
        for magic, name in table:
            if head.startswith(magic):
                return kind, name
    if b"%PDF-" in head[:1024]:
        return Kind.PDF, "a PDF"
    if head[257:262] == b"ustar":
        return Kind.ARCHIVE, "a tar archive"
    if not head.startswith(_WIDE) and not wide_without_mark(head):
        if b"\x00" in head:
            return Kind.BINARY, "data with zero bytes, not text"
        sample = head[:4096]
        if len(sample.translate(None, _CONTROL)) < len(sample) * 0.95:
            return Kind.BINARY, "data with many control characters, not text"
    return _written(_narrow(head), suffix), ""


def _written(head: bytes, suffix: str) -> Kind:
    """Which kind of written matter; `head` holds no byte order mark and one byte for an ASCII letter."""
    if suffix in _LINE_SUFFIXES:
        return Kind.JSON_LINES
    if _JSON_START.match(head):
        return Kind.JSON_LINES if _lines_of_objects(head) else Kind.JSON
    if suffix == ".json":
        return Kind.JSON
    listing = _listing(head)
    if listing is not None:
        return listing
    if _HTML_START.match(head) or suffix in _HTML_SUFFIXES:
        return Kind.HTML
    if head.lstrip()[:1] == b"<" and _HTML_LATER.search(head[:4096]):
        return Kind.HTML
    if _FRAGMENT.match(head) and b"</" in head:
        return Kind.HTML
    return Kind.UNSUPPORTED if _XML.match(head) else Kind.TEXT


def _listing(head: bytes) -> Kind | None:
    """What some XML is by its root element: a feed, a list of feeds, RDF of another use; `None` for any other."""
    root = XML_START.match(head)
    if root is None:
        return None
    name = root["name"].lower()
    if name == b"rdf":
        return Kind.FEED if any(namespace in head for namespace in _RDF_FEEDS) else Kind.UNSUPPORTED
    return _ROOTS.get(name)


def _lines_of_objects(head: bytes) -> bool:
    """Whether the first line closes the object it opens and another line opens one."""
    lines = [line.strip() for line in head.split(b"\n")]
    filled = [line for line in lines if line]
    first = filled[0] if filled else b""
    if not (first.startswith(b"{") and first.endswith(b"}")):
        return False
    return len(filled) > 1 and filled[1].startswith(b"{")


def wide_without_mark(data: bytes) -> str | None:
    """The UTF-16 codec of text without a byte order mark, told by zeros at every other byte; else `None`."""
    sample = data[:2048]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.02 else None


def _narrow(head: bytes) -> bytes:
    """The head with byte order marks gone and UTF-16 made narrow, good enough to look for tags and braces."""
    if head.startswith(_WIDE) or wide_without_mark(head):
        return head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return head.removeprefix(b"\xef\xbb\xbf")
