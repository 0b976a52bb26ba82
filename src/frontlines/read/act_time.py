"""When an act was by the words of its sentence: the nearest time, or so long before what came of the act."""

from frontlines.lexicon.cues import Cues
from frontlines.model.when import When
from frontlines.read.clause import Syntax
from frontlines.read.date import so_long_before
from frontlines.read.marks import Marks


def act_time(mark: Marks, predicate: int, published: When | None, cues: Cues) -> When | None:
    """The time that the act happened by the words of its sentence; None if they give none."""
    syntax = mark.syntax
    if (before := _days_before(mark, predicate, published, cues)) is not None:
        return before
    best: tuple[float, When] | None = None
    below = set(syntax.below(predicate))
    clause = syntax.clause_of(predicate)
    in_clause = set(syntax.below(clause))
    for mention in mark.times:
        if mention.when is None:
            continue
        inside = [i for i, t in enumerate(syntax.tokens) if t.start < mention.end and t.end > mention.start]
        if not inside or _of_another_act(syntax, inside[0], predicate, cues):
            continue
        cost = min(syntax.distance(predicate, i) for i in inside) + abs(inside[0] - predicate) / 15
        if not below & set(inside):
            cost += 1.5
        if not in_clause & set(inside):
            cost += 2
        if best is None or cost < best[0]:
            best = (cost, mention.when)
    return best[1] if best is not None and best[0] < 11 else None


def _days_before(mark: Marks, predicate: int, published: When | None, cues: Cues) -> When | None:
    """ "Police entered the village on Monday, a day after it was attacked": so long before what came of the act.

    What came of it is of the time its own clause gives or, told in the present as news is, of the publication.
    """
    syntax = mark.syntax
    for mention in mark.times:
        if mention.when is not None or not mention.text.lower().endswith(" after"):
            continue
        last = next((i for i, t in enumerate(syntax.tokens) if t.end == mention.end), None)
        above = None if last is None else _left_behind(syntax, last, predicate)
        if above is None:
            continue
        if any(m.when is not None and m.start > mention.start for m in mark.times):
            continue  # "a day after the bombing on Monday": a time behind it may be the act's own
        verb = syntax.tokens[above]
        told_now = verb.tag in ("VBZ", "VBP") or any(
            syntax.tokens[k].tag in ("VBZ", "VBP") for k in syntax.kids(above, "aux", "auxpass")
        )
        base = act_time(mark, above, published, cues) or (published if told_now else None)
        if base is not None and (before := so_long_before(mention.text, base)) is not None:
            return before
    return None


def _left_behind(syntax: Syntax, after: int, predicate: int) -> int | None:
    """The verb of what followed the act at `predicate`, where that is what the word "after" stands before."""
    tokens = syntax.tokens
    word = tokens[after]
    if word.dep == "mark":
        act = word.head
        if predicate != act and not _is_told_by(syntax, predicate, act):
            return None  # "a day after the council condemned the massacre": the massacre was before that
    elif word.dep == "prep":
        act = after
        if predicate not in (o for k in syntax.kids(after, "pobj") for o in syntax.conjuncts(k)):
            return None
    else:
        return None
    above = syntax.clause_of(tokens[act].head)
    return above if above != act and tokens[above].pos in ("VERB", "AUX") else None


def _is_told_by(syntax: Syntax, noun: int, verb: int) -> bool:
    """Whether an act's verb says no more than that the act at `noun` was: "a bombing killed nine", "died in"."""
    tokens = syntax.tokens
    token = tokens[noun]
    if token.dep in ("nsubj", "nsubjpass"):
        return token.head == verb
    over = tokens[token.head]
    cost_lives = tokens[verb].lemma in syntax.grammar.striking or tokens[verb].lemma == "end"
    return token.dep == "pobj" and over.lower in ("in", "by", "from") and over.head == verb and cost_lives


def _of_another_act(syntax: Syntax, time: int, predicate: int, cues: Cues) -> bool:
    """Whether a time hangs from some other act than the predicate: "its leader since the death of X in 2011"."""
    over = {predicate, *syntax.ancestors(predicate)}
    for above in syntax.ancestors(time):
        if above in over:
            return False
        token = syntax.tokens[above]
        if token.pos == "VERB" or (token.pos == "NOUN" and "acts" in cues.classes.get(token.lemma, ())):
            return True
        if token.lemma in ("death", "killing", "murder", "election", "outbreak", "start", "beginning"):
            return True
    return False
