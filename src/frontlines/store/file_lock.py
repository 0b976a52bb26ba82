"""A lock file that a process holds until it lets go or dies; the system frees it, however the process ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from frontlines.store.contract import BusyError, StoreError

if sys.platform == "win32":
    import msvcrt

    # One byte far behind the words in the file, which others can then still read.
    def _grab(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _grab(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    # A worker forked while the lock is held has a copy of the handle; it must not keep the lock when its parent dies.
    os.register_at_fork(after_in_child=lambda: _let_go())

_held: set[int] = set()


def _let_go() -> None:
    while _held:
        os.close(_held.pop())


@contextmanager
def lock_file(path: Path, what: str) -> Iterator[None]:
    """Hold the lock; BusyError says which process holds it and since when. The file itself stays."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise StoreError(
            f"{path}: the lock file cannot be made ({error.strerror}); make its folder writable"
        ) from None
    try:
        try:
            _grab(handle)
        except OSError:
            raise BusyError(_busy(path, what)) from None
        _held.add(handle)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()} {datetime.now(UTC).isoformat(timespec='seconds')}\n".encode())
        yield
        os.ftruncate(handle, 0)
    finally:
        _held.discard(handle)
        os.close(handle)  # and with it the lock


def _busy(path: Path, what: str) -> str:
    """Who holds the lock, as far as the file says."""
    try:
        pid, since = path.read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        holder = "another process"  # it is only just taking the lock
    else:
        holder = f"process {pid} (since {since})"
    return f"{what}: {holder} is writing to the project; wait for it to end, or end it, then try again"
