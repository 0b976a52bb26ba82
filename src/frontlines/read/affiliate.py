"""Affiliate: what names and titles show: "Pakistani army" is of its state, "Taliban chief X" leads, "X of NATO" belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import Demonym
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import stable_id
from frontlines.model.mention import ActorMention, MentionVia
from frontlines.model.sentence import SentenceKind, Token
from frontlines.model.stance import Stance
from frontlines.model.statement import Evidence, Tie, TieKind
from frontlines.read.link import ARMED, Linked
from frontlines.read.marks import Marks
from frontlines.read.resolve import Scene
from frontlines.read.settle import evidence

_LONGEST_APPOSITION = 16  # tokens between a name's comma and the end of what it says of the person
_ENDS = frozenset({".", ";", ":", "–", "—", '"', "”"})


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Ties shown by names and titles, and the actors they add to the report (a state known by an adjective)."""

    ties: tuple[Tie, ...]
    actors: tuple[Actor, ...]


def affiliations(
    scene: Scene, linked: Linked, demonyms: Sequence[Demonym], register: Register, report_key: str
) -> Affiliations:
    """Ties that stand in names and titles, in the order of the text."""
    finder = _Finder(scene, linked, {d.end: d.country for d in demonyms}, register, report_key)
    ties = [*finder.bodies(), *(t for mark in scene.marks for t in finder.titles(mark))]
    return Affiliations(tuple(ties), tuple(finder.added.values()))


class _Finder:
    def __init__(
        self, scene: Scene, linked: Linked, demonym_at: Mapping[int, str], register: Register, report_key: str
    ) -> None:
        self.scene = scene
        self.linked = linked
        self.demonym_at = demonym_at  # end offset of a country's adjective -> the country
        self.register = register
        self.key = report_key
        self.added: dict[str, Actor] = {}

    def _actor(self, actor_id: str) -> str | None:
        """The id if the actor is or can be made one of the report's."""
        if actor_id in self.linked.actors or actor_id in self.added:
            return actor_id
        entry = self.register.get(actor_id)
        if entry is None:
            return None
        self.added[entry.id] = Actor(
            entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent
        )
        return entry.id

    def _tie(self, one: str, kind: TieKind, other: str, bearing: Evidence, rule: str, confidence: float) -> Tie:
        return Tie(
            id=stable_id("S", self.key, "tie", one, kind, other, bearing.start),
            stance=Stance(),
            evidence=(bearing,),
            rule=rule,
            confidence=confidence,
            source=one,
            kind=kind,
            target=other,
            means=None,
            when=None,
        )

    def bodies(self) -> list[Tie]:
        """A state body named with its country belongs to that state; "NATO's ISAF" to NATO."""
        found: list[Tie] = []
        seen: set[str] = set()
        for mention in self.linked.mentions:
            actor = self.linked.actors[mention.actor]
            shown = mention.via in (MentionVia.PATTERN, MentionVia.NAME, MentionVia.ACRONYM)
            if actor.id in seen or not shown or actor.kind not in (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT):
                continue
            if not actor.parent or not actor.parent.startswith("gov:") or actor.id == actor.parent:
                continue
            entry = self.register.get(actor.id)
            if entry is None or (not entry.generated and actor.parent not in self.linked.actors):
                continue
            parent = self._actor(actor.parent)
            if parent is None:
                continue
            seen.add(actor.id)
            bearing = evidence(self.scene.text, mention.start, mention.end)
            found.append(self._tie(actor.id, TieKind.PART_OF, parent, bearing, "part-of-by-name", 0.7))
        return found

    def titles(self, mark: Marks) -> list[Tie]:
        """Ties between a person and the body that a title before or after the name mentions."""
        if mark.sentence.kind == SentenceKind.HEADING:
            return []
        found: list[Tie] = []
        for first, last, mention in _spans(mark):
            actor = self.linked.actors[mention.actor]
            if actor.kind != ActorKind.PERSON or mention.via == MentionVia.COREFERENCE:
                continue
            found += self._before(mark, first, mention) or self._after(mark, last, mention)
        return found

    def _before(self, mark: Marks, first: int, mention: ActorMention) -> list[Tie]:
        """"Taliban Chief Hakimullah Mehsud", "Pakistani Interior Minister Rehman Malik", "President Gusmao"."""
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        j, titles = first - 1, []
        while j >= 0 and len(titles) < 7 and (_plain(tokens[j]) in roles["titles"].words or tokens[j].text in ("-", "of", "for")):
            titles.append(_plain(tokens[j]))
            j -= 1
        if not any(t.isalpha() and t not in ("of", "for") for t in titles):
            return []
        start = tokens[j + 1].start
        if j >= 0 and tokens[j].tag == "POS":
            j -= 1
        body = mark.actors.get(j) if j >= 0 else None
        if body is not None and body.actor != mention.actor and self._is_body(body):
            return self._titled(mention, titles, body.actor, min(body.start, start), mention.end, "title-before-name")
        country = self._country(mark, j) if j >= 0 else None
        if country and (gov := self._actor(f"gov:{country}")):
            return self._titled(mention, titles, gov, tokens[j].start, mention.end, "title-before-name")
        if set(titles) & roles["heads-of-state"].words or "prime" in titles:
            known = self.register.get(mention.actor)
            country = known.country if known is not None else self.linked.focus
            if country and (gov := self._actor(f"gov:{country}")) and not {"vice", "deputy", "former", "ex"} & set(titles):
                return self._titled(mention, titles, gov, start, mention.end, "head-of-state")
        return []

    def _after(self, mark: Marks, last: int, mention: ActorMention) -> list[Tie]:
        """"Mark Laity, a spokesman for NATO": the apposition after the name."""
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
            return []
        titles: list[str] = []
        for j in range(last + 2, min(last + 2 + _LONGEST_APPOSITION, len(tokens))):
            token = tokens[j]
            if token.text in _ENDS or token.tag in ("VBD", "VBZ", "VBP", "MD") or (token.text == "," and titles):
                break
            if _plain(token) in roles["leading-titles"].words | roles["member-titles"].words:
                titles.append(_plain(token))
            body = mark.actors.get(j)
            if body is not None and body.actor != mention.actor and self._is_body(body) and (titles or j + 1 < len(tokens)):
                later = [_plain(t) for t in tokens[j : j + 4]]
                titles = titles or [t for t in later if t in roles["leading-titles"].words | roles["member-titles"].words]
                if titles:
                    return self._titled(mention, titles, body.actor, mention.start, max(body.end, token.end), "title-after-name")
        return []

    def _titled(
        self, mention: ActorMention, titles: Iterable[str], body: str, start: int, end: int, rule: str
    ) -> list[Tie]:
        roles, words = self.scene.cues.roles, set(titles)
        lesser = {"vice", "deputy", "former", "late", "assistant", "ex"} & words
        leading = (bool(words & roles["leading-titles"].words) or "prime" in words) and not lesser
        member = bool(words & roles["member-titles"].words) and "prime" not in words
        if not leading and not member and not lesser:
            return []
        kind = TieKind.LEADS if leading and not member else TieKind.PART_OF
        return [self._tie(mention.actor, kind, body, evidence(self.scene.text, min(start, mention.start), max(end, mention.end)), rule, 0.75)]

    def _is_body(self, mention: ActorMention) -> bool:
        modifies = (mention.start, mention.end) in self.scene.affixes
        return not modifies and self.linked.actors[mention.actor].kind in (*ARMED, ActorKind.ORGANISATION)

    def _country(self, mark: Marks, j: int) -> str | None:
        place = mark.places.get(j)
        if place is not None:
            return self.scene.places[place.place].country
        return self.demonym_at.get(mark.sentence.tokens[j].end)


def _plain(token: Token) -> str:
    return token.lower.rstrip(".")


def _spans(mark: Marks) -> list[tuple[int, int, ActorMention]]:
    """First and last token of each mention of the sentence, in order."""
    found: list[tuple[int, int, ActorMention]] = []
    for i, mention in sorted(mark.actors.items()):
        if found and found[-1][2] is mention:
            found[-1] = (found[-1][0], i, mention)
        else:
            found.append((i, i, mention))
    return found
