"""Same: what says the same is said once: twins in a sentence, results of an act, ties and control said again."""

from collections.abc import Sequence
from dataclasses import replace

from frontlines.model.mention import MentionVia
from frontlines.model.stance import UNREAL, Stance, StanceStatus
from frontlines.model.statement import SYMMETRIC_TIES, Control, Event, Tie
from frontlines.read.resolve import Scene, same_side
from frontlines.read.settle_ground import same_ground
from frontlines.read.settle_kinds import AFTERMATH, OF_MANY, OF_WORDS, STATE_BODY, WIDER
from frontlines.read.settle_toll import Counted
from frontlines.read.state import Candidate

Located = tuple[Event, Candidate]

_VAGUE = 0.5  # rules below this say little; they stand only alone in their sentence and with a place of their own
_BARE = 0.4  # rules up to this know no more than that there was an attack
_PURPOSE = frozenset({"to", "preparation", "order", "aim", "bid"})
_KNOWN = frozenset({"the", "this", "that", "its", "their", "such"})
_REACH = 8  # sentences back to which "the attack" points
# Events that one noun may point back to: "the attack" may have been called a bombing before.
_KINDRED = (
    frozenset({"battle", "attack_on_civilians", "bombing", "suicide_bombing", "air_strike", "shelling"}),
    frozenset({"battle", "offensive", "siege"}),
)
# Verbs that report fighting as news of its own; "continued" and "followed" come back to what was told.
_BREAKING_OUT = frozenset({"erupt", "break", "flare", "begin", "start", "ensue", "rage", "occur"})
_POINTING = frozenset({"it", "they", "he", "she", "them", "him", "her"})
_RESULTS = frozenset({"kill", "injure", "wound", "destroy", "displace"})


def distinct(scene: Scene, events: Sequence[Located], tolls: Sequence[Counted]) -> list[Located]:
    """The events that each say something of their own, in the order of the text."""
    events = _one_event_an_act(events)
    events = [e for e in events if not _said_better(scene, e, events)]
    return _told_again(scene, [e for e in events if _says_something(scene, e, events, tolls)])


def _told_again(scene: Scene, events: Sequence[Located]) -> list[Located]:
    """Acts a report comes back to ("the attack", "the bombing") joined to where it first told of them."""
    kept: list[Located] = []
    for event, candidate in events:
        n = _first_telling(scene, event, candidate, kept)
        if n is None:
            kept.append((event, candidate))
            continue
        first, c = kept[n]
        left_open = not first.initiators or _are_unnamed(scene, first.initiators)
        if event.initiators and left_open and _is_only_said(event) and not _is_only_said(first):
            # That somebody claimed the attack does not make it a fact whose it was; the claim stands beside it.
            kept.append((_claimed(event, first), candidate))
            continue
        closer = _is_nowhere(first, c) and bool(event.places) and not _is_guessed(event, candidate)
        kept[n] = (
            replace(
                first,
                places=event.places if closer else first.places,
                confidence=c.rule.confidence if closer else first.confidence,
                evidence=(*first.evidence, *event.evidence),
                initiators=_with_kin(first.initiators, event.initiators),
                targets=first.targets or tuple(t for t in event.targets if t not in first.initiators),
                when=first.when or event.when,
                weapons=tuple(dict.fromkeys((*first.weapons, *event.weapons))),
            ),
            c,
        )
    return kept


def _houses(actors: Sequence[str]) -> list[str]:
    """The states whose bodies are among the actors: "the army" and "the security forces" are of one."""
    return [match.group(1) for actor in actors if (match := STATE_BODY.match(actor))]


def _with_kin(first: Sequence[str], later: Sequence[str]) -> tuple[str, ...]:
    """The doers of an act, with bodies of the same state that the later telling names beside them."""
    if not first:
        return tuple(later)
    known = set(_houses(first))
    return tuple(dict.fromkeys((*first, *(a for a in later if known & set(_houses([a]))))))


def _first_telling(scene: Scene, event: Event, candidate: Candidate, earlier: Sequence[Located]) -> int | None:
    if not _comes_back(scene, event, candidate):
        return None
    kin = next((group for group in _KINDRED if event.type in group), frozenset({event.type}))
    for n in range(len(earlier) - 1, -1, -1):
        other, c = earlier[n]
        if c.sentence == candidate.sentence or candidate.sentence - c.sentence > _REACH:
            continue
        by = event.stance.by
        if event.initiators and not other.initiators and by not in (None, other.stance.by, *event.initiators):
            continue  # one side's word on what another did is a statement of its own
        own = event.initiators or event.targets
        claimed = other.stance.status == StanceStatus.CLAIMED != event.stance.status
        if own and claimed and not _shares_ground(event, other):
            continue  # what the report tells itself is not what somebody spoke of
        if other.type in kin and _as_real(other.stance) == _as_real(event.stance) and _agrees(scene, event, other, c):
            return n
    return None


def _are_unnamed(scene: Scene, actors: Sequence[str]) -> bool:
    """Whether the words say no more of the doers than what they did: "gunmen", "a suicide bomber"."""
    return all(a.startswith("r:") and scene.actors[a].name.islower() for a in actors)


def _claimed(event: Event, first: Event) -> Event:
    """The claim of an act that was told before, with what was told of it."""
    targets = event.targets or tuple(t for t in first.targets if t not in event.initiators)
    return replace(event, type=first.type, targets=targets, places=first.places, when=event.when or first.when)


def _is_only_said(event: Event) -> bool:
    return event.stance.status in (StanceStatus.CLAIMED, StanceStatus.ALLEGED)


def _shares_ground(event: Event, other: Event) -> bool:
    """Whether two tellings have a side or a place in common."""
    return any(
        same_side(a, b)
        for a, b in (
            (event.initiators, other.initiators), (event.targets, other.targets), (event.places, other.places)
        )
    )  # fmt: skip


def _comes_back(scene: Scene, event: Event, candidate: Candidate) -> bool:
    """Whether the words speak of something known: "the attack", "yesterday's shelling", "it was attacked"."""
    mark = scene.marks[candidate.sentence]
    syntax, token = mark.syntax, mark.syntax.tokens[candidate.predicate]
    if token.pos == "NOUN":
        beside = [syntax.tokens[k] for k in syntax.kids(candidate.predicate, "det", "poss")]
        dated = any(t.start < m.end and t.end > m.start for t in beside for m in mark.times)
        return token.tag != "NNS" and (dated or any(t.lower in _KNOWN for t in beside))
    if event.type == "abduction" and any(
        syntax.tokens[k].lower in _KNOWN for h in candidate.frame.patients for k in syntax.kids(h, "det", "poss")
    ):
        return True  # "gunmen who kidnapped the workers": they were told of before
    if not candidate.frame.passive or event.initiators or candidate.frame.agents:
        return False
    return any(syntax.tokens[k].lower in _POINTING for k in syntax.kids(candidate.predicate, "nsubjpass"))


def _is_guessed(event: Event, candidate: Candidate) -> bool:
    """Whether the event's place was carried over from elsewhere in the report."""
    return event.confidence < candidate.rule.confidence - 0.001


def _is_nowhere(event: Event, candidate: Candidate) -> bool:
    """Whether the event is placed in no more than the country the report is about."""
    return _is_guessed(event, candidate) and all(p.startswith("country:") for p in event.places)


def _agrees(scene: Scene, event: Event, other: Event, c: Candidate) -> bool:
    """Whether nothing the later telling says of its own contradicts the first."""
    guessed_place = event.confidence < _VAGUE or not event.places
    places = guessed_place or not other.places or same_ground(scene, event.places, other.places)
    places = places or _is_nowhere(other, c)
    doers = other.initiators
    if _is_only_said(event) and not _is_only_said(other) and _are_unnamed(scene, doers):
        doers = ()  # "gunmen opened fire": a group that claims the attack says whose they were
    sides = all(
        not a or not b or same_side(a, b) or same_side(_houses(a), _houses(b))
        for a, b in ((event.initiators, doers), (event.targets, other.targets))
    )
    times = event.when is None or other.when is None or event.when == other.when
    return places and sides and times


def _says_something(scene: Scene, located: Located, events: Sequence[Located], tolls: Sequence[Counted]) -> bool:
    """Whether an event has an actor, a place of its own or a toll; a mere purpose beside a real event is dropped."""
    event, candidate = located
    own_place = bool(event.places) and not _is_guessed(event, candidate)
    counted = any(c.sentence == candidate.sentence for _, c in tolls)
    news = (event.places and event.type in OF_MANY) or _breaks_out(scene, candidate)
    if not (event.initiators or event.targets or own_place or counted or news):
        return False
    if candidate.rule.confidence < _VAGUE:
        # Of several vague ones the first with a place stands for them; words said about an attack do not tell it.
        here = [(e, c) for e, c in events if e is not event and c.sentence == candidate.sentence]
        telling = candidate.rule.confidence > _BARE and _is_certain(scene, event, candidate)
        beside = AFTERMATH if telling else OF_WORDS
        alone = not any(
            e.type not in beside
            and not (own_place and _is_background(scene, candidate) and _is_elsewhere(scene, event, e, c))
            and (c.rule.confidence >= _VAGUE or (e.places and c.predicate < candidate.predicate))
            for e, c in here
        )
        if not alone or not (own_place or (event.initiators and event.stance.status not in UNREAL)):
            return False
    purpose = event.stance.status == StanceStatus.PLANNED and event.stance.cue.lower() in _PURPOSE
    return not (
        purpose
        and any(
            c.sentence == candidate.sentence and e.stance.status not in UNREAL for e, c in events if e is not event
        )
    )


def _is_certain(scene: Scene, event: Event, candidate: Candidate) -> bool:
    """Whether the words mean one act or several known ones, and do not leave its doer to a pronoun.

    "A rise in attacks in Herat" tells of none; whose attack "it" made is seldom certain beside other acts.
    """
    mark = scene.marks[candidate.sentence]
    doers = [m for h in candidate.heads.get("initiators", ()) if (m := mark.actors.get(h)) is not None]
    if any(m.via == MentionVia.COREFERENCE for m in doers):
        return False
    plural = mark.syntax.tokens[candidate.predicate].tag == "NNS"
    known = mark.syntax.kids(candidate.predicate, "det", "poss", "nummod") or event.when is not None
    return not plural or bool(known)


def _is_background(scene: Scene, candidate: Candidate) -> bool:
    """ "... after seven policemen were killed in Farah", "the Pulwama attack": told as what had been before."""
    syntax = scene.marks[candidate.sentence].syntax
    where = candidate.heads.get("places", ())
    if where and set(where) <= set(candidate.frame.slot("modifier")):
        return True
    verb = syntax.clause_of(candidate.predicate)
    before = any(syntax.tokens[k].lower in ("after", "since") for k in syntax.kids(verb, "mark"))
    return before and syntax.tokens[verb].dep == "advcl"


def _is_elsewhere(scene: Scene, event: Event, other: Event, c: Candidate) -> bool:
    """Whether two acts of a sentence have places of their own that are apart: each is told for itself."""
    return bool(other.places) and not _is_guessed(other, c) and not same_ground(scene, event.places, other.places)


def _breaks_out(scene: Scene, candidate: Candidate) -> bool:
    """ "Gun battles erupted today": fighting told as news of its own, though nobody is named."""
    governor = candidate.frame.governor
    if candidate.value != "battle" or governor is None or candidate.stance.status in UNREAL:
        return False
    return scene.marks[candidate.sentence].syntax.tokens[governor].lemma in _BREAKING_OUT


def _only_result(scene: Scene, candidate: Candidate, events: Sequence[Located]) -> bool:
    """ "stormed the town, killing thousands": the participle tells what the attack did; the toll keeps the number."""
    syntax = scene.marks[candidate.sentence].syntax
    at = candidate.predicate
    while syntax.tokens[at].dep == "conj" and syntax.tokens[syntax.tokens[at].head].tag == "VBG":
        at = syntax.tokens[at].head  # "killing ten and injuring twenty"
    token = syntax.tokens[at]
    if syntax.tokens[candidate.predicate].lemma not in _RESULTS:
        return False
    if token.tag != "VBG" or token.dep != "advcl" or token.lemma not in _RESULTS:
        return False
    beside = {token.head, *syntax.children[token.head]} - {at}
    return any(
        c.sentence == candidate.sentence and c.predicate in beside and e.stance.status not in UNREAL
        for e, c in events
    )  # "foiled an attack, killing two": what came of it did happen


def _said_better(scene: Scene, located: Located, events: Sequence[Located]) -> bool:
    """Whether a narrower event of the same sentence says the same: "attacks with car bombs"."""
    event, candidate = located
    if _only_result(scene, candidate, events):
        return True
    narrower = WIDER.get(event.type)
    if narrower is None:
        return False
    return any(
        c.sentence == candidate.sentence
        and other.type in narrower
        and (not event.initiators or same_side(event.initiators, other.initiators))
        and _compatible(event, other)
        for other, c in events
    )


def _one_event_an_act(events: Sequence[Located]) -> list[Located]:
    """Two triggers of one type in one sentence with no difference between them are one event."""
    kept: list[Located] = []
    for event, candidate in events:
        twin = next(
            (
                n
                for n, (other, c) in enumerate(kept)
                if c.sentence == candidate.sentence
                and other.type == event.type
                and (_compatible(other, event) or _is_one_flight(other, event))
                and _as_real(other.stance) == _as_real(event.stance)
            ),
            None,
        )
        if twin is None:
            kept.append((event, candidate))
            continue
        other, c = kept[twin]
        fuller = _weight(event, candidate) > _weight(other, c)
        first, second = (event, other) if fuller else (other, event)
        joined = replace(
            first,
            initiators=first.initiators or second.initiators,
            targets=first.targets or second.targets,
            places=first.places or second.places,
            when=first.when or second.when,
        )
        kept[twin] = (joined, candidate if fuller else c)
    return kept


def _is_one_flight(one: Event, other: Event) -> bool:
    """ "fled the valley and took refuge in the town": from where and to where, one displacement."""
    return one.type == "displacement" and bool(one.targets) and one.targets == other.targets


def _weight(event: Event, candidate: Candidate) -> tuple[bool, int]:
    """Which of two tellings is kept: one whose rule says something before a vague one, then the fuller."""
    return candidate.rule.confidence >= _VAGUE, len(event.initiators) + len(event.targets)


def _compatible(one: Event, other: Event) -> bool:
    def fits(a: Sequence[str], b: Sequence[str]) -> bool:
        return not a or not b or same_side(a, b)

    return (
        fits(one.initiators, other.initiators) and fits(one.targets, other.targets) and fits(one.places, other.places)
    )


def _as_real(stance: Stance) -> StanceStatus | None:
    """What may be joined: whatever is held to have happened, or the same kind of what has not."""
    return stance.status if stance.status in UNREAL else None


def merge_ties(ties: Sequence[Tie]) -> list[Tie]:
    """The same tie said several times is one statement with several pieces of evidence; the firmest stance stands."""
    kept: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        ends = tuple(sorted((tie.source, tie.target))) if tie.kind in SYMMETRIC_TIES else (tie.source, tie.target)
        key = (tie.kind, ends, _as_real(tie.stance))
        known = kept.get(key)
        if known is None:
            kept[key] = tie
        elif all(e.start != tie.evidence[0].start for e in known.evidence):
            first, second = (tie, known) if _firmer(tie.stance, known.stance) else (known, tie)
            kept[key] = replace(
                first, evidence=(*first.evidence, *second.evidence), means=first.means or second.means
            )
    return list(kept.values())


def merge_control(control: Sequence[Control]) -> list[Control]:
    """The same control said several times is one statement with several pieces of evidence."""
    kept: dict[tuple[object, ...], Control] = {}
    for one in control:
        key = (one.place, one.actor, one.status, _as_real(one.stance))
        known = kept.get(key)
        if known is None:
            kept[key] = one
        elif all(e.start != one.evidence[0].start for e in known.evidence):
            first, second = (one, known) if _firmer(one.stance, known.stance) else (known, one)
            kept[key] = replace(first, evidence=(*first.evidence, *second.evidence), when=first.when or second.when)
    return list(kept.values())


def _firmer(one: Stance, other: Stance) -> bool:
    """Whether `one` is the report's own word and `other` is not."""
    return one.status == StanceStatus.ASSERTED != other.status
