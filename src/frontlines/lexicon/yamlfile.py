"""Reading a knowledge file and checking the form of its entries; every fault names file, entry and key."""

from collections.abc import Mapping, Sequence
from importlib import resources

from frontlines.lexicon.yaml_io import parse_yaml
from frontlines.model.errors import KnowledgeError


def knowledge_text(name: str) -> str:
    """The text of one shipped knowledge file."""
    return resources.files("frontlines").joinpath("knowledge", name).read_text(encoding="utf-8")


def parse_mapping(text: str, keys: Sequence[str], *, name: str) -> dict[str, object]:
    """YAML whose top is a mapping with exactly these keys; `name` is the file named in a KnowledgeError."""
    return mapping(parse_yaml(text, name=name), keys, name)


def mapping(entry: object, keys: Sequence[str], where: str, *, optional: Sequence[str] = ()) -> dict[str, object]:
    """An entry with all of `keys`, perhaps some of `optional`, and no other."""
    if not isinstance(entry, dict):
        raise KnowledgeError(f"{where}: expected a mapping with the keys {', '.join(keys)}; found {entry!r}")
    for key in entry:
        if key not in keys and key not in optional:
            raise KnowledgeError(f"{where}: unknown key {key!r}; known keys: {', '.join((*keys, *optional))}")
    for key in keys:
        if key not in entry:
            raise KnowledgeError(f"{where}: key {key!r} is missing")
    return entry


def entries(fields: Mapping[str, object], key: str, where: str) -> list[object]:
    """The list under `key`, never empty."""
    value = fields[key]
    if not isinstance(value, list) or not value:
        raise KnowledgeError(f"{where}: key {key!r}: expected a list with at least one entry; found {value!r}")
    return value


def words(fields: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    """The list of words under `key`, in lower case."""
    value = entries(fields, key, where)
    for word in value:
        if not isinstance(word, str):
            raise KnowledgeError(f"{where}: key {key!r}: {word!r} is no word; put it in quotes")
    return tuple(str(word).lower() for word in value)


def text(fields: Mapping[str, object], key: str, where: str) -> str:
    """The non-empty text under `key`."""
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{where}: key {key!r}: expected words, found {value!r}")
    return value


def whole(fields: Mapping[str, object], key: str, where: str) -> int:
    """The whole number under `key`."""
    value = fields[key]
    if type(value) is not int:
        raise KnowledgeError(f"{where}: key {key!r}: expected a whole number, found {value!r}")
    return value


def whole_by_word(fields: Mapping[str, object], key: str, where: str) -> dict[str, int]:
    """The mapping of lower-case words to whole numbers under `key`."""
    value = fields[key]
    if not isinstance(value, dict) or not value:
        raise KnowledgeError(f"{where}: key {key!r}: expected words with their numbers, found {value!r}")
    for word, number in value.items():
        if not isinstance(word, str) or type(number) is not int:
            raise KnowledgeError(f"{where}: key {key!r}: {word!r}: {number!r}: expected a word and a whole number")
    return {word.lower(): number for word, number in value.items()}
