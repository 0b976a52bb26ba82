"""Read: one report into its statements, stage by stage, a straight line of pure functions."""

from collections.abc import Sequence

from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence
from frontlines.read.affiliate import affiliations
from frontlines.read.claim import claims_of
from frontlines.read.compound import compounds
from frontlines.read.doubt import doubts
from frontlines.read.expect import expect
from frontlines.read.keep import kept_actors, kept_places, told_apart
from frontlines.read.kit import Kit
from frontlines.read.label import judgement, label
from frontlines.read.parties import with_parties
from frontlines.read.prepare import prepare
from frontlines.read.recase import in_own_words
from frontlines.read.settle import settle
from frontlines.read.settle_same import merge_control, merge_ties
from frontlines.read.speech import Attribution, attributions
from frontlines.read.state import Candidate, NearMiss, state
from frontlines.read.voice import with_voices


def read(report: Report, kit: Kit) -> Reading:
    """Read one report into its statements, each tied to its exact words."""
    return read_traced(report, kit, near=None)


def read_traced(
    report: Report, kit: Kit, *, near: list[NearMiss] | None, fired: list[Candidate] | None = None
) -> Reading:
    """As `read`; what rules nearly found is added to `near`, what they found to `fired`, if lists are given."""
    ready = prepare(report, kit)
    original, report = report, ready.report
    sentences, names, located, linked, scene = ready.sentences, ready.names, ready.located, ready.linked, ready.scene
    said = _by_sentence(
        attributions(report.text, scene.marks, {a.id: a.kind for a in linked.actors.values()}, kit.cues), sentences
    )
    shown = affiliations(scene, linked, names.demonyms, kit.register, report.sha256)
    scene, ours = with_voices(scene, said, shown.ties)
    scene, wide, partaking, named_so = with_parties(scene, kit.rules, names, kit.register)
    candidates = state(scene, kit.rules, said, wide=wide, near=near)
    if fired is not None:
        fired += candidates
    events, ties, control, tolls = settle(
        scene, candidates, report.sha256, judging=[s.index for s in sentences if judgement(report.text, s, kit.cues)]
    )
    hyphened_ties, hyphened_control = compounds(scene, said, report.sha256)
    ties = merge_ties([*ties, *hyphened_ties, *shown.ties])
    control = merge_control([*control, *hyphened_control])
    forecasts = expect(scene, said, kit.cues, kit.outlook, report.sha256)
    claims = claims_of(scene, said, report.sha256)
    taken: set[str] = set()
    events, ties, control, tolls, claims, forecasts = (
        told_apart(events, taken), told_apart(ties, taken), told_apart(control, taken),
        told_apart(tolls, taken), told_apart(claims, taken), told_apart(forecasts, taken),
    )  # fmt: skip
    kept = kept_actors(linked, events, ties, control, tolls, claims, forecasts)
    actors = tuple(a for a in (*linked.actors.values(), *shown.actors, *partaking) if a.id in kept)
    places, place_mentions = kept_places(located, linked, events, control, tolls)
    reading = Reading(
        report=report,
        sentences=label(report.text, sentences, said, forecasts, kit.cues),
        actors=actors,
        actor_mentions=tuple(
            sorted(
                (m for m in (*linked.mentions, *ours, *named_so) if m.actor in kept), key=lambda m: (m.start, m.end)
            )
        ),
        places=places,
        place_mentions=place_mentions,
        events=tuple(events),
        ties=tuple(ties),
        control=tuple(control),
        tolls=tuple(tolls),
        claims=tuple(claims),
        forecasts=tuple(forecasts),
        warnings=doubts(report, ties, control, {a.id: a.name for a in actors} | {p.id: p.name for p in places}),
    )
    return reading if report is original else in_own_words(reading, original)


def _by_sentence(said: Sequence[Attribution], sentences: Sequence[Sentence]) -> list[list[Attribution]]:
    found: list[list[Attribution]] = [[] for _ in sentences]
    for one in said:
        found[one.sentence].append(one)
    return found
