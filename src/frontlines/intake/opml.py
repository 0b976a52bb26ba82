"""OPML: the list of feeds a feed reader exports."""

from collections.abc import Mapping

from frontlines.intake.xml_guard import check_xml
from frontlines.model.errors import SourceError


def read_opml(data: bytes, charset: str | None = None) -> tuple[str, ...]:
    """The addresses of the feeds it lists, each once, in order; `SourceError` where it is broken or lists none."""
    found: dict[str, None] = {}

    def element(name: str, attributes: Mapping[str, str]) -> None:
        if name.lower() == "outline":
            # Written "xmlUrl", but programs differ in its capitals.
            address = next((value for key, value in attributes.items() if key.lower() == "xmlurl"), "").strip()
            if address:
                found[address] = None

    checked = check_xml(data, charset, element)
    if checked.fault is not None:
        raise SourceError("broken-xml", f"the list is not valid XML ({checked.fault}); export it anew")
    if not found:
        raise SourceError("empty", "it lists no feeds; check that it was exported whole")
    return tuple(found)
