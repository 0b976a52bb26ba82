"""Victims: whom an act of violence struck, where another word of the sentence says it.

News in brief tells the deaths first and the act beside them: "ten people are killed as a gunman opens fire", "a
gunman opens fire at a temple, killing six", "nine die in a wave of attacks", "a shooting spree kills six". Follow-ups
put them behind it: "the attack that killed six", "a raid in which ten died", "the death toll of the clashes".
"""

from frontlines.read.clause import Syntax

_BESIDE = frozenset({"advcl", "ccomp", "dep", "xcomp", "acl", "conj"})
_TOGETHER = frozenset({"as", "after", "when", "while", "during", "amid", "in", "by", "from", "following"})
_LEAVING = frozenset({"leave", "see"})
_DEAD = frozenset({"dead", "wounded", "injured", "hurt"})
# Nouns that stand between a striking verb and the act: "killed in separate incidents of violence".
_INSTANCES = frozenset({"incident", "case", "day", "night", "week", "hour", "outbreak", "act"})
_TOLLED = frozenset({"from", "of", "in", "following", "after"})
_TOLLS = frozenset({"toll", "casualty", "fatality", "death"})
_MOST = 4  # steps up from the act to the verb that strikes


def victims(syntax: Syntax, i: int) -> tuple[int, ...]:
    """Token heads of those killed or wounded in the act at `i`, a verb or noun; () where the sentence tells none."""
    return _above(syntax, i) or _below(syntax, i) or _relative(syntax, i)


def toll_of(syntax: Syntax, i: int) -> tuple[int, ...]:
    """The toll that is put to the act at `i`: "the death toll from the fighting", "casualties of the clashes"."""
    tokens = syntax.tokens
    if tokens[i].dep not in ("pobj", "pcomp") or tokens[tokens[i].head].lower not in _TOLLED:
        return ()
    above = tokens[tokens[i].head].head
    return (above,) if tokens[above].lemma in _TOLLS else ()


def beside(syntax: Syntax, i: int) -> tuple[int, ...]:
    """What the deaths at the verb `i` are put down to: "killed when a boat sinks", "killed in a crash"."""
    tokens = syntax.tokens
    found: list[int] = []
    for verb in (i, *(k for k in syntax.kids(i, "conj") if tokens[k].lemma in syntax.grammar.striking)):
        found += [k for k in syntax.kids(verb, "advcl") if k > verb]
        found += [h for name, heads in syntax.frame(verb).obliques.items() if name in _TOGETHER for h in heads]
    return tuple(dict.fromkeys(found))


def _relative(syntax: Syntax, i: int) -> tuple[int, ...]:
    """A clause behind the act tells the deaths: "an attack that killed six", "a raid in which six were killed"."""
    tokens = syntax.tokens
    for k in syntax.kids(i, "relcl"):
        if "which" in (tokens[j].lower for j in range(i, k)) and syntax.kids(k, "nsubjpass"):
            return _struck(syntax, k)
        subjects = [tokens[j].lower for j in syntax.kids(k, "nsubj")]
        if any(word in ("that", "which") for word in subjects):
            return _struck_by(syntax, k)
        if subjects and any(tokens[j].lower == "which" for j in range(i, k)):
            return _struck(syntax, k)  # "in which ten died"
    return ()


def _above(syntax: Syntax, i: int) -> tuple[int, ...]:
    """The act hangs from the verb that strikes: as its subject, in a phrase with "in" or a clause with "as"."""
    tokens = syntax.tokens
    at = i
    for _ in range(_MOST):
        token, head = tokens[at], tokens[at].head
        if head == at:
            return ()
        if tokens[head].pos in ("VERB", "AUX"):
            if token.dep == "nsubj" and not syntax.is_passive(head):
                return _struck_by(syntax, head)
            marked = any(tokens[k].lower in _TOGETHER for k in syntax.kids(at, "mark", "advmod", "prep"))
            if token.dep == "advcl" and marked:
                return _struck(syntax, head)
            if token.dep in ("prep", "agent"):
                return _struck(syntax, head) if token.lower in _TOGETHER else ()
            return ()
        if token.dep == "pobj" and tokens[head].lower == "of":
            counting = tokens[tokens[head].head]
            if counting.lemma not in syntax.grammar.measures | _INSTANCES:
                return ()
            at = tokens[head].head
        elif token.dep in ("pobj", "pcomp") or (token.dep == "conj" and tokens[head].pos == "NOUN"):
            at = head
        else:
            return ()
    return ()


def _below(syntax: Syntax, i: int) -> tuple[int, ...]:
    """The deaths are told below the act: "..., killing six", "... and killed six", "..., leaving 12 dead"."""
    tokens = syntax.tokens
    verb = i if tokens[i].pos in ("VERB", "AUX") else tokens[i].head
    if tokens[verb].pos not in ("VERB", "AUX"):
        return ()
    for k in syntax.children[verb]:
        if tokens[k].dep not in _BESIDE or tokens[k].pos not in ("VERB", "AUX") or k < verb:
            continue
        if found := _struck_by(syntax, k):
            return found
    return ()


def _struck(syntax: Syntax, verb: int) -> tuple[int, ...]:
    """Whom a verb of dying or killing strikes, whatever its voice."""
    if syntax.tokens[verb].lemma not in syntax.grammar.striking:
        return ()
    frame = syntax.frame(verb)
    return frame.patients or frame.agents


def _struck_by(syntax: Syntax, verb: int) -> tuple[int, ...]:
    """Whom an act strikes that is the doer of the verb: "kills six people", "leaves 12 miners dead"."""
    tokens = syntax.tokens
    objects = syntax.expand(syntax.kids(verb, "dobj"))
    if tokens[verb].lemma in syntax.grammar.striking:
        return objects
    if tokens[verb].lemma in _LEAVING and any(t.lower in _DEAD for t in tokens[verb : syntax.subtree(verb)[1] + 1]):
        below = [k for complement in syntax.kids(verb, "ccomp", "oprd") for k in syntax.kids(complement, "nsubj")]
        return objects or syntax.expand(below)
    return ()
