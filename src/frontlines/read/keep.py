"""Keep: what a reading shows: the actors and places its statements use, and each statement under an id of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from frontlines.model.actor import ActorOrigin
from frontlines.model.ids import stable_id
from frontlines.model.mention import PlaceMention
from frontlines.model.place import Place, Relation
from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll
from frontlines.read.link import ARMED, Linked
from frontlines.read.locate import Located


def kept_actors(
    linked: Linked,
    events: Sequence[Event],
    ties: Sequence[Tie],
    control: Sequence[Control],
    tolls: Sequence[Toll],
    claims: Sequence[Claim],
    forecasts: Sequence[Forecast],
) -> set[str]:
    """Actors named in the report, and those only described that take part in a statement."""
    used: set[str] = set()
    for event in events:
        used |= {*event.initiators, *event.targets}
    for tie in ties:
        used |= {tie.source, tie.target}
    used |= {c.actor for c in control} | {t.by for t in tolls if t.by}
    used |= {c.speaker for c in claims if c.speaker} | {f.by for f in forecasts if f.by}
    used |= {s.stance.by for s in (*events, *ties, *control, *tolls) if s.stance.by}
    used |= linked.named
    # "security forces regained the site": a body of the state that acts, though no statement was read of it.
    used |= {
        a for a in linked.acting if linked.actors[a].origin == ActorOrigin.REGISTER and linked.actors[a].kind in ARMED
    }
    return used


def kept_places(
    located: Located,
    linked: Linked,
    events: Sequence[Event],
    control: Sequence[Control],
    tolls: Sequence[Toll],
) -> tuple[tuple[Place, ...], tuple[PlaceMention, ...]]:
    """Places named as places; a country that is only ever its government is none."""
    mentions = tuple(m for m in located.mentions if (m.start, m.end) not in linked.metonyms)
    used = {p for e in events for p in e.places} | {c.place for c in control} | {p for t in tolls for p in t.places}
    # A phrase such as "40 miles west of Baghdad" is a place of the report only if something happened there.
    mentions = tuple(m for m in mentions if m.relation == Relation.AT or m.place in used or _is_name(m))
    used |= {m.place for m in mentions}
    used |= {m.anchor for m in mentions if m.relation != Relation.BORDER}
    # "the Afghan border": a country named only for its border is no place of the report, so nothing points to it.
    mentions = tuple(m if m.anchor in used else replace(m, anchor=m.place) for m in mentions)
    return tuple(p for p in located.places if p.id in used), mentions


def _is_name(mention: PlaceMention) -> bool:
    """ "northern Lebanon" reads as a name; "the north of Lebanon" and "west of the Euphrates" describe."""
    return mention.relation == Relation.PART and mention.phrase_end == mention.end


S = TypeVar("S", bound=Statement)


def told_apart(statements: Iterable[S], taken: set[str]) -> list[S]:
    """The statements with an id each: of two that differ in stance alone, the later one gets an id of its own.

    `taken` holds the ids already given in this reading, and those given here afterwards.
    """
    found = []
    for statement in statements:
        ident, times = statement.id, 1
        while ident in taken:
            times += 1
            ident = stable_id("S", statement.id, times)
        taken.add(ident)
        found.append(statement if ident == statement.id else replace(statement, id=ident))
    return found
