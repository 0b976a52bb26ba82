"""Judgements: what persons decide about statements, incidents and forecasts. The log only ever grows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"  # of a statement: the report says so
    REJECT = "reject"  # of a statement: the report does not say so
    CORRECT = "correct"  # of a statement, field by field
    MERGE = "merge"  # of incidents: they are one
    SPLIT = "split"  # of statements: they tell of another incident than the rest
    CAME_TRUE = "came-true"  # of a forecast
    DID_NOT = "did-not"  # of a forecast
    OPEN = "open"  # of a forecast: nobody can tell yet
    UNDO = "undo"  # of an earlier judgement


OUTCOMES = frozenset({Act.CAME_TRUE, Act.DID_NOT, Act.OPEN})
VERDICTS = frozenset({Act.ACCEPT, Act.REJECT, Act.CORRECT})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log.

    `subjects` are lineages of statements (see Told): one for a verdict or an outcome; for a merge one statement of
    each incident; for a split those that are parted, with `others` the statements they are parted from.
    """

    number: int  # 1, 2, ... in the order of the log; shown as "J-1"
    act: Act
    subjects: tuple[str, ...]
    by: str  # who
    at: datetime  # UTC
    why: str
    fields: Mapping[str, str] = field(default_factory=dict)  # CORRECT: field name to new value, as written
    others: tuple[str, ...] = ()  # SPLIT
    undoes: int | None = None  # UNDO: the number of the judgement that no longer holds


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the log amounts to, undone judgements left out; the last word on a subject holds.

    Statements are named by their lineage.
    """

    verdicts: Mapping[str, Judgement] = field(default_factory=dict)  # ACCEPT, REJECT or CORRECT
    outcomes: Mapping[str, Judgement] = field(default_factory=dict)  # of forecasts
    together: tuple[frozenset[str], ...] = ()  # statements of one incident, by a person's word
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # no incident holds one of each side
