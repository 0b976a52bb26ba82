"""Which actors stand against which, and why: the grounds on which divided enemies are found."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from frontlines.model.actor import Actor, ActorKind
from frontlines.model.reading import Reading
from frontlines.model.statement import ControlStatus, Event, Tie, TieKind
from frontlines.model.when import When
from frontlines.picture.dyads import struck
from frontlines.picture.events import ARMED, HOSTILE_WORDS
from frontlines.picture.plans import stopped
from frontlines.picture.shapes import Ground, GroundRule
from frontlines.picture.standing import basis_of, counts
from frontlines.picture.words import CONTROL_VERBS, TIE_VERBS, Names, agree, event_label, line, marked, when_words

# From (who, against whom) to the grounds for it.
Grounds = Mapping[tuple[str, str], tuple[Ground, ...]]
_Add = Callable[[str, str, GroundRule, str, Event | Tie], None]

# An enmity that ended longer ago says nothing of today's sides: the invasion of 2003 does not make the
# invader and the insurgents of 2016 two enemies of one government.
_STALE = timedelta(days=730)
_PRESSES = frozenset({ControlStatus.BESIEGES, ControlStatus.ADVANCING_ON, ControlStatus.GAINED})
_KEEPS = frozenset({ControlStatus.HOLDS, ControlStatus.LOST})


def current(when: When | None, published: When | None) -> bool:
    """Whether an enmity of that time may still stand: undated, open-ended, or not over for two years."""
    if when is None or when.end is None or published is None or published.start is None:
        return True
    return when.end >= published.start - _STALE


def enmity_of(reading: Reading, names: Names) -> Grounds:
    """Who fights whom now: by ties, by armed events, and by places one holds and the other presses on."""
    published = reading.report.published
    found: dict[tuple[str, str], dict[str, Ground]] = {}

    def add(one: str, other: str, ground: Ground) -> None:
        found.setdefault((one, other), {}).setdefault(ground.text, ground)
        found.setdefault((other, one), {}).setdefault(ground.text, ground)

    for tie in filter(counts, reading.ties):
        if tie.kind is TieKind.FIGHTS and tie.source != tie.target and current(tie.when, published):
            text = f"{agree(names.actor(tie.source), TIE_VERBS[tie.kind])} {names.actor(tie.target)}"
            text = marked(text, tie.stance, names)
            add(tie.source, tie.target, Ground(GroundRule.FIGHTS, text, (basis_of(tie),)))
    for event, source, target in struck(reading):
        if current(event.when, published):
            where = f", {names.all_places(event.places)}" if event.places else ""
            text = f"{names.actor(source)} struck at {names.actor(target)} ({event_label(event.type)}{where})"
            text = marked(text, event.stance, names)
            add(source, target, Ground(GroundRule.STRIKES, text, (basis_of(event),)))
    for one in filter(counts, reading.control):
        for other in filter(counts, reading.control):
            if (
                one.status in _PRESSES
                and other.status in _KEEPS
                and one.place == other.place
                and one.actor != other.actor
                and current(one.when, published)
                and current(other.when, published)
            ):
                text = f"{agree(names.actor(one.actor), CONTROL_VERBS[one.status])} {names.place(one.place)}, which "
                text += agree(names.actor(other.actor), CONTROL_VERBS[other.status])
                text = marked(marked(text, one.stance, names), other.stance, names)
                add(one.actor, other.actor, Ground(GroundRule.PRESSES, text, (basis_of(one), basis_of(other))))
    return {pair: tuple(grounds.values()) for pair, grounds in found.items()}


def support_of(reading: Reading, names: Names) -> Grounds:
    """Who stands behind whom now: (backer, backed), from backs, leads and part_of ties."""
    found: dict[tuple[str, str], dict[str, Ground]] = {}
    for tie in filter(counts, reading.ties):
        if tie.source == tie.target or not current(tie.when, reading.report.published):
            continue
        if tie.kind not in (TieKind.BACKS, TieKind.LEADS, TieKind.PART_OF):
            continue
        turned = tie.kind is TieKind.PART_OF
        pair = (tie.target, tie.source) if turned else (tie.source, tie.target)
        text = marked(line(tie, names), tie.stance, names)
        found.setdefault(pair, {}).setdefault(text, Ground(GroundRule.THROUGH, text, (basis_of(tie),)))
    return {pair: tuple(grounds.values()) for pair, grounds in found.items()}


def own_forces(reading: Reading, names: Names) -> Grounds:
    """(government, its forces): known from the register and not from the report, so with no words behind it."""
    kinds = {actor.id: actor.kind for actor in reading.actors}
    return {
        (actor.parent, actor.id): (Ground(GroundRule.THROUGH, _belongs(actor, names), ()),)
        for actor in reading.actors
        if actor.parent and actor.kind is ActorKind.STATE_FORCES and kinds.get(actor.parent) is ActorKind.GOVERNMENT
    }


def _belongs(actor: Actor, names: Names) -> str:
    owner = names.actor(actor.parent or "")
    return f"{agree(names.actor(actor.id), ('belongs', 'belong'))} to {owner} (by the register)"


def opposition_of(reading: Reading, names: Names) -> Grounds:
    """Who opposes whom short of fighting: by ties, by hostile words, and by plans against each other."""
    published = reading.report.published
    found: dict[tuple[str, str], dict[str, Ground]] = {}

    def add(one: str, other: str, ground: Ground) -> None:
        if one != other:
            found.setdefault((one, other), {}).setdefault(ground.text, ground)

    for tie in filter(counts, reading.ties):
        if tie.kind is TieKind.OPPOSES and current(tie.when, published):
            text = f"{agree(names.actor(tie.source), TIE_VERBS[tie.kind])} {names.actor(tie.target)}"
            ground = Ground(GroundRule.OPPOSES, marked(text, tie.stance, names), (basis_of(tie),))
            add(tie.source, tie.target, ground)
            add(tie.target, tie.source, ground)
    for event in reading.events:
        pairs = [(source, target) for source in event.initiators for target in event.targets]
        for source, target in pairs:
            one, other = names.actor(source), names.actor(target)
            if event.type in HOSTILE_WORDS and counts(event) and current(event.when, published):
                date = f", {when_words(event.when)}" if when_words(event.when) else ""
                text = f"{one} against {other}: {event_label(event.type)}{date}"
                text = marked(text, event.stance, names)
                add(source, target, Ground(GroundRule.WORDS, text, (basis_of(event),)))
            elif event.type in ARMED and event.stance.status.value == "planned":
                text = f"{agree(one, ('plans', 'plan'))} to strike at {other} ({event_label(event.type)})"
                add(source, target, Ground(GroundRule.PLANS, text, (basis_of(event),)))
    for statement, source, target in stopped(reading):
        text = f"{agree(names.actor(source), ('means', 'mean'))} to stop {names.actor(target)}"
        add(source, target, Ground(GroundRule.PLANS, text, (basis_of(statement),)))
    return {pair: tuple(grounds.values()) for pair, grounds in found.items()}
