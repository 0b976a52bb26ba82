"""Toponyms: every name of a place in a text, whatever it is used for, and where given names are.

A reading keeps the places its statements rest on and no place inside the name of an actor. Who maps a text, and who
measures how well places are found and resolved, asks for all of them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from frontlines.lexicon.gazetteer import Gazetteer, GazetteerEntry
from frontlines.lexicon.gazetteer_words import load_gate_words
from frontlines.model.mention import Span
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence, Token
from frontlines.read.annotate import annotate
from frontlines.read.find import find
from frontlines.read.kit import Kit
from frontlines.read.locate import entry_place, locate, names_taken
from frontlines.read.locate_choose import choose
from frontlines.read.locate_page import Near, kind_of
from frontlines.read.locate_scan import Scanned
from frontlines.read.recase import recased

_SURE = 100  # tenths of evidence: that a given name is a place needs no judging


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place at `text[start:end]`; `place` has no point where no gazetteer has the name."""

    start: int
    end: int
    text: str
    place: Place


def toponyms(report: Report, kit: Kit) -> tuple[Toponym, ...]:
    """All names of places and peoples of countries ("Iraqi") in the order of the text, without overlap."""
    report = recased(report, kit.casing)
    sentences = annotate(report.text, kit.annotator)
    names = find(report, sentences, kit.register, kit.cues)
    located = locate(report.text, sentences, kit.gazetteer, taken=names_taken(names), guessed=names.organisations)
    places = {place.id: place for place in located.places}
    found = [Toponym(m.start, m.end, m.text, places[m.anchor]) for m in located.mentions]
    covered = sorted((m.start, m.end) for m in found)
    found += [
        Toponym(token.start, token.end, token.text, people)
        for sentence in sentences
        for token in sentence.tokens
        if not _covered(covered, token) and (people := _people(token, kit.gazetteer)) is not None
    ]
    return tuple(sorted(found, key=lambda t: t.start))


def resolve_toponyms(report: Report, names: Sequence[Span], kit: Kit) -> tuple[Place | None, ...]:
    """The place each given name means in this report, in the order given; None where no gazetteer has the name.

    A name that is none of a place as a whole ("Aleppo Media Centre") means the longest one inside it.
    """
    report = recased(report, kit.casing)
    sentences = annotate(report.text, kit.annotator)
    starts = [sentence.start for sentence in sentences]
    peoples = [kit.gazetteer.people(name.text) for name in names]
    scanned = [
        None if people else _given(report.text, sentences, starts, name, kit.gazetteer)
        for name, people in zip(names, peoples, strict=True)
    ]
    known = sorted({s for s in scanned if s is not None}, key=lambda s: (s.sentence, s.first, s.last))
    chosen, _ = choose([[one] for one in known], sentences, kit.gazetteer)
    picked = {(c.scanned.sentence, c.scanned.first, c.scanned.last): c for c in chosen}
    answers: list[Place | None] = []
    for name, people, one in zip(names, peoples, scanned, strict=True):
        found = picked.get((one.sentence, one.first, one.last)) if one is not None else None
        if people:
            answers.append(_country(people, name.text, kit.gazetteer))
        elif found is not None and found.entry is not None:
            answers.append(entry_place(found.entry, name.text, found.confidence, found.candidates))
        else:
            answers.append(None)
    return tuple(answers)


def _given(
    text: str, sentences: Sequence[Sentence], starts: Sequence[int], name: Span, gazetteer: Gazetteer
) -> Scanned | None:
    if not sentences:
        return None
    number = max(0, bisect_right(starts, name.start) - 1)
    tokens = sentences[number].tokens
    inside = [i for i, token in enumerate(tokens) if token.start < name.end and token.end > name.start]
    if not inside:
        return None
    entries, first, last = _longest(text, tokens, inside[0], inside[-1], name, gazetteer)
    if not entries:
        return None
    words = load_gate_words()
    follows = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    near = kind_of(follows, words)
    if last > first and near is Near.NONE:
        near = kind_of(tokens[last].lower, words)
    shown = text[tokens[first].start : tokens[last].end]
    return Scanned(
        sentence=number,
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last].end,
        text=shown,
        name=shown,
        entries=entries,
        near=near if near is Near.REGION else Near.NONE,
        kind="",
        plus=_SURE,
        minus=0,
        located=True,
    )


def _longest(
    text: str, tokens: Sequence[Token], first: int, last: int, name: Span, gazetteer: Gazetteer
) -> tuple[tuple[GazetteerEntry, ...], int, int]:
    """What the gazetteer has of the whole name, else of the longest run of its words that begins with a capital."""
    if whole := gazetteer.candidates(name.text):
        return whole, first, last
    for length in range(last - first, 0, -1):
        for at in range(first, last - length + 2):
            run = text[tokens[at].start : tokens[at + length - 1].end]
            if run[:1].isupper() and (entries := gazetteer.candidates(run)):
                return entries, at, at + length - 1
    return (), first, last


def _covered(spans: Sequence[tuple[int, int]], token: Token) -> bool:
    at = bisect_right(spans, (token.start, len(token.text) + token.start + 1)) - 1
    return at >= 0 and spans[at][1] > token.start


def _people(token: Token, gazetteer: Gazetteer) -> Place | None:
    if not token.text[0].isupper():
        return None
    code = gazetteer.people(token.text)
    return _country(code, token.text, gazetteer) if code else None


def _country(code: str, name: str, gazetteer: Gazetteer) -> Place:
    entry = gazetteer.get(f"country:{code}")
    if entry is not None:
        return entry_place(entry, name, 0.9, 1)
    return Place(f"country:{code}", name, code, None, None, PlacePrecision.COUNTRY)
