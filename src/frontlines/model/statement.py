"""The six kinds of statement a report makes, each tied to its exact words."""

from dataclasses import dataclass
from enum import StrEnum

from frontlines.model.stance import Stance
from frontlines.model.when import When


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that bear a statement: `report.text[start:end] == exact`, always.

    `prefix` and `suffix` are up to 32 characters of context (W3C TextQuoteSelector).
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What every statement carries."""

    id: str  # stable: the same report gives the same ids
    stance: Stance
    evidence: tuple[Evidence, ...]  # at least one, the bearing sentence part first
    rule: str  # the rule that read it
    confidence: float  # 0..1, the rule's own, lowered where arguments were guessed


class TieKind(StrEnum):
    """How one actor stands to another."""

    FIGHTS = "fights"
    BACKS = "backs"
    ALLIED_WITH = "allied_with"
    PART_OF = "part_of"
    LEADS = "leads"
    OPPOSES = "opposes"


SYMMETRIC_TIES = frozenset({TieKind.FIGHTS, TieKind.ALLIED_WITH, TieKind.OPPOSES})


class ControlStatus(StrEnum):
    """How an actor stands to a place."""

    HOLDS = "holds"
    GAINED = "gained"
    LOST = "lost"
    BESIEGES = "besieges"
    CONTESTS = "contests"
    ADVANCING_ON = "advancing_on"
    WITHDREW = "withdrew"


class TollKind(StrEnum):
    """What happened to people."""

    KILLED = "killed"
    INJURED = "injured"
    DISPLACED = "displaced"
    TRAPPED = "trapped"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    MISSING = "missing"
    AFFECTED = "affected"


class ClaimMode(StrEnum):
    """Whether the speaker's own words are quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Statement):
    """Something that happened, is happening, or is said, denied or planned to (see stance)."""

    type: str  # a key of taxonomy.yaml
    initiators: tuple[str, ...]  # Actor.id
    targets: tuple[str, ...]  # Actor.id
    places: tuple[str, ...]  # Place.id, the likeliest first
    when: When | None
    weapons: tuple[str, ...]  # the report's words
    tolls: tuple[str, ...]  # Toll.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Statement):
    """How `source` stands to `target`; symmetric kinds are stored once, in the order of the words."""

    source: str  # Actor.id; "from" in JSON
    kind: TieKind
    target: str  # Actor.id; "to" in JSON
    means: str | None  # "air strikes", "money", "advisers", "arms", "words", ...
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Statement):
    """How `actor` stands to `place`."""

    place: str  # Place.id
    actor: str  # Actor.id
    status: ControlStatus
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(Statement):
    """How many people suffered what, as bounds (`None`: open)."""

    kind: TollKind
    low: int | None
    high: int | None
    estimate: bool
    of: str | None  # whom it counts, in the report's words
    by: str | None  # Actor.id of who caused it
    place: str | None  # Place.id
    places: tuple[str, ...]
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Statement):
    """What somebody is reported to have said."""

    speaker: str | None  # Actor.id
    speaker_text: str  # the speaker in the report's words
    mode: ClaimMode
    text: str  # the words claimed
    cue: str  # the word that attributes: "said", "according to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Statement):
    """What the report, or somebody in it, expects, plans or fears. Frontlines forecasts nothing itself."""

    text: str
    by: str | None  # Actor.id
    by_text: str | None
    condition: str | None  # the report's words: "ISIS is routed"
    horizon: str | None  # the report's words: "within weeks"
    plan: bool  # an intention of the actor, not an expectation
