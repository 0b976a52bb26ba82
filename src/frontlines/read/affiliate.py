"""Affiliate: what names and titles show: whose army it is, who leads ("Taliban chief X"), who belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import Demonym
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import fold, stable_id
from frontlines.model.mention import ActorMention, MentionVia
from frontlines.model.sentence import SentenceKind
from frontlines.model.stance import Stance
from frontlines.model.statement import Evidence, Tie, TieKind
from frontlines.read.evidence import evidence
from frontlines.read.link import ARMED, Linked
from frontlines.read.link_pronouns import PRONOUNS
from frontlines.read.marks import Marks
from frontlines.read.resolve import Scene

_LONGEST_APPOSITION = 16  # tokens between a name's comma and the end of what it says of the person
_LONGEST_TITLE = 8  # words
_LINKS = frozenset({"of", "for", "and", "-", "the", "&"})
_FILLERS = frozenset({"the", "a", "an", "’s", "'s", "its", "their", "another", "top", "senior"})
_OWNERS = frozenset({"its", "their", "his", "local"})
_OF_CABINET = frozenset({"minister", "premier", "foreign-minister"})
_POSTS = frozenset({"chief", "head", "director", "leader", "chairman", "commander-in-chief"})
# Written before a name whatever the post: "army chief General X" leads all the same.
_RANKS = frozenset({"general", "colonel", "major", "captain", "lieutenant", "brigadier", "admiral"})
_BETWEEN = frozenset({",", ":", "–", "—", "-", "and"})  # names of a list
_PORTFOLIOS = (
    ("mod:", frozenset({"defence", "defense"})),
    ("mfa:", frozenset({"foreign"})),
    ("moi:", frozenset({"interior", "home"})),
    ("moh:", frozenset({"health"})),
)
_MEN = frozenset({"soldiers", "soldier", "troops", "officer", "officers", "policemen", "servicemen", "personnel"})
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
    owned = [t for mark in scene.marks for t in finder.owned(mark)]
    titled = [t for mark in scene.marks for t in finder.titles(mark)]
    ties = [*finder.bodies(), *finder.shown(), *owned, *titled, *finder.of_the_state(titled)]
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
        self.heads: list[tuple[ActorMention, Sequence[str], int]] = []  # persons with a title but no state beside it
        self.once: set[str] = set()  # persons whom the report calls former holders of an office

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
        """A state body belongs to its government, or to the army of which it is a part, where the report has both."""
        found: list[Tie] = []
        seen: set[str] = set()
        for mention in self.linked.mentions:
            actor = self.linked.actors[mention.actor]
            if actor.id in seen or actor.origin != ActorOrigin.REGISTER or _only_people(mention):
                continue  # "soldiers" name no army
            seen.add(actor.id)
            above = self.register.ancestors(actor.id)
            parent = next((p for p in above if p in self.linked.actors), None)
            if parent is None or not self._shows_parent(actor, parent):
                continue
            bearing = evidence(self.scene.text, mention.start, mention.end)
            found.append(self._tie(actor.id, TieKind.PART_OF, parent, bearing, "part-of-by-name", 0.7))
        return found

    def _shows_parent(self, actor: Actor, parent: str) -> bool:
        """Whether an actor's name tells what it is part of: a state's body, "al-Qaeda in the Islamic Maghreb"."""
        above = self.linked.actors[parent]
        if actor.kind == ActorKind.ARMED_GROUP:
            return above.kind == ActorKind.ARMED_GROUP and fold(actor.name).startswith(fold(above.name) + " ")
        if actor.kind not in (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT):
            return False
        at_home = actor.kind == ActorKind.STATE_FORCES and actor.country == self.linked.focus
        of_state = ":" in actor.id or (at_home and parent == actor.parent)
        return of_state and above.kind in (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT)

    def shown(self) -> list[Tie]:
        """Ties that noun phrases show: "Parad's group" is his, "a rogue FARC unit" was part of FARC."""
        return [
            self._tie(
                one.source,
                one.kind,
                one.target,
                evidence(self.scene.text, one.start, one.end),
                "shown-by-phrase",
                0.65,
            )
            for one in self.linked.shown
        ]

    def owned(self, mark: Marks) -> list[Tie]:
        """ "NATO's ISAF", "Iran's Quds Force": what a body owns is part of it."""
        found: list[Tie] = []
        tokens = mark.sentence.tokens
        for first, _, mention in _spans(mark):
            actor = self.linked.actors[mention.actor]
            if first < 2 or tokens[first - 1].tag != "POS" or mention.actor not in self.linked.named:
                continue
            owner = mark.actors.get(first - 2)
            if owner is None or owner.actor == actor.id or not self._is_body(owner):
                continue
            state = self.linked.actors[owner.actor].kind == ActorKind.GOVERNMENT
            kinds = (ActorKind.STATE_FORCES,) if state else (*ARMED, ActorKind.ORGANISATION)
            if actor.kind in kinds and actor.kind != ActorKind.GOVERNMENT:
                bearing = evidence(self.scene.text, owner.start, mention.end)
                found.append(self._tie(actor.id, TieKind.PART_OF, owner.actor, bearing, "part-of-by-owner", 0.7))
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
            first = self._without_titles(mark, first, last)
            found += (
                self._led_by(mark, first, mention)
                or self._before(mark, first, mention)
                or self._after(mark, last, mention)
                or self._of(mark, first, last, mention)
                or self._colleague(mark, first, mention)
            )
        return found

    def _without_titles(self, mark: Marks, first: int, last: int) -> int:
        """A name of the register may begin with its title: "Major Alfredo Reinado"."""
        tokens, titles = mark.sentence.tokens, self.scene.cues.roles["titles"].words
        while first < last and tokens[first].plain in titles:
            first += 1
        return first

    def _led_by(self, mark: Marks, first: int, mention: ActorMention) -> list[Tie]:
        """ "the brigade, commanded by Gen. Juan Soto", "the brigade under Gen. Soto"; titles confuse the parser."""
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        titles, j = self._titles_ending(mark, first - 1)
        if j < 1 or tokens[j].lower not in ("by", "under", "of"):
            return []
        if tokens[j].lower == "of":  # "the al-Qaida network of Osama bin Laden"
            group = mark.actors.get(j - 1)
            if titles or group is None or self.linked.actors[group.actor].kind != ActorKind.ARMED_GROUP:
                return []
            if group.actor.startswith("r:"):
                return []
        if tokens[j].lower == "by":
            j -= 1
            if tokens[j].lemma not in roles["leading-verbs"].words:
                return []
        elif not titles:
            return []
        j -= 1
        while j > 0 and (tokens[j].text in (",", "(") or tokens[j].pos in ("AUX", "ADV")):
            j -= 1
        body = mark.actors.get(j)
        if body is None or body.actor == mention.actor or not self._is_body(body):
            return []
        bearing = evidence(self.scene.text, body.start, mention.end)
        return [self._tie(mention.actor, TieKind.LEADS, body.actor, bearing, "led-by", 0.75)]

    def _before(self, mark: Marks, first: int, mention: ActorMention) -> list[Tie]:
        """What stands before the name.

        "Taliban chief Hakimullah Mehsud", "Pakistani Interior Minister Rehman Malik",
        "the Thai Prime Minister, Thaksin", "the head of the Red Cross, Anna Nelson".
        """
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        comma = first > 1 and tokens[first - 1].text == ","
        last = first - 2 if comma else first - 1
        titles, j = self._titles_ending(mark, last)
        if not any(t in roles["titles"].words for t in titles):
            return self._title_of(mark, last, mention)
        start = tokens[j + 1].start
        if j >= 0 and tokens[j].tag == "POS":
            j -= 1
        while j >= 0 and tokens[j].lower in _FILLERS:
            j -= 1
        body = mark.actors.get(j) if j >= 0 else None
        if body is not None and body.actor != mention.actor and self._is_body(body):
            opening = next((k for k in range(j, -1, -1) if tokens[k].start < body.start), -1)
            if self._is_past(mark, opening, titles):  # "former Taliban commander"
                return self._held_once(mention)
            owned = any(t.lower in _OWNERS for t in tokens[j + 1 : last + 1])
            if owned and set(titles) & roles["field-titles"].words:
                titles.append("member")  # "Taliban rebels and their commander X": one commander of several
            return self._titled(mention, titles, body.actor, min(body.start, start), mention.end, "title-before-name")
        country = self._country(mark, j) if j >= 0 else None
        if self._is_past(mark, j - 1 if country else j, titles):
            return self._held_once(mention)
        if country and (gov := self._actor(f"gov:{country}")):
            return self._titled(mention, titles, gov, tokens[j].start, mention.end, "title-before-name")
        if comma or roles["past-titles"].words & set(titles):
            return []
        self.heads.append((mention, titles, start))
        return []

    def _is_past(self, mark: Marks, before: int, titles: Iterable[str]) -> bool:
        """Whether an office is no longer held, or not in full; "former" may stand before the country's name too."""
        tokens, past = mark.sentence.tokens, self.scene.cues.roles["no-longer"].words
        words = {t.plain for t in tokens[max(0, before - 1) : max(0, before + 1)] if t.pos != "PUNCT"}
        return bool(past & words or past & set(titles))

    def _held_once(self, mention: ActorMention) -> list[Tie]:
        self.once.add(mention.actor)
        return []

    def of_the_state(self, explicit: Sequence[Tie]) -> list[Tie]:
        """ "President Gusmao" leads and "Foreign Minister Horta" belongs to the government the report has already.

        Only after all titles that name their state: a person tied to another state anywhere leads none by default,
        and neither does a second president where the report names one for the state in focus.
        """
        roles, found = self.scene.cues.roles, list[Tie]()
        states: dict[str, set[str]] = {}  # person -> the countries of the bodies he is tied to
        led: dict[str, str] = {}  # government -> who leads it by title
        for tie in explicit:
            if country := self._state_of(tie.target):
                states.setdefault(tie.source, set()).add(country)
                if tie.kind == TieKind.LEADS:
                    led.setdefault(tie.target, tie.source)
        for mention, titles, start in self.heads:
            head = bool(set(titles) & roles["heads-of-state"].words) or "prime" in titles
            secretary = "secretary" in titles
            if not (head or secretary or set(titles) & _OF_CABINET) or mention.actor in self.once:
                continue
            known = self.register.get(mention.actor)
            country = known.country if known is not None else self.linked.focus
            gov = f"gov:{country}"
            if secretary and not self._is_only_ministry(self._ministry(gov, set(titles))):
                continue
            if (gov not in self.linked.actors and not secretary) or states.get(mention.actor, {country}) != {country}:
                continue
            if head and "prime" not in titles and known is None and led.get(gov, mention.actor) != mention.actor:
                continue
            rule = "head-of-state" if head else "title-before-name"
            found += self._titled(mention, titles, gov, start, mention.end, rule)
        return found

    def _state_of(self, body: str) -> str | None:
        actor = self.linked.actors.get(body) or self.added.get(body)
        return actor.country if actor is not None and actor.kind in ARMED else None

    def _titles_ending(self, mark: Marks, last: int) -> tuple[list[str], int]:
        """The title words that end at token `last`, nearest first, and the index of the token before them."""
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        titles: list[str] = []
        j = last
        while j >= 0 and len(titles) < _LONGEST_TITLE:
            word = tokens[j].plain
            if word == "senior" and titles and j > 0 and tokens[j - 1].plain in roles["titles"].words:
                titles.clear()  # "police chief Senior Supt. X": the post stands before the rank
                j -= 1
                continue
            dot = tokens[j].text == "." and j > 0 and tokens[j - 1].plain in roles["titles"].words  # "Maj . Gen."
            part = word in roles["title-parts"].words and j not in mark.actors
            if (
                not dot
                and word not in roles["titles"].words
                and not (part and (titles or tokens[j].text[:1].isupper()))
            ):
                break
            titles.append(word)
            j -= 1
        while titles and titles[-1] in _LINKS:
            titles.pop()
            j += 1
        return titles, j

    def _title_of(self, mark: Marks, last: int, mention: ActorMention) -> list[Tie]:
        """ "the commander of the Sixth Army, Friedrich Paulus": a title with its body, then the name."""
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        body = mark.actors.get(last) if last >= 0 else None
        if body is None or body.actor == mention.actor or not self._is_body(body):
            return []
        j = last
        while j >= 0 and tokens[j].start >= body.start:
            j -= 1
        while j >= 0 and tokens[j].lower in _FILLERS:
            j -= 1
        if j < 1 or tokens[j].lower not in ("of", "for", "in", "at"):
            return []
        titles, before = self._titles_ending(mark, j - 1)
        if not any(t in roles["leading-titles"].words | roles["member-titles"].words for t in titles):
            return []
        return self._titled(mention, titles, body.actor, tokens[before + 1].start, mention.end, "title-before-name")

    def _after(self, mark: Marks, last: int, mention: ActorMention) -> list[Tie]:
        """ "Mark Laity, a spokesman for NATO": the apposition after the name."""
        tokens, roles = mark.sentence.tokens, self.scene.cues.roles
        if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
            return []
        known = roles["leading-titles"].words | roles["member-titles"].words
        titles: list[str] = []
        links: list[str] = []  # prepositions since the first title
        for j in range(last + 2, min(last + 2 + _LONGEST_APPOSITION, len(tokens))):
            token = tokens[j]
            if token.text in _ENDS or token.tag in ("VBD", "VBZ", "VBP", "MD"):
                break
            if token.text == "," and titles and not self._opens_body(mark, j + 1):
                break
            if token.plain in roles["no-longer"].words and not titles:
                return self._held_once(mention)  # "X, a former commander of Y"
            if token.plain in known or token.plain in roles["past-titles"].words:
                titles.append(token.plain)
            elif titles and token.lower in ("of", "for", "in", "at", "to"):
                links.append(token.lower)
            body = mark.actors.get(j)
            if body is None or body.actor == mention.actor or not self._is_body(body):
                continue
            if self._owns_body(mark, j):
                continue  # "commander of the army's 403rd Brigade" commands the brigade
            later = [t.plain for t in tokens[j + 1 : j + 5]]
            inner = self._inner_body(mark, j)
            titles = titles or ([t for t in later if t in known] if inner else [])
            if not titles:
                continue
            if len(links) > 1 or (inner and links):
                titles.append("member")  # "chief of operations for", "head of the UN office": not of the whole body
            elif inner and self._is_of_place(mark, j):
                titles.append("member")  # "the police director of Mindanao" does not lead all police
            return self._titled(
                mention, titles, body.actor, mention.start, max(body.end, token.end), "title-after-name"
            )
        return []

    def _opens_body(self, mark: Marks, j: int) -> bool:
        """Whether the name of a body begins at token `j`, as soldiers write it: "X, commander, Second Division"."""
        tokens = mark.sentence.tokens
        if tokens[j - 2].plain not in self.scene.cues.roles["leading-titles"].words:
            return False
        at = j + 1 if j + 1 < len(tokens) and tokens[j].lower == "the" else j
        body = mark.actors.get(at)
        return body is not None and body.via == MentionVia.NAME and self._is_body(body)

    def _owns_body(self, mark: Marks, j: int) -> bool:
        """Whether the body at token `j` stands in the genitive before another one."""
        tokens = mark.sentence.tokens
        if j + 1 >= len(tokens) or tokens[j + 1].tag != "POS":
            return False
        own = mark.actors.get(tokens[j].head)
        return tokens[j].head > j and own is not None and self._is_body(own)

    def _is_of_place(self, mark: Marks, j: int) -> bool:
        """Whether "of" or "in" and a name follow the noun that the body's name stands before."""
        syntax, noun = mark.syntax, mark.sentence.tokens[j].head
        return any(
            syntax.tokens[p].pos == "PROPN"
            for k in syntax.kids(noun, "prep")
            if syntax.tokens[k].lower in ("of", "in", "for")
            for p in syntax.kids(k, "pobj")
        )

    def _inner_body(self, mark: Marks, j: int) -> bool:
        """Whether the body's name at token `j` only modifies the noun behind it: "the UN office", "the UN chief"."""
        token = mark.sentence.tokens[j]
        return token.dep in ("compound", "poss", "nmod", "amod") and token.head > j and token.head not in mark.actors

    def _first_of_row(self, mark: Marks, first: int) -> int:
        """Where "commanders Parad and Jumdail alias Dr. Abu" begins: the title stands before the first of them."""
        tokens, titles = mark.sentence.tokens, self.scene.cues.roles["titles"].words
        while first > 2:
            k = first - 1
            while k > 0 and tokens[k].plain in titles:
                k -= 1
            if tokens[k].lower not in ("and", "alias", "aka", ",") or (k - 1) not in mark.actors:
                return first
            before = mark.actors[k - 1]
            if self.linked.actors[before.actor].kind != ActorKind.PERSON:
                return first
            first = k - 1
            while first > 0 and mark.actors.get(first - 1) is before:
                first -= 1
        return first

    def _of(self, mark: Marks, first: int, last: int, mention: ActorMention) -> list[Tie]:
        """ "Sean McCormack of the State Department", "commander Parad of Abu Sayyaf", "the IRC's Kurt Tjossem"."""
        tokens = mark.sentence.tokens
        if last + 1 < len(tokens) and tokens[last + 1].lower in ("of", "from"):
            j = last + 2
            while (
                j + 1 < len(tokens)
                and j < last + 5
                and j not in mark.actors
                and tokens[j].pos in ("DET", "ADJ", "PROPN", "NOUN")
            ):
                j += 1
            body = mark.actors.get(j)
            if (
                body is not None
                and body.actor != mention.actor
                and self._is_body(body)
                and body.via != MentionVia.METONYM
            ):
                titles, _ = self._titles_ending(mark, self._first_of_row(mark, first) - 1)
                leading = [t for t in titles if t in self.scene.cues.roles["leading-titles"].words]
                return self._titled(
                    mention, leading or ["member"], body.actor, mention.start, body.end, "name-of-body"
                )
        if first > 1 and tokens[first - 1].tag == "POS":
            body = mark.actors.get(first - 2)
            if body is not None and self._is_body(body) and body.via != MentionVia.METONYM:
                return self._titled(mention, ["member"], body.actor, body.start, mention.end, "name-of-body")
        return []

    def _colleague(self, mark: Marks, first: int, mention: ActorMention) -> list[Tie]:
        """ "Red Cross workers Anna Nelson and Paul Roth", "two drivers of the Red Cross, Swiss Paul Roth"."""
        syntax, tokens, j = mark.syntax, mark.sentence.tokens, first - 1
        while j >= 0 and (
            tokens[j].text in _BETWEEN
            or tokens[j].end in self.demonym_at
            or (j in mark.actors and self.linked.actors[mark.actors[j].actor].kind == ActorKind.PERSON)
        ):
            j -= 1
        if j < 1:
            return []
        body = mark.actors.get(j)
        members = self.scene.cues.roles["member-nouns"].words
        if tokens[j].lemma in members:
            # "Red Cross workers" may be an actor of its own; the body is the name before the noun.
            before = (k for k in syntax.kids(j, "compound", "nmod", "poss") if k in mark.actors)
            body = next((mark.actors[k] for k in before if self._is_body(mark.actors[k])), body)
        else:
            opening = next((k for k in range(j, -1, -1) if body is None or tokens[k].start < body.start), -1)
            while opening > 0 and tokens[opening].pos == "DET":
                opening -= 1
            if opening < 1 or tokens[opening].lower not in ("of", "from") or tokens[opening - 1].lemma not in members:
                return []
        if body is None or not self._is_body(body):
            return []
        bearing = evidence(self.scene.text, min(body.start, mention.start), max(body.end, mention.end))
        return [self._tie(mention.actor, TieKind.PART_OF, body.actor, bearing, "name-of-body", 0.65)]

    def _ministry(self, body: str, words: set[str]) -> str | None:
        """The ministry that a minister of a state heads, where the report speaks of it."""
        if not body.startswith("gov:") or not words & {"minister", "secretary"}:
            return None
        for kind, portfolio in _PORTFOLIOS:
            ministry = body.replace("gov:", kind)
            if words & portfolio and ministry in self.linked.actors:
                return ministry
        return None

    def _is_only_ministry(self, ministry: str | None) -> bool:
        """Whether the report speaks of this ministry and of none of its kind elsewhere: whose "secretary" it is."""
        if ministry is None:
            return False
        kind = ministry.split(":")[0] + ":"
        return [a for a in self.linked.actors if a.startswith(kind)] == [ministry]

    def _titled(
        self, mention: ActorMention, titles: Iterable[str], body: str, start: int, end: int, rule: str
    ) -> list[Tie]:
        roles, words = self.scene.cues.roles, set(titles)
        lesser = self.scene.cues.roles["past-titles"].words & words
        leading = (bool(words & roles["leading-titles"].words) or "prime" in words) and not lesser
        of_members = words - _RANKS if words & _POSTS else words
        member = bool(of_members & roles["member-titles"].words) and "prime" not in words
        if not leading and not member and not lesser:
            return []
        kind = TieKind.LEADS if leading and not member else TieKind.PART_OF
        if not lesser and (ministry := self._ministry(body, words)) is not None:
            kind, body = TieKind.LEADS, ministry
        if body.startswith("gov:") and words & roles["field-titles"].words and kind == TieKind.LEADS:
            # "commander of British forces in Helmand" leads soldiers and no state.
            kind, body = TieKind.PART_OF, self._actor(body.replace("gov:", "army:")) or body
        return [
            self._tie(
                mention.actor,
                kind,
                body,
                evidence(self.scene.text, min(start, mention.start), max(end, mention.end)),
                rule,
                0.75,
            )
        ]

    def _is_body(self, mention: ActorMention) -> bool:
        modifies = (mention.start, mention.end) in self.scene.affixes
        return not modifies and self.linked.actors[mention.actor].kind in (*ARMED, ActorKind.ORGANISATION)

    def _country(self, mark: Marks, j: int) -> str | None:
        place = mark.places.get(j)
        if place is not None:
            return place.place.removeprefix("country:") if place.place.startswith("country:") else None
        return self.demonym_at.get(mark.sentence.tokens[j].end)


def _only_people(mention: ActorMention) -> bool:
    """Whether the words are for armed men or a mere pronoun, not for the body they serve in."""
    words = mention.text.lower()
    return words in PRONOUNS or words.split()[-1] in _MEN


def _spans(mark: Marks) -> list[tuple[int, int, ActorMention]]:
    """First and last token of each mention of the sentence, in order."""
    found: list[tuple[int, int, ActorMention]] = []
    for i, mention in sorted(mark.actors.items()):
        if found and found[-1][2] is mention:
            found[-1] = (found[-1][0], i, mention)
        else:
            found.append((i, i, mention))
    return found
