"""The picture of one report as frozen values; every part names the statements it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from frontlines.model.stance import Stance
from frontlines.model.statement import (
    Claim,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Forecast,
    Statement,
    TieKind,
    Toll,
)
from frontlines.model.when import When


class Standing(StrEnum):
    """What the picture may do with a statement."""

    FACT = "fact"  # the report asserts it
    SAID = "said"  # somebody's claim, allegation or opinion: shown, always marked with its holder
    SET_ASIDE = "set_aside"  # denied, negated, planned, possible, conditional or forecast: not in the picture


@dataclass(frozen=True, slots=True)
class Basis:
    """One statement that bears a part of the picture, with its stance and its words."""

    statement: str  # Statement.id
    standing: Standing
    stance: Stance
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FrontRole:
    """How one actor stands to the place of a front."""

    actor: str  # Actor.id
    status: ControlStatus
    whens: tuple[When, ...]
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Fighting:
    """One armed event at the place of a front; `going_on` is None where the report gives no date."""

    event: Event
    going_on: bool | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Front:
    """One place over which actors stand against each other.

    `current` is False where all the report says of the place is over: decided, or fighting of more than a month ago.
    """

    place: str  # Place.id
    roles: tuple[FrontRole, ...]
    fighting: tuple[Fighting, ...]
    tolls: tuple[Toll, ...]
    current: bool
    vague: bool  # a country or an area: where in it, the report does not say


@dataclass(frozen=True, slots=True)
class Dyad:
    """How one actor stands to another by everything the report says of the two.

    Symmetric kinds are stored once, in the order first said.
    """

    source: str  # Actor.id
    kind: TieKind
    target: str  # Actor.id
    means: tuple[str, ...]
    whens: tuple[When, ...]
    basis: tuple[Basis, ...]  # ties, and the events where one strikes at the other

    @property
    def standing(self) -> Standing:
        """FACT where at least one statement behind the dyad is asserted."""
        facts = any(basis.standing is Standing.FACT for basis in self.basis)
        return Standing.FACT if facts else Standing.SAID


@dataclass(frozen=True, slots=True)
class Cost:
    """One toll as the report gives it. Tolls are never added up: two may count the same people."""

    toll: Toll
    basis: Basis


@dataclass(frozen=True, slots=True)
class Moment:
    """One event or change of control in time."""

    statement: Event | Control
    when: When | None
    basis: Basis


class GroundRule(StrEnum):
    """The named rules by which actors are found to stand with or against each other."""

    FIGHTS = "fights"  # a tie: the two fight
    STRIKES = "strikes"  # an armed event of one against the other
    PRESSES = "presses"  # one besieges, attacks or took a place the other holds or lost
    THROUGH = "through"  # one backs or leads a third who fights the enemy, or has it as a part
    OPPOSES = "opposes"  # a tie: the two oppose each other
    WORDS = "words"  # a threat, accusation or refusal of one against the other
    PLANS = "plans"  # one plans to strike, or means to stop, the other
    PROXY = "proxy"  # one is against a third whom the other backs, leads or contains


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason, in words, why an actor stands against another, with what it rests on."""

    rule: GroundRule
    text: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class SharedEnemy:
    """An enemy two actors share, with the grounds for each side."""

    enemy: str  # Actor.id
    first: tuple[Ground, ...]
    second: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class DividedPair:
    """Two actors who share an enemy yet oppose or compete with each other."""

    first: str  # Actor.id
    second: str  # Actor.id
    shared: tuple[SharedEnemy, ...]
    against: tuple[Ground, ...]
    explanation: str  # a sentence or two for people


@dataclass(frozen=True, slots=True)
class ReportPicture:
    """What follows from the statements of one report. Read by machine, not checked by a person."""

    fronts: tuple[Front, ...]
    hostile: tuple[Dyad, ...]  # fights, opposes
    friendly: tuple[Dyad, ...]  # backs, allied_with, leads, part_of
    divided: tuple[DividedPair, ...]
    costs: tuple[Cost, ...]
    timeline: tuple[Moment, ...]  # dated, in order
    undated: tuple[Moment, ...]  # in the order of the text
    claims: tuple[Claim, ...]
    forecasts: tuple[Forecast, ...]
    set_aside: tuple[Statement, ...]  # events, ties, control and tolls denied, planned or only possible
