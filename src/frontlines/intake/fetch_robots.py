"""robots.txt, after RFC 9309: which pages of a site a program may ask for, and how slowly.

Python's own `urllib.robotparser` takes the first rule that fits and knows no "*" and "$"; the RFC takes the longest
and knows both, and sites rely on it.
"""

import re
from dataclasses import dataclass

from frontlines.intake.address import escaped

LONGEST = 512_000  # bytes read of a robots.txt; the RFC asks for at least 500 KiB
_MOST_RULES = 5_000
_LINE = re.compile(r"[ \t]*([A-Za-z-]{1,20})[ \t]*:[ \t]*([^#]*)")
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site for one program."""

    rules: tuple[tuple[str, bool], ...] = ()  # pattern of a path, and whether it is allowed
    delay: float = 0.0  # seconds between two requests, as the site asks for them

    def allows(self, path: str) -> bool:
        """Whether a path (with its query) may be asked for: by the longest rule that fits, at a draw the kinder."""
        if path == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def read_robots(text: str, agent: str) -> Robots:
    """The rules for `agent` (the name without a version), else those for everybody ("*"), else none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    heading = False
    for line in text.removeprefix("\ufeff").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            named = [*named, _name(value)] if heading else [_name(value)]
            groups.setdefault(named[-1], [])
            heading = True
        elif key in ("allow", "disallow", "crawl-delay"):
            heading = False
            for name in named:
                groups[name].append((key, value))
    chosen = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple(
        (escaped(value, "/:@!$&'()*+,;=?"), key == "allow") for key, value in chosen if value and key != "crawl-delay"
    )
    return Robots(
        rules[:_MOST_RULES], max((_seconds(value) for key, value in chosen if key == "crawl-delay"), default=0)
    )


def _name(value: str) -> str:
    found = _TOKEN.match(value)
    return found[0].lower() if found else "*" if value.startswith("*") else ""


def _seconds(value: str) -> float:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value) else 0.0


def _fits(pattern: str, path: str) -> bool:
    """Whether a path starts as the pattern says; "*" stands for anything, "$" at the end for the end of the path."""
    ends = pattern.endswith("$")
    first, *later = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if ends and not later:
        return path == first
    last = later.pop() if ends else None
    for part in later:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return last is None or (path.endswith(last) and len(path) - len(last) >= at)
