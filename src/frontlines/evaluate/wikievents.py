"""WikiEvents: events and their arguments in long news articles, as far as our types go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_lines, corpus_report
from frontlines.evaluate.scores import Tally
from frontlines.evaluate.spans import overlapping, paired, tally
from frontlines.model.mention import Span
from frontlines.model.reading import Reading
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Event

_EXPECTS = "dev.jsonl of WikiEvents, one document a line, or a folder that holds it"
_REMEDY = f"expected {_EXPECTS}"
_TAKEN_BACK = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})

# The beginnings of KAIROS types that have types of ours, the longest that fits counting.
_ATTACKS = frozenset({
    "battle", "offensive", "air_strike", "shelling", "bombing", "suicide_bombing", "attack_on_civilians", "crackdown",
    "execution", "assassination", "chemical_attack", "invasion", "siege", "capture",
})  # fmt: skip
_TYPES: Mapping[str, frozenset[str]] = {
    "Conflict.Attack": _ATTACKS,
    "Conflict.Demonstrate": frozenset({"protest", "riot", "crackdown"}),
    "Justice.ArrestJailDetain": frozenset({"detention"}),
    "Justice.ReleaseParole": frozenset({"release"}),
    "Contact.Contact.Meet": frozenset({"negotiation"}),
    "Contact.ThreatenCoerce": frozenset({"threat"}),
    "Contact.RequestCommand": frozenset({"demand"}),
    "ArtifactExistence.DamageDestroyDisableDismantle": frozenset({"looting_destruction", *_ATTACKS}),
    "Movement.Transportation.Evacuation": frozenset({"displacement"}),
}
_ACTING = frozenset({"Attacker", "Demonstrator", "Jailer", "Participant", "Communicator", "Destroyer", "Damager"})
_SUFFERING = frozenset({"Target", "Victim", "Detainee", "Recipient"})


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event: where its word stands, the types of ours that fit, and the words of its arguments by our roles."""

    trigger: Span
    sentence: tuple[int, int]
    types: frozenset[str]
    roles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WikiCase:
    """One article and those of its events that have a type of ours."""

    name: str
    text: str
    events: tuple[GoldEvent, ...]


def load(path: Path) -> Iterator[WikiCase]:
    """The articles, laid out one sentence a line, as the corpus glues headlines to what follows them."""
    path = path / "dev.jsonl" if path.is_dir() else path
    for number, row in enumerate(corpus_lines(path, _REMEDY), 1):
        try:
            text, tokens, sentences = _laid_out(row)
            events = tuple(
                GoldEvent(
                    Span(*_reach(tokens, one["trigger"]), one["trigger"]["text"]),
                    sentences[one["trigger"]["sent_idx"]],
                    types,
                    _roles(one["arguments"]),
                )
                for one in row["event_mentions"]
                if (types := _ours(str(one["event_type"])))
            )
            yield WikiCase(str(row["doc_id"]), text, events)
        except (KeyError, TypeError, IndexError, ValueError) as error:
            raise CorpusError(path, f"document {number} lacks {error}", _REMEDY) from error


def _laid_out(row: Mapping[str, Any]) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The text, where each of its tokens stands, and where each sentence."""
    text, tokens, sentences = "", [], []
    for words, _ in row["sentences"]:
        begin, first = len(text), words[0][1] if words else 0
        last = first
        for word, start, end in words:
            text += " " * (start - last) + word
            last = end
            tokens.append((len(text) - len(word), len(text)))
        sentences.append((begin, len(text)))
        text += "\n"
    return text, tokens, sentences


def _reach(tokens: Sequence[tuple[int, int]], trigger: Mapping[str, Any]) -> tuple[int, int]:
    return tokens[trigger["start"]][0], tokens[trigger["end"] - 1][1]


def _ours(kind: str) -> frozenset[str]:
    best = max((name for name in _TYPES if kind.startswith(name)), key=len, default="")
    return _TYPES.get(best, frozenset())


def _roles(arguments: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    def of(roles: frozenset[str]) -> tuple[str, ...]:
        return tuple(str(a["text"]) for a in arguments if a["role"] in roles)

    return {"initiators": of(_ACTING), "targets": of(_SUFFERING), "places": of(frozenset({"Place"}))}


def score(case: WikiCase, machine: Machine) -> Outcome:
    """Our events against the gold's, by sentence, then by type; then the arguments of those that match."""
    reading = machine.read(corpus_report(case.text, case.name))
    wanted = frozenset().union(*_TYPES.values())
    given = [e for e in reading.events if e.type in wanted and e.stance.status not in _TAKEN_BACK]
    here = paired(case.events, given, _in_sentence)
    typed = paired(case.events, given, lambda g, p: p.type in g.types and _in_sentence(g, p))
    return Outcome(
        case.name,
        {
            "events": tally(*here),
            "types": tally(*typed),
            "roles": Tally.together([_arguments(g, p, reading, role) for g, p in typed[0] for role in g.roles]),
        },
        (
            *(
                Mistake("types", MistakeKind.MISSED, min(g.types), "", case.text[slice(*g.sentence)])
                for g in typed[1]
            ),
            *(Mistake("types", MistakeKind.EXTRA, "", p.type, p.evidence[0].exact) for p in typed[2]),
        ),
    )


def _in_sentence(gold: GoldEvent, given: Event) -> bool:
    start, end = gold.sentence
    return any(overlapping(Span(start, end, ""), piece) for piece in given.evidence)


def _arguments(gold: GoldEvent, event: Event, reading: Reading, role: str) -> Tally:
    """Arguments whose names share their last word with the gold's; KAIROS marks the head of each only."""
    ours = getattr(event, role)
    mentions = reading.place_mentions if role == "places" else reading.actor_mentions
    key = "place" if role == "places" else "actor"
    forms = {one: {m.text.split()[-1].lower() for m in mentions if getattr(m, key) == one} for one in ours}
    names = {head.split()[-1].lower() for head in gold.roles[role] if head.split()}
    hits = sum(bool(words & names) for words in forms.values())
    return Tally(min(hits, len(names)), len(names), len(ours))


WIKIEVENTS = Benchmark(
    name="wikievents",
    title="WikiEvents: events and arguments in 20 long articles",
    cite="Li, Ji & Han 2021, MIT; measure our own, over the KAIROS types that have one of ours",
    expects=_EXPECTS,
    at="corpora/wikievents",
    figures={
        "events": "events of ours in the sentence of the gold's, one to one",
        "types": "of a fitting type as well",
        "roles": "of these: initiators, targets and places that share the head word the gold marks",
    },
    load=load,
    score=score,
    quick=4,
)
