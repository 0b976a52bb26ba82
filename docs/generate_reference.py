"""Write the pages under docs/reference/ from the program itself: `make docs`.

The pages are committed, so that they can be read without running anything; a test holds them to what this script
gives. `--check` writes nothing and fails where a page is not current.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from frontlines.cli import app
from frontlines.export.json import schema_text
from frontlines.lexicon.rules import Condition, Outcome, Rule, load_rules
from frontlines.lexicon.taxonomy import EventType, load_taxonomy

FOLDER = Path(__file__).parent / "reference"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
MADE = "<!-- Written by docs/generate_reference.py (make docs); changes made by hand are lost. -->\n\n"


def pages() -> dict[str, str]:
    """File name to content of each page."""
    return {
        "cli.md": MADE + cli_page(),
        "event-types.md": MADE + event_types_page(),
        "rules.md": MADE + rules_page(),
        "json.md": MADE + json_page(json.loads(schema_text())),
    }


# -- commands -----------------------------------------------------------------------------------------------------


def cli_page() -> str:
    """Every command with its help, as `--help` prints it."""
    return "# Commands\n" + "".join(_command(words) for words in _commands((), typer.main.get_command(app)))


def _commands(words: tuple[str, ...], command: object) -> Iterator[tuple[str, ...]]:
    """The words that lead to each command, groups before their members; hidden commands are left out."""
    yield words
    for name, child in getattr(command, "commands", {}).items():
        if not child.hidden:
            yield from _commands((*words, name), child)


def _command(words: tuple[str, ...]) -> str:
    # A fixed width and no colour: the page must not depend on the terminal that made it.
    shown = CliRunner().invoke(app, [*words, "--help"], prog_name="frontlines", env={"COLUMNS": "100"}).output
    lines = [line.rstrip() for line in _COLOUR.sub("", shown).strip().splitlines()]
    return f"\n## {' '.join(('frontlines', *words))}\n\n```text\n" + "\n".join(lines).strip("\n") + "\n```\n"


# -- event types --------------------------------------------------------------------------------------------------


def event_types_page() -> str:
    """Every event type with definition, example and crosswalk."""
    types = load_taxonomy().types.values()
    head = f"""# Event types and crosswalks

{len(types)} types. UCDP GED takes an event only with at least one death; 1 is state-based, 2 non-state, 3 one-sided
violence. A dash: the code book has nothing for it.

| type | ACLED | UCDP | PLOVER | CAMEO |
|---|---|---|---|---|
"""
    rows = "".join(
        f"| [`{t.name}`](#{t.name}) | {_acled(t)} | {_ucdp(t)} | {_plover(t)} | {t.crosswalk.cameo or '-'} |\n"
        for t in types
    )
    return head + rows + "".join(_event_type(t) for t in types)


def _event_type(type_: EventType) -> str:
    note = f"\n\nCrosswalk: {type_.crosswalk.note}" if type_.crosswalk.note else ""
    return f"\n## {type_.name}\n\n**{type_.label}.** {type_.definition}\n\n> {type_.example}{note}\n"


def _acled(type_: EventType) -> str:
    code = type_.crosswalk.acled
    return f"{code.event_type}: {code.sub_event_type}" if code else "-"


def _ucdp(type_: EventType) -> str:
    return " or ".join(map(str, type_.crosswalk.ucdp)) or "-"


def _plover(type_: EventType) -> str:
    code = type_.crosswalk.plover
    if code is None:
        return "-"
    return f"{code.type} ({code.mode})" if code.mode else code.type


# -- rules --------------------------------------------------------------------------------------------------------


def rules_page() -> str:
    """Every rule by file: what starts it, what it finds, why it is there."""
    rules = load_rules(event_types=frozenset(load_taxonomy().names()))
    parts = [
        f"# Rules\n\n{len(rules)} rules, as they stand in `src/frontlines/knowledge/rules/`. "
        "Each rule covers active, passive, nominal and shared-subject forms of its words.\n"
    ]
    file = ""
    for rule in rules:
        if rule.file != file:
            file = rule.file
            parts.append(
                f"\n## {file.removesuffix('.yaml')}\n\n| rule | words | finds | because |\n|---|---|---|---|\n"
            )
        parts.append(_rule(rule))
    return "".join(parts)


def _rule(rule: Rule) -> str:
    words = ", ".join(dict.fromkeys(" ".join(trigger.words) for trigger in rule.triggers))
    limits = [_limit("where", c) for c in rule.where] + [_limit("unless", c) for c in rule.unless]
    finds = "; ".join(_outcome(outcome) for outcome in rule.outcomes)
    cells = (f"`{rule.name}`", "; ".join([words, *limits]), finds, rule.because)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |\n"


def _limit(word: str, condition: Condition) -> str:
    return f"{word} {condition.slot} is {' or '.join(sorted(condition.classes))}"


def _outcome(outcome: Outcome) -> str:
    return f"{outcome.kind} `{outcome.value}`" + (f" by {outcome.means}" if outcome.means else "")


# -- the JSON form ------------------------------------------------------------------------------------------------


def json_page(schema: Mapping[str, Any]) -> str:
    """The fields of each kind of object in the published JSON Schema."""
    parts = [
        "# The JSON form\n\n"
        "One object a report, on one line, from `frontlines read --format json`. The JSON Schema is "
        "[`reading.schema.json`](../../src/frontlines/export/reading.schema.json), shipped in the package.\n\n"
        f"{schema['description']}\n",
        _object("The reading", schema),
    ]
    parts += [_object(name, definition) for name, definition in schema["$defs"].items()]
    return "\n".join(parts)


def _object(name: str, definition: Mapping[str, Any]) -> str:
    if "properties" not in definition:
        return f"## {name}\n\n{_type(definition)} {definition.get('description', '')}".rstrip() + "\n"
    rows = "".join(
        f"| `{key}` | {_cell(_type(value))} | {_cell(value.get('description', ''))} |\n"
        for key, value in definition["properties"].items()
    )
    return f"## {name}\n\n| field | type | |\n|---|---|---|\n{rows}"


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        name = str(value["$ref"]).rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "enum" in value:
        return ", ".join("null" if v is None else f"`{v}`" for v in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    for key in ("anyOf", "oneOf", "allOf"):
        if key in value:
            return " or ".join(_type(one) for one in value[key])
    kind = value.get("type", "any")
    if kind == "array":
        return f"list of {_type(value.get('items', {}))}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _cell(text: str) -> str:
    """Text that stays inside one cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Write the pages, or with --check say which are not current."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"{'not current' if check else 'written'}: {', '.join(stale)}\n")
    if check and stale:
        sys.exit("run `make docs` and commit docs/reference")


if __name__ == "__main__":
    main()
