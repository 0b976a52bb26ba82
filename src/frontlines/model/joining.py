"""How event statements are joined into incidents: the kinds, distances, days, weights and bars the picture uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontlines.model.place import PlacePrecision

_ENDINGS = (("ings", 4), ("ing", 4), ("ies", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4), ("y", 4))
_WHOLE = ("ss", "ay", "ey", "oy", "uy")  # "convoy" and "convoys" have one stem
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        (
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        start=2,
    )
}  # fmt: skip
_NUMBERS |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80"}
_NUMBERS |= {"ninety": "90", "hundred": "100"}


@dataclass(frozen=True, slots=True)
class Kinship:
    """Event types that one real event can bear together."""

    types: frozenset[str]  # keys of taxonomy.yaml; any two of them
    close: bool  # True: words for one thing; False: sides of one event, which need more besides to be joined
    because: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far apart, in kilometres, two places may be and still be one."""

    same: float  # two points no farther apart are one place
    near: float  # two points no farther apart are compatible
    within: Mapping[PlacePrecision, float]  # from the point that stands for a wide place to what may lie in it


@dataclass(frozen=True, slots=True)
class Span:
    """How far apart, in days, two tellings of one event may be."""

    assumed: int  # an undated event happened on the day of publication or at most so many days before
    slack: int  # two dated events may differ by so much: time zones, attacks at night
    apart: int  # between the publications of two undated tellings
    lasting: int  # how long something that lasts was so before a telling that it still is, or is over
    longest: int  # a time of more days says no more than the publication does, if the publication lies in it
    bin: int  # width of the stretches of days that keys are made of; twice `apart` or more


@dataclass(frozen=True, slots=True)
class Bars:
    """What a score must reach, 0 to 1."""

    join: float  # two statements of different reports are one event
    same_report: float  # ... of one report, which had its reasons to tell them apart
    contradicted: float  # ... where the two contradict each other
    average: float  # the mean score between two groups of statements that are to become one incident
    keep: float  # below this a pair is not worth keeping


@dataclass(frozen=True, slots=True)
class Cues:
    """Stems of words that tell a follow-up from news."""

    retold: frozenset[str]  # the report comes back to something known: toll, responsibility, yesterday
    another: frozenset[str]  # the report tells of one more of the kind: second, fresh, again
    further: frozenset[str]  # the report tells how it went on, or of more of the kind: continues, latest
    raised: frozenset[str]  # the report brings a toll up to date: toll, rises
    goes_on: frozenset[str]  # beside the event: it is not new: still, continues


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the score of a pair is made of."""

    base: float  # the score of a pair before anything but kind, place and time has been looked at
    weights: Mapping[str, float]  # by the name of a reason: what it adds to the score; others add nothing


@dataclass(frozen=True, slots=True)
class JoinRules:
    """Everything joining knows; the same rules, statements and judgements give the same incidents."""

    kinships: tuple[Kinship, ...]
    reach: Reach
    span: Span
    bars: Bars
    general: Weighing
    brief: Weighing  # of two reports of a few lines each, which repeat little
    cues: Cues
    lasting: frozenset[str]  # types of event that go on for weeks
    vague_types: frozenset[str]  # types also given to events of which the words say no more than "attack"
    two_sided: frozenset[str]  # types in which either side may be told as the initiator
    spoken: frozenset[str]  # types that are words of somebody: another speaker is another event
    generic: frozenset[str]  # nouns that make a name no proper one: gunmen, militants, rebels
    sites: Mapping[str, str]  # stem of a noun for a site to the name of its kind: "chapel", "church"
    common: Mapping[str, float] = field(default_factory=dict)  # stem of a common word to its weight; all others 1
    between: Mapping[tuple[str, str], Kinship] = field(default_factory=dict)  # two types in order to their kinship

    def kinship(self, one: str, other: str) -> Kinship | None:
        """Why one event can bear two different types; None where it cannot."""
        return self.between.get((one, other) if one < other else (other, one))


def stem(word: str) -> str:
    """A folded word without its commonest endings, a number word as digits; crude, but the same for all its forms."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(_WHOLE):
            return word[: -len(ending)]
    return word
