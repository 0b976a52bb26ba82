"""Pages are scored by shingles, each page weighing the same."""

import gzip
import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.pages import PageCase, Shingles, load, score


def test_pages_come_with_their_articles(tmp_path):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a1.html.gz").write_bytes(gzip.compress(b"<p>Words.</p>"))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a1": {"articleBody": "Words."}}), encoding="utf-8")
    assert list(load(tmp_path)) == [PageCase("a1", b"<p>Words.</p>", "Words.")]


def test_a_page_that_is_no_gzip_file_is_named(tmp_path):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a1.html.gz").write_bytes(b"plain")
    (tmp_path / "ground-truth.json").write_text('{"a1": {}}', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a1\.html\.gz: is no gzip file"):
        list(load(tmp_path))


def test_words_too_many_and_too_few_count_by_shingles_of_four(scripted):
    case = PageCase("a", b"", "one two three four five")  # two shingles
    (page,) = score(case, scripted(page_text="one two three four six seven")).scores["article"].pages
    assert page == pytest.approx((1 / 4, 2 / 4, 1 / 4))


def test_long_articles_weigh_no_more_than_short_ones():
    values = Shingles(((1.0, 0.0, 0.0), (0.0, 0.5, 0.5))).values()
    assert values == {"f1": 0.5, "precision": 0.5, "recall": 0.5}


def test_the_product_leaves_furniture_out(product):
    words = " ".join(f"Sentence number {n} tells what happened in the town on that day." for n in range(12))
    page = f"<html><body><nav>Home Sport Jobs</nav><article><h1>Town</h1><p>{words}</p></article></body></html>"
    assert score(PageCase("a", page.encode(), words), product).scores["article"].values()["f1"] > 0.9
    assert product.page_text(b"") == ""
