"""Stance: how the report holds a statement, and by whom."""

from dataclasses import dataclass
from enum import StrEnum


class StanceStatus(StrEnum):
    """How the report holds a statement."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    FORECAST = "forecast"
    OPINION = "opinion"


# What stands under one of these did not happen, or not yet: a negated or planned capture is no capture.
UNREAL = frozenset(
    {
        StanceStatus.DENIED,
        StanceStatus.NEGATED,
        StanceStatus.PLANNED,
        StanceStatus.POSSIBLE,
        StanceStatus.CONDITIONAL,
        StanceStatus.FORECAST,
    }
)


@dataclass(frozen=True, slots=True)
class Stance:
    """How sure, and by whom. `cue` is the word that decided it, "" for a plain assertion."""

    status: StanceStatus = StanceStatus.ASSERTED
    by: str | None = None  # Actor.id of the holder, None: the report itself, or a holder who is no actor
    by_text: str | None = None  # the holder in the report's words
    cue: str = ""
