"""Words: what of a report's wording tells one event from another, as a set that can be compared."""

import re
from collections.abc import Iterable

from frontlines.model.ids import fold
from frontlines.model.joining import JoinRules, stem
from frontlines.model.statement import Event

_PASSAGE = 320  # characters to either side of the evidence: about two sentences of a news report
_BESIDE = 3  # words to either side of the evidence that still speak of the event: "is still", "ended on Monday"
_LITTLE, _SOME = 0.2, 0.6  # weight of a number of one digit, which every report has, and of a longer one
_DEFINITE = frozenset({"the", "this", "that"})
_OF_DAYS = ("yesterday's", "yesterday\u2019s", "day's", "day\u2019s", "today's", "week's", "month's")
_WORD = re.compile(r"[a-z]{3,}|\b\d+\b")
# A capitalised word that opens no sentence.
_NAME = re.compile(r"(?<=[a-z0-9,;)] )[A-Z][\w'’-]{2,}|(?<=[A-Z][a-z] )[A-Z][\w'’-]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_GROUPED = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")
_POSSESSIVE = re.compile(r"['’]s\b")
# Marks in a signature that are no words.
BRIEF = "#brief"  # of a report of a few lines
COUNTS_DAYS = "#day"  # "for a third day"
_BRIEF = 400  # characters: about three sentences
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
_NTH_DAY = re.compile(rf"\b{_ORDINAL} (?:(?:straight|successive|consecutive|full) )?(?:day|night)\b", re.IGNORECASE)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
# The number of a day is no count: "March 11", "11 March".
_DATE = re.compile(rf"\b{_MONTH} \d{{1,2}}\b(?!,\d)|\b\d{{1,2}} {_MONTH}(?!\w)")
_RANKED = re.compile(rf"\b{_ORDINAL}[ -](?:largest|biggest|most|world war)\b", re.IGNORECASE)
# "War in Iraq: ..." tells which conflict a report is about, as does every other report about it.
_HEADING = re.compile(
    r"\A[^:.!?\n]{0,60}\b(?:conflict|war|crisis|insurgency|uprising|stand-?off|dispute|unrest)\b"
    r"(?: (?:in|on|of|over|with) [^:.!?\n–—-]{1,25})?:\s",
    re.IGNORECASE,
)


def passage(event: Event, text: str) -> str:
    """The part of a report's text that tells of an event: its evidence with about two sentences around each piece.

    A passage does not reach into another paragraph. Of a short report it is all of the text.
    """
    pieces: list[str] = []
    for evidence in event.evidence:
        start = max(text.rfind("\n", 0, evidence.start) + 1, evidence.start - _PASSAGE)
        close = text.find("\n", evidence.end)
        end = min(len(text) if close < 0 else close, evidence.end + _PASSAGE)
        # Whole words only: a cut word would pass for a rare one.
        while 0 < start < evidence.start and not text[start - 1].isspace():
            start += 1
        while evidence.end < end < len(text) and not text[end].isspace():
            end -= 1
        pieces.append(text[start:end])
    return "\n".join(dict.fromkeys(pieces))


def signature(text: str, rules: JoinRules) -> frozenset[str]:
    """The stems and numbers of a text that tell something; rare names stand in it a second time, capitalised.

    Words found everywhere are left out, cues of a follow-up kept. A heading that names a conflict tells no event from
    another, nor does a date; "for a second day" speaks of no second event.
    """
    text = _POSSESSIVE.sub("", _GROUPED.sub("", _HEADING.sub("", text)))
    text = _DATE.sub(" ", text)
    counts_days = _NTH_DAY.search(text) is not None
    text = _RANKED.sub(" ", _NTH_DAY.sub(" ", text))
    cues = rules.cues
    kept = cues.retold | cues.another | cues.further | cues.raised | rules.sites.keys()
    found = {word for word in map(stem, _WORD.findall(fold(text))) if rules.common.get(word) != 0 or word in kept}
    names = (stem(fold(name).replace(" ", "")) for name in _NAME.findall(text))
    found.update(name.capitalize() for name in names if rules.common.get(name, 1.0) == 1.0)
    if counts_days:
        found.add(COUNTS_DAYS)
    return frozenset(found)


def passage_words(event: Event, text: str, rules: JoinRules) -> frozenset[str]:
    """The signature of the part of a report's text that tells of an event, marked where the report is brief."""
    words = signature(passage(event, text), rules)
    return words | {BRIEF} if _is_brief(text) else words


def _is_brief(text: str) -> bool:
    """Whether a report is news in brief: one paragraph of at most about three sentences."""
    whole = text.strip()
    return len(whole) <= _BRIEF and "\n" not in whole


def own_words(event: Event, rules: JoinRules) -> frozenset[str]:
    """The signature of an event's evidence alone."""
    return signature("\n".join(evidence.exact for evidence in event.evidence), rules)


def goes_on(event: Event, rules: JoinRules) -> bool:
    """Whether the words of an event, or those right beside them, say that it is not new: "is still advancing"."""
    evidence = event.evidence[0]
    before, after = fold(evidence.prefix).split()[-_BESIDE:], fold(evidence.suffix).split()[:_BESIDE]
    return any(stem(word) in rules.cues.goes_on for word in (*before, *fold(evidence.exact).split(), *after))


def is_known(event: Event) -> bool:
    """Whether the words take an event for known: "the attack", "yesterday's bombing", not "an attack"."""
    evidence = event.evidence[0]
    before = fold(evidence.prefix).split()[-1:]
    return bool(before) and (before[0] in _DEFINITE or before[0].endswith(_OF_DAYS))


def is_name(word: str) -> bool:
    """Whether a part of a signature is a rare name."""
    return word[:1].isupper()


def weight_of(word: str, rules: JoinRules) -> float:
    """What a word says, 0 to 1: rare words 1, small numbers little; years, names once more and marks nothing."""
    if word[0].isupper() or word[0] == "#":
        return 0.0
    if word[0].isdigit():
        return 0.0 if _YEAR.match(word) else _LITTLE if len(word) == 1 else _SOME
    return rules.common.get(word, 1.0)


def is_large(word: str, rules: JoinRules) -> bool:
    """Whether a word is a number of two digits or more, and no year."""
    return word[0].isdigit() and weight_of(word, rules) == _SOME


def weigh(words: Iterable[str], rules: JoinRules) -> float:
    """The weight of some words together."""
    return sum(weight_of(word, rules) for word in sorted(words))  # sorted: sums of floats depend on the order


def rarity(name: str, rules: JoinRules) -> float:
    """How seldom a name is met with, 0 to 1: its rarest word."""
    return max((weight_of(stem(word), rules) for word in fold(name).split() if len(word) > 2), default=0.0)
