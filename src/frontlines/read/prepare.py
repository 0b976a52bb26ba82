"""Prepare: what is known of a report before rules are tried: sentences, names, places, actors, times, counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from frontlines.model.place import PlacePrecision
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence
from frontlines.read.annotate import annotate
from frontlines.read.clause import Syntax
from frontlines.read.find import Names, find
from frontlines.read.kit import Kit
from frontlines.read.link import Linked, focus_country, link
from frontlines.read.locate import Located, locate, names_taken
from frontlines.read.recase import recased
from frontlines.read.resolve import Scene
from frontlines.read.scene import build_scene


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report as the rules find it."""

    report: Report  # as the stages read it: with capitals where it came without
    sentences: Sequence[Sentence]
    names: Names
    located: Located
    linked: Linked
    scene: Scene


def prepare(report: Report, kit: Kit) -> Prepared:
    """Annotate the report, find its names, and settle what they mean."""
    report = recased(report, kit.casing)
    sentences = annotate(report.text, kit.annotator)
    syntaxes = [Syntax(s) for s in sentences]
    names = find(report, sentences, kit.register, kit.cues)
    located = locate(report.text, sentences, kit.gazetteer, taken=names_taken(names), guessed=names.organisations)
    focus = focus_country(names, _place_votes(located))
    linked = link(
        report.text, sentences, syntaxes, names, located.mentions,
        register=kit.register, cues=kit.cues, focus=focus,
        located_in={p.country for p in located.places if p.country and p.precision != PlacePrecision.COUNTRY},
    )  # fmt: skip
    scene = build_scene(report, sentences, syntaxes, located, linked, kit, [d.end for d in names.demonyms])
    return Prepared(report, sentences, names, located, linked, scene)


def _place_votes(located: Located) -> list[tuple[str | None, int]]:
    times = Counter(m.anchor for m in located.mentions)
    return [(place.country, times[place.id]) for place in located.places]
