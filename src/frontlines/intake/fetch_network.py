"""Connections to public machines: a name is looked up once, every answer judged, and only what was judged used."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from frontlines.intake.fetch_address import Address
from frontlines.intake.fetch_guard import refusal
from frontlines.model.errors import SourceError

_MOST_TRIED = 4  # addresses of one name tried before it counts as out of reach


class Wire(Protocol):
    """What is used of a connected socket."""

    def recv(self, size: int, /) -> bytes:
        """Some bytes, at most `size`; none where the other side has ended."""

    def sendall(self, data: bytes, /) -> None:
        """Send all of `data`."""

    def settimeout(self, seconds: float | None, /) -> None:
        """How long each of the other calls may wait."""

    def close(self) -> None:
        """End the connection."""


def look_up(host: str, port: int, seconds: float) -> Sequence[str]:
    """The numeric addresses of a host, asked of the system; `OSError` where there are none within `seconds`."""
    answers: list[str] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.extend(dict.fromkeys(str(each[4][0]) for each in found))
        except (OSError, UnicodeError) as fault:
            faults.append(fault)

    # The system's look-up knows no time limit; a thread that is left behind ends with the program.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise TimeoutError
    if faults:
        raise OSError(str(faults[0])) from faults[0]
    return answers


def connect(ip: str, port: int, seconds: float) -> Wire:
    """A TCP connection to a numeric address; no name is looked up and no proxy used."""
    link = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
    try:
        link.settimeout(seconds)
        link.connect((ip, port))
    except BaseException:
        link.close()
        raise
    return link


def secure(wire: Wire, host: str, seconds: float) -> Wire:
    """TLS over a connection, with a certificate that is valid for `host`, though only its number was connected to."""
    wire.settimeout(seconds)
    return _tls().wrap_socket(cast("socket.socket", wire), server_hostname=host)


@cache
def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # some builds of Python leave it to the system
    context.set_alpn_protocols(["http/1.1"])
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """The ways out; tests put their own in place of the real ones."""

    look_up: Callable[[str, int, float], Sequence[str]] = look_up
    connect: Callable[[str, int, float], Wire] = connect
    secure: Callable[[Wire, str, float], Wire] = secure
    refusal: Callable[[str], str | None] = refusal  # why a numeric address may not be connected to


def open_wire(address: Address, network: Network, seconds: Callable[[], float]) -> Wire:
    """A connection to the site of an address, by TLS where it is https.

    The name is looked up once, here. Where any one of its answers is no public machine, all are refused: a site does
    not mix the two, a trick does. The connection goes to the number that was judged, so that a second answer of the
    name server cannot lead elsewhere. `seconds` tells how long the next step may take, and raises when time is up.
    """
    answers = _answers(address, network, seconds)
    for ip in answers:
        reason = network.refusal(ip)
        if reason is not None:
            raise SourceError(
                "private-address",
                f"{address.host} leads to {ip}, which is {reason}; only public sites are fetched, save the page",
            )
    wire = _first_open(answers[:_MOST_TRIED], address, network, seconds)
    if address.scheme == "http":
        return wire
    try:
        return network.secure(wire, address.host, seconds())
    except ssl.SSLCertVerificationError as fault:
        _close(wire)
        raise SourceError(
            "tls", f"the certificate of {address.host} is not valid ({fault.verify_message}); check the address"
        ) from fault
    except (OSError, ValueError) as fault:
        _close(wire)
        if isinstance(fault, TimeoutError):
            raise SourceError("timeout", f"{address.host} did not answer in time; try again later") from fault
        raise SourceError("tls", f"no secure connection to {address.host} came about; try again later") from fault
    except BaseException:
        _close(wire)
        raise


def _answers(address: Address, network: Network, seconds: Callable[[], float]) -> Sequence[str]:
    try:
        answers = network.look_up(address.host, address.port, seconds())
    except TimeoutError as fault:
        raise SourceError("timeout", f"looking up {address.host} took too long; try again later") from fault
    except OSError as fault:
        raise SourceError(
            "no-such-host", f"there is no site called {address.host}, or no connection; check the address"
        ) from fault
    if not answers:
        raise SourceError("no-such-host", f"there is no site called {address.host}; check the address")
    return answers


def _first_open(answers: Sequence[str], address: Address, network: Network, seconds: Callable[[], float]) -> Wire:
    last: OSError | None = None
    for ip in answers:
        try:
            return network.connect(ip, address.port, seconds())
        except OSError as fault:
            last = fault
    if isinstance(last, TimeoutError):
        raise SourceError("timeout", f"{address.host} did not answer in time; try again later") from last
    raise SourceError("unreachable", f"{address.host} cannot be reached; try again later") from last


def _close(wire: Wire) -> None:
    with contextlib.suppress(OSError):
        wire.close()
