"""Incidents: one real-world event each, merged from the statements of one or many reports."""

from dataclasses import dataclass
from datetime import date

from frontlines.model.statement import TollKind
from frontlines.model.when import When


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against taking two statements for one event."""

    name: str  # of the rule: "same-day", "near-places", "toll-agrees", ...
    weight: float  # what it adds to the score; negative speaks against
    text: str  # in words, for people


@dataclass(frozen=True, slots=True)
class Join:
    """Two event statements and how sure it is that they tell of one event."""

    first: str  # Statement.id, the smaller one
    second: str
    score: float  # 0..1
    reasons: tuple[Reason, ...]
    contradiction: str | None = None  # in words, where the two contradict each other


@dataclass(frozen=True, slots=True)
class JudgedValue:
    """How one value of an incident came about."""

    field: str  # "type", "when", "places", "initiators", "targets", "killed", ...
    value: str  # for people
    rule: str  # the named rule that chose it
    why: str  # in words: which reports say so, which say otherwise
    statements: tuple[str, ...]  # Statement.id


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One toll of an incident, reconciled from all that is said of it by a named rule; never a sum."""

    kind: TollKind
    low: int | None  # None: open
    high: int | None
    estimate: bool
    rule: str  # "range", "conservative" or "latest"
    independent: int  # sources that give a count, wire copies and repeats not counted
    disputed: bool  # independent sources give counts that do not overlap
    statements: tuple[str, ...]  # Statement.id of the tolls it rests on
    why: str  # in words


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world event, as far as the reports tell it."""

    id: str  # "I-" and the letters of its founding statement's lineage: stays when reports are added
    type: str  # a key of taxonomy.yaml
    types: tuple[str, ...]  # every type the reports give it
    initiators: tuple[str, ...]  # Actor.id
    targets: tuple[str, ...]
    places: tuple[str, ...]  # Place.id, the likeliest first
    when: When | None
    when_assumed: bool  # no report dates it: the time is that of publication
    asserted: bool  # at least one report states it as fact; False: only claimed, alleged or opinion
    tolls: tuple[Reckoning, ...]
    statements: tuple[str, ...]  # Statement.id, the founding one first
    joins: tuple[Join, ...]  # why they are one
    contradictions: tuple[str, ...]  # in words
    judged: tuple[JudgedValue, ...]
    independent: int  # sources that tell of it, wire copies and repeats not counted
    first_reported: date
    last_reported: date
    machine_only: bool  # no person has accepted or corrected a statement of it


def incident_id(lineage: str) -> str:
    """The id of the incident that a statement founded: "S-4F1A..." founds "I-4F1A..."."""
    return "I-" + lineage.partition("-")[2]
