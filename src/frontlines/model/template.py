"""Incident templates: what a report tells of one kind of violent incident, slot by slot, as MUC-4 asked for it."""

from dataclasses import dataclass
from enum import StrEnum


class TemplateRole(StrEnum):
    """The slots of a template."""

    PERPETRATOR = "perpetrator"  # persons, named or not
    GROUP = "group"  # the organisation they act for, are said to act for, or that claims it
    OBJECT = "object"  # what was attacked, damaged or destroyed
    VICTIM = "victim"  # people by name
    WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Filler:
    """Words of the report that fill a slot: `text == report.text[start:end]`, the best of several that do."""

    role: TemplateRole
    start: int
    end: int
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class IncidentTemplate:
    """One kind of incident the report tells of, and who and what fills its slots."""

    incident: str  # "attack", "bombing", "kidnapping" or "arson"
    fillers: tuple[Filler, ...]
    confidence: float
    rule: str = "learned-templates"
