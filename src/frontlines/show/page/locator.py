"""Small locator plots: where the report's places lie to one another, drawn no more exactly than they are known.

There is no base map. A settlement is a dot, "near" a settlement is a dashed circle of 25 km, an area is an
open diamond at its middle; a country, a sea or a place not found is never drawn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from frontlines.model.place import Place, PlacePrecision

WIDTH, HEIGHT = 640, 340
_MARGIN = 46.0
_JOIN = 450.0  # km: places closer than this, link by link, share a plot
_NEAR = 25.0  # km, the radius PlacePrecision.NEAR stands for
_KM = 111.2  # km in a degree of latitude
_MOST = 3
_SHAPES = {
    PlacePrecision.EXACT: "dot",
    PlacePrecision.NEAR: "ring",
    PlacePrecision.ADM2: "area",
    PlacePrecision.ADM1: "area",
    PlacePrecision.AREA: "area",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on a plot."""

    x: float
    y: float
    shape: str
    radius: float
    label: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid, with its degree."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot of places that lie together."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    grid: tuple[Line, ...]
    bar: float  # length of the scale bar in the drawing's units
    bar_label: str


def drawable(place: Place) -> bool:
    """Whether an honest point, or a circle around one, exists."""
    return place.lat is not None and place.lon is not None and place.precision in _SHAPES


def plots_of(places: Sequence[Place]) -> tuple[Plot, ...]:
    """A plot a cluster of at least two places, the largest first; a lone place says nothing on a plot."""
    clusters = sorted(_clusters([place for place in places if drawable(place)]), key=len, reverse=True)
    return tuple(_plot(cluster) for cluster in clusters[:_MOST] if len({(p.lat, p.lon) for p in cluster}) > 1)


def _clusters(places: list[Place]) -> list[list[Place]]:
    clusters: list[list[Place]] = []
    for place in places:
        near = [c for c in clusters if any(_km(place, other) <= _JOIN for other in c)]
        merged = [other for cluster in near for other in cluster]
        clusters = [cluster for cluster in clusters if cluster not in near] + [[*merged, place]]
    return clusters


def _km(a: Place, b: Place) -> float:
    """Flat-earth kilometres: exact enough for sorting places into plots."""
    lat = math.radians(((a.lat or 0) + (b.lat or 0)) / 2)
    turn = abs((a.lon or 0) - (b.lon or 0)) % 360
    return math.hypot((a.lat or 0) - (b.lat or 0), min(turn, 360 - turn) * math.cos(lat)) * _KM


def _plot(places: list[Place]) -> Plot:
    lats = [place.lat or 0.0 for place in places]
    lons = [place.lon or 0.0 for place in places]
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = max(math.cos(math.radians(middle_lat)), 0.05)
    across = max((max(lons) - min(lons)) * squeeze, (max(lats) - min(lats)) * WIDTH / HEIGHT, 0.25)
    # Room at the right for labels: a fifth of the width.
    unit = min((WIDTH - 2 * _MARGIN) / (across * 1.25), (HEIGHT - 2 * _MARGIN) / (across * HEIGHT / WIDTH * 1.1))

    def at(lat: float, lon: float) -> tuple[float, float]:
        return WIDTH / 2 + (lon - middle_lon) * squeeze * unit, HEIGHT / 2 - (lat - middle_lat) * unit

    bar = _nice(90 / unit * _KM)
    return Plot(
        width=WIDTH,
        height=HEIGHT,
        spots=_spots(places, [at(lat, lon) for lat, lon in zip(lats, lons, strict=True)], unit),
        grid=_grid(middle_lat, middle_lon, squeeze, unit),
        bar=round(bar / _KM * unit, 1),
        bar_label=f"{bar:g} km",
    )


def _spots(places: list[Place], points: list[tuple[float, float]], unit: float) -> tuple[Spot, ...]:
    """Spots with labels in the first free of four positions; a label with no room is left to the table."""
    taken: list[tuple[float, float, float, float]] = [(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    spots = []
    for place, (x, y) in zip(places, points, strict=True):
        shape = _SHAPES[place.precision]
        radius = _NEAR / _KM * unit if shape == "ring" else 6.0 if shape == "area" else 4.0
        label = place.name if len(place.name) <= 28 else place.name[:27] + "…"
        wide = 6.6 * len(label)
        options = (
            (x + 9, y + 4, "start", (x + 7, y - 8, x + 9 + wide, y + 7)),
            (x - 9, y + 4, "end", (x - 9 - wide, y - 8, x - 7, y + 7)),
            (x, y - 10, "middle", (x - wide / 2, y - 22, x + wide / 2, y - 8)),
            (x, y + 20, "middle", (x - wide / 2, y + 8, x + wide / 2, y + 24)),
        )
        fit = next((o for o in options if _inside(o[3]) and not any(_meet(o[3], box) for box in taken)), None)
        if fit:
            taken.append(fit[3])
        label_x, label_y, anchor = fit[:3] if fit else (x, y, "start")
        spots.append(
            Spot(
                x=round(x, 1),
                y=round(y, 1),
                shape=shape,
                radius=round(radius, 1),
                label=label if fit else "",
                label_x=round(label_x, 1),
                label_y=round(label_y, 1),
                anchor=anchor,
            )
        )
    return tuple(spots)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _inside(box: tuple[float, float, float, float]) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= HEIGHT - 26


def _grid(lat: float, lon: float, squeeze: float, unit: float) -> tuple[Line, ...]:
    step = _nice(WIDTH / unit / 4)
    high, wide = HEIGHT / 2 / unit, WIDTH / 2 / unit / squeeze
    lines = []
    for number in range(math.ceil((lat - high) / step), math.floor((lat + high) / step) + 1):
        y = round(HEIGHT / 2 - (number * step - lat) * unit, 1)
        lines.append(Line(0, y, WIDTH, y, _degree(number * step, "N", "S")))
    for number in range(math.ceil((lon - wide) / step), math.floor((lon + wide) / step) + 1):
        x = round(WIDTH / 2 + (number * step - lon) * squeeze * unit, 1)
        lines.append(Line(x, 0, x, HEIGHT, _degree(number * step, "E", "W")))
    return tuple(lines)


def _degree(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{plus if value >= 0 else minus}" if abs(value) > 1e-9 else "0°"


def _nice(value: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above the value."""
    power = float(10 ** math.floor(math.log10(value)))
    return next(factor * power for factor in (5, 2, 1) if factor * power <= value * (1 + 1e-9))
