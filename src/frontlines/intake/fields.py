"""The names under which JSON records keep their text and what is known of it."""

from collections.abc import Mapping

# Ours first; compared in lower case without marks, so "datePublished", "date_published" and "Date published" agree.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articlebody", "articletext", "fulltext", "maintext", "bodytext", "originaltext",
        "contenttext", "plaintext", "storytext", "article", "story", "contenthtml", "bodyhtml", "html",
    ),
    "title": ("title", "headline", "heading"),
    "published": (
        "published", "date", "publishedat", "publishdate", "publisheddate", "publicationdate", "datepublished",
        "pubdate", "dateline", "publishedon", "seendate", "timestamp",
    ),
    "url": ("url", "link", "canonicalurl", "sourceurl", "uri"),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "source", "sourcename", "outlet", "sitename", "publication", "site"),
    "language": ("language", "lang", "languagecode"),
}  # fmt: skip

FIELD_NAMES = frozenset(SYNONYMS)

# Objects that wrap a list of records: JSON Feed, news APIs and search engines.
WRAPPERS = ("articles", "items", "records", "documents", "docs", "data", "results", "reports")

_DEPTH = 8  # how many dots a mapped name may hold; real records nest two or three deep


def pick(record: Mapping[str, object], field: str, chosen: Mapping[str, str]) -> object | None:
    """The value of one of our fields in a record: by the user's own mapping, else by the first synonym filled."""
    if field in chosen:
        return _reach(record, chosen[field])
    folded: dict[str, object] = {}
    for key, value in record.items():
        folded.setdefault(_fold(key), value)
    for name in SYNONYMS[field]:
        value = folded.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def as_text(value: object) -> str | None:
    """A value as one line of metadata: strings as they are, names out of objects, lists joined; else `None`."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, Mapping):
        return as_text(value.get("name")) or as_text(value.get("title")) if len(value) < 100 else None
    if isinstance(value, list):
        names = [name for name in (as_text(item) for item in value[:20] if not isinstance(item, list)) if name]
        return ", ".join(names) or None
    return None


def _fold(key: str) -> str:
    return "".join(c for c in key.lower() if c.isalnum())


def _reach(record: Mapping[str, object], path: str) -> object | None:
    if path in record:
        return record[path]
    found: object = record
    for step in path.split(".", _DEPTH):
        if not isinstance(found, Mapping):
            return None
        found = found.get(step)
    return found
