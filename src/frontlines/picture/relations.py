"""Ties over time: how two actors stand to each other, spell by spell, by all reports."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.settings import PictureSettings
from frontlines.model.statement import Event, Statement, Tie, TieKind
from frontlines.model.told import Told
from frontlines.picture.events import ARMED
from frontlines.picture.relations_marks import TieMark, tie_marks_of
from frontlines.picture.relations_spells import Spell, finish_spell

_AGAINST = frozenset({TieKind.FIGHTS, TieKind.OPPOSES})


def sign_of(kind: TieKind) -> int:
    """+1 where the kind has the two stand together, -1 where it has them stand against each other."""
    return -1 if kind in _AGAINST else 1


def pair_key(one: str, other: str) -> tuple[str, str]:
    """Two actors as one key, whichever comes first."""
    return (one, other) if one <= other else (other, one)


def pairs_in(statement: Statement) -> tuple[tuple[str, str], ...]:
    """The pairs a statement bears on: those of a tie, and of an armed event who struck and whom; sorted."""
    match statement:
        case Tie():
            pairs = {pair_key(statement.source, statement.target)}
        case Event() if statement.type in ARMED:
            pairs = {pair_key(one, other) for one in statement.initiators for other in statement.targets}
        case _:
            return ()
    return tuple(sorted(pair for pair in pairs if pair[0] != pair[1]))


def relations_of(
    pair: tuple[str, str],
    told: Sequence[Told[Tie] | Told[Event]],
    known: Known,
    settings: PictureSettings,
    until: date | None = None,
) -> tuple[Relation, ...]:
    """All spells of a pair, kind by kind and each way, in order of time; the order of `told` does not matter.

    Statements of other pairs are passed over. `until` is the day of the project's latest report: what is said of
    later days is left out (None: nothing is).

    The rules:

    - A tie makes a spell of its kind; an armed event in which one strikes the other, neither being a community or a
      person, one of fighting. A spell lasts from the first to the last day it is known of (see control_days).
    - Without a word for `tie_decay_days`, a spell ends with the last day it is known of, and a later report begins
      a new one. Such a spell is not `ended`: it may have gone on.
    - A spell has `ended` when a later report states as fact that it is over or not so ("no longer backs"), or that
      the two have turned: fighting ends what had them stand together; backing, alliance or membership ends fighting
      and opposition. Quarrels short of fighting end no alliance: allies quarrel. What two reports of one day set
      against each other stands side by side.
    - A claim, or a denial, ends only what is itself only claimed.
    - `end` is the last day the tie is known of, not the day of the turn: of the days between, nothing is said.
    - Words that something is over tell of it even where no report told of it before; its start is then unknown.
    - Planned and possible ties make nothing.
    """
    marks = tie_marks_of(pair, told, known)
    if until is not None:
        marks = [mark for mark in marks if mark.first <= until]
    decay = timedelta(days=settings.tie_decay_days)
    spells: dict[tuple[str, TieKind, str], list[Spell]] = {}
    for mark in marks:
        for key, ways in spells.items():
            if ways and _ends(mark, key, ways[-1]) and not ways[-1].lapsed(mark.first, decay):
                ways[-1].end(mark)
        if mark.over and not mark.was:
            continue
        ways = spells.setdefault((mark.source, mark.kind, mark.target), [])
        if mark.over:
            if not ways or ways[-1].lapsed(mark.first, decay):
                ways.append(Spell.known_from_its_end(mark))
        elif ways and ways[-1].ended_by is None and not ways[-1].lapsed(mark.first, decay):
            ways[-1].take_in(mark)
        else:
            ways.append(Spell.begun_by(mark))
    found = [finish_spell(key, sign_of(key[1]), spell) for key, ways in spells.items() for spell in ways]
    return tuple(sorted(found, key=_order))


def _ends(mark: TieMark, key: tuple[str, TieKind, str], spell: Spell) -> bool:
    """Whether a mark says that a spell, still running, is over: so in words, or because the two have turned."""
    if spell.ended_by is not None or (spell.asserted and not mark.fact):
        return False
    if mark.over:
        return (mark.source, mark.kind, mark.target) == key and mark.first >= spell.last
    turned = sign_of(mark.kind) != sign_of(key[1]) and mark.kind is not TieKind.OPPOSES
    return turned and mark.first > spell.last


def backers_of(relations: Iterable[Relation]) -> Mapping[str, frozenset[str]]:
    """From an actor to those who stand behind it by some relations: its backers, its leaders, its parts."""
    found: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind in (TieKind.BACKS, TieKind.LEADS, TieKind.PART_OF):
            found.setdefault(relation.target, set()).add(relation.source)
        if relation.kind is TieKind.PART_OF:
            found.setdefault(relation.source, set()).add(relation.target)
    return {actor: frozenset(behind) for actor, behind in found.items()}


def during(relations: Iterable[Relation], first: date, last: date, settings: PictureSettings) -> tuple[Relation, ...]:
    """The relations that stood at some time between two days, both included.

    One that has not ended stands for `tie_decay_days` after it was last reported.
    """
    decay = timedelta(days=settings.tie_decay_days)
    return tuple(each for each in relations if _stands(each, first, last, decay))


def _stands(relation: Relation, first: date, last: date, decay: timedelta) -> bool:
    if relation.start is not None and relation.start > last:
        return False
    if relation.end is None:
        return True
    return relation.end + (timedelta(0) if relation.ended else decay) >= first


def turns_of(relations: Sequence[Relation]) -> tuple[tuple[Relation, Relation], ...]:
    """Where two actors changed from standing together to standing against each other, or back: (before, after)."""
    resting: dict[str, list[Relation]] = {}
    for relation in relations:
        for statement in relation.statements:
            resting.setdefault(statement, []).append(relation)
    return tuple(
        (one, other)
        for one in sorted(relations, key=_order)
        for other in sorted(resting.get(one.ended_by or "", ()), key=_order)
        if one.sign != other.sign and pair_key(one.source, one.target) == pair_key(other.source, other.target)
    )


def _order(relation: Relation) -> tuple[object, ...]:
    known_from = relation.start or relation.end or date.max
    return known_from, relation.kind, relation.source, relation.target, relation.end or date.max, relation.statements
