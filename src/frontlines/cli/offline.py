"""A stretch of running in which every socket call is refused and noted."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from frontlines.model.errors import SetupError

# Python's own audit events: no library can pass them by, whatever it imported before. Name look-ups are not
# under "socket.__new__", so they are named too; the rest needs a socket first.
CREATION = "socket.__new__"
_EVENTS = frozenset({CREATION, "socket.connect", "socket.getaddrinfo", "socket.gethostbyname"})
_blocked = False
_hooked = False
_asked: list[str] = []


@contextmanager
def no_network() -> Iterator[list[str]]:
    """Refuses every socket call inside; gives the list the calls asked for are added to."""
    global _blocked, _hooked
    if not _hooked:
        sys.addaudithook(_refuse)  # for good: Python has no way to take a hook back, so it looks at the switch
        _hooked = True
    _asked.clear()
    _blocked = True
    try:
        yield _asked
    finally:
        _blocked = False


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if _blocked and event in _EVENTS:
        _asked.append(event)
        raise SetupError(
            f"something asked for the network ({event}); Frontlines reads without it: please report this"
        )
