"""Opponents: whom a side that is told alone fought, where the report leaves no doubt; a weaker statement for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from frontlines.model.actor import ActorKind
from frontlines.model.event_kinds import FIGHTING
from frontlines.model.ids import fold
from frontlines.model.stance import UNREAL, StanceStatus
from frontlines.model.statement import Event, Tie, TieKind
from frontlines.model.when import DatePrecision
from frontlines.read.link import ARMED
from frontlines.read.resolve import Scene
from frontlines.read.settle_kinds import ON_ANYBODY, STATE_BODY
from frontlines.read.settle_same import Located
from frontlines.read.state import Candidate

_INFERRED = 0.75  # factor on confidence when a side was filled in from the rest of the report
# Done to an enemy in arms; bombs and sieges may as well be meant for a town and its people.
_AGAINST_AN_ENEMY = frozenset({"battle", "offensive", "capture", "air_strike", "shelling"})
_FROM_AFAR = frozenset({"air_strike", "shelling"})
_POSTS = frozenset(
    ["outpost", "base", "checkpoint", "post", "position", "camp", "garrison", "barrack", "headquarters", "stronghold"]
)
# What one side calls the other; it names no side of the report's.
_ANYBODY = frozenset({"r:terrorists", "r:the-terrorists", "r:gunmen", "r:attackers", "r:suspects", "r:fighters"})
# What is by its meaning against the government of the country it takes place in.
_REBELLION = frozenset({"insurgency", "rebellion", "insurrection", "rebel", "revolt", "mutiny"})
_TAKEN_BACK = frozenset({StanceStatus.NEGATED, StanceStatus.DENIED})
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
        self.enemies = self._sorted(pairs)
        # Those who stand against each other without a fight that the report tells of.
        self.rivals = self._sorted(
            [
                (t.source, t.target)
                for t in real
                if t.kind == TieKind.OPPOSES and self._armed(t.source) and self._armed(t.target)
            ]
        )
        self.fighting: dict[str, set[str]] = {}  # whoever fights -> in which countries
        for event, _ in events:
            if event.type in FIGHTING and event.stance.status not in UNREAL:
                for a in (*event.initiators, *event.targets):
                    # A coalition fights beside somebody, and a report says against whom.
                    if self._armed(a) and self.scene.actors[a].kind != ActorKind.COALITION:
                        self.fighting.setdefault(self.side(a), set()).update(self._countries(event))
        self.friends = {frozenset({self.side(t.source), self.side(t.target)}) for t in real if t.kind in _FRIENDS}
        groups = dict.fromkeys(
            a
            for c in candidates
            if c.stance.status not in UNREAL and c.kind != "tie"
            if c.kind != "event" or c.value in FIGHTING | ON_ANYBODY
            for ids in c.roles.values()
            for a in ids
            if a in scene.actors and scene.actors[a].kind == ActorKind.ARMED_GROUP and a not in _ANYBODY
        )
        # A group whose name holds another's is that one's offshoot, and the wider name may mean either.
        self.groups = tuple(g for g in groups if not any(self._bears_name_of(g, other) for other in groups))

    def _sorted(self, pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, list[str]]]:
        """Side -> the other side -> its actors, in the order of the text."""
        found: dict[str, dict[str, list[str]]] = {}
        for one, other in pairs:
            for a, b in ((one, other), (other, one)):
                if self.side(a) != self.side(b):
                    found.setdefault(self.side(a), {}).setdefault(self.side(b), []).append(b)
        return found

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
        if event.stance.status in _TAKEN_BACK or self._is_long_ago(event):
            return event
        if event.type == "battle" and (state := self._rebelled_against(event, candidate)) is not None:
            return self._against(event, state)
        if not all(self._armed(a) for a in event.initiators) or self._struck(event, candidate):
            return event
        sides = {self.side(a) for a in event.initiators}
        foes = {side: actors for own in sides for side, actors in self.enemies.get(own, {}).items()}
        foes |= {
            side: actors
            for own in sides
            for side, actors in self.rivals.get(own, {}).items()
            if side not in foes and self._is_there(actors[-1], event)
        }
        if len(foes) == 1:
            ((side, actors),) = foes.items()
            return self._against(event, actors[-1]) if self._is_alone(event, side, sides, told=True) else event
        if not foes and len(self.groups) == 1 and self._is_state(event):
            (group,) = self.groups
            return (
                self._against(event, group) if self._is_alone(event, self.side(group), sides, told=False) else event
            )
        return event

    def _rebelled_against(self, event: Event, candidate: Candidate) -> str | None:
        """The government of the country, for those whom the words call rebels against it."""
        token = self.scene.marks[candidate.sentence].syntax.tokens[candidate.predicate]
        if token.lemma not in _REBELLION or self._is_state(event) or self.scene.topic is None:
            return None
        state = self.scene.topic.replace("country:", "gov:")
        return state if state in self.scene.actors else None

    def _is_long_ago(self, event: Event) -> bool:
        """Whether the event is of another year than the report: today's enemy need not be that year's."""
        if event.when is None or event.when.end is None:
            return False
        published = self.scene.published.start if self.scene.published is not None else None
        return event.when.precision == DatePrecision.YEAR or (
            published is not None and event.when.end.year < published.year
        )

    def _struck(self, event: Event, candidate: Candidate) -> bool:
        """Whether the words tell what was struck, though not whose it was; a post or base is the enemy's."""
        tokens = self.scene.marks[candidate.sentence].syntax.tokens
        ground = self.scene.cues.nouns["settlements"].words | self.scene.cues.nouns["areas"].words | _POSTS
        places = self.scene.marks[candidate.sentence].places
        told = [h for h in candidate.heads.get("targets", ()) if h not in places]
        return any(tokens[h].lemma not in ground for h in told) or bool(event.type in _FROM_AFAR and event.tolls)

    def _countries(self, event: Event) -> set[str]:
        return {country for p in event.places if (country := self.scene.places[p].country)}

    def _is_there(self, actor: str, event: Event) -> bool:
        country, there = self.scene.actors[actor].country, self._countries(event)
        return country is None or not there or country in there

    def _is_alone(self, event: Event, enemy: str, sides: set[str], *, told: bool) -> bool:
        """Whether nobody else is there to be fought but friends and those who fight the same enemy.

        Where the report tells (`told`) that they are enemies, others who have an enemy of their own do not count.
        """
        friends = {other for own in sides for pair in self.friends if own in pair for other in pair}
        known = {enemy, *sides, *friends}
        known |= set(self.enemies) if told else set()
        there = self._countries(event)
        return not any(
            side not in known and (not countries or not there or countries & there)
            for side, countries in self.fighting.items()
        )

    def _is_state(self, event: Event) -> bool:
        return all(self.scene.actors[a].kind in _OF_STATES for a in event.initiators)

    @staticmethod
    def _against(event: Event, enemy: str) -> Event:
        if enemy in event.initiators:
            return event
        return replace(event, targets=(enemy,), confidence=round(event.confidence * _INFERRED, 3))
