"""Finding reports by their words: what a search asks for, and the piece of text that answers it."""

import re

from sqlalchemy import select

from frontlines.store import schema
from frontlines.store.backend import Db, Query
from frontlines.store.shapes import Hit
from frontlines.store.values import make_when
from frontlines.store.words import WORD, words_of

_TERM = re.compile(r'(?P<no>(?<!\S)[-−–])?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]?|(?P<word>[^\s"“”„«»]+))')
_BEFORE, _LENGTH = 60, 240  # characters of a snippet before the first word found, and in all
_MOST_TERMS = 50  # more than anybody types; a pasted page is not a question


def read_query(words: str) -> Query:
    """What a search asks for: words and "phrases" that must be there, -words and -"phrases" that must not.

    All else is text: no mark has any other meaning, and what holds neither letter nor digit asks for nothing.
    """
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    for found in _TERM.finditer(words.replace("\x00", " ")):
        phrase = tuple(words_of(found["phrase"] if found["phrase"] is not None else found["word"] or ""))
        if phrase:
            (unwanted if found["no"] else wanted).append(phrase)
        if len(wanted) + len(unwanted) >= _MOST_TERMS:
            break
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def search(db: Db, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Reports by their words, the best first; nothing where nothing is asked for."""
    query = read_query(words)
    if not query.wanted or limit <= 0:
        return ()
    ranks = dict(db.backend.find_text(db.connection, query, limit))
    r = schema.reports.c
    rows = db.rows(
        select(
            r.number, r.id, r.title, r.publisher, r.published_start, r.published_end, r.published_precision,
            r.published_text, r.superseded_by, r.text,
        ).where(db.among(r.number, list(ranks)))
    )  # fmt: skip
    found = {row.number: row for row in rows}
    return tuple(
        Hit(
            report=row.id,
            title=row.title,
            publisher=row.publisher,
            published=make_when(row.published_start, row.published_end, row.published_precision, row.published_text),
            snippet=snippet(row.text, query.wanted),
            rank=rank,
            superseded_by=row.superseded_by,
        )
        for number, rank in ranks.items()
        if (row := found.get(number)) is not None
    )


def snippet(text: str, phrases: tuple[tuple[str, ...], ...]) -> str:
    """A piece of the text, on one line, with the phrases found in it between « and »."""
    words = [(match.start(), match.end(), words_of(match.group())) for match in WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        length = max((len(phrase) for phrase in phrases if _stands(words, at, phrase)), default=0)
        if length:
            spans.append((words[at][0], words[at + length - 1][1]))
        at += max(1, length)
    first = spans[0][0] if spans else 0
    start = _word_start(text, max(0, first - _BEFORE))
    end = _word_end(text, min(len(text), start + _LENGTH))
    pieces: list[str] = ["… " if start else ""]
    here = start
    for begin, close in spans:
        if close <= end:
            pieces += [text[here:begin], "«", text[begin:close], "»"]
            here = close
    pieces += [text[here:end], " …" if end < len(text) else ""]
    return " ".join("".join(pieces).split())


def _stands(words: list[tuple[int, int, list[str]]], at: int, phrase: tuple[str, ...]) -> bool:
    return len(words) - at >= len(phrase) and all(
        words[at + offset][2] == [word] for offset, word in enumerate(phrase)
    )


def _word_start(text: str, at: int) -> int:
    """No later than `at`, but not within a word, unless that word is very long."""
    start = at
    while start > 0 and at - start < 20 and not text[start - 1].isspace():
        start -= 1
    return start


def _word_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and end - at < 20 and not text[end].isspace():
        end += 1
    return end
