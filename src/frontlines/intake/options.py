"""What a user may say about the inputs before they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontlines.intake.dates import read_iso
from frontlines.intake.fields import FIELD_NAMES
from frontlines.model.errors import SourceError

MEGABYTE = 1_000_000
# ISO 639-1 codes are two letters; "any" switches the check of the language off.
ANY_LANGUAGE = "any"


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How inputs are taken in.

    `published` (YYYY, YYYY-MM or YYYY-MM-DD) overrules every date found in an input. `fields` maps our field names
    to those of the user's JSON records, as in `{"text": "body"}`; a dot reaches into nested records ("article.body").
    A file that holds JSON lines is read line by line, so `max_bytes` bounds each of its lines; any other input is
    bounded as a whole. A wrong option is the user's mistake and raises `SourceError` at once.
    """

    published: str | None = None
    language: str = "en"  # the language accepted, or "any"
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 50 * MEGABYTE
    max_characters: int = 1_000_000  # of one report's text; a long book has about as many
    max_pages: int = 500  # of one PDF
    max_pdf_seconds: float = 60.0  # looked at between pages: a guard against hostile files, not a promise

    def __post_init__(self) -> None:
        if self.published is not None and read_iso(self.published) is None:
            raise SourceError(
                "bad-option",
                f"published date {self.published!r} is not understood; write YYYY, YYYY-MM or YYYY-MM-DD",
            )
        for name in self.fields:
            if name not in FIELD_NAMES:
                raise SourceError(
                    "bad-option", f"field {name!r} is not known; the fields are {', '.join(sorted(FIELD_NAMES))}"
                )
