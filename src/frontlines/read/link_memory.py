"""Memory: whom a report has spoken of so far, as its sentences are walked in the order of the text."""

from dataclasses import dataclass, field
from enum import IntEnum

from frontlines.lexicon.register_entry import RegisterEntry
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import slug
from frontlines.model.mention import ActorMention, MentionVia, Span
from frontlines.model.statement import TieKind
from frontlines.read.clause import Syntax


@dataclass(frozen=True, slots=True)
class ShownTie:
    """A tie that a noun phrase shows by itself: "Parad's group" is led by him, "a rogue FARC unit" part of FARC."""

    source: str  # Actor.id
    kind: TieKind
    target: str  # Actor.id
    start: int  # of the words that show it
    end: int


class Rank(IntEnum):
    """How prominently a clause spoke of an actor; what is no subject counts as false."""

    NONE = 0
    LOWER = 1  # subject of a subordinate clause, or inside a quotation
    MAIN = 2  # subject of a main clause
    SPEAKER = 3  # subject of a verb of speech


@dataclass(slots=True)
class Memory:
    """Grows while one report is linked and never leaves the linking stage."""

    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    recent: list[tuple[int, str, Rank]] = field(default_factory=list)  # sentence, actor, how prominent
    speakers: list[str] = field(default_factory=list)  # subjects of verbs of speech
    genders: dict[str, str] = field(default_factory=dict)  # person -> "m" or "f", by titles and pronouns
    phrases: dict[str, str] = field(default_factory=dict)  # head lemma -> the latest phrase actor with that head
    outsiders: dict[str, str] = field(default_factory=dict)  # "renegade" -> whom the report called so
    bodies: list[tuple[int, str, str]] = field(default_factory=list)  # state bodies: start, words, actor
    local: dict[str, str] = field(default_factory=dict)  # "police" -> the latest body of a town or province
    surnames: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)  # whole folded name -> person, other names included
    acronyms: dict[str, str] = field(default_factory=dict)  # introduced in the report: "(FIA)"
    named: set[str] = field(default_factory=set)
    affixes: dict[tuple[int, int], str] = field(default_factory=dict)
    metonyms: set[tuple[int, int]] = field(default_factory=set)
    shown: list[ShownTie] = field(default_factory=list)

    def register_actor(self, entry: RegisterEntry) -> str:
        """The register's entry as an actor of the report; its id."""
        self.actors.setdefault(
            entry.id,
            Actor(entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent),
        )
        return entry.id

    def report_actor(self, words: str, kind: ActorKind, country: str | None = None) -> str:
        """An actor known only from the report's words; its id."""
        name = " ".join(words.split())
        actor = f"r:{slug(name)}"
        self.actors.setdefault(actor, Actor(actor, name, kind, country, ActorOrigin.REPORT))
        return actor

    def add(
        self,
        span: range,
        shown: Span,
        actor: str,
        via: MentionVia,
        found: dict[int, ActorMention],
        *,
        named: bool = False,
    ) -> None:
        """Keep a mention, and let it cover the tokens of `span` that nothing covers yet."""
        mention = ActorMention(shown.start, shown.end, shown.text, actor, via)
        self.mentions.append(mention)
        if self.actors[actor].kind in (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT) and " " in shown.text:
            self.bodies.append((shown.start, shown.text.lower(), actor))
        if named:
            self.named.add(actor)
        for i in span:
            found.setdefault(i, mention)

    def note(self, syntax: Syntax, actor: str, rank: Rank) -> None:
        """Remember that the sentence spoke of the actor."""
        self.recent.append((syntax.sentence.index, actor, rank))
        if rank == Rank.SPEAKER:
            self.speakers.append(actor)
