"""PDF: the text layer of a document, its broken lines joined into paragraphs again."""

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontlines.intake.clean import clean
from frontlines.intake.compose import Draft
from frontlines.intake.options import IntakeOptions
from frontlines.intake.paragraphs import join_pages
from frontlines.model.errors import SourceError

if TYPE_CHECKING:
    from pypdf import PdfReader

# Titles that the program, not the writer, put there.
_EMPTY_TITLES = ("untitled", "microsoft word", "powerpoint", "(anonymous)", "anonymous", "unspecified", "document")


def read_pdf(data: bytes, options: IntakeOptions, stem: str | None) -> Draft:
    """The text and the metadata of a PDF; `SourceError` where it is locked, broken, a scan, or too long."""
    with _quiet():
        return _read(data, options, stem)


def _read(data: bytes, options: IntakeOptions, stem: str | None) -> Draft:
    import pypdf  # late: 0.2 s that a run without PDFs does not pay

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not _opens_without_password(reader):
            raise SourceError("encrypted", "the PDF is locked with a password; save a copy without one")
        count = len(reader.pages)
        if count > options.max_pages:
            raise SourceError("too-large", f"the PDF has {count} pages, more than {options.max_pages}; split it")
        pages = _texts(reader, options)
        title, author = _metadata(reader)
    except SourceError:
        raise
    except Exception as fault:  # pypdf lets many kinds of error through on hostile files; none may stop the others
        raise SourceError(
            "broken-pdf", f"the PDF is damaged ({type(fault).__name__}); open it and save or print it anew"
        ) from fault
    if not any(page.strip() for page in pages):
        raise SourceError("no-text", "the PDF has no text layer, perhaps a scan; run OCR on it first")
    joined = join_pages([clean(page) for page in pages])
    return Draft(text=joined.text, title=title, author=author, file_stem=stem, removed=joined.removed)


def _opens_without_password(reader: "PdfReader") -> bool:
    """Many PDFs are encrypted with an empty user password, only to forbid changes; those may be read."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # an AES file where no cryptography package is installed
        return False


def _texts(reader: "PdfReader", options: IntakeOptions) -> list[str]:
    start = time.monotonic()
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        text = page.extract_text() or ""
        pages.append(text)
        length += len(text)
        if length > 2 * options.max_characters:
            raise SourceError("too-large", f"the PDF holds more than {options.max_characters:,} characters; split it")
        if time.monotonic() - start > options.max_pdf_seconds:
            raise SourceError("too-slow", f"the PDF took more than {options.max_pdf_seconds:g} seconds; split it")
    return pages


def _metadata(reader: "PdfReader") -> tuple[str | None, str | None]:
    """Title and author as the file says. Its creation date is when the file was made, which proves nothing."""
    try:
        known = reader.metadata
        title, author = (known.title, known.author) if known else (None, None)
    except Exception:  # broken metadata is no reason to lose the text
        return None, None
    title = title if isinstance(title, str) and not title.strip().lower().startswith(_EMPTY_TITLES) else None
    author = author if isinstance(author, str) and author.strip().lower() not in _EMPTY_TITLES else None
    return title, author


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's own complaints off the user's screen; ours say what matters."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
