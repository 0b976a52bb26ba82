"""From bytes to characters, whatever the writer's machine used."""

import codecs
import re

from frontlines.intake.sniff import wide_without_mark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,3}=\s{0,3}["']?([\w.:-]{2,30})""", re.IGNORECASE
)
# Python keeps codecs such as "rot13" and "zip" under the same roof; only character sets will do. UTF-8 is not among
# them: what comes here has just been shown not to be. Nor is Latin-1, which HTML reads as Windows-1252.
_CHARACTER_SETS = re.compile(
    r"cp125\d|cp(?:437|850|866|874|932|949|950)|iso8859-(?:[2-9]|1\d)|koi8-[rut]"
    r"|gb\w+|big5\w*|euc_\w+|shift_jis\w*|mac-\w+"
)
_NAME = re.compile(r"[\w.:-]{2,30}", re.ASCII)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


def decode(data: bytes, charset: str | None = None) -> str:
    """The characters of a text: by byte order mark, else UTF-8, else what is declared, else Windows-1252.

    `charset` is what the server declared; it is believed before what the page says of itself, and after UTF-8, since
    other bytes that happen to be valid UTF-8 are rarer than servers that are set up wrong. Text that is mostly valid
    UTF-8 but broken in places keeps its good parts; each broken byte becomes U+FFFD.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    wide = wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _character_set(charset) or _declared(data[:4096])
    if declared:
        return data.decode(declared, "replace")
    good = len(_MULTIBYTE.findall(data))
    lossy = data.decode("utf-8", "replace")
    if good and good >= lossy.count("\ufffd"):
        return lossy
    return data.decode("cp1252", "replace")


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    return _character_set(found[1].decode("ascii", "replace")) if found else None


def _character_set(name: str | None) -> str | None:
    """The codec of a declared name, where it is one of a character set; else `None`."""
    if not name or not _NAME.fullmatch(name):
        return None
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    return codec.name if _CHARACTER_SETS.fullmatch(codec.name) else None
