"""Plans of one actor against another: "is determined to stop the militias from capturing the town"."""

import re
from collections.abc import Iterator

from frontlines.model.mention import ActorMention
from frontlines.model.reading import Reading
from frontlines.model.sentence import Sentence
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Event, Forecast
from frontlines.picture.events import STOPPING

_STOP = re.compile(rf"\b(?:{'|'.join(STOPPING)})\b", re.IGNORECASE)
# The one who is stopped stands close behind the verb: "stop [the advance of] the militias". Wide enough for
# "block an offensive by the", too narrow to reach the next clause.
_REACH = 40
_STANCES = frozenset({StanceStatus.PLANNED, StanceStatus.NEGATED, StanceStatus.POSSIBLE, StanceStatus.CONDITIONAL})


def stopped(reading: Reading) -> Iterator[tuple[Event | Forecast, str, str]]:
    """Statements by which one actor means to stop another, as (statement, who, whom).

    Two forms: a plan of an actor whose words name another right after a verb of stopping, and an event of
    one actor held as planned or negated by another, in a sentence with such a verb between the two.
    """
    for forecast in reading.forecasts:
        by = forecast.by or forecast.stance.by
        if forecast.plan and by:
            for whom in _named_after_stop(reading, forecast, by):
                yield forecast, by, whom
    for event in reading.events:
        by = event.stance.by
        if event.stance.status not in _STANCES:
            continue
        for holder in [by] if by else event.initiators:
            for whom in _named_after_stop(reading, event, holder):
                if whom in event.initiators or whom in event.targets:
                    yield event, holder, whom


def _named_after_stop(reading: Reading, statement: Event | Forecast, by: str) -> Iterator[str]:
    for sentence in _sentences(reading, statement):
        text = reading.report.text[sentence.start : sentence.end]
        mentions = [m for m in reading.actor_mentions if sentence.start <= m.start < sentence.end]
        for stop in _STOP.finditer(text):
            start, end = sentence.start + stop.start(), sentence.start + stop.end()
            if not any(mention.actor == by and mention.end <= start for mention in mentions):
                continue
            whom = _next(mentions, end)
            if whom is not None and whom.actor != by:
                yield whom.actor


def _sentences(reading: Reading, statement: Event | Forecast) -> Iterator[Sentence]:
    for sentence in reading.sentences:
        if any(e.start < sentence.end and sentence.start < e.end for e in statement.evidence):
            yield sentence


def _next(mentions: list[ActorMention], end: int) -> ActorMention | None:
    after = [mention for mention in mentions if end <= mention.start <= end + _REACH]
    return min(after, key=lambda mention: mention.start, default=None)
