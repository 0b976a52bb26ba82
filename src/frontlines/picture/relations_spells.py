"""Spells: relations while they are being put together, and the finished relation made of each."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from frontlines.model.relation import Relation
from frontlines.model.statement import TieKind
from frontlines.model.told import Review
from frontlines.picture.independence import independent
from frontlines.picture.relations_marks import TieMark


@dataclass(slots=True)
class Spell:
    """One stretch of one kind of tie; changed only while the marks of its pair are read in order of time."""

    start: date | None
    last: date
    asserted: bool
    marks: list[TieMark] = field(default_factory=list)
    ended_by: str | None = None

    @classmethod
    def begun_by(cls, mark: TieMark) -> "Spell":
        """A spell that begins with a mark."""
        return cls(start=mark.first, last=mark.days.last, asserted=mark.fact, marks=[mark])

    @classmethod
    def known_from_its_end(cls, mark: TieMark) -> "Spell":
        """A spell of which only its end is told: "no longer backs"."""
        spell = cls(start=None, last=mark.first, asserted=mark.fact, marks=[mark])
        spell.ended_by = mark.told.id
        return spell

    def take_in(self, mark: TieMark) -> None:
        """Let a further mark speak for the spell."""
        self.marks.append(mark)
        self.last = max(self.last, mark.days.last)
        self.asserted = self.asserted or mark.fact

    def lapsed(self, day: date, decay: timedelta) -> bool:
        """Whether nothing was heard of it for so long that on `day` it is unknown."""
        return day - self.last > decay

    def end(self, mark: TieMark) -> None:
        """End the spell by what a mark says."""
        self.ended_by = mark.told.id


def finish_spell(key: tuple[str, TieKind, str], sign: int, spell: Spell) -> Relation:
    """The relation a spell amounts to."""
    source, kind, target = key
    told = {mark.told.id: mark.told for mark in spell.marks}
    return Relation(
        source=source,
        kind=kind,
        target=target,
        sign=sign,
        start=spell.start,
        end=spell.last,
        ended=spell.ended_by is not None,
        ended_by=spell.ended_by,
        means=tuple(dict.fromkeys(mark.means for mark in spell.marks if mark.means)),
        asserted=spell.asserted,
        independent=independent(each.byline for each in told.values()),
        statements=tuple(told),
        machine_only=all(each.review is Review.MACHINE for each in told.values()),
    )
