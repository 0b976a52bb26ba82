"""How reporters count, read from `numbers.yaml` and checked: number words, qualifiers, and what is no count."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from frontlines.lexicon import yamlfile
from frontlines.model.count import Count
from frontlines.model.errors import KnowledgeError

_FILE = "numbers.yaml"
_KEYS = (
    "words", "tens", "scales", "plurals", "vague", "zero", "no_noun", "qualifiers", "suffixes", "not_before",
    "passed_over", "not_behind", "hyphenated", "ages", "one", "verbs_of_change",
)  # fmt: skip


class Bound(StrEnum):
    """What a qualifier does to a number."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class CountExample:
    """A sentence of the knowledge file; `count` is None where it must hold no count."""

    entry: str
    text: str
    finds: str | None
    count: Count | None


Phrase = tuple[str, ...]  # the lower-case words of a phrase, as they stand one after the other


@dataclass(frozen=True, slots=True)
class Numerals:
    """The checked knowledge. All words are lower case; phrases are keyed by their words."""

    words: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    plurals: Mapping[str, int]  # to the low bound: hundreds → 200
    need_of: frozenset[str]  # plurals that count only before "of" or a word for what befell people
    vague: Mapping[Phrase, Count]
    zero: frozenset[Phrase]
    no_nouns: frozenset[str]
    no_between: frozenset[str]
    qualifiers: Mapping[Phrase, Bound]
    qualifier_not_after: Mapping[Phrase, frozenset[str]]
    suffixes: Mapping[Phrase, Bound]
    measures: frozenset[Phrase]  # what stands after a number that is no count
    passed_over: frozenset[str]
    designators: frozenset[Phrase]  # what stands before a number that is no count
    hyphenated: frozenset[str]
    ages_of: frozenset[str]  # of whom "under 5" gives the age
    one_not_before: frozenset[str]
    one_not_behind: frozenset[str]
    verbs_of_change: frozenset[str]
    triggers: frozenset[str]  # a text with none of these words and no digit holds no count
    starters: frozenset[str]  # the words a count's number can start with
    examples: tuple[CountExample, ...]


@cache
def load_numerals() -> Numerals:
    """The numerals shipped with Frontlines; raises KnowledgeError where the file breaks its form."""
    return parse_numerals(yamlfile.knowledge_text(_FILE), name=_FILE)


def parse_numerals(text: str, *, name: str) -> Numerals:
    """Check numerals in YAML; `name` is the file named in a KnowledgeError."""
    top = yamlfile.parse_mapping(text, _KEYS, name=name)
    examples: list[CountExample] = []
    tables = {key: yamlfile.whole_by_word(top, key, name) for key in ("words", "tens", "scales")}
    plurals, need_of = _plurals(top, name, examples)
    vague = _vague(top, name, examples)
    qualifiers, not_after = _qualifiers(top, "qualifiers", name, examples)
    suffixes, _ = _qualifiers(top, "suffixes", name, examples)
    zero = _phrases(top, "zero", name, examples)
    lists = {key: _lists(top, key, name, examples) for key in _LISTS}
    passed_over = yamlfile.mapping(top["passed_over"], ("words",), f"{name}: passed_over")
    return Numerals(
        words=tables["words"],
        tens=tables["tens"],
        scales=tables["scales"],
        plurals=plurals,
        need_of=need_of,
        vague=vague,
        zero=zero,
        no_nouns=lists["no_noun"]["nouns"],
        no_between=lists["no_noun"]["between"],
        qualifiers=qualifiers,
        qualifier_not_after=not_after,
        suffixes=suffixes,
        measures=_phrases(top, "not_before", name, examples),
        passed_over=frozenset(yamlfile.words(passed_over, "words", f"{name}: passed_over")),
        designators=_phrases(top, "not_behind", name, examples),
        hyphenated=lists["hyphenated"]["words"],
        ages_of=lists["ages"]["of"],
        one_not_before=lists["one"]["not_before"],
        one_not_behind=lists["one"]["not_behind"],
        verbs_of_change=lists["verbs_of_change"]["words"],
        triggers=frozenset({"no"}).union(
            *tables.values(), plurals, (words[-1] for words in zero), *(set(words) - {"a", "of"} for words in vague)
        ),
        starters=frozenset({"a", "an", "no"}).union(
            tables["words"], tables["tens"], plurals, (words[0] for words in (*vague, *zero))
        ),
        examples=tuple(examples),
    )


def phrase(words: str) -> Phrase:
    """A phrase as the reader of a text meets it: words and marks one by one."""
    parts: list[str] = []
    for word in words.lower().split():
        current = ""
        for letter in word:
            if letter.isalnum():
                current += letter
                continue
            parts += [current] if current else []
            parts.append(letter)
            current = ""
        parts += [current] if current else []
    return tuple(parts)


_LISTS: Mapping[str, tuple[str, ...]] = {
    "no_noun": ("nouns", "between"),
    "hyphenated": ("words",),
    "ages": ("of",),
    "one": ("not_before", "not_behind"),
    "verbs_of_change": ("words",),
}


def _lists(top: Mapping[str, object], key: str, name: str, examples: list[CountExample]) -> dict[str, frozenset[str]]:
    where = f"{name}: {key}"
    fields = yamlfile.mapping(top[key], (*_LISTS[key], "because", "examples"), where)
    _explain(fields, where, examples)
    return {inner: frozenset(yamlfile.words(fields, inner, where)) for inner in _LISTS[key]}


def _plurals(
    top: Mapping[str, object], name: str, examples: list[CountExample]
) -> tuple[dict[str, int], frozenset[str]]:
    plurals: dict[str, int] = {}
    need_of: set[str] = set()
    for i, entry in enumerate(yamlfile.entries(top, "plurals", name), 1):
        where = f"{name}: plurals: entry {i}"
        fields = yamlfile.mapping(entry, ("word", "low", "because", "examples"), where, optional=("needs_of",))
        word = yamlfile.text(fields, "word", where).lower()
        plurals[word] = yamlfile.whole(fields, "low", where)
        if fields.get("needs_of"):
            need_of.add(word)
        _explain(fields, where, examples)
    return plurals, frozenset(need_of)


def _vague(top: Mapping[str, object], name: str, examples: list[CountExample]) -> dict[Phrase, Count]:
    vague: dict[Phrase, Count] = {}
    for i, entry in enumerate(yamlfile.entries(top, "vague", name), 1):
        where = f"{name}: vague: entry {i}"
        fields = yamlfile.mapping(entry, ("words", "low", "high", "estimate", "because", "examples"), where)
        high = None if fields["high"] is None else yamlfile.whole(fields, "high", where)
        count = Count(yamlfile.whole(fields, "low", where), high, estimate=fields["estimate"] is True)
        vague.update({phrase(words): count for words in yamlfile.words(fields, "words", where)})
        _explain(fields, where, examples)
    return vague


def _qualifiers(
    top: Mapping[str, object], key: str, name: str, examples: list[CountExample]
) -> tuple[dict[Phrase, Bound], dict[Phrase, frozenset[str]]]:
    bounds: dict[Phrase, Bound] = {}
    not_after: dict[Phrase, frozenset[str]] = {}
    for i, entry in enumerate(yamlfile.entries(top, key, name), 1):
        where = f"{name}: {key}: entry {i}"
        fields = yamlfile.mapping(
            entry, ("name", "bound", "words", "because", "examples"), where, optional=("not_after",)
        )
        if fields["bound"] not in list(Bound):
            raise KnowledgeError(
                f"{where}: key 'bound': unknown {fields['bound']!r}; known bounds: {', '.join(Bound)}"
            )
        excluded = frozenset(yamlfile.words(fields, "not_after", where)) if "not_after" in fields else frozenset()
        for words in yamlfile.words(fields, "words", where):
            bounds[phrase(words)] = Bound(str(fields["bound"]))
            # Only a lone word is also a preposition ("control over 12 villages"); phrases are safe.
            not_after[phrase(words)] = excluded if len(phrase(words)) == 1 else frozenset()
        _explain(fields, where, examples)
    return bounds, not_after


def _phrases(top: Mapping[str, object], key: str, name: str, examples: list[CountExample]) -> frozenset[Phrase]:
    found: set[Phrase] = set()
    for i, entry in enumerate(yamlfile.entries(top, key, name), 1):
        where = f"{name}: {key}: entry {i}"
        fields = yamlfile.mapping(entry, ("words", "because", "examples"), where, optional=("name",))
        found.update(phrase(words) for words in yamlfile.words(fields, "words", where))
        _explain(fields, where, examples)
    return frozenset(found)


def _explain(fields: Mapping[str, object], where: str, examples: list[CountExample]) -> None:
    yamlfile.text(fields, "because", where)
    for i, entry in enumerate(yamlfile.entries(fields, "examples", where), 1):
        here = f"{where}: example {i}"
        example = yamlfile.mapping(entry, ("text",), here, optional=("finds", "low", "high", "estimate", "none"))
        text = yamlfile.text(example, "text", here)
        if example.get("none") is True:
            examples.append(CountExample(where, text, None, None))
            continue
        finds = yamlfile.text(
            yamlfile.mapping(example, ("text", "finds", "low", "high"), here, optional=("estimate",)), "finds", here
        )
        low, high = (None if example[key] is None else yamlfile.whole(example, key, here) for key in ("low", "high"))
        examples.append(CountExample(where, text, finds, Count(low, high, estimate=example.get("estimate") is True)))
