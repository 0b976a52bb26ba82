"""Fetching pages politely: what robots.txt allows, slowly, only if changed, and from public machines alone.

Nothing here is used unless a user has asked for addresses to be fetched. No proxy is taken from the environment, and
no cookies or credentials are sent.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from frontlines.intake.address import without_secrets
from frontlines.intake.compose import skip
from frontlines.intake.fetch_address import Address, parse_address
from frontlines.intake.fetch_http import Answer, Asking, ask
from frontlines.intake.fetch_manners import Manners
from frontlines.intake.fetch_network import Network
from frontlines.intake.fetch_options import FetchOptions
from frontlines.intake.fetch_redirects import follow
from frontlines.intake.media import can_be_read, essence
from frontlines.model.errors import Skipped, SourceError

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, "
    "application/xml;q=0.9, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether a page has changed; kept with the page and shown to it the next time."""

    etag: str | None = None  # as sent, quotes and "W/" included
    modified: str | None = None  # the Last-Modified header, as sent


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an address."""

    asked: str  # as the user or the feed gave it
    url: str  # where it was found, after all redirects; `validators` are to be kept under this
    body: bytes  # unpacked; empty where `not_modified`
    content_type: str | None  # the header, as sent
    validators: Validators
    not_modified: bool = False  # it is the same as when the validators given in came


class Fetcher:
    """Fetches one address at a time; keeps what it learns of sites (robots.txt, pauses) for as long as it lives.

    `known` gives the validators kept for an address (by `Fetched.url`), or `None`. `network`, `clock` (seconds that
    only grow) and `sleep` are there for tests.
    """

    def __init__(
        self,
        options: FetchOptions | None = None,
        *,
        known: Callable[[str], Validators | None] | None = None,
        network: Network | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options or FetchOptions()
        self._known = known or (lambda _: None)
        self._network = network or Network()
        self._clock = clock
        self._manners = Manners(self._options, send=self._send, clock=clock, sleep=sleep)

    def fetch(self, url: str) -> Fetched | Skipped:
        """What an address leads to, or why nothing came of it; never raises for anything a site does."""
        source = without_secrets(url)
        try:
            start = parse_address(url, self._options.ports)
            address, answer = follow(start, self._page, self._options)
            return self._came(source, address, answer)
        except SourceError as fault:
            return skip(source, fault.reason, str(fault))

    def _send(self, address: Address, asking: Asking) -> Answer:
        return ask(address, asking, options=self._options, network=self._network, clock=self._clock)

    def _page(self, address: Address) -> Answer:
        headers = {
            "User-Agent": self._options.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            **_conditions(self._known(address.url)),
        }
        return self._manners.page(address, Asking(headers, accept=_wanted, limit=self._options.max_bytes))

    def _came(self, asked: str, address: Address, answer: Answer) -> Fetched:
        headers = answer.headers
        sent = Validators(headers.get("etag"), headers.get("last-modified"))
        if answer.status == 304 and (known := self._known(address.url)) is not None:
            return Fetched(asked, address.url, b"", None, sent if sent != Validators() else known, not_modified=True)
        if answer.status != 200:
            raise _refused(answer.status)
        return Fetched(asked, address.url, answer.body, headers.get("content-type"), sent)


def _conditions(known: Validators | None) -> Mapping[str, str]:
    headers = {}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def _wanted(headers: Mapping[str, str]) -> None:
    content_type = headers.get("content-type")
    if not can_be_read(content_type):
        raise SourceError(
            "content-type", f"it is {essence(content_type)[:60]}, not a text, page, feed, PDF or JSON; give another"
        )


def _refused(status: int) -> SourceError:
    if status in (404, 410):
        return SourceError("not-found", f"the site has no such page ({status}); check the address")
    if status in (401, 402, 403, 407, 451):
        return SourceError("refused", f"the site does not give it to programs ({status}); save it from a browser")
    if status >= 500:
        return SourceError("server", f"the site failed to answer ({status}); try again later")
    return SourceError("http", f"the site answered oddly ({status}); open it in a browser and save the page")
