"""Deriving: the picture follows from statements and judgements; only what is stale is made anew.

However the statements came in, at once or a few at a time, with or without a stop between, the picture is the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from frontlines.lexicon.joining import load_joining
from frontlines.model.incident import Join
from frontlines.model.joining import JoinRules
from frontlines.model.judgement import Rulings
from frontlines.model.known import Known
from frontlines.model.period import Ending
from frontlines.model.statement import Event, Toll
from frontlines.model.told import Told
from frontlines.picture.control import periods_of
from frontlines.picture.incident_profile import Profile, profile_of
from frontlines.picture.incident_score import join_profiles, reaches
from frontlines.picture.incident_words import passage_words
from frontlines.picture.incidents import incidents_in
from frontlines.picture.relations import relations_of
from frontlines.picture.rulings import rulings_of
from frontlines.picture.standing import counts
from frontlines.project.bearings import home_among, place_key
from frontlines.project.folder import Project
from frontlines.project.judged import judged
from frontlines.project.keys import is_toll_key, pair_of
from frontlines.project.latest import latest_day
from frontlines.project.staleness import DERIVED_WITH, picture_key
from frontlines.store.contract import Store
from frontlines.store.shapes import Axis, Wanted

_CHUNK = 400  # events joined, or keys derived, in one transaction
# Events kept in memory ready to be compared; about 100 MB.
_REMEMBERED = 20_000

Tick = Callable[[str, int, int], None]  # what, done, of how many


@dataclass(frozen=True, slots=True)
class _Seen:
    """One event with its tolls, ready to be compared."""

    event: Told[Event]
    tolls: Mapping[str, Told[Toll]]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Derived:
    """How much was made anew."""

    events: int
    places: int
    pairs: int


def derive(project: Project, *, tick: Tick = lambda what, done, total: None) -> Derived:
    """Bring the picture up to date. The caller holds `project.store.writing()`.

    It may be stopped at any moment: what is not derived stays marked as stale.
    """
    store = project.store
    if store.meta().get(DERIVED_WITH) != picture_key(project):
        store.mark_all_stale()
        store.set_meta({DERIVED_WITH: picture_key(project)})
    rulings = rulings_of(store.log())
    until = latest_day(store)
    deriver = _Deriver(project, rulings, load_joining(), until, tick)
    return Derived(deriver.incidents(), deriver.periods(), deriver.relations())


class _Deriver:
    """One run of deriving, with what all its parts need."""

    def __init__(self, project: Project, rulings: Rulings, rules: JoinRules, until: date | None, tick: Tick) -> None:
        self._store: Store = project.store
        self._settings = project.settings.picture
        self._rulings = rulings
        self._rules = rules
        self._until = until
        self._tick = tick
        self._seen: dict[str, _Seen] = {}

    # --- incidents
    def incidents(self) -> int:
        """Join stale events with those they may be one with, and part them into incidents anew."""
        stale = self._store.stale(Axis.BLOCK)
        for done, chunk in _chunks(stale):
            self._join(chunk)
            self._tick("joining events", done, len(stale))
        settled: set[str] = set()
        for done, chunk in _chunks(stale):
            self._part([event for event in chunk if event not in settled], settled)
            self._tick("incidents", done, len(stale))
        return len(stale)

    def _join(self, stale: Sequence[str]) -> None:
        """Compare each of these events with all events that share a block with it."""
        store = self._store
        blocks: dict[str, list[str]] = {}
        for bearing in store.bearings_of(stale, Axis.BLOCK):
            blocks.setdefault(bearing.key, []).append(bearing.statement)
        sharing = store.bearing_on(Axis.BLOCK, blocks)
        pairs = {
            (min(one, other), max(one, other))
            for key, ours in blocks.items()
            for one in ours
            for other in sharing.get(key, ())
            if one != other
        }
        seen = self._events({event for pair in pairs for event in pair})
        joins = [
            join
            for one, other in sorted(pairs)
            if one in seen and other in seen
            if (join := join_profiles(seen[one].profile, seen[other].profile, self._rules)) is not None
        ]
        store.save_joins(stale, joins)

    def _part(self, stale: Sequence[str], settled: set[str]) -> None:
        """Make the incidents of these events and of all they hang together with."""
        if not stale:
            return
        component, joins = self._component(stale)
        seen = self._events(component)
        events = [one.event for one in seen.values()]
        tolls = {ident: toll for one in seen.values() for ident, toll in one.tolls.items()}
        made = incidents_in(
            events,
            [one.profile for one in seen.values()],
            [join for join in joins if join.first in seen and join.second in seen],
            tolls,
            self._store.known_for([*events, *tolls.values()]),
            self._rulings,
            self._rules,
            self._settings.toll_rule,
        )
        self._store.save_incidents(sorted(component), made)
        settled |= component

    def _component(self, events: Sequence[str]) -> tuple[set[str], list[Join]]:
        """All events that hang together with these: by sure joins, a toll they share, or a person's merge.

        Those of one incident until now come along: it is made anew as a whole, also where the statement that held it
        together was rejected. With them come all joins among them, unsure ones too.
        """
        merged = self._merged()
        found: set[str] = set()
        edge = set(events)
        joins: dict[tuple[str, str], Join] = {}
        while edge:
            edge |= self._mates(edge) - found
            found |= edge
            near = self._store.joins_of(edge)
            seen = self._events({end for join in near for end in (join.first, join.second)})
            ends: set[str] = set()
            for join in near:
                if join.first in seen and join.second in seen:
                    joins[join.first, join.second] = join
                    same = seen[join.first].profile.report == seen[join.second].profile.report
                    if reaches(join, same_report=same, rules=self._rules):
                        ends |= {join.first, join.second}
            for one in edge:
                ends |= merged.get(one, frozenset())
            edge = (ends | self._sharing_tolls(edge)) - found
        return found, [join for pair, join in sorted(joins.items()) if found.issuperset(pair)]

    def _mates(self, events: set[str]) -> set[str]:
        """The statements of the incidents that these events are in until now."""
        homes = sorted(set(self._store.incidents_of(events).values()))
        return (
            {one for home in self._store.incidents(Wanted(ids=tuple(homes))) for one in home.statements}
            if homes
            else set()
        )

    def _sharing_tolls(self, events: set[str]) -> set[str]:
        bearings = self._store.bearings_of(sorted(events), Axis.BLOCK)
        keys = {bearing.key for bearing in bearings if is_toll_key(bearing.key)}
        return {one for ids in self._store.bearing_on(Axis.BLOCK, sorted(keys)).values() for one in ids}

    def _merged(self) -> dict[str, frozenset[str]]:
        """From an event to those a person merged it with."""
        lineages = {lineage for group in self._rulings.together for lineage in group}
        current = self._store.by_lineage(lineages) if lineages else {}
        return {
            current[lineage]: frozenset(current[other] for other in group if other in current)
            for group in self._rulings.together
            for lineage in group
            if lineage in current
        }

    def _events(self, ids: set[str]) -> dict[str, "_Seen"]:
        """Events that count, as persons left them, ready to be compared; by id, in order."""
        new = [ident for ident in sorted(ids) if ident not in self._seen]
        if len(self._seen) + len(new) > _REMEMBERED:
            self._seen.clear()
            new = sorted(ids)
        told = [one for one in self._load(new) if isinstance(one.statement, Event) and counts(one.statement)]
        wanted = sorted({toll for one in told for toll in one.statement.tolls})
        tolls = {one.id: one for one in self._load(wanted) if isinstance(one.statement, Toll)}
        known = self._store.known_for([*told, *tolls.values()])
        texts = {report: self._store.text(report) for report in {one.byline.report for one in told}}
        for one in told:
            words = passage_words(one.statement, texts[one.byline.report], self._rules)
            own = {toll: tolls[toll] for toll in one.statement.tolls if toll in tolls}
            self._seen[one.id] = _Seen(one, own, profile_of(one, own, known, self._rules, words))
        return {ident: self._seen[ident] for ident in sorted(ids) if ident in self._seen}

    def _load(self, ids: Sequence[str]) -> list[Told[Any]]:
        current = set(self._store.current(ids))
        return judged((one for one in self._store.told(ids) if one.id in current), self._rulings)

    # --- places and pairs
    def periods(self) -> int:
        """Who held what when, for stale places and for those on which reports have been silent too long."""
        if self._until is None:
            return 0
        stale = self._store.stale(Axis.PLACE)
        keys = sorted({*stale, *self._fallen_silent(self._until)})
        for done, chunk in _chunks(keys):
            told, known = self._bearing_on(Axis.PLACE, chunk)
            self._store.save_periods(
                {
                    key: periods_of(
                        home_among(key, known.places.values()), told[key], known, self._settings, self._until
                    )
                    for key in chunk
                }
            )
            self._tick("places", done, len(keys))
        return len(keys)

    def _fallen_silent(self, until: date) -> set[str]:
        """Keys of places with a period that was open and may no longer be: time went on without reports of them."""
        shortest = timedelta(days=min(self._settings.control_decay_days, self._settings.pressure_decay_days))
        silent = [
            period.place
            for period in self._store.periods()
            if period.ending is Ending.OPEN and period.last_reported + shortest < until
        ]
        known = self._store.known_of((), silent)
        return {place_key(place, known) for place in silent}

    def relations(self) -> int:
        """How pairs of actors stand to each other, for stale pairs.

        What is said of days to come is taken in at once: left for later, it would be missing from a picture made
        step by step, for nothing makes its pair stale when that day comes.
        """
        pairs = self._store.stale(Axis.PAIR)
        for done, chunk in _chunks(pairs):
            told, known = self._bearing_on(Axis.PAIR, chunk)
            self._store.save_relations(
                {pair: relations_of(pair_of(pair), told[pair], known, self._settings) for pair in chunk}
            )
            self._tick("pairs of actors", done, len(pairs))
        return len(pairs)

    def _bearing_on(self, axis: Axis, keys: Sequence[str]) -> tuple[dict[str, list[Told[Any]]], Known]:
        found = self._store.bearing_on(axis, keys)
        told = {one.id: one for one in self._load(sorted({i for ids in found.values() for i in ids}))}
        known = self._store.known_for(list(told.values()))
        return {key: [told[i] for i in found.get(key, ()) if i in told] for key in keys}, known


def _chunks(items: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Pieces of a sequence, each with how many items are done after it."""
    for start in range(0, len(items), _CHUNK):
        yield min(start + _CHUNK, len(items)), items[start : start + _CHUNK]
