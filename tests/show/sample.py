"""A hand-made reading of an invented report on a real war, with statements of all kinds and stances."""

from datetime import date
from typing import Any

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.errors import Skipped
from frontlines.model.ids import stable_id
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention, Relation
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.reading import Reading, ReadingWarning
from frontlines.model.report import Removed, Report
from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import (
    Claim,
    ClaimMode,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Forecast,
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.when import DatePrecision, When

PARAGRAPHS = (
    "Race for al-Bab pits rivals against each other",
    "Islamic State still holds al-Bab, its last large town north of Aleppo, and has held Raqqa since January 2014. "
    "Turkish troops and the Free Syrian Army, which Ankara arms and pays, have besieged al-Bab since 6 "
    "February 2017.",
    "The Syrian army, backed by Russian air strikes, is advancing on the town from the south and took Tadef from "
    "Islamic State last week. On 9 February a Russian air strike killed at least three Turkish soldiers near al-Bab; "
    "the Kremlin denied that it had aimed at them.",
    "About 40,000 people fled the town in January. Up to 24 civilians were killed by Turkish shelling on 8 February, "
    "according to a monitoring group in Coventry. Turkey said it had killed 51 militants.",
    "The Syrian Democratic Forces, led by the YPG and armed by the United States, are closing on Raqqa. Turkey, "
    "which is fighting the YPG on its own side of the border, is determined to stop the YPG from reaching al-Bab and "
    "accused Washington of breaking its word.",
    "“We will not halt at al-Bab,” said Selim Kaya, a spokesman for the Turkish army. If the town falls, the two "
    "columns could turn on one another. No sane government would let that happen. Every side must let aid convoys "
    "through now.",
)
TEXT = "\n\n".join(PARAGRAPHS)
PUBLISHED = When(date(2017, 2, 10), date(2017, 2, 10), DatePrecision.DAY)

ACTORS = (
    Actor("islamic-state", "Islamic State", ActorKind.ARMED_GROUP, None, ActorOrigin.REGISTER),
    Actor("gov:TR", "Turkey", ActorKind.GOVERNMENT, "TR", ActorOrigin.REGISTER),
    Actor("forces:TR", "Turkish Armed Forces", ActorKind.STATE_FORCES, "TR", ActorOrigin.REGISTER, "gov:TR"),
    Actor("free-syrian-army", "Free Syrian Army", ActorKind.ARMED_GROUP, "SY", ActorOrigin.REGISTER),
    Actor("forces:SY", "Syrian Armed Forces", ActorKind.STATE_FORCES, "SY", ActorOrigin.REGISTER, "gov:SY"),
    Actor("gov:RU", "Russia", ActorKind.GOVERNMENT, "RU", ActorOrigin.REGISTER),
    Actor("sdf", "Syrian Democratic Forces", ActorKind.COALITION, "SY", ActorOrigin.REGISTER),
    Actor("ypg", "YPG", ActorKind.ARMED_GROUP, "SY", ActorOrigin.REGISTER),
    Actor("gov:US", "United States", ActorKind.GOVERNMENT, "US", ActorOrigin.REGISTER),
    Actor("r:monitoring-group", "a monitoring group in Coventry", ActorKind.ORGANISATION, None, ActorOrigin.REPORT),
    Actor("r:selim-kaya", "Selim Kaya", ActorKind.PERSON, None, ActorOrigin.REPORT),
    Actor("r:civilians", "civilians", ActorKind.COMMUNITY, None, ActorOrigin.REPORT),
)
PLACES = (
    Place("gn:174448", "al-Bab", "SY", 36.3705, 37.5157, PlacePrecision.EXACT, "PPL", "Aleppo", 0.94, 7),
    Place("gn:170063", "Aleppo", "SY", 36.2012, 37.1612, PlacePrecision.EXACT, "PPLA", "Aleppo"),
    Place("gn:172955", "Raqqa", "SY", 35.9528, 39.0079, PlacePrecision.EXACT, "PPLA", "Raqqa"),
    Place("fl:tadef", "Tadef", "SY", 36.3486, 37.5301, PlacePrecision.EXACT, "PPL", "Aleppo", 0.8, 2),
    Place("near:al-bab", "near al-Bab", "SY", 36.3705, 37.5157, PlacePrecision.NEAR, "PPL", "Aleppo"),
    Place("gn:2652221", "Coventry", "GB", 52.4066, -1.5122, PlacePrecision.EXACT, "PPL", "England"),
    Place("country:TR", "Turkey", "TR", None, None, PlacePrecision.COUNTRY),
)


def when(start: str, end: str, precision: DatePrecision, text: str) -> When:
    return When(date.fromisoformat(start), date.fromisoformat(end), precision, text)


def evidence(words: str, text: str = TEXT) -> tuple[Evidence, ...]:
    start = text.index(words)
    end = start + len(words)
    return (Evidence(start, end, words, text[max(0, start - 32) : start], text[end : end + 32]),)


def stance(status: str, by: str | None = None, by_text: str | None = None, cue: str = "") -> Stance:
    return Stance(StanceStatus(status), by, by_text, cue)


def common(words: str, rule: str, held: Stance | None = None, confidence: float = 0.9) -> dict[str, Any]:
    return {
        "id": stable_id("s", rule, words),
        "stance": held or Stance(),
        "evidence": evidence(words),
        "rule": rule,
        "confidence": confidence,
    }


def event(words: str, kind: str, by: str = "", against: str = "", at: str = "", **more: Any) -> Event:
    return Event(
        **common(words, more.pop("rule", f"event-{kind}"), more.pop("stance", None)),
        type=kind,
        initiators=tuple(by.split()),
        targets=tuple(against.split()),
        places=tuple(at.split()),
        when=more.get("when"),
        weapons=more.get("weapons", ()),
        tolls=more.get("tolls", ()),
    )


def tie(words: str, source: str, kind: str, target: str, means: str | None = None, held: Stance | None = None) -> Tie:
    return Tie(
        **common(words, f"tie-{kind}-{source}", held),
        source=source,
        kind=TieKind(kind),
        target=target,
        means=means,
        when=None,
    )


def control(words: str, actor: str, status: str, place: str, moment: When | None = None) -> Control:
    return Control(
        **common(words, f"control-{status}-{actor}-{place}"),
        place=place,
        actor=actor,
        status=ControlStatus(status),
        when=moment,
    )


def toll(words: str, kind: str, low: int | None, high: int | None, **more: Any) -> Toll:
    place = more.get("place")
    return Toll(
        **common(words, f"toll-{kind}", more.get("stance"), 0.85),
        kind=TollKind(kind),
        low=low,
        high=high,
        estimate=more.get("estimate", False),
        of=more.get("of"),
        by=more.get("by"),
        place=place,
        places=(place,) if place else (),
        when=more.get("when"),
    )


DAY, MONTH, WEEK, RANGE = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.WEEK, DatePrecision.RANGE
FEB_6 = When(date(2017, 2, 6), None, RANGE, "since 6 February 2017")
FEB_8 = when("2017-02-08", "2017-02-08", DAY, "on 8 February")
FEB_9 = when("2017-02-09", "2017-02-09", DAY, "On 9 February")
JANUARY = when("2017-01-01", "2017-01-31", MONTH, "in January")
LAST_WEEK = when("2017-01-30", "2017-02-05", WEEK, "last week")
MONITORS = stance("claimed", "r:monitoring-group", "a monitoring group in Coventry", "according to")
ANKARA_SAID = stance("claimed", "gov:TR", "Turkey", "said")

TOLLS = (
    toll("killed at least three Turkish soldiers", "killed", 3, None, of="Turkish soldiers", by="gov:RU",
         place="near:al-bab", when=FEB_9),
    toll("About 40,000 people fled the town", "displaced", 40000, 40000, estimate=True, of="people",
         place="gn:174448", when=JANUARY),
    toll("Up to 24 civilians were killed by Turkish shelling", "killed", None, 24, of="civilians", by="forces:TR",
         place="gn:174448", when=FEB_8, stance=MONITORS),
    toll("killed 51 militants", "killed", 51, 51, of="militants", by="gov:TR", stance=ANKARA_SAID),
)  # fmt: skip

EVENTS = (
    event("Turkish troops and the Free Syrian Army, which Ankara arms and pays, have besieged al-Bab", "siege",
          "forces:TR free-syrian-army", "islamic-state", "gn:174448", when=FEB_6),
    event("The Syrian army, backed by Russian air strikes, is advancing on the town", "offensive",
          "forces:SY", "islamic-state", "gn:174448"),
    event("took Tadef from Islamic State last week", "capture", "forces:SY", "islamic-state", "fl:tadef",
          when=LAST_WEEK),
    event("On 9 February a Russian air strike killed at least three Turkish soldiers near al-Bab", "air_strike",
          "gov:RU", "forces:TR", "near:al-bab", when=FEB_9, weapons=("air strike",), tolls=(TOLLS[0].id,)),
    event("it had aimed at them", "attack_on_civilians", "gov:RU", "", "near:al-bab",
          stance=stance("denied", "gov:RU", "the Kremlin", "denied")),
    event("About 40,000 people fled the town in January", "displacement", "", "", "gn:174448", when=JANUARY,
          tolls=(TOLLS[1].id,)),
    event("Up to 24 civilians were killed by Turkish shelling on 8 February", "shelling", "forces:TR",
          "r:civilians", "gn:174448", when=FEB_8, tolls=(TOLLS[2].id,), stance=MONITORS, weapons=("shelling",)),
    event("The Syrian Democratic Forces, led by the YPG and armed by the United States, are closing on Raqqa",
          "offensive", "sdf", "islamic-state", "gn:172955"),
    event("is determined to stop the YPG from reaching al-Bab", "offensive", "ypg", "", "gn:174448",
          stance=stance("planned", "gov:TR", "Turkey", "determined to stop")),
    event("accused Washington of breaking its word", "accusation", "gov:TR", "gov:US"),
)  # fmt: skip

TIES = (
    tie("the Free Syrian Army, which Ankara arms and pays", "gov:TR", "backs", "free-syrian-army", "arms, money"),
    tie("The Syrian army, backed by Russian air strikes", "gov:RU", "backs", "forces:SY", "air strikes"),
    tie("led by the YPG", "ypg", "leads", "sdf"),
    tie("armed by the United States", "gov:US", "backs", "sdf", "arms"),
    tie("is fighting the YPG on its own side of the border", "gov:TR", "fights", "ypg"),
    tie("are closing on Raqqa", "sdf", "fights", "islamic-state"),
    tie("Turkish troops and the Free Syrian Army, which Ankara arms and pays, have besieged", "gov:TR", "fights",
        "islamic-state"),
)  # fmt: skip

CONTROL = (
    control("Islamic State still holds al-Bab", "islamic-state", "holds", "gn:174448", PUBLISHED),
    control("has held Raqqa since January 2014", "islamic-state", "holds", "gn:172955",
            When(date(2014, 1, 1), None, RANGE, "since January 2014")),
    control("Turkish troops and the Free Syrian Army, which Ankara arms and pays, have besieged al-Bab",
            "forces:TR", "besieges", "gn:174448", FEB_6),
    control("is advancing on the town from the south", "forces:SY", "advancing_on", "gn:174448"),
    control("took Tadef from Islamic State", "forces:SY", "gained", "fl:tadef", LAST_WEEK),
    control("took Tadef from Islamic State last", "islamic-state", "lost", "fl:tadef", LAST_WEEK),
    control("are closing on Raqqa", "sdf", "advancing_on", "gn:172955"),
)  # fmt: skip

CLAIMS = (
    Claim(**common("according to a monitoring group in Coventry", "claim-according-to", MONITORS),
          speaker="r:monitoring-group", speaker_text="a monitoring group in Coventry", mode=ClaimMode.INDIRECT,
          text="Up to 24 civilians were killed by Turkish shelling on 8 February", cue="according to"),
    Claim(**common("Turkey said it had killed 51 militants", "claim-said", ANKARA_SAID),
          speaker="gov:TR", speaker_text="Turkey", mode=ClaimMode.INDIRECT,
          text="it had killed 51 militants", cue="said"),
    Claim(**common("“We will not halt at al-Bab,” said Selim Kaya", "claim-direct",
                   stance("claimed", "r:selim-kaya", "Selim Kaya", "said")),
          speaker="r:selim-kaya", speaker_text="Selim Kaya", mode=ClaimMode.DIRECT,
          text="We will not halt at al-Bab", cue="said"),
)  # fmt: skip

FORECASTS = (
    Forecast(**common("If the town falls, the two columns could turn on one another", "forecast-could",
                      stance("forecast", cue="could"), 0.7),
             text="the two columns could turn on one another", by=None, by_text=None,
             condition="the town falls", horizon=None, plan=False),
    Forecast(**common("Turkey, which is fighting the YPG on its own side of the border, is determined to stop",
                      "forecast-plan", stance("planned", "gov:TR", "Turkey", "is determined to")),
             text="stop the YPG from reaching al-Bab", by="gov:TR", by_text="Turkey",
             condition=None, horizon=None, plan=True),
)  # fmt: skip

ACTOR_WORDS = (
    ("Islamic State still", "Islamic State", "islamic-state", "name"),
    ("Turkish troops", "Turkish troops", "forces:TR", "pattern"),
    ("Free Syrian Army", "Free Syrian Army", "free-syrian-army", "name"),
    ("Ankara arms", "Ankara", "gov:TR", "metonym"),
    ("The Syrian army", "Syrian army", "forces:SY", "pattern"),
    ("Russian air strikes", "Russian", "gov:RU", "pattern"),
    ("from Islamic State", "Islamic State", "islamic-state", "name"),
    ("Turkish soldiers", "Turkish soldiers", "forces:TR", "pattern"),
    ("the Kremlin", "Kremlin", "gov:RU", "metonym"),
    ("a monitoring group in Coventry", "a monitoring group in Coventry", "r:monitoring-group", "phrase"),
    ("24 civilians", "civilians", "r:civilians", "phrase"),
    ("Turkey said", "Turkey", "gov:TR", "metonym"),
    ("Syrian Democratic Forces", "Syrian Democratic Forces", "sdf", "name"),
    ("the YPG and", "YPG", "ypg", "acronym"),
    ("the United States", "United States", "gov:US", "name"),
    ("Turkey, which", "Turkey", "gov:TR", "name"),
    ("stop the YPG", "YPG", "ypg", "acronym"),
    ("Washington", "Washington", "gov:US", "metonym"),
    ("Selim Kaya", "Selim Kaya", "r:selim-kaya", "name"),
)
PLACE_WORDS = (
    ("still holds al-Bab", "al-Bab", "gn:174448"),
    ("north of Aleppo", "Aleppo", "gn:170063"),
    ("held Raqqa", "Raqqa", "gn:172955"),
    ("took Tadef", "Tadef", "fl:tadef"),
    ("in Coventry", "Coventry", "gn:2652221"),
)


def _actor_mention(context: str, words: str, actor: str, via: str) -> ActorMention:
    start = TEXT.index(context) + context.index(words)
    return ActorMention(start, start + len(words), words, actor, MentionVia(via))


def _place_mention(context: str, words: str, place: str) -> PlaceMention:
    start = TEXT.index(context) + context.index(words)
    end = start + len(words)
    return PlaceMention(start, end, words, place, place, Relation.AT, start, end)


def _sentences() -> tuple[Sentence, ...]:
    kinds = {
        "Race for": "heading",
        "“We will": "claim",
        "Turkey said": "claim",
        "If the": "forecast",
        "No sane": "opinion",
        "Every side": "appeal",
    }
    found, offset = [], 0
    for number, paragraph in enumerate(PARAGRAPHS):
        at = 0
        while at < len(paragraph):
            stop = paragraph.find(". ", at)
            end = len(paragraph) if stop < 0 else stop + 1
            kind = next((k for head, k in kinds.items() if paragraph.startswith(head, at)), "reporting")
            found.append(Sentence(len(found), number, offset + at, offset + end, SentenceKind(kind), ()))
            at = end + 1
        offset += len(paragraph) + 2
    return tuple(found)


REPORT = Report(
    text=TEXT,
    sha256="5f" * 32,
    source="race-for-al-bab.txt",
    title="Race for al-Bab pits rivals against each other",
    publisher="The Levant Courier",
    author="Mina Aslan",
    url="https://courier.example/race-for-al-bab",
    published=PUBLISHED,
    language="en",
    removed=(Removed("Share this article", "share-links"),),
)

SAMPLE = Reading(
    report=REPORT,
    sentences=_sentences(),
    actors=ACTORS,
    actor_mentions=tuple(_actor_mention(*row) for row in ACTOR_WORDS),
    places=PLACES,
    place_mentions=tuple(_place_mention(*row) for row in PLACE_WORDS),
    events=EVENTS,
    ties=TIES,
    control=CONTROL,
    tolls=TOLLS,
    claims=CLAIMS,
    forecasts=FORECASTS,
    skipped=(Skipped("race-for-al-bab.txt", "annotate", "language", "One paragraph in Turkish was not read."),),
    warnings=(ReadingWarning("unusual-tie", "Russia striking Turkey is unusual: check the words.", 420, 440),),
)
