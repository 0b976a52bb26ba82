"""Legs: the ties a triad stands on, each in words with its statements."""

from dataclasses import dataclass

from frontlines.picture.relations_graph import Edges, Graph
from frontlines.picture.relations_words import cited, relation_words
from frontlines.picture.words import Names, agree


@dataclass(frozen=True, slots=True)
class Leg:
    """One tie of a triad, or one that leads through a third actor."""

    text: str  # "Turkey fights the YPG"
    cited: str  # its first statements, for people; "" where it is known from the register
    statements: tuple[str, ...]  # Statement.id, all of them
    asserted: bool  # some report states it as fact
    independent: int  # sources; of a tie through a third, of its weaker part
    machine_only: bool

    def words(self) -> str:
        """The tie with its first statements: "Turkey fights the YPG (s-1, s-2)"."""
        return f"{self.text} ({self.cited})" if self.cited else self.text


def leg_between(graph: Graph, pair: tuple[str, str], edges: Edges, names: Names) -> Leg:
    """The tie of a pair as the best founded of its relations tells it, with the statements of all of them."""
    one, other = pair
    relations = edges[one][other]
    if not relations:
        belongs = agree(names.actor(other), ("belongs", "belong"))
        return Leg(f"{belongs} to {names.actor(one)} by the register", "", (), True, 0, True)
    return Leg(
        text=relation_words(relations[0], names) + ("" if relations[0].asserted else " (only claimed)"),
        cited=cited(relations[0]),
        statements=tuple(dict.fromkeys(each for relation in relations for each in relation.statements)),
        asserted=any(relation.asserted for relation in relations),
        independent=max(relation.independent for relation in relations),
        machine_only=all(relation.machine_only for relation in relations),
    )


def joined(one: Leg, other: Leg) -> Leg:
    """A tie through a third actor, from the two ties it consists of."""
    counts = [leg.independent for leg in (one, other) if leg.statements]
    return Leg(
        text=f"{one.words()}, and {other.text}",
        cited=other.cited,
        statements=tuple(dict.fromkeys(one.statements + other.statements)),
        asserted=one.asserted and other.asserted,
        independent=min(counts, default=0),
        machine_only=one.machine_only and other.machine_only,
    )
