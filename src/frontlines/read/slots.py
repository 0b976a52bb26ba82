"""Slots: arguments that lie beyond the clause of a word, and where a word itself stands in its own."""

from collections.abc import Iterable

from frontlines.read.clause import Frame, Syntax
from frontlines.read.parties import doers, parties_at, party_heads
from frontlines.read.resolve import Resolver

_WILLED = frozenset({"will", "would", "'ll", "wo", "shall"})
_ABLE = frozenset({"can", "could", "ca"})
_BOUND = frozenset({"must", "should", "ought"})

_TEXTS = frozenset(
    {
        "declaration", "statement", "letter", "communique", "communiqué", "resolution", "message", "note", "petition",
        "manifesto", "leaflet", "tape", "broadcast", "editorial",
    }
)  # fmt: skip


def behind_text(resolver: Resolver, head: int) -> tuple[int, ...]:
    """Who speaks in a text: "the party issued a declaration demanding", "a letter from the bishops said"."""
    syntax = resolver.syntax
    if syntax.tokens[head].lemma not in _TEXTS or resolver.actors_at([head]):
        return (head,)
    return party_heads(resolver, [head]) or doers(syntax, head) or (head,)


_GRIP = frozenset({"control", "hand", "rule", "grip", "clutch", "yoke", "grasp", "occupation", "domination", "hold"})


def behind(syntax: Syntax, frame: Frame, preposition: str) -> tuple[int, ...]:
    """Who stands after "from" or "of" behind a verb or its object: "freed the town from rebel control"."""

    def below(heads: Iterable[int]) -> list[int]:
        phrases = [k for h in heads for k in syntax.kids(h, "prep") if syntax.tokens[k].lower == preposition]
        return [p for k in phrases for p in syntax.kids(k, "pobj")]

    objects = below(frame.patients)
    objects += below(objects)  # "cleared the town of Kismayo of rebels"
    found: list[int] = []
    for head in dict.fromkeys((*frame.slot(preposition), *syntax.expand(objects))):
        if syntax.tokens[head].lemma in _GRIP:
            found += syntax.expand(syntax.kids(head, "poss", "compound", "nmod", "amod"))
            found += syntax.frame(head).slot("of")
        else:
            found.append(head)
    return tuple(found)


# Whose men are at a post, by verbs that say so of it; those told after "by", and those that are its object.
_KEPT_BY = frozenset({"man", "guard", "defend", "hold", "run", "staff", "garrison", "occupy", "use", "operate"})
_KEEPING = frozenset({"house", "contain", "hold", "host", "shelter", "accommodate"})


def manned(syntax: Syntax, post: int) -> tuple[int, ...]:
    """Who is at a post that was struck: "a base housing Chadian troops", "an outpost manned by the police"."""
    found: list[int] = []
    for verb in syntax.kids(post, "acl", "relcl"):
        low, lemma = syntax.frame(verb), syntax.tokens[verb].lemma
        if syntax.is_passive(verb):
            found += low.agents if lemma in _KEPT_BY else ()
        elif lemma in _KEEPING:
            for head in low.patients:
                found += [head, *syntax.frame(head).slot("from")]
    return tuple(found)


_AIMED = ("dative", "to", "with", "against", "patient", "from", "toward", "towards", "on", "for", "between", "in")


def aim(resolver: Resolver, frame: Frame, *, leaving: str | None = None) -> tuple[int, ...]:
    """Whom the act below is aimed at: "agreed to hand the men over to France", "refused to send troops to Mali"."""
    syntax = resolver.syntax
    own = set(resolver.actors_at(frame.agents)) | set(resolver.actors_at(_said_of(syntax, frame.predicate)))
    over = [frame.predicate, *frame.patients]
    below = [k for h in over for k in syntax.kids(h, "xcomp", "ccomp", "advcl", "acl")]
    below = [k for k in below if syntax.tokens[k].dep not in ("advcl", "acl") or _is_infinitive(syntax, k)]
    below += [k for p in syntax.kids(frame.predicate, "prep") for k in syntax.kids(p, "pcomp")]
    below += [k for b in below for k in syntax.kids(b, "xcomp", "conj") if syntax.tokens[k].pos == "VERB"]
    for k in below:
        if leaving and "hostile-deeds" in resolver.classes(k):
            continue  # who refuses to strike somebody does not refuse him
        low = syntax.frame(k)
        for slot in _AIMED:
            if slot == leaving:
                continue
            heads = syntax.expand(syntax.kids(k, "dative")) if slot == "dative" else low.slot(slot)
            found = set(resolver.actors_at(heads))
            if not found and not (leaving and any("acts" in resolver.classes(h) for h in heads)):
                found = set(parties_at(resolver, heads))
            if found - own:
                return heads
    return ()


def _is_infinitive(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[a].tag == "TO" for a in syntax.kids(verb, "aux"))


def _said_of(syntax: Syntax, i: int) -> tuple[int, ...]:
    """Whom an adjective is said of: "Chad is ready to"."""
    above = syntax.tokens[i].head
    return tuple(syntax.kids(above, "nsubj")) if syntax.tokens[i].dep in ("acomp", "attr") else ()


def above_agent(syntax: Syntax, i: int) -> tuple[int, ...]:
    """Who says what stands at `i`: "Kyiv said that Moscow must leave", "Kyiv said it was ready"."""
    if syntax.tokens[i].dep == "acomp":
        i = syntax.tokens[i].head
    above = syntax.tokens[i].head
    spoken = syntax.tokens[i].dep in ("ccomp", "parataxis") and syntax.tokens[above].pos == "VERB"
    return syntax.frame(above).agents if spoken else ()


def _measured(syntax: Syntax, i: int) -> int:
    """The noun that counts the act at `i`, which stands where the act does: "a wave of attacks hit the town"."""
    tokens = syntax.tokens
    above = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[above].lower != "of":
        return i
    measure = tokens[above].head
    return measure if tokens[measure].pos == "NOUN" and tokens[measure].lemma in syntax.grammar.measures else i


def positions(syntax: Syntax, i: int) -> frozenset[str]:
    """Where the trigger itself stands in its clause, for conditions on `self`."""
    token = syntax.tokens[_measured(syntax, i)]
    found: set[str] = set()
    if token.dep in ("compound", "nmod", "amod", "poss", "npadvmod"):
        found.add("modifying")
    if token.dep in ("nsubj", "nsubjpass"):
        found.add("subject")
    if token.dep in ("dobj", "attr", "conj"):
        found.add("object")
    if token.dep == "pobj" and syntax.tokens[token.head].lower in ("in", "by", "during", "after", "since"):
        found |= {"object", "circumstance"}
    if token.dep == "pobj" and syntax.tokens[token.head].lower in ("for", "behind", "of", "in"):
        found.add("answered")
    if any(syntax.kids(i, "prep", "poss")):
        found.add("argued")
    if any(syntax.tokens[k].text == ":" for k in syntax.kids(i, "punct")):
        found.add("titling")  # "Violence in Iraq: A bomb ...": the line's subject, and no act of its own
    helpers = {syntax.tokens[k].lower for k in syntax.kids(i, "aux")}
    negated = bool(syntax.kids(i, "neg"))
    if helpers & _WILLED:
        found.add("unwilled" if negated else "willed")
    if helpers & _ABLE:
        found.add("able")
    if helpers & _BOUND:
        found.add("forbidden" if negated else "bound")
    if negated:
        found.add("negated")
    above = syntax.tokens[token.head]
    if token.tag == "VBG" and (token.dep in ("advcl", "acl") or (token.dep == "conj" and above.tag == "VBG")):
        found.add("resulting")  # "crashed, killing two and injuring five"
    if syntax.tokens[i].pos == "VERB" and syntax.is_passive(i):
        found.add("passive")
    return frozenset(found)
