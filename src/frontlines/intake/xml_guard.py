"""XML from strangers: looked over before anything reads it, so that no small file becomes a flood."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from frontlines.intake.decode import decode
from frontlines.intake.sniff import XML_START
from frontlines.model.errors import SourceError

_LARGEST = 10_000_000  # characters; the largest real feeds of text stay under 5 million
_DEEPEST = 250  # levels; XHTML inside Atom nests some 30
_ELEMENTS = 200_000
_ATTRIBUTES = 200  # of one element; feedparser takes minutes over one with 100,000
_DECLARATION = re.compile(r"\s{0,1000}<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Checked:
    """XML that is safe to read: UTF-8 without a declaration, no entities declared, bounded in every direction."""

    data: bytes
    fault: str | None = None  # why it is no well-formed XML, with line and column; `None` where it is


def check_xml(
    data: bytes, charset: str | None = None, element: Callable[[str, Mapping[str, str]], None] | None = None
) -> Checked:
    """The XML made plain; `element` is told each element's name and attributes on the way.

    Raises `SourceError` where it is built to break readers; XML that is only broken passes, its fault named. Entities
    are refused as such: they serve feeds for nothing, and attacks (a "billion laughs", files of the reader's machine
    drawn in) for everything. `charset` is what a server declared.
    """
    text = decode(data, charset)
    if len(text) > _LARGEST or text.count("<") > 2 * _ELEMENTS:
        raise SourceError("too-large", f"it has over {_LARGEST:,} characters or {_ELEMENTS:,} tags; split it")
    declaration = _DECLARATION.match(text)
    plain = text[declaration.end() if declaration else 0 :].lstrip().encode("utf-8", "replace")
    start = XML_START.match(plain)
    if b"<!entity" in (start["prolog"] if start else plain[:65_536]).lower():
        raise _hostile()
    try:
        _look_through(plain, element)
    except expat.ExpatError as fault:
        return Checked(plain, f"{expat.ErrorString(fault.code)} in line {fault.lineno}, column {fault.offset + 1}")
    return Checked(plain)


def _look_through(plain: bytes, element: Callable[[str, Mapping[str, str]], None] | None) -> None:
    depth = count = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > _DEEPEST:
            raise SourceError("too-deep", f"its tags are nested more than {_DEEPEST} deep, as in no feed")
        if count > _ELEMENTS or len(attributes) > _ATTRIBUTES:
            raise SourceError("too-large", f"it has over {_ELEMENTS:,} tags, or {_ATTRIBUTES} attributes of one tag")
        if element is not None:
            element(name, attributes)

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refused(*_: object) -> int:
        raise _hostile()

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.EntityDeclHandler = refused
    parser.ExternalEntityRefHandler = refused
    parser.Parse(plain, True)


def _hostile() -> SourceError:
    return SourceError("hostile-xml", "it declares entities of its own, as feeds never need; it is not read")
