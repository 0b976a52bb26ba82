"""One digest of all knowledge, so that a statement can say which rules read it."""

import hashlib
from functools import cache

from frontlines.lexicon.countries import KNOWLEDGE


@cache
def knowledge_digest() -> str:
    """12 hex digits that change with any byte of any knowledge file or with a file's name."""
    whole = hashlib.sha256()
    for path in sorted(KNOWLEDGE.rglob("*.yaml")):
        whole.update(path.relative_to(KNOWLEDGE).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]
