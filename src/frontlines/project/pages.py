"""Pages: by which address a later version of a story is known, and whether it is the same story at all."""

from urllib.parse import urlsplit

from frontlines.model.ids import fold
from frontlines.project.likeness import Sketch

# A story that was rewritten keeps at least this share of the shorter version's shingles.
_REWRITTEN = 0.15


def page_of(address: str | None) -> str | None:
    """The canonical address if it can belong to one story; a site's front page belongs to none."""
    if address is None:
        return None
    parts = urlsplit(address)
    return address if parts.path.strip("/") or parts.query else None


def same_story(old_title: str | None, new_title: str | None, old: Sketch, new: Sketch) -> bool:
    """Whether two texts from one address are versions of one story: the same title, or words in common.

    Live pages and section pages bear a new story under one address every day.
    """
    if old_title and new_title and fold(old_title) == fold(new_title):
        return True
    shorter = min(len(old.shingles), len(new.shingles))
    return bool(shorter) and len(old.shingles & new.shingles) / shorter >= _REWRITTEN
