"""Periods: who held a place, or pressed on it, from when to when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodState(StrEnum):
    """What goes on at the place."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    ADVANCED_ON = "advanced_on"


class Ending(StrEnum):
    """What ended a period."""

    TAKEN = "taken"  # another actor is reported to hold or have taken the place
    LEFT = "left"  # the actor withdrew or lost it, to nobody named
    LIFTED = "lifted"  # a siege or advance was reported over
    SILENCE = "silence"  # nobody reported on it for the time set in project.toml: unknown since
    OPEN = "open"  # still so by the last report


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in which one actor stood so to one place. Days are inclusive; None is unknown."""

    place: str  # Place.id
    state: PeriodState
    actor: str  # who holds, contests, besieges or advances
    start: date | None  # first day it is known of; what was before is not said
    end: date | None  # last day; None: unknown, see `ending`
    start_text: str  # how the start is known, in words: "taken", "reported held"
    last_reported: date  # the last day a report speaks of it
    ending: Ending
    ended_by: str | None  # Statement.id of what ended it
    why: str  # in words: what ended it and who says so
    assessed: bool  # False: only claimed, by an interested party or against other reports
    independent: int  # sources, wire copies and repeats not counted
    statements: tuple[str, ...]  # Statement.id
    machine_only: bool  # no person has accepted or corrected a statement of it
