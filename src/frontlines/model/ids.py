"""Stable ids: a hash of what makes a thing that thing, in letters that survive being read aloud."""

import hashlib
import re
import unicodedata

# Crockford's base 32: no I, L, O or U, so an id cannot be misread or spell a word by chance.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 12 characters (60 bits) hashed from the parts; the same parts give the same id.

    With 60 bits the chance of any clash among 10 million statements is about 1 in 23,000.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return f"{prefix}-" + "".join(_ALPHABET[(number >> shift) & 31] for shift in range(55, -1, -5))


def fold(text: str) -> str:
    """Text as names are compared: lower case, accents and apostrophes gone, other marks as single spaces."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"[’‘'`´ʻʼʿʾ]", "", text.lower())
    return re.sub(r"[\W_]+", " ", text).strip()


def slug(text: str) -> str:
    """A readable id part: folded words joined by hyphens, at most 60 characters."""
    return fold(text).replace(" ", "-")[:60].rstrip("-") or "unnamed"
