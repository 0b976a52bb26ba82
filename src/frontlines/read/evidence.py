"""Evidence: exact words of the report with the context that finds them again."""

from frontlines.model.statement import Evidence

_CONTEXT = 32  # characters of prefix and suffix kept with evidence (W3C TextQuoteSelector)


def evidence(text: str, start: int, end: int) -> Evidence:
    """The exact words of `text[start:end]` with their context."""
    return Evidence(start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])
