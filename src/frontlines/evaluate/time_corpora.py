"""Corpora of times: TimeML as TempEval-3 has it, and the CAT form of the NewsReader MEANTIME corpus."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_bytes, corpus_files
from frontlines.model.when import DatePrecision, When

if TYPE_CHECKING:
    from lxml.etree import _Element

MEANTIME_EXPECTS = "the folder of MEANTIME's articles (intra_cross-doc_annotation), or one of them"
TEMPEVAL_EXPECTS = "a folder of TimeML files (NAME.tml), or one of them"

# MEANTIME's annotators marked times in the headline, the date line and the first sentences only (Minard et al. 2016);
# entities are marked through to the end.
_LAST_MARKED = 5
_OPENING = "([{“‘$£€#"
_CLOSING = (",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "”", "’", "'")


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A TIMEX3 at `text[start:end]`."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeCase:
    """A document, when it was written, and its times; the mark of its creation time is not among them."""

    name: str
    text: str
    published: When | None
    times: tuple[GoldTimex, ...]
    unscored: tuple[tuple[int, int], ...] = ()  # where the document states its creation time


def load_meantime(path: Path) -> Iterator[TimeCase]:
    """The English articles, cut after the last sentence in which times are marked."""
    remedy = f"expected {MEANTIME_EXPECTS}"
    for file in corpus_files(path, "*.xml", remedy):
        root = _parsed(file, remedy)
        tokens = {str(t.get("t_id")): t for t in root.iter("token")}
        text, spans = _laid_out([t for t in tokens.values() if int(t.get("sentence", "0")) <= _LAST_MARKED])
        times, unscored, published = [], [], None
        for mark in root.iter("TIMEX3"):
            ids = [str(a.get("t_id")) for a in mark.iter("token_anchor")]
            at = [spans[i] for i in ids if i in spans]
            created = mark.get("functionInDocument") == "CREATION_TIME"
            if created:
                published = _day(mark.get("value", ""))
            if not at:
                continue
            start, end = min(s for s, _ in at), max(e for _, e in at)
            if created:
                unscored.append((start, end))
            else:
                times.append(GoldTimex(start, end, text[start:end], mark.get("type", ""), mark.get("value", "")))
        if published is None and (line := _date_line(text, times)) is not None:
            published = _day(line.value)
            times.remove(line)
            unscored.append((line.start, line.end))
        yield TimeCase(file.stem, text, published, tuple(sorted(times, key=lambda t: t.start)), tuple(unscored))


def _date_line(text: str, times: list[GoldTimex]) -> GoldTimex | None:
    """The time that fills the line under the headline, for articles whose creation time is not marked as such."""
    line = next(iter(text.split("\n")[1:]), "").strip()
    return next((t for t in times if t.text == line), None)


def load_tempeval(path: Path) -> Iterator[TimeCase]:
    """TimeML documents: the text of TEXT with its tags taken out; DCT gives the creation time."""
    remedy = f"expected {TEMPEVAL_EXPECTS}"
    for file in corpus_files(path, "*.tml", remedy):
        root = _parsed(file, remedy)
        body = root.find("TEXT")
        if body is None:
            raise CorpusError(file, "has no TEXT", remedy)
        created = root.find("DCT//TIMEX3")
        times: list[GoldTimex] = []
        text = _collected(body, "", times)
        yield TimeCase(file.stem, text, _day(created.get("value", "")) if created is not None else None, tuple(times))


def _parsed(file: Path, remedy: str) -> "_Element":
    from lxml import etree

    try:
        return etree.fromstring(corpus_bytes(file, remedy), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise CorpusError(file, f"is no XML ({error})", remedy) from error


def _laid_out(tokens: list["_Element"]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The tokens as prose, a sentence a line, and where each lies in it."""
    text, spans, sentence, open_quote = "", {}, None, False
    for token in tokens:
        word = token.text or ""
        if sentence is not None and token.get("sentence") != sentence:
            text, open_quote = text + "\n", False
        elif text and not text.endswith(tuple(_OPENING)) and not word.startswith(_CLOSING):
            closing_quote = word == '"' and open_quote
            after_opening = text.endswith('"') and open_quote
            text += "" if closing_quote or after_opening else " "
        if word == '"':
            open_quote = not open_quote
        sentence = token.get("sentence")
        spans[str(token.get("t_id"))] = (len(text), len(text) + len(word))
        text += word
    return text, spans


def _collected(element: "_Element", text: str, times: list[GoldTimex]) -> str:
    """The text so far with the element's appended; times are noted on the way."""
    start = len(text)
    text += element.text or ""
    for child in element:
        text = _collected(child, text, times) + (child.tail or "")
    if element.tag == "TIMEX3":
        times.append(
            GoldTimex(start, len(text), text[start:], str(element.get("type", "")), str(element.get("value", "")))
        )
    return text


def _day(value: str) -> When | None:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return When(day, day, DatePrecision.DAY)
