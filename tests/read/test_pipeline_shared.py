"""The shared articles, read whole: sound readings, the same bytes again. Skipped where they are not at hand."""

from pathlib import Path

import pytest
from reading_faults import faults

from frontlines.export.json import dump
from frontlines.intake import IntakeOptions, take_in
from frontlines.model.report import Report
from frontlines.read.pipeline import read

ARTICLES = Path(__file__).parents[2] / ".." / "shared" / "corpora" / "articles"
FILES = sorted(ARTICLES.glob("*")) if ARTICLES.is_dir() else []


@pytest.mark.skipif(not FILES, reason="the shared corpora are not at hand")
def test_every_shared_article_gives_a_sound_reading_and_the_same_one_again(kit):
    items = take_in([str(path) for path in FILES], IntakeOptions())
    reports = [item for item in items if isinstance(item, Report)]
    assert len(reports) >= 40
    first = {report.source: read(report, kit) for report in reports}
    assert {source: wrong for source, reading in first.items() if (wrong := faults(reading))} == {}
    again = {report.source: dump(read(report, kit)) for report in reversed(reports[::4])}
    assert {source: dump(first[source]) for source in again} == again
