"""JSON records: lines, lists and single objects, each record one draft or one skip."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from frontlines.intake import dates
from frontlines.intake.compose import Draft, skip
from frontlines.intake.fields import WRAPPERS, as_text, pick
from frontlines.intake.options import IntakeOptions
from frontlines.intake.pages import looks_like_html, read_page
from frontlines.intake.taken import JSON, Original, Taken, taken_from
from frontlines.model.errors import Skipped, SourceError

_BLANKS = " \t\r\n"


def read_lines(
    lines: Iterator[tuple[int, bytes | None]], source: str, options: IntakeOptions
) -> Iterator[Taken | Skipped]:
    """Records of a JSON lines file; a line that comes as `None` was longer than `options.max_bytes`."""
    filled = False
    for number, line in lines:
        where = f"{source}:{number}"
        if line is None:
            yield skip(where, "too-large", f"the line is longer than {options.max_bytes:,} bytes; split it")
            filled = True
            continue
        raw = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not raw:
            continue
        filled = True
        yield _from_line(raw, where, options)
    if not filled:
        yield skip(source, "empty", "there is no record in it; check that it was saved whole")


def read_document(text: str, source: str, options: IntakeOptions, data: bytes) -> Iterator[Taken | Skipped]:
    """Records of a JSON document: a list of records, an object that wraps such a list, or one record.

    `data` holds the bytes that `text` was decoded from: they are the original of a document that is one record.
    Raises `SourceError` ("broken-json") before the first record where the text is no JSON at all.
    """
    start = len(text) - len(text.lstrip(_BLANKS + "\ufeff"))
    if text.startswith("[", start):
        yield from _from_list(text, start + 1, source, options)
        return
    try:
        value = json.loads(text[start:])
    except (ValueError, RecursionError) as fault:
        raise SourceError("broken-json", _fault(fault)) from fault
    wrapped = _wrapped(value, options)
    if wrapped is None:
        yield _from_record(value, Original(source, data, JSON), options, stem=PurePath(source).stem)
        return
    if not wrapped:
        yield skip(source, "empty", "the list of records in it is empty")
    for number, record in enumerate(wrapped, start=1):
        # Inside a wrapper the bytes of one record are not marked off; its compact form stands for them.
        compact = json.dumps(record, separators=(",", ":")).encode()
        yield _from_record(record, Original(f"{source}:{number}", compact, JSON), options)


def _wrapped(value: object, options: IntakeOptions) -> list[object] | None:
    if not isinstance(value, Mapping) or pick(value, "text", options.fields) is not None:
        return None
    for name in WRAPPERS:
        inner = value.get(name)
        if isinstance(inner, list):
            return inner
    return None


def _from_list(text: str, position: int, source: str, options: IntakeOptions) -> Iterator[Taken | Skipped]:
    """One record after the other, its own characters its original; a fault ends the list, not the run."""
    decoder = json.JSONDecoder()
    number = 0
    while True:
        while position < len(text) and text[position] in _BLANKS + ",":
            position += 1
        if position >= len(text) or text[position] == "]":
            break
        number += 1
        where = f"{source}:{number}"
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as fault:
            if number == 1:
                raise SourceError("broken-json", _fault(fault)) from fault
            yield skip(where, "broken-json", f"{_fault(fault)}; this record and those after it are not read")
            return
        raw = text[position:end].encode("utf-8", "surrogatepass")
        yield _from_record(value, Original(where, raw, JSON), options)
        position = end
    if number == 0:
        yield skip(source, "empty", "the list of records in it is empty")


def _from_line(raw: bytes, where: str, options: IntakeOptions) -> Taken | Skipped:
    try:
        value = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as fault:
        return skip(where, "broken-json", f"{_fault(fault)}; mend or remove this line")
    return _from_record(value, Original(where, raw, JSON), options)


def _from_record(
    value: object, original: Original, options: IntakeOptions, stem: str | None = None
) -> Taken | Skipped:
    where = original.source
    if not isinstance(value, Mapping):
        return skip(where, "not-a-record", f"a record must be a JSON object, this is a {_kind(value)}")
    body = pick(value, "text", options.fields)
    if isinstance(body, list) and body and all(isinstance(part, str) for part in body):
        body = "\n\n".join(body)  # some archives keep one string for each paragraph
    if not isinstance(body, str):
        if body is None:
            known = options.fields.get("text", "text, body, content and the like")
            fault = f"the record has no text (looked for {known}); name its field with --field text=NAME"
        else:
            fault = f"the text of the record is a {_kind(body)}, no string; name another field with --field text=NAME"
        return skip(where, "no-text", fault)
    if len(body) > options.max_characters:
        return skip(
            where, "too-large", f"the text has {len(body):,} characters, more than {options.max_characters:,}"
        )
    page = Draft(body)
    if looks_like_html(body):
        try:
            page = read_page(body, headline=False)
        except SourceError as fault:
            return skip(where, fault.reason, str(fault))

    def known_as(field: str) -> str | None:
        return as_text(pick(value, field, options.fields))

    return taken_from(
        Draft(
            text=page.text,
            title=known_as("title") or page.title,
            publisher=known_as("publisher") or page.publisher,
            author=known_as("author") or page.author,
            url=known_as("url") or page.url,
            published=dates.read_stamp(pick(value, "published", options.fields)) or page.published,
            language=known_as("language") or page.language,
            file_stem=stem,
            removed=page.removed,
        ),
        original,
        options,
    )


def _kind(value: object) -> str:
    names = {str: "string", list: "list", dict: "JSON object", bool: "truth value", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), "value")


def _fault(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"not valid JSON: {fault.msg} at character {fault.pos + 1}"
    return "not valid JSON: it is nested too deeply or holds a number too long"
