"""Our own gold: one YAML file a report, and where the reports' texts lie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_lines, corpus_text

EXPECTS = (
    "a folder of NAME.yaml files, or one that holds it as gold/; the texts lie beside them or in corpora/articles/, "
    "as NAME.txt or as records with NAME as their id"
)


@dataclass(frozen=True, slots=True)
class GoldCase:
    """One report and what two coders should find in it (the guide is beside the gold)."""

    name: str
    text: str  # as it came, page furniture included
    published: str | None
    facts: Mapping[str, Any]  # the YAML as it is: actors, places, events, ties, control, tolls, claims, forecasts


def load_stories(path: Path) -> Iterator[GoldCase]:
    """The gold whose texts are records of a JSON lines file; their date is not told to the reader.

    Where no record bears the name of any gold, as in a folder of one's own, the gold of files (`load_articles`).
    """
    files = _files(path)
    records = {
        str(record.get("id")): str(record.get("text", ""))
        for folder in _text_folders(files)
        for archive in sorted(folder.glob("*.jsonl"))
        for record in corpus_lines(archive, f"expected {EXPECTS}")
    }
    told = [file for file in files if file.stem in records]
    if not told:
        yield from load_articles(path)
    for file in told:
        yield GoldCase(file.stem, records[file.stem], None, _facts(file))


def load_articles(path: Path) -> Iterator[GoldCase]:
    """The gold whose texts are files of their own, read with the date they were published."""
    files = _files(path)
    for file in files:
        article = next((a for f in _text_folders(files) if (a := f / f"{file.stem}.txt").is_file()), None)
        if article is not None:
            facts = _facts(file)
            published = (facts.get("report") or {}).get("published")
            text = corpus_text(article, f"expected {EXPECTS}")
            yield GoldCase(file.stem, text, None if published is None else str(published), facts)


def _files(path: Path) -> list[Path]:
    found = sorted((path / "gold").glob("*.yaml")) or sorted(path.glob("*.yaml"))
    if not found:
        raise CorpusError(path, "there is no gold", f"name {EXPECTS}")
    return found


def _text_folders(files: list[Path]) -> list[Path]:
    folder = files[0].parent
    return [folder, folder.parent / "corpora" / "articles"]


def _facts(path: Path) -> Mapping[str, Any]:
    try:
        facts = yaml.safe_load(corpus_text(path, f"expected {EXPECTS}"))
    except yaml.YAMLError as error:
        raise CorpusError(path, f"is no YAML ({error})", "see the guide beside the gold") from error
    if not isinstance(facts, dict):
        raise CorpusError(path, "holds no facts", "see the guide beside the gold")
    return facts
