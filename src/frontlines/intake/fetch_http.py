"""One request and its answer over HTTP/1.1, each step of it under a time limit and a size limit."""

import http.client
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from frontlines.intake.fetch_address import Address
from frontlines.intake.fetch_body import read_body
from frontlines.intake.fetch_network import Network, Wire, open_wire
from frontlines.intake.fetch_options import FetchOptions
from frontlines.model.errors import SourceError

if TYPE_CHECKING:
    import socket

_OVERHEAD = 500_000  # bytes for status lines, headers and marks of chunks beside the body
_WITH_BODY = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body is read for status 200 alone, else it is empty."""

    status: int
    headers: Mapping[str, str]  # names in lower case; of repeated ones the first
    body: bytes


@dataclass(frozen=True, slots=True)
class Asking:
    """How one request is made."""

    headers: Mapping[str, str]
    accept: Callable[[Mapping[str, str]], None]  # raises `SourceError` where a body with these headers is not wanted
    limit: int  # bytes of the body, unpacked
    cut: bool = False  # whether a longer body is cut there instead of refused


def ask(
    address: Address, asking: Asking, *, options: FetchOptions, network: Network, clock: Callable[[], float]
) -> Answer:
    """Send one GET request and take its answer; every fault is a `SourceError`.

    `clock` gives seconds; from the look-up of the name to the last byte no more than `options.whole_seconds` pass.
    """
    end = clock() + options.whole_seconds

    def left(most: float) -> float:
        seconds = min(most, end - clock())
        if seconds <= 0:
            raise SourceError(
                "timeout", f"it took longer than {options.whole_seconds:g} seconds; try again later or save the page"
            )
        return seconds

    wire = open_wire(address, network, lambda: left(options.connect_seconds))
    try:
        wire.settimeout(left(options.read_seconds))
        wire.sendall(_request(address, asking.headers))
        return _answer(_Incoming(wire, lambda: left(options.read_seconds), asking.limit + _OVERHEAD), asking)
    except TimeoutError as fault:
        raise SourceError("timeout", f"{address.host} fell silent; try again later") from fault
    except OSError as fault:
        raise SourceError("incomplete", f"the connection to {address.host} broke off; try again later") from fault
    except (http.client.HTTPException, ValueError) as fault:
        raise SourceError(
            "protocol", f"{address.host} did not answer as a web server does ({type(fault).__name__}); check it"
        ) from fault
    finally:
        wire.close()


def _request(address: Address, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {address.path} HTTP/1.1", f"Host: {address.authority}"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value.isascii() and value.isprintable()]
    return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n").encode("ascii")


class _Incoming(io.RawIOBase):
    """What comes in over a wire, counted and timed, in the form that http.client reads from."""

    def __init__(self, wire: Wire, seconds: Callable[[], float], limit: int) -> None:
        super().__init__()
        self._wire, self._seconds, self._left = wire, seconds, limit

    def makefile(self, _: str) -> io.BufferedReader:
        """What http.client asks of a socket."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Always: that is all it is for."""
        return True

    def readinto(self, buffer: object) -> int:
        """The next bytes, as `io` asks for them."""
        view = memoryview(cast("bytearray", buffer))
        self._wire.settimeout(self._seconds())
        data = self._wire.recv(min(len(view), 65_536))
        self._left -= len(data)
        if self._left < 0:
            raise SourceError("too-large", "it sent more than it may; save what it shows and give the file")
        view[: len(data)] = data
        return len(data)


def _answer(incoming: _Incoming, asking: Asking) -> Answer:
    response = http.client.HTTPResponse(cast("socket.socket", incoming), method="GET")
    response.begin()
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        headers.setdefault(name.lower(), value.strip())
    if response.status != _WITH_BODY:
        return Answer(response.status, headers, b"")
    asking.accept(headers)
    expected = response.length  # bytes as sent; `None` where the server did not say
    if expected is not None and expected > asking.limit and not asking.cut:
        raise SourceError("too-large", f"it is larger than {asking.limit:,} bytes; save it and give the file")
    came = 0

    def read(size: int) -> bytes:
        nonlocal came
        try:
            piece = response.read(size)
        except http.client.IncompleteRead as fault:
            raise SourceError("incomplete", "it broke off before its end; try again later") from fault
        came += len(piece)
        if not piece and expected is not None and came < expected:
            raise SourceError("incomplete", "it broke off before its end; try again later")
        return piece

    return Answer(
        response.status, headers, read_body(read, headers.get("content-encoding", ""), asking.limit, cut=asking.cut)
    )
