"""Digests of the knowledge, so that a statement can say which rules read it, and a picture which rules made it."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# As in countries.py; not taken from there, for every `show` asks for a digest, and should not load YAML to get it.
_KNOWLEDGE = Path(__file__).parent.parent / "knowledge"

_KINDS = frozenset({".yaml", ".json", ".txt"})


@cache
def knowledge_digest() -> str:
    """12 hex digits that change with any byte of any knowledge file or with a file's name."""
    return _digest(path for path in _KNOWLEDGE.rglob("*") if path.suffix in _KINDS)


@cache
def joining_digest() -> str:
    """12 hex digits that change with the rules by which statements are joined into incidents."""
    return _digest(_KNOWLEDGE.glob("joining*.yaml"))


def _digest(paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.relative_to(_KNOWLEDGE).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]
