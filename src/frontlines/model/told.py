"""Told: one statement as one report makes it and as persons left it after judging."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from frontlines.model.byline import Byline
from frontlines.model.statement import Statement

S_co = TypeVar("S_co", bound=Statement, covariant=True)


class Review(StrEnum):
    """What persons have said of a statement."""

    MACHINE = "machine"  # nobody looked at it
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Told(Generic[S_co]):
    """A statement with the report that makes it.

    `statement` holds the corrected values where a person corrected it. `lineage` is the id the statement had when
    the report was first read: it stays when better rules read the report anew, so that what hangs on it stays too.
    """

    statement: S_co
    byline: Byline
    review: Review
    lineage: str  # Statement.id of the first reading

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id
