"""A small signed network of a report's actors: solid lines stand against, dashed lines stand with."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frontlines.model.statement import TieKind
from frontlines.picture.dyads import HOSTILE
from frontlines.picture.shapes import Dyad, Standing

WIDTH, HEIGHT = 680, 430
_RX, _RY = 185.0, 150.0
_MOST = 18  # actors drawn: more do not read on paper; the list under the drawing has them all
_PASSES = 6
_LABEL = 20  # characters a line of a label
_DIRECTED = frozenset({TieKind.BACKS, TieKind.LEADS, TieKind.PART_OF})


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the ellipse, its label outside."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A dyad as a curve, with a sign at its middle."""

    path: str
    x: float
    y: float
    kind: str
    sign: str
    said: bool  # rests on claims only
    arrow: bool
    dyad: Dyad


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing, and how many actors it had to leave out."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def network_of(dyads: Sequence[Dyad], names: Mapping[str, str]) -> Network | None:
    """The drawing of the dyads; `None` when there is nothing to draw. The same dyads give the same drawing."""
    degree = Counter(end for dyad in dyads for end in (dyad.source, dyad.target))
    if not degree:
        return None
    order = {actor: number for number, actor in enumerate(degree)}
    chosen = sorted(degree, key=lambda actor: (-degree[actor], order[actor]))[:_MOST]
    drawn = [dyad for dyad in dyads if dyad.source in chosen and dyad.target in chosen]
    circle = _arranged(sorted(chosen, key=order.__getitem__), drawn)
    angle = {actor: 2 * math.pi * i / len(circle) - math.pi / 2 for i, actor in enumerate(circle)}
    at = {a: (WIDTH / 2 + _RX * math.cos(t), HEIGHT / 2 + _RY * math.sin(t)) for a, t in angle.items()}
    between: Counter[frozenset[str]] = Counter()
    edges = []
    for dyad in drawn:
        pair = frozenset((dyad.source, dyad.target))
        edges.append(_edge(dyad, at[dyad.source], at[dyad.target], between[pair]))
        between[pair] += 1
    nodes = tuple(_node(at[actor], angle[actor], names.get(actor, actor)) for actor in circle)
    return Network(WIDTH, HEIGHT, nodes, tuple(edges), len(degree) - len(chosen))


def _arranged(circle: list[str], dyads: Sequence[Dyad]) -> list[str]:
    """An order on the circle with friends near and enemies across, by swaps that help; no chance involved."""
    size = len(circle)
    best = _strain(circle, dyads, size)
    for _ in range(_PASSES):
        before = best
        for i in range(size):
            for j in range(i + 1, size):
                circle[i], circle[j] = circle[j], circle[i]
                now = _strain(circle, dyads, size)
                if now < best - 1e-9:
                    best = now
                else:
                    circle[i], circle[j] = circle[j], circle[i]
        if best == before:
            break
    return circle


def _strain(circle: list[str], dyads: Sequence[Dyad], size: int) -> float:
    place = {actor: number for number, actor in enumerate(circle)}
    total = 0.0
    for dyad in dyads:
        chord = math.sin(math.pi * abs(place[dyad.source] - place[dyad.target]) / size)
        total += -chord if dyad.kind in HOSTILE else chord
    return total


def _edge(dyad: Dyad, start: tuple[float, float], end: tuple[float, float], nth: int) -> Edge:
    (x1, y1), (x2, y2) = start, end
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
    # Bent towards the middle of the drawing, each further tie of the same pair to the other side.
    pull = 0.18 if nth == 0 else 0.18 + 0.28 * ((nth + 1) // 2) * (-1 if nth % 2 else 1)
    bend_x = middle_x + (WIDTH / 2 - middle_x) * pull + (y2 - y1) * 0.06 * (nth + 1)
    bend_y = middle_y + (HEIGHT / 2 - middle_y) * pull - (x2 - x1) * 0.06 * (nth + 1)
    x1, y1 = _shortened(x1, y1, bend_x, bend_y, 9)
    x2, y2 = _shortened(x2, y2, bend_x, bend_y, 12)
    said = dyad.standing is Standing.SAID
    sign = "×" if dyad.kind in HOSTILE else "+"
    return Edge(
        path=f"M{x1:.1f} {y1:.1f}Q{bend_x:.1f} {bend_y:.1f} {x2:.1f} {y2:.1f}",
        x=round(x1 / 4 + bend_x / 2 + x2 / 4, 1),
        y=round(y1 / 4 + bend_y / 2 + y2 / 4, 1),
        kind=dyad.kind.value,
        sign="?" if said else sign,
        said=said,
        arrow=dyad.kind in _DIRECTED,
        dyad=dyad,
    )


def _shortened(x: float, y: float, to_x: float, to_y: float, by: float) -> tuple[float, float]:
    length = math.hypot(to_x - x, to_y - y) or 1.0
    return x + (to_x - x) * by / length, y + (to_y - y) * by / length


def _node(at: tuple[float, float], angle: float, name: str) -> Node:
    x, y = at
    side = math.cos(angle)
    anchor = "start" if side > 0.2 else "end" if side < -0.2 else "middle"
    lines = _wrapped(name)
    label_x = x + {"start": 11, "end": -11}.get(anchor, 0)
    rise = 13 * (len(lines) - 1)
    label_y = y + 4 - rise / 2 if anchor != "middle" else (y - 12 - rise if math.sin(angle) < 0 else y + 20)
    return Node(round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), anchor, lines)


def _wrapped(name: str) -> tuple[str, ...]:
    """A label on at most two lines."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LABEL and len(lines) < 2:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    limit = _LABEL + 6
    return tuple(line if len(line) <= limit else line[: limit - 1] + "…" for line in lines)
