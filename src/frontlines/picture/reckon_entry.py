"""Entries: the tolls of one incident as the reckoning sees them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontlines.model.statement import Toll
from frontlines.model.told import Review, Told
from frontlines.picture.reckon_groups import Group


class Use(StrEnum):
    """What the reckoning does with one count."""

    USED = "used"
    REPEAT = "repeat"  # the same source gives the same count elsewhere
    SUPERSEDED = "superseded"  # the same source gave a later count
    PART = "part"  # counts only some of those that another count counts
    COPY = "copy"  # stands in a wire copy of a report that is used
    SHARED = "shared"  # stated for several places or incidents together
    OVERRULED = "overruled"  # a person accepted or corrected another count of the same source
    SET_ASIDE = "set-aside"  # denied, possible, planned, ...: not held as real
    UNCOUNTED = "uncounted"  # gives no number


@dataclass(frozen=True, slots=True)
class Entry:
    """One toll as the reckoning sees it."""

    told: Told[Toll]
    source: str  # whose count it is: "voice r-..." or "origin <actor id or words>"; equal for one source
    group: Group  # whom it counts
    within: Group  # the widest group counted of which it is taken as the count; `group` itself where it is the widest
    use: Use
    because: str | None = None  # Statement.id of the count that stands in its stead
    lent: bool = False  # stated for several places or incidents together, used for want of any other

    @property
    def toll(self) -> Toll:
        """The statement."""
        return self.told.statement

    @property
    def stamp(self) -> tuple[date, int]:
        """When it was reported: day, then the report's number."""
        return self.told.byline.day, self.told.byline.number

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Low and high."""
        return self.toll.low, self.toll.high

    @property
    def judged(self) -> bool:
        """Whether a person accepted or corrected it."""
        return self.told.review in (Review.ACCEPTED, Review.CORRECTED)


Verdict = tuple[Use, str | None]  # what becomes of a count, and the Statement.id that stands in its stead


def in_order(told: Told[Toll]) -> tuple[date, int, int, str]:
    """Sort key: by day, report, then place in the text."""
    return told.byline.day, told.byline.number, told.statement.evidence[0].start, told.id


def size(toll: Toll) -> tuple[int, int]:
    """Sort key of counts by size: the highest number stated, then the lowest."""
    low = toll.low if toll.low is not None else toll.high
    high = toll.high if toll.high is not None else toll.low
    return high or 0, low or 0


def fits(part: Toll, total: Toll) -> bool:
    """Whether those of one count can all be among those of another."""
    return part.low is None or total.high is None or part.low <= total.high


def overlap(one: Toll, other: Toll) -> bool:
    """Whether two counts can both be true; an estimate reaches a tenth further either way ("about 300", 310)."""
    (low1, high1), (low2, high2) = _reach(one), _reach(other)
    return low1 <= high2 and low2 <= high1


def _reach(toll: Toll) -> tuple[float, float]:
    slack = 0.1 if toll.estimate else 0.0
    low = 0.0 if toll.low is None else toll.low * (1 - slack)
    high = float("inf") if toll.high is None else toll.high * (1 + slack)
    return low, high
