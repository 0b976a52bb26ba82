"""The country table: what countries, their people and their seats of government are called."""

import re
from dataclasses import dataclass
from pathlib import Path

from frontlines.lexicon.register_entry import Alias, read_names
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
_CODE = re.compile(r"[A-Z]{2}\Z")
_KEYS = ("code", "name", "article", "other", "adjectives", "people", "seats")


@dataclass(frozen=True, slots=True)
class Country:
    """One country. Names may be bound to a time: "Zaire" until 1997."""

    code: str  # ISO 3166-1 alpha-2; XK for Kosovo
    name: str
    article: bool  # prose says "the": "the Philippines"
    other: tuple[Alias, ...]  # further names and short forms
    adjectives: tuple[Alias, ...]  # "Iraqi": before a noun; the first is the usual one
    people: tuple[Alias, ...]  # "Iraqis", "a Turk"
    seats: tuple[Alias, ...]  # capitals and buildings that stand for the government

    @property
    def adjective(self) -> str:
        """The usual word before a noun: "Iraqi"; the name itself where there is none."""
        return self.adjectives[0].name if self.adjectives else self.name

    @property
    def names(self) -> tuple[Alias, ...]:
        """All names of the country, the usual one first."""
        return (Alias(self.name), *self.other)


def load_countries(path: Path | None = None) -> tuple[Country, ...]:
    """The country table, in the order of the file; KnowledgeError names file, entry and key of a fault."""
    path = path or KNOWLEDGE / "countries.yaml"
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path}: must be a list of countries")
    countries = tuple(_country(row, f"{path}: entry {number}") for number, row in enumerate(rows, 1))
    seen: set[str] = set()
    for country in countries:
        if country.code in seen:
            raise KnowledgeError(f"{path}: code {country.code} stands twice")
        seen.add(country.code)
    return countries


def _country(row: object, where: str) -> Country:
    if not isinstance(row, dict):
        raise KnowledgeError(f"{where}: must be a mapping, not {row!r}")
    code, name = row.get("code"), row.get("name")
    if not isinstance(code, str) or not _CODE.match(code):
        raise KnowledgeError(f"{where}: key 'code' must be two capital letters, not {code!r}")
    where = f"{where} ({code})"
    if not isinstance(name, str) or not name:
        raise KnowledgeError(f"{where}: key 'name' must be a name, not {name!r}")
    if unknown := [key for key in row if key not in _KEYS]:
        raise KnowledgeError(f"{where}: unknown key {unknown[0]!r}; known keys: {', '.join(_KEYS)}")
    article = row.get("article", False)
    if not isinstance(article, bool):
        raise KnowledgeError(f"{where}: key 'article' must be true or false, not {article!r}")
    other, adjectives, people, seats = (
        read_names(row.get(key), f"{where}: key {key!r}") for key in ("other", "adjectives", "people", "seats")
    )
    return Country(code, name, article, other, adjectives, people, seats)
