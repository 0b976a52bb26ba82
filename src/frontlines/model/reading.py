"""A reading: everything one report was found to say."""

from dataclasses import dataclass

from frontlines.model.actor import Actor
from frontlines.model.errors import Skipped
from frontlines.model.mention import ActorMention, PlaceMention
from frontlines.model.place import Place
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence
from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a careful user should look at, said once, in words."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and its statements. Tuples are in the order of the text."""

    report: Report
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    actor_mentions: tuple[ActorMention, ...]
    places: tuple[Place, ...]
    place_mentions: tuple[PlaceMention, ...]
    events: tuple[Event, ...]
    ties: tuple[Tie, ...]
    control: tuple[Control, ...]
    tolls: tuple[Toll, ...]
    claims: tuple[Claim, ...]
    forecasts: tuple[Forecast, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def statements(self) -> tuple[Statement, ...]:
        """All statements of all six kinds, kind by kind."""
        return (*self.events, *self.ties, *self.control, *self.tolls, *self.claims, *self.forecasts)
