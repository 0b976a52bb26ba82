"""Entities: all that a report speaks of, whether or not a statement was read of it.

A reading keeps the actors and places its statements rest on. Who indexes reports, links them to a knowledge base, or
measures how well mentions are found, asks for every mention: names, noun phrases ("the opposition") and pronouns of
actors, places and sites, times, counts, weapons, vehicles, sums of money and documents. One may lie inside another:
the city in "the mayor of Homs".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.gazetteer import Gazetteer
from frontlines.model.actor import ActorKind
from frontlines.model.mention import ActorMention, MentionVia
from frontlines.model.place import Relation
from frontlines.model.report import Report
from frontlines.model.sentence import Token
from frontlines.read.clause import Syntax
from frontlines.read.kit import Kit
from frontlines.read.marks import Marks, covered
from frontlines.read.phrases import is_head, phrase_around, with_of
from frontlines.read.prepare import Prepared, prepare
from frontlines.read.timex import TimexType, timexes


class EntityKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    GROUP = "group"  # a government, force, group, organisation or people that acts
    PEOPLE = "people"  # nationality, faith or ethnic identity as a quality: "Iraqi", "Kurdish"
    PLACE = "place"
    TIME = "time"
    COUNT = "count"
    WEAPON = "weapon"
    PLATFORM = "platform"  # what carries weapons
    VEHICLE = "vehicle"
    MONEY = "money"
    DOCUMENT = "document"
    ADDRESS = "address"  # of a person or body in the net or on the telephone


class EntityForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention at `text[start:end]`; `refers` is the id of the actor or place, None where it has none."""

    start: int
    end: int
    text: str
    kind: EntityKind
    form: EntityForm
    refers: str | None = None


_ACTING = frozenset({EntityKind.GROUP, EntityKind.PERSON})
_OWNING = frozenset({"its", "their", "his", "her", "our", "my"})
_SPEAKERS = frozenset({"i", "me", "he", "she", "him"})
_GROUPS = frozenset({"we", "us", "they", "them"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_PLURAL = frozenset({"NNS", "NNPS"})
_MANY = frozenset({"people", "opposition", "police", "military", "enemy", "personnel", "media", "press"})
_CURRENCY = r"(?:dollars?|euros?|pounds?|yen|rubles?|roubles?|riyals?|dinars?|lira|USD|EUR|GBP)"
_SUM = r"[0-9][0-9.,]*(?:\s?(?:thousand|million|billion|trillion|m|bn|k)\b)?"
_MONEY = re.compile(
    rf"(?:(?:about|over|more than|nearly|almost|up to|some) )?(?:(?:US|A|C)?[$€£¥]\s?{_SUM}|{_SUM} {_CURRENCY}\b"
    rf"|(?:thousand|million|billion)s of {_CURRENCY}\b)"
)
_ADDRESS = re.compile(
    r"(?<![\w@.])(?:@\w{3,}|[\w.+-]+@[\w-]+\.[\w.-]*\w|https?://\S+\w|www\.\S+\w|\(?\d{3}\)?-\d{3}-\d{4})(?![\w])"
)
_NUMBERED = re.compile(
    r"\b(?:the )?(?:UN(?:SC)? |U\.N\. )?(?:Security Council |Executive |General Assembly )?"
    r"(?:[Rr]esolutions?|Orders?|[Ss]ections?|[Aa]rticles?|[Dd]irectives?) \d+(?:[.,]\d+)*(?: (?:and|or) \d+)*"
    r"(?: \(\d{4}\))?"
)
_SHIP = re.compile(r"\b(?:HMS|HMAS|HMCS|USS|USNS|RFA|INS|FS|FGS|ITS|TCG)(?: [A-Z][\w’'-]+(?: de| of)?){1,3}")


def entities(report: Report, kit: Kit) -> tuple[Entity, ...]:
    """Every mention of the report, in the order of the text, the wider before the narrower."""
    return entities_of(prepare(report, kit), report, kit)


def entities_of(ready: Prepared, report: Report, kit: Kit) -> tuple[Entity, ...]:
    """As `entities`, of a report that is prepared already."""
    text = report.text
    found = [
        *_actors(ready),
        *_titled(ready, kit.cues),
        *_places(ready, kit.gazetteer),
        *_peoples(ready),
        *(Entity(t.start, t.end, t.text, EntityKind.TIME, EntityForm.NOUN) for t in _times(ready, report)),
        *_written(text),
        *_ships(text),
    ]
    for mark in ready.scene.marks:
        found += _Phrases(text, mark, kit.cues).entities()
    return _told_once(found)


def _told_once(found: Sequence[Entity]) -> tuple[Entity, ...]:
    """Without a phrase around a name that is its own head: of "the Syrian army" and "Syrian army" the name."""
    names = {(e.end, e.kind) for e in found if e.form is EntityForm.NAME and e.kind in _ACTING}
    kept: dict[tuple[int, int, EntityKind], Entity] = {}
    for entity in found:
        if entity.form is EntityForm.NOUN and entity.kind in _ACTING and (entity.end, entity.kind) in names:
            continue
        kept.setdefault((entity.start, entity.end, entity.kind), entity)
    wide: dict[tuple[int, EntityKind], Entity] = {}
    for entity in kept.values():
        if entity.form is EntityForm.NOUN and entity.kind in _ACTING:
            other = wide.get((entity.end, entity.kind))
            if other is None or entity.start < other.start:
                before = other.refers if other is not None else None
                wide[entity.end, entity.kind] = replace(entity, refers=entity.refers or before)
    return tuple(
        sorted(
            (
                e for e in kept.values()
                if e.form is not EntityForm.NOUN or e.kind not in _ACTING or wide[e.end, e.kind].start == e.start
            ),
            key=lambda e: (e.start, -e.end, e.kind),
        )
    )  # fmt: skip


def _actors(ready: Prepared) -> Iterator[Entity]:
    for mention in ready.linked.mentions:
        if mention.text.lower() in _OWNING:
            continue
        kind = EntityKind.PERSON if _kind(ready, mention) is ActorKind.PERSON else EntityKind.GROUP
        form = EntityForm.NAME
        if mention.via is MentionVia.PHRASE:
            form = EntityForm.NOUN
        elif mention.via is MentionVia.COREFERENCE:
            form = EntityForm.NOUN if " " in mention.text else EntityForm.PRONOUN
        yield Entity(mention.start, mention.end, mention.text, kind, form, mention.actor)


def _titled(ready: Prepared, cues: Cues) -> Iterator[Entity]:
    """A person's name with the titles before it: "Foreign Minister Lena Abend"."""
    titles, parts = cues.roles["titles"].words, cues.roles["title-parts"].words
    for mark in ready.scene.marks:
        tokens, demonyms = mark.sentence.tokens, {d.end for d in ready.names.demonyms}
        for i, mention in mark.actors.items():
            if _kind(ready, mention) is not ActorKind.PERSON or tokens[i].start != mention.start:
                continue
            first, titled = i, False
            while first > 0 and mark.actors.get(first - 1) is not mention:
                word = tokens[first - 1]
                if word.plain in titles:
                    titled = True
                elif not (titled and word.text[:1].isupper() and (word.plain in parts or word.pos == "PROPN")) and (
                    word.end not in demonyms and word.text not in ("-", ".")
                ):
                    break
                first -= 1
            if titled and first < i and mention.via is not MentionVia.COREFERENCE:
                start = tokens[first].start
                words = ready.scene.text[start : mention.end]
                yield Entity(start, mention.end, words, EntityKind.PERSON, EntityForm.NAME, mention.actor)


def _kind(ready: Prepared, mention: ActorMention) -> ActorKind:
    return ready.linked.actors[mention.actor].kind


def _places(ready: Prepared, gazetteer: Gazetteer) -> Iterator[Entity]:
    """Places named as such, and those inside the names of actors: countries, and what the report has as a place."""
    names: dict[str, str] = {}
    for m in ready.located.mentions:
        names.setdefault(m.text, m.anchor)
        yield Entity(m.start, m.end, m.text, EntityKind.PLACE, EntityForm.NAME, m.anchor)
        if m.relation is Relation.PART and (m.phrase_start, m.phrase_end) != (m.start, m.end):
            words = ready.scene.text[m.phrase_start : m.phrase_end]
            yield Entity(m.phrase_start, m.phrase_end, words, EntityKind.PLACE, EntityForm.NAME, m.place)
    taken = {(m.start, m.end) for m in ready.located.mentions}
    for mention in ready.linked.mentions:
        if _kind(ready, mention) is ActorKind.PERSON or (mention.start, mention.end) in taken:
            continue
        for word in re.finditer(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?", mention.text):
            for name in dict.fromkeys((word[0], word[0].split()[0], word[0].split()[-1])):
                place = names.get(name) or _country(name, gazetteer)
                if place:
                    start = mention.start + word.start() + word[0].index(name)
                    yield Entity(start, start + len(name), name, EntityKind.PLACE, EntityForm.NAME, place)
                    break


def _country(name: str, gazetteer: Gazetteer) -> str | None:
    if len(name) < 4 or "." in name:
        return None  # "the U.S. Army": short forms of countries only tell whose it is
    return next((e.id for e in gazetteer.candidates(name)[:1] if e.id.startswith("country:")), None)


def _peoples(ready: Prepared) -> Iterator[Entity]:
    """ "Iraqi", "Kurdish" as a quality; as a noun ("the Turks") they are people."""
    for mark in ready.scene.marks:
        at = {t.end: i for i, t in enumerate(mark.sentence.tokens)}
        for demonym in ready.names.demonyms:
            if not mark.sentence.start <= demonym.start < mark.sentence.end or demonym.end not in at:
                continue
            token = mark.sentence.tokens[at[demonym.end]]
            if demonym.text.replace(".", "").isupper():
                continue  # "US"
            noun = token.tag in _PLURAL or (token.pos in ("NOUN", "PROPN") and is_head(mark.syntax, at[demonym.end]))
            kind = EntityKind.GROUP if noun else EntityKind.PEOPLE
            yield Entity(demonym.start, demonym.end, demonym.text, kind, EntityForm.NAME)


def _times(ready: Prepared, report: Report) -> Iterator[Entity]:
    for t in timexes(ready.sentences, report.text, report.published):
        if t.value.endswith("_REF") or t.type is TimexType.SET:
            continue  # "recently", "daily" name no time
        yield Entity(t.start, t.end, t.text, EntityKind.TIME, EntityForm.NOUN)


def _written(text: str) -> Iterator[Entity]:
    """What its letters alone show: sums of money, numbered documents, addresses."""
    for kind, pattern in (
        (EntityKind.MONEY, _MONEY),
        (EntityKind.DOCUMENT, _NUMBERED),
        (EntityKind.ADDRESS, _ADDRESS),
    ):
        for match in pattern.finditer(text):
            yield Entity(*match.span(), match[0], kind, EntityForm.NAME)


def _ships(text: str) -> Iterator[Entity]:
    """Ships by their names: "HMS Ocean"."""
    for match in _SHIP.finditer(text):
        yield Entity(*match.span(), match[0], EntityKind.PLATFORM, EntityForm.NAME)


class _Phrases:
    """The noun phrases and pronouns of one sentence."""

    def __init__(self, text: str, mark: Marks, cues: Cues) -> None:
        self.text = text
        self.mark = mark
        self.syntax: Syntax = mark.syntax
        self.tokens: Sequence[Token] = mark.sentence.tokens
        self.cues = cues

    def entities(self) -> Iterator[Entity]:
        """All of them, in the order of the words."""
        for i, token in enumerate(self.tokens):
            if token.pos == "PRON":
                if token.lower in _SPEAKERS or token.lower in _GROUPS:
                    kind = EntityKind.PERSON if token.lower in _SPEAKERS else EntityKind.GROUP
                    yield Entity(token.start, token.end, token.text, kind, EntityForm.PRONOUN)
            elif token.lower in self.cues.things["peoples"].words and (
                token.dep in _DESCRIBING or token.pos == "ADJ"
            ):
                yield self._entity(range(i, i + 1), EntityKind.PEOPLE)
            elif (kind_of := self._kind(i)) is not None:
                phrase = with_of(self.syntax, phrase_around(self.syntax, i))
                yield self._entity(phrase, kind_of)
        seen: set[int] = set()
        for mention in self.mark.counts.values():
            if mention.start not in seen:
                seen.add(mention.start)
                span = covered(self.mark.sentence, mention.start, mention.end)
                if span[0] == 0 or self.tokens[span[-1]].head >= span[0] or self.tokens[span[0] - 1].pos != "PROPN":
                    yield self._entity(span, EntityKind.COUNT)  # "Task Force 50" counts nothing

    def _entity(self, span: range, kind: EntityKind) -> Entity:
        start, end = self.tokens[span[0]].start, self.tokens[span[-1]].end
        return Entity(start, end, self.text[start:end], kind, EntityForm.NOUN)

    def _kind(self, i: int) -> EntityKind | None:
        """What the phrase that this noun heads names; None for all else."""
        token, things = self.tokens[i], self.cues.things
        if token.pos not in ("NOUN", "PROPN") or not is_head(self.syntax, i):
            return None
        if token.lemma in things["measures"].words:
            numbers = [k for k in self.syntax.kids(i, "nummod") if k < i]
            return EntityKind.COUNT if numbers else None
        pair = f"{self.tokens[i - 1].lower} {token.lemma}" if i else ""
        for name, kind in (
            ("weapons", EntityKind.WEAPON),
            ("platforms", EntityKind.PLATFORM),
            ("vehicles", EntityKind.VEHICLE),
        ):
            if pair in things[name].phrases:
                return kind
        for name, kind in (
            ("weapons", EntityKind.WEAPON),
            ("platforms", EntityKind.PLATFORM),
            ("vehicles", EntityKind.VEHICLE),
        ):
            if token.lemma in things[name].words:
                return kind
        classes = self.cues.classes.get(token.lemma, frozenset())
        plural = token.tag in _PLURAL or token.lemma in _MANY
        bounded = plural or len(phrase_around(self.syntax, i)) > 1
        if token.lemma in things["offices"].words and not plural and bounded:
            return EntityKind.PERSON
        if token.lemma == "country" and plural:
            return EntityKind.GROUP
        group = token.lemma in things["groups"].words or classes & things["group-classes"].words
        if group and bounded and token.lemma not in things["no-groups"].words:
            return EntityKind.GROUP
        site = token.lemma in things["sites"].words or classes & things["site-classes"].words
        if site and bounded and token.lemma not in things["no-sites"].words:
            return EntityKind.PLACE
        return None
