"""Sifting the tolls of one incident: which counts stand, and why each of the others does not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from frontlines.model.ids import fold
from frontlines.model.known import Known
from frontlines.model.place import PlacePrecision
from frontlines.model.statement import Toll, TollKind
from frontlines.model.told import Review, Told
from frontlines.picture.independence import voices
from frontlines.picture.reckon_entry import Entry, Use, Verdict, in_order, size
from frontlines.picture.reckon_groups import group_of
from frontlines.picture.reckon_source import within_source
from frontlines.picture.standing import counts

# Two pinpointed places nearer than this are taken as one town and its part: Karrada lies 5 km from the centre of
# Baghdad, Saqlawiyah 9 km from Fallujah.
_ONE_TOWN_KM = 7.0
_PINPOINTED = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})
# Holders that are no one in particular: two papers that cite "witnesses" need not cite the same ones.
_NOBODY_WORDS = (
    "officials official sources source witnesses witness residents resident reports report he she they it who we "
    "activists locals medics doctors media spokesman spokesperson spokeswoman people some"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())


def sift(tolls: Sequence[Told[Toll]], *, known: Known, shared: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    """Every toll of one incident with what the reckoning does with it, by kind, then in the order of reporting.

    `shared` holds ids of tolls whose events lie in other incidents as well. Rejected tolls are left out.
    """
    unique = {told.id: told for told in tolls if told.review is not Review.REJECTED}
    ordered = sorted(unique.values(), key=in_order)
    kinds = [kind for kind in TollKind if any(told.statement.kind is kind for told in ordered)]
    return tuple(
        entry
        for kind in kinds
        for entry in _sift_kind([told for told in ordered if told.statement.kind is kind], known, shared)
    )


def _sift_kind(tolls: Sequence[Told[Toll]], known: Known, shared: frozenset[str]) -> list[Entry]:
    """All tolls of one kind."""
    uses: dict[str, Verdict] = {}
    for told in tolls:
        if not counts(told.statement):
            uses[told.id] = Use.SET_ASIDE, None
        elif told.statement.low is None and told.statement.high is None:
            uses[told.id] = Use.UNCOUNTED, None
    usable = [told for told in tolls if told.id not in uses]
    common = {told.id for told in usable if told.id in shared or _several_towns(told.statement, known)}
    if len(common) < len(usable):
        uses.update(dict.fromkeys(common, (Use.SHARED, None)))
    uses.update(_copies([told for told in usable if told.id not in uses]))
    sources = _sources(tolls, [told for told in usable if told.id not in uses])
    entries = {
        told.id: Entry(
            told=told,
            source=sources[told.id],
            group=(group := group_of(told.statement.of)),
            within=group,
            use=uses.get(told.id, (Use.USED, None))[0],
            because=uses.get(told.id, (Use.USED, None))[1],
            lent=told.id in common and told.id not in uses,
        )
        for told in tolls
    }
    by_source: dict[str, list[Entry]] = {}
    for entry in entries.values():
        if entry.use is Use.USED:
            by_source.setdefault(entry.source, []).append(entry)
    for own in by_source.values():
        for id_, verdict in within_source(own).items():
            entries[id_] = replace(entries[id_], use=verdict[0], because=verdict[1])
    for entry in _across_sources([entry for entry in entries.values() if entry.use is Use.USED]):
        entries[entry.told.id] = entry
    return list(entries.values())


# -- places and copies ---------------------------------------------------------------------------------------------


def _several_towns(toll: Toll, known: Known) -> bool:
    """Whether a toll is stated for two towns or more; a town and the province around it are one place."""
    if len(toll.places) < 2:
        return False
    towns: list[tuple[float, float]] = []
    for id_ in toll.places:
        place = known.places.get(id_)
        if place is None:
            return True  # two places, and nothing says that one lies in the other
        if place.precision in _PINPOINTED and place.lat is not None and place.lon is not None:
            towns.append((place.lat, place.lon))
    return any(_kilometres(one, other) > _ONE_TOWN_KM for n, one in enumerate(towns) for other in towns[:n])


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in (one, other)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def _copies(tolls: Iterable[Told[Toll]]) -> dict[str, Verdict]:
    """Counts that stand in a wire copy and in an earlier report of its group; a changed number is news, no copy."""
    first: dict[tuple[object, ...], Told[Toll]] = {}
    found: dict[str, Verdict] = {}
    for told in tolls:
        toll = told.statement
        key = (told.byline.copies, toll.low, toll.high, group_of(toll.of), _origin(told))
        earliest = first.setdefault(key, told)
        if earliest.byline.report != told.byline.report:
            found[told.id] = Use.COPY, earliest.id
    return found


# -- sources -------------------------------------------------------------------------------------------------------


def _origin(told: Told[Toll]) -> str | None:
    """Who said the number, where the report holds it as somebody's; None: the report, or nobody in particular."""
    stance = told.statement.stance
    if stance.by:
        return stance.by
    words = fold(stance.by_text or "").split()
    return None if not words or words[-1] in _NOBODY else " ".join(word for word in words if word != "the")


def _sources(tolls: Sequence[Told[Toll]], used: Sequence[Told[Toll]]) -> dict[str, str]:
    """Whose count each toll is: the origin's where one is named, else the voice's of its report.

    A number that a voice gives in its own name and as an origin's too is the origin's. Copies tie no voices together
    here: a paper that printed an agency's story still has a voice of its own.
    """
    voice = voices([told.byline for told in used])
    others = voices([told.byline for told in tolls])
    spoken: dict[tuple[str, object, object], str] = {}
    for told in sorted(used, key=lambda told: _origin(told) or ""):
        if origin := _origin(told):
            toll = told.statement
            spoken.setdefault((voice[told.byline.report], toll.low, toll.high), origin)
    found: dict[str, str] = {}
    for told in tolls:
        own = voice.get(told.byline.report) or others[told.byline.report]
        origin = _origin(told) or spoken.get((own, told.statement.low, told.statement.high))
        found[told.id] = f"origin {origin}" if origin else f"voice {own}"
    return found


# -- across sources ------------------------------------------------------------------------------------------------


def _across_sources(entries: Sequence[Entry]) -> list[Entry]:
    """Counts of some of the people against counts of all of them.

    Of "21 people" and "nine children" the second is a part. Where a count of a part meets or exceeds one of the
    whole, that group is the whole under another name, or disputes it: its counts stand beside it. "Nine policemen"
    against "at least eight people" makes all the dead policemen, so another's "seven policemen" are all its dead.
    """
    groups = list(dict.fromkeys(sorted((entry.group for entry in entries), key=lambda g: (g.head, sorted(g.marks)))))
    widest = [group for group in groups if not any(other.covers(group) for other in groups)]
    homes = {group: next(wide for wide in widest if wide == group or wide.covers(group)) for group in groups}
    whole = {
        entry.group
        for entry in entries
        for rival in entries
        if rival.group == homes[entry.group] and size(entry.toll)[0] >= size(rival.toll)[1]
    }
    placed: list[Entry] = []
    for entry in entries:
        within = homes[entry.group]
        if entry.group in whole:
            placed.append(replace(entry, within=within))
        else:
            total = next(other for other in entries if other.group == within)
            placed.append(replace(entry, within=within, use=Use.PART, because=total.told.id))
    return placed
