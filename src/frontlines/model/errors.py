"""One family of errors; each message names the place, the fault and the remedy."""

from dataclasses import dataclass


class FrontlinesError(Exception):
    """Base of all errors a user can meet; turned into an exit code or JSON only at the edge."""


class KnowledgeError(FrontlinesError):
    """A YAML file of rules, cues, actors or places breaks its form: names file, entry and key."""


class SourceError(FrontlinesError):
    """An input cannot be read as a report; `reason` is a short code, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class SetupError(FrontlinesError):
    """Something Frontlines needs is not installed or not built; the message gives the command."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a part of one, that was not read, and why; skips are listed, never silent."""

    source: str  # file name, URL, or "file:record" for one record of a JSON lines file
    stage: str  # the stage that gave up: "intake", "annotate", ...
    reason: str  # short code: "empty", "binary", "encrypted", "language", "no-text", "too-large", ...
    message: str  # one sentence for people: the fault and the remedy
