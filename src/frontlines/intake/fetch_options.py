"""How addresses are fetched: the limits a user may set."""

from dataclasses import dataclass

from frontlines import __version__
from frontlines.model.errors import SourceError

AGENT = "Frontlines"  # by which robots.txt may name us

# Reasons of skips that say nothing of the page itself: the same address may well be fetched another time.
TRANSIENT = frozenset({
    "timeout", "no-such-host", "unreachable", "tls", "protocol", "incomplete", "server", "retry-later",
    "robots-unreachable",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Limits of fetching. Only public machines are asked, whatever stands here."""

    ports: frozenset[int] = frozenset({80, 443})
    connect_seconds: float = 10.0  # for each of: looking up the name, connecting, agreeing on TLS
    read_seconds: float = 20.0  # between two pieces of an answer
    whole_seconds: float = 90.0  # for one request, from looking up the name to the last byte
    max_bytes: int = 20_000_000  # of one page or document, unpacked
    redirects: int = 5
    delay_seconds: float = 1.0  # between two requests to one host
    longest_delay_seconds: float = 30.0  # where a robots.txt asks for more than this, the page is not fetched
    user_agent: str = f"{AGENT}/{__version__} (reads the articles its user names)"

    def __post_init__(self) -> None:
        if not (self.user_agent.isascii() and self.user_agent.isprintable() and AGENT in self.user_agent):
            raise SourceError("bad-option", f"user agent {self.user_agent!r}: write plain ASCII with {AGENT} in it")
        times = (self.connect_seconds, self.read_seconds, self.whole_seconds, self.max_bytes)
        if min(times) <= 0 or min(self.redirects, self.delay_seconds, self.longest_delay_seconds) < 0:
            raise SourceError(
                "bad-option", "a limit of fetching is below zero, or zero where nothing could be fetched"
            )
