"""Holding: who held a place when, read along its time line; one firm holder at a time, claims beside it.

A mark is *firm* where a report states it as fact, where a person accepted or corrected it, where the losing side
admits it, or where two independent reports have it from speakers without a stake. All else is a claim. A firm
taking or holding by another side ends the holder's period on its day; a claim ends nobody's period but lives beside
it until it is confirmed (it then counts from its own day), contradicted or denied, or lapses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from frontlines.model.period import Ending, PeriodState
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_doubt import admits, at_odds, between, borne_out, retold, same_capture
from frontlines.picture.control_draft import Draft, begin, silence_words
from frontlines.picture.control_marks import Mark, Move
from frontlines.picture.control_settle import order
from frontlines.picture.control_words import moved
from frontlines.picture.shapes import Standing

_HOLDING = frozenset({Move.HOLDS, Move.LEAVES, Move.TAKES, Move.DENIES})
# Who besieges or advances on a place does not hold it yet: the holder is still there.
_KEEPS_ALIVE = frozenset({PeriodState.BESIEGED, PeriodState.ADVANCED_ON})


def holdings(
    marks: Sequence[Mark], cast: Cast, decay: timedelta, doubt: timedelta
) -> tuple[list[Draft], list[tuple[Mark, str]]]:
    """The periods in which somebody held or claimed the place, and holdings that only divide it.

    `marks` are settled and in order. `doubt` is the time within which a report that the old holder is still there
    speaks against a single source for a new one. A report that has two sides in the place at once makes the first
    its holder; the other's mark is handed back, with words for it, as contesting it.
    """
    line = _TimeLine(_both_ends(marks), cast, decay, doubt)
    for day, batch in groupby(line.marks, key=lambda mark: mark.first):
        line.pass_day(day, list(batch))
    if line.holder is not None:
        line.done.append(line.holder)
    return line.done + list(line.claims.values()), line.divided


def _both_ends(marks: Sequence[Mark]) -> list[Mark]:
    """A stretch of holding is met twice, where it begins and where it was last so."""
    ends = [
        replace(mark, days=replace(mark.days, earliest=mark.days.last, first=mark.days.last, exact=False))
        for mark in marks
        if mark.move is Move.HOLDS and mark.first < mark.days.last
    ]
    return sorted([*marks, *ends], key=order)


@dataclass(slots=True)
class _TimeLine:
    """What is known of the place up to a day; every method takes the line one mark further."""

    marks: list[Mark]
    cast: Cast
    decay: timedelta
    doubt: timedelta
    holder: Draft | None = None  # the firm one
    claims: dict[frozenset[str], Draft] = field(default_factory=dict)  # by the sides that are said to hold it
    done: list[Draft] = field(default_factory=list)
    divided: list[tuple[Mark, str]] = field(default_factory=list)

    def pass_day(self, day: date, batch: list[Mark]) -> None:
        self._lapse(day)
        held = self.holder.sides if self.holder is not None else frozenset()
        # Who held it yesterday is asked first, so that another side named on the same day does not displace it.
        first = [m for m in batch if m.move is Move.HOLDS and held & self.cast.sides(m.actors)]
        for mark in first + [m for m in batch if m not in first]:
            firm = self._is_firm(mark)
            if mark.move is Move.HOLDS:
                self._holds(mark, firm=firm)
            elif mark.move is Move.TAKES:
                self._takes(mark, firm=firm)
            elif mark.move is Move.LEAVES:
                self._leaves(mark, batch, firm=firm)
            elif mark.move is Move.DENIES:
                self._denies(mark)
            elif mark.move is Move.PRESSES:
                self._pressed(mark)

    def _is_firm(self, mark: Mark) -> bool:
        if mark.standing is Standing.FACT or mark.reviewed:
            return True
        if mark.move is Move.DENIES:
            return False
        losing = self.holder.sides if self.holder is not None else frozenset[str]()
        claim = self.claims.get(self.cast.sides(mark.actors))
        return admits(mark, losing, self.cast) or borne_out(mark, claim.marks if claim else (), self.cast)

    def _lapse(self, day: date) -> None:
        if self.holder is not None and self.holder.lapsed(day, self.decay):
            self._finish(self.holder, self.holder.last, Ending.SILENCE, None, silence_words(self.holder, self.decay))
        for claim in list(self.claims.values()):
            if claim.lapsed(day, self.decay):
                self._finish(claim, claim.last, Ending.SILENCE, None, silence_words(claim, self.decay))

    def _finish(self, draft: Draft, end: date, ending: Ending, by: Mark | None, why: str) -> None:
        draft.close(end, ending, by, why)
        self.done.append(draft)
        if draft is self.holder:
            self.holder = None
        else:
            self.claims = {sides: claim for sides, claim in self.claims.items() if claim is not draft}

    def _holds(self, mark: Mark, *, firm: bool) -> None:
        holder = self.holder
        sides = self.cast.sides(mark.actors)
        if holder is not None and holder.sides & sides:
            holder.take_in(mark)
            self._contradict(mark, own_word=mark.speaker is not None and self.cast.side(mark.speaker) in holder.sides)
        elif not firm:
            self._claim(mark)
        elif holder is not None and any(m.report == mark.report and m.first == mark.first for m in holder.marks):
            holder.notes.append(f"held in part: {moved(mark, self.cast)}")
            self.divided.append((mark, "reported to hold a part of it"))
        elif holder is not None and at_odds(mark, holder, self.marks, self.cast, self.doubt):
            self._dispute(holder, mark)
        else:
            self._succeed(mark)

    def _takes(self, mark: Mark, *, firm: bool) -> None:
        holder = self.holder
        sides = self.cast.sides(mark.actors)
        if holder is not None and holder.sides & sides:
            if firm and same_capture(mark, holder, self.cast):
                rival = self._rival(mark)
                if rival is not None:  # it had to be taken back, so the other side's claim was true
                    self._succeed(rival, borne_out_by=mark)
                    self._succeed(mark)
                    return
                holder.take_in(mark)
            elif firm:
                self._succeed(mark)
            else:
                holder.take_in(mark)
        elif not firm:
            self._claim(mark)
        elif holder is not None and retold(mark, holder, self.done, self.cast):
            holder.notes.append(f"an undated report is read as the earlier taking: {moved(mark, self.cast)}")
        elif holder is not None and at_odds(mark, holder, self.marks, self.cast, self.doubt):
            self._dispute(holder, mark)
        else:
            self._succeed(mark)

    def _rival(self, mark: Mark) -> Mark | None:
        """The claim of another side to have taken the place that a retaking on a known day bears out."""
        holder = self.holder
        if holder is None or not mark.days.exact:
            return None
        claimed = [
            claim.marks[0]
            for sides, claim in self.claims.items()
            if not sides & holder.sides and claim.marks[0].move is Move.TAKES and claim.marks[0].first < mark.first
        ]
        after_start = [first for first in claimed if holder.start is None or first.first > holder.start]
        return min(after_start, key=order, default=None)

    def _succeed(self, mark: Mark, *, borne_out_by: Mark | None = None) -> None:
        """Let a mark that is firm, or borne out by another, begin a period and end what stood before."""
        sides = self.cast.sides(mark.actors)
        claim = self.claims.pop(sides, None)
        self._had_it(self.cast.sides(mark.against) - sides)
        by, why = borne_out_by or mark, moved(mark, self.cast)
        dated = mark.move is Move.TAKES and mark.days.exact
        if claim is None:
            draft = begin(mark, PeriodState.HELD, self.cast, firm=True)
        else:
            draft = claim
            draft.firm = True
            if dated:
                fresh = begin(mark, PeriodState.HELD, self.cast, firm=True)
                draft.actor, draft.start, draft.start_text = fresh.actor, fresh.start, fresh.start_text
            else:
                draft.start_text += f"; borne out: {moved(by, self.cast)}"
                why = f"{moved(draft.marks[0], self.cast)}; borne out: {moved(by, self.cast)}"
            if mark not in draft.marks:
                draft.take_in(mark)
        # A claim made while another was there, or before it came, counts from when that one was gone or came.
        came = self.holder.start if self.holder is not None else None
        draft.start = start = max(draft.start or mark.first, self._gone(), came or date.min)
        if self.holder is not None:
            self._finish(self.holder, start, Ending.TAKEN, by, why)
        elif mark.against and not any(d.end == start and d.ending is Ending.LEFT for d in self.done):
            self._was_held(replace(mark, actors=mark.against), start, Ending.TAKEN, mark)
        for rival in list(self.claims.values()):
            self._finish(rival, by.first, Ending.TAKEN, by, why)
        self.holder = draft

    def _was_held(self, mark: Mark, end: date, ending: Ending, by: Mark) -> None:
        """A period known only from its end: "the army took it from the rebels"."""
        draft = begin(mark, PeriodState.HELD, self.cast, firm=True)
        draft.start, draft.start_text = None, "held until then, since when is not said"
        draft.close(end, ending, by, moved(by, self.cast))
        self.done.append(draft)

    def _had_it(self, sides: frozenset[str]) -> None:
        """Take a claim to hold the place for true, where a firm mark says that the side has lost it."""
        claim = next((claim for claim in self.claims.values() if claim.sides & sides), None)
        if self.holder is None and claim is not None and claim.start is not None:
            self.claims = {sides: other for sides, other in self.claims.items() if other is not claim}
            claim.firm, claim.start = True, max(claim.start, self._gone())
            self.holder = claim

    def _gone(self) -> date:
        """The day the last firm holder was gone."""
        return max((each.end for each in self.done if each.firm and each.end), default=date.min)

    def _leaves(self, mark: Mark, batch: Sequence[Mark], *, firm: bool) -> None:
        sides = self.cast.sides(mark.actors)
        if firm:
            self._had_it(sides)
        holder = self.holder
        for claim in [c for c in self.claims.values() if c.sides & sides and firm]:
            self._finish(claim, mark.first, Ending.LEFT, mark, moved(mark, self.cast))
        if holder is not None and self.cast.side(holder.actor) in sides:
            if not firm:
                holder.gone.append((mark.first, f"disputed: {moved(mark, self.cast)}"))
            elif not any(self._takes_over(other, sides) for other in batch):
                self._finish(holder, mark.first, Ending.LEFT, mark, moved(mark, self.cast))
        elif holder is None and firm and not any(self._takes_over(other, sides) for other in batch):
            gone = [d for d in self.done if d.sides & sides and d.ending in (Ending.LEFT, Ending.TAKEN) and d.end]
            told_again = any(mark.first - (d.end or mark.first) <= self.decay for d in gone)
            if not told_again and not self._only_pressed(mark, sides):
                self._was_held(mark, mark.first, Ending.LEFT, mark)

    def _only_pressed(self, mark: Mark, sides: frozenset[str]) -> bool:
        """Whether who left had pressed on the place shortly before: it gave up a siege, not the place."""
        before = between(self.marks, mark.first - self.doubt, mark.first)
        return any(other.move is Move.PRESSES and self.cast.sides(other.actors) & sides for other in before)

    def _takes_over(self, other: Mark, sides: frozenset[str]) -> bool:
        """Whether a mark of the same day is the taking by which the others lost it."""
        return other.move is Move.TAKES and self._is_firm(other) and not sides & self.cast.sides(other.actors)

    def _claim(self, mark: Mark) -> None:
        sides = self.cast.sides(mark.actors)
        if sides in self.claims:
            self.claims[sides].take_in(mark)
        else:
            self.claims[sides] = begin(mark, PeriodState.HELD, self.cast, firm=False)
        if self.holder is not None:
            self.holder.notes.append(f"disputed: {moved(mark, self.cast)}")

    def _dispute(self, holder: Draft, mark: Mark) -> None:
        """Keep a mark that stands against other reports as a claim."""
        self._claim(mark)
        self.claims[self.cast.sides(mark.actors)].notes.append("against other reports")

    def _contradict(self, mark: Mark, *, own_word: bool) -> None:
        """End the claims of others where the holder is reported, or says, to be still there after them."""
        for sides, claim in list(self.claims.items()):
            later = claim.start is not None and (mark.first > claim.start or own_word)
            if later and self.holder is not None and not sides & self.holder.sides:
                why = f"contradicted: {moved(mark, self.cast)}"
                self._finish(claim, mark.first, Ending.TAKEN, mark, why)

    def _denies(self, mark: Mark) -> None:
        sides = self.cast.sides(mark.actors)
        losing = self.cast.sides(mark.against)
        for claim in list(self.claims.values()):
            if not (claim.sides & sides or (losing and not claim.sides & losing)):
                continue
            self._finish(claim, mark.first, Ending.TAKEN, mark, f"denied: {moved(mark, self.cast)}")
        if self.holder is not None and self.holder.sides & sides:
            self.holder.notes.append(f"disputed: {moved(mark, self.cast)}")

    def _pressed(self, mark: Mark) -> None:
        holder = self.holder
        if holder is None or mark.state not in _KEEPS_ALIVE or mark.standing is not Standing.FACT:
            return
        if mark.actors != ("",) and not holder.sides & self.cast.sides(mark.actors):
            holder.alive = max(holder.alive, mark.days.last)
