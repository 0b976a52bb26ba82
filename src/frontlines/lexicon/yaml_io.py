"""Safe and fast loading of YAML knowledge files.

Knowledge files are large and loaded at every start, so values are built straight from the events of LibYAML:
three to four times faster than `yaml.load(..., CSafeLoader)`, and nothing but plain values can come out.
Plain scalars follow the YAML 1.2 core schema, not 1.1: `no` (Norway), `on` and `off` are strings, and so are
dates, which keep their precision that way ("2004-10").
"""

import re
from pathlib import Path
from typing import Any

import yaml

from frontlines.model.errors import KnowledgeError

# Without LibYAML the pure Python parser gives the same events, some twenty times slower.
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 40
_CONSTANTS: dict[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,3})?\Z")


def load_yaml(path: Path) -> object:
    """The one document of a YAML file as plain dicts, lists, strings, numbers, booleans and None.

    Raises KnowledgeError for a file that cannot be read, broken YAML, more than one document, duplicate keys,
    keys that are no strings or numbers, anchors, and tags. An empty file gives None.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
    return parse_yaml(text, name=str(path))


def parse_yaml(text: str, *, name: str = "<text>") -> object:
    """Like `load_yaml`, for text already in memory; `name` stands in the error messages."""
    try:
        return _build(text, name)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}: broken YAML: {error}") from error


def _build(text: str, name: str) -> object:
    get = _Parser(text).get_event
    # Bound to local names: this loop runs once for every word of the knowledge, at every start.
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
    no_key, plain = _NO_KEY, _plain
    holder: Any = None  # the open list or dict
    key: object = no_key  # in an open dict: the key waiting for its value
    outer: list[tuple[Any, object]] = []  # what is open around it
    root: object = None
    documents = 0
    while True:
        event = get()
        kind = type(event)
        value: Any
        if kind is scalar:
            value = event.value if event.style else plain(event.value)
        elif kind is mapping or kind is sequence:
            value = {} if kind is mapping else []
        elif kind in ends:
            holder, key = outer.pop()
            continue
        elif kind is yaml.StreamEndEvent:
            return root
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _fault(name, event, "only one document a file is allowed")
            continue
        elif kind is yaml.AliasEvent:
            raise _fault(name, event, "aliases (*name) are not allowed")
        else:  # stream start, document end
            continue
        if event.tag is not None or event.anchor is not None:
            raise _fault(name, event, "tags and anchors are not allowed")
        if type(holder) is dict:
            if key is no_key:
                if not isinstance(value, (str, int, float)):
                    raise _fault(name, event, "a key must be a plain word or number")
                if value in holder:
                    raise _fault(name, event, f"duplicate key {value!r}")
                key = value
            else:
                holder[key] = value
                key = no_key
        elif holder is None:
            root = value
        else:
            holder.append(value)
        if kind is not scalar:
            if len(outer) >= _MAX_DEPTH:
                raise _fault(name, event, f"nested deeper than {_MAX_DEPTH} levels")
            outer.append((holder, key))
            holder, key = value, no_key


_NO_KEY = object()


def _plain(text: str) -> object:
    if text and text[0] in _NUMBER_STARTS:
        if _INT.match(text):
            return int(text)
        return float(text) if _FLOAT.match(text) else text
    return _CONSTANTS.get(text, text) if len(text) <= 5 else text


def _fault(name: str, event: yaml.Event, message: str) -> KnowledgeError:
    mark = event.start_mark
    where = "" if mark is None else f":{mark.line + 1}"
    return KnowledgeError(f"{name}{where}: {message}")
