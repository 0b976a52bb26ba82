"""What a page's head says of its article, as far as it can be believed."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from frontlines.intake import dates
from frontlines.model.when import DatePrecision, When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# In order of trust. A date of change is not one of publication, so "modified" is not among them.
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "date",
)
_IN_URL = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/|$|-)")


def published_of(tree: "HtmlElement", seen: str, guessed: str | None) -> When | None:
    """When a page says it was published: metadata, linked data, `<time>`, its address, at last a checked guess.

    `guessed` is the day htmldate arrived at. It invents days ("June 2016" becomes the 1st), so it is believed only
    as far as it stands in some form in `seen`, the text a reader sees.
    """
    named = {_name(meta): meta.get("content") or meta.get("value") for meta in tree.iter("meta")}
    for name in _DATE_NAMES:
        when = dates.read_stamp(named.get(name))
        if when is not None:
            return when
    return _from_linked_data(tree) or _from_time(tree) or _from_address(tree) or _checked(guessed, seen)


def published_in_address(url: str) -> When | None:
    """The day that stands in the path of an address ("/2016/06/12/"); `None` where there is none."""
    found = _IN_URL.search(url[:500])
    return dates.read_iso("-".join(found.groups())) if found else None


_SCRIPT = re.compile(r"<(script|style)[^<>]{0,200}>.{0,2000}?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def title_of(title: str | None, site: str | None) -> str | None:
    """A title without markup in it and without the site behind it: "Truce holds | The Example" is "Truce holds"."""
    if not title:
        return None
    bare = " ".join(_TAG.sub(" ", _SCRIPT.sub(" ", title)).split())
    if site:
        bare = re.sub(rf"\s{{1,3}}[|–—:»·-]\s{{1,3}}{re.escape(site)}$", "", bare, flags=re.IGNORECASE) or bare
    return bare or None


def _name(meta: "HtmlElement") -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()


def _from_linked_data(tree: "HtmlElement") -> When | None:
    for script in list(tree.iter("script"))[:200]:
        if (
            (script.get("type") or "").lower() != "application/ld+json"
            or not script.text
            or len(script.text) > 500_000
        ):
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            when = dates.read_stamp(node.get("datePublished"))
            if when is not None:
                return when
    return None


def _nodes(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of linked data two levels deep: the page's own, those of a list, those of "@graph"."""
    for node in (data if isinstance(data, list) else [data])[:50]:
        if isinstance(node, Mapping):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph[:50] if isinstance(inner, Mapping))


def _from_time(tree: "HtmlElement") -> When | None:
    """The first `<time>`, where it is marked as that of publication or is the only one."""
    times = list(tree.iter("time"))[:50]
    for time in times:
        marked = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
        if time.get("pubdate") is not None or "publish" in marked or "entry-date" in marked or len(times) == 1:
            when = dates.read_stamp(time.get("datetime")) or dates.read_words(time.text_content()[:80], keep=False)
            if when is not None:
                return when
    return None


def _from_address(tree: "HtmlElement") -> When | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    links += [meta.get("content") for meta in tree.iter("meta") if _name(meta) == "og:url"]
    return next((when for link in links if link and (when := published_in_address(link))), None)


def _checked(guessed: str | None, seen: str) -> When | None:
    when = dates.read_iso(guessed) if isinstance(guessed, str) else None
    if when is None or when.start is None or when.precision is not DatePrecision.DAY:
        return when
    page = seen.lower()
    if any(form in page for form in dates.renderings(when)):
        return when
    month = when.start.strftime("%B %Y").lower()
    return dates.read_iso(when.start.strftime("%Y-%m")) if month in page else None
