"""From decoded characters to the text that is kept: done once, before anything counts offsets.

What changes: line ends become "\\n"; characters that cannot be seen or that steer the screen (byte order marks, zero
width and direction marks, control characters, soft hyphens) go; broken surrogates become U+FFFD; lines are trimmed
and several blank lines become one. What stays: every other character, so quotations can be found word for word.
Unicode is not normalised: a name typed with combining accents keeps them.
"""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_PAGE_ENDS = re.compile(r"\x0c")
# C0 and C1 controls but for tab and line feed; soft hyphen; Arabic letter mark; Mongolian vowel separator; zero width
# and direction marks; invisible operators; byte order mark; interlinear marks; tag characters; noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """The text with plain line ends, nothing unseen in it, trimmed lines and single blank lines."""
    text = _SURROGATES.sub("\ufffd", text)
    text = _LINE_ENDS.sub("\n", text)
    text = _PAGE_ENDS.sub("\n\n", text)
    text = _UNSEEN.sub("", text)
    return tidy(text)


def tidy(text: str) -> str:
    """Lines trimmed at both ends, at most one blank line between two of them, none at the ends of the text."""
    if "\n" in text:
        text = _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n")))
    return text.strip()


def one_line(text: str | None, limit: int = 300) -> str | None:
    """A title, name or address as one clean line of at most `limit` characters; `None` where nothing is left."""
    if not text:
        return None
    line = " ".join(clean(text[: limit * 4]).split())
    return line[:limit].rstrip() or None
