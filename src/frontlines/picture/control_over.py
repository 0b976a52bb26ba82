"""Words that say something is over: "no longer holds", "lifted the siege", "stopped arming the rebels".

Such words tell that it was so before and is not so now, which no stance says: the statement stands, and ends what
it speaks of. Only words beside the statement's own verb or noun count, so that "stopped the militia from fighting
the army" does not end the fighting of the two.
"""

import re
from collections.abc import Mapping

from frontlines.model.statement import Control, ControlStatus, Event, Statement, Tie, TieKind

_SIEGE = "besieg|siege|blockad|encircl|surround"
# The beginnings of the words each kind of statement is told by.
_STEMS: Mapping[str, str] = {
    TieKind.BACKS: "back|support|fund|financ|arm|train|aid|advis|equip|assist|help|sponsor|suppl",
    TieKind.ALLIED_WITH: "allied|ally|allies|align|alliance|cooperat|partner|side[sd]? with",
    TieKind.PART_OF: "part|member|belong|affiliat|branch|wing|loyal",
    TieKind.LEADS: "lead|led|command|head",
    TieKind.FIGHTS: "fight|attack|war|battl|clash|strik|shell|bomb",
    TieKind.OPPOSES: "oppos|resist|rival",
    ControlStatus.HOLDS: "hold|held|control|occup|rul|govern|in control",
    ControlStatus.BESIEGES: _SIEGE,
    ControlStatus.ADVANCING_ON: "advanc|march|push|press|approach|clos",
    ControlStatus.CONTESTS: "contest|fight|battl",
    "siege": _SIEGE,
}
_VERBS = r"(?:no longer|ceased(?: to)?|stopped|stops|quit)\s+(?:\w+ly\s+)?(?:be\s+|being\s+)?(?:a\s+|an\s+)?"
_NOUNS = (
    r"(?:end(?:s|ed|ing)?|lift(?:s|ed|ing)?|break(?:s|ing)?|broke|broken|raised|relieved|suspend(?:s|ed|ing)?|"
    r"halt(?:s|ed|ing)?|sever(?:s|ed|ing)?|withdrew|withdrawn|renounc(?:es|ed|ing)|cut(?:s|ting)?(?:\s+off)?)"
    r"\s+(?:(?!through\b|from\b)[\w'’-]+\s+){0,4}?"
)
_PASSIVE = r"\w*,?\s+(?:[\w'’-]+,?\s+){0,8}?(?:was|were|is|been|being)\s+(?:lifted|broken|ended|over|relieved)\b"
# "The alliance ended on Monday": without an object, or it is the statement that ended something else.
_ENDED = (
    r"\w*\s+(?:of\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:(?:has |had |have )?(?:ended|collapsed)"
    r"(?=\s*(?:[.,;:]|$|(?:on|in|at|by|after|when|with|as|last|this|early|late|yesterday|today)\b))"
    r"|(?:is|was|are|were) over\b)"
)
_PATTERNS = {
    kind: re.compile(rf"\b(?:(?:{_VERBS}|{_NOUNS})(?:{stems})|(?:{stems})(?:{_PASSIVE}|{_ENDED}))", re.IGNORECASE)
    for kind, stems in _STEMS.items()
}


def is_over(statement: Statement) -> bool:
    """Whether the statement's words say that what it tells of was so and is so no more."""
    match statement:
        case Tie():
            kind: str = statement.kind
        case Control():
            kind = statement.status
        case Event():
            kind = statement.type
        case _:
            return False
    pattern = _PATTERNS.get(kind)
    if pattern is None or not statement.evidence:
        return False
    bearing = statement.evidence[0]
    start, end = len(bearing.prefix), len(bearing.prefix) + len(bearing.exact)
    words = bearing.prefix + bearing.exact + bearing.suffix
    return any(found.start() < end and start < found.end() for found in pattern.finditer(words))
