"""Weights: how strongly each pair of actors is drawn together or pushed apart, by all their relations."""

from collections.abc import Iterable

from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.statement import TieKind
from frontlines.picture.camps_search import Weights

# Chosen, not tuned. Whole numbers, so that the sum is the same in any order. A quarrel is weaker than a war: allies
# quarrel and stay allies. A tie only claimed counts half. Beyond three sources a tie is no surer, only better known.
_KINDS = {
    TieKind.FIGHTS: 2,
    TieKind.OPPOSES: 1,
    TieKind.BACKS: 2,
    TieKind.ALLIED_WITH: 2,
    TieKind.PART_OF: 2,
    TieKind.LEADS: 2,
}
_MOST_SOURCES = 3
_ASSERTED, _CLAIMED = 2, 1
# An army and its government, a branch and its group: as one asserted tie by two sources.
_BY_REGISTER = 8


def weights_of(relations: Iterable[Relation], known: Known) -> Weights:
    """From each actor to the others with the weight between them, both ways: above 0 together, below 0 apart.

    Only pairs with a relation, and what belongs together by the register among actors that have one.
    """
    weights: dict[str, dict[str, int]] = {}

    def add(one: str, other: str, weight: int) -> None:
        for source, target in ((one, other), (other, one)):
            weights.setdefault(source, {})
            weights[source][target] = weights[source].get(target, 0) + weight

    for relation in relations:
        held = _ASSERTED if relation.asserted else _CLAIMED
        sources = min(max(relation.independent, 1), _MOST_SOURCES)
        add(relation.source, relation.target, relation.sign * _KINDS[relation.kind] * held * sources)
    for actor in sorted(weights):
        entry = known.actors.get(actor)
        if entry is not None and entry.parent in weights and entry.parent is not None and entry.parent != actor:
            add(actor, entry.parent, _BY_REGISTER)
    return weights
