"""Feeds: RSS, Atom and RDF, each entry a report of its own.

The original kept of an entry is not its stretch of the feed's XML: white space, prefixes and counters of comments
differ there from one fetch to the next though nobody touched the entry. It is the entry as an item of JSON Feed 1.1
(compact, keys sorted, ASCII), with the text exactly as the feed gives it and nothing in it of the feed around it. So
the same entry has the same hash in every later fetch, and what is kept can be read by any program that knows JSON.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from typing import Any, Protocol

from frontlines.intake import dates
from frontlines.intake.clean import clean, one_line, tidy
from frontlines.intake.compose import Draft
from frontlines.intake.metadata import title_of
from frontlines.intake.pages import read_fragment, under_headline
from frontlines.intake.xml_guard import check_xml
from frontlines.model.errors import SourceError
from frontlines.model.report import Removed
from frontlines.model.when import When

_MOST = 10_000  # entries; feeds keep some dozens, whole archives in one file a few thousand
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_AUTHOR = 300  # characters; see `_bound_authors`
_IN_BRACKETS = re.compile(r"\(([^()]+)\)?$")
_REST_OF_ADDRESS = re.compile(r"[a-z0-9.-]+")
# What WordPress sets below each entry: where it stood first.
_TAIL = re.compile(r"The post .{1,300} (?:first )?appeared (?:first )?on .{1,150}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    number: int  # its place in the feed, from 1
    draft: Draft  # with an empty text where the feed gives none
    original: bytes
    fault: SourceError | None = None  # why its text could not be read, where it has one


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read."""

    title: str | None
    entries: tuple[Entry, ...]
    left: int  # entries beyond the most that are read


def read_feed(data: bytes, base: str | None = None, charset: str | None = None) -> Feed:
    """The entries of a feed, in its order; `SourceError` where it is hostile, broken or empty.

    `base` is the address it came from, against which relative links are read; `None` for a file. `charset` is what a
    server declared.
    """
    checked = check_xml(data, charset)
    found = _parse(checked.data, base)
    entries = found.entries
    if not entries and checked.fault is not None:
        raise SourceError("broken-xml", f"the feed is not valid XML ({checked.fault}); fetch or export it anew")
    if not entries:
        raise SourceError("empty", "the feed has no entries now; try again later")
    about = found.feed
    title = _plain_title(about)
    language = _string(about.get("language"))
    read = tuple(
        _entry(number, dict(entry), publisher=title, language=language)
        for number, entry in enumerate(entries[:_MOST], start=1)
    )
    return Feed(title, read, max(0, len(entries) - _MOST))


class _Parsed(Protocol):
    """What is used of feedparser's result."""

    feed: Mapping[str, object]
    entries: Sequence[Mapping[str, object]]


def _parse(plain: bytes, base: str | None) -> _Parsed:
    """What feedparser makes of XML that was checked; it is given bytes alone, never an address it could open."""
    import feedparser  # late: 0.2 s that a run without feeds does not pay

    _bound_authors()
    headers = {"content-type": "application/xml; charset=utf-8"}
    if base is not None:
        headers["content-location"] = base
    try:
        found: _Parsed = feedparser.parse(
            io.BytesIO(plain), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as fault:  # whatever its lenient parser stumbles over; one feed may not stop the others
        raise SourceError("broken-xml", "the feed cannot be read; fetch or export it anew") from fault
    return found


@cache
def _bound_authors() -> None:
    """Cut the author before feedparser looks for a mail address in it.

    Its search takes time with the square of the length: 3 seconds over 20,000 letters, hours over the megabytes a
    hostile feed may hold. It has no setting for this, so the method is wrapped, once, for this process.
    """
    from feedparser.mixin import _FeedParserMixin

    search = _FeedParserMixin._sync_author_detail

    def bounded(parser: Any, key: str = "author") -> None:  # noqa: ANN401 (feedparser has no types)
        context = parser._get_context()
        author = context.get(key)
        if isinstance(author, str) and len(author) > _LONGEST_AUTHOR:
            context[key] = author[:_LONGEST_AUTHOR]
        search(parser, key)

    _FeedParserMixin._sync_author_detail = bounded


def _entry(number: int, fields: Mapping[str, object], *, publisher: str | None, language: str | None) -> Entry:
    contents = list(_contents(fields))
    source = fields.get("source")
    draft = Draft(
        text="",
        title=_plain_title(fields),
        publisher=(_plain_title(source) if isinstance(source, Mapping) else None) or publisher,
        author=", ".join(_authors(fields)) or None,
        url=_address(fields.get("link")),
        published=_published(fields),
        language=language,
    )
    original = _item(fields, contents)
    try:
        body = max((_body(markup, kind) for markup, kind in contents), key=lambda each: len(each.text), default=draft)
    except SourceError as fault:
        return Entry(number, draft, original, fault)
    if not any(letter.isalnum() for letter in body.text):
        return Entry(number, draft, original)
    return Entry(number, replace(draft, text=under_headline(draft.title, body.text), removed=body.removed), original)


def _contents(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The texts of an entry as the feed gives them, each with its type: its content, if any, then its summary."""
    listed = fields.get("content")
    for each in [*(listed if isinstance(listed, list) else []), fields.get("summary_detail")]:
        if isinstance(each, Mapping):
            value, kind = _string(each.get("value")), _string(each.get("type")) or "text/html"
            if value and (kind in _MARKUP or kind.startswith("text/")):
                yield value, kind


def _body(markup: str, kind: str) -> Draft:
    if kind in _MARKUP and "<" in markup:
        body = read_fragment(markup)
    else:  # RSS calls every text markup; one without tags has its paragraphs in its lines
        body = Draft(clean(unescape(markup) if kind in _MARKUP else markup))
    rest, _, last = body.text.rpartition("\n")
    if _TAIL.fullmatch(last):
        return Draft(tidy(rest), removed=(*body.removed, Removed(last, "feed-tail")))
    return body


def _item(fields: Mapping[str, object], contents: list[tuple[str, str]]) -> bytes:
    """The entry as an item of JSON Feed; what it does not say is left out."""
    values: dict[str, object] = {
        "id": _string(fields.get("id")),
        "url": _string(fields.get("link")),
        "title": _string(fields.get("title")),
        "date_published": _string(fields.get("published")) or _string(fields.get("updated")),
        "authors": [{"name": name} for name in _authors(fields)],
        "tags": list(_tags(fields)),
    }
    for markup, kind in reversed(contents):  # the first of a type is the fullest: it is written last
        values["content_html" if kind in _MARKUP else "content_text"] = markup
    if len(contents) > 1 and contents[-1][0] not in (values.get("content_html"), values.get("content_text")):
        values["summary"] = contents[-1][0]
    return json.dumps(
        {key: value for key, value in values.items() if value}, sort_keys=True, separators=(",", ":")
    ).encode()


def _published(fields: Mapping[str, object]) -> When | None:
    """The day it was published, else of its last change; the day as the feed writes it, in no other time zone."""
    for name in ("published", "updated"):
        when = dates.read_stamp(_string(fields.get(name)))
        parsed = fields.get(f"{name}_parsed")
        if when is None and isinstance(parsed, tuple) and len(parsed) >= 3:
            when = dates.read_iso("{:04}-{:02}-{:02}".format(*parsed[:3]))
        if when is not None:
            return when
    return None


def _authors(fields: Mapping[str, object]) -> Iterator[str]:
    """The names of its authors; RSS may give a mail address alone, which is no name and is nobody's business."""
    listed = fields.get("authors")
    for each in (listed if isinstance(listed, list) else [])[:20]:
        name = one_line(_string(each.get("name"))) if isinstance(each, Mapping) else None
        if name and "email" in each:
            # feedparser cuts a mail address behind four letters of its last part and calls the rest a name:
            # "desk@post.agency (Jane Doe)" becomes "cy (Jane Doe".
            inner = _IN_BRACKETS.search(name)
            name = inner[1] if inner else "" if _REST_OF_ADDRESS.fullmatch(name) else name
        if name and "@" not in name:
            yield name


def _tags(fields: Mapping[str, object]) -> Iterator[str]:
    listed = fields.get("tags")
    for each in listed if isinstance(listed, list) else []:
        term = _string(each.get("term")) if isinstance(each, Mapping) else None
        if term:
            yield term


def _plain_title(fields: Mapping[str, object]) -> str | None:
    title, detail = _string(fields.get("title")), fields.get("title_detail")
    if title and isinstance(detail, Mapping) and detail.get("type") in _MARKUP:
        title = unescape(title_of(title[:5000], None) or "")
    return one_line(title)


def _address(value: object) -> str | None:
    link = _string(value)
    return link if link and re.match(r"https?://[^/]", link, re.IGNORECASE) else None


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
