"""Ahead: whether a word that can speak of the future does so here, and is no habit, ability or past chance."""

from frontlines.lexicon.cues import Cue, Cues
from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks

_OPEN = frozenset({"when", "how", "whether", "if", "where", "why"})
_ASKING = frozenset({"who", "what", "which"})
_HABITS = frozenset({"often", "usually", "always", "sometimes", "normally", "generally", "regularly", "otherwise"})
_BYGONE = frozenset({"previously", "originally", "initially", "long"})
_FUTURE_AUX = frozenset({"will", "would", "may", "could", "might", "shall"})


def points_ahead(syntax: Syntax, i: int, cue: Cue, cues: Cues, reported: bool) -> bool:
    """Whether the modal at `i` speaks of the future; `reported`: it stands in somebody's reported words."""
    tokens = syntax.tokens
    verb = tokens[i].head
    if i > 0 and tokens[i].text[0].isupper() and tokens[i - 1].pos != "PUNCT":
        return False  # in the title of a song
    if any(
        tokens[k].lemma in ("have", "'ve") and (k > i or tokens[k].lower != "'d") for k in syntax.kids(verb, "aux")
    ):
        return False  # "may have", "would have" look back
    if any(tokens[k].lower in _ASKING and tokens[verb].dep == "ccomp" for k in syntax.kids(verb, "nsubj")):
        return False  # "the question is who will rule"
    asked = any(tokens[k].lower in _OPEN and k < i for k in syntax.kids(verb, "advmod", "mark"))
    if asked and any(_unsettled(syntax, above) for above in syntax.ancestors(verb)[:3]):
        return False  # "it is not known when talks will resume"
    if tokens[i].lower in ("could", "would") and any(tokens[k].lower == "if" for k in syntax.kids(verb, "mark")):
        return False
    if cue.needs == "speech":
        if _anyone(syntax, verb) or tokens[verb].lemma in cues.forecasts["polite-would"].words:
            return False
        if _if_true(syntax, verb, cues):
            return False
        return reported or _would_come(syntax, i, verb) or _on_condition(syntax, verb)
    if tokens[i].lower in ("may", "might", "could"):
        return _may_come(syntax, i, verb, cues, reported)
    return True


def _unsettled(syntax: Syntax, above: int) -> bool:
    """Whether a verb, or the adjective said with it, leaves the question below it open."""
    tokens = syntax.tokens
    if any(tokens[k].dep == "neg" or tokens[k].lower in ("no", "nobody") for k in syntax.children[above]):
        return tokens[above].lemma in ("know", "clear", "say", "be", "decide", "tell")
    return any(
        tokens[k].lemma in ("unclear", "uncertain", "unknown", "wonder", "see", "question", "debate")
        for k in (above, *syntax.kids(above, "acomp"))
    )


def _would_come(syntax: Syntax, i: int, verb: int) -> bool:
    """Whether "would" without a verb of speech tells of what a plan will bring, and of no habit or lost chance."""
    tokens = syntax.tokens
    if any(t.tag in ("VBD", "UH") or t.text in ("?", "“", '"') for t in tokens):
        return False
    if any(tokens[k].lower in _HABITS for k in syntax.kids(verb, "advmod")):
        return False
    return tokens[verb].dep in ("ROOT", "conj") and bool(syntax.kids(verb, "nsubj", "nsubjpass"))


def _conditions(syntax: Syntax, verb: int) -> list[int]:
    tokens = syntax.tokens
    below = syntax.kids(verb, "advcl")
    return [k for k in below if any(tokens[m].lower in ("if", "unless") for m in syntax.kids(k, "mark"))]


def _on_condition(syntax: Syntax, verb: int) -> bool:
    """ "If convicted, he would spend years in jail"; with "had" in the condition the chance is gone."""
    conditions = _conditions(syntax, verb)
    return bool(conditions) and not any(
        syntax.tokens[m].lower in ("had", "'d") for k in conditions for m in syntax.children[k]
    )


def _if_true(syntax: Syntax, verb: int, cues: Cues) -> bool:
    """ "If confirmed, it would be the third raid this month": open is what has happened, not what will."""
    truths = cues.forecasts["truths"].words
    return any(
        syntax.tokens[k].lemma in truths or any(syntax.tokens[m].lemma in truths for m in syntax.kids(k, "acomp"))
        for k in _conditions(syntax, verb)
    )


def _anyone(syntax: Syntax, verb: int) -> bool:
    """ "You would not say it like that": what holds for anybody is no forecast."""
    return any(syntax.tokens[k].lower in ("you", "one", "who") for k in syntax.kids(verb, "nsubj"))


def _may_come(syntax: Syntax, i: int, verb: int, cues: Cues, reported: bool) -> bool:
    """Whether "may" is about what may come rather than what may be so, or was able to."""
    tokens = syntax.tokens
    soon = any(t.lower in ("soon", "future", "next", "later", "by", "within") for t in tokens)
    if tokens[verb].lemma in cues.forecasts["states-of-things"].words:
        return soon
    # Under reported speech the past tense above is the speaker's: "warned that the dam could burst".
    behind = not reported and any(tokens[a].tag == "VBD" for a in syntax.ancestors(verb)[:2])
    if tokens[i].lower == "could":
        if tokens[verb].lemma in cues.forecasts["senses"].words or (tokens[verb].dep == "relcl" and not soon):
            return False  # "the blast could be heard", "shells that could pierce armour"
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
    now = tokens[i].tag in ("VBP", "VBZ")
    object_ahead = any(tokens[k].pos == "NOUN" for k in syntax.kids(i, "dobj"))
    if now and object_ahead and tokens[i].lemma in ("expect", "anticipate", "predict", "forecast"):
        return True
    if tokens[i].lemma == "warn" and infinitive:
        return False  # "warned residents to stay indoors" tells them what to do
    if tokens[i].lemma == "hope" and not past and any(tokens[b].tag in ("VBZ", "VBP") for b in below):
        return True  # "hopes that they return"
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
    if lemma == "want" and _wished_of_others(syntax, i, below):
        return False
    if any(tokens[k].lower == "have" for k in syntax.kids(i, "aux")) and any(
        tokens[k].tag == "MD" for k in syntax.kids(i, "aux")
    ):
        return False  # "may have sought to"
    if lemma in ("want", "agree", "seek"):
        # "sought to" tells of an effort made; "want to" and "is seeking to" of what is meant to come.
        own = not syntax.kids(i, "neg")
        return own and infinitive and (not past or tokens[i].tag == "VBG") and tokens[i].dep not in ("advcl", "acl")
    if lemma == "plan" and tokens[i].tag == "VBG" and any(tokens[k].pos == "NOUN" for k in syntax.kids(i, "dobj")):
        return tokens[i].dep not in ("pcomp", "acl", "advcl") and not past
    if (
        lemma == "plan"
        and tokens[i].tag in ("VBZ", "VBP")
        and any(tokens[k].pos == "NOUN" for k in syntax.kids(i, "dobj"))
    ):
        return True
    if lemma == "intend" and syntax.is_passive(i):
        return False  # "a raid intended to free them": what an act was for
    return (infinitive or any(tokens[b].dep == "ccomp" for b in below)) if tokens[i].tag != "VBN" else bool(below)


def _wished_of_others(syntax: Syntax, i: int, below: list[int]) -> bool:
    """ "We want them to be safe" asks something of others; what people in general want is no plan."""
    tokens = syntax.tokens
    if any(syntax.kids(k, "nsubj", "nsubjpass") for k in below):
        return True
    return any(tokens[k].lower in ("they", "you", "people", "many", "which") for k in syntax.kids(i, "nsubj"))


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
    if token.tag == "VBN" and any(tokens[k].lemma == "have" for k in syntax.kids(i, "aux")):
        return False  # "has assured his guests": a deed
    if cue.plan:
        ahead = syntax.kids(i, "xcomp") or (
            token.lower == "committed"
            and [k for p in syntax.kids(i, "prep") if tokens[p].lower == "to" for k in syntax.kids(p, "pcomp")]
        )
        return bool(ahead) and token.dep in ("acomp", "ROOT", "conj", "attr", "oprd")
    if token.lemma in ("likely", "unlikely") and _guessed(syntax, i):
        return False
    past = any(tokens[k].lower in ("was", "were", "been", "had") for k in syntax.children[i])
    past = past or any(tokens[m].lower == "have" for k in syntax.kids(i, "xcomp") for m in syntax.kids(k, "aux"))
    return token.dep in ("acomp", "attr", "ROOT", "conj", "oprd", "advmod", "ccomp") and not past


def _guessed(syntax: Syntax, i: int) -> bool:
    """ "is likely behind the theft", "was most likely a reprisal": a guess at what is so."""
    tokens = syntax.tokens
    above = tokens[i].head
    if i + 1 < len(tokens) and tokens[i + 1].lower in ("behind", "responsible", "due"):
        return True
    if tokens[i].dep == "acomp" and any(k > i for k in syntax.kids(above, "attr")):
        return True
    modal = any(tokens[k].tag == "MD" for k in syntax.kids(above, "aux"))
    return tokens[i].dep == "advmod" and not modal and not syntax.kids(i, "xcomp", "ccomp")


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
        if token.lower == "proposed" and not act:
            return False  # a proposed law lies on the table
        if any(tokens[k].lower in _BYGONE for k in (i - 1, i - 2) if k >= 0) or _was(syntax, token.head):
            return False
        dreads = cues.forecasts["dread-nouns"].words
        feared = any(tokens[a].lemma in dreads for a in syntax.ancestors(token.head)[:4])
        return (act or feared or token.lower != "future") and not _undone(syntax, token.head, cues)
    if cue.kind == "dread":
        return token.lemma in cue.words and token.pos == "NOUN" and any(
            tokens[m].lower in cues.forecasts["newness"].words
            for p in syntax.kids(i, "prep") if tokens[p].lower in ("of", "about", "over")
            for k in syntax.kids(p, "pobj") for m in syntax.kids(k, "amod", "det")
        )  # fmt: skip
    if cue.kind == "facing":
        now = token.tag in ("VBZ", "VBP") or any(tokens[k].tag == "MD" for k in syntax.kids(i, "aux"))
        return token.pos == "VERB" and token.lemma == "face" and now and any(
            tokens[k].lemma in cue.words for k in syntax.kids(i, "dobj")
        )  # fmt: skip
    if cue.kind == "still":
        above = tokens[token.head]
        still = above.lemma == "remain" or any(tokens[k].lower == "still" for k in syntax.children[token.head])
        return token.lower in cue.words and token.dep == "acomp" and above.tag in ("VBZ", "VBP") and still
    if cue.kind == "potential":
        return token.lower in cue.words and _potential(syntax, i, cues)
    return False


def _potential(syntax: Syntax, i: int, cues: Cues) -> bool:
    """A potential act lies ahead, or something potentially greater; a potential suspect or danger is there now."""
    tokens = syntax.tokens
    above = tokens[i].head
    if any(t.lower in ("was", "were") for t in tokens):
        return False
    if tokens[i].dep == "advmod":
        if "acts" in cues.classes.get(tokens[above].lemma, ()):
            return True
        near = (above, tokens[above].head, *syntax.children[above])
        return tokens[above].pos in ("ADJ", "ADV") and any(tokens[k].tag in ("JJR", "RBR") for k in near)
    return tokens[i].dep == "amod" and "acts" in cues.classes.get(tokens[above].lemma, ())


def _was(syntax: Syntax, noun: int) -> bool:
    return syntax.tokens[noun].dep == "attr" and syntax.tokens[syntax.tokens[noun].head].tag == "VBD"


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
    if (
        i > 0
        and any(tokens[k].lower in ("was", "were") for k in range(max(0, i - 2), i))
        and not _under_speech(syntax, i)
    ):
        return False
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
    if any("?" in token.text for token in tokens):
        return None
    for token in tokens:
        if token.dep == "mark" and token.lower in cue.words and tokens[token.head].dep == "advcl":
            below, above = token.head, tokens[token.head].head
            tags = {tokens[below].tag, *(tokens[k].tag for k in syntax.kids(below, "aux", "auxpass"))}
            main = {tokens[above].tag, *(tokens[k].tag for k in syntax.kids(above, "aux", "auxpass"))}
            if (
                tags & {"VBZ", "VBP"}
                and main & {"VBZ", "VBP", "MD"}
                and not (tags | main) & {"VBD"}
                and not _rule_of_thumb(syntax, below, above)
            ):
                return above
    return None


def _rule_of_thumb(syntax: Syntax, below: int, above: int) -> bool:
    """Whether an if-clause tells what holds, or what to do, whenever it is so: "if you see him, call"."""
    tokens = syntax.tokens
    subjects = syntax.kids(above, "nsubj", "nsubjpass")
    aux = [tokens[k].lower for k in syntax.kids(above, "aux")]
    return (
        not subjects
        or any(tokens[k].lower in ("you", "i", "one", "all") for k in subjects)
        or any(tokens[k].lower in ("you", "that") for k in syntax.kids(below, "nsubj", "nsubjpass"))
        or any(word in ("can", "ca", "must", "should") for word in aux)
        or tokens[above].tag == "VBG"
        or tokens[above].lemma in ("know", "ask", "wonder")
        or tokens[below].lemma == tokens[above].lemma != "be"
    )


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
        last = next((i for i, t in enumerate(tokens) if t.start >= mention.end), at)
        if mention.text.endswith(("'s", "’s")) or tokens[last].tag == "POS":
            continue  # "ahead of next week's vote": the time is of the vote
        verb = syntax.clause_of(at)
        tags = {tokens[verb].tag, *(tokens[k].tag for k in syntax.kids(verb, "aux", "auxpass"))}
        if tokens[verb].pos in ("VERB", "AUX") and tags & {"VBZ", "VBP"} and not tags & {"VBD", "VBN"}:
            return verb
    return None
