"""Opposed backers: two against each other whose backers are against each other too, a quarrel carried on in another.

Such ties do balance (see `triads`); they are told because they say whose war a war may be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.settings import PictureSettings
from frontlines.picture.relations import during, pair_key
from frontlines.picture.relations_graph import Graph, graph_of
from frontlines.picture.triads_legs import Leg, leg_between
from frontlines.picture.words import Names


@dataclass(frozen=True, slots=True)
class OpposedBackers:
    """Two against each other, each with a backer, and the backers against each other."""

    actors: tuple[str, str]  # Actor.id, in their order
    backers: tuple[str, str]  # of the first and of the second of them
    legs: tuple[Leg, ...]  # every tie it rests on, with its statements
    explanation: str  # for people, with statement ids

    @property
    def statements(self) -> tuple[str, ...]:
        """Every statement it rests on."""
        return tuple(dict.fromkeys(each for leg in self.legs for each in leg.statements))

    @property
    def asserted(self) -> bool:
        """Whether some report states each of its ties as fact."""
        return all(leg.asserted for leg in self.legs)

    @property
    def independent(self) -> int:
        """Independent sources of its weakest tie."""
        return min(leg.independent for leg in self.legs)

    @property
    def machine_only(self) -> bool:
        """Whether no person has accepted or corrected a statement of it."""
        return all(leg.machine_only for leg in self.legs)


def opposed_backers(
    relations: Sequence[Relation],
    known: Known,
    names: Names,
    *,
    between: tuple[date, date] | None = None,
    settings: PictureSettings | None = None,
) -> tuple[OpposedBackers, ...]:
    """All such fours among relations that stood at some time between two days (None: all of them).

    A government is no backer of its own forces: their war is its own. The best founded come first; the order of
    `relations` does not matter.
    """
    standing = relations if between is None else during(relations, *between, settings or PictureSettings())
    graph = graph_of(standing, known)
    found = [_told(graph, names, *four) for four in _fours(graph)]
    return tuple(sorted(found, key=lambda one: (not one.asserted, -one.independent, one.actors, one.backers)))


def _fours(graph: Graph) -> Iterator[tuple[str, str, str, str]]:
    """(one, other, backer of the one, backer of the other), each once."""
    behind: dict[str, list[str]] = {}
    for backer, backed in graph.behind.items():
        for actor in backed:
            if not graph.same_side(backer, actor):
                behind.setdefault(actor, []).append(backer)
    pairs = {pair_key(one, other) for one, others in graph.against.items() for other in others}
    for one, other in sorted(pairs):
        for backer in sorted(behind.get(one, ())):
            for rival in sorted(behind.get(other, ())):
                if rival in graph.against.get(backer, {}) and not {backer, rival} & {one, other}:
                    yield one, other, backer, rival


def _told(graph: Graph, names: Names, one: str, other: str, backer: str, rival: str) -> OpposedBackers:
    legs = tuple(
        leg_between(graph, pair, edges, names)
        for pair, edges in (
            ((one, other), graph.against),
            ((backer, one), graph.behind),
            ((rival, other), graph.behind),
            ((backer, rival), graph.against),
        )
    )
    quarrel, first, second, above = (leg.words() for leg in legs)
    text = f"{quarrel}; {first}, and {second}; and {above}."
    return OpposedBackers((one, other), (backer, rival), legs, text)
