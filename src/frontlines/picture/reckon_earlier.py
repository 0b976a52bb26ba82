"""Words by which a report gives a count only to say that it no longer stands: "up from 12", "earlier toll of 12"."""

import re

from frontlines.model.statement import Toll

_OLD = r"(?:an?\s+|the\s+|its\s+|their\s+)?(?:earlier|previous|initial|preliminary|first|older)"
_NOUN = r"(?:toll|count|figure|number|tally|estimate|total)s?"
_EARLIER = re.compile(
    rf"\b(?:{_OLD}\s+(?:[\w-]+\s+)?{_NOUN}(?:\s+(?:of|at|was|were|had been|put|stood|gave))*"
    r"|(?:up|down|rais(?:ed|ing)|lower(?:ed|ing)|revis(?:ed|ing)|rose|risen|rising|cut|correct(?:ed|ing))"
    rf"(?:\s+[\w-]+){{0,3}}\s+from(?:\s+{_OLD})?)\s*",
    re.IGNORECASE,
)


def is_earlier(toll: Toll) -> bool:
    """Whether the words right before a count, or those it opens with, say that it was given before and is no more."""
    evidence = toll.evidence[0]
    before = evidence.prefix
    # Words farther inside the evidence may speak of another count in it.
    return any(
        found.start() <= len(before) <= found.end() or found.start() == len(before)
        for found in _EARLIER.finditer(before + evidence.exact)
    )
