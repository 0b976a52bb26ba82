"""Text from reports made safe to show: no control characters, no direction overrides, no lone surrogates."""

import re

# C0 and C1 controls but tab and line feed (terminal escapes among them), the marks that turn the direction
# of the text around them (CVE-2021-42574), and lone surrogates, which no UTF-8 stream can carry.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text with every unsafe character shown as U+FFFD, as long as before; line ends stay."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", " \n").replace("\r", "\n"))


def flat(text: str) -> str:
    """The text clean and on one line."""
    return _SPACES.sub(" ", clean(text)).strip()


def shortened(text: str, limit: int) -> str:
    """The text flat and at most `limit` characters, cut at a word with an ellipsis."""
    text = flat(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    if text[limit - 1] != " " and " " in cut[limit // 2 :]:
        cut = cut[: cut.rfind(" ")]
    return cut.rstrip(" ,;:") + "…"
