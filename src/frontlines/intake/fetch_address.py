"""A web address made ready to be asked: only http(s), no secrets in it, no disguised number for a host."""

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from frontlines.intake.address import ascii_host, escaped
from frontlines.model.errors import SourceError

DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4000  # characters; servers refuse far shorter ones
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request goes; every part is ASCII and fit to be sent as it is."""

    scheme: str  # "http" or "https"
    host: str  # a name, or an IP address without brackets
    port: int
    path: str  # with the query; starts with "/"

    @property
    def site(self) -> str:
        """Scheme, host and, where it is not the usual one, port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as the Host header names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without fragment."""
        return self.site + self.path


def parse_address(url: str, ports: Collection[int]) -> Address:
    """The parts of an http(s) address on one of `ports`; `SourceError` where it may not or cannot be asked."""
    url = url.strip()
    if len(url) > _LONGEST:
        raise SourceError("bad-address", f"the address is longer than {_LONGEST} characters; check it")
    if _UNSEEN.search(url):
        raise SourceError("bad-address", "there is a blank or an unseen character in the address; check it")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise SourceError("bad-address", "it is no address of the web; check its host and its port") from fault
    if parts.scheme not in DEFAULT_PORTS:
        raise SourceError("scheme", "only http and https are fetched; save what it shows and give the file")
    if "@" in parts.netloc:
        raise SourceError("credentials", "a user name or password stands in it; save the page and give the file")
    host = ascii_host(parts.hostname or "")
    if host is None:
        raise SourceError("bad-address", "there is no valid host in the address; check it")
    host = _checked(host)
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        allowed = " and ".join(map(str, sorted(ports)))
        raise SourceError("port", f"port {port} is not asked, only {allowed}; allow the port or save the page")
    path = escaped(parts.path, "/:@!$&'()*+,;=") or "/"
    query = escaped(parts.query, "/:@!$&'()*+,;=?")
    return Address(parts.scheme, host, port, path + (f"?{query}" if query else ""))


def _checked(host: str) -> str:
    """The host, without the brackets of an IPv6 address; numbers in other spellings than the plain one are refused.

    "2130706433", "0x7f.1" and "0177.0.0.1" all lead to 127.0.0.1, and no site is ever named like that.
    """
    if host.startswith("["):
        try:
            return str(ipaddress.IPv6Address(host[1:-1]))
        except ValueError as fault:
            raise SourceError("bad-address", "the number in brackets is no IPv6 address; check it") from fault
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError as fault:
            raise SourceError(
                "bad-address", "its host is a number in an unusual spelling; write the name of the site"
            ) from fault
    return host
