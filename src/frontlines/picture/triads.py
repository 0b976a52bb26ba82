"""Triads that do not balance: three actors, or two and their backers, whose ties pull against each other.

Structural balance (Cartwright and Harary, 1956): three actors are in balance where the product of the signs of their
ties is positive: my friend's enemy is my enemy. Three kinds of strain are looked for:

- `divided`: A and B are both against C, yet against each other. All three ties are negative. Of three mutual enemies
  only one way round is told: C is fought by at least as many as A or B is; else the war of A and B is the main one,
  and C merely fights on another side of it. A or B may fight C through somebody it stands behind, and be against the
  other through somebody the other stands behind; one of the two must fight C itself.
- `crossed`: A stands with B and with C, and B fights C.
- `backers`: A and B stand together, and a backer of A is against a backer of B.

A fourth is in balance and told all the same, for it shows a war fought by way of others:

- `proxies`: A and B are against each other, and a backer of A is against a backer of B.

The rules for `divided` are those for one report (picture.divided), on relations instead of statements.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.settings import PictureSettings
from frontlines.picture.relations import during, pair_key
from frontlines.picture.relations_graph import Graph, graph_of
from frontlines.picture.triads_divided import divisions
from frontlines.picture.triads_legs import Leg, leg_between
from frontlines.picture.words import Names, listed


class TriadRule(StrEnum):
    """How the ties of a triad pull against each other."""

    DIVIDED = "divided"
    CROSSED = "crossed"
    BACKERS = "backers"
    PROXIES = "proxies"


@dataclass(frozen=True, slots=True)
class Triad:
    """Actors whose ties do not balance, with the evidence for each tie."""

    rule: TriadRule
    actors: tuple[str, str]  # DIVIDED: the two; CROSSED: the two who fight; BACKERS and PROXIES: the two backed
    over: tuple[str, ...]  # DIVIDED: the enemies they share; CROSSED: who stands with both; else backers, in order
    legs: tuple[Leg, ...]  # every tie it rests on, with its statements
    explanation: str  # a sentence or two for people, with statement ids

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
        """Independent sources of its weakest tie; ties by the register have none and do not count."""
        return min((leg.independent for leg in self.legs if leg.statements), default=0)

    @property
    def machine_only(self) -> bool:
        """Whether no person has accepted or corrected a statement of it."""
        return all(leg.machine_only for leg in self.legs)


def triads_of(
    relations: Sequence[Relation],
    known: Known,
    names: Names,
    *,
    between: tuple[date, date] | None = None,
    settings: PictureSettings | None = None,
) -> tuple[Triad, ...]:
    """All triads that do not balance among relations that stood at some time between two days (None: all of them).

    Divided enemies first, then crossed ties, backers and proxies; the best founded first. The order of `relations`
    does not matter.
    """
    graph = _graph(relations, known, between, settings)
    found = [*_divided(graph, names), *_crossed(graph, names), *_backers(graph, names)]
    return tuple(sorted(found, key=_order))


def divided_between(
    relations: Sequence[Relation],
    known: Known,
    names: Names,
    *,
    between: tuple[date, date] | None = None,
    settings: PictureSettings | None = None,
) -> tuple[Triad, ...]:
    """The divided enemies alone (see triads_of)."""
    return tuple(sorted(_divided(_graph(relations, known, between, settings), names), key=_order))


def _graph(
    relations: Sequence[Relation],
    known: Known,
    between: tuple[date, date] | None,
    settings: PictureSettings | None,
) -> Graph:
    standing = relations if between is None else during(relations, *between, settings or PictureSettings())
    return graph_of(standing, known)


def _order(triad: Triad) -> tuple[object, ...]:
    return list(TriadRule).index(triad.rule), not triad.asserted, -triad.independent, triad.actors, triad.over


def _divided(graph: Graph, names: Names) -> Iterator[Triad]:
    for found in divisions(graph, names):
        one, other = names.actor(found.first), names.actor(found.second)
        sides = f"{found.shared[0].first.words()}; {found.shared[0].second.words()}"
        against = "; ".join(leg.words() for leg in found.against[:_SPELLED_OUT])
        enemies = [shared.enemy for shared in found.shared]
        yield Triad(
            TriadRule.DIVIDED,
            (found.first, found.second),
            tuple(enemies),
            tuple(leg for shared in found.shared for leg in (shared.first, shared.second)) + found.against,
            f"{one} and {other} are both against {listed([names.actor(each) for each in enemies])}: {sides}. "
            f"Yet they stand against each other: {against}.",
        )


# How many of the ties that set two against each other an explanation spells out; all are kept as legs.
_SPELLED_OUT = 2


def _crossed(graph: Graph, names: Names) -> Iterator[Triad]:
    for one, other in _fighting_pairs(graph):
        for third in sorted(set(graph.beside.get(one, {})) & set(graph.beside.get(other, {}))):
            if _torn(graph, third, one) or _torn(graph, third, other):
                continue
            legs = tuple(
                leg_between(graph, pair, edges, names)
                for pair, edges in (
                    ((third, one), graph.beside),
                    ((third, other), graph.beside),
                    ((one, other), graph.fights),
                )
            )
            text = f"{names.actor(third)} stands with both {names.actor(one)} and {names.actor(other)}: "
            if third in graph.behind.get(one, {}) and third in graph.behind.get(other, {}):
                text = f"Two who stand behind {names.actor(third)} fight each other: "
            text += f"{legs[0].words()}; {legs[1].words()}. Yet {legs[2].words()}."
            yield Triad(TriadRule.CROSSED, (one, other), (third,), legs, text)


def _torn(graph: Graph, one: str, other: str) -> bool:
    """Whether the tie of two who stand together is none to build on: one side anyhow, or at war as well."""
    return graph.cast.side(one) == graph.cast.side(other) or other in graph.fights.get(one, {})


def _backers(graph: Graph, names: Names) -> Iterator[Triad]:
    """Two who are tied, for good or ill, and whose backers are against each other."""
    for backer, rivals in sorted(graph.against.items()):
        for one in sorted(graph.behind.get(backer, ())):
            if graph.cast.side(backer) == graph.cast.side(one):
                continue  # a government is no backer of its own forces: its war is theirs
            tied = graph.beside.get(one, {}).keys() | graph.against.get(one, {}).keys()
            for rival in sorted(rivals):
                for other in sorted(tied & graph.behind.get(rival, {}).keys()):
                    # Each once, in the order of the two backed.
                    if (
                        one < other
                        and len({one, other, backer, rival}) == 4
                        and not _one_side(graph, rival, one, other)
                    ):
                        yield _backed(graph, (one, other), (backer, rival), names)


def _one_side(graph: Graph, rival: str, one: str, other: str) -> bool:
    return graph.cast.side(other) in (graph.cast.side(one), graph.cast.side(rival))


def _backed(graph: Graph, backed: tuple[str, str], backers: tuple[str, str], names: Names) -> Triad:
    (one, other), (backer, rival) = backed, backers
    # Two who stand together and are at odds as well count as at odds: their backers are no new strain on them.
    opposed = other in graph.against.get(one, {})
    legs = tuple(
        leg_between(graph, pair, edges, names)
        for pair, edges in (
            (backed, graph.against if opposed else graph.beside),
            ((backer, one), graph.behind),
            ((rival, other), graph.behind),
            (backers, graph.against),
        )
    )
    behind = f"{legs[1].words()}; {legs[2].words()}; {legs[3].words()}."
    two = f"{names.actor(one)} and {names.actor(other)}"
    if opposed:
        text = f"{two} are against each other ({legs[0].words()}), and so are those who stand behind them: {behind}"
        return Triad(TriadRule.PROXIES, backed, backers, legs, text)
    text = f"{two} stand together ({legs[0].words()}), yet their backers are against each other: {behind}"
    return Triad(TriadRule.BACKERS, backed, backers, legs, text)


def _fighting_pairs(graph: Graph) -> list[tuple[str, str]]:
    return sorted({pair_key(one, other) for one, others in graph.fights.items() for other in others})
