"""How event statements are joined into incidents: the distances, days, weights and bars the picture works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontlines.model.place import PlacePrecision


@dataclass(frozen=True, slots=True)
class Kinship:
    """Event types that one real event can bear together."""

    types: frozenset[str]  # keys of taxonomy.yaml
    close: bool  # True: two words for one thing; False: one event may have both sides, and they need more besides
    because: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far apart, in kilometres, two places may be and still be one."""

    same: float  # two points this near are one place
    near: float  # two points this near are compatible
    within: Mapping[PlacePrecision, float]  # from the point that stands for a wide place to a town that may lie in it


@dataclass(frozen=True, slots=True)
class Span:
    """Days between what is told and what may be one event."""

    assumed: int  # an undated event is taken to have happened on the day of publication or so many days before
    slack: int  # two dated events may differ by so much: time zones, night attacks
    apart: int  # the most days between two publications of one undated event
    longest: int  # a time wider than this says no more than the publication does, if it holds that day
    bin: int  # width of the stretches of days that keys are made of; at least twice `apart`


@dataclass(frozen=True, slots=True)
class Bars:
    """What a score must reach."""

    join: float  # two statements of different reports are joined
    same_report: float  # ... of one report
    contradicted: float  # ... where they contradict each other
    average: float  # the mean score between two clusters that are to become one
    keep: float  # below this a pair is not worth a Join at all


@dataclass(frozen=True, slots=True)
class JoinRules:
    """Everything joining knows; the same rules and statements give the same incidents."""

    kinships: tuple[Kinship, ...]
    reach: Reach
    span: Span
    bars: Bars
    base: float  # the score of two statements of one kind, time and place before anything else is looked at
    weights: Mapping[str, float]  # by the name of a reason: what it adds to the score
    vague_types: frozenset[str]  # types that rules give where the words say no more than "attack"
    generic: frozenset[str]  # words that make a name no proper one: gunmen, militants, rebels
    retold: frozenset[str]  # stems that show a report comes back to what is known: toll, responsibility, yesterday
    another: frozenset[str]  # stems that show it tells of one more of the kind: second, fresh, again
    two_sided: frozenset[str]  # types in which either side may be told as the initiator
    common: Mapping[str, float] = field(default_factory=dict)  # stem of a common word to its weight, 0..1; others 1
    between: Mapping[tuple[str, str], Kinship] = field(default_factory=dict)  # types in order, closest kinship first

    @property
    def cues(self) -> frozenset[str]:
        """Stems that are kept in a signature though they are common."""
        return self.retold | self.another

    def kinship(self, one: str, other: str) -> Kinship | None:
        """Why one event can bear both types; None where it cannot. Equal types need no kinship."""
        return self.between.get((one, other) if one < other else (other, one))
