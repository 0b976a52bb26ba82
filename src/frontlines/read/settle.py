"""Settle: candidates into statements: place and time from the words around, tolls joined to events, ids, evidence."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from frontlines.model.actor import ActorKind
from frontlines.model.ids import stable_id
from frontlines.model.place import PlacePrecision
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import (
    SYMMETRIC_TIES,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.when import When
from frontlines.read.complete import complete
from frontlines.read.link import ARMED
from frontlines.read.marks import Marks
from frontlines.read.resolve import Resolver, Scene, same_side
from frontlines.read.state import Candidate

_CONTEXT = 32  # characters of prefix and suffix kept with evidence (W3C TextQuoteSelector)
UNREAL = frozenset(
    {StanceStatus.DENIED, StanceStatus.NEGATED, StanceStatus.PLANNED, StanceStatus.POSSIBLE, StanceStatus.CONDITIONAL, StanceStatus.FORECAST}
)  # fmt: skip
# Events in which the initiators fight the targets, when both bear arms.
_FIGHTING = frozenset(
    "battle offensive siege capture air_strike shelling bombing suicide_bombing invasion chemical_attack assassination".split()
)
_ON_ANYBODY = frozenset({"attack_on_civilians", "execution"})
# Events of words by which one side sets itself against another.
_OPPOSING = frozenset({"accusation", "refusal", "threat"})
_CAN_OPPOSE = ARMED | {ActorKind.PERSON}
# Types whose doers reports often leave open: what took place where still says something.
_OF_MANY = frozenset({"protest", "riot", "ceasefire", "coup", "negotiation", "agreement"})
_WIDE = frozenset({"ceasefire", "agreement", "negotiation", "sanction"})  # such acts hold for a war, not for a town
_VAGUE = 0.5  # rules below this say little; they stand only alone in their sentence and with a place of their own
_CARRIED = 3  # sentences over which the place of one event holds for the next that names none
_GUESSED_PLACE = 0.85  # factor on confidence when the place came from an earlier sentence
_PEOPLE_ONE = frozenset({"a", "an", "one", "another"})


def evidence(text: str, start: int, end: int) -> Evidence:
    """The exact words of `text[start:end]` with their context."""
    return Evidence(start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])


def settle(
    scene: Scene, candidates: Sequence[Candidate], report_key: str, *, judging: Collection[int] = ()
) -> tuple[list[Event], list[Tie], list[Control], list[Toll]]:
    """Statements of the four kinds rules find, each kind in the order of the text.

    `judging` are the sentences of opinion or appeal: what they assert is held as opinion, what they wish for is left.
    """
    candidates = [c for c in candidates if c.sentence not in judging or c.stance.status not in UNREAL]
    candidates = [_as_opinion(c) if c.sentence in judging else c for c in candidates]
    settler = _Settler(scene, report_key)
    tolls = [t for c in candidates if c.kind == "toll" for t in settler.toll(c)]
    tolls = _killed_or_injured(scene, _one_toll_a_count(tolls))
    events = _one_event_an_act([e for c in candidates if c.kind == "event" if (e := settler.event(c, tolls))])
    events = [e for e in events if not _said_better(scene, e, events)]
    events = [e for e in events if _says_something(e, events, tolls, settler)]
    tolls = [t if t[0].by or t[0].places else settler.fill(t, events) for t in tolls]
    events = [settler.with_tolls(event, tolls) for event in events]
    ties = merge_ties(
        [t for c in candidates if c.kind == "tie" for t in settler.ties(c)]
        + [t for event, _ in events for t in settler.fights(event)],
    )
    events = complete(scene, events, ties)
    control = merge_control([k for c in candidates if c.kind == "control" for k in settler.control(c)])
    return [e for e, _ in events], ties, control, [t for t, _ in tolls]


def _as_opinion(candidate: Candidate) -> Candidate:
    if candidate.stance.status != StanceStatus.ASSERTED:
        return candidate
    return replace(candidate, stance=Stance(StanceStatus.OPINION))


Located = tuple[Event, Candidate]
Counted = tuple[Toll, Candidate]


class _Settler:
    def __init__(self, scene: Scene, report_key: str) -> None:
        self.scene = scene
        self.key = report_key
        self.resolvers = [Resolver(scene, mark) for mark in scene.marks]

    # -- shared -----------------------------------------------------------------------------------------------------

    def _id(self, prefix: str, *parts: object) -> str:
        return stable_id(prefix, self.key, *parts)

    def _evidence(self, candidate: Candidate, extra: Iterable[int] = ()) -> Evidence:
        """The words from the first to the last token that the statement rests on, whole noun phrases included."""
        mark = self.scene.marks[candidate.sentence]
        syntax = mark.syntax
        reach = {candidate.predicate, *extra}
        if candidate.frame.governor is not None:
            reach.add(candidate.frame.governor)
        for heads in candidate.heads.values():
            for head in heads:
                reach.add(head)
                reach |= {k for k in syntax.children[head] if k < head and syntax.tokens[k].dep != "punct"}
        tokens = mark.sentence.tokens
        start, end = tokens[min(reach)].start, tokens[max(reach)].end
        for mention in {id(m): m for i in reach if (m := mark.actors.get(i))}.values():
            if mark.sentence.start <= mention.start and mention.end <= mark.sentence.end:
                start, end = min(start, mention.start), max(end, mention.end)
        return evidence(self.scene.text, start, end)

    def _places(self, candidate: Candidate, given: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Places of an act: its own argument, else its sentence's, else the one spoken of; and whether guessed."""
        resolver = self.resolvers[candidate.sentence]
        found = given or tuple(resolver.place_near(candidate.predicate))
        if found:
            return found, False
        if candidate.stance.status in UNREAL:
            return (), False
        if candidate.value in _WIDE:
            return ((self.scene.topic,), True) if self.scene.topic else ((), True)
        for back in range(candidate.sentence - 1, max(-1, candidate.sentence - _CARRIED - 1), -1):
            mark = self.scene.marks[back]
            resolver = self.resolvers[back]
            named = [
                m.place
                for i, m in sorted(mark.places.items())
                if self.scene.places[m.place].precision != PlacePrecision.COUNTRY and not resolver.is_of_speaker(i)
            ]
            if named and mark.sentence.paragraph >= scene_paragraph(self.scene, candidate) - 1:
                return (named[0],), True
        return ((self.scene.topic,), True) if self.scene.topic else ((), True)

    def _when(self, candidate: Candidate) -> When | None:
        return self.resolvers[candidate.sentence].when_near(candidate.predicate)

    # -- events -----------------------------------------------------------------------------------------------------

    def event(self, candidate: Candidate, tolls: Sequence[Counted]) -> Located | None:
        """An event statement; None if it would be about nobody and nothing."""
        initiators = candidate.roles.get("initiators", ())
        targets = tuple(t for t in candidate.roles.get("targets", ()) if t not in initiators)
        initiators, targets = self._sides(candidate, initiators, targets)
        if candidate.value in _FIGHTING | _OPPOSING:
            targets = tuple(t for t in targets if not any(self._kin(i, t) for i in initiators))
        if candidate.heads.get("places") is None or not candidate.placeless:
            places, guessed = self._places(candidate, candidate.roles.get("places", ()))
        else:
            # Words have no place of their own; only one that stands in the sentence is theirs.
            places, guessed = tuple(self.resolvers[candidate.sentence].place_near(candidate.predicate)), False
        places = places[:4]
        bearing = self._evidence(candidate)
        stance = candidate.stance
        if candidate.value in _UNDER_WAY and stance.status == StanceStatus.PLANNED and stance.cue.lower() in _TRYING:
            stance = replace(stance, status=StanceStatus.ASSERTED)  # an attempt to drive somebody out is an attack on him
        event = Event(
            id=self._id("S", "event", candidate.value, bearing.start, bearing.end, candidate.predicate),
            stance=stance,
            evidence=(bearing,),
            rule=candidate.rule.name,
            confidence=round(candidate.rule.confidence * (_GUESSED_PLACE if guessed else 1.0), 3),
            type=candidate.value,
            initiators=initiators,
            targets=targets,
            places=places,
            when=self._when(candidate),
            weapons=self.resolvers[candidate.sentence].weapons_near(candidate.predicate),
            tolls=(),
        )
        return event, candidate

    def _sides(
        self, candidate: Candidate, initiators: tuple[str, ...], targets: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """"Clashes between A and B": who is named first is the initiator, the others are targets."""
        heads = candidate.heads.get("initiators", ())
        mutual = heads and any(heads == candidate.frame.slot(name) for name in ("between", "among"))
        # "the Israel-Hezbollah war": two names before a noun for fighting are its two sides.
        named_before = not heads and candidate.value == "battle" and len(initiators) == 2 and not targets
        if (mutual or named_before) and candidate.value in _FIGHTING and len(initiators) > 1:
            return initiators[:1], initiators[1:]
        return initiators, targets

    def with_tolls(self, located: Located, tolls: Sequence[Counted]) -> Located:
        """The event with the tolls its own clause gives."""
        event, candidate = located
        syntax = self.scene.marks[candidate.sentence].syntax
        mine = [
            t.id for t, c in tolls
            if c.sentence == candidate.sentence and syntax.distance(c.predicate, candidate.predicate) <= 4
        ]  # fmt: skip
        if mine and not event.targets and event.type in _FIGHTING | {"attack_on_civilians", "execution"}:
            event = replace(event, targets=self._victims(candidate, event, tolls))
        return (replace(event, tolls=tuple(mine)), candidate) if mine else located

    def _victims(self, candidate: Candidate, event: Event, tolls: Sequence[Counted]) -> tuple[str, ...]:
        """Whom the deaths of the same sentence struck: "nine troops were killed after militants attacked an outpost"."""
        resolver = self.resolvers[candidate.sentence]
        found = [
            actor
            for toll, c in tolls
            if c.sentence == candidate.sentence and toll.kind in (TollKind.KILLED, TollKind.INJURED)
            for actor in resolver.actors_at(c.heads.get("of", ()))
            if actor not in event.initiators
            and (event.type in _ON_ANYBODY or self.scene.actors[actor].kind in ARMED)
        ]
        return tuple(dict.fromkeys(found))

    def fights(self, event: Event) -> list[Tie]:
        """A battle between two armed sides shows that they fight each other."""
        if event.stance.status in UNREAL:
            return []
        if event.type in _OPPOSING:
            return [
                self._tie(one, TieKind.OPPOSES, other, "words", event.when, event.stance, event.evidence[0], "opposes-by-" + event.type, 0.55)
                for one in event.initiators
                for other in event.targets
                if one != other and self.scene.actors[one].kind in _CAN_OPPOSE and self.scene.actors[other].kind in _CAN_OPPOSE
            ]
        if event.type not in _FIGHTING:
            return []
        armed = [
            [a for a in side if self.scene.actors[a].kind in ARMED] for side in (event.initiators, event.targets)
        ]
        return [
            self._tie(one, TieKind.FIGHTS, other, None, event.when, event.stance, event.evidence[0], "fights-by-" + event.type, 0.8)
            for one in armed[0]
            for other in armed[1]
            if one != other
        ]

    # -- ties and control -------------------------------------------------------------------------------------------

    def _tie(
        self, one: str, kind: TieKind, other: str, means: str | None, when: When | None, stance: Stance,
        bearing: Evidence, rule: str, confidence: float,
    ) -> Tie:  # fmt: skip
        return Tie(
            id=self._id("S", "tie", one, kind, other, bearing.start, bearing.end),
            stance=stance,
            evidence=(bearing,),
            rule=rule,
            confidence=confidence,
            source=one,
            kind=kind,
            target=other,
            means=means,
            when=when,
        )

    def ties(self, candidate: Candidate) -> list[Tie]:
        """One tie for each pair of actors; symmetric kinds once."""
        kind = TieKind(candidate.value)
        sources, targets = candidate.roles.get("from", ()), candidate.roles.get("to", ())
        if candidate.heads.get("from") and len(sources) > 1 and _is_mutual(candidate):
            targets = sources[1:]
            sources = sources[:1]
        bearing = self._evidence(candidate)
        return [
            self._tie(
                one, kind, other, candidate.means, self._when(candidate), candidate.stance, bearing,
                candidate.rule.name, candidate.rule.confidence,
            )  # fmt: skip
            for one in sources
            for other in targets
            if one != other and self._can_tie(kind, one, other)
        ]

    def _kin(self, one: str, other: str) -> bool:
        """Whether two actors are of one house: a state and its bodies, a group and its parent or member."""
        a, b = self.scene.actors[one], self.scene.actors[other]
        if a.parent == b.id or b.parent == a.id or (a.parent and a.parent == b.parent and a.kind != ActorKind.ARMED_GROUP):
            return True
        state = ("gov:", "army:", "police:", "security:", "airforce:", "navy:")
        return a.id.startswith(state) and b.id.startswith(state) and a.country == b.country

    def _can_tie(self, kind: TieKind, one: str, other: str) -> bool:
        """Unarmed communities neither fight nor lend backing; they may be backed and led."""
        kinds = self.scene.actors[one].kind, self.scene.actors[other].kind
        if kind in (TieKind.FIGHTS, TieKind.OPPOSES) and self._kin(one, other):
            return False
        if kind == TieKind.FIGHTS:
            return ActorKind.COMMUNITY not in kinds and ActorKind.ORGANISATION not in kinds
        return not (kind == TieKind.BACKS and kinds[0] == ActorKind.COMMUNITY)

    def control(self, candidate: Candidate) -> list[Control]:
        """One control statement for each actor and place."""
        bearing = self._evidence(candidate)
        found: list[Control] = []
        for place in candidate.roles.get("place", ()):
            for actor in candidate.roles.get("actor", ()):
                if self.scene.actors[actor].kind not in ARMED:
                    continue
                found.append(
                    Control(
                        id=self._id("S", "control", place, actor, candidate.value, bearing.start, bearing.end),
                        stance=candidate.stance,
                        evidence=(bearing,),
                        rule=candidate.rule.name,
                        confidence=candidate.rule.confidence,
                        place=place,
                        actor=actor,
                        status=ControlStatus(candidate.value),
                        when=self._when(candidate),
                    )
                )
        return found

    # -- tolls ------------------------------------------------------------------------------------------------------

    def toll(self, candidate: Candidate) -> list[Counted]:
        """One toll for each counted head; a single person ("a woman was killed") counts one."""
        resolver = self.resolvers[candidate.sentence]
        mark = self.scene.marks[candidate.sentence]
        found: list[Counted] = []
        for head in candidate.heads.get("of", ()):
            if (bounds := self._count(resolver, mark, head)) is None:
                continue
            low, high, estimate, of, span = bounds
            places, _ = self._places(candidate, ())
            bearing = self._evidence(candidate, span)
            toll = Toll(
                id=self._id("S", "toll", candidate.value, bearing.start, bearing.end, head),
                stance=candidate.stance,
                evidence=(bearing,),
                rule=candidate.rule.name,
                confidence=candidate.rule.confidence,
                kind=TollKind(candidate.value),
                low=low,
                high=high,
                estimate=estimate,
                of=of,
                by=next(iter(candidate.roles.get("by", ())), None),
                place=places[0] if places else None,
                places=places,
                when=self._when(candidate),
            )
            found.append((toll, candidate))
        return found

    def _count(
        self, resolver: Resolver, mark: Marks, head: int
    ) -> tuple[int | None, int | None, bool, str | None, list[int]] | None:
        tokens = mark.sentence.tokens
        counted = resolver.count_at(head)
        if counted is not None:
            mention, core = counted
            of = self._of(mark, core, mention.end)
            inside = [i for i, t in enumerate(tokens) if t.start < mention.end and t.end > mention.start]
            return mention.count.low, mention.count.high, mention.count.estimate, of, [*inside, core]
        token = tokens[head]
        determiners = [tokens[k].lower for k in mark.syntax.kids(head, "det", "nummod")]
        classes = resolver.classes(head)
        if token.tag == "NN" and _PEOPLE_ONE & set(determiners) and classes & {"people", "person"} and "bands" not in classes:
            return 1, 1, False, self._of(mark, head, 0), [head]
        if token.tag in ("NNS", "NN", "NNPS") and "no" in determiners and classes & {"people", "body-counts", "civilians"}:
            return 0, 0, False, self._of(mark, head, 0), [head]
        return None

    def _of(self, mark: Marks, core: int, after: int) -> str | None:
        """Whom the count counts, in the report's words, the number itself left out."""
        tokens = mark.sentence.tokens
        if tokens[core].pos == "NUM" or tokens[core].lemma in ("hundred", "thousand", "dozen", "score", "ten", "million"):
            return None
        low = min([core, *(k for k in mark.syntax.children[core] if k < core and tokens[k].dep in ("compound", "amod", "nmod"))])
        while low < core and tokens[low].start < after:
            low += 1
        return self.scene.text[tokens[low].start : tokens[core].end] or None

    def fill(self, counted: Counted, events: Sequence[Located]) -> Counted:
        """A toll with who caused it, where an event of the same clause says so."""
        toll, candidate = counted
        syntax = self.scene.marks[candidate.sentence].syntax
        near = [
            e for e, c in events
            if c.sentence == candidate.sentence and e.initiators and syntax.distance(c.predicate, candidate.predicate) <= 4
        ]  # fmt: skip
        return (replace(toll, by=near[0].initiators[0]), candidate) if near else counted


def _is_mutual(candidate: Candidate) -> bool:
    """Whether the sides stand in one list: "clashes between A and B"."""
    heads = candidate.heads.get("from", ())
    return any(heads == candidate.frame.slot(name) for name in ("between", "among"))


_UNDER_WAY = frozenset({"offensive", "battle", "siege"})
_TRYING = frozenset("attempt attempting attempted tried try trying effort efforts bid struggle struggling battling".split())
_PURPOSE = frozenset({"to", "preparation", "order", "aim", "bid"})


def _says_something(located: Located, events: Sequence[Located], tolls: Sequence[Counted], settler: "_Settler") -> bool:
    """Whether an event has an actor, a place of its own or a toll; a mere purpose beside a real event is dropped."""
    event, candidate = located
    own_place = event.confidence >= candidate.rule.confidence - 0.001 and bool(event.places)
    counted = any(c.sentence == candidate.sentence for _, c in tolls)
    if not (event.initiators or event.targets or own_place or counted or (event.places and event.type in _OF_MANY)):
        return False
    if candidate.rule.confidence < _VAGUE:
        alone = not any(c.sentence == candidate.sentence for e, c in events if e is not event)
        if not alone or not own_place:
            return False
    purpose = event.stance.status == StanceStatus.PLANNED and event.stance.cue.lower() in _PURPOSE
    return not (
        purpose and any(c.sentence == candidate.sentence and e.stance.status not in UNREAL for e, c in events if e is not event)
    )


def scene_paragraph(scene: Scene, candidate: Candidate) -> int:
    """Paragraph number of the candidate's sentence."""
    return scene.marks[candidate.sentence].sentence.paragraph


def _one_toll_a_count(tolls: Sequence[Counted]) -> list[Counted]:
    """Two rules that count the same people of one clause say one thing."""
    seen: dict[tuple[int, str, int | None, int | None, str | None], None] = {}
    kept: list[Counted] = []
    for toll, candidate in tolls:
        key = (candidate.sentence, toll.kind, toll.low, toll.high, toll.of)
        if key not in seen:
            seen[key] = None
            kept.append((toll, candidate))
    return kept


# An act named twice in a sentence, once by a wider word: the wider type yields to the narrower.
_WIDER = {
    "bombing": frozenset({"suicide_bombing", "air_strike", "shelling"}),
    "battle": frozenset({"bombing", "suicide_bombing", "air_strike", "shelling", "offensive", "capture"}),
    "attack_on_civilians": frozenset({"bombing", "suicide_bombing", "air_strike", "shelling", "execution", "abduction", "sexual_violence"}),
}  # fmt: skip


def _only_result(scene: Scene, candidate: Candidate, events: Sequence[Located]) -> bool:
    """"stormed the town, killing thousands": the participle tells what the attack did; the toll keeps the number."""
    syntax = scene.marks[candidate.sentence].syntax
    token = syntax.tokens[candidate.predicate]
    if token.tag != "VBG" or token.dep != "advcl" or token.lemma not in ("kill", "injure", "wound", "destroy", "displace"):
        return False
    return any(c.sentence == candidate.sentence and c.predicate in (token.head, *syntax.children[token.head]) for _, c in events)


def _said_better(scene: Scene, located: Located, events: Sequence[Located]) -> bool:
    """Whether a narrower event of the same sentence says the same: "attacks with car bombs"."""
    event, candidate = located
    if _only_result(scene, candidate, events):
        return True
    narrower = _WIDER.get(event.type)
    if narrower is None:
        return False
    return any(
        c.sentence == candidate.sentence
        and other.type in narrower
        and (not event.initiators or same_side(event.initiators, other.initiators))
        and _compatible(event, other)
        for other, c in events
    )


def _killed_or_injured(scene: Scene, tolls: Sequence[Counted]) -> list[Counted]:
    """"killed or injured" counts both together and neither alone: people affected."""
    joined: dict[tuple[object, ...], int] = {}
    kept: list[Counted] = []
    for toll, candidate in tolls:
        syntax = scene.marks[candidate.sentence].syntax
        first = candidate.predicate
        if syntax.tokens[first].dep == "conj":
            first = syntax.tokens[first].head
        either = any(syntax.tokens[k].lower == "or" for k in syntax.kids(first, "cc"))
        key = (candidate.sentence, first, toll.low, toll.high, toll.of)
        if either and toll.kind in (TollKind.KILLED, TollKind.INJURED):
            if key in joined:
                n = joined[key]
                kept[n] = (replace(kept[n][0], kind=TollKind.AFFECTED), kept[n][1])
                continue
            joined[key] = len(kept)
        kept.append((toll, candidate))
    return kept


def _one_event_an_act(events: Sequence[Located]) -> list[Located]:
    """Two triggers of one type in one sentence with no difference between them are one event."""
    kept: list[Located] = []
    for event, candidate in events:
        twin = next(
            (
                n
                for n, (other, c) in enumerate(kept)
                if c.sentence == candidate.sentence and other.type == event.type and _compatible(other, event)
            ),
            None,
        )
        if twin is None:
            kept.append((event, candidate))
            continue
        other, c = kept[twin]
        fuller = len(event.initiators) + len(event.targets) > len(other.initiators) + len(other.targets)
        first, second = (event, other) if fuller else (other, event)
        joined = replace(
            first,
            initiators=first.initiators or second.initiators,
            targets=first.targets or second.targets,
            when=first.when or second.when,
        )
        kept[twin] = (joined, candidate if fuller else c)
    return kept


def _compatible(one: Event, other: Event) -> bool:
    def fits(a: Sequence[str], b: Sequence[str]) -> bool:
        return not a or not b or same_side(a, b)

    return fits(one.initiators, other.initiators) and fits(one.targets, other.targets) and fits(one.places, other.places)


def merge_ties(ties: Sequence[Tie]) -> list[Tie]:
    """The same tie in the same stance said several times is one statement with several pieces of evidence."""
    kept: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        ends = tuple(sorted((tie.source, tie.target))) if tie.kind in SYMMETRIC_TIES else (tie.source, tie.target)
        key = (tie.kind, ends, tie.stance.status in UNREAL)
        known = kept.get(key)
        if known is None:
            kept[key] = tie
        elif all(e.start != tie.evidence[0].start for e in known.evidence):
            kept[key] = replace(known, evidence=(*known.evidence, *tie.evidence), means=known.means or tie.means)
    return list(kept.values())


def merge_control(control: Sequence[Control]) -> list[Control]:
    kept: dict[tuple[object, ...], Control] = {}
    for one in control:
        key = (one.place, one.actor, one.status, one.stance.status in UNREAL)
        known = kept.get(key)
        if known is None:
            kept[key] = one
        elif all(e.start != one.evidence[0].start for e in known.evidence):
            kept[key] = replace(known, evidence=(*known.evidence, *one.evidence), when=known.when or one.when)
    return list(kept.values())


