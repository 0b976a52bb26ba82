"""Our own gold: one YAML file a report, and where the reports' texts lie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_lines, corpus_text

EXPECTS = "a folder that holds gold/*.yaml and corpora/articles/ with the texts (NAME.txt, or records with that id)"
_ARTICLES = Path("corpora") / "articles"


@dataclass(frozen=True, slots=True)
class GoldCase:
    """One report and what two coders should find in it (the guide is beside the gold)."""

    name: str
    text: str  # as it came, page furniture included
    published: str | None
    facts: Mapping[str, Any]  # the YAML as it is: actors, places, events, ties, control, tolls, claims, forecasts


def load_stories(root: Path) -> Iterator[GoldCase]:
    """The gold whose texts are records of a JSON lines file; their date is not told to the reader."""
    records = {
        str(record.get("id")): str(record.get("text", ""))
        for path in sorted((root / _ARTICLES).glob("*.jsonl"))
        for record in corpus_lines(path, f"expected {EXPECTS}")
    }
    for path in _files(root):
        if path.stem in records:
            yield GoldCase(path.stem, records[path.stem], None, _facts(path))


def load_articles(root: Path) -> Iterator[GoldCase]:
    """The gold whose texts are files of their own, read with the date they were published."""
    for path in _files(root):
        article = root / _ARTICLES / f"{path.stem}.txt"
        if article.is_file():
            facts = _facts(path)
            published = (facts.get("report") or {}).get("published")
            text = corpus_text(article, f"expected {EXPECTS}")
            yield GoldCase(path.stem, text, None if published is None else str(published), facts)


def _files(root: Path) -> list[Path]:
    found = sorted((root / "gold").glob("*.yaml"))
    if not found:
        raise CorpusError(root, "there is no gold", f"name {EXPECTS}")
    return found


def _facts(path: Path) -> Mapping[str, Any]:
    try:
        facts = yaml.safe_load(corpus_text(path, f"expected {EXPECTS}"))
    except yaml.YAMLError as error:
        raise CorpusError(path, f"is no YAML ({error})", "see the guide beside the gold") from error
    if not isinstance(facts, dict):
        raise CorpusError(path, "holds no facts", "see the guide beside the gold")
    return facts
