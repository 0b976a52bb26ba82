"""Redirects: each is judged like an address a user gave, and there is an end to them."""

from collections.abc import Callable
from urllib.parse import urljoin

from frontlines.intake.fetch_address import Address, parse_address
from frontlines.intake.fetch_http import Answer
from frontlines.intake.fetch_options import FetchOptions
from frontlines.model.errors import SourceError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def follow(address: Address, send: Callable[[Address], Answer], options: FetchOptions) -> tuple[Address, Answer]:
    """The address at the end of all redirects and its answer; `send` makes each request, with all its checks."""
    seen = {address.url}
    for _ in range(options.redirects + 1):
        answer = send(address)
        if answer.status not in _REDIRECTS:
            return address, answer
        address = _next(address, answer, options)
        if address.url in seen:
            raise SourceError("redirects", "its redirects lead in a circle; open it in a browser and save the page")
        seen.add(address.url)
    raise SourceError(
        "redirects", f"it redirects more than {options.redirects} times; open it in a browser and save the page"
    )


def _next(address: Address, answer: Answer, options: FetchOptions) -> Address:
    # Header bytes come as Latin-1; an address with other letters in it was sent as UTF-8.
    location = answer.headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    if not location:
        raise SourceError("protocol", f"{address.host} redirects to nowhere; check the address")
    try:
        target = urljoin(address.url, location)
    except ValueError as fault:
        raise SourceError("bad-address", "it redirects to what is no address; check it in a browser") from fault
    try:
        there = parse_address(target, options.ports)
    except SourceError as fault:
        raise SourceError(fault.reason, f"it redirects to an address that is not asked: {fault}") from fault
    if address.scheme == "https" and there.scheme == "http":
        raise SourceError("downgrade", f"it redirects from https to plain http ({there.host}); save the page instead")
    return there
