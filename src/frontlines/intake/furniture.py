"""Page furniture in pasted text: what a page holds beside its article, told by patterns that are data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import accumulate, islice
from typing import cast

import yaml

from frontlines.intake import dates
from frontlines.model.errors import KnowledgeError
from frontlines.model.report import Removed
from frontlines.model.when import When

_FILE = "furniture.yaml"
# Furniture is short; a line longer than this is left alone however it begins.
_LONGEST = 320


class Part(StrEnum):
    """What a pattern takes away."""

    LINE = "line"  # the line itself
    BLOCK = "block"  # the line and the short lines that follow it: a list of headlines or links
    END = "end"  # the line and all that follows


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of furniture."""

    name: str
    part: Part
    pattern: re.Pattern[str]  # must match the whole line
    share: float  # for END: the largest share of the text's words it may take
    because: str
    matches: tuple[str, ...]
    ignores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stripped:
    """A text without its furniture, and what the furniture told."""

    text: str
    removed: tuple[Removed, ...]
    published: When | None  # from a date line that was taken away
    author: str | None  # from a by-line that was taken away


@dataclass(frozen=True, slots=True)
class Furniture:
    """All patterns, compiled, and the words that stand as tags above a text."""

    patterns: tuple[Pattern, ...]
    any_of: re.Pattern[str]  # matches where at least one pattern does: one look instead of fifty
    tags: frozenset[str]  # countries and topics, in lower case
    glued: re.Pattern[str]  # a tag that runs into the first word of the text
    tag_line: re.Pattern[str]  # a line that is nothing but a tag


_KEYS = frozenset({"name", "part", "pattern", "because", "matches", "ignores", "share"})
_DEFAULT_SHARE = 0.5


@cache
def load_furniture() -> Furniture:
    """The furniture patterns of the package, checked and compiled once."""
    source = resources.files("frontlines").joinpath("knowledge", _FILE).read_text("utf-8")
    return parse_furniture(source, _FILE)


def parse_furniture(source: str, name: str) -> Furniture:
    """Patterns out of YAML; `KnowledgeError` names the file, the entry and the key that is wrong."""
    try:
        data = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe)
    except yaml.YAMLError as fault:
        raise KnowledgeError(f"{name}: not valid YAML: {fault}") from fault
    if not isinstance(data, dict) or not {"patterns", "countries", "topics"} <= set(data):
        raise KnowledgeError(f"{name}: must hold the keys patterns, countries and topics")
    patterns = tuple(_pattern(entry, name, number) for number, entry in enumerate(data["patterns"], start=1))
    names = [pattern.name for pattern in patterns]
    for double in {each for each in names if names.count(each) > 1}:
        raise KnowledgeError(f"{name}: pattern {double!r}: the name is given twice")
    countries, topics = _words(data["countries"], name, "countries"), _words(data["topics"], name, "topics")
    together = "|".join(f"(?:{pattern.pattern.pattern})" for pattern in patterns)
    longest_first = sorted({*countries, *topics}, key=len, reverse=True)
    country = "|".join(map(re.escape, sorted(countries, key=len, reverse=True)))
    # "Iraq war", "2006 Israel-Lebanon conflict": a country, perhaps two, perhaps a year, and what is the matter.
    pair = rf"(?:\d{{4}} )?(?:{country})(?:(?:-|–|/| and )(?:{country}))?"
    matter = rf"{pair}(?: civil| presidential| general)? (?:war|conflict|crisis|unrest|news|politics|elections?)"
    plain = "|".join(map(re.escape, longest_first))
    return Furniture(
        patterns=patterns,
        any_of=re.compile(together, re.IGNORECASE),
        tags=frozenset(word.lower() for word in longest_first),
        glued=re.compile(rf"(?:{plain})(?=[A-Z][\w.'’-]*[ ,])"),
        tag_line=re.compile(rf"(?:{plain}|{matter}|\w{{3,15}} news)", re.IGNORECASE),
    )


def strip_furniture(text: str, furniture: Furniture) -> Stripped:
    """A tidy text without its page furniture; what went is kept with the name of the pattern that took it."""
    lines = text.split("\n")
    removed: list[Removed] = []
    author = _take_byline(lines, removed)
    last = _take_trailing_date(lines, removed)  # below comments and appeals
    first = _take_leading_date(lines, removed)
    counts = [len(line.split()) for line in lines]
    # Words from each line to the end; sums taken line by line would cost a hostile text the square of its length.
    rest = list(accumulate(reversed(counts), initial=0))[::-1]
    kept: list[str] = []
    before = 0  # words of the text kept so far
    number = 0
    while number < len(lines):
        line = lines[number]
        found = _match(line, furniture)
        if found is None:
            kept.append(line)
            before += counts[number]
            number += 1
            continue
        stop = number + 1
        if found.part is Part.END and before >= _BODY and rest[number] <= found.share * rest[0]:
            stop = len(lines)
        elif found.part is Part.BLOCK:
            stop = _block_end(lines, number + 1)
        removed.append(Removed("\n".join(lines[number:stop]).strip(), found.name))
        number = stop
    last = _take_trailing_date(kept, removed) or last
    return Stripped("\n".join(kept), tuple(removed), first or last, author)


# An "end" marker is believed only after this many words of body; a page whose first lines are a menu has fewer.
_BODY = 25
_BLOCK_LINES = 12  # headlines in one list of related stories
_HEADLINE = 140  # characters


def _match(line: str, furniture: Furniture) -> Pattern | None:
    if not line or len(line) > _LONGEST or not furniture.any_of.fullmatch(line):
        return None
    return next((each for each in furniture.patterns if each.pattern.fullmatch(line)), None)


def _block_end(lines: Sequence[str], start: int) -> int:
    """Where a list of headlines ends: at the end of a text that has only short lines left, else at a blank line."""
    rest = list(islice((lines[n] for n in range(start, len(lines)) if lines[n]), _BLOCK_LINES + 1))
    if len(rest) <= _BLOCK_LINES and all(_is_headline(line) for line in rest):
        return len(lines)
    stop = start
    while stop < len(lines) and stop - start < _BLOCK_LINES and _is_headline(lines[stop]):
        stop += 1
    # A short line right before a paragraph is more likely that paragraph's heading than one more headline.
    return stop if stop == len(lines) or not lines[stop] else start


def _is_headline(line: str) -> bool:
    return 0 < len(line) <= _HEADLINE and not line.endswith((".", ".”", '."', ".’"))


_DATE_WITHIN = 8  # filled lines from the top in which a date line is that of the report: menus may stand above it


def _take_leading_date(lines: list[str], removed: list[Removed]) -> When | None:
    """Take a date that stands alone among the first lines, unless the text is a list of dated entries."""
    filled = [number for number, line in enumerate(lines) if line]
    alone = {lines[number]: when for number in filled if (when := dates.read_words(lines[number])) is not None}
    chronology = len({when.start for when in alone.values()}) > 1
    for number in filled[:_DATE_WITHIN] if len(filled) > 1 else ():
        when = dates.read_label(lines[number]) or (None if chronology else alone.get(lines[number]))
        if when is not None:
            removed.append(Removed(lines[number], "date-line"))
            lines[number] = ""
            return when
    return None


def _take_trailing_date(lines: list[str], removed: list[Removed]) -> When | None:
    """Take a date that stands alone as the last line; a text of dated entries does not end in an empty one."""
    last = max((number for number, line in enumerate(lines) if line), default=0)
    if not lines or last == 0:
        return None
    when = dates.read_words(lines[last]) or dates.read_label(lines[last])
    if when is not None:
        removed.append(Removed(lines[last], "trailing-date"))
        del lines[last:]
    return when


_NAME = r"[^\W\d_][\w.'’-]{0,25}"
_BYLINE = re.compile(
    rf"[Bb][Yy]:? (?P<name>{_NAME}(?: {_NAME}){{1,4}}(?:,? and {_NAME}(?: {_NAME}){{1,3}})?)"
    r"(?:(?:,| [-–|]) .{2,60})?"
)
_NAME_PARTICLES = frozenset({"and", "de", "van", "al", "von", "bin", "der", "la"})
_BYLINE_WITHIN = 5  # filled lines from the top


def _take_byline(lines: list[str], removed: list[Removed]) -> str | None:
    """Take a by-line ("By Jane Doe, Cairo") from the first lines and return the name."""
    filled = [number for number, line in enumerate(lines) if line][:_BYLINE_WITHIN]
    for number in filled:
        found = _BYLINE.fullmatch(lines[number]) if len(lines[number]) <= 120 and len(filled) > 1 else None
        if found and all(
            word[:1].isupper() or word in {"and", "de", "van", "al", "von", "bin"} for word in found["name"].split()
        ):
            removed.append(Removed(lines[number], "byline"))
            lines[number] = ""
            return found["name"]
    return None


def _pattern(entry: object, file: str, number: int) -> Pattern:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise KnowledgeError(f"{file}: pattern {number}: must be a mapping with a name")
    where = f"{file}: pattern {entry['name']!r}"
    for key in entry:
        if key not in _KEYS:
            raise KnowledgeError(f"{where}: unknown key {key!r}; known keys: {', '.join(sorted(_KEYS))}")
    for key in ("pattern", "because"):
        if not isinstance(entry.get(key), str):
            raise KnowledgeError(f"{where}: key {key!r} must be a string")
    if entry.get("part") not in set(Part):
        raise KnowledgeError(f"{where}: key 'part' must be one of {', '.join(Part)}")
    try:
        compiled = re.compile(entry["pattern"], re.IGNORECASE)
    except re.error as fault:
        raise KnowledgeError(f"{where}: key 'pattern' is no regular expression: {fault}") from fault
    share = entry.get("share", _DEFAULT_SHARE)
    if not isinstance(share, int | float) or not 0 < share <= 1:
        raise KnowledgeError(f"{where}: key 'share' must be a number above 0 and up to 1")
    matches, ignores = (_words(entry.get(key, []), where, key) for key in ("matches", "ignores"))
    return Pattern(entry["name"], Part(entry["part"]), compiled, float(share), entry["because"], matches, ignores)


def _words(value: object, where: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise KnowledgeError(f"{where}: key {key!r} must be a list of strings")
    return tuple(cast("list[str]", value))
