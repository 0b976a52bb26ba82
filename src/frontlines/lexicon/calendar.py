"""The words and rules of time, read from `times.yaml`, checked, and compiled once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from frontlines.lexicon import yamlfile
from frontlines.lexicon.numerals import Numerals, load_numerals
from frontlines.model.errors import KnowledgeError

_FILE = "times.yaml"
_KEYS = (
    "months", "month_signals", "verb_signals", "weekdays", "units", "classes", "seasons", "parts_of_day", "holidays",
    "vague_numbers", "steps", "loosely", "steps_from_focus", "future_cues", "perfect_cues", "year_guards",
    "modifiers", "halves", "connectors", "rules",
)  # fmt: skip

# What a rule's match can mean; `read.date_readers` has a function for each.
READS = frozenset(
    {
        "calendar", "numeric", "days", "day_of_month", "bare_month", "weekday", "bare_year", "years", "decade",
        "holiday", "pointed", "focused", "ago", "anniversary", "later", "stretch", "recent", "duration", "day_word",
        "now", "weekend", "unknown", "nothing", "nothing_bare",
    }
)  # fmt: skip
_CONNECTOR_READS = frozenset({"since", "until", "after", "span"})

_SPACE = r"[\s\u00a0\u2009\u202f]{1,3}"
# Digits that belong to a price, a longer number, a fraction or a code are no part of a date.
_BEFORE = r"(?<![\w$€£#/])(?<![0-9][.,])(?<![0-9A-Z][-–])"
_AFTER = r"(?!\w)(?![/-][0-9])(?![.,:][0-9])"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z0-9_]*))?\}")


@dataclass(frozen=True, slots=True)
class Step:
    """How far one step of a unit goes: in days, in months, or in hours; exactly one is not 0."""

    days: int = 0
    months: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way to name a time: tried where a text has all of `sees`, read by the function named `reads`."""

    name: str
    sees: frozenset[str]
    pattern: re.Pattern[str]
    reads: str


@dataclass(frozen=True, slots=True)
class Connector:
    """Words that make a range of one time, or of two with `between` standing between them."""

    reads: str
    before: re.Pattern[str]  # matches up to the start of the first time
    between: re.Pattern[str] | None  # matches what stands from the end of the first to the start of the second


@dataclass(frozen=True, slots=True)
class YearGuards:
    """When four digits are a count and no year; lower-case words."""

    people: frozenset[str]
    things: frozenset[str]
    loose: frozenset[str]
    after_preposition: frozenset[str]
    after_article: frozenset[str]
    behind: re.Pattern[str]  # matches up to the start of the digits


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A sentence of the knowledge file; `finds` is None where it must hold no time. `when` is in the file's form."""

    entry: str
    text: str
    published: str | None
    finds: str | None
    when: str | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The checked and compiled knowledge of times. All keys are lower case."""

    months: Mapping[str, int]  # names and abbreviations to 1..12
    bare_months: frozenset[str]  # months that are no other word
    month_signals: frozenset[str]
    verb_signals: frozenset[str]  # before "last", they make it a verb: "to last several days"
    weekdays: Mapping[str, int]  # Monday is 0, as in `date.weekday`
    units: Mapping[str, Step]
    holidays: Mapping[str, tuple[int, int]]  # to month and day
    numbers: Mapping[str, int]
    steps: Mapping[str, int]
    steps_from_focus: Mapping[str, int]
    future: re.Pattern[str]
    not_over: re.Pattern[str]
    perfect: re.Pattern[str]
    year_guards: YearGuards
    modifier: re.Pattern[str]  # matches up to the start of a time
    halves: tuple[tuple[re.Pattern[str], int, int], ...]  # pattern before a time, which part, of how many
    part_after: re.Pattern[str]  # a part of the day after a date
    connectors: tuple[Connector, ...]
    classes: Mapping[str, frozenset[str]]  # a word to the classes `sees` may name
    rules: tuple[TimeRule, ...]
    examples: tuple[TimeExample, ...]


@cache
def load_calendar() -> Calendar:
    """The calendar shipped with Frontlines; raises KnowledgeError where the file breaks its form."""
    return parse_calendar(yamlfile.knowledge_text(_FILE), name=_FILE, numerals=load_numerals())


def parse_calendar(text: str, *, name: str, numerals: Numerals) -> Calendar:
    """Check and compile a calendar in YAML; `name` is the file named in a KnowledgeError."""
    top = yamlfile.parse_mapping(text, _KEYS, name=name)
    examples: list[TimeExample] = []
    full, short, bare = _months(top, name)
    weekdays = yamlfile.words(top, "weekdays", name)
    units = _units(top, name)
    holidays = _holidays(top, name)
    steps = yamlfile.whole_by_word(top, "steps", name)
    steps_from_focus = yamlfile.whole_by_word(top, "steps_from_focus", name)
    seasons, parts = yamlfile.words(top, "seasons", name), yamlfile.words(top, "parts_of_day", name)
    vague = _any(yamlfile.words(top, "vague_numbers", name))
    fragments = {
        "month": rf"(?:{_any(full)}|(?:{_any(short)})\.?)",
        "monthname": _any(full),
        "weekday": _any(weekdays),
        "day": r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?",
        "year": r"(?:1[0-9]|20)[0-9]{2}",
        "bareyear": r"(?:19|20)[0-9]{2}",
        "n": rf"(?:[0-9]{{1,3}}|{_small_numbers(numerals)}|an?|(?:an? )?(?:{vague}))",
        "unit": _any(units),
        "period": _any(unit for unit in units if not unit.endswith("s") and unit != "hour"),
        "part": _any(parts),
        "season": _any(seasons),
        "holiday": _any(holidays),
        "which": _any(steps),
        "from_focus": _any(steps_from_focus),
        "loosely": _any(yamlfile.words(top, "loosely", name)),
    }
    fragments["rel_year"] = f"(?:(?:{_any(steps)})|(?:{_any(steps_from_focus)})) year"
    compiler = _Compiler(fragments)
    classes = _classes(
        top, name, {"month": (*full, *short), "weekday": weekdays, "unit": tuple(units), "season": seasons}
    )
    for holiday in holidays:
        classes.setdefault(holiday.split()[0], set()).add("holiday")
    rules = _rules(
        top, name, compiler, {c for found in classes.values() for c in found} | {"year", "digit"}, examples
    )
    modifiers = yamlfile.mapping(
        top["modifiers"], ("patterns", "joined", "because", "examples"), f"{name}: modifiers"
    )
    _examples(modifiers, f"{name}: modifiers", examples)
    patterns = "|".join(
        compiler.expand(p, f"{name}: modifiers") for p in yamlfile.words(modifiers, "patterns", f"{name}: modifiers")
    )
    joined = _any(yamlfile.words(modifiers, "joined", f"{name}: modifiers"))
    cues = yamlfile.mapping(top["future_cues"], ("words", "not_over", "because"), f"{name}: future_cues")
    return Calendar(
        months={**full, **short},
        bare_months=bare,
        month_signals=frozenset(yamlfile.words(top, "month_signals", name)),
        verb_signals=frozenset(yamlfile.words(top, "verb_signals", name)),
        weekdays={day: i for i, day in enumerate(weekdays)},
        units=units,
        holidays=holidays,
        numbers={**numerals.words, **numerals.tens, "a": 1, "an": 1},
        steps=steps,
        steps_from_focus=steps_from_focus,
        future=_words_pattern(yamlfile.words(cues, "words", f"{name}: future_cues")),
        not_over=_words_pattern(yamlfile.words(cues, "not_over", f"{name}: future_cues")),
        perfect=_words_pattern(yamlfile.words(top, "perfect_cues", name)),
        year_guards=_year_guards(top, name, examples),
        modifier=compiler.compile(
            rf"(?<!\w)(?:(?:{patterns}){_SPACE}(?:on{_SPACE})?(?:the{_SPACE})?|(?:{joined})-)\Z",
            f"{name}: modifiers",
            whole=False,
        ),
        halves=_halves(top, name, compiler, examples),
        part_after=compiler.compile(rf"{_SPACE}(?:{_any(parts)})(?!\w)", name, whole=False),
        connectors=_connectors(top, name, compiler, examples),
        classes={word: frozenset(found) for word, found in classes.items()},
        rules=rules,
        examples=tuple(examples),
    )


class _Compiler:
    """Turns the file's pattern form into regular expressions."""

    def __init__(self, fragments: Mapping[str, str]) -> None:
        self._fragments = {key: value.replace(" ", _SPACE) for key, value in fragments.items()}

    def expand(self, pattern: str, where: str) -> str:
        """Put the word lists in place of {names}; a space becomes any white space."""

        def put(match: re.Match[str]) -> str:
            name, label = match[1], match[2]
            if name not in self._fragments:
                known = ", ".join(self._fragments)
                raise KnowledgeError(f"{where}: unknown word list {{{name}}}; known lists: {known}")
            label = name if label is None else label
            return f"(?P<{label}>{self._fragments[name]})" if label else f"(?:{self._fragments[name]})"

        return _PLACEHOLDER.sub(put, re.sub(r" (?!\?)", lambda _: _SPACE, pattern))

    def compile(self, pattern: str, where: str, *, whole: bool = True) -> re.Pattern[str]:
        """A pattern of the file; `whole` keeps it from matching inside words and numbers."""
        body = f"(?ai:{self.expand(pattern, where)})"
        try:
            return re.compile(f"{_BEFORE}{body}{_AFTER}" if whole else body)
        except re.error as error:
            raise KnowledgeError(f"{where}: key 'pattern': no regular expression: {error}") from error


def _any(words: Iterable[str]) -> str:
    """Any of these words, the longest first, so that no word hides a longer one."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered)


def _words_pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?ai:(?<![a-z])(?:{_any(words)})(?![a-z]))".replace(" ", _SPACE))


def _small_numbers(numerals: Numerals) -> str:
    below_ten = [word for word, number in numerals.words.items() if 1 <= number <= 9]
    return f"(?:{_any(numerals.tens)})(?:(?:-| )(?:{_any(below_ten)}))?|{_any(numerals.words)}"


def _months(top: Mapping[str, object], name: str) -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    full: dict[str, int] = {}
    short: dict[str, int] = {}
    bare: set[str] = set()
    for number, entry in enumerate(yamlfile.entries(top, "months", name), 1):
        where = f"{name}: months: entry {number}"
        fields = yamlfile.mapping(entry, ("name",), where, optional=("abbreviations", "bare"))
        month = yamlfile.text(fields, "name", where).lower()
        full[month] = number
        if "abbreviations" in fields:
            short.update(dict.fromkeys(yamlfile.words(fields, "abbreviations", where), number))
        if fields.get("bare") is not False:
            bare.add(month)
    if len(full) != 12:
        raise KnowledgeError(f"{name}: months: expected twelve, found {len(full)}")
    return full, short, frozenset(bare)


def _units(top: Mapping[str, object], name: str) -> dict[str, Step]:
    units: dict[str, Step] = {}
    for i, entry in enumerate(yamlfile.entries(top, "units", name), 1):
        where = f"{name}: units: entry {i}"
        fields = yamlfile.mapping(entry, ("forms",), where, optional=("days", "months", "hours"))
        steps = {key: yamlfile.whole(fields, key, where) for key in ("days", "months", "hours") if key in fields}
        if len(steps) != 1:
            raise KnowledgeError(f"{where}: give exactly one of the keys days, months, hours")
        units.update(dict.fromkeys(yamlfile.words(fields, "forms", where), Step(**steps)))
    return units


def _holidays(top: Mapping[str, object], name: str) -> dict[str, tuple[int, int]]:
    holidays: dict[str, tuple[int, int]] = {}
    for i, entry in enumerate(yamlfile.entries(top, "holidays", name), 1):
        where = f"{name}: holidays: entry {i}"
        fields = yamlfile.mapping(entry, ("name", "month", "day"), where)
        day = (yamlfile.whole(fields, "month", where), yamlfile.whole(fields, "day", where))
        holidays[yamlfile.text(fields, "name", where).lower()] = day
    return holidays


def _classes(top: Mapping[str, object], name: str, lists: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    extra = yamlfile.mapping(top["classes"], tuple(top["classes"]) if isinstance(top["classes"], dict) else (), name)
    classes: dict[str, set[str]] = {}
    for key, words in {**lists, **{key: yamlfile.words(extra, key, f"{name}: classes") for key in extra}}.items():
        for word in words:
            classes.setdefault(word, set()).add(key)
    return classes


def _year_guards(top: Mapping[str, object], name: str, examples: list[TimeExample]) -> YearGuards:
    where = f"{name}: year_guards"
    keys = ("people", "things", "loose", "after_preposition", "after_article", "behind")
    fields = yamlfile.mapping(top["year_guards"], (*keys, "because", "examples"), where)
    _examples(fields, where, examples)
    behind = _any(yamlfile.words(fields, "behind", where)).replace(" ", _SPACE)
    sets = {key: frozenset(yamlfile.words(fields, key, where)) for key in keys[:-1]}
    return YearGuards(**sets, behind=re.compile(rf"(?ai:(?<![a-z])(?:{behind})\s*\Z)"))


def _halves(
    top: Mapping[str, object], name: str, compiler: _Compiler, examples: list[TimeExample]
) -> tuple[tuple[re.Pattern[str], int, int], ...]:
    halves = []
    for i, entry in enumerate(yamlfile.entries(top, "halves", name), 1):
        where = f"{name}: halves: entry {i}"
        fields = yamlfile.mapping(entry, ("words", "part", "of", "because", "examples"), where)
        _examples(fields, where, examples)
        pattern = compiler.compile(
            rf"(?<!\w)(?:{_any(yamlfile.words(fields, 'words', where))}) \Z", where, whole=False
        )
        halves.append((pattern, yamlfile.whole(fields, "part", where), yamlfile.whole(fields, "of", where)))
    return tuple(halves)


def _connectors(
    top: Mapping[str, object], name: str, compiler: _Compiler, examples: list[TimeExample]
) -> tuple[Connector, ...]:
    connectors = []
    for i, entry in enumerate(yamlfile.entries(top, "connectors", name), 1):
        where = f"{name}: connectors: entry {i}"
        fields = yamlfile.mapping(entry, ("before", "reads", "because", "examples"), where, optional=("between",))
        reads = yamlfile.text(fields, "reads", where)
        if reads not in _CONNECTOR_READS:
            known = ", ".join(sorted(_CONNECTOR_READS))
            raise KnowledgeError(f"{where}: key 'reads': unknown {reads!r}; known: {known}")
        _examples(fields, where, examples)
        before = [word for word in yamlfile.words(fields, "before", where) if word]
        opening = rf"(?<!\w)(?:{_any(before)}) \Z" if before else r"\Z"
        between = None
        if "between" in fields:
            words = yamlfile.words(fields, "between", where)
            marks = "".join(re.escape(word) for word in words if not word.isalpha())
            spelled = _any([word for word in words if word.isalpha()])
            dash = rf"|\s?[{marks}]\s?" if marks else ""
            between = compiler.compile(rf"(?:,? (?:and )?(?:{spelled}) (?:the )?{dash})", where, whole=False)
        connectors.append(Connector(reads, compiler.compile(opening, where, whole=False), between))
    return tuple(connectors)


def _rules(
    top: Mapping[str, object], name: str, compiler: _Compiler, known: set[str], examples: list[TimeExample]
) -> tuple[TimeRule, ...]:
    rules: dict[str, TimeRule] = {}
    for i, entry in enumerate(yamlfile.entries(top, "rules", name), 1):
        where = f"{name}: rules: entry {i}"
        fields = yamlfile.mapping(entry, ("name", "sees", "pattern", "reads", "because", "examples"), where)
        rule = yamlfile.text(fields, "name", where)
        where = f"{where} ({rule})"
        reads = yamlfile.text(fields, "reads", where)
        if reads not in READS:
            raise KnowledgeError(f"{where}: key 'reads': unknown {reads!r}; known: {', '.join(sorted(READS))}")
        if rule in rules:
            raise KnowledgeError(f"{where}: key 'name': {rule!r} is there twice; rename one")
        sees = frozenset(yamlfile.words(fields, "sees", where))
        if sees - known:
            raise KnowledgeError(
                f"{where}: key 'sees': unknown {sorted(sees - known)}; known: {', '.join(sorted(known))}"
            )
        pattern = compiler.compile(yamlfile.text(fields, "pattern", where), where)
        rules[rule] = TimeRule(rule, sees, pattern, reads)
        _examples(fields, where, examples)
    return tuple(rules.values())


def _examples(fields: Mapping[str, object], where: str, examples: list[TimeExample]) -> None:
    yamlfile.text(fields, "because", where)
    for i, entry in enumerate(yamlfile.entries(fields, "examples", where), 1):
        here = f"{where}: example {i}"
        example = yamlfile.mapping(entry, ("text", "finds"), here, optional=("published", "when"))
        if example["finds"] is not None and "when" not in example:
            raise KnowledgeError(f"{here}: key 'when' is missing; write null for a time that stays open")
        # YAML reads a bare 2004-10-25 as a date and 2004 as a number; both mean their own digits here.
        texts = {
            key: None if example.get(key) is None else str(example[key]) for key in ("published", "finds", "when")
        }
        examples.append(
            TimeExample(
                where, yamlfile.text(example, "text", here), texts["published"], texts["finds"], texts["when"]
            )
        )
