"""Settle: candidates into statements: events with their sides, ties, control; tolls joined to their acts."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from frontlines.model.actor import OF_A_STATE, ActorKind
from frontlines.model.event_kinds import FIGHTING
from frontlines.model.mention import MentionVia
from frontlines.model.place import PlacePrecision
from frontlines.model.stance import UNREAL, Stance, StanceStatus
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
from frontlines.read.link import ARMED, CIVILIANS
from frontlines.read.resolve import Scene
from frontlines.read.settle_apart import told_apart_by_victim
from frontlines.read.settle_ground import Ground
from frontlines.read.settle_kinds import CAN_OPPOSE, ON_ANYBODY, OPPOSING, STATE_BODY, UNDER_WAY
from frontlines.read.settle_memory import not_only_remembered
from frontlines.read.settle_opponents import with_opponents
from frontlines.read.settle_same import Located, distinct, merge_control, merge_ties
from frontlines.read.settle_toll import Counted, tolls_of
from frontlines.read.state import Candidate

_GUESSED_PLACE = 0.85  # factor on confidence when the place came from an earlier sentence
_MOST_PLACES = 4  # of one act; a longer list is the report's, not the act's
_OF_ONE_CLAUSE = 4  # tree edges within which a toll belongs to an act
_CHANGES = frozenset({ControlStatus.GAINED, ControlStatus.LOST, ControlStatus.WITHDREW})
# Cues of an attempt, which for some acts is the act itself (UNDER_WAY).
_TRYING = frozenset(
    {
        "attempt",
        "attempting",
        "attempted",
        "tried",
        "try",
        "trying",
        "effort",
        "efforts",
        "bid",
        "struggle",
        "struggling",
    }
)

# Verbs whose object, called "the" and dated back, did come about.
_ARRANGING = frozenset({"plan", "order", "plot", "mastermind", "organise", "organize"})
# Verbs that say what somebody has to answer for; what he planned or plotted may have come to nothing even so.
_SCHEMING = frozenset({"plan", "plot"})
_CHARGING = frozenset(
    {"accuse", "convict", "charge", "suspect", "indict", "jail", "sentence", "try", "arrest", "want"}
)


def settle(
    scene: Scene, candidates: Sequence[Candidate], report_key: str, *, judging: Collection[int] = ()
) -> tuple[list[Event], list[Tie], list[Control], list[Toll]]:
    """Statements of the four kinds rules find, each kind in the order of the text.

    `judging` are the sentences of opinion or appeal: what they assert is held as opinion, what they wish for is left.
    """
    candidates = [c for c in candidates if c.sentence not in judging or c.stance.status not in UNREAL]
    candidates = [_as_opinion(c) if c.sentence in judging else c for c in candidates]
    candidates = [c for one in not_only_remembered(scene, candidates) for c in (one, *_act_itself(scene, one))]
    ground = Ground(scene, report_key)
    candidates = told_apart_by_victim(ground, candidates)
    settler = _Settler(ground)
    tolls = tolls_of(ground, candidates)
    events = distinct(scene, [settler.event(c) for c in candidates if c.kind == "event"], tolls)
    tolls = [t if t[0].by else settler.fill(t, events) for t in tolls]
    events = [settler.with_tolls(event, tolls) for event in events]
    events = [(event, c) for event, c in events if not settler.is_foretold(event)]
    told = [t for c in candidates if c.kind == "tie" for t in settler.ties(c)]
    events = with_opponents(scene, events, candidates, told)
    ties = merge_ties(told + [t for event, _ in events for t in settler.shown_by(event)])
    control = merge_control(
        [k for c in candidates if c.kind == "control" for k in settler.control(c)]
        + [k for event, c in events for k in settler.lost_by(event, c)]
    )
    return [e for e, _ in events], ties, control, [t for t, _ in tolls]


def _act_itself(scene: Scene, candidate: Candidate) -> tuple[Candidate, ...]:
    """ "Denied any role in the attack": that it was not his takes nothing from the attack, whoever's it was."""
    if candidate.kind != "event" or candidate.value not in FIGHTING | ON_ANYBODY | {"abduction"}:
        return ()
    if candidate.stance.status not in (StanceStatus.DENIED, StanceStatus.NEGATED):
        return ()
    syntax = scene.marks[candidate.sentence].syntax
    if not syntax.is_shared(candidate.predicate) or not syntax.kids(candidate.predicate, "det", "poss", "nummod"):
        return ()  # "any role in attacks" names none
    nobody = {**candidate.roles, "initiators": ()}, {**candidate.heads, "initiators": ()}
    return (replace(candidate, stance=Stance(), roles=nobody[0], heads=nobody[1]),)


def _as_opinion(candidate: Candidate) -> Candidate:
    if candidate.stance.status != StanceStatus.ASSERTED:
        return candidate
    return replace(candidate, stance=Stance(StanceStatus.OPINION))


class _Settler:
    """Makes statements of one report's candidates."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.scene = ground.scene

    # -- events -----------------------------------------------------------------------------------------------------

    def event(self, candidate: Candidate) -> Located:
        """An event statement with what the words around it add."""
        initiators = self._doers(candidate)
        targets = tuple(t for t in candidate.roles.get("targets", ()) if t not in initiators)
        initiators, targets = self._sides(candidate, initiators, targets)
        if candidate.value in FIGHTING | OPPOSING:
            targets = tuple(t for t in targets if not any(self._kin(i, t) for i in initiators))
        if candidate.heads.get("places") is None or not candidate.placeless:
            places, guessed = self.ground.places(candidate, candidate.roles.get("places", ()))
        else:
            # Words have no place of their own; only one that stands in the sentence is theirs.
            places, guessed = tuple(self.ground.resolvers[candidate.sentence].place_near(candidate.predicate)), False
        places = places[:_MOST_PLACES]
        bearing = self.ground.evidence(candidate, () if guessed else self.ground.place_words(candidate, places))
        stance = candidate.stance
        if candidate.value in UNDER_WAY and stance.status == StanceStatus.PLANNED and stance.cue.lower() in _TRYING:
            stance = replace(
                stance, status=StanceStatus.ASSERTED
            )  # an attempt to drive somebody out is an attack on him
        when = self.ground.when_told(candidate)
        if stance.status == StanceStatus.PLANNED and (self._is_past(candidate, when) or self._is_charged(candidate)):
            stance = replace(stance, status=StanceStatus.ALLEGED)
        event = Event(
            id=self.ground.id("event", candidate.value, bearing.start, bearing.end, candidate.predicate),
            stance=stance,
            evidence=(bearing,),
            rule=candidate.rule.name,
            confidence=round(candidate.rule.confidence * (_GUESSED_PLACE if guessed else 1.0), 3),
            type=candidate.value,
            initiators=initiators,
            targets=targets,
            places=places,
            when=when,
            weapons=self.ground.resolvers[candidate.sentence].weapons_near(candidate.predicate),
            tolls=(),
        )
        return event, candidate

    def is_foretold(self, event: Event) -> bool:
        """Whether somebody else says that a side will do harm: no threat of that side's."""
        by = event.stance.by
        return (
            event.type == "threat"
            and event.stance.status in (StanceStatus.FORECAST, StanceStatus.POSSIBLE)
            and by is not None
            and by in self.scene.actors
            and not any(by == one or self._kin(by, one) for one in event.initiators)
        )

    def _is_past(self, candidate: Candidate, when: When | None) -> bool:
        """Whether an act that somebody planned has had its day: "who planned the bombing two days ago"."""
        published = self.scene.published
        if when is None or when.end is None or published is None or published.start is None:
            return False
        tokens = self.scene.marks[candidate.sentence].syntax.tokens
        above = tokens[tokens[candidate.predicate].head]
        return (
            self._is_definite(candidate)
            and above.lemma in _ARRANGING
            and above.tag in ("VBD", "VBN")
            and when.end < published.start
        )

    def _is_definite(self, candidate: Candidate) -> bool:
        syntax = self.scene.marks[candidate.sentence].syntax
        return any(syntax.tokens[k].lower == "the" for k in syntax.kids(candidate.predicate, "det"))

    def _is_charged(self, candidate: Candidate) -> bool:
        """Whether somebody stands accused of having had a known act done: "charged with ordering the murder of"."""
        syntax = self.scene.marks[candidate.sentence].syntax
        above = syntax.tokens[candidate.predicate].head
        token = syntax.tokens[above]
        if (
            not self._is_definite(candidate)
            or token.lemma not in _ARRANGING - _SCHEMING
            or token.tag != "VBG"
            or token.dep != "pcomp"
        ):
            return False
        return syntax.tokens[syntax.tokens[token.head].head].lemma in _CHARGING

    def _doers(self, candidate: Candidate) -> tuple[str, ...]:
        """Who acted, without the person who only tells of it: "according to X, Y, troops opened fire"."""
        struck = set(candidate.roles.get("targets", ()))
        actors = self.scene.marks[candidate.sentence].actors
        meant = {
            m.actor
            for h in candidate.heads.get("initiators", ())
            if (m := actors.get(h)) is not None and m.via == MentionVia.COREFERENCE
        }
        # "If these forces drive ISIS out": whoever they are, they are not whom they drive out.
        told = tuple(a for a in candidate.roles.get("initiators", ()) if a not in struck & meant)
        speaker = candidate.stance.by
        if len(told) > 1 and speaker in told and self.scene.actors[speaker].kind == ActorKind.PERSON:
            return tuple(a for a in told if a != speaker)
        return told

    def _speakers_own(self, event: Event) -> tuple[str, ...]:
        """ "The army reported 20 rebels dead in an offensive": its own, as it counts its enemy's dead."""
        speaker = event.stance.by
        if event.type != "offensive" or speaker is None or self.scene.actors[speaker].kind not in OF_A_STATE:
            return ()
        kinds = {self.scene.actors[a].kind for a in event.targets}
        return (speaker,) if kinds == {ActorKind.ARMED_GROUP} else ()

    def _sides(
        self, candidate: Candidate, initiators: tuple[str, ...], targets: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """ "Clashes between A and B": who is named first is the initiator, the others are targets."""
        heads = candidate.heads.get("initiators", ())
        mutual = heads and any(heads == candidate.frame.slot(name) for name in ("between", "among"))
        # "the Israel-Hezbollah war": two names before a noun for fighting are its two sides.
        named_before = not heads and candidate.value == "battle" and len(initiators) == 2 and not targets
        if (mutual or named_before) and candidate.value in FIGHTING and len(initiators) > 1:
            return initiators[:1], initiators[1:]
        return initiators, targets

    def with_tolls(self, located: Located, tolls: Sequence[Counted]) -> Located:
        """The event with the tolls its own clause gives."""
        event, candidate = located
        syntax = self.scene.marks[candidate.sentence].syntax
        mine = [
            t.id
            for t, c in tolls
            if c.sentence == candidate.sentence
            and syntax.distance(c.predicate, candidate.predicate) <= _OF_ONE_CLAUSE
        ]
        if mine and not event.targets and event.type in FIGHTING | ON_ANYBODY:
            event = replace(event, targets=self._victims(candidate, event, tolls))
            event = replace(event, initiators=event.initiators or self._speakers_own(event))
        return (replace(event, tolls=tuple(mine)), candidate) if mine else located

    def _victims(self, candidate: Candidate, event: Event, tolls: Sequence[Counted]) -> tuple[str, ...]:
        """Whom the deaths of the sentence struck: "nine troops were killed after militants attacked a post"."""
        resolver = self.ground.resolvers[candidate.sentence]
        found = [
            actor
            for toll, c in tolls
            if c.sentence == candidate.sentence and toll.kind in (TollKind.KILLED, TollKind.INJURED)
            for actor in resolver.actors_at(c.heads.get("of", ()))
            if actor not in event.initiators
            and not any(self._kin(actor, i) for i in event.initiators)
            and (event.type in ON_ANYBODY or self.scene.actors[actor].kind in ARMED)
        ]
        return tuple(dict.fromkeys(found))

    def shown_by(self, event: Event) -> list[Tie]:
        """A battle between two armed sides shows that they fight each other; an accusation, that they stand apart."""
        if event.stance.status in UNREAL:
            return []
        if event.type in OPPOSING:
            return [
                self._tie(
                    one,
                    TieKind.OPPOSES,
                    other,
                    "words",
                    event.when,
                    event.stance,
                    event.evidence[0],
                    "opposes-by-" + event.type,
                    0.55,
                )
                for one in event.initiators
                for other in event.targets
                if one != other
                and self.scene.actors[one].kind in CAN_OPPOSE
                and self.scene.actors[other].kind in CAN_OPPOSE
            ]
        if event.type not in FIGHTING:
            return []
        armed = [
            [a for a in side if self.scene.actors[a].kind in ARMED and not _is_bomber(a)]
            for side in (event.initiators, event.targets)
        ]
        return [
            self._tie(
                one,
                TieKind.FIGHTS,
                other,
                None,
                event.when,
                event.stance,
                event.evidence[0],
                "fights-by-" + event.type,
                0.8,
            )
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
            id=self.ground.id("tie", one, kind, other, bearing.start, bearing.end),
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
        if not targets and kind in SYMMETRIC_TIES and candidate.means is not None:
            sources, targets = sources[:1], sources[1:]  # "Oman and Yemen established relations"
        bearing = self.ground.evidence(candidate)
        return [
            self._tie(
                one,
                kind,
                other,
                candidate.means,
                self.ground.when(candidate),
                candidate.stance,
                bearing,
                candidate.rule.name,
                candidate.rule.confidence,
            )
            for one in sources
            for other in targets
            if one != other and self._can_tie(kind, one, other)
        ]

    def _kin(self, one: str, other: str) -> bool:
        """Whether two actors are of one house: a state and its bodies, a group and its parent or member."""
        a, b = self.scene.actors[one], self.scene.actors[other]
        if b.id == a.parent or a.id == b.parent:
            return True  # two with one parent may be rivals all the same: a region's government and a militia
        return bool(STATE_BODY.match(a.id) and STATE_BODY.match(b.id)) and a.country == b.country

    def _can_tie(self, kind: TieKind, one: str, other: str) -> bool:
        """Unarmed communities lend no backing, and fight armed groups alone; they may be backed and led."""
        kinds = self.scene.actors[one].kind, self.scene.actors[other].kind
        if kind in (TieKind.FIGHTS, TieKind.OPPOSES) and self._kin(one, other):
            return False
        if kind == TieKind.BACKS and STATE_BODY.match(one) and STATE_BODY.match(other) and self._kin(one, other):
            return False  # a state that arms its soldiers
        if kind == TieKind.LEADS and kinds[1] in (ActorKind.PERSON, ActorKind.COMMUNITY):
            return False
        if (
            kind == TieKind.PART_OF
            and kinds[0] in OF_A_STATE
            and kinds[1] in (ActorKind.ARMED_GROUP, ActorKind.PERSON)
        ):
            return False
        if kind == TieKind.PART_OF and kinds[1] in (ActorKind.PERSON, ActorKind.COMMUNITY):
            return False
        if kind == TieKind.ALLIED_WITH and kinds == (ActorKind.COMMUNITY, ActorKind.COMMUNITY):
            return False
        if kind == TieKind.FIGHTS:
            if kinds == (ActorKind.COMMUNITY, ActorKind.ARMED_GROUP):
                return one != CIVILIANS  # "the people of Mali in their fight against the militants"
            return ActorKind.COMMUNITY not in kinds and ActorKind.ORGANISATION not in kinds
        return not (kind == TieKind.BACKS and (kinds[0] == ActorKind.COMMUNITY or other == CIVILIANS))

    def control(self, candidate: Candidate) -> list[Control]:
        """One control statement for each actor and place."""
        bearing = self.ground.evidence(candidate)
        found: list[Control] = []
        for place in candidate.roles.get("place", ()):
            for actor in candidate.roles.get("actor", ()):
                if self.scene.actors[actor].kind not in ARMED or self._is_only_meant(candidate):
                    continue
                found.append(
                    Control(
                        id=self.ground.id("control", place, actor, candidate.value, bearing.start, bearing.end),
                        stance=candidate.stance,
                        evidence=(bearing,),
                        rule=candidate.rule.name,
                        confidence=candidate.rule.confidence,
                        place=place,
                        actor=actor,
                        status=ControlStatus(candidate.value),
                        when=self.ground.when(candidate),
                    )
                )
        return found

    def lost_by(self, event: Event, candidate: Candidate) -> list[Control]:
        """What a side lost by the capture of it: the report names those against whom it was taken."""
        if event.type != "capture" or event.stance.status in UNREAL:
            return []
        return [
            Control(
                id=self.ground.id("control", place, actor, "lost", event.evidence[0].start, event.evidence[0].end),
                stance=event.stance,
                evidence=event.evidence[:1],
                rule="lost-by-capture",
                confidence=round(event.confidence * 0.9, 3),
                place=place,
                actor=actor,
                status=ControlStatus.LOST,
                when=event.when,
            )
            for place in candidate.roles.get("places", ())
            for actor in event.targets
            if self.scene.actors[actor].kind in ARMED and self.scene.places[place].precision != PlacePrecision.COUNTRY
        ]

    def _is_only_meant(self, candidate: Candidate) -> bool:
        """A planned or possible capture changes nothing on the ground; the event keeps the plan."""
        unreal = candidate.stance.status in UNREAL - {StanceStatus.DENIED, StanceStatus.NEGATED}
        return unreal and candidate.value in _CHANGES

    # -- tolls ------------------------------------------------------------------------------------------------------

    def fill(self, counted: Counted, events: Sequence[Located]) -> Counted:
        """A toll of dead or wounded with who caused it, where an attack of the same clause says so."""
        toll, candidate = counted
        if toll.kind not in (TollKind.KILLED, TollKind.INJURED):
            return counted
        syntax = self.scene.marks[candidate.sentence].syntax
        near = [
            e
            for e, c in events
            if c.sentence == candidate.sentence
            and e.initiators
            and e.type in FIGHTING | ON_ANYBODY
            and syntax.distance(c.predicate, candidate.predicate) <= _OF_ONE_CLAUSE
        ]
        return (replace(toll, by=near[0].initiators[0]), candidate) if near else counted


def _is_bomber(actor: str) -> bool:
    """Whether the actor is no more than a suicide bomber, who fights for a side and is none."""
    return actor.startswith("r:") and actor.rstrip("s").endswith("bomber")


def _is_mutual(candidate: Candidate) -> bool:
    """Whether the sides stand in one list: "clashes between A and B"."""
    heads = candidate.heads.get("from", ())
    return any(heads == candidate.frame.slot(name) for name in ("between", "among"))
