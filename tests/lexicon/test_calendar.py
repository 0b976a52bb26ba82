"""A calendar that breaks its form is refused with file, entry and key."""

import pytest

from frontlines.lexicon import yamlfile
from frontlines.lexicon.calendar import load_calendar, parse_calendar
from frontlines.lexicon.numerals import load_numerals
from frontlines.model.errors import KnowledgeError

TEXT = yamlfile.knowledge_text("times.yaml")


def test_every_entry_brings_examples() -> None:
    calendar = load_calendar()
    entries = {example.entry for example in calendar.examples}
    assert all(any(f"({rule.name})" in entry for entry in entries) for rule in calendar.rules)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- name: iso-date", "- nome: iso-date", "rules: entry 1: unknown key 'nome'"),
        ("reads: calendar", "reads: calender", "entry 1 (iso-date): key 'reads': unknown 'calender'"),
        ("sees: [year]", "sees: [yeer]", "entry 1 (iso-date): key 'sees': unknown"),
        ('"{year}-(?P', '"{yeah}-(?P', "entry 1 (iso-date): unknown word list {yeah}"),
        ('"{year}-(?P', '"{year}-((?P', "entry 1 (iso-date): key 'pattern': no regular expression"),
        ("because: data lines and file stamps", "because: ''", "key 'because': expected words"),
        ("  - {name: december, abbreviations: [dec]}", "", "months: expected twelve"),
        ("  last: -1", "  last: soon", "key 'steps': 'last'"),
        ("weekdays: [monday", "weekdays: [1", "key 'weekdays': 1 is no word"),
        ("- {forms: [hour, hours], hours: 1}", "- {forms: [hour, hours]}", "units: entry 1: give exactly one"),
        ("reads: since,", "reads: sinse,", "connectors: entry 1: key 'reads'"),
        ("- name: numeric-date", "- name: iso-date", "is there twice"),
        ("weekdays:", "weekdays: [", "broken YAML"),
    ],
)
def test_a_broken_calendar_names_the_fault(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(KnowledgeError, match=r"t\.yaml") as caught:
        parse_calendar(TEXT.replace(old, new, 1), name="t.yaml", numerals=load_numerals())
    assert says in str(caught.value)
