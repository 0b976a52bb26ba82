"""Paragraphs out of the printed lines of pages: running heads dropped, line breaks and hyphens mended."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from frontlines.model.report import Removed

_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:p(?:age|\.)?\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—|])?", re.IGNORECASE
)
_EDGE = 3  # lines at the head and the foot of a page among which running heads are sought
_STOPS = (".", "!", "?", ".”", '."', "?”", "!”", ".’", ":", ".)")
# First halves that keep their hyphen at the end of a line.
_PREFIXES = frozenset({
    "anti", "pro", "non", "ex", "self", "pre", "post", "co", "counter", "cross", "inter", "multi", "semi",
    "sub", "ultra", "all", "half", "high", "low", "long", "short", "well", "so", "self-proclaimed", "north",
    "south", "east", "west", "north-east", "north-west", "south-east", "south-west", "mid", "al", "el", "us",
    "uk", "un", "eu",
})  # fmt: skip
_SECOND_HALVES = frozenset({
    "led", "backed", "dominated", "based", "controlled", "held", "run", "made", "born", "majority", "style",
    "era", "old", "wide", "linked", "aligned", "allied", "affiliated", "speaking", "scale", "range", "level",
    "term", "long", "day", "year", "month", "week", "hour", "mile", "fire", "sponsored", "supported",
    "funded", "trained",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Joined:
    """Text in paragraphs and what was left out of it."""

    text: str
    removed: tuple[Removed, ...]


def join_pages(pages: Sequence[str]) -> Joined:
    """Paragraphs, one a line with blank lines between, from pages whose lines are as printed."""
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    heads = _running_heads(split)
    removed: list[Removed] = []
    lines: list[str] = []
    for page in split:
        body, dropped = _without_heads(page, heads)
        removed.extend(dropped)
        lines.extend(body)
        # A page ends a paragraph only if its last line ends a sentence.
        if body and body[-1].endswith(_STOPS):
            lines.append("")
    return Joined("\n\n".join(_paragraphs(lines)), tuple(removed))


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that come again at the edge of pages, their digits made alike ("Bulletin 12, page 3")."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_alike(page[n]) for n in _edges(page)})
    filled = sum(1 for page in pages if any(page))
    return frozenset(line for line, times in seen.items() if line and times >= max(2, filled * 0.4))


def _without_heads(page: Sequence[str], heads: frozenset[str]) -> tuple[list[str], list[Removed]]:
    dropped: dict[int, Removed] = {}
    for number in _edges(page):
        line = page[number]
        if line and _PAGE_NUMBER.fullmatch(line):
            dropped[number] = Removed(line, "pdf-page-number")
        elif _alike(line) in heads and len(line) <= 150:
            dropped[number] = Removed(line, "pdf-running-head")
    body = [line for number, line in enumerate(page) if number not in dropped]
    while body and not body[-1]:
        body.pop()
    return body, list(dropped.values())


def _edges(page: Sequence[str]) -> list[int]:
    filled = [number for number, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _alike(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Join lines until a blank one, or until a sentence ends on a line that is clearly short of the margin."""
    lengths = [len(line) for line in lines if len(line) > 20]
    width = max(median(lengths), 40) if lengths else 40
    words = _hyphenated(lines)
    paragraphs: list[str] = []
    current = ""
    for number, line in enumerate(lines):
        if not line:
            # A blank line inside a sentence is an artefact of the layout, unless the line before it was a heading.
            if current and (current.endswith(_STOPS) or len(current) < width * 0.8 or _starts_anew(lines, number)):
                paragraphs.append(current)
                current = ""
            continue
        current = _joined(current, line, words) if current else line
        ends = current.endswith(_STOPS) and len(line) < width * 0.85
        heading = len(line) < width * 0.6 and len(line) == len(current) and _starts_anew(lines, number)
        if ends or heading:
            paragraphs.append(current)
            current = ""
    return [*paragraphs, current] if current else paragraphs


def _starts_anew(lines: Sequence[str], number: int) -> bool:
    following = next((line for line in lines[number + 1 :] if line), "")
    return not following[:1].islower()


def _hyphenated(lines: Sequence[str]) -> frozenset[str]:
    """Words the document writes in the middle of its lines: they tell which hyphens at line ends are real."""
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+){0,3}", line.rstrip("-")))
    return frozenset(found)


def _joined(current: str, line: str, words: frozenset[str]) -> str:
    left = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$", current[-60:])
    right = re.match(r"[^\W\d_]+", line)
    if not left or not right:
        return f"{current} {line}"
    with_hyphen, without = f"{left[1]}-{right[0]}".lower(), f"{left[1]}{right[0]}".lower()
    if with_hyphen in words or (without not in words and _keeps_hyphen(left[1], right[0])):
        return current + line
    return current[:-1] + line


def _keeps_hyphen(left: str, right: str) -> bool:
    if "-" in left or left.lower() in _PREFIXES or right.lower() in _SECOND_HALVES:
        return True
    return (left.isupper() and len(left) > 1) or not right[:1].islower()
