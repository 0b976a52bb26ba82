"""Recase: a text that came in one case ("all lower", "ALL UPPER") with the capitals a reader would put.

The parser and the name finders live by capitals. The stages read the recased copy; every offset is the same in both,
and what a reading quotes is put back into the report's own words at the end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from frontlines.lexicon.casing import Casing
from frontlines.model.mention import ActorMention, PlaceMention
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.statement import Claim, Event, Evidence, Forecast, Statement, Toll

_S = TypeVar("_S", bound=Statement)
_M = TypeVar("_M", ActorMention, PlaceMention)

# Fields of statements that hold the report's words, and how far before the evidence these may stand.
_QUOTING: Mapping[type[Statement], tuple[str, ...]] = {
    Event: ("weapons",),
    Toll: ("of",),
    Claim: ("speaker_text", "text", "cue"),
    Forecast: ("text", "by_text", "condition", "horizon"),
}
_NEAR = 300

_UPPER = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 25
# Shares of letters, measured on 2,000 news items: those in ordinary case have 2 to 12 capitals in 100 letters.
_FEW, _MOST = 0.004, 0.9
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*\Z|\n\s*[\"'“‘(\[•*–-]*\s*\Z")
_DOTTED = re.compile(r"(?<![\w.])(?:[a-z]\.){2,}")
_SMALL_DOTTED = frozenset({"a.m.", "p.m.", "e.g.", "i.e."})
# Small words inside Romance, Arabic, Dutch and German names: low between two words of a name.
_LINKS = frozenset("de del da do dos das di y e von van der den bin ibn al el la las los".split())  # noqa: SIM905
_ARTICLES = frozenset({"el", "la", "las", "los"})  # first in a name they take a capital: "La Paz"
_NAME_STARTS = frozenset({"san", "santa", "santo", "saint", "el", "la", "las", "los", "new", "north", "south"})
_MONTHS = frozenset({"may", "march"})
_BEFORE_MONTH = frozenset({"in", "of", "since", "early", "late", "last", "mid", "until", "by", "from", "during"})
_BEHIND_US = frozenset({
    "army", "forces", "troops", "military", "government", "embassy", "soldiers", "president", "citizens", "officials",
    "marines", "navy", "ambassador", "aid", "congress", "consulate", "advisers", "intelligence", "base", "bases",
    "invasion",
})  # fmt: skip


def in_one_case(text: str) -> bool:
    """Whether the text has (almost) no capitals, or (almost) nothing else; scripts without case never do."""
    upper, lower = len(_UPPER.findall(text)), len(_LOWER.findall(text))
    letters = upper + lower
    return letters >= _FEWEST_LETTERS and (upper <= _FEW * letters or upper >= _MOST * letters)


def recased(report: Report, casing: Casing) -> Report:
    """The report itself, or where its text is in one case, a copy with capitals at the same offsets."""
    return replace(report, text=recase(report.text, casing)) if in_one_case(report.text) else report


def recase(text: str, casing: Casing) -> str:
    """The text with capitals: as long as it came, and the same letters."""
    low = "".join(map(_low, text))
    words = [(m.start(), m.end()) for m in _WORD.finditer(low)]
    forms = [low[start:end] for start, end in words]
    glued = _gaps(low, words)
    written: list[str | None] = [None] * len(words)
    _names(forms, glued, casing, written)
    written = [form or _alone(low, words, forms, glued, i, casing) for i, form in enumerate(written)]
    _around(forms, glued, casing, written)
    dotted = {k for m in _DOTTED.finditer(low) if m[0] not in _SMALL_DOTTED for k in range(m.start(), m.end())}
    pieces, at = [], 0
    for i, (start, end) in enumerate(words):
        form = _capital(forms[i]) if start in dotted else written[i] or forms[i]
        if form == forms[i] and _opens_sentence(low, start, forms[i - 1] if i else "", casing):
            form = _capital(form)
        pieces += [low[at:start], form]
        at = end
    return "".join((*pieces, low[at:]))


def _opens_sentence(low: str, start: int, before: str, casing: Casing) -> bool:
    """Whether a word is the first of its sentence; the full stop of "gen." or "u.s." ends none."""
    if start == 0:
        return True
    if _SENTENCE_END.search(low, max(0, start - 12), start) is None:
        return False
    stop = low.rfind(".", 0, start)
    return not (low[stop + 1 : start].isspace() and (before in casing.titles or len(before) == 1))


def _gaps(low: str, words: Sequence[tuple[int, int]]) -> list[str]:
    """What stands before each word."""
    ends = [0, *(end for _, end in words)]
    return [low[end:start] for end, (start, _) in zip(ends, words, strict=False)]


def _low(c: str) -> str:
    lower = c.lower()
    return lower if len(lower) == 1 else c


def _high(c: str) -> str:
    upper = c.upper()
    return upper if len(upper) == 1 else c


def _capital(word: str) -> str:
    return _high(word[0]) + word[1:]


def _names(forms: Sequence[str], glued: Sequence[str], casing: Casing, written: list[str | None]) -> None:
    """The register's names, the longest first, wherever their words stand side by side."""
    i = 0
    while i < len(forms):
        step = 1
        for low, as_written in casing.names.get(forms[i], ()):
            n = len(low)
            if tuple(forms[i : i + n]) == low and all(g in (" ", "-", "'", "’") for g in glued[i + 1 : i + n]):
                written[i : i + n] = [_like(f, w) for f, w in zip(forms[i : i + n], as_written, strict=True)]
                step = n
                break
        i += step


def _like(form: str, name: str) -> str:
    """The letters of the text in the case of the name, where they are as many."""
    if len(form) != len(name):
        return _capital(form)
    return "".join(_high(c) if n.isupper() else c for c, n in zip(form, name, strict=True))


def _alone(
    low: str, words: Sequence[tuple[int, int]], forms: Sequence[str], glued: Sequence[str], i: int, casing: Casing
) -> str | None:
    """What a word is by itself: an abbreviation, a month, no English word and so a name; None if ordinary."""
    word = forms[i]
    before = forms[i - 1] if i and glued[i] == " " else ""
    behind = forms[i + 1] if i + 1 < len(forms) and glued[i + 1] == " " else ""
    if word == "i" and glued[i] != "-":
        return "I"
    if len(word) == 1 and before and low[words[i][1] : words[i][1] + 2] == ". " and not casing.is_plain(before):
        return _high(word)  # "john f. kennedy"
    if len(word) == 1 or glued[i][-1:] in ("'", "’"):
        # "the army's", "don't"; "o'neill", "d'aubuisson"
        return _capital(word) if len(word) > 2 and not casing.is_plain(word) else None
    if word == "us":
        return "US" if before == "the" or behind in _BEHIND_US else None
    if word in casing.written:
        return casing.written[word]
    if word in ("am", "pm"):
        return None
    if word in _MONTHS:
        digits = glued[i][-2:-1].isdigit() or low[words[i][1] : words[i][1] + 2].strip()[:1].isdigit()
        return _capital(word) if digits or before in _BEFORE_MONTH else None
    if i and (forms[i - 1], word) in casing.pairs and glued[i] == " ":
        return _capital(word)
    if behind and (word, behind) in casing.pairs:
        return _capital(word)
    if word in _LINKS or casing.is_plain(word):
        return None
    closed = low[words[i][1] : words[i][1] + 1] == ")" and glued[i][-1:] == "("
    return "".join(map(_high, word)) if closed and len(word) <= 6 else _capital(word)


def _around(forms: Sequence[str], glued: Sequence[str], casing: Casing, written: list[str | None]) -> None:
    """Titles before a name, links inside one, and words that make one place with a name beside them."""
    for i in range(len(forms) - 1, -1, -1):
        if written[i] is not None:
            continue
        word = forms[i]
        after = i + 1 < len(forms) and written[i + 1] is not None and glued[i + 1] in (" ", ". ")
        before = i > 0 and written[i - 1] is not None and glued[i] == " "
        if word in _LINKS:
            if after and not before and word in _ARTICLES | {"al"}:
                written[i] = _capital(word)
            continue
        titled = after and word in casing.titles and _is_name(written[i + 1])
        opens = after and glued[i + 1] == " " and _makes_place(word, forms[i + 1], casing)
        if titled or opens or (before and _makes_place(forms[i - 1], word, casing)):
            written[i] = _capital(word)


def _is_name(form: str | None) -> bool:
    """Whether a word is one of a person's name, or a title that stands before one."""
    return form is not None and form[:1].isupper() and form[1:2].islower()


def _makes_place(first: str, second: str, casing: Casing) -> bool:
    """ "new york", "guatemala city": a place's name of two words of which one alone says nothing."""
    if len(second) < 3 or (first in casing.plain and first not in _NAME_STARTS):
        return False
    if second in casing.plain and second not in ("city", "island", "islands", "province", "bay"):
        return False
    return casing.is_place(f"{first} {second}")


def in_own_words(reading: Reading, report: Report) -> Reading:
    """A reading of the recased copy as one of the report: what it quotes is what the report says."""
    text, cased = report.text, reading.report.text

    def own(evidence: Evidence) -> Evidence:
        before = text[max(0, evidence.start - len(evidence.prefix)) : evidence.start]
        behind = text[evidence.end : evidence.end + len(evidence.suffix)]
        return replace(evidence, exact=text[evidence.start : evidence.end], prefix=before, suffix=behind)

    def quoted(words: object, near: int) -> object:
        """Words of the recased copy as they stand in the report."""
        if isinstance(words, tuple):
            return tuple(quoted(word, near) for word in words)
        if not isinstance(words, str):
            return words
        at = cased.find(words, max(0, near - _NEAR))
        at = cased.find(words) if at < 0 else at
        return words if at < 0 else text[at : at + len(words)]

    def told(statements: Sequence[_S]) -> tuple[_S, ...]:
        found: list[_S] = []
        for one in statements:
            words: dict[str, Any] = {
                name: quoted(getattr(one, name), one.evidence[0].start) for name in _QUOTING.get(type(one), ())
            }
            found.append(replace(one, evidence=tuple(map(own, one.evidence)), **words))
        return tuple(found)

    def named(mentions: Sequence[_M]) -> tuple[_M, ...]:
        return tuple(replace(m, text=text[m.start : m.end]) for m in mentions)

    return replace(
        reading,
        report=report,
        sentences=tuple(
            replace(s, tokens=tuple(t._replace(text=text[t.start : t.end]) for t in s.tokens))
            for s in reading.sentences
        ),
        actor_mentions=named(reading.actor_mentions),
        place_mentions=named(reading.place_mentions),
        events=told(reading.events),
        ties=told(reading.ties),
        control=told(reading.control),
        tolls=told(reading.tolls),
        claims=told(reading.claims),
        forecasts=told(reading.forecasts),
    )
