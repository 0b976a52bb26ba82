"""The body of a response, unpacked while it comes in, so that a small packet cannot become a flood."""

import zlib
from collections.abc import Callable, Iterator

from frontlines.model.errors import SourceError

PACKINGS = ("gzip", "x-gzip", "deflate")  # the encodings asked for and understood
_PIECE = 65_536
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_GZIP_MARK = b"\x1f\x8b"


def read_body(read: Callable[[int], bytes], packing: str, limit: int, *, cut: bool = False) -> bytes:
    """All of a body, unpacked; `read` gives the next bytes as they came, none at the end.

    Over `limit` bytes, packed or unpacked, raise `SourceError` ("too-large"), or end the body there with `cut`.
    """
    unpacker = _unpacker(packing)
    pieces: list[bytes] = []
    length = came = 0
    while piece := read(_PIECE):
        came += len(piece)
        for part in unpacker.parts(piece) if unpacker else (piece,):
            pieces.append(part)
            length += len(part)
            if max(length, came) > limit:
                if cut:
                    return b"".join(pieces)[:limit]
                raise SourceError("too-large", f"it is larger than {limit:,} bytes; save it and give the file")
    if unpacker and not unpacker.ended:
        raise SourceError("incomplete", "it broke off before its end; try again later")
    return b"".join(pieces)


def _unpacker(packing: str) -> "_Unpacker | None":
    packing = packing.strip().lower()
    if packing in ("", "identity"):
        return None
    if packing not in PACKINGS:
        raise SourceError(
            "encoding",
            f"it came packed as {packing[:40]!r}, which was not asked for; save the page and give the file",
        )
    return _Unpacker()


class _Unpacker:
    """Gzip of one or more members, or deflate with its header or, as some servers send it, without."""

    def __init__(self) -> None:
        self.ended = False  # whether the packed stream said that it is whole
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False
        self._held = b""

    def parts(self, piece: bytes) -> Iterator[bytes]:
        """The unpacked bytes of the next piece, in parts of bounded size."""
        rest = self._held + piece
        if len(rest) < 2 and (self.ended or not self._begun):  # two bytes tell whether there is a header
            self._held = rest
            return
        self._held = b""
        if not self._begun:
            self._begun = True
            if not rest.startswith(_GZIP_MARK) and (rest[0] & 15 != 8 or int.from_bytes(rest[:2], "big") % 31):
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
        more = True
        while rest or more:
            if self.ended:
                if not rest.startswith(_GZIP_MARK):
                    return  # filling behind the end, which some servers send
                self._stream, self.ended = zlib.decompressobj(_GZIP_OR_ZLIB), False
            try:
                part = self._stream.decompress(rest, _PIECE)
            except zlib.error as fault:
                raise SourceError("encoding", "it came packed in a broken way; try again later") from fault
            yield part
            self.ended = self._stream.eof
            rest = self._stream.unused_data if self.ended else self._stream.unconsumed_tail
            more = len(part) == _PIECE
