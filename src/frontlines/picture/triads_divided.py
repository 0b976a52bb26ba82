"""Divided enemies among many reports: pairs that share an enemy and stand against each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from frontlines.picture.relations import pair_key
from frontlines.picture.relations_graph import Graph
from frontlines.picture.triads_legs import Leg, joined, leg_between
from frontlines.picture.words import Names


@dataclass(frozen=True, slots=True)
class Shared:
    """An enemy two actors share, and how each is against it."""

    enemy: str
    first: Leg
    second: Leg


@dataclass(frozen=True, slots=True)
class Division:
    """Two actors who share enemies and stand against each other."""

    first: str
    second: str
    shared: tuple[Shared, ...]  # the one most are against first
    against: tuple[Leg, ...]  # direct before through a third
    direct: bool


def divisions(graph: Graph, names: Names) -> Iterator[Division]:
    """All divided pairs, each once; the rules are those of picture.triads."""
    reach = _Reach(graph)
    found: dict[tuple[str, str], Division] = {}
    for first, second in _opposed(graph):
        enemies = reach.shared(first, second)
        if not enemies or graph.same_side(first, second):
            continue
        direct = second in graph.against.get(first, ())
        legs = [leg_between(graph, (first, second), graph.against, names)] if direct else []
        legs += [*_proxies(graph, first, second, names), *_proxies(graph, second, first, names)]
        if legs:
            shared = tuple(
                Shared(enemy, reach.leg(first, enemy, second, names), reach.leg(second, enemy, first, names))
                for enemy in enemies
            )
            found[first, second] = Division(first, second, shared, tuple(legs), direct)
    yield from _told_once(found, graph)


def _opposed(graph: Graph) -> Iterator[tuple[str, str]]:
    """Pairs that may be against each other, one of the two itself or somebody it stands behind; each once."""
    against = {actor: frozenset(others) for actor, others in graph.against.items()}
    nobody: frozenset[str] = frozenset()
    meant = {
        actor: against.get(actor, nobody).union(
            *(against.get(third, nobody) for third in graph.behind.get(actor, ()))
        )
        for actor in {*graph.against, *graph.behind}
    }
    for actor, others in meant.items():
        for other in others:
            if other < actor and actor in meant.get(other, nobody):
                continue  # met from the other's side
            if other != actor:
                yield pair_key(actor, other)


def _proxies(graph: Graph, one: str, backer: str, names: Names) -> Iterator[Leg]:
    """Those one is against whom the other stands behind, and one does not."""
    backed = graph.behind.get(backer, {})
    for third in sorted(backed.keys() & graph.against.get(one, {}).keys()):
        if third != one and third not in graph.behind.get(one, ()):
            yield _proxy(graph, one, third, backer, names)


def _proxy(graph: Graph, one: str, third: str, backer: str, names: Names) -> Leg:
    hostile = leg_between(graph, (one, third), graph.against, names)
    return joined(hostile, leg_between(graph, (backer, third), graph.behind, names))


class _Reach:
    """Whom each actor is against in arms, itself or through those it stands behind."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._fought: dict[str, frozenset[str]] = {}
        self._reached: dict[str, frozenset[str]] = {}
        self._sides: dict[str, int] = {}

    def shared(self, first: str, second: str) -> list[str]:
        """Enemies both reach, one of them itself, that most are against; the most fought first."""
        own, others = self._own(first), self._own(second)
        found = (own & others) | (own & self._through(second)) | (others & self._through(first))
        if not found:
            return []
        most = max(self._foes(first), self._foes(second))
        fit = [enemy for enemy in found - {first, second} if self._foes(enemy) >= most]
        free = [enemy for enemy in fit if self._is_free(enemy, first, second)]
        return sorted(free, key=lambda enemy: (-self._foes(enemy), enemy))

    def _own(self, actor: str) -> frozenset[str]:
        if actor not in self._fought:
            self._fought[actor] = frozenset(self._graph.fights.get(actor, ()))
        return self._fought[actor]

    def _through(self, actor: str) -> frozenset[str]:
        """The enemies an actor reaches through those it stands behind."""
        if actor not in self._reached:
            behind = self._graph.behind.get(actor, ())
            self._reached[actor] = frozenset().union(*(self._graph.fights.get(fighter, ()) for fighter in behind))
        return self._reached[actor]

    def leg(self, one: str, enemy: str, other: str, names: Names) -> Leg:
        """How one of a pair is against an enemy: itself, else through a third, else through the other of the pair."""
        graph = self._graph
        if enemy in graph.fights.get(one, {}):
            return leg_between(graph, (one, enemy), graph.fights, names)
        fighters = [each for each in sorted(graph.behind.get(one, {})) if enemy in graph.fights.get(each, {})]
        fighter = min(fighters, key=lambda each: (each == other, each))
        behind = leg_between(graph, (one, fighter), graph.behind, names)
        return joined(behind, leg_between(graph, (fighter, enemy), graph.fights, names))

    def _foes(self, actor: str) -> int:
        """How many sides fight an actor."""
        if actor not in self._sides:
            self._sides[actor] = len({self._graph.cast.side(foe) for foe in self._graph.fights.get(actor, {})})
        return self._sides[actor]

    def _is_free(self, enemy: str, first: str, second: str) -> bool:
        """Whether neither of a pair stands behind the enemy, nor the enemy behind it."""
        behind = self._graph.behind
        return not any(
            enemy in behind.get(one, {}) or one in behind.get(enemy, {}) or self._graph.same_side(one, enemy)
            for one in (first, second)
        )


def _told_once(found: dict[tuple[str, str], Division], graph: Graph) -> Iterator[Division]:
    """Each division once: an army and its government against the same other are one.

    The one set against the other itself is told rather than one who is so through a third, and of two alike the
    government rather than its forces.
    """
    by_sides: dict[tuple[str, str], list[Division]] = {}
    for pair, division in sorted(found.items()):
        by_sides.setdefault(pair_key(*map(graph.cast.side, pair)), []).append(division)
    for sides, divisions_of_sides in by_sides.items():
        if len(divisions_of_sides) == 1:
            yield divisions_of_sides[0]
            continue
        direct = [each for each in divisions_of_sides if each.direct] or divisions_of_sides
        yield min(direct, key=lambda each: (-len({each.first, each.second} & set(sides)), each.first, each.second))
