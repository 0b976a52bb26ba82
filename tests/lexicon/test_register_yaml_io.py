"""Loading YAML safely: plain values only, duplicate keys refused."""

import pytest

from frontlines.lexicon.yaml_io import load_yaml, parse_yaml
from frontlines.model.errors import KnowledgeError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a: 1", {"a": 1}),
        ("- no\n- on\n- NO", ["no", "on", "NO"]),
        ("- true\n- null\n- ~\n-", [True, None, None, None]),
        ("- 2004-10\n- 2004-10-01\n- 1.5\n- '7'\n- 1e3", ["2004-10", "2004-10-01", 1.5, "7", 1000.0]),
        ("a: [x, {b: [y]}]\nc: {}", {"a": ["x", {"b": ["y"]}], "c": {}}),
        ("a: >-\n  b\n  c", {"a": "b c"}),
    ],
)
def test_values_are_plain_and_read_by_the_core_schema(text, value):
    assert parse_yaml(text) == value


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\na: 2", "duplicate key 'a'"),
        ("- &x 1\n- *x", "anchors are not allowed"),
        ("!!python/object/apply:os.system [ls]", "tags and anchors"),
        ("a: [", "broken YAML"),
        ("{a: 1}: 2", "a key must be"),
        ("---\n1\n---\n2", "one document"),
        ("[" * 100, "nested deeper"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(text, fault):
    with pytest.raises(KnowledgeError, match="<text>") as error:
        parse_yaml(text)
    assert fault in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"gone\.yaml"):
        load_yaml(tmp_path / "gone.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match=r"binary\.yaml"):
        load_yaml(tmp_path / "binary.yaml")
