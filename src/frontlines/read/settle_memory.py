"""Memory: acts that a report only remembers or that are told on a stage: anniversaries, films and books."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from frontlines.model.stance import UNREAL
from frontlines.model.when import DatePrecision, When
from frontlines.read.clause import Syntax
from frontlines.read.resolve import Resolver, Scene
from frontlines.read.state import Candidate

_TOLD_OF = frozenset({"of", "on", "about", "in", "to", "for", "from", "between", "at", "by"})
_WORKS = frozenset(
    {"film", "movie", "documentary", "book", "novel", "biography", "biopic", "memoir", "miniseries", "musical"}
)
_KINDS = frozenset({"event", "toll"})
_UP = frozenset({"pobj", "prep", "pcomp", "relcl", "acl", "conj", "compound", "nsubj", "dobj", "poss", "nummod"})
_LONG_AGO = timedelta(days=300)  # a date nearer than that is the day of remembrance, not the act's
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def not_only_remembered(scene: Scene, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without acts that the words remember and give no year; those of an anniversary with theirs.

    "The fifth anniversary of the massacre" is of five years before; "a film about the killing of the mayor" tells
    nothing that happened now, and nothing at all that the report vouches for.
    """
    kept: list[Candidate] = []
    for one in candidates:
        memory = _memory(scene, one) if one.kind in _KINDS and one.stance.status not in UNREAL else None
        if memory is None:
            kept.append(one)
            continue
        mark = scene.marks[one.sentence]
        published = scene.published.start if scene.published is not None else None
        when = Resolver(scene, mark).when_near(one.predicate)
        if when is not None and when.end is not None and published is not None and published - when.end > _LONG_AGO:
            kept.append(one)
        elif published is not None and (years := _years(mark.syntax, memory)) is not None and years < published.year:
            kept.append(replace(one, dated=_year(published.year - years, mark.syntax.tokens[memory].text)))
    return kept


def _memory(scene: Scene, candidate: Candidate) -> int | None:
    """The noun of remembrance over an act: "anniversary" in "on the anniversary of the attacks in Mumbai"."""
    syntax = scene.marks[candidate.sentence].syntax
    tokens = syntax.tokens
    at = candidate.predicate
    while tokens[at].head != at and tokens[at].dep in _UP:
        if tokens[at].dep in ("nsubj", "dobj") and tokens[tokens[at].head].dep not in ("relcl", "acl"):
            return None
        if tokens[at].dep == "prep" and tokens[at].lower not in _TOLD_OF:
            return None
        at = tokens[at].head
        if tokens[at].lemma == "anniversary" or tokens[at].lemma in _WORKS:
            return at
    return None


def _years(syntax: Syntax, anniversary: int) -> int | None:
    """How many years are over: "third", "65th"; None where the words do not say."""
    if syntax.tokens[anniversary].lemma != "anniversary":
        return None
    for k in syntax.kids(anniversary, "amod", "nummod", "compound"):
        word = syntax.tokens[k].lower
        if word in _ORDINALS:
            return _ORDINALS.index(word) + 1
        number = word.rstrip("stndrh")
        if number.isdecimal() and word != number:
            return int(number)
    return None


def _year(year: int, words: str) -> When:
    return When(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, words)
