"""Weights learned from a corpus, shipped as data: for each clue, how much it speaks for each answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp

from frontlines.lexicon.yamlfile import knowledge_text
from frontlines.model.errors import KnowledgeError

_FEWEST_CELLS = 2
_SCALE = 100  # weights are written in hundredths


@dataclass(frozen=True, slots=True)
class Judge:
    """Independent yes-or-no questions answered from the same clues (logistic regression)."""

    answers: tuple[str, ...]
    bias: tuple[float, ...]
    bounds: Mapping[str, tuple[float, ...]]  # by name: from which probability each answer counts as yes
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, clues: Iterable[str]) -> tuple[float, ...]:
        """How likely each answer is; clues that training did not see say nothing."""
        sums = list(self.bias)
        for clue in clues:
            row = self.weights.get(clue)
            if row is not None:
                for i, weight in enumerate(row):
                    sums[i] += weight
        return tuple(1 / (1 + exp(-max(-30.0, min(30.0, one)))) for one in sums)


@lru_cache(maxsize=4)
def load_judges(name: str) -> Mapping[str, Judge]:
    """The judges of one shipped file by their names; raises KnowledgeError naming file and line."""
    return parse_judges(knowledge_text(f"learned/{name}.tsv"), name=f"{name}.tsv")


def parse_judges(text: str, *, name: str) -> Mapping[str, Judge]:
    """Judges from tab-separated lines.

    `#judge NAME ANSWER ...` opens one; `#bias` and the bounds (`#from NAME`) hold a number an answer; every other
    line holds a clue and its weights in hundredths.
    """
    judges: dict[str, Judge] = {}
    weights: dict[str, tuple[float, ...]] = {}
    name_of, answers = "", tuple[str, ...]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("# "):
            continue
        first, *cells = line.split("\t")
        where = f"{name}: line {number}"
        if first == "#judge":
            if len(cells) < _FEWEST_CELLS:
                raise KnowledgeError(f"{where}: a judge needs a name and answers")
            name_of, answers, weights = cells[0], tuple(cells[1:]), {}
            judges[name_of] = Judge(answers, (0.0,) * len(answers), {}, weights)
            continue
        if not name_of:
            raise KnowledgeError(f"{where}: expected #judge first")
        bound = cells.pop(0) if first == "#from" and cells else ""
        row = _numbers(cells, len(answers), where)
        if first == "#bias":
            judges[name_of] = replace(judges[name_of], bias=row)
        elif first == "#from":
            judges[name_of] = replace(judges[name_of], bounds={**judges[name_of].bounds, bound: row})
        else:
            weights[first] = tuple(w / _SCALE for w in row)
    return judges


def _numbers(cells: Sequence[str], count: int, where: str) -> tuple[float, ...]:
    try:
        row = tuple(map(float, cells))
    except ValueError as error:
        raise KnowledgeError(f"{where}: {error}") from error
    if len(row) != count:
        raise KnowledgeError(f"{where}: expected {count} numbers, found {len(row)}")
    return row
