"""Page furniture goes, the body stays whole, and what went is kept with its reason."""

from pathlib import Path

import pytest
import yaml

from frontlines.intake import report_from_text, take_in
from frontlines.intake.furniture import load_furniture, parse_furniture
from frontlines.model.errors import KnowledgeError
from frontlines.model.report import Report

SHARED = Path(__file__).parents[2] / ".." / "shared"
PATTERNS = load_furniture().patterns

BODY = (
    "The army took the town of Marsa on Monday after a week of fighting, officials said. Nine soldiers died.\n\n"
    "The group posted a film on Facebook and Twitter. It asked people to donate money through Paypal for weapons.\n\n"
    "Leave a reply for us at the gate, the commander told the council, and read more of our demands."
)


@pytest.mark.parametrize(
    ("name", "line"), [(p.name, line) for p in PATTERNS for line in p.matches], ids=lambda value: str(value)[:40]
)
def test_a_pattern_takes_the_lines_it_says(name: str, line: str):
    taken_by = next((p.name for p in PATTERNS if p.pattern.fullmatch(line)), None)
    assert taken_by == name


@pytest.mark.parametrize("line", [line for p in PATTERNS for line in p.ignores], ids=lambda value: value[:40])
def test_no_pattern_takes_a_line_of_reporting(line: str):
    assert [p.name for p in PATTERNS if p.pattern.fullmatch(line)] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_every_pattern_gives_its_reason_and_examples(pattern):
    assert pattern.because
    assert pattern.matches
    assert pattern.ignores


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Skip to content\nHome | World | Africa\n\n", "", "navigation"),
        ("", "\n\n12 Comments\n\nA reader says\nNine is too few, the army lies about its dead.", "comment-count"),
        ("", "\n\nLeave a Reply\n\nYour email address will not be published.", "comment-form"),
        ("", "\n\nSpecial financial appeal to all readers of example.org\n\nWe need you. Donate.", "appeal-heading"),
        ("", "\n\nRelated articles\n\nRebels enter port\n\nShells hit market", "related-block"),
        ("", "\n\nShare this:\n\nClick to share on Facebook (Opens in new window)", "share"),
        ("Advertisement\n\n", "\n\n© 2019 The Example. All rights reserved.", "copyright"),
        ("", "\n\nJune 2016", "trailing-date"),
        ("12 March 2019\n\n", "", "date-line"),
        ("By Jane Doe and Ali Hassan, Cairo\n\n", "", "byline"),
    ],
)
def test_furniture_around_a_body_goes_and_the_body_stays(before: str, after: str, reason: str):
    report = report_from_text(before + BODY + after)
    assert report.text == BODY
    assert reason in {removed.reason for removed in report.removed}


@pytest.mark.parametrize(
    "line", ["Advertisement", "Read more: Five things to know", "Photo: Jane Doe/Reuters", "Tweet"]
)
def test_furniture_between_paragraphs_goes_alone(line: str):
    first, *rest = BODY.split("\n\n")
    report = report_from_text("\n\n".join([first, line, *rest]))
    assert report.text == BODY
    assert [removed.text for removed in report.removed] == [line]


def test_an_end_marker_before_most_of_the_body_takes_only_its_line():
    report = report_from_text("Support our journalism\n\n" + BODY)
    assert report.text == BODY


def test_related_headlines_in_the_middle_go_and_the_text_behind_them_stays():
    first, *rest = BODY.split("\n\n")
    report = report_from_text("\n\n".join([first, "Related stories\nRebels enter port\nShells hit market", *rest]))
    assert report.text == BODY


def test_a_list_of_dated_entries_keeps_its_dates_and_has_no_date_of_its_own():
    text = "12 March 2019\nRebels enter the port of Marsa.\n\n14 March 2019\nThe army takes it back, officials say."
    report = report_from_text(text)
    assert report.text == text
    assert report.published is None


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("patterns: [{name: a, pattern: '(', part: line, because: b}]", "pattern 'a'.*regular expression"),
        ("patterns: [{name: a, pattern: x, part: page, because: b}]", "key 'part'"),
        ("patterns: [{name: a, pattern: x, part: line, because: b, colour: red}]", "unknown key 'colour'"),
        ("patterns: [{name: a, pattern: x, part: line}]", "key 'because'"),
        ("patterns: [{name: a, pattern: x, part: end, because: b, share: 2}]", "key 'share'"),
        ("patterns: [{pattern: x}]", "pattern 1"),
        ("patterns: [{name: a, pattern: x, part: line, because: b, matches: 3}]", "key 'matches'"),
        ("patterns: [}", "not valid YAML"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_key(source: str, said: str):
    with pytest.raises(KnowledgeError, match=f"mine.yaml.*{said}"):
        parse_furniture(source + "\ncountries: []\ntopics: []\n", "mine.yaml")


@pytest.mark.skipif(not SHARED.exists(), reason="the development texts are not here")
def test_the_founding_article_loses_its_furniture_and_nothing_else():
    [report] = take_in([str(SHARED / "corpora/articles/isis-under-pressure-2016-06.txt")])
    wanted = yaml.safe_load((SHARED / "gold/isis-under-pressure-2016-06.yaml").read_text())["report"]
    assert isinstance(report, Report)
    assert report.title == wanted["title"]
    assert report.published is not None
    assert report.published.iso_start() == "2016-06"
    assert [part for part in wanted["body_must_stay"] if part not in report.text] == []
    assert [part for part in wanted["boilerplate_must_be_gone"] if part in report.text] == []
    assert report.text.endswith("reorganisation of society.")


@pytest.mark.skipif(not SHARED.exists(), reason="the development texts are not here")
def test_no_paragraph_of_the_development_stories_is_lost():
    for report in take_in([str(SHARED / "corpora/articles/wikinews-conflict.jsonl")]):
        assert isinstance(report, Report)
        assert {removed.reason for removed in report.removed} <= {"wiki-argument", "wiki-switch"}
