"""Where: the place of an act that is only pointed at, as event coders ask for it."""

from bisect import bisect_right
from collections.abc import Sequence

from frontlines.lexicon.gazetteer_words import load_gate_words
from frontlines.model.ids import slug
from frontlines.model.mention import PlaceMention, Span
from frontlines.model.place import Relation
from frontlines.model.report import Report
from frontlines.read.kit import Kit
from frontlines.read.marks import Marks, covered, head_of
from frontlines.read.prepare import prepare
from frontlines.read.resolve import Scene
from frontlines.read.spots import spots
from frontlines.read.whereabouts import Spoken, Whereabouts


def places_of_acts(report: Report, acts: Sequence[Span], kit: Kit) -> tuple[tuple[PlaceMention, ...], ...]:
    """Where each act happened by the words of its sentence, one answer an act; () where they do not say.

    An act is the span of its verb or noun. Whether it is of a kind that Frontlines reads is not asked. Names that no
    gazetteer has are places here where the sentence uses them as such.
    """
    prepared = prepare(report, kit)
    scene = prepared.scene
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
        named = [m for m in prepared.located.mentions if mark.sentence.start <= m.start < mark.sentence.end]
        places = _named(mark, named, scene) + _only_used_as_places(mark, named, scene)
        places = [one for one in places if not one.first <= inside[-1] <= one.last]
        found.append(
            tuple(_mention(one, report.text, mark) for one in Whereabouts(mark, kit.cues).choose(inside[-1], places))
        )
    return tuple(found)


def _named(mark: Marks, mentions: Sequence[PlaceMention], scene: Scene) -> list[Spoken]:
    found: list[Spoken] = []
    for mention in mentions:
        span = covered(mark.sentence, mention.start, mention.end)
        if span:
            top, place = head_of(mark.syntax, span), scene.places[mention.anchor]
            found.append(Spoken(span[0], span[-1], top, place, mention, metonym=span[0] not in mark.places))
    return found


def _only_used_as_places(mark: Marks, mentions: Sequence[PlaceMention], scene: Scene) -> list[Spoken]:
    located = frozenset(i for m in mentions for i in covered(mark.sentence, m.start, m.end))
    return [
        Spoken(spot.first, spot.last, spot.top, None, None, site=spot.site)
        for spot in spots(mark, located, scene.actors, load_gate_words())
    ]


def _mention(one: Spoken, text: str, mark: Marks) -> PlaceMention:
    if one.mention is not None:
        return one.mention
    start, end = mark.sentence.tokens[one.first].start, mark.sentence.tokens[one.last].end
    name = text[start:end]
    place = f"r:{slug(name)}"
    return PlaceMention(start, end, name, place, place, Relation.AT, start, end)
