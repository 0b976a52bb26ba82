"""Clues by which phrases are judged to fill a template's slot: words around them, what acts on them, who they are.

The names themselves are no clues (training would learn who was killed in its years), only what kind of name they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import RegisterMatch
from frontlines.model.actor import ActorKind
from frontlines.model.reading import Reading
from frontlines.model.sentence import Token
from frontlines.read.clause import Syntax
from frontlines.read.find import Names, Person
from frontlines.read.template_phrases import heads, key, phrases

# Words of violence: whether they stand in the sentence, before or behind it, is asked of every phrase.
_VIOLENCE = frozenset({
    "kill", "murder", "assassinate", "attack", "bomb", "explode", "explosion", "kidnap", "abduct", "burn", "destroy",
    "damage", "wound", "injure", "die", "death", "assassination", "kidnapping", "bombing", "fire", "shoot",
    "machinegun", "blow", "clash", "combat", "ambush", "dynamite", "set", "torture", "massacre", "hit", "place",
    "plant", "throw", "threaten", "responsibility", "claim", "perpetrate", "crime", "terrorist", "sabotage",
})  # fmt: skip
# Of persons only their kind is a clue, of bodies also which it is: some of them act in this way more than others.
_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCES, ActorKind.GOVERNMENT, ActorKind.ORGANISATION})
_LONGEST = 6  # words of a phrase told apart
_MOST = 5  # times a phrase is named, told apart


@dataclass(slots=True)
class Phrase:
    """All places where a report has the same words, and the clues from all of them."""

    start: int  # of the first
    end: int
    clues: set[str] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)  # offsets of the nouns they are built on
    actors: set[str] = field(default_factory=set)  # ids of the register


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the whole report when a phrase is looked at."""

    cues: Cues
    register: Register
    named: Mapping[int, RegisterMatch]  # by offset
    persons: Mapping[int, Person]
    roles: Mapping[int, frozenset[str]]  # by offset of a mention: the actor's kind and what it does in the events
    events: Sequence[frozenset[str]]  # by sentence
    violence: Sequence[frozenset[str]]
    most_named: str | None  # the armed group named most
    armed: int  # armed groups named


def report_clues(reading: Reading) -> set[str]:
    """Clues for which kinds of incident a report tells of."""
    found: set[str] = set()
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if token.pos in ("NOUN", "VERB", "ADJ"):
                found.add("word=" + token.lemma)
                if sentence.index < 5:
                    found.add(("first=" if sentence.index < 2 else "early=") + token.lemma)
            above = sentence.tokens[token.head]
            if token.dep in ("dobj", "nsubjpass", "nsubj") and above.pos == "VERB":
                what = token.lemma if token.pos == "NOUN" else token.entity
                found.add(f"arg={token.dep}|{above.lemma}|{what}")
    for kind, number in Counter(event.type for event in reading.events).items():
        found |= {f"event={kind}", f"events={kind}|{min(number, 3)}"}
    for event in reading.events:
        found.add(f"event={event.type}|{event.stance.status}")
        for name, filled in (("where", event.places), ("by", event.initiators), ("on", event.targets)):
            if filled:
                found.add(f"event={event.type}|{name}")
    found |= {"toll=" + toll.kind for toll in reading.tolls}
    found.add(f"length={min(len(reading.sentences) // 5, 6)}")
    return found


def gather(reading: Reading, names: Names, cues: Cues, register: Register) -> dict[str, Phrase]:
    """All phrases of a report by their key, with their clues."""
    around = _around(reading, names, cues, register)
    titles = cues.roles["titles"].words
    text = reading.report.text
    found: dict[str, Phrase] = {}
    for sentence in reading.sentences:
        syntax = Syntax(sentence)
        tokens = sentence.tokens
        acts = _acts(syntax, cues)
        shared = list(_sentence_clues(sentence.index, tokens, around))
        for head in heads(tokens):
            kind = _kind(tokens[head], cues)
            clues = [*_head_clues(syntax, head, kind, acts, around), *shared]
            clues += [f"violence={w}|{kind}" for w in around.violence[sentence.index]]
            clues += [f"told={t}|{kind}" for t in around.events[sentence.index]]
            for way, first, last in phrases(syntax, head, titles):
                start, end = tokens[first].start, tokens[last].end
                if len(words := key(text[start:end])) < 2:
                    continue
                phrase = found.setdefault(words, Phrase(start, end))
                phrase.heads.add(tokens[head].start)
                phrase.clues.update(clues)
                phrase.clues.update(_phrase_clues(tokens, (way, first, last), head, kind, around))
                named = around.named.get(tokens[head].start)
                if named is not None and start >= named.start and end <= named.end:
                    phrase.actors.add(named.entry_id)
    for phrase in found.values():
        phrase.clues.add(f"times={min(len(phrase.heads), _MOST)}")
    return found


def _around(reading: Reading, names: Names, cues: Cues, register: Register) -> Around:
    matches = [m for m in names.register if not m.is_state_name]
    times = Counter(m.entry_id for m in matches if _actor_kind(register, m.entry_id) == ActorKind.ARMED_GROUP)
    does: dict[str, set[str]] = {a.id: {"actor=" + a.kind} for a in reading.actors}
    for event in reading.events:
        for actors, name in ((event.initiators, "does"), (event.targets, "suffers")):
            for actor in actors:
                does.setdefault(actor, set()).add(f"{name}={event.type}")
    events = [
        frozenset(e.type for e in reading.events if s.start <= e.evidence[0].start < s.end) for s in reading.sentences
    ]
    return Around(
        cues=cues,
        register=register,
        named={k: m for m in matches for k in range(m.start, m.end)},
        persons={k: p for p in names.persons for k in range(p.start, p.end)},
        roles={k: frozenset(does[m.actor]) for m in reading.actor_mentions for k in range(m.start, m.end)},
        events=events,
        violence=[frozenset(t.lemma for t in s.tokens) & _VIOLENCE for s in reading.sentences],
        most_named=times.most_common(1)[0][0] if times else None,
        armed=len(times),
    )


def _actor_kind(register: Register, entry_id: str) -> str:
    entry = register.get(entry_id)
    return "none" if entry is None else entry.kind


def _kind(token: Token, cues: Cues) -> str:
    """What sort of noun: the label of a name, a class of nouns, or the part of speech."""
    return token.entity or min(cues.classes.get(token.lemma, ()), default=token.pos)


def _word(token: Token) -> str:
    """The word as a clue: names only by their kind."""
    return f"<{token.entity}>" if token.pos == "PROPN" else token.lemma


def _acts(syntax: Syntax, cues: Cues) -> dict[int, list[tuple[str, str]]]:
    """By token, the predicates it is an argument of, with its part in them."""
    found: dict[int, list[tuple[str, str]]] = {}
    for i, token in enumerate(syntax.tokens):
        if token.pos == "VERB" or (token.pos == "NOUN" and "acts" in cues.classes.get(token.lemma, ())):
            frame = syntax.frame(i)
            slots = (("agent", frame.agents), ("patient", frame.patients), *frame.obliques.items())
            for slot, arguments in slots:
                for argument in arguments:
                    found.setdefault(argument, []).append((slot, token.lemma))
    return found


def _sentence_clues(index: int, tokens: Iterable[Token], around: Around) -> Iterator[str]:
    yield f"at={0 if index == 0 else 1 if index < 3 else 2 if index < 7 else 3}"
    for lemma in {t.lemma for t in tokens if t.pos in ("VERB", "NOUN", "ADJ")}:
        yield "beside=" + lemma
    for kind in around.events[index]:
        yield "told=" + kind
    if index:
        yield from ("before=" + w for w in around.violence[index - 1])
    if index + 1 < len(around.violence):
        yield from ("after=" + w for w in around.violence[index + 1])


def _head_clues(
    syntax: Syntax, i: int, kind: str, acts: Mapping[int, Sequence[tuple[str, str]]], around: Around
) -> Iterator[str]:
    """Clues that all phrases built on a noun share."""
    tokens = syntax.tokens
    token, above = tokens[i], tokens[tokens[i].head]
    yield from ("noun=" + _word(token), "kind=" + kind, "pos=" + token.pos, "dep=" + token.dep)
    if token.entity:
        yield "entity=" + token.entity
    yield from ("class=" + c for c in around.cues.classes.get(token.lemma, ()))
    for k in syntax.children[i]:
        kid = tokens[k]
        if kid.dep in ("amod", "compound", "nummod", "nmod"):
            yield "modifier=" + _word(kid)
        elif kid.dep == "poss":
            yield "owned"
        elif kid.dep in ("appos", "conj", "relcl", "acl"):
            yield f"{kid.dep}={_word(kid)}"
    if token.dep == "pobj":
        higher = tokens[above.head]
        yield from (f"prep={above.lower}", f"prep={above.lower}|{_word(higher)}", f"over={_word(higher)}")
    else:
        yield from (f"head={token.dep}|{_word(above)}", f"over={_word(above)}")
    if token.dep in ("conj", "appos"):
        for slot, act in acts.get(token.head, ()):
            yield from (f"with={slot}|{act}", f"with={slot}|{act}|{kind}")
    for slot, act in acts.get(i, ()):
        yield from (f"slot={slot}", f"slot={slot}|{act}", f"slot={slot}|{act}|{kind}", f"act={act}|{kind}")
    for step in (-2, -1, 1, 2):
        if 0 <= i + step < len(tokens):
            yield f"near{step}={_word(tokens[i + step])}"
    yield from (around.roles.get(token.start, ()))
    named = around.named.get(token.start)
    if named is not None:
        actor_kind = _actor_kind(around.register, named.entry_id)
        yield from ("named=" + actor_kind, *(f"named={actor_kind}|{s}|{a}" for s, a in acts.get(i, ())))
        if actor_kind in _BODIES:
            yield "who=" + named.entry_id
        if named.entry_id == around.most_named:
            yield "most named"
        if actor_kind == ActorKind.ARMED_GROUP:
            yield f"armed={min(around.armed, 4)}"
    person = around.persons.get(token.start)
    if person is not None:
        yield from ("person", "title=" + person.title.rpartition(" ")[2])


def _phrase_clues(
    tokens: Sequence[Token], phrase: tuple[str, int, int], head: int, kind: str, around: Around
) -> Iterator[str]:
    """Clues of one way to quote a noun."""
    way, first, last = phrase
    long = min(last - first + 1, _LONGEST)
    noun = _word(tokens[head])
    yield from (f"way={way}", f"way={way}|{kind}", f"way={way}|{noun}", f"long={long}", f"long={way}|{long}")
    yield from (f"opens={_word(tokens[first])}", f"opens pos={tokens[first].pos}")
    if first:
        yield f"left={_word(tokens[first - 1])}"
    if last + 1 < len(tokens):
        yield f"right={_word(tokens[last + 1])}"
    if tokens[head].dep == "compound" and tokens[head].pos != "PROPN":
        yield "in compound"
    start, end = tokens[first].start, tokens[last].end
    named, person = around.named.get(tokens[head].start), around.persons.get(tokens[head].start)
    if named is not None:
        yield f"reach={_reach(start, end, named)}|{_actor_kind(around.register, named.entry_id)}"
    if person is not None:
        yield f"person={_reach(start, end, person)}"


def _reach(start: int, end: int, name: RegisterMatch | Person) -> str:
    if (start, end) == (name.start, name.end):
        return "same"
    return "inside" if start >= name.start and end <= name.end else "beyond"
