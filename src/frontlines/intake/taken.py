"""A report together with the bytes it was read from, so that nothing of the original is lost."""

from dataclasses import dataclass

from frontlines.intake.compose import Draft, compose, sha256
from frontlines.intake.options import IntakeOptions
from frontlines.model.errors import Skipped
from frontlines.model.report import Report

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Taken:
    """One report and its original; always `sha256(original) == report.sha256`."""

    report: Report
    original: bytes  # unaltered; of one record of many (a JSON line, an entry of a feed) that record's bytes alone
    media_type: str  # of `original`, as in "text/html"; with "; charset=…" where only the server knew the charset


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one report before they are read, and where they are from."""

    source: str  # as `Report.source`
    data: bytes
    media_type: str


def taken_from(draft: Draft, original: Original, options: IntakeOptions) -> Taken | Skipped:
    """The report of a draft with its original beside it, or the reason why there is none."""
    report = compose(draft, original.source, sha256(original.data), options)
    return report if isinstance(report, Skipped) else Taken(report, original.data, original.media_type)
