"""The picture of one report: derived from its statements, recomputed at any time, always the same."""

from frontlines.model.reading import Reading
from frontlines.model.statement import TollKind
from frontlines.picture.divided import divided_of
from frontlines.picture.dyads import HOSTILE, dyads_of
from frontlines.picture.fronts import fronts_of
from frontlines.picture.shapes import Cost, ReportPicture
from frontlines.picture.standing import basis_of, counts
from frontlines.picture.timeline import timeline_of
from frontlines.picture.words import names_of

_TOLL_ORDER = {kind: number for number, kind in enumerate(TollKind)}


def picture_of(reading: Reading) -> ReportPicture:
    """Everything that follows from one report's statements, each part with the statements it rests on."""
    dyads = dyads_of(reading)
    dated, undated = timeline_of(reading)
    tolls = sorted(filter(counts, reading.tolls), key=lambda toll: _TOLL_ORDER[toll.kind])
    return ReportPicture(
        fronts=fronts_of(reading),
        hostile=tuple(dyad for dyad in dyads if dyad.kind in HOSTILE),
        friendly=tuple(dyad for dyad in dyads if dyad.kind not in HOSTILE),
        divided=divided_of(reading, names_of(reading)),
        costs=tuple(Cost(toll, basis_of(toll)) for toll in tolls),
        timeline=dated,
        undated=undated,
        claims=reading.claims,
        forecasts=reading.forecasts,
        set_aside=tuple(
            statement
            for statement in (*reading.events, *reading.ties, *reading.control, *reading.tolls)
            if not counts(statement)
        ),
    )
