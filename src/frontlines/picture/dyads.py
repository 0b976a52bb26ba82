"""Who fights whom and who backs whom, merged from ties and from the events where one strikes at another."""

from collections.abc import Iterator

from frontlines.model.actor import ActorKind
from frontlines.model.reading import Reading
from frontlines.model.statement import SYMMETRIC_TIES, Event, Tie, TieKind
from frontlines.model.when import When
from frontlines.picture.events import ARMED
from frontlines.picture.shapes import Basis, Dyad
from frontlines.picture.standing import basis_of, counts

HOSTILE = frozenset({TieKind.FIGHTS, TieKind.OPPOSES})
_Key = tuple[str, TieKind, str]


def dyads_of(reading: Reading) -> tuple[Dyad, ...]:
    """All dyads of a report in the order of the text; set-aside statements make none."""
    found: dict[_Key, list[tuple[Tie | Event, When | None]]] = {}
    for tie in filter(counts, reading.ties):
        if tie.source != tie.target:
            found.setdefault(_key(found, tie.source, tie.kind, tie.target), []).append((tie, tie.when))
    for event, source, target in struck(reading):
        found.setdefault(_key(found, source, TieKind.FIGHTS, target), []).append((event, event.when))
    return tuple(_dyad(key, rows) for key, rows in found.items())


def struck(reading: Reading) -> Iterator[tuple[Event, str, str]]:
    """Armed events as (event, who struck, whom), without civilians and single persons as targets."""
    soft = {a.id for a in reading.actors if a.kind in (ActorKind.COMMUNITY, ActorKind.PERSON)}
    for event in filter(counts, reading.events):
        if event.type in ARMED:
            for source in event.initiators:
                for target in event.targets:
                    if source != target and target not in soft and source not in soft:
                        yield event, source, target


def _key(found: dict[_Key, list[tuple[Tie | Event, When | None]]], source: str, kind: TieKind, target: str) -> _Key:
    """Symmetric dyads are kept once, in the direction first met."""
    turned = target, kind, source
    return turned if kind in SYMMETRIC_TIES and turned in found else (source, kind, target)


def _dyad(key: _Key, rows: list[tuple[Tie | Event, When | None]]) -> Dyad:
    source, kind, target = key
    basis: dict[str, Basis] = {statement.id: basis_of(statement) for statement, _ in rows}
    means = [s.means for s, _ in rows if isinstance(s, Tie) and s.means]
    return Dyad(
        source=source,
        kind=kind,
        target=target,
        means=tuple(dict.fromkeys(means)),
        whens=tuple(dict.fromkeys(when for _, when in rows if when is not None)),
        basis=tuple(basis.values()),
    )
