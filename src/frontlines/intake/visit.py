"""What leads elsewhere: addresses, feeds and lists of feeds, followed where the user asked for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from frontlines.intake.address import without_secrets
from frontlines.intake.compose import Draft, skip
from frontlines.intake.feeds import Entry, read_feed
from frontlines.intake.fetch_options import TRANSIENT
from frontlines.intake.media import charset_of, suffix_for
from frontlines.intake.opml import read_opml
from frontlines.intake.options import IntakeOptions
from frontlines.intake.sniff import HEAD, Kind, sniff
from frontlines.intake.sources import shown
from frontlines.intake.taken import JSON, Original, Taken, taken_from
from frontlines.intake.whole import Whole, refused, take_whole
from frontlines.model.errors import Skipped, SourceError

if TYPE_CHECKING:
    from frontlines.intake.fetch import Fetched, Fetcher


class Level(IntEnum):
    """How far from what the user named; each step may lead only further in, so no circle of feeds has no end."""

    NAMED = 0  # may be anything
    FEED = 1  # named by a list of feeds
    PAGE = 2  # named by a feed


@dataclass(frozen=True, slots=True)
class Run:
    """What holds for all inputs of one run."""

    options: IntakeOptions
    fetcher: "Fetcher | None" = None  # `None`: addresses are not fetched
    fetched: "Callable[[Fetched], None] | None" = None  # told of each address of which all was handed out


def take_address(
    url: str, run: Run, level: Level = Level.NAMED, told: Draft | None = None
) -> Iterator[Taken | Skipped]:
    """Everything of an address, or the reason why nothing of it; `told` is what a feed says of it."""
    source = without_secrets(shown(url))
    if run.fetcher is None:
        yield skip(source, "url", "addresses are not fetched; save the page and give the file")
        return
    came = run.fetcher.fetch(url)
    if isinstance(came, Skipped):
        yield came
        return
    taken = failed = False
    if came.not_modified:
        yield skip(source, "not-modified", "it has not changed since it was last fetched; there is nothing to do")
    else:
        for each in guarded(source, _take_fetched(source, came, run, level, told)):
            taken = taken or isinstance(each, Taken)
            failed = failed or (isinstance(each, Skipped) and each.reason in TRANSIENT)
            yield each
    # Of what gave nothing, or led to a page that may come another time, the validators must not be kept: the server
    # would then say "not modified", and what is missing would never be asked for again.
    if run.fetched is not None and not failed and (taken or came.not_modified):
        run.fetched(came)


def take_document(whole: Whole, run: Run, level: Level = Level.NAMED) -> Iterator[Taken | Skipped]:
    """The reports of one whole input, of whatever kind; `SourceError` where nothing of it can be read."""
    if whole.kind not in (Kind.FEED, Kind.OPML):
        yield from take_whole(whole, run.options)
    elif level is Level.PAGE or (level is Level.FEED and whole.kind is Kind.OPML):
        raise SourceError("feed-in-feed", "a feed leads to it, and it is a feed again; name it directly")
    elif whole.kind is Kind.FEED:
        yield from _take_feed(whole, run)
    else:
        yield from _take_list(whole, run)


def guarded(source: str, items: Iterator[Taken | Skipped]) -> Iterator[Taken | Skipped]:
    """The items of one input; the last faults that bad input can cause end here, as a skip of this input."""
    try:
        yield from items
    except SourceError as fault:
        yield skip(source, fault.reason, str(fault))
    except OSError as fault:
        yield skip(source, "unreadable", f"reading it failed ({fault.strerror or fault}); check the disk or the pipe")
    except (RecursionError, MemoryError, UnicodeError) as fault:
        yield skip(source, "unreadable", f"it is built to break readers ({type(fault).__name__}); it is left out")


def _take_fetched(
    source: str, came: "Fetched", run: Run, level: Level, told: Draft | None
) -> Iterator[Taken | Skipped]:
    if len(came.body) > run.options.max_bytes:
        raise SourceError("too-large", f"it is larger than {run.options.max_bytes:,} bytes; raise the limit")
    path = PurePosixPath(urlsplit(came.url).path)
    suffix = suffix_for(came.content_type) or path.suffix.lower()
    kind, seems = sniff(came.body[:HEAD], suffix)
    skipped = refused(kind, seems, source)
    if skipped is not None:
        yield skipped
        return
    charset = charset_of(came.content_type)
    whole = Whole(source, came.body, kind, suffix, path.stem or None, charset, came.url, told or Draft(""))
    yield from take_document(whole, run, level)


def _take_feed(whole: Whole, run: Run) -> Iterator[Taken | Skipped]:
    feed = read_feed(whole.data, whole.url, whole.charset)
    for entry in feed.entries:
        source = f"{whole.source}:{entry.number}"
        yield from guarded(source, _take_entry(entry, source, run))
    if feed.left:
        yield skip(whole.source, "too-large", f"its last {feed.left:,} entries are left out; split the feed")


def _take_entry(entry: Entry, source: str, run: Run) -> Iterator[Taken | Skipped]:
    draft = entry.draft
    if draft.text:
        yield taken_from(draft, Original(source, entry.original, JSON), run.options)
    elif draft.url and run.fetcher is not None:
        yield from take_address(draft.url, run, Level.PAGE, draft)
    elif entry.fault is not None:
        raise entry.fault
    elif draft.url:
        yield skip(
            source, "no-text", f"the entry has only a link, and addresses are not fetched; save {draft.url} as a file"
        )
    else:
        yield skip(source, "no-text", "the entry has neither text nor link; look at the site itself")


def _take_list(whole: Whole, run: Run) -> Iterator[Taken | Skipped]:
    feeds = read_opml(whole.data, whole.charset)
    if run.fetcher is None:
        number = f"{len(feeds)} feeds" if len(feeds) > 1 else "one feed"
        yield skip(whole.source, "url", f"it lists {number}, and addresses are not fetched; save the feeds as files")
        return
    for feed in feeds:
        yield from take_address(feed, run, Level.FEED)
