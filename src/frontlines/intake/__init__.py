"""From bytes to reports: text, HTML, PDF and JSON records, with every refusal listed and explained."""

from frontlines.intake.options import IntakeOptions
from frontlines.intake.take import report_from_text, take_in

__all__ = ["IntakeOptions", "report_from_text", "take_in"]
