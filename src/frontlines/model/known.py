"""The actors and places that statements point to by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontlines.model.actor import Actor
from frontlines.model.place import Place


@dataclass(frozen=True, slots=True)
class Known:
    """Actors and places by id; those of the statements at hand, or more."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
