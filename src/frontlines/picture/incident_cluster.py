"""Clusters: statements into events, so that all of a cluster go together and persons have the last word."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from frontlines.model.incident import Join
from frontlines.model.joining import JoinRules
from frontlines.model.judgement import Rulings
from frontlines.picture.incident_profile import Profile
from frontlines.picture.incident_score import apart, reaches, told_apart

_Pair = tuple[int, int]


def cluster(
    profiles: Iterable[Profile], joins: Iterable[Join], rulings: Rulings, rules: JoinRules
) -> tuple[tuple[str, ...], ...]:
    """Statements grouped into incidents, each with its founder first, in the order of their founders.

    The surest pairs come first. Two groups become one where some pair between them is sure enough, the mean over all
    pairs reaches `bars.average` (a pair without a join counts as 0), and no pair excludes or contradicts the other:
    A and C are not joined because both resemble B. Then persons' rulings: what one split stays apart, what one merged
    becomes one, with all that had been grouped with it as far as no split forbids.
    """
    ordered = sorted(profiles, key=lambda profile: profile.founding)
    groups = _grouped(ordered, joins, rulings, rules)
    groups = _merged(groups, ordered, rulings)
    return tuple(tuple(ordered[n].id for n in sorted(group)) for group in sorted(groups, key=min))


def _grouped(
    ordered: Sequence[Profile], joins: Iterable[Join], rulings: Rulings, rules: JoinRules
) -> list[frozenset[int]]:
    """Greedy joining by the highest mean score; a group goes by the number of its first statement."""
    number = {profile.id: n for n, profile in enumerate(ordered)}
    scores: dict[int, dict[int, float]] = defaultdict(dict)  # between groups: the sum over their pairs
    best: dict[_Pair, Join] = {}
    for join in joins:
        if join.first in number and join.second in number:
            one, other = sorted((number[join.first], number[join.second]))
            best[one, other] = join
            scores[one][other] = scores[other][one] = join.score
    sure = {
        pair for pair, join in best.items()
        if reaches(join, same_report=ordered[pair[0]].report == ordered[pair[1]].report, rules=rules)
    }  # fmt: skip
    members = {n: frozenset({n}) for n in range(len(ordered))}
    linked: dict[int, set[int]] = defaultdict(set)  # groups with a sure pair between them
    for one, other in sure:
        linked[one].add(other)
        linked[other].add(one)
    heap = [(-best[pair].score, *pair) for pair in sure]
    heapq.heapify(heap)
    while heap:
        minus, one, other = heapq.heappop(heap)
        if one not in members or other not in members or other not in linked[one]:
            continue
        mean = _mean(one, other, scores, members)
        if mean != -minus:
            continue  # one of the two has grown since; its new mean is in the heap too
        if mean < rules.bars.average or _forbidden(members[one], members[other], ordered, best, sure, rulings, rules):
            linked[one].discard(other)
            linked[other].discard(one)
            continue
        members[one] |= members.pop(other)
        for third in list(scores.pop(other, {})):
            total = scores[third].pop(other)
            if third != one:
                scores[one][third] = scores[third][one] = scores[one].get(third, 0.0) + total
        scores[one].pop(other, None)
        for third in linked.pop(other):
            linked[third].discard(other)
            if third != one:
                linked[one].add(third)
                linked[third].add(one)
        for third in linked[one]:
            heapq.heappush(heap, (-_mean(one, third, scores, members), min(one, third), max(one, third)))
    return list(members.values())


def _mean(
    one: int, other: int, scores: Mapping[int, Mapping[int, float]], members: Mapping[int, frozenset[int]]
) -> float:
    # Rounded, for sums of floats depend on the order of adding, and a mean is looked up by its value.
    return round(scores[one][other] / (len(members[one]) * len(members[other])), 9)


def _forbidden(
    group: frozenset[int],
    other: frozenset[int],
    ordered: Sequence[Profile],
    best: Mapping[_Pair, Join],
    sure: set[_Pair],
    rulings: Rulings,
    rules: JoinRules,
) -> bool:
    """Whether some pair between two groups contradicts itself, is too far apart, or was parted by a person."""
    if _parted({ordered[n].lineage for n in group}, {ordered[n].lineage for n in other}, rulings):
        return True
    for a in group:
        for b in other:
            pair = (a, b) if a < b else (b, a)
            if pair in sure:
                continue
            join = best.get(pair)
            if join is None and (apart(ordered[a], ordered[b], rules) or told_apart(ordered[a], ordered[b], rules)):
                return True
            if join is not None and join.contradiction is not None:
                return True
    return False


def _parted(one: set[str], other: set[str], rulings: Rulings) -> bool:
    together = one | other
    return any(together & left and together & right for left, right in rulings.apart)


def _merged(groups: Iterable[frozenset[int]], ordered: Sequence[Profile], rulings: Rulings) -> list[frozenset[int]]:
    """The groups with what persons merged; where a split forbids it, only the statements named are moved."""
    found = list(groups)
    number = {profile.lineage: n for n, profile in enumerate(ordered)}
    for wanted in sorted(rulings.together, key=sorted):
        named = frozenset(number[lineage] for lineage in wanted if lineage in number)
        touched = [group for group in found if group & named]
        if len(touched) < 2:
            continue
        whole = frozenset[int]().union(*touched)
        if not _parted({ordered[n].lineage for n in whole}, set(), rulings):
            found = [group for group in found if group not in touched] + [whole]
            continue
        home = min(touched, key=min)
        kept = _allowed(home | named, named, ordered, rulings)
        found = [group for group in found if group not in touched] + [kept]
        found += [rest for group in touched if (rest := group - kept)]
    return found


def _allowed(
    group: frozenset[int], named: frozenset[int], ordered: Sequence[Profile], rulings: Rulings
) -> frozenset[int]:
    """What of a group may stand with the named statements."""
    lineages = {ordered[n].lineage for n in named}
    return named | {n for n in group - named if not _parted(lineages, {ordered[n].lineage}, rulings)}
