"""Effect: a judgement made, the picture around it derived at once, and what changed told in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from frontlines.model.incident import Incident
from frontlines.model.judgement import Judgement
from frontlines.model.period import Ending, Period
from frontlines.model.refer import places_in
from frontlines.model.relation import Relation
from frontlines.picture.words import TIE_VERBS, Names, agree, bounds, event_label, names_in, when_words
from frontlines.project.bearings import place_key
from frontlines.project.deriving import Tick, derive
from frontlines.project.finding import short
from frontlines.project.folder import Project
from frontlines.project.keys import pair_of
from frontlines.project.staleness import is_stale
from frontlines.store.contract import Store
from frontlines.store.shapes import Axis, RetiredId, Wanted


@dataclass(frozen=True, slots=True)
class Effect:
    """A judgement and what it changed in the picture, in words."""

    judgement: Judgement
    was: tuple[str, ...]  # what no longer holds
    now: tuple[str, ...]  # what holds instead
    retired: tuple[str, ...]  # incident ids that went out of use, with what became of them


def take_effect(
    project: Project, decide: Callable[[], Judgement], *, tick: Tick = lambda what, done, total: None
) -> Effect:
    """Let a person decide, derive what that touches, and say what changed.

    The caller holds `project.store.writing()`. A picture that is not up to date is derived first, so that nothing is
    put down to the judgement that is not its doing.
    """
    store = project.store
    if is_stale(project):
        derive(project, tick=tick)
    judgement = decide()
    # What is stale now is what the judgement touches; the picture in the store is still that before it.
    touched = _Touched.of(store, judgement)
    before = touched.picture(store, ())
    retired = frozenset(store.retired())
    old = before.lines(store)
    derive(project, tick=tick)
    after = touched.picture(store, before.members)
    new = after.lines(store)
    return Effect(
        judgement=judgement,
        was=tuple(line for line in old if line not in new),
        now=tuple(line for line in new if line not in old),
        retired=tuple(_retired(one) for one in store.retired() if one not in retired),
    )


@dataclass(frozen=True, slots=True)
class _Picture:
    """A part of the picture."""

    incidents: tuple[Incident, ...]
    periods: tuple[Period, ...]
    relations: tuple[Relation, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The statements of its incidents."""
        return tuple(statement for one in self.incidents for statement in one.statements)

    def lines(self, store: Store) -> list[str]:
        """One line for each part."""
        actors = {
            *(actor for one in self.incidents for actor in (*one.initiators, *one.targets)),
            *(one.actor for one in self.periods),
            *(actor for one in self.relations for actor in (one.source, one.target)),
        }
        places = {*(place for one in self.incidents for place in one.places), *(one.place for one in self.periods)}
        names = names_in(store.known_of(actors, places))
        return [
            *(_incident(one, names) for one in self.incidents),
            *(_period(one, names) for one in self.periods),
            *(_relation(one, names) for one in self.relations),
        ]


@dataclass(frozen=True, slots=True)
class _Touched:
    """What a judgement bears on."""

    events: tuple[str, ...]
    places: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, store: Store, judgement: Judgement) -> "_Touched":
        """What is stale since the judgement was made."""
        keys = set(store.stale(Axis.PLACE))
        judged = store.by_lineage((*judgement.subjects, *judgement.others)).values()
        bearing = {one for ids in store.bearing_on(Axis.PLACE, sorted(keys)).values() for one in ids}
        told = store.told(sorted({*judged, *bearing}))
        known = store.known_of((), {place for one in told for place in places_in(one.statement)} | keys)
        return cls(
            events=store.stale(Axis.BLOCK),
            places=tuple(place for place in known.places if place_key(place, known) in keys),
            pairs=frozenset(map(pair_of, store.stale(Axis.PAIR))),
        )

    def picture(self, store: Store, besides: Iterable[str]) -> _Picture:
        """The part of the stored picture that is touched, with the incidents of some statements besides."""
        incidents = sorted(set(store.incidents_of({*self.events, *besides}).values()))
        actors = sorted({actor for pair in self.pairs for actor in pair})
        return _Picture(
            incidents=store.incidents(Wanted(ids=tuple(incidents))) if incidents else (),
            periods=store.periods(Wanted(places=self.places)) if self.places else (),
            relations=tuple(
                one
                for one in (store.relations(Wanted(actors=tuple(actors))) if actors else ())
                if (one.source, one.target) in self.pairs or (one.target, one.source) in self.pairs
            ),
        )


def _retired(one: RetiredId) -> str:
    if one.became is None:
        return f"{short(one.id)} is no longer in use ({one.why})"
    return f"{short(one.id)} is now {short(one.became)} ({one.why})"


def _incident(one: Incident, names: Names) -> str:
    who = " ".join(
        filter(
            None,
            (
                f"by {names.all_actors(one.initiators)}" if one.initiators else "",
                f"against {names.all_actors(one.targets)}" if one.targets else "",
            ),
        )
    )
    tolls = ", ".join(
        f"{bounds(toll.low, toll.high, estimate=toll.estimate)} {toll.kind.value} (by the rule {toll.rule!r})"
        for toll in one.tolls
    )
    many = "1 statement" if len(one.statements) == 1 else f"{len(one.statements)} statements"
    parts = (
        f"incident {short(one.id)}: {event_label(one.type)}",
        who,
        names.all_places(one.places),
        when_words(one.when) + (" (published)" if one.when_assumed else ""),
        tolls,
        "" if one.asserted else "claimed",
        many,
    )
    return ", ".join(filter(None, parts))


def _period(one: Period, names: Names) -> str:
    held = "" if one.assessed else ", claimed"
    ended = "" if one.ending is Ending.OPEN else f", ended: {one.ending.value}"
    state = one.state.value.replace("_", " ")
    actor = names.actor(one.actor) or "somebody unnamed"
    return f"control: {names.place(one.place)} {state} by {actor}, {_days(one)}{ended}{held}"


def _relation(one: Relation, names: Names) -> str:
    held = "" if one.asserted else ", claimed"
    tie = f"{agree(names.actor(one.source), TIE_VERBS[one.kind])} {names.actor(one.target)}"
    return f"tie: {tie}, {_days(one)}{', over' if one.ended else ''}{held}, sources: {one.independent}"


def _days(one: Period | Relation) -> str:
    start = one.start.isoformat() if one.start else "unknown"
    return f"{start} to {one.end.isoformat()}" if one.end else f"since {start}"
