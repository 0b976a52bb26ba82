"""Opponents: whom a side that is told alone fought, where the report leaves no doubt; a weaker statement for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from frontlines.model.actor import ActorKind
from frontlines.model.event_kinds import FIGHTING
from frontlines.model.ids import fold
from frontlines.model.stance import UNREAL
from frontlines.model.statement import Event, Tie, TieKind
from frontlines.read.link import ARMED
from frontlines.read.resolve import Scene
from frontlines.read.settle_kinds import ON_ANYBODY, STATE_BODY
from frontlines.read.settle_same import Located
from frontlines.read.state import Candidate

_INFERRED = 0.75  # factor on confidence when a side was filled in from the rest of the report
# Done to an enemy in arms; bombs and sieges may as well be meant for a town and its people.
_AGAINST_AN_ENEMY = frozenset({"battle", "offensive", "capture", "air_strike", "shelling"})
_FROM_AFAR = frozenset({"air_strike", "shelling"})
_OF_STATES = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE_FORCES, ActorKind.COALITION})
_FRIENDS = frozenset({TieKind.BACKS, TieKind.ALLIED_WITH, TieKind.PART_OF, TieKind.LEADS})


def with_opponents(
    scene: Scene, events: Sequence[Located], candidates: Sequence[Candidate], ties: Sequence[Tie]
) -> list[Located]:
    """The events, those of one armed side with the only enemy that the report gives it as their target."""
    foes = _Foes(scene, events, candidates, ties)
    return [(foes.opposed(event, candidate), candidate) for event, candidate in events]


class _Foes:
    """Who fights whom in one report, by what it says outright."""

    def __init__(
        self, scene: Scene, events: Sequence[Located], candidates: Sequence[Candidate], ties: Sequence[Tie]
    ) -> None:
        self.scene = scene
        real = [t for t in ties if t.stance.status not in UNREAL]
        pairs = [(t.source, t.target) for t in real if t.kind == TieKind.FIGHTS]
        pairs += [
            (one, other)
            for event, _ in events
            if event.type in FIGHTING and event.stance.status not in UNREAL
            for one in event.initiators
            for other in event.targets
            if self._armed(one) and self._armed(other)
        ]
        self.enemies: dict[str, dict[str, list[str]]] = {}  # side -> enemy side -> its actors, in order
        for one, other in pairs:
            for a, b in ((one, other), (other, one)):
                if self.side(a) != self.side(b):
                    self.enemies.setdefault(self.side(a), {}).setdefault(self.side(b), []).append(b)
        self.friends = {frozenset({self.side(t.source), self.side(t.target)}) for t in real if t.kind in _FRIENDS}
        groups = dict.fromkeys(
            a
            for c in candidates
            if c.stance.status not in UNREAL and (c.kind != "event" or c.value in FIGHTING | ON_ANYBODY)
            for ids in c.roles.values()
            for a in ids
            if a in scene.actors and scene.actors[a].kind == ActorKind.ARMED_GROUP
        )
        # A group whose name holds another's is that one's offshoot, and the wider name may mean either.
        self.groups = tuple(g for g in groups if not any(self._bears_name_of(g, other) for other in groups))

    def _bears_name_of(self, one: str, other: str) -> bool:
        words, others = (set(fold(self.scene.actors[a].name).replace("-", " ").split()) for a in (one, other))
        return others < words

    def _armed(self, actor: str) -> bool:
        return self.scene.actors[actor].kind in ARMED

    def side(self, actor: str) -> str:
        """The house an actor belongs to: all bodies of one state are one, a group goes with its parent."""
        if match := STATE_BODY.match(actor):
            return match.group(1)
        known: Mapping[str, object] = self.scene.actors
        parent = self.scene.actors[actor].parent
        return self.side(parent) if parent is not None and parent in known and parent != actor else actor

    def opposed(self, event: Event, candidate: Candidate) -> Event:
        """The event with its target, if it lacks one and there is only one it can be."""
        if event.type not in _AGAINST_AN_ENEMY or event.targets or not event.initiators:
            return event
        if event.type in _FROM_AFAR and (event.tolls or candidate.heads.get("targets")):
            return event  # whoever was hit is told, though not as a side
        if not all(self._armed(a) for a in event.initiators):
            return event
        sides = {self.side(a) for a in event.initiators}
        foes = {side: actors for own in sides for side, actors in self.enemies.get(own, {}).items()}
        if len(foes) == 1:
            ((_, actors),) = foes.items()
            return self._against(event, actors[-1])
        if not foes and len(self.groups) == 1 and self._is_state(event):
            (group,) = self.groups
            if not any(frozenset({own, self.side(group)}) in self.friends for own in sides):
                return self._against(event, group)
        return event

    def _is_state(self, event: Event) -> bool:
        return all(self.scene.actors[a].kind in _OF_STATES for a in event.initiators)

    @staticmethod
    def _against(event: Event, enemy: str) -> Event:
        if enemy in event.initiators:
            return event
        return replace(event, targets=(enemy,), confidence=round(event.confidence * _INFERRED, 3))
