"""What a statement points to: the actors, places and time in it, whatever its kind."""

from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll
from frontlines.model.when import When


def actors_in(statement: Statement) -> frozenset[str]:
    """Ids of all actors a statement points to."""
    found: set[str | None] = {statement.stance.by}
    match statement:
        case Event():
            found |= {*statement.initiators, *statement.targets}
        case Tie():
            found |= {statement.source, statement.target}
        case Control():
            found.add(statement.actor)
        case Toll():
            found.add(statement.by)
        case Claim():
            found.add(statement.speaker)
        case Forecast():
            found.add(statement.by)
        case _:
            pass
    return frozenset(actor for actor in found if actor)


def places_in(statement: Statement) -> tuple[str, ...]:
    """Ids of all places a statement points to, the likeliest first."""
    match statement:
        case Event():
            return statement.places
        case Control():
            return (statement.place,)
        case Toll():
            first = (statement.place,) if statement.place else ()
            return tuple(dict.fromkeys((*first, *statement.places)))
        case _:
            return ()


def when_in(statement: Statement) -> When | None:
    """When what a statement tells of happened; None for claims, forecasts and what is undated."""
    return statement.when if isinstance(statement, Event | Tie | Control | Toll) else None
