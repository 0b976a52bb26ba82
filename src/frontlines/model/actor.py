"""Actors: who acts, is acted on, or speaks."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is."""

    GOVERNMENT = "government"
    STATE_FORCES = "state_forces"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    ORGANISATION = "organisation"
    COMMUNITY = "community"
    PERSON = "person"


OF_A_STATE = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE_FORCES})


class ActorOrigin(StrEnum):
    """Where the actor comes from: the register, or only this report's words."""

    REGISTER = "register"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of a report."""

    id: str  # register id ("islamic-state", "gov:IQ"), or "r:<slug>" for an actor known only from the report
    name: str
    kind: ActorKind
    country: str | None  # ISO 3166-1 alpha-2; None: none, several, or unknown
    origin: ActorOrigin
    parent: str | None = None  # register id of what it is part of
