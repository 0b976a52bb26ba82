"""The last step of intake: one draft, from whatever format, becomes a report or a skip with its reason."""

import hashlib
from dataclasses import dataclass, field

from frontlines.intake import dates
from frontlines.intake.clean import clean, one_line, tidy
from frontlines.intake.furniture import Furniture, load_furniture, strip_furniture
from frontlines.intake.language import guess_language, language_code, language_name
from frontlines.intake.options import ANY_LANGUAGE, IntakeOptions
from frontlines.intake.title import find_title, is_tag
from frontlines.intake.wiki import drop_residue, part_glued_tag
from frontlines.model.errors import Skipped, SourceError
from frontlines.model.report import Removed, Report
from frontlines.model.when import When

STAGE = "intake"


@dataclass(frozen=True, slots=True)
class Draft:
    """What one format's reader found: raw text, and what the format itself says of it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None  # as declared, in any spelling
    file_stem: str | None = None  # for the date in a file name; None where one file holds many reports
    removed: tuple[Removed, ...] = field(default=())


def skip(source: str, reason: str, message: str) -> Skipped:
    """A skip of this stage; the message starts with the source, so it can be shown alone."""
    return Skipped(source, STAGE, reason, f"{source}: {message}")


def sha256(data: bytes) -> str:
    """Hex digest of the original bytes."""
    return hashlib.sha256(data).hexdigest()


def compose(draft: Draft, source: str, digest: str, options: IntakeOptions) -> Report | Skipped:
    """Clean one draft and settle its title, date and language; every refusal is a `Skipped`."""
    try:
        report = finish(draft, source, digest, options)
    except SourceError as fault:
        return skip(source, fault.reason, str(fault))
    return _check_language(report, options)


def finish(draft: Draft, source: str, digest: str, options: IntakeOptions) -> Report:
    """The report of a draft, whatever its language; `SourceError` where no text is left or there is too much."""
    if len(draft.text) > options.max_characters:
        raise SourceError(
            "too-large",
            f"the text has {len(draft.text):,} characters, more than the {options.max_characters:,} of one report; "
            "split it into its articles",
        )
    furniture = load_furniture()
    removed = list(draft.removed)
    text = clean(draft.text)
    if not text:
        raise SourceError("empty", "there is no text in it; check that it was saved whole")
    text = part_glued_tag(tidy(drop_residue(text, removed)), furniture)
    stripped = strip_furniture(text, furniture)
    removed.extend(stripped.removed)
    text = tidy(stripped.text)
    if not any(character.isalnum() for character in text):
        furnished = any(character.isalnum() for each in removed for character in each.text)
        raise SourceError("only-furniture" if furnished else "no-text", _nothing_left(furnished))
    return Report(
        text=text,
        sha256=digest,
        source=source,
        title=one_line(draft.title) or find_title(text, furniture),
        publisher=one_line(draft.publisher),
        author=one_line(draft.author) or stripped.author,
        url=one_line(draft.url, limit=2000),
        published=_published(
            draft, text, removed=removed, stripped=stripped.published, furniture=furniture, options=options
        ),
        language=_code(guess_language(text)) or language_code(draft.language),
        removed=tuple(removed),
    )


def _nothing_left(furnished: bool) -> str:
    if furnished:
        return "it holds page furniture only (menus, comment forms, appeals); give the page of one article"
    return "it holds no words; check that it was saved whole"


def _published(
    draft: Draft,
    text: str,
    removed: list[Removed],
    stripped: When | None,
    furniture: Furniture,
    options: IntakeOptions,
) -> When | None:
    """The date of publication, from the most trusted witness that gives one; `None` where none does."""
    if options.published is not None:
        return dates.read_iso(options.published)
    if draft.published is not None:
        return draft.published
    for each in removed:
        if each.reason == "wiki-argument" and each.text.startswith("date="):
            when = dates.read_words(each.text.removeprefix("date="))
            if when is not None:
                return when
    if stripped is not None:
        return stripped
    return _from_dateline(text, furniture) or (dates.read_file_name(draft.file_stem) if draft.file_stem else None)


_FIRST_LINES = 4  # filled lines from the top among which an agency's dateline stands


def _from_dateline(text: str, furniture: Furniture) -> When | None:
    lines = [line for line in text.split("\n", 12) if line and not is_tag(line, furniture)]
    return next((when for line in lines[:_FIRST_LINES] if (when := dates.read_dateline(line)) is not None), None)


def _code(guess: str | None) -> str | None:
    """A guess as the two-letter code a report holds; a script alone is none."""
    return guess if guess is not None and len(guess) == 2 else None


def _check_language(report: Report, options: IntakeOptions) -> Report | Skipped:
    if options.language in (ANY_LANGUAGE, report.language):
        return report
    guess = guess_language(report.text) or report.language
    if guess in (None, options.language):
        return report
    wanted = language_name(options.language)
    message = f"it seems to be in {language_name(guess)}; only {wanted} is read, translate it first"
    return skip(report.source, "language", message)
