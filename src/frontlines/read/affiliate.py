"""Affiliate: what a name itself shows: "Pakistani army" is part of its government, "Taliban chief X" leads."""

from collections.abc import Sequence

from frontlines.lexicon.cues import Cues
from frontlines.model.actor import ActorKind
from frontlines.model.ids import stable_id
from frontlines.model.mention import MentionVia
from frontlines.model.sentence import SentenceKind
from frontlines.model.stance import Stance
from frontlines.model.statement import Evidence, Tie, TieKind
from frontlines.read.link import ARMED, Linked
from frontlines.read.marks import Marks
from frontlines.read.resolve import Scene
from frontlines.read.settle import evidence

_BODIES = ("army:", "police:", "navy:", "airforce:", "security:", "ministry:", "intelligence:", "border:")


def affiliations(scene: Scene, linked: Linked, report_key: str) -> list[Tie]:
    """Ties that stand in names and titles, in the order of the text."""
    return [*_bodies(scene, linked, report_key), *_titles(scene, linked, report_key)]


def _tie(report_key: str, one: str, kind: TieKind, other: str, bearing: Evidence, rule: str, confidence: float) -> Tie:
    return Tie(
        id=stable_id("S", report_key, "tie", one, kind, other, bearing.start),
        stance=Stance(),
        evidence=(bearing,),
        rule=rule,
        confidence=confidence,
        source=one,
        kind=kind,
        target=other,
        means=None,
        when=None,
    )


def _bodies(scene: Scene, linked: Linked, report_key: str) -> list[Tie]:
    """A state body named with its country belongs to that state, where the state is an actor of the report too."""
    found: list[Tie] = []
    seen: set[str] = set()
    for mention in linked.mentions:
        actor = linked.actors[mention.actor]
        if actor.id in seen or actor.kind != ActorKind.STATE_FORCES or not actor.parent:
            continue
        if mention.via not in (MentionVia.PATTERN, MentionVia.NAME, MentionVia.ACRONYM):
            continue
        if actor.parent not in linked.actors or actor.parent not in linked.named:
            continue
        seen.add(actor.id)
        bearing = evidence(scene.text, mention.start, mention.end)
        found.append(_tie(report_key, actor.id, TieKind.PART_OF, actor.parent, bearing, "part-of-by-name", 0.7))
    return found


def _titles(scene: Scene, linked: Linked, report_key: str) -> list[Tie]:
    found: list[Tie] = []
    for mark in scene.marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        found += _before_names(scene, mark, linked, scene.cues, report_key)
    return found


def _before_names(scene: Scene, mark: Marks, linked: Linked, cues: Cues, report_key: str) -> list[Tie]:
    """"Taliban Chief Hakimullah Mehsud", "Pakistani Interior Minister Rehman Malik", "Second Division Col. X"."""
    tokens = mark.sentence.tokens
    leading, member = cues.roles["leading-titles"].words, cues.roles["member-titles"].words
    found: list[Tie] = []
    for i, mention in sorted(mark.actors.items()):
        if i and mark.actors.get(i - 1) is mention:
            continue
        actor = linked.actors[mention.actor]
        if actor.kind != ActorKind.PERSON or mention.via == MentionVia.COREFERENCE:
            continue
        j, titles = i - 1, []
        while j >= 0 and tokens[j].lower.rstrip(".") in cues.roles["titles"].words and len(titles) < 6:
            titles.append(tokens[j].lower.rstrip("."))
            j -= 1
        if not titles:
            continue
        if j >= 0 and tokens[j].tag == "POS":
            j -= 1
        body = mark.actors.get(j) if j >= 0 else None
        other: str | None = None
        if body is not None and (body.start, body.end) not in scene.affixes and linked.actors[body.actor].kind in (*ARMED, ActorKind.ORGANISATION):
            other = body.actor
        elif j >= 0 and (country := _country(scene, mark, j)) and f"gov:{country}" in linked.actors:
            other = f"gov:{country}"
        if other is None or other == actor.id:
            continue
        kind = TieKind.LEADS if set(titles) & leading and not {"vice", "deputy"} & set(titles) and "minister" not in titles else TieKind.PART_OF
        if "prime" in titles:
            kind = TieKind.LEADS
        if kind == TieKind.PART_OF and not set(titles) & (member | leading):
            continue
        start = body.start if body is not None else tokens[j].start
        found.append(
            _tie(report_key, actor.id, kind, other, evidence(scene.text, min(start, tokens[j].start), mention.end), "title-before-name", 0.75)
        )
    return found


def _country(scene: Scene, mark: Marks, j: int) -> str | None:
    mention = mark.places.get(j)
    if mention is not None:
        return scene.places[mention.place].country
    return None


