"""Ahead: whether a word that can speak of the future does so here, and is no habit, ability or past chance."""

from frontlines.lexicon.cues import Cue, Cues
from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks

_ASKING = frozenset({"who", "what", "which"})
_FUTURE_AUX = frozenset({"will", "would", "may", "could", "might", "shall"})


def points_ahead(syntax: Syntax, i: int, cue: Cue, cues: Cues, reported: bool) -> bool:
    """Whether the modal at `i` speaks of the future; `reported`: it stands in somebody's reported words."""
    tokens = syntax.tokens
    verb = tokens[i].head
    if any(
        tokens[k].lemma in ("have", "'ve") and (k > i or tokens[k].lower != "'d") for k in syntax.kids(verb, "aux")
    ):
        return False  # "may have", "would have" look back
    if any(tokens[k].lower in _ASKING and tokens[verb].dep == "ccomp" for k in syntax.kids(verb, "nsubj")):
        return False  # "the question is who will rule"
    if tokens[i].lower in ("could", "would") and any(tokens[k].lower == "if" for k in syntax.kids(verb, "mark")):
        return False
    if cue.needs == "speech":
        return reported and tokens[verb].lemma not in cues.forecasts["polite-would"].words
    if tokens[i].lower in ("may", "might", "could"):
        return _may_come(syntax, i, verb, cues)
    return True


def _may_come(syntax: Syntax, i: int, verb: int, cues: Cues) -> bool:
    """Whether "may" is about what may come rather than what may be so, or was able to."""
    tokens = syntax.tokens
    soon = any(t.lower in ("soon", "future", "next", "later", "by", "within") for t in tokens)
    if tokens[verb].lemma in cues.forecasts["states-of-things"].words:
        return soon
    behind = any(tokens[a].tag == "VBD" for a in syntax.ancestors(verb)[:2])
    if tokens[i].lower == "could":
        if any(tokens[k].lower == "one" for k in syntax.kids(verb, "nsubj")):
            return False  # "one could argue"
        # "could not enter" and "that could mobilise" look at what was able; "could return" at what is to come.
        lacking = any(
            tokens[m].lower in ("neither", "no")
            for k in syntax.kids(verb, "nsubj", "nsubjpass")
            for m in syntax.kids(k, "det")
        )
        return not behind and not lacking and not any(tokens[k].dep == "neg" for k in syntax.children[verb])
    if behind and tokens[verb].dep == "relcl":
        return False
    if tokens[verb].lemma == "be" and not syntax.kids(verb, "xcomp"):
        return soon
    return True


def expects(syntax: Syntax, i: int, cue: Cue, cues: Cues) -> bool:
    """Whether a verb of expecting or planning has something below it that lies ahead."""
    tokens = syntax.tokens
    below = syntax.kids(i, "xcomp", "ccomp")
    if any(tokens[k].lower in ("have", "had") for b in below for k in syntax.kids(b, "aux")):
        return False
    if tokens[i].dep in ("amod", "compound"):
        return False
    infinitive = any(tokens[k].tag == "TO" for b in below for k in syntax.kids(b, "aux"))
    past = tokens[i].tag == "VBD" or any(tokens[k].lower in ("had", "was", "were") for k in syntax.kids(i, "aux"))
    if past and tokens[i].tag == "VBN" and not _under_speech(syntax, i):
        return False  # "were expected to surrender": what was ahead then
    if cue.plan:
        return _intends(syntax, i, below, infinitive, past)
    if tokens[i].lemma in ("fear", "warn", "worry", "hope"):
        if any(tokens[k].lower in _FUTURE_AUX for b in below for k in syntax.kids(b, "aux")) or infinitive:
            return True
    elif below:
        return True
    return not past and tokens[i].lemma not in ("warn", "worry", "project") and _something_new(syntax, i, cues)


def _intends(syntax: Syntax, i: int, below: list[int], infinitive: bool, past: bool) -> bool:
    tokens = syntax.tokens
    lemma = tokens[i].lemma
    if lemma == "schedule":
        return tokens[i].tag == "VBN" and not past and bool(syntax.kids(i, "xcomp", "prep"))
    if lemma in ("consider", "propose", "mull"):
        own = lemma != "consider" or tokens[i].tag == "VBG"  # "is considering leaving"; "consider" alone is advice
        return own and (any(tokens[b].tag == "VBG" for b in below) or (infinitive and lemma == "propose"))
    if lemma in ("want", "agree", "seek"):
        # "sought to" tells of an effort made; "want to" and "is seeking to" of what is meant to come.
        own = not syntax.kids(i, "neg")
        return own and infinitive and (not past or tokens[i].tag == "VBG") and tokens[i].dep not in ("advcl", "acl")
    if lemma == "plan" and tokens[i].tag == "VBG" and any(tokens[k].pos == "NOUN" for k in syntax.kids(i, "dobj")):
        return tokens[i].dep not in ("pcomp", "acl", "advcl") and not past
    if lemma == "intend" and syntax.is_passive(i):
        return False  # "a raid intended to free them": what an act was for
    return (infinitive or any(tokens[b].dep == "ccomp" for b in below)) if tokens[i].tag != "VBN" else bool(below)


def _something_new(syntax: Syntax, i: int, cues: Cues) -> bool:
    """ "expects more rain", "fearing a new war": an object that something says is still to come."""
    tokens = syntax.tokens
    return any(
        "acts" in cues.classes.get(tokens[k].lemma, ())
        or any(tokens[m].lower in cues.forecasts["newness"].words for m in syntax.kids(k, "amod", "det", "nummod"))
        for k in syntax.kids(i, "dobj")
    )


def predicative(syntax: Syntax, i: int, cue: Cue) -> bool:
    """Whether an adjective is said of its subject in a tense that looks ahead: "more wars are assured"."""
    tokens = syntax.tokens
    token = tokens[i]
    if token.pos not in ("ADJ", "ADV") and token.tag != "VBN":
        return False
    if cue.plan:
        return bool(syntax.kids(i, "xcomp")) and token.dep in ("acomp", "ROOT", "conj", "attr", "oprd")
    past = any(tokens[k].lower in ("was", "were", "been", "had") for k in syntax.children[i])
    past = past or any(tokens[m].lower == "have" for k in syntax.kids(i, "xcomp") for m in syntax.kids(k, "aux"))
    return token.dep in ("acomp", "attr", "ROOT", "conj", "oprd", "advmod", "ccomp") and not past


def attributive_ahead(syntax: Syntax, i: int, cue: Cue, cues: Cues) -> bool:
    """Whether a noun, or an adjective of one, tells of an intention or a prospect; the cue's kind says how."""
    tokens = syntax.tokens
    token = tokens[i]
    if cue.kind == "with-infinitive":
        return token.lemma in cue.words and _to_do(syntax, i, cues)
    if cue.kind == "subject-of-be-to":
        above = tokens[token.head]
        return (
            token.lemma in cue.words and token.dep == "nsubj" and above.lemma == "be" and above.tag in ("VBZ", "VBP")
            and any(tokens[m].tag == "TO" for k in syntax.kids(token.head, "xcomp", "ccomp")
                    for m in syntax.kids(k, "aux"))
        )  # fmt: skip
    if cue.kind == "attributive":
        if token.lower not in cue.words or token.dep != "amod" or tokens[token.head].pos != "NOUN":
            return False
        act = "acts" in cues.classes.get(tokens[token.head].lemma, ())
        dreads = cues.forecasts["dread-nouns"].words
        feared = any(tokens[a].lemma in dreads for a in syntax.ancestors(token.head)[:4])
        return (act or feared or token.lower != "future") and not _undone(syntax, token.head, cues)
    if cue.kind == "dread":
        return token.lemma in cue.words and token.pos == "NOUN" and any(
            tokens[m].lower in cues.forecasts["newness"].words
            for p in syntax.kids(i, "prep") if tokens[p].lower in ("of", "about", "over")
            for k in syntax.kids(p, "pobj") for m in syntax.kids(k, "amod", "det")
        )  # fmt: skip
    if cue.kind == "potential":
        return token.lower in cue.words and token.dep in ("advmod", "amod") and (
            tokens[token.head].pos in ("NOUN", "ADJ", "ADV")
            and not any(t.lower in ("was", "were") for t in tokens)
            and tokens[token.head].lemma not in ("fighter", "suspect", "victim", "candidate")
        )  # fmt: skip
    return False


def _to_do(syntax: Syntax, noun: int, cues: Cues) -> bool:
    """Whether the noun carries "to" and a verb, and is not itself undone or bygone ("dropped plans to")."""
    tokens = syntax.tokens
    infinitive = any(
        tokens[m].tag == "TO" for k in syntax.kids(noun, "acl", "xcomp") for m in syntax.kids(k, "aux")
    )  # fmt: skip
    if tokens[noun].dep == "dobj" and _undone(syntax, noun, cues):
        return False
    return infinitive and tokens[noun].dep in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "conj", "ROOT")


def _undone(syntax: Syntax, noun: int, cues: Cues) -> bool:
    above = syntax.tokens[syntax.tokens[noun].head]
    undone = cues.stance["failing"].words | cues.stance["undone-objects"].words
    return above.lemma in undone or (above.tag == "VBD" and syntax.tokens[noun].dep == "nsubjpass")


def phrase_ahead(syntax: Syntax, i: int, phrase: str) -> bool:
    """ "due to" and "set to" are of the future only before a verb; an adverb may stand between."""
    tokens = syntax.tokens
    last = i + len(phrase.split())
    if any(tokens[k].lower in ("was", "were", "had") for k in range(max(0, i - 2), i)) and phrase not in (
        "going to",
        "about to",
    ):
        return phrase in ("expected to", "scheduled to", "due to", "likely to", "set to") and _under_speech(syntax, i)
    if not phrase.endswith(" to"):
        return True
    if last < len(tokens) and tokens[last].pos == "ADV":
        last += 1
    return last < len(tokens) and tokens[last].tag == "VB"


def _under_speech(syntax: Syntax, i: int) -> bool:
    """Whether a past tense is only the shift of reported speech: "said the operation was expected to last"."""
    clause = syntax.clause_of(i)
    return any(syntax.tokens[k].dep == "ccomp" for k in (clause, *syntax.ancestors(clause)[:2]))


def open_condition(syntax: Syntax, cue: Cue) -> int | None:
    """The main verb over an if-clause in the present: "even if it is routed, it does not mean the end"."""
    tokens = syntax.tokens
    if tokens and tokens[-1].text in ("?", '?"'):
        return None
    for i, token in enumerate(tokens):
        if token.dep == "mark" and token.lower in cue.words and tokens[token.head].dep == "advcl":
            below, above = token.head, tokens[token.head].head
            tags = {tokens[below].tag, *(tokens[k].tag for k in syntax.kids(below, "aux", "auxpass"))}
            main = {tokens[above].tag, *(tokens[k].tag for k in syntax.kids(above, "aux", "auxpass"))}
            if tags & {"VBZ", "VBP"} and main & {"VBZ", "VBP", "MD"} and not (tags | main) & {"VBD"} and i >= 0:
                return above
    return None


def time_ahead(mark: Marks, cue: Cue) -> int | None:
    """The verb in the present tense that a time ahead hangs from: "leaves next week", "is switching next year"."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    for mention in mark.times:
        words = mention.text.lower().split()
        if not any(w in cue.words for w in words):
            continue
        at = next((i for i, t in enumerate(tokens) if t.start >= mention.start), None)
        if at is None:
            continue
        verb = syntax.clause_of(at)
        tags = {tokens[verb].tag, *(tokens[k].tag for k in syntax.kids(verb, "aux", "auxpass"))}
        if tokens[verb].pos in ("VERB", "AUX") and tags & {"VBZ", "VBP"} and not tags & {"VBD", "VBN"}:
            return verb
    return None
