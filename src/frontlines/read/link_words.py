"""Words around a noun that tell who is meant: its modifiers, its state's place in the sentence, dummy pronouns."""

from collections.abc import Collection, Mapping

from frontlines.lexicon.cues import Cues
from frontlines.model.ids import fold
from frontlines.model.mention import ActorMention
from frontlines.model.sentence import Token
from frontlines.read.clause import Syntax

_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "poss")
_PLACE_WORDS = frozenset(
    ["in", "into", "near", "throughout", "across", "inside", "outside", "within", "around", "over", "from", "at"]
)


def initials_fit(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in the name in that order, most of them as initials."""
    initials = "".join(w[0] for w in fold(name).split()).lower()
    letters = iter(fold(name).replace(" ", ""))
    inside = all(letter in letters for letter in acronym.lower())
    return inside and len(set(acronym.lower()) & set(initials)) * 2 >= len(set(acronym.lower()))


def colourless(token: Token, words: Collection[str]) -> bool:
    """Whether a modifier tells nothing of who is meant: "several", "heavily armed", "local"."""
    return token.pos in ("NUM", "DET", "ADV") or token.lower in words


def phrase_span(syntax: Syntax, i: int) -> tuple[range, list[int]]:
    """The head with its adjectives and compounds to the left, and those modifiers' indices."""
    tokens = syntax.tokens
    modifiers = [k for k in syntax.children[i] if k < i and tokens[k].dep in _MODIFIERS]
    first = i
    k = i - 1
    while k >= 0:
        if tokens[k].lower == "-" and k > 0:
            k -= 1  # "bomb-sniffing": the word before the hyphen belongs to the one behind
        elif not (tokens[k].dep in ("compound", "amod", "nmod") and k < tokens[k].head <= i):
            break
        first = k
        k -= 1
    while first < i and (
        tokens[first].pos in ("PUNCT", "DET", "NUM") or tokens[first].entity == "ORDINAL" or _is_age(tokens[first])
    ):
        first += 1  # "a fifth soldier", "a 15-year-old boy"
    nested = [k for m in modifiers for k in syntax.below(m) if k != m and first <= k < i and tokens[k].pos != "PUNCT"]
    return range(first, i + 1), modifiers + nested


def _is_age(token: Token) -> bool:
    return token.entity == "DATE" and token.lower in ("year", "month", "old")


def is_state(syntax: Syntax, head: int, found: Mapping[int, ActorMention], cues: Cues) -> bool:
    """Whether a country's name at `head` stands for its state, by what the sentence does with it."""
    roles = cues.roles
    token = syntax.tokens[head]
    above = syntax.tokens[token.head]
    if _stands_in_place(syntax, head):
        return False
    if token.dep in ("nsubj", "nsubjpass"):
        return above.pos in ("VERB", "AUX")
    if token.dep == "agent":
        return True
    if token.dep == "pobj":
        if above.dep == "agent":
            return True
        governor = syntax.tokens[above.head]
        if above.lower in ("to", "of", "on") and governor.lemma in roles["bound-to-states"].words:
            return True
        if above.lower in ("as", "including", "like") and governor.lemma in roles["kinds-of-states"].words:
            return True
        return above.lower in roles["state-prepositions"].words and not (
            above.lower in ("for", "with") and governor.lemma in ("border", "leave", "head", "depart", "bind", "left")
        )
    if token.dep in ("dobj", "dative"):
        return above.lemma in roles["towards-states"].words
    if token.dep == "poss":
        return above.lemma in roles["doers"].words
    if token.dep in ("compound", "nmod"):
        return above.lemma in roles["doers"].words or "acts" in cues.classes.get(above.lemma, ())
    if token.dep == "conj":
        return token.head in found or is_state(syntax, token.head, found, cues)
    return token.dep == "appos" and token.head in found


# Acts that are called by the town they struck: "the Paris attacks" were not France's.
_CALLED_BY_TOWN = frozenset(
    {
        "attack", "bombing", "bomb", "blast", "explosion", "shooting", "stabbing", "massacre", "killing", "murder",
        "assassination", "clash", "riot", "protest", "unrest", "violence", "siege", "assault", "ambush", "gunman",
        "bomber", "attacker", "shooter",
    }
)  # fmt: skip


def is_scene(syntax: Syntax, head: int) -> bool:
    """Whether a capital at `head` is where an act took place that is called by it: "the London bombings"."""
    token = syntax.tokens[head]
    return token.dep in ("compound", "nmod", "amod") and syntax.tokens[token.head].lemma in _CALLED_BY_TOWN


def _stands_in_place(syntax: Syntax, head: int) -> bool:
    """Whether "in" or its like stands right before the name, or before the list it ends: "in Iraq and Syria"."""
    tokens = syntax.tokens
    for j in range(head - 1, max(-1, head - 6), -1):
        if tokens[j].lower in _PLACE_WORDS:
            return True
        if tokens[j].pos not in ("PROPN", "CCONJ", "DET") and tokens[j].text != ",":
            return False
    return False


# What befalls a town as much as those in it; a town alone is captured or shelled as a whole.
_TAKEN = frozenset(
    {
        "capture", "recapture", "seize", "take", "retake", "overrun", "liberate", "recover", "occupy", "besiege",
        "shell", "bombard", "bomb", "conquer", "reclaim",
    }
)  # fmt: skip
_STRUCK = frozenset({"attack", "hit", "strike", "storm", "raid", "burn", "destroy", "ransack", "loot"})
_INTO = frozenset({"in", "into", "to", "on", "at", "near", "of", "from", "through"})


def ground_meant(syntax: Syntax, i: int) -> tuple[int, ...]:
    """What an "it" may mean that was taken or struck: "bombed the town a day after it was captured by rebels".

    Heads of the object, or of the phrase of direction, of the clause that "it" follows; () where "it" is no such
    word, and where the doer of that clause may be meant as well ("the army left the village after it was attacked").
    """
    tokens = syntax.tokens
    verb = tokens[i].head
    above = syntax.clause_of(tokens[verb].head)
    passive = tokens[i].lower == "it" and tokens[i].dep == "nsubjpass" and tokens[verb].dep == "advcl"
    if not passive or above > i or tokens[verb].lemma not in _TAKEN | _STRUCK:
        return ()
    many = any(tokens[s].tag in ("NNS", "NNPS") or tokens[s].lemma == "police" for s in syntax.kids(above, "nsubj"))
    if tokens[verb].lemma in _STRUCK and not many:
        return ()
    phrases = [k for k in syntax.kids(above, "prep") if tokens[k].lower in _INTO and k < i]
    heads = [*syntax.kids(above, "dobj"), *(p for k in phrases for p in syntax.kids(k, "pobj"))]
    return tuple(h for h in heads if h < i and tokens[h].pos in ("NOUN", "PROPN"))


def is_dummy(syntax: Syntax, i: int) -> bool:
    """ "It is two years since", "it was clear that": no one is meant."""
    token = syntax.tokens[i]
    above = syntax.tokens[token.head]
    if token.dep == "expl":
        return True
    return token.dep in ("nsubj", "nsubjpass") and (
        above.lemma in ("be", "seem", "appear", "take", "rain", "mean")
        or bool(above.tag == "VBN" and syntax.kids(token.head, "ccomp"))
    )
