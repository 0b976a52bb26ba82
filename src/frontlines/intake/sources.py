"""What the user named, opened: files, folders and standard input, each as a stream of bytes or a skip."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from frontlines.intake.compose import skip
from frontlines.intake.sniff import SUFFIXES
from frontlines.model.errors import Skipped

STDIN = "-"
_DEEPEST = 64  # folders in folders; symbolic links to folders are never followed, so this is for odd archives only


@dataclass(frozen=True, slots=True)
class Named:
    """A regular file, or standard input where `path` is `None`."""

    source: str  # as shown to people
    path: str | None
    size: int | None  # bytes; `None` for a stream


@dataclass(frozen=True, slots=True)
class Linked:
    """A web address, not looked at yet."""

    url: str


def find_sources(names: Iterator[str]) -> Iterator[Named | Linked | Skipped]:
    """The files and addresses behind the names a user gave, folders walked in sorted order, the rest as skips."""
    for name in names:
        if name == STDIN:
            yield Named(STDIN, None, None)
        elif name.lower().startswith(("http://", "https://")):
            yield Linked(shown(name))
        else:
            yield from _file_or_folder(name)


def shown(path: str) -> str:
    """A path that can be printed and stored: broken UTF-8 and control characters are written as escapes."""
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode("ascii") for c in text)


def _file_or_folder(path: str) -> Iterator[Named | Skipped]:
    source = shown(path)
    try:
        status = os.stat(path)
    except FileNotFoundError:
        what = "a broken symbolic link" if os.path.islink(path) else "there is no such file"
        yield skip(source, "missing", f"{what}; check the name")
    except PermissionError:
        yield skip(source, "permission", "it may not be opened; change its permissions")
    except (OSError, ValueError):  # a loop of links, a name too long, a zero byte in the name
        yield skip(source, "missing", "the name leads nowhere; check it")
    else:
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(path)
        elif stat.S_ISREG(status.st_mode):
            yield Named(source, path, status.st_size)
        else:
            yield skip(source, "not-a-file", "it is a device, pipe or socket; pipe its text to '-' instead")


def _folder(top: str) -> Iterator[Named | Skipped]:
    found = False
    others: Counter[str] = Counter()
    pending = [(top, 0)]
    while pending:
        folder, depth = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield skip(shown(folder), "permission", "the folder may not be read; change its permissions")
            continue
        inner: list[tuple[str, int]] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            suffix = Path(entry.name).suffix.lower()
            if entry.is_dir(follow_symlinks=False):
                inner.append((entry.path, depth + 1))
            elif suffix in SUFFIXES:
                found = True
                yield from _file_in_folder(entry.path)
            else:
                others[suffix or "no suffix"] += 1
        if depth >= _DEEPEST and inner:
            yield skip(shown(folder), "too-deep", f"folders over {_DEEPEST} deep are not read; name them directly")
            inner = []
        pending.extend(reversed(inner))
    if others:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items())[:8])
        yield skip(shown(top), "other-files", f"files of other kinds were left ({kinds}); name one to try it")
    if not found and not others:
        yield skip(shown(top), "empty", f"the folder holds no file to read ({', '.join(sorted(SUFFIXES))})")


def _file_in_folder(path: str) -> Iterator[Named | Skipped]:
    if os.path.isdir(path):  # a symbolic link to a folder, which might lead back here
        yield skip(shown(path), "not-a-file", "a symbolic link to a folder is not followed; name the folder itself")
    else:
        yield from _file_or_folder(path)


def read_rest(head: bytes, stream: BinaryIO, limit: int) -> bytes | None:
    """All bytes of a stream whose first ones were read already; `None` where there are more than `limit`."""
    pieces, length = [head], len(head)
    while length <= limit:
        piece = stream.read(min(1 << 20, limit + 1 - length))
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        length += len(piece)
    return None


def read_lines(head: bytes, stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines of such a stream, `None` for one longer than `limit`; holds one line and one chunk at a time."""
    number = 1
    held: list[bytes] = []
    length = 0
    too_long = False
    chunk = head
    while chunk:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            long = too_long or length + len(piece) > limit
            yield number, None if long else b"".join([*held, piece])
            number += 1
            held, length, too_long = [], 0, False
        length += len(rest)
        too_long = too_long or length > limit
        if too_long:
            held = []
        elif rest:
            held.append(rest)
        chunk = stream.read(1 << 18)
    if length:
        yield number, None if too_long else b"".join(held)
