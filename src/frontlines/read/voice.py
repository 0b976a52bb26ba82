"""Voice: who "we" and "I" are inside somebody's words: the side the speaker speaks for, and the speaker."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from frontlines.model.actor import ActorKind
from frontlines.model.mention import ActorMention, MentionVia
from frontlines.model.statement import Tie, TieKind
from frontlines.read.resolve import Scene
from frontlines.read.speech import Attribution

_MINE = frozenset({"i", "me", "my"})
_OURS = frozenset({"we", "us", "our", "ours"})


def with_voices(
    scene: Scene, said: Sequence[Sequence[Attribution]], ties: Sequence[Tie]
) -> tuple[Scene, tuple[ActorMention, ...]]:
    """The scene with "we" and "I" in quotations led to the speaker's side and the speaker, and the mentions added.

    `ties` tell which body a person belongs to or leads; a speaker without one speaks for himself alone, and his "we"
    stays open, for it may be anybody.
    """
    sides = _sides(scene, ties)
    marks = list(scene.marks)
    added: list[ActorMention] = []
    for n, (mark, held) in enumerate(zip(scene.marks, said, strict=True)):
        found: dict[int, ActorMention] = {}
        for i, token in enumerate(mark.sentence.tokens):
            if token.lower not in _OURS | _MINE or token.pos not in ("PRON", "DET") or i in mark.actors:
                continue
            speaker = next((a.speaker for a in held if i in a.scope and a.speaker), None)
            side = speaker if token.lower in _MINE and _is_person(scene, speaker) else sides.get(speaker or "")
            if side is not None:
                found[i] = ActorMention(token.start, token.end, token.text, side, MentionVia.COREFERENCE)
        if found:
            marks[n] = replace(mark, actors={**mark.actors, **found})
            added += found.values()
    return replace(scene, marks=tuple(marks)), tuple(added)


def _is_person(scene: Scene, speaker: str | None) -> bool:
    return speaker is not None and speaker in scene.actors and scene.actors[speaker].kind == ActorKind.PERSON


def _sides(scene: Scene, ties: Sequence[Tie]) -> Mapping[str, str]:
    """Whom each speaker speaks for: a body for itself, a person for the body he is shown to belong to."""
    sides = {a.id: a.id for a in scene.actors.values() if a.kind != ActorKind.PERSON}
    for tie in ties:
        if tie.kind in (TieKind.PART_OF, TieKind.LEADS) and tie.source not in sides and tie.target in scene.actors:
            sides[tie.source] = tie.target
    return sides
