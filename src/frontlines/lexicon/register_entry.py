"""The values the actor register is made of: entries, their names in time, and what a search gives back."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from frontlines.model.actor import ActorKind
from frontlines.model.errors import KnowledgeError
from frontlines.model.mention import MentionVia

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_CODE = re.compile(r"[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor, and when and where it means that actor. `None` is an open end of time."""

    name: str
    start: date | None = None  # first day the name was used for this actor
    end: date | None = None  # last day, inclusive
    context: frozenset[str] = frozenset()  # only in reports about one of these countries; empty: anywhere

    def usual_on(self, day: date | None) -> bool:
        """Whether the name was in use on that day; without a day, whether it still is."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One actor of the register. `start` and `end` bound when it exists, `None` where open or unknown."""

    id: str  # a slug ("islamic-state"), or kind and country for state actors ("gov:IQ", "army:IQ")
    name: str
    kind: ActorKind
    country: str | None  # ISO 3166-1 alpha-2; None: none or several
    parent: str | None
    start: date | None
    end: date | None
    aliases: tuple[Alias, ...]  # without `name`
    generated: bool = False  # made from the country table, not written by hand


@dataclass(frozen=True, slots=True)
class RegisterMatch:
    """Words of a text that name an actor of the register: `text == report.text[start:end]`."""

    start: int
    end: int
    text: str
    entry_id: str
    via: MentionVia
    alias: str  # the alias, pattern or country name it was recognised by
    affix: str | None = None  # "led", "backed", "pro", "anti" ...: hyphened to the name, outside start:end
    is_state_name: bool = False  # a bare country or capital, which may as well be a place
    is_seat: bool = False  # such a name that is a capital or a building, not the country's
    rivals: tuple[str, ...] = ()  # other entries the words fit equally well
    within: tuple["RegisterMatch", ...] = ()  # who stands with an affix inside the name: UN in "UN-backed government"


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for a country's people or things ("Iraqi", "Turks"): a hint at the country, not an actor."""

    start: int
    end: int
    text: str
    country: str


def first_day(value: object, where: str) -> date | None:
    """The first day of a year, month or day as knowledge files give it; KnowledgeError names `where`."""
    return _read_day(value, where, last=False)


def last_day(value: object, where: str) -> date | None:
    """The last day of a year, month or day as knowledge files give it."""
    return _read_day(value, where, last=True)


def _read_day(value: object, where: str, *, last: bool) -> date | None:
    if value is None:
        return None
    found = _DAY.match(str(value))
    if found is None or isinstance(value, bool):
        raise KnowledgeError(f"{where}: {value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return date(year, month, day)
        if month:
            return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        return date(year, 12, 31) if last else date(year, 1, 1)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise KnowledgeError(f"{where}: {value!r} is no date: {error}") from error


_ALIAS_KEYS = {"name", "from", "to", "context", "because"}


def read_alias(raw: object, where: str) -> Alias:
    """An alias from its YAML form: a plain name, or a mapping with name, from, to, context."""
    if isinstance(raw, str):
        if not raw.strip():
            raise KnowledgeError(f"{where}: an empty name")
        return Alias(_bare(raw))
    if not isinstance(raw, dict):
        raise KnowledgeError(f"{where}: {raw!r} is no name; quote it if it looks like a number")
    if unknown := [key for key in raw if key not in _ALIAS_KEYS]:
        raise KnowledgeError(f"{where}: unknown key {unknown[0]!r}; known keys: {', '.join(sorted(_ALIAS_KEYS))}")
    name = raw.get("name")
    if not isinstance(name, str) or not name.strip():
        raise KnowledgeError(f"{where}: key 'name' must be a name, not {name!r}")
    codes = raw.get("context") or ()
    if isinstance(codes, str) or not all(isinstance(code, str) and _CODE.match(code) for code in codes):
        raise KnowledgeError(f"{where}: key 'context' of {name!r} must be a list of ISO country codes, not {codes!r}")
    start, end = first_day(raw.get("from"), f"{where}: {name!r}"), last_day(raw.get("to"), f"{where}: {name!r}")
    if start and end and start > end:
        raise KnowledgeError(f"{where}: {name!r}: 'from' is after 'to'")
    return Alias(_bare(name), start, end, frozenset(codes))


def _bare(name: str) -> str:
    """The name without a leading article: "the Islamic State" must not end "the Islamic State of Iraq and Syria"."""
    first, _, rest = name.strip().partition(" ")
    return rest if first == "the" and rest else name


def read_names(raw: object, where: str) -> tuple[Alias, ...]:
    """A list of aliases from its YAML form; None gives none."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise KnowledgeError(f"{where}: must be a list of names, not {raw!r}")
    return tuple(read_alias(item, where) for item in raw)
