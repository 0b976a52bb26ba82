"""Good manners: one request at a time, pauses between them, robots.txt obeyed, and a site that is busy left alone."""

import re
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime

from frontlines.intake.fetch_address import Address
from frontlines.intake.fetch_http import Answer, Asking
from frontlines.intake.fetch_options import AGENT, FetchOptions
from frontlines.intake.fetch_redirects import follow
from frontlines.intake.fetch_robots import LONGEST, Robots, read_robots
from frontlines.model.errors import SourceError

_SECONDS = re.compile(r"\d{1,9}")
_BUSY_SECONDS = 60.0  # for a site that says it is busy and not how long


class Manners:
    """What has been learned of each site in one run: its robots.txt, when it was last asked, how long to leave it."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        send: Callable[[Address, Asking], Answer],
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._options, self._send, self._clock, self._sleep = options, send, clock, sleep
        self._robots: dict[str, Robots | SourceError] = {}  # by site
        self._asked: dict[str, float] = {}  # by host, when it was last asked for anything
        self._asked_for_page: dict[str, float] = {}
        self._left_alone: dict[str, float] = {}  # by host, until when

    def page(self, address: Address, asking: Asking) -> Answer:
        """The answer to a request for a page, where robots.txt allows one; `SourceError` where it does not."""
        robots = self._robots_of(address)
        if not robots.allows(address.path):
            raise SourceError(
                "robots",
                f"{address.host} asks programs not to fetch this page (robots.txt); save it and give the file",
            )
        pause = self._pause(address.host, self._asked_for_page, robots.delay)
        if pause > self._options.longest_delay_seconds:
            raise SourceError(
                "robots",
                f"{address.host} asks for {robots.delay:g} seconds between pages (robots.txt); fetch this one later",
            )
        try:
            return self._in_turn(address, asking, pause)
        finally:
            self._asked_for_page[address.host] = self._clock()

    def _pause(self, host: str, asked: dict[str, float], apart: float) -> float:
        return asked[host] + apart - self._clock() if host in asked else 0.0

    def _in_turn(self, address: Address, asking: Asking, pause: float = 0.0) -> Answer:
        host = address.host
        if self._left_alone.get(host, 0.0) > self._clock():
            raise SourceError("retry-later", f"{host} asked to be left alone for now; try again later")
        pause = max(pause, self._pause(host, self._asked, self._options.delay_seconds))
        if pause > 0:
            self._sleep(pause)
        try:
            answer = self._send(address, asking)
        finally:
            self._asked[host] = self._clock()
        self._heed_busy(host, answer)
        return answer

    def _heed_busy(self, host: str, answer: Answer) -> None:
        """Leave a site alone that says it is busy (429), or says for how long it is away (503)."""
        wish = answer.headers.get("retry-after", "")
        if answer.status != 429 and not (answer.status == 503 and wish):
            return
        seconds, words = _BUSY_SECONDS, "a while"
        if _SECONDS.fullmatch(wish):
            seconds, words = float(wish), f"{int(wish)} seconds"
        elif wish:
            try:
                words = f"until {parsedate_to_datetime(wish):%Y-%m-%d %H:%M %Z}".rstrip()
                seconds = float("inf")  # a date cannot be told by a clock that only grows; the run is over sooner
            except (ValueError, OverflowError, TypeError, IndexError):  # dates of no calendar
                words = "a while"
        self._left_alone[host] = self._clock() + seconds
        raise SourceError("retry-later", f"{host} asks to wait {words} ({answer.status}); try again then")

    def _robots_of(self, address: Address) -> Robots:
        if address.site not in self._robots:
            try:
                self._robots[address.site] = self._fetch_robots(address)
            except SourceError as fault:
                self._robots[address.site] = fault
        found = self._robots[address.site]
        if isinstance(found, SourceError):
            raise SourceError(found.reason, str(found)) from found
        return found

    def _fetch_robots(self, address: Address) -> Robots:
        """The rules of a site. Any "there is none" (4xx) allows all; a site that fails here is not asked for more."""
        asking = Asking({"User-Agent": self._options.user_agent}, accept=lambda _: None, limit=LONGEST, cut=True)
        _, answer = follow(
            replace(address, path="/robots.txt"), lambda each: self._in_turn(each, asking), self._options
        )
        if answer.status == 200:
            return read_robots(answer.body.decode("utf-8", "replace"), AGENT)
        if 400 <= answer.status < 500:
            return Robots()
        raise SourceError(
            "robots-unreachable",
            f"what {address.host} allows is not known, its robots.txt fails ({answer.status}); try again later",
        )
