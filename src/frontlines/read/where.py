"""Where: the place of an act that is only pointed at, as event coders ask for it."""

from bisect import bisect_right
from collections.abc import Sequence

from frontlines.model.mention import PlaceMention, Span
from frontlines.model.report import Report
from frontlines.read.kit import Kit
from frontlines.read.prepare import prepare
from frontlines.read.resolve import Resolver


def places_of_acts(report: Report, acts: Sequence[Span], kit: Kit) -> tuple[tuple[PlaceMention, ...], ...]:
    """Where each act happened by the words of its sentence, one answer an act; () where they do not say.

    An act is the span of its verb or noun. Whether it is of a kind that Frontlines reads is not asked.
    """
    scene = prepare(report, kit).scene
    starts = [mark.sentence.start for mark in scene.marks]
    found: list[tuple[PlaceMention, ...]] = []
    for act in acts:
        number = bisect_right(starts, act.start) - 1
        tokens = scene.marks[number].sentence.tokens if number >= 0 else ()
        inside = [
            i for i, token in enumerate(tokens) if token.start < act.end and token.start + len(token.text) > act.start
        ]
        if not inside:
            found.append(())
            continue
        mark = scene.marks[number]
        places = Resolver(scene, mark).place_near(inside[-1])
        mentions = {id(m): m for m in mark.places.values() if m.place in places}
        found.append(tuple(sorted(mentions.values(), key=lambda m: m.start)))
    return tuple(found)
