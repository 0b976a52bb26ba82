"""The words of horizons, read from `horizons.yaml` and checked."""

from functools import cache

from frontlines.lexicon.yamlfile import entries, knowledge_text, mapping, parse_mapping, whole, whole_by_word, words
from frontlines.model.errors import KnowledgeError
from frontlines.model.horizon import HorizonWords

_FILE = "horizons.yaml"
_KEYS = ("units", "numbers", "vague_numbers", "bare", "soon", "exact", "months", "seasons", "weekdays")


@cache
def load_horizons() -> HorizonWords:
    """The words shipped with Frontlines; raises KnowledgeError where the file breaks its form."""
    return parse_horizons(knowledge_text(_FILE), name=_FILE)


def parse_horizons(text: str, *, name: str) -> HorizonWords:
    """Check words of horizons in YAML; `name` is the file named in a KnowledgeError."""
    fields = parse_mapping(text, _KEYS, name=name)
    units: dict[str, dict[str, int]] = {"hours": {}, "days": {}, "months": {}}
    for number, entry in enumerate(entries(fields, "units", name), 1):
        where = f"{name}: units: entry {number}"
        unit = mapping(entry, ("forms",), where, optional=tuple(units))
        measures = [measure for measure in units if measure in unit]
        if len(measures) != 1:
            raise KnowledgeError(f"{where}: give one of {', '.join(units)}")
        for measure in measures:
            units[measure].update(dict.fromkeys(words(unit, "forms", where), whole(unit, measure, where)))
    return HorizonWords(
        hours=units["hours"],
        days=units["days"],
        months=units["months"],
        numbers=whole_by_word(fields, "numbers", name),
        vague_numbers=whole_by_word(fields, "vague_numbers", name),
        bare=whole_by_word(fields, "bare", name),
        soon=whole_by_word(fields, "soon", name),
        exact=whole_by_word(fields, "exact", name),
        month_names=_within(whole_by_word(fields, "months", name), 1, 12, f"{name}: months"),
        seasons=_seasons(fields["seasons"], f"{name}: seasons"),
        weekdays=_within(whole_by_word(fields, "weekdays", name), 0, 6, f"{name}: weekdays"),
    )


def _within(numbers: dict[str, int], low: int, high: int, where: str) -> dict[str, int]:
    for word, number in numbers.items():
        if not low <= number <= high:
            raise KnowledgeError(f"{where}: {word!r}: {number} is not from {low} to {high}")
    return numbers


def _seasons(value: object, where: str) -> dict[str, tuple[int, int]]:
    if not isinstance(value, dict) or not value:
        raise KnowledgeError(f"{where}: expected seasons with their first and last month; found {value!r}")
    found: dict[str, tuple[int, int]] = {}
    for season, ends in value.items():
        if not (isinstance(ends, list) and len(ends) == 2 and all(type(e) is int and 1 <= e <= 12 for e in ends)):
            raise KnowledgeError(f"{where}: {season!r}: expected two months from 1 to 12; found {ends!r}")
        found[str(season).lower()] = (ends[0], ends[1])
    return found
