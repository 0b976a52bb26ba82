"""Complete: the other side of an act, where the report names one enemy of the actor and no more."""

from collections.abc import Sequence
from dataclasses import replace

from frontlines.model.statement import Event, Tie, TieKind
from frontlines.read.link import ARMED
from frontlines.read.resolve import Scene
from frontlines.read.state import Candidate

_INFERRED = 0.75  # factor on confidence: the sentence itself does not name the other side
_AGAINST_ARMED = frozenset({"battle", "offensive", "air_strike", "shelling", "siege", "capture"})


def complete(
    scene: Scene, events: Sequence[tuple[Event, Candidate]], ties: Sequence[Tie]
) -> list[tuple[Event, Candidate]]:
    """The events, with the actor's only enemy in the report as target where the sentence names none.

    Only armed actors, only kinds of act that are done to an armed side, and only where one single actor is said to
    fight the initiators; confidence is lowered, so that a reader who wants only stated targets can leave them out.
    """
    foes: dict[str, set[str]] = {}
    for tie in ties:
        if (
            tie.kind == TieKind.FIGHTS
            and scene.actors[tie.source].kind in ARMED
            and scene.actors[tie.target].kind in ARMED
        ):
            foes.setdefault(tie.source, set()).add(tie.target)
            foes.setdefault(tie.target, set()).add(tie.source)
    return [(_against_only_foe(scene, event, foes), candidate) for event, candidate in events]


def _against_only_foe(scene: Scene, event: Event, foes: dict[str, set[str]]) -> Event:
    if event.targets or event.type not in _AGAINST_ARMED or not event.initiators:
        return event
    known = {foe for one in event.initiators for foe in foes.get(one, ())} - set(event.initiators)
    if len(known) != 1:
        return event
    return replace(event, targets=tuple(known), confidence=round(event.confidence * _INFERRED, 3))
