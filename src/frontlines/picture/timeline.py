"""What happened when, as far as the report dates it."""

from datetime import date

from frontlines.model.reading import Reading
from frontlines.model.statement import Control, ControlStatus, Event
from frontlines.model.when import When
from frontlines.picture.shapes import Moment
from frontlines.picture.standing import basis_of, counts

_CHANGES = frozenset({ControlStatus.GAINED, ControlStatus.LOST, ControlStatus.WITHDREW})


def timeline_of(reading: Reading) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """Dated moments in order of time, and undated ones in order of the text.

    Events, and changes of control no event of the same words already tells.
    """
    events = [event for event in reading.events if counts(event)]
    changes = [
        change
        for change in reading.control
        if counts(change) and change.status in _CHANGES and not any(_same_words(change, event) for event in events)
    ]
    told: tuple[Event | Control, ...] = (*events, *changes)
    moments = [Moment(statement, statement.when, basis_of(statement)) for statement in told]
    dated = [moment for moment in moments if _day(moment.when) is not None]
    undated = [moment for moment in moments if _day(moment.when) is None]
    return tuple(sorted(dated, key=_time)), tuple(sorted(undated, key=_position))


def _same_words(change: Control, event: Event) -> bool:
    return any(a.start < b.end and b.start < a.end for a in change.evidence for b in event.evidence)


def _day(when: When | None) -> date | None:
    return None if when is None else when.start or when.end


def _time(moment: Moment) -> tuple[date, date, int]:
    """By start, the wider before the narrower (a year before its months), then by the order of the text."""
    start = _day(moment.when) or date.min
    end = (moment.when.end if moment.when else None) or date.max
    return start, date.fromordinal(date.max.toordinal() - end.toordinal() + 1), _position(moment)


def _position(moment: Moment) -> int:
    return min((evidence.start for evidence in moment.basis.evidence), default=0)
