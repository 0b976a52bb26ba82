"""Control over time in words: how a period began, what ended it, and who says so."""

from datetime import date

from frontlines.model.statement import Statement
from frontlines.model.told import Told
from frontlines.model.when import DatePrecision, When
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_marks import Mark, Move
from frontlines.picture.shapes import Standing
from frontlines.picture.words import agree, listed, when_words


def day_words(day: date) -> str:
    """A day for people: "16 June 2016"."""
    return when_words(When(day, day, DatePrecision.DAY))


def source_words(told: Told[Statement]) -> str:
    """Who published a statement: the publisher, else the title, else the report's id."""
    return told.byline.publisher or told.byline.title or told.byline.report


def cited(mark: Mark, cast: Cast) -> str:
    """Who says so, with the statement: "claimed by Rebels in Example Wire, s-12"."""
    where = f"{source_words(mark.told[0])}, {mark.statement}"
    if mark.standing is Standing.FACT:
        return f"by {where}"
    who = cast.name(mark.speaker) if mark.speaker else mark.speaker_text
    verb = "denied" if mark.move is Move.DENIES else "claimed"
    return f"{verb} by {who} in {where}" if who else f"alleged in {where}"


def moved(mark: Mark, cast: Cast) -> str:
    """A mark as a clause: "Rebels took it on 16 June 2016 (by Example Wire, s-12)"."""
    who = listed([cast.name(actor) for actor in mark.actors])
    day = _when(mark)
    match mark.move:
        case Move.TAKES:
            said = f"{who} took it{day}"
        case Move.HOLDS:
            said = f"{agree(who, ('is', 'are'))} reported to hold it{day}"
        case Move.LEAVES:
            said = f"{who} lost or left it{day}"
        case Move.DENIES:
            losing = listed([cast.name(actor) for actor in mark.against])
            what = f"{losing} having lost it" if losing else f"{who} having it"
            said = f"{what} is said not to be so{day}" if mark.standing is Standing.FACT else what
        case Move.LIFTS:
            said = f"it was reported over{day}"
        case Move.PRESSES:
            said = f"{agree(who, ('presses', 'press'))} on it{day}"
    return f"{said} ({cited(mark, cast)})"


def _when(mark: Mark) -> str:
    if mark.days.exact:
        return f" on {day_words(mark.first)}"
    if mark.days.text:
        return f", {mark.days.text}, the day is not given"
    return f" by {day_words(mark.first)}"


def start_words(mark: Mark) -> str:
    """How the start of a period is known: "taken on 16 June 2016", "reported held"."""
    claimed = mark.standing is not Standing.FACT and not mark.reviewed
    days = mark.days
    if mark.move is Move.TAKES:
        said = "claimed " if claimed else ""
        if days.exact:
            return f"{said}taken on {day_words(mark.first)}"
        if days.text:
            return f"{said}taken in the time given as {days.text}; known of from {day_words(mark.first)}"
        return f"{said}taken, the day is not given; known of from {day_words(mark.first)}"
    verb = "held" if mark.move is Move.HOLDS else "going on"
    since = f" {days.text}" if days.text else ""
    return f"{'claimed to be' if claimed else 'reported'} {verb}{since}"
