"""State: rules over clauses into candidate statements: events, ties, control, tolls; each with its words and rule."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from frontlines.lexicon.rules import Condition, Outcome, Rule, Rules, Trigger
from frontlines.model.event_kinds import POLITICAL
from frontlines.model.place import PlacePrecision
from frontlines.model.sentence import SentenceKind
from frontlines.model.stance import Stance
from frontlines.model.when import When
from frontlines.read.clause import Frame, Syntax
from frontlines.read.marks import Marks
from frontlines.read.parties import doers, is_political, parties_at, party_heads, suffers
from frontlines.read.resolve import Resolver, Scene
from frontlines.read.sharing import helped, joiner, shared_above, taker
from frontlines.read.slots import above_agent, aim, behind, behind_text, manned, positions
from frontlines.read.speech import Attribution
from frontlines.read.victims import beside, toll_of, victims
from frontlines.read.weigh import weigh

_FORMS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "VERB", "ADV")}
_ADJACENT = 5  # how far the words of a verb phrase may stand apart: "carried several attacks out"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one rule found at one place of the text."""

    kind: str  # event, tie, control, toll
    value: str
    rule: Rule
    sentence: int
    predicate: int
    frame: Frame
    stance: Stance
    roles: dict[str, tuple[str, ...]]  # role -> actor or place ids
    means: str | None = None
    heads: dict[str, tuple[int, ...]] = field(default_factory=dict)  # role -> token heads, for counts and words
    placeless: bool = False  # the rule says that such an act has no place ("places: never")
    dated: When | None = None  # a time that other words than a date give: "the third anniversary of"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule whose trigger stood there but whose conditions did not hold."""

    rule: str
    sentence: int
    words: str
    why: str


def state(
    scene: Scene,
    rules: Rules,
    attributions: Sequence[Sequence[Attribution]],
    *,
    wide: Sequence[Marks] | None = None,
    near: list[NearMiss] | None = None,
) -> list[Candidate]:
    """All candidates in the order of the text; `attributions` are by sentence, `near` collects near misses.

    `wide` are the marks with those who are actors only as parties to political acts; the scene's own if None.
    """
    found: list[Candidate] = []
    for mark, widened in zip(scene.marks, wide or scene.marks, strict=True):
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        resolver = Resolver(scene, mark)
        open_to_all = resolver if widened is mark else Resolver(scene, widened)
        used: set[int] = set()
        for i, token in enumerate(mark.sentence.tokens):
            pairs = rules.by_lemma.get(token.lemma, ())
            if token.lower != token.lemma and (more := rules.by_lemma.get(token.lower)):
                pairs = (*pairs, *more)  # "allied": a form of the verb, and an adjective of its own
            if not pairs or i in used or any(t.start <= token.start < t.end for t in mark.times):
                continue  # "on March 17" is no march
            if token.pos == "PROPN" and i in mark.actors:
                continue  # the "Government of National Accord" is no accord
            if token.pos == "PROPN" and any(m.start <= token.start < m.end for m in mark.times):
                continue  # the month of March is no march
            found += _at(resolver, open_to_all, i, pairs, attributions[mark.sentence.index], used, near)
    return found


def _at(
    narrow: Resolver,
    wide: Resolver,
    i: int,
    pairs: Sequence[tuple[Trigger, Rule]],
    attributions: Sequence[Attribution],
    used: set[int],
    near: list[NearMiss] | None,
) -> list[Candidate]:
    found: list[Candidate] = []
    done: set[str] = set()
    stance: Stance | None = None
    for trigger, rule in pairs:
        resolver = wide if wide is not narrow and is_political(rule) else narrow
        words = _trigger_words(resolver, i, trigger)
        if words is None:
            continue
        wanted = [
            o
            for o in rule.outcomes
            if (o.kind if o.kind in ("event", "toll") else f"{o.kind}:{rule.name}") not in done
        ]
        if not wanted:
            continue
        frame = _framed(resolver, i, trigger, words)
        if (unmet := _unmet(resolver, frame, rule)) is not None:
            if near is not None:
                near.append(_near_miss(resolver, frame, rule, unmet, words))
            continue
        if stance is None:
            stance = weigh(resolver.syntax, i, attributions, resolver.scene.cues)
        for outcome in wanted:
            one = _candidate(resolver, frame, rule, outcome, Stance() if rule.given else stance)
            if one is not None:
                found.append(one)
                done.add(outcome.kind if outcome.kind in ("event", "toll") else f"{outcome.kind}:{rule.name}")
        if any(o.kind == "event" for o in rule.outcomes):
            used |= set(words) - {i}
    return found


def _trigger_words(resolver: Resolver, i: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of the trigger if it stands at `i`; None otherwise."""
    tokens = resolver.syntax.tokens
    if tokens[i].pos not in _FORMS[trigger.form]:
        return None
    if len(trigger.words) == 1:
        return (i,)
    if trigger.form == "noun":
        return _before(resolver, i, trigger.words[:-1])
    found, at = [i], i
    for word in trigger.words[1:]:
        reach = 1 if word == "and" else _ADJACENT  # "shot three and killed one" tells two acts
        nxt = next(
            (
                j
                for j in range(at + 1, min(at + 1 + reach, len(tokens)))
                if word in (tokens[j].lemma, tokens[j].lower)
            ),
            None,
        )
        if nxt is None:
            return None
        if tokens[nxt].head != i and tokens[nxt].head not in found and nxt != at + 1:
            return None
        found.append(nxt)
        at = nxt
    return tuple(found)


def _before(resolver: Resolver, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Words right before the head noun, hyphens aside: "suicide car-bomb attack"."""
    tokens = resolver.syntax.tokens
    found, at = [i], i
    for word in reversed(words):
        at -= 1
        skipped = 0
        while at >= 0 and word not in (tokens[at].lemma, tokens[at].lower) and skipped < 2:
            if tokens[at].lower != "-" and tokens[at].head not in found:
                return None
            at, skipped = at - 1, skipped + 1
        if at < 0 or word not in (tokens[at].lemma, tokens[at].lower):
            return None
        found.append(at)
    return tuple(sorted(found))


def _framed(resolver: Resolver, i: int, trigger: Trigger, words: tuple[int, ...]) -> Frame:
    """The frame; for verb phrases that end in a preposition ("lay siege to") its object is the patient."""
    syntax = resolver.syntax
    frame = syntax.frame(i)
    if trigger.form != "verb" or len(words) < 2:
        return frame
    last = words[-1]
    if syntax.tokens[last].pos in ("ADP", "SCONJ") and (objects := syntax.expand(syntax.kids(last, "pobj"))):
        return replace(frame, patients=objects)
    if syntax.tokens[last].pos == "VERB" and syntax.tokens[last].dep == "conj":  # "was shot and killed by"
        low = syntax.frame(last)
        return replace(
            frame,
            agents=frame.agents or low.agents,
            patients=frame.patients or low.patients,
            obliques={**low.obliques, **frame.obliques},
        )
    inner = words[1]
    if syntax.tokens[last].pos == "NOUN" and inner != last:  # "came under attack by": "by" goes with the noun
        return replace(frame, obliques={**syntax.frame(last).obliques, **frame.obliques})
    if syntax.tokens[inner].pos == "NOUN":  # "take control": what the noun is of
        low = syntax.frame(inner)
        objects = low.slot("of") or low.slot("over") or low.slot("to") or low.slot("against") or low.slot("on")
        return replace(frame, patients=objects, obliques={**low.obliques, **frame.obliques})
    return frame


def _heads(resolver: Resolver, frame: Frame, slot: str) -> tuple[int, ...]:
    """Token heads in a slot; act nouns look for agent and patient where nouns keep them."""
    syntax = resolver.syntax
    noun = syntax.tokens[frame.predicate].pos not in ("VERB", "AUX")
    if slot in _TURNS:
        return _TURNS[slot](resolver, frame.predicate)
    if slot.startswith("below "):  # "refused to cooperate with the government": the slot of the verb below
        return tuple(
            h
            for k in syntax.kids(frame.predicate, "xcomp", "ccomp")
            for h in _heads(resolver, syntax.frame(k), slot[6:])
        )
    if slot.startswith("head "):  # of "must": the slot of the verb it helps
        above = syntax.tokens[frame.predicate].head
        return _heads(resolver, syntax.frame(above), slot[5:]) if above != frame.predicate else ()
    if slot == "content":  # "committed to opening its border": the gerund after a preposition
        return tuple(k for p in syntax.kids(frame.predicate, "prep") for k in syntax.kids(p, "pcomp"))
    if slot == "other side":  # "two soldiers were killed in clashes with rebels": those who struck them
        return (frame.slot("with") or frame.slot("against")) if noun and frame.patients else ()
    if slot == "struck":  # no fallback to what follows: the battle "of" somebody is his
        return frame.patients
    if slot.startswith("behind "):
        return behind(syntax, frame, slot[7:])
    if slot == "doer":
        return doers(syntax, frame.predicate) if noun else ()  # a verb has its own subject
    if slot == "doer aim":
        verb = syntax.clause_of(frame.predicate)
        return aim(resolver, syntax.frame(verb)) if verb != frame.predicate else ()
    if slot == "dative":
        return syntax.expand(syntax.kids(frame.predicate, "dative"))
    if slot == "aim":
        return aim(resolver, frame)
    if slot == "aim for":  # who refuses to act against somebody does not refuse him
        return aim(resolver, frame, leaving="against")
    if slot == "above agent":
        return above_agent(syntax, frame.predicate)
    if slot.endswith(" party"):  # "praised Haiti's efforts": whose
        heads = _heads(resolver, frame, slot.removesuffix(" party"))
        return tuple(h for h in heads if resolver.actors_at([h])) or party_heads(resolver, heads)
    if slot == "patient.agent":  # "opposes any advance by the militia": whoever does what is opposed
        return tuple(h for k in frame.patients for h in _heads(resolver, syntax.frame(k), "agent"))
    heads = frame.slot(slot)
    if slot == "agent" and noun and heads and all(syntax.tokens[h].lower in _THEIRS for h in heads):
        return helped(syntax, frame.predicate) or heads  # "backs Mali in its fight": Mali's
    if slot == "agent" and heads and not noun:
        heads = tuple(one for h in heads for one in behind_text(resolver, h))
    if heads or not noun:
        return heads
    if slot == "agent":
        before = (m for m in frame.slot("modifier") if m in resolver.mark.actors and resolver.actors_at([m]))
        return tuple(m for m in before if not resolver.owns_site(m, frame.predicate))
    if slot == "patient":
        for name in ("against", "on", "of", "upon", "at", "targeting"):
            if found := frame.slot(name):
                return found
    return ()


_THEIRS = frozenset({"its", "their", "his", "her"})
_COPULAS = frozenset(["be", "become", "remain", "come", "stay", "keep", "put", "lie", "have"])


def _self(resolver: Resolver, i: int) -> tuple[int, ...]:
    return (i,)


def _subject(resolver: Resolver, i: int) -> tuple[int, ...]:
    """Whom a noun or adjective is said of: "Ladha is a stronghold", "left 12 people dead", "under siege"."""
    syntax = resolver.syntax
    token = syntax.tokens[i]
    while token.dep == "conj" and syntax.tokens[token.head].pos in ("NOUN", "PROPN") and token.head != i:
        i, token = token.head, syntax.tokens[token.head]
    above = token.head
    if token.dep == "conj" and syntax.tokens[above].pos in ("VERB", "AUX"):
        return _named_before(resolver, i)
    if token.dep in ("amod", "acl", "appos", "relcl", "nmod") or (
        token.dep in ("advmod", "npadvmod") and syntax.tokens[above].pos in ("NOUN", "PROPN", "NUM")
    ):
        return syntax.expand([above])
    if token.dep == "pobj":
        above = syntax.tokens[above].head
        if syntax.tokens[above].pos in ("NOUN", "PROPN"):
            return syntax.expand([above])
    if syntax.tokens[above].pos in ("VERB", "AUX"):
        subjects = syntax.kids(above, "nsubj")
        whole = [c for k in subjects for c in (k, *syntax.core(k))]
        if any(syntax.tokens[c].lower in ("which", "that", "who", "whom") for c in whole):
            return _described(syntax, above, subjects[0])  # "towns, both of which are strongholds"
    if syntax.tokens[above].pos in ("VERB", "AUX"):
        if token.dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and (objects := syntax.kids(above, "dobj")):
            return syntax.expand(objects)
        if own := syntax.kids(i, "nsubj", "nsubjpass"):
            return syntax.expand(own)
        predicative = token.dep in ("attr", "acomp", "oprd", "xcomp", "ccomp", "advcl", "ROOT")
        if predicative or syntax.tokens[above].lemma in _COPULAS:
            return syntax.surface_subject(above)
        return ()
    return syntax.expand(syntax.kids(i, "nsubj"))


def _named_before(resolver: Resolver, i: int) -> tuple[int, ...]:
    """The actor before the comma that opens a description the parser lost: "Iran, the ... and main opponent of"."""
    tokens = resolver.syntax.tokens
    for j in range(resolver.syntax.subtree(i)[0] - 1, 0, -1):
        if tokens[j].pos in ("VERB", "AUX") and tokens[j].dep != "ROOT":
            return ()
        if tokens[j].text == "," and j - 1 in resolver.mark.actors:
            return (j - 1,)
    return ()


def _described(syntax: Syntax, verb: int, subject: int) -> tuple[int, ...]:
    """What a relative clause is of; where the parser hung it elsewhere, the list of nouns right before it."""
    if syntax.tokens[verb].dep == "relcl":
        return syntax.expand([syntax.tokens[verb].head])
    before = next((j for j in range(subject - 1, -1, -1) if syntax.tokens[j].pos in ("NOUN", "PROPN")), None)
    if before is None:
        return ()
    while syntax.tokens[before].dep == "conj" and syntax.tokens[before].head < before:
        before = syntax.tokens[before].head
    return syntax.expand([before])


def _named(resolver: Resolver, i: int) -> tuple[int, ...]:
    """The person or body whose title the noun is: "Mark Laity, a spokesman", "chief Hakimullah Mehsud"."""
    syntax = resolver.syntax
    token = syntax.tokens[i]
    if token.dep in ("compound", "nmod", "appos", "amod") and syntax.tokens[token.head].pos in ("PROPN", "NOUN"):
        return (token.head,)
    return tuple(syntax.kids(i, "appos"))


def _is_ground(resolver: Resolver, i: int) -> bool:
    """Whether the token names a place smaller than a country."""
    found = resolver.places_at([i])
    return bool(found) and resolver.scene.places[found[0]].precision != PlacePrecision.COUNTRY


def _holder(resolver: Resolver, i: int) -> tuple[int, ...]:
    """Who has what stands after "with": "the army, with Russian backing"; "militias, with their advisers"."""
    syntax = resolver.syntax
    token = syntax.tokens[i]
    if token.dep != "pobj" or syntax.tokens[token.head].lower not in ("with", "under"):
        return ()
    with_ = token.head
    if with_ > 1 and syntax.tokens[with_ - 1].text == "," and syntax.tokens[with_ - 2].pos in ("NOUN", "PROPN"):
        return (with_ - 2,)  # "the militias, with their advisers": whoever stands before the comma
    above = syntax.tokens[with_].head
    if syntax.tokens[above].pos in ("NOUN", "PROPN"):
        return syntax.expand([above])
    return syntax.surface_subject(above)


def _complement(resolver: Resolver, i: int) -> tuple[int, ...]:
    """The infinitive or clause below a verb: what is asked, planned or refused."""
    syntax = resolver.syntax
    below = syntax.kids(i, "xcomp", "ccomp", "advcl", "acl")
    if syntax.tokens[i].dep == "amod" and syntax.tokens[i].tag == "VBD":
        over = syntax.tokens[syntax.tokens[i].head]
        below += [syntax.tokens[i].head, over.head] if over.dep == "nsubj" else []
    return tuple(k for k in below if any(syntax.tokens[a].tag == "TO" for a in syntax.kids(k, "aux")))


def _value(resolver: Resolver, i: int) -> tuple[int, ...]:
    """The number that a noun such as "toll" is put at: "the toll was eight", "put the toll at 19", "rose to 40"."""
    syntax = resolver.syntax
    above = syntax.tokens[i].head
    found = [p for k in syntax.kids(i, "prep") if syntax.tokens[k].lower in _VALUED for p in syntax.kids(k, "pobj")]
    if syntax.tokens[above].pos in ("VERB", "AUX"):
        found += syntax.kids(above, "attr", "dobj", "npadvmod", "oprd")
        found += [
            p for k in syntax.kids(above, "prep") if syntax.tokens[k].lower in _VALUED for p in syntax.kids(k, "pobj")
        ]
    return tuple(f for f in found if f != i)


_VALUED = frozenset({"at", "to", "of", "as"})


def _head_owner(resolver: Resolver, i: int) -> tuple[int, ...]:
    """Whose the noun is that an adjective stands before: "their allied Peshmerga forces"."""
    syntax = resolver.syntax
    return tuple(syntax.kids(syntax.tokens[i].head, "poss")) if syntax.tokens[i].dep == "amod" else ()


def _itself_as_place(resolver: Resolver, i: int) -> tuple[int, ...]:
    """The place a noun such as "stronghold" or "base" describes."""
    syntax = resolver.syntax
    token = syntax.tokens[i]
    around = [
        *syntax.kids(i, "appos"),
        *([token.head] if token.dep in ("appos", "conj", "compound", "nmod") else []),
        *_subject(resolver, i),
        *(
            n
            for k in syntax.kids(i, "prep")
            if syntax.tokens[k].lower in ("of", "in", "at")
            for n in syntax.kids(k, "pobj")
        ),
        *syntax.kids(i, "compound"),
    ]  # fmt: skip
    for one in around:
        found = [c for c in syntax.conjuncts(one) if _is_ground(resolver, c)]
        if found:
            return tuple(found)
    return ()


def _joiner(resolver: Resolver, i: int) -> tuple[int, ...]:
    """Who acts in what a noun behind a preposition tells: the jets that "struck the town in support of"."""
    return joiner(resolver.syntax, i)


def _sharer(resolver: Resolver, i: int) -> tuple[int, ...]:
    """Whose part in an act is spoken of, and who is helped in it: "Jordan's role in the fight"."""
    syntax = resolver.syntax
    above = shared_above(syntax, i)
    if found := helped(syntax, i):
        return found
    if above is None:
        return ()
    return syntax.expand(syntax.kids(above, "poss")) or _subject(resolver, above) or taker(syntax, above)


def _victims(resolver: Resolver, i: int) -> tuple[int, ...]:
    """Whom the act struck, by what the sentence says beside it."""
    return victims(resolver.syntax, i)


def _toll_of(resolver: Resolver, i: int) -> tuple[int, ...]:
    """The toll that is put to the act: "the death toll from the fighting"."""
    return toll_of(resolver.syntax, i)


def _beside(resolver: Resolver, i: int) -> tuple[int, ...]:
    """What the sentence puts the deaths at a verb down to."""
    return beside(resolver.syntax, i)


_TURNS = {
    "self": _self,
    "victims": _victims,
    "toll-of": _toll_of,
    "beside": _beside,
    "subject": _subject,
    "name": _named,
    "self-place": _itself_as_place,
    "head": _subject,
    "complement": _complement,
    "value": _value,
    "holder": _holder,
    "head-owner": _head_owner,
    "joiner": _joiner,
    "sharer": _sharer,
}


def _unmet(resolver: Resolver, frame: Frame, rule: Rule) -> Condition | None:
    """The first of the rule's conditions that does not hold; None if all do."""
    for condition in rule.where:
        if not _holds(resolver, frame, condition):
            return condition
    for condition in rule.unless:
        if _holds(resolver, frame, condition):
            return condition
    return None


def _near_miss(resolver: Resolver, frame: Frame, rule: Rule, unmet: Condition, words: tuple[int, ...]) -> NearMiss:
    """The words that stood there and why they were not enough, in words a rule's author can act on."""
    tokens = resolver.mark.sentence.tokens
    heads = sorted({h for slot in unmet.slot.split("|") for h in _heads(resolver, frame, slot)})
    found = " ".join(tokens[h].text for h in heads)
    verb = "is among" if unmet in rule.unless else "is none of"
    slot = " or ".join(unmet.slot.split("|"))
    why = f"{slot} {f'(“{found}”)' if found else '(nothing)'} {verb} {', '.join(sorted(unmet.classes))}"
    return NearMiss(
        rule.name,
        resolver.mark.sentence.index,
        " ".join(tokens[w].text for w in sorted({*words, frame.predicate})),
        why,
    )


def _holds(resolver: Resolver, frame: Frame, condition: Condition) -> bool:
    for slot in condition.slot.split("|"):
        heads = _heads(resolver, frame, slot)
        if "none" in condition.classes and not heads:
            return True
        if "any" in condition.classes and heads:
            return True
        if any(resolver.classes(h) & condition.classes for h in heads):
            return True
        if slot == "self" and positions(resolver.syntax, frame.predicate) & condition.classes:
            return True
        if (
            slot == "head self"
            and positions(resolver.syntax, resolver.syntax.tokens[frame.predicate].head) & condition.classes
        ):
            return True
        if slot == "below self" and any(positions(resolver.syntax, h) & condition.classes for h in heads):
            return True
        if slot == "agent" and "armed" in condition.classes and not heads and resolver.modifier_actors(frame):
            return True
    return False


def _candidate(resolver: Resolver, frame: Frame, rule: Rule, outcome: Outcome, stance: Stance) -> Candidate | None:
    roles: dict[str, tuple[str, ...]] = {}
    heads: dict[str, tuple[int, ...]] = {}
    for role, slots in outcome.roles.items():
        ids: list[str] = []
        at: tuple[int, ...] = ()
        struck: tuple[int, ...] = ()
        for slot in slots:
            struck = struck or (at if slot == "victims" else ())
            at = _heads(resolver, frame, slot)
            if role == "targets" and outcome.value == "accusation":
                at = tuple(h for h in at if not suffers(resolver.syntax, h))
            if role not in ("places", "place"):
                ids = _actors(resolver, frame, slot, at)
            else:
                # "The Ankara bombing" was in Ankara, "the US bombing" was not in the US.
                own = at if slot != "modifier" else tuple(h for h in at if _is_ground(resolver, h))
                ids = resolver.places_at(own)
            if ids or (role == "of" and at):
                break
        roles[role] = tuple(ids)
        heads[role] = at or struck  # what was struck stays in the evidence where no victims are told
    if outcome.kind == "event" and outcome.value in POLITICAL:
        if not roles.get("initiators"):
            roles["initiators"], heads["initiators"] = _of_whom(resolver, frame, outcome.roles.get("initiators", ()))
        ours = set(roles.get("initiators", ()))
        if not set(roles.get("targets", ())) - ours:
            slots = outcome.roles.get("targets", ())
            if outcome.value == "accusation":
                slots = tuple(slot for slot in slots if slot not in ("of", "on", "at"))
            roles["targets"], heads["targets"] = _at_whom(resolver, frame, slots, ours)
    return Candidate(
        kind=outcome.kind,
        value=outcome.value,
        rule=rule,
        sentence=resolver.mark.sentence.index,
        predicate=frame.predicate,
        frame=frame,
        stance=stance,
        roles=roles,
        means=outcome.means,
        heads=heads,
        placeless=outcome.roles.get("places") == ("never",),
    )


def _of_whom(resolver: Resolver, frame: Frame, slots: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Those whom the doer's phrase names inside it: "the presidents of Chad and Sudan", "a team of Thai officers"."""
    for slot in slots:
        at = tuple(h for h in _heads(resolver, frame, slot) if not resolver.classes(h) & {"acts", "place"})
        if found := parties_at(resolver, at):
            return tuple(found), at
    return (), ()


def _at_whom(
    resolver: Resolver, frame: Frame, slots: Sequence[str], own: Collection[str]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Those other than the doer whom the arguments name inside them: whose proposal is rejected."""
    for slot in slots:
        at = _heads(resolver, frame, slot)
        direct = [a for a in resolver.actors_at(at) if a not in own]
        inside = [] if slot.startswith("below ") else parties_at(resolver, at)
        if found := direct or [a for a in inside if a not in own]:
            return tuple(found), at
    return (), ()


def _actors(resolver: Resolver, frame: Frame, slot: str, heads: tuple[int, ...]) -> list[str]:
    found = resolver.actors_at(heads)
    if slot == "agent" and not found:
        found = resolver.modifier_actors(frame)
    if slot == "patient":
        found += [a for a in resolver.opposed_actors(frame) if a not in found]
        posts = [h for h in heads if "military-sites" in resolver.classes(h)]
        found = resolver.actors_at([m for h in posts for m in manned(resolver.syntax, h)]) or found
    return found
