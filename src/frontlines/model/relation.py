"""Relations: how two actors stand to each other over time, by all reports."""

from dataclasses import dataclass
from datetime import date

from frontlines.model.statement import TieKind


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of tie between two actors through one stretch of time. Symmetric kinds have source < target."""

    source: str  # Actor.id
    kind: TieKind
    target: str
    sign: int  # +1: stands with, -1: stands against
    start: date | None  # first day it is known of; None: unknown
    end: date | None  # last day it is known of
    ended: bool  # reported over, or turned into its opposite; False: it may go on
    ended_by: str | None  # Statement.id
    means: tuple[str, ...]  # "air strikes", "money", ...
    asserted: bool  # at least one report states it as fact
    independent: int  # sources, wire copies and repeats not counted
    statements: tuple[str, ...]  # Statement.id of ties, and of events where one strikes at the other
    machine_only: bool  # no person has accepted or corrected a statement of it
