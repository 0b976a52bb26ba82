"""Keys that statements bear on, beside those of blocks and places: a toll that events share, a pair of actors."""

_TOLL = "toll "
_PAIR = "\t"


def toll_key(report: str, toll: str) -> str:
    """The key of Axis.BLOCK that the statements of a report which share a toll have in common."""
    return f"{_TOLL}{report} {toll}"


def is_toll_key(key: str) -> bool:
    """Whether a key of Axis.BLOCK is one by which statements share a toll."""
    return key.startswith(_TOLL)


def pair_key(one: str, other: str) -> str:
    """The key of Axis.PAIR for how two actors stand to each other."""
    return f"{one}{_PAIR}{other}"


def pair_of(key: str) -> tuple[str, str]:
    """The two actors of a key of Axis.PAIR."""
    one, _, other = key.partition(_PAIR)
    return one, other
