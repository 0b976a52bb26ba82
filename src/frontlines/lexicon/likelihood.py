"""The scale of likelihood words, read from `likelihood.yaml` and checked."""

from functools import cache
from itertools import pairwise

from frontlines.lexicon.yaml_io import parse_yaml
from frontlines.lexicon.yamlfile import knowledge_text, mapping, whole, words
from frontlines.model.errors import KnowledgeError
from frontlines.model.likelihood import Likelihood, LikelihoodScale

_FILE = "likelihood.yaml"


@cache
def load_likelihood() -> LikelihoodScale:
    """The scale shipped with Frontlines; raises KnowledgeError where the file breaks its form."""
    return parse_likelihood(knowledge_text(_FILE), name=_FILE)


def parse_likelihood(text: str, *, name: str) -> LikelihoodScale:
    """Check a scale in YAML; `name` is the file named in a KnowledgeError."""
    entries = parse_yaml(text, name=name)
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{name}: expected a list of bands")
    bands = tuple(_band(entry, f"{name}: entry {number}") for number, entry in enumerate(entries, 1))
    for below, band in pairwise(bands):
        if band.low != below.high:
            raise KnowledgeError(f"{name}: {band.name!r} starts at {band.low}, not where {below.name!r} ends")
    bearer: dict[str, str] = {}
    for band in bands:
        for word in band.words:
            if word in bearer:
                raise KnowledgeError(f"{name}: {word!r} stands in {bearer[word]!r} and in {band.name!r}; remove one")
            bearer[word] = band.name
    return LikelihoodScale(bands)


def _band(entry: object, where: str) -> Likelihood:
    fields = mapping(entry, ("icd", "low", "high"), where, optional=("also",))
    icd = words(fields, "icd", where)
    low, high = whole(fields, "low", where), whole(fields, "high", where)
    if not 0 <= low < high <= 100:
        raise KnowledgeError(f"{where}: {low} to {high} are no bounds in percent, the lower first")
    return Likelihood(icd[0], low, high, icd + (words(fields, "also", where) if "also" in fields else ()))
