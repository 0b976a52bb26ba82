"""Incidents from event statements: all at once, or one component after the other as reports come in.

A component is all statements that hang together through sure joins, tolls they share, or a person's merge. Nothing
outside it bears on how it falls into incidents, so it can be derived anew by itself: both ways give the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from frontlines.model.incident import Incident, Join, Reason
from frontlines.model.joining import JoinRules
from frontlines.model.judgement import Rulings
from frontlines.model.known import Known
from frontlines.model.settings import TollRule
from frontlines.model.statement import Event, Toll
from frontlines.model.told import Told
from frontlines.picture.incident_blocks import keys_of
from frontlines.picture.incident_build import founding, incident_of
from frontlines.picture.incident_cluster import cluster
from frontlines.picture.incident_profile import Profile, profile_of
from frontlines.picture.incident_score import join_profiles, reaches
from frontlines.picture.standing import counts

_ALL_COMPARED = 40  # statements of a component, all pairs of which are compared
Near = Callable[[Profile], Iterable[Profile]]


def incidents_of(
    events: Iterable[Told[Event]],
    tolls: Mapping[str, Told[Toll]],
    known: Known,
    rulings: Rulings,
    rules: JoinRules,
    toll_rule: TollRule,
    words: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Incident, ...]:
    """All incidents, in the order of their founders; the order of `events` does not matter.

    `events` are those that no person rejected; what is denied, planned or only possible is left out here. `words`
    holds the signatures of the events' passages by Statement.id (see `incident_words`).
    """
    passages = words or {}
    told = {event.id: event for event in events if counts(event.statement)}
    profiles = {id_: profile_of(event, tolls, known, rules, passages.get(id_)) for id_, event in sorted(told.items())}
    by_key: dict[str, list[Profile]] = defaultdict(list)
    by_toll: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    by_lineage: dict[str, list[Profile]] = defaultdict(list)
    keys = {id_: keys_of(profile, rules) for id_, profile in profiles.items()}
    for id_, profile in profiles.items():
        for key in keys[id_]:
            by_key[key].append(profile)
        for toll in profile.toll_ids:
            by_toll[profile.report, toll].append(profile)
        by_lineage[profile.lineage].append(profile)
    together: dict[str, set[str]] = defaultdict(set)
    for named in rulings.together:
        for lineage in named:
            together[lineage] |= named

    def alike(profile: Profile) -> Iterable[Profile]:
        return {other.id: other for key in keys[profile.id] for other in by_key[key]}.values()

    def bound(profile: Profile) -> Iterable[Profile]:
        for toll in profile.toll_ids:
            yield from by_toll[profile.report, toll]
        for lineage in together.get(profile.lineage, ()):
            yield from by_lineage.get(lineage, ())

    found: list[tuple[tuple[int, int, str], Incident]] = []
    done: set[str] = set()
    for profile in profiles.values():
        if profile.id in done:
            continue
        members, joins = component([profile], alike, bound, rules)
        done.update(member.id for member in members)
        found += [
            (founding(told[incident.statements[0]]), incident)
            for incident in incidents_in(
                [told[member.id] for member in members], members, joins, tolls, known, rulings, rules, toll_rule
            )
        ]
    return tuple(incident for _, incident in sorted(found, key=lambda pair: pair[0]))


def component(
    seeds: Iterable[Profile], alike: Near, bound: Near, rules: JoinRules
) -> tuple[tuple[Profile, ...], tuple[Join, ...]]:
    """The components of some statements: their profiles and every join among them, in order.

    `alike` gives the statements that share a key with one (itself may be among them), `bound` those that share a toll
    with it in its report, or that a person merged with it.
    """
    found: dict[str, Profile] = {}
    joins: dict[tuple[str, str], Join] = {}
    waiting = list(seeds)
    while waiting:
        profile = waiting.pop()
        if profile.id in found:
            continue
        found[profile.id] = profile
        waiting.extend(bound(profile))
        for other in alike(profile):
            pair = (profile.id, other.id) if profile.id < other.id else (other.id, profile.id)
            if pair in joins or other.id == profile.id:
                continue
            join = join_profiles(profile, other, rules)
            if join is not None:
                joins[pair] = join
                if reaches(join, same_report=profile.report == other.report, rules=rules):
                    waiting.append(other)
    if len(found) <= _ALL_COMPARED:
        # Two that hang together over a third may share no key: they are compared, not taken for unlike.
        for pair in combinations(sorted(found), 2):
            if pair not in joins and (join := join_profiles(found[pair[0]], found[pair[1]], rules)) is not None:
                joins[pair] = join
    kept = (join for pair, join in sorted(joins.items()) if pair[0] in found and pair[1] in found)
    return tuple(found[id_] for id_ in sorted(found)), tuple(kept)


def incidents_in(
    events: Sequence[Told[Event]],
    profiles: Sequence[Profile],
    joins: Sequence[Join],
    tolls: Mapping[str, Told[Toll]],
    known: Known,
    rulings: Rulings,
    rules: JoinRules,
    toll_rule: TollRule,
) -> tuple[Incident, ...]:
    """The incidents of whole components, in the order of their founders."""
    told = {event.id: event for event in events}
    clusters = cluster(profiles, joins, rulings, rules)
    home = {id_: n for n, ids in enumerate(clusters) for id_ in ids}
    shared = _shared(events, home)
    sure = [j for j in joins if home[j.first] == home[j.second]]
    by_cluster: dict[int, list[Join]] = defaultdict(list)
    for join in (*_kept(sure, told, rules), *_by_persons(told, home, rulings)):
        by_cluster[home[join.first]].append(join)
    return tuple(
        incident_of([told[id_] for id_ in ids], by_cluster[n], tolls, known, rules, toll_rule, shared=shared)
        for n, ids in enumerate(clusters)
    )


def _kept(joins: Iterable[Join], told: Mapping[str, Told[Event]], rules: JoinRules) -> Iterable[Join]:
    """The joins that make an incident one; a pair that only goes along gives no reason."""
    for join in joins:
        same = told[join.first].byline.report == told[join.second].byline.report
        if reaches(join, same_report=same, rules=rules):
            yield join


def _by_persons(told: Mapping[str, Told[Event]], home: Mapping[str, int], rulings: Rulings) -> Iterable[Join]:
    """A join for what a person merged, between neighbours in the order of founding."""
    by_lineage = {event.lineage: event for event in told.values()}
    for named in sorted(rulings.together, key=sorted):
        members = sorted((by_lineage[lineage] for lineage in named if lineage in by_lineage), key=founding)
        for one, other in pairwise(members):
            if home[one.id] == home[other.id]:
                first, second = sorted((one.id, other.id))
                yield Join(first, second, 1.0, (Reason("person", 1.0, "a person merged them"),))


def _shared(events: Iterable[Told[Event]], home: Mapping[str, int]) -> frozenset[str]:
    """Tolls that statements of several incidents are linked to."""
    homes: dict[str, set[int]] = defaultdict(set)
    for event in events:
        for toll in event.statement.tolls:
            homes[toll].add(home[event.id])
    return frozenset(toll for toll, where in homes.items() if len(where) > 1)
