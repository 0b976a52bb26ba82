"""HTML: the article of a page and what the page says of it, menus and forms left out."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontlines.intake.clean import clean, one_line
from frontlines.intake.compose import Draft
from frontlines.intake.metadata import published_of, title_of
from frontlines.model.errors import SourceError
from frontlines.model.report import Removed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST = 10_000_000  # characters of markup; the largest real article pages have under 5 million
_DEEPEST = 250  # levels; real pages stay under 60, and the extractor recurses
_ELEMENTS = 150_000  # real pages stay under 20,000
_FEWEST = 25  # words the extractor must find to be believed against our own plain reading of the page

_LOOKS_HTML = re.compile(
    r"\s{0,200}<(?:!doctype|html|head|body|div|p|article|main|section|h1|h2|span|table)[\s>]", re.IGNORECASE
)
_NEVER_TEXT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "select", "button",
})  # fmt: skip
_FURNITURE = frozenset({
    "nav", "header", "footer", "aside", "form", "figure", "menu", "dialog",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "dd", "dt", "figcaption",
    "div", "section", "article", "main", "body", "ul", "ol", "table", "tr", "tbody", "address", "label",
})  # fmt: skip
_REMOVED_MOST = 200  # pieces of furniture kept for one page
_REMOVED_LONGEST = 1000  # characters of one piece


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of text between two block tags, and the furniture tag it stands in, if any."""

    text: str
    inside: str | None
    tag: str


def looks_like_html(text: str) -> bool:
    """Whether a record's text is markup: it starts with a tag and closes one."""
    return "</" in text and _LOOKS_HTML.match(text) is not None


def read_page(markup: str, stem: str | None = None, *, headline: bool = True) -> Draft:
    """The article of a page as paragraphs; `headline` puts its title above the text, where readers see it.

    Raises `SourceError` where the page is too large, nested too deeply, or holds no article.
    """
    if len(markup) > _LARGEST:
        raise SourceError("too-large", f"the page has over {_LARGEST:,} characters of markup; save the article alone")
    _quiet()
    tree = _parse(markup)
    blocks = list(_blocks(tree))
    found = _extract(markup)
    body = clean(found.get("text") or "")
    plain = [block for block in blocks if block.inside is None]
    if len(body.split()) < _FEWEST:
        fallback = clean("\n\n".join(block.text for block in plain))
        body = fallback if len(fallback.split()) > len(body.split()) else body
    if not body:
        raise SourceError("no-text", "the page holds no article text; save it from the browser after it has loaded")
    body = "\n\n".join(_paragraphs(body))
    title = title_of(one_line(found.get("title")), one_line(found.get("sitename")))
    return Draft(
        text=under_headline(title, body) if headline else body,
        title=title,
        publisher=one_line(found.get("sitename")),
        author=one_line(found.get("author")),
        url=one_line(found.get("url"), limit=2000),
        published=published_of(tree, "\n".join(block.text for block in blocks), found.get("date")),
        language=tree.get("lang") or found.get("language"),
        file_stem=stem,
        removed=_left_out(blocks, body),
    )


def read_fragment(markup: str) -> Draft:
    """The text of markup that is an article and nothing else, as feeds give it: all but scripts, pictures and forms.

    Raises `SourceError` where it is too large or nested too deeply. The text is empty where there are no words.
    """
    if len(markup) > _LARGEST:
        raise SourceError("too-large", f"it has over {_LARGEST:,} characters of markup; save the article alone")
    if not markup.strip():
        return Draft("")
    blocks = list(_blocks(_parse(f"<html><body>{markup}</body></html>")))
    body = clean("\n\n".join(block.text for block in blocks if block.inside is None))
    return Draft(text=body, removed=_left_out(blocks, body))


def under_headline(title: str | None, body: str) -> str:
    """The body with its title above it, where readers see it, unless it begins with it already."""
    if title and _fold(title) not in _fold(body[: len(title) + 400]):
        return f"{title}\n\n{body}"
    return body


def _paragraphs(body: str) -> Iterator[str]:
    """The lines trafilatura gives, without the marks it adds: bullets of lists, bars of tables."""
    for line in body.split("\n"):
        if line.startswith("|") and line.endswith("|") and len(line) > 1:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            line = "" if all(set(cell) <= set("-: ") for cell in cells) else " | ".join(cells)
        line = line.removeprefix("- ").strip()
        if line:
            yield line


def _parse(markup: str) -> "HtmlElement":
    """The page as a tree. `huge_tree` stays off, so libxml2 itself bounds depth and text."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=False, recover=True, no_network=True, remove_comments=True, remove_pis=True)
    # A declared encoding would be believed over the characters already decoded, or refused outright.
    without_declaration = re.sub(r"^\s{0,200}<\?xml[^>]{0,200}\?>", "", markup[:2000]) + markup[2000:]
    try:
        tree = html.document_fromstring(without_declaration.replace("\x00", ""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise SourceError("no-text", "the page holds no markup that can be read; save it anew") from fault
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST:
            raise SourceError("too-deep", f"its tags are nested more than {_DEEPEST} deep, as no article is")
        if count > _ELEMENTS:
            raise SourceError("too-large", f"it has more than {_ELEMENTS:,} tags; save the article alone")
    return tree


def _extract(markup: str) -> dict[str, Any]:
    """What trafilatura finds: text and metadata; nothing where it fails."""
    from trafilatura import bare_extraction  # late: 0.5 s that a run without pages does not pay

    try:
        found = bare_extraction(
            markup,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            deduplicate=False,
        )
    except Exception:  # a fault of the extractor on odd markup; our own plain reading takes over
        return {}
    return found if isinstance(found, dict) else found.as_dict() if found is not None else {}


def _blocks(tree: "HtmlElement") -> Iterator[_Block]:
    """The page's visible text, block by block, in order, without recursion."""
    pieces: list[str] = []
    inside: list[str] = []
    unseen = 0
    tags: list[str] = []

    def flush() -> Iterator[_Block]:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            yield _Block(text, inside[-1] if inside else None, tags[-1] if tags else "body")

    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS or tag in _FURNITURE:
                yield from flush()
                tags.append(tag)
            inside += [tag] if tag in _FURNITURE else []
            unseen += tag in _NEVER_TEXT
            if tag == "br":
                yield from flush()
            if not unseen:
                pieces.append(element.text or "")
        else:
            if tag in _BLOCKS or tag in _FURNITURE:
                yield from flush()
                tags.pop()
            if tag in _FURNITURE:
                inside.pop()
            unseen -= tag in _NEVER_TEXT
            if not unseen:
                pieces.append(element.tail or "")
    yield from flush()


def _left_out(blocks: list[_Block], body: str) -> tuple[Removed, ...]:
    """The blocks of the page that are not in its article, each with the tag that gave it away."""
    kept = _fold(body)
    left = [
        Removed(clean(block.text[:_REMOVED_LONGEST]), f"html-{block.inside or block.tag}")
        for block in blocks
        if _fold(block.text) not in kept
    ]
    return tuple(left[:_REMOVED_MOST])


def _fold(text: str) -> str:
    return "".join(text.lower().split())


def _quiet() -> None:
    """Keep the extractor's complaints off the user's screen; ours say what matters."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
