"""The title a text gives itself in its first lines."""

import re

from frontlines.intake import dates
from frontlines.intake.furniture import Furniture

_LONGEST = 160  # characters; headlines of news agencies stay under 120
_PARAGRAPH = 80  # a line from this length on is a paragraph
# A full stop behind a whole word, not an abbreviation ("Gen. Doe", "U.S. Army"): two sentences are no headline.
_NEW_SENTENCE = re.compile(r"[^\W\d_A-Z]{4}[.!?]”? [A-Z]")
_FULL_STOPS = (".", ":", ";", ",", ".”", '."', ".’", ".'")


def find_title(text: str, furniture: Furniture) -> str | None:
    """The first line where it reads as a headline: short, without a full stop, with a blank line or paragraph behind.

    A tag of country or topic ("Lebanon", "2006 Israel-Lebanon conflict") and a date are passed over. The line stays
    in the text, so that offsets and the words of the headline are kept.
    """
    lines = text.split("\n", 12)[:12]
    for number, line in enumerate(lines):
        if not line or is_tag(line, furniture) or dates.read_words(line) or dates.read_label(line):
            continue
        rest = lines[number + 1 :]
        if not _is_headline(line) or not any(rest):
            return None
        following = rest[0]
        if not following or len(following) >= max(_PARAGRAPH, len(line)):
            return line
        return None
    return None


def is_tag(line: str, furniture: Furniture) -> bool:
    """Whether a line only files the text under a country or a topic."""
    return line.lower() in furniture.tags or furniture.tag_line.fullmatch(line) is not None


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST or line.endswith(_FULL_STOPS) or len(line.split()) < 2:
        return False
    return _NEW_SENTENCE.search(line) is None and any(character.isalpha() for character in line)
