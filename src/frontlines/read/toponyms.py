"""Toponyms: every name of a place in a text, whatever it is used for, and where given names are.

A reading keeps the places its statements rest on and no place inside the name of an actor. Who maps a text, and who
measures how well places are found and resolved, asks for all of them.
"""

from bisect import bisect_right
from collections.abc import Sequence

from frontlines.lexicon.gazetteer import Gazetteer, GazetteerEntry
from frontlines.lexicon.gazetteer_words import GateWords, load_gate_words
from frontlines.model.ids import slug
from frontlines.model.mention import Span
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence, Token
from frontlines.read.annotate import annotate
from frontlines.read.find import find
from frontlines.read.kit import Kit
from frontlines.read.locate import entry_place, locate, names_taken
from frontlines.read.locate_choose import choose, strength_of
from frontlines.read.locate_page import Near, kind_of
from frontlines.read.locate_scan import Scanned, direction_of
from frontlines.read.recase import recased
from frontlines.read.toponyms_within import Toponym, country_place, within_names

__all__ = ["Toponym", "given_names", "resolve_toponyms", "toponyms"]

_POINTS = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.ADM1, PlacePrecision.ADM2})
_WELL_KNOWN = 6.0  # tenths: a town of some twenty thousand people, below which a word inside a name says little
_SURE = 100  # tenths of evidence: that a given name is a place needs no judging


def toponyms(report: Report, kit: Kit) -> tuple[Toponym, ...]:
    """All names of places and peoples ("Iraqi", "European") in the order of the text, without overlap.

    Well-known places inside the names of bodies ("Toronto Transit Commission") and short forms count as well.
    """
    report = recased(report, kit.casing)
    sentences = annotate(report.text, kit.annotator)
    names = find(report, sentences, kit.register, kit.cues)
    located = locate(report.text, sentences, kit.gazetteer, taken=names_taken(names), guessed=names.organisations)
    places = {place.id: place for place in located.places}
    found = [Toponym(m.start, m.end, m.text, places[m.anchor]) for m in located.mentions]
    covered = sorted((m.start, m.end) for m in found)
    persons = [(p.start, p.end) for p in names.persons if p.title or " " in p.text]
    found += within_names(report.text, sentences, kit.gazetteer, covered=covered, persons=sorted(persons))
    return tuple(sorted(found, key=lambda t: t.start))


def resolve_toponyms(report: Report, names: Sequence[Span], kit: Kit) -> tuple[Place | None, ...]:
    """The place each given name means in this report, in the order given.

    A name that is none of a place as a whole ("Aleppo Media Centre") means the longest one inside it. One that no
    gazetteer has in any part lies near the place named closest to it, else in the country most spoken of; the answer
    is None only where the text names no place that is known.
    """
    report = recased(report, kit.casing)
    sentences = annotate(report.text, kit.annotator)
    scanned = given_names(report.text, sentences, names, kit.gazetteer)
    known = sorted({s for s in scanned if s is not None}, key=lambda s: (s.sentence, s.first, s.last))
    chosen, countries = choose([[one] for one in known], sentences, kit.gazetteer)
    picked = {(c.scanned.sentence, c.scanned.first, c.scanned.last): c for c in chosen}
    answers: list[Place | None] = []
    for name, one in zip(names, scanned, strict=True):
        found = picked.get((one.sentence, one.first, one.last)) if one is not None else None
        if found is not None and found.entry is not None:
            answers.append(entry_place(found.entry, name.text, found.confidence, found.candidates))
        else:
            answers.append(None)
    main = countries.main()
    return tuple(
        answer or _beside(name, names, answers) or (country_place(main, name.text, kit.gazetteer) if main else None)
        for name, answer in zip(names, answers, strict=True)
    )


def given_names(
    text: str, sentences: Sequence[Sentence], names: Sequence[Span], gazetteer: Gazetteer
) -> list[Scanned | None]:
    """The given names as the scan would have found them, with the places that may be meant; None: there is none."""
    starts = [sentence.start for sentence in sentences]
    return [_given(text, sentences, starts, name, gazetteer) for name in names]


def _beside(name: Span, names: Sequence[Span], answers: Sequence[Place | None]) -> Place | None:
    """A name in no gazetteer, at the point of the nearest other one; what stands before it counts as nearer."""
    best: tuple[float, Place] | None = None
    for other, place in zip(names, answers, strict=True):
        if place is None or place.lat is None or place.precision not in _POINTS:
            continue
        away = name.start - other.start if other.start < name.start else 1.5 * (other.start - name.start)
        if best is None or away < best[0]:
            best = (away, place)
    if best is None:
        return None
    near = best[1]
    return Place(
        f"r:{slug(name.text)}", name.text, near.country, near.lat, near.lon, PlacePrecision.NEAR, "site",
        admin1=near.admin1, confidence=0.2, candidates=0,
    )  # fmt: skip


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
    words = load_gate_words()
    entries, first, last = _longest(text, tokens, inside[0], inside[-1], name, gazetteer, words)
    if not entries:
        return None
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
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    name: Span,
    gazetteer: Gazetteer,
    words: GateWords,
) -> tuple[tuple[GazetteerEntry, ...], int, int]:
    """What the gazetteer has of the whole name, else of the longest run of its words that begins with a capital.

    Of single words the best known place counts: the first word of "Robinson College Cambridge" is no town.
    """
    if whole := _named(name.text, gazetteer):
        return whole, first, last
    for length in range(last - first, 1, -1):
        for at in range(first, last - length + 2):
            run = text[tokens[at].start : tokens[at + length - 1].end]
            if run[:1].isupper() and (entries := _named(run, gazetteer)):
                return entries, at, at + length - 1
    plain = words.never | words.common | words.organisation_heads | words.site_heads | words.site_starts
    singles = [
        (max(strength_of(entry) for entry in entries), at, entries)
        for at in range(first, last + 1)
        if tokens[at].text[:1].isupper()
        and tokens[at].lower not in plain
        and direction_of(tokens[at].lower) is None
        and (entries := _named(tokens[at].text, gazetteer))
    ]
    best = max(singles, key=lambda s: s[0], default=None)
    return (best[2], best[1], best[1]) if best is not None and best[0] >= _WELL_KNOWN else ((), first, last)


def _named(name: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """The places a name or a people's adjective may mean: "Sicily", "Iraqi", "European"."""
    region = gazetteer.adjectival(name)
    if region is not None:
        return (region,)
    code = gazetteer.people(name)
    country = gazetteer.get(f"country:{code}") if code else None
    return gazetteer.candidates(name) if country is None else (country,)
