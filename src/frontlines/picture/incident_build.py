"""One incident from the statements that tell of it."""

from collections.abc import Collection, Mapping, Sequence

from frontlines.model.incident import Incident, Join, JudgedValue, Reckoning, incident_id
from frontlines.model.joining import JoinRules
from frontlines.model.known import Known
from frontlines.model.settings import TollRule
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Event, Toll
from frontlines.model.told import Review, Told
from frontlines.picture.incident_values import judge_places, judge_sides, judge_type, judge_when
from frontlines.picture.independence import independent
from frontlines.picture.reckon import reckon


def founding(told: Told[Event]) -> tuple[int, int, str]:
    """The lowest of an incident's members founds it: the report added first, then the order of its text."""
    return (told.byline.number, told.statement.evidence[0].start, told.id)


def incident_of(
    members: Sequence[Told[Event]],
    joins: Collection[Join],
    tolls: Mapping[str, Told[Toll]],
    known: Known,
    rules: JoinRules,
    toll_rule: TollRule,
    *,
    shared: frozenset[str] = frozenset(),
) -> Incident:
    """The incident that these statements tell of, in any order.

    `joins` may hold more than those between the members. `shared` are ids of tolls that statements of other
    incidents are linked to as well.
    """
    members = sorted(members, key=founding)
    ids = {member.id for member in members}
    kept = tuple(sorted((j for j in joins if j.first in ids and j.second in ids), key=lambda j: (j.first, j.second)))
    type_, judged_type = judge_type(members, rules)
    time = judge_when(members, rules)
    places, judged_places = judge_places(members, known)
    initiators, targets, judged_sides = judge_sides(members, known)
    toll_ids = sorted({toll for member in members for toll in member.statement.tolls})
    reckonings = reckon(
        [tolls[toll] for toll in toll_ids if toll in tolls], rule=toll_rule, known=known, shared=shared
    )
    bylines = [member.byline for member in members]
    return Incident(
        id=incident_id(members[0].lineage),
        type=type_,
        types=tuple(dict.fromkeys((type_, *(member.statement.type for member in members)))),
        initiators=initiators,
        targets=targets,
        places=places,
        when=time.when,
        when_assumed=time.assumed,
        asserted=any(member.statement.stance.status is StanceStatus.ASSERTED for member in members),
        tolls=reckonings,
        statements=tuple(member.id for member in members),
        joins=kept,
        contradictions=(*_contradictions(members, kept), *time.contradictions, *_disputes(reckonings)),
        judged=tuple(
            value
            for value in (judged_type, time.judged, judged_places, *judged_sides, *map(_judged_toll, reckonings))
            if value is not None
        ),
        independent=independent(bylines),
        first_reported=min(byline.day for byline in bylines),
        last_reported=max(byline.day for byline in bylines),
        machine_only=all(member.review is Review.MACHINE for member in members),
    )


def _contradictions(members: Sequence[Told[Event]], joins: Sequence[Join]) -> tuple[str, ...]:
    """What pairs contradict each other in, once for each pair of reports and words."""
    number = {member.id: member.byline.number for member in members}
    found = (
        "reports {} and {}: {}".format(*sorted((number[j.first], number[j.second])), j.contradiction)
        for j in joins
        if j.contradiction
    )
    return tuple(sorted(set(found)))


def _disputes(reckonings: Sequence[Reckoning]) -> tuple[str, ...]:
    return tuple(f"{r.kind.value}: independent sources differ; {r.why}" for r in reckonings if r.disputed)


def _judged_toll(reckoning: Reckoning) -> JudgedValue:
    low, high = reckoning.low, reckoning.high
    if low == high and low is not None:
        value = str(low)
    elif high is None:
        value = f"at least {low}"
    else:
        value = f"up to {high}" if low is None else f"{low} to {high}"
    about = "about " if reckoning.estimate else ""
    return JudgedValue(reckoning.kind.value, about + value, reckoning.rule, reckoning.why, reckoning.statements)
