"""Compounds: what a hyphen says: "UN-backed government", "US-led coalition", "rebel-held Aleppo"."""

from collections.abc import Sequence

from frontlines.model.actor import ActorKind
from frontlines.model.ids import stable_id
from frontlines.model.place import PlacePrecision
from frontlines.model.sentence import SentenceKind
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import Control, ControlStatus, Tie, TieKind
from frontlines.read.clause import Syntax
from frontlines.read.evidence import evidence
from frontlines.read.link import ARMED
from frontlines.read.resolve import CONTROL_AFFIXES, OPPOSED_AFFIXES, SUPPORT_AFFIXES, Resolver, Scene
from frontlines.read.speech import Attribution
from frontlines.read.weigh import weigh

_CONFIDENCE = 0.75


def compounds(
    scene: Scene, attributions: Sequence[Sequence[Attribution]], report_key: str
) -> tuple[list[Tie], list[Control]]:
    """Ties and control that stand in one hyphenated word before a noun."""
    ties: list[Tie] = []
    control: list[Control] = []
    for mark in scene.marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        resolver = Resolver(scene, mark)
        for i, actor, part, end in _hyphened(resolver):
            noun = _noun_after(mark.syntax, i, end)
            if noun is None:
                continue
            tokens = mark.sentence.tokens
            start = tokens[i].start
            for mention in (mark.actors.get(i),):
                start = min(start, mention.start) if mention else start
            bearing = evidence(scene.text, start, tokens[noun].end)
            # What stands in a name is taken for granted, whatever is planned or denied around it.
            weighed = weigh(mark.syntax, noun, attributions[mark.sentence.index], scene.cues)
            stance = weighed if weighed.status == StanceStatus.CLAIMED else Stance()
            if part in CONTROL_AFFIXES and scene.actors[actor].kind in ARMED:
                control += [
                    Control(
                        id=stable_id("S", report_key, "control", place, actor, bearing.start),
                        stance=stance,
                        evidence=(bearing,),
                        rule=f"compound-{part}",
                        confidence=_CONFIDENCE,
                        place=place,
                        actor=actor,
                        status=ControlStatus.HOLDS,
                        when=resolver.when_near(noun),
                    )
                    for place in _held(resolver, noun)
                ]
                continue
            kind = _kind_of(part, scene.actors[actor].kind)
            if kind is None:
                continue
            others = [other for other in resolver.actors_at([noun]) if other != actor]
            # "the anti-ISIS coalition" is the one who fights; "the US-led coalition" the one who is led.
            pairs = [(other, actor) if part in OPPOSED_AFFIXES else (actor, other) for other in others]
            ties += [
                Tie(
                    id=stable_id("S", report_key, "tie", source, kind, target, bearing.start),
                    stance=stance,
                    evidence=(bearing,),
                    rule=f"compound-{part}",
                    confidence=_CONFIDENCE,
                    source=source,
                    kind=kind,
                    target=target,
                    means=None,
                    when=None,
                )
                for source, target in pairs
                if not (kind == TieKind.BACKS and _is_person(scene, target))
            ]
    return ties, control


def _kind_of(part: str, actor: ActorKind) -> TieKind | None:
    """The tie that a compound's second part (or "anti", "counter") tells, with this kind of actor as its first."""
    if part in OPPOSED_AFFIXES:
        return TieKind.FIGHTS if actor == ActorKind.ARMED_GROUP else None
    if part in SUPPORT_AFFIXES:
        return TieKind.BACKS
    if part in ("allied", "aligned", "linked", "affiliated"):
        return TieKind.ALLIED_WITH
    return TieKind.LEADS if part == "led" else None


def _held(resolver: Resolver, noun: int) -> list[str]:
    """The place that is held; who runs a compound in a village of a country does not hold the country."""
    found = resolver.places_at([noun])
    if noun in resolver.mark.places:
        return found
    return [p for p in found if resolver.scene.places[p].precision != PlacePrecision.COUNTRY]


def _is_person(scene: Scene, actor: str) -> bool:
    """ "the Soviet-trained general": who learnt somewhere is not backed by it."""
    return scene.actors[actor].kind == ActorKind.PERSON


def _hyphened(resolver: Resolver) -> list[tuple[int, str, str, int]]:
    """(token, actor, second part, last token) of each compound whose first part is an actor."""
    mark = resolver.mark
    tokens = mark.sentence.tokens
    found: list[tuple[int, str, str, int]] = []
    seen: set[int] = set()
    for i, mention in sorted(mark.actors.items()):
        if id(mention) in seen:
            continue
        part = resolver.affix(mention)
        if part is not None and part != "pro":
            seen.add(id(mention))
            inside = [j for j, m in mark.actors.items() if m is mention]
            end = max(inside)
            # The second part stands outside the name: "US" "-" "led".
            while end + 1 < len(tokens) and (
                tokens[end + 1].text in ("-", "–", "‑") or tokens[end + 1].lower == part
            ):
                end += 1
            found.append((i, mention.actor, part, end))
        elif i + 2 < len(tokens) and tokens[i + 1].text in ("-", "–") and tokens[i + 2].lower in _PARTS:
            found.append((i, mention.actor, tokens[i + 2].lower, i + 2))
    return found


_PARTS = SUPPORT_AFFIXES | CONTROL_AFFIXES | {"led", "allied", "aligned", "linked", "affiliated"}


def _noun_after(syntax: Syntax, i: int, end: int) -> int | None:
    """The noun that the compound modifies: the first noun to its right that heads its phrase."""
    tokens = syntax.tokens
    for j in range(end + 1, min(end + 7, len(tokens))):
        if tokens[j].pos in ("NOUN", "PROPN") and tokens[j].dep not in ("compound", "nmod", "amod"):
            return j
        if tokens[j].pos in ("VERB", "ADP", "AUX"):
            return None
    return None
