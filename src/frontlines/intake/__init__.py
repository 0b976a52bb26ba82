"""From bytes to reports: text, HTML, PDF, JSON records, feeds and addresses, with every refusal explained."""

from frontlines.intake.address import canonical_url
from frontlines.intake.options import IntakeOptions
from frontlines.intake.take import report_from_text, take_all, take_in
from frontlines.intake.taken import Taken

__all__ = ["IntakeOptions", "Taken", "canonical_url", "report_from_text", "take_all", "take_in"]
