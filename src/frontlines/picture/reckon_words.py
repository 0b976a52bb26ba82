"""A reckoning in words: which sources give which counts, and what became of the counts not used."""

from collections.abc import Sequence

from frontlines.model.known import Known
from frontlines.model.settings import TollRule
from frontlines.picture.reckon_entry import Entry, Use
from frontlines.picture.words import toll_words

_RULE_WORDS = {
    TollRule.RANGE: "lowest to highest of the independent sources, latest count of each",
    TollRule.CONSERVATIVE: "the lowest of the reported counts, vague numerals at their lowest value",
    TollRule.LATEST: "the count reported last",
}
_LEFT_OUT = {
    Use.SUPERSEDED: "superseded by a later count of the same source",
    Use.PART: "part of a larger count, not added",
    Use.SHARED: "stated for several places or incidents together, not given to this one",
    Use.OVERRULED: "overruled by a person's reading",
    Use.SET_ASIDE: "denied or not held as real",
}
_MOST = 5  # counts named one by one; the grid has them all


def publisher_words(entry: Entry) -> str:
    """Who published the report: its publisher, else its title, address or id."""
    byline = entry.told.byline
    return byline.publisher or byline.title or byline.url or byline.report


def sayer_words(entry: Entry, known: Known) -> str | None:
    """Who said the number by the report's words; None: the report itself."""
    stance = entry.toll.stance
    actor = known.actors.get(stance.by) if stance.by else None
    return (actor.name if actor else None) or stance.by_text or stance.by


def count_words(entry: Entry, known: Known) -> str:
    """One count with its source: "at least 12 killed (Observatory by Daily Wire, 3 May 2016)"."""
    sayer, day = sayer_words(entry, known), entry.told.byline.day
    source = f"{sayer} by {publisher_words(entry)}" if sayer else publisher_words(entry)
    return f"{toll_words(entry.toll)} ({source}, {day.isoformat()})"


def why_words(entries: Sequence[Entry], *, rule: TollRule, disputed: bool, groups: int, known: Known) -> str:
    """Why the reckoning of one kind is what it is; `groups` is how many groups apart are counted."""
    used = [entry for entry in entries if entry.use is Use.USED]
    sources = len({entry.source for entry in used})
    parts = [f"{_RULE_WORDS[rule]}; {_sources(sources)}: {_listed(used, known)}"]
    if disputed:
        parts.append("the sources' counts do not agree")
    if groups > 1:
        parts.append("counts of different groups, not added: at least the largest of them")
    if any(entry.lent for entry in used):
        parts.append("stated for several places or incidents together, and nothing is said of this one alone")
    for use, words in _LEFT_OUT.items():
        if left := [entry for entry in entries if entry.use is use]:
            parts.append(f"{words}: {_listed(left, known)}")
    if copies := [entry for entry in entries if entry.use in (Use.COPY, Use.REPEAT)]:
        parts.append(f"wire copies and repeats not counted: {len(copies)}")
    return "; ".join(parts)


def _sources(number: int) -> str:
    return "one source" if number == 1 else f"{number} independent sources"


def _listed(entries: Sequence[Entry], known: Known) -> str:
    named = ", ".join(count_words(entry, known) for entry in entries[:_MOST])
    return named + (f" and {len(entries) - _MOST} more" if len(entries) > _MOST else "")
