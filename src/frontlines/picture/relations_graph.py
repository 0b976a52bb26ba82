"""The actors of one time as a signed graph: who stands with, behind and against whom, by which relations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontlines.model.actor import ActorKind
from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.statement import TieKind
from frontlines.picture.control_cast import Cast

# From an actor to each other and the relations between the two, the best founded first. An edge with no relations
# is one by the register: a government and its own forces.
Edges = Mapping[str, Mapping[str, Sequence[Relation]]]


@dataclass(frozen=True, slots=True)
class Graph:
    """Edges both ways, apart from `behind` (from backer, leader or whole to whom it stands behind)."""

    fights: Edges
    against: Edges  # fights or opposes
    beside: Edges  # backs, leads, allied with, part of
    behind: Edges
    cast: Cast

    def same_side(self, one: str, other: str) -> bool:
        """Whether two are one side by the register, or one is reported part of the other."""
        if self.cast.side(one) == self.cast.side(other):
            return True
        return any(each.kind is TieKind.PART_OF for each in self.beside.get(one, {}).get(other, ()))


def graph_of(relations: Iterable[Relation], known: Known) -> Graph:
    """The graph of some relations; those of an actor to itself are left out."""
    fights: dict[str, dict[str, list[Relation]]] = {}
    against: dict[str, dict[str, list[Relation]]] = {}
    beside: dict[str, dict[str, list[Relation]]] = {}
    behind: dict[str, dict[str, list[Relation]]] = {}
    actors: dict[str, None] = {}
    for relation in relations:
        one, other = relation.source, relation.target
        if one == other:
            continue
        actors[one] = actors[other] = None
        _tie(against if relation.sign < 0 else beside, one, other, relation)
        if relation.kind is TieKind.FIGHTS:
            _tie(fights, one, other, relation)
        if relation.kind in (TieKind.BACKS, TieKind.LEADS):
            behind.setdefault(one, {}).setdefault(other, []).append(relation)
        elif relation.kind is TieKind.PART_OF:
            behind.setdefault(other, {}).setdefault(one, []).append(relation)
    for owner, forces in _own_forces(sorted(actors), known):
        behind.setdefault(owner, {}).setdefault(forces, [])
    return Graph(_ordered(fights), _ordered(against), _ordered(beside), _ordered(behind), Cast(known))


def _tie(edges: dict[str, dict[str, list[Relation]]], one: str, other: str, relation: Relation) -> None:
    edges.setdefault(one, {}).setdefault(other, []).append(relation)
    edges.setdefault(other, {}).setdefault(one, []).append(relation)


def _own_forces(actors: Iterable[str], known: Known) -> Iterable[tuple[str, str]]:
    """(government, its forces), by the register."""
    for actor in actors:
        forces = known.actors.get(actor)
        if forces is not None and forces.parent and forces.kind is ActorKind.STATE_FORCES:
            owner = known.actors.get(forces.parent)
            if owner is not None and owner.kind is ActorKind.GOVERNMENT:
                yield owner.id, actor


def _best_first(relation: Relation) -> tuple[object, ...]:
    """Sort key: fighting before opposing, fact before claim, more sources before fewer."""
    return (
        relation.kind is not TieKind.FIGHTS,
        not relation.asserted,
        -relation.independent,
        relation.kind,
        relation.source,
        relation.target,
        relation.statements,
    )


def _ordered(edges: dict[str, dict[str, list[Relation]]]) -> Edges:
    """The relations of each edge, the best founded first."""
    for others in edges.values():
        for relations in others.values():
            if len(relations) > 1:
                relations.sort(key=_best_first)
    return edges
