"""From statements to the picture: pure functions, recomputed at any time, never mixed with the statements."""

from frontlines.picture.one import picture_of
from frontlines.picture.shapes import ReportPicture

__all__ = ["ReportPicture", "picture_of"]
