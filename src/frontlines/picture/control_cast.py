"""The cast: which actors stand for one side, and who speaks in whose interest."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontlines.model.actor import ActorKind
from frontlines.model.known import Known

# An aid agency or a broadcaster whose office is hit does not contest the town.
_SOFT = frozenset({ActorKind.COMMUNITY, ActorKind.PERSON, ActorKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a question, with who stands behind whom.

    `backers` names those who stand behind an actor (see relations.backers_of); without it only parents are known.
    """

    known: Known
    backers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _sides: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)  # found so far

    def side(self, actor: str) -> str:
        """The head of what an actor belongs to: an army and its government are one side, a branch and its group."""
        if actor not in self._sides:
            seen = [actor]
            while (known := self.known.actors.get(seen[-1])) is not None and known.parent not in (None, *seen):
                seen.append(known.parent or "")
            self._sides[actor] = seen[-1]
        return self._sides[actor]

    def sides(self, actors: tuple[str, ...]) -> frozenset[str]:
        """The sides of several actors."""
        return frozenset(map(self.side, actors))

    def interested(self, speaker: str, actors: tuple[str, ...]) -> bool:
        """Whether a speaker is one of these actors, of their side, or stands behind one of them."""
        if self.side(speaker) in self.sides(actors):
            return True
        behind = {self.side(backer) for actor in actors for backer in self.backers.get(actor, ())}
        return self.side(speaker) in behind

    def is_soft(self, actor: str) -> bool:
        """Whether an actor is a community, a single person or an unarmed body: none of them fights for places."""
        known = self.known.actors.get(actor)
        return known is not None and known.kind in _SOFT

    def name(self, actor: str) -> str:
        """An actor's name; an unknown id names itself, and "" is somebody no report names."""
        known = self.known.actors.get(actor)
        return known.name if known is not None else actor or "somebody unnamed"
