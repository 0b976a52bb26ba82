"""Speaker: who stands behind words: an actor, the side an office speaks for, or a noun phrase of the report."""

from collections.abc import Mapping, Sequence

from frontlines.lexicon.cues import Cues
from frontlines.model.actor import ActorKind
from frontlines.read.marks import Marks

_PEOPLE = frozenset({"civilians", "fighters", "bands", "state-forces", "government", "demonstrators", "communities"})
_PRONOUNS = frozenset({"he", "she", "they", "who"})
_BEFORE = frozenset({"compound", "amod", "det", "nmod", "poss", "nummod"})
_LONGEST_TAIL = 8  # words kept after the head noun of a speaker: "a doctor at the Medina hospital in Mogadishu"

Kinds = Mapping[str, ActorKind]


def who_speaks(mark: Marks, heads: Sequence[int], cues: Cues, kinds: Kinds, *, anyone: bool = False) -> int | None:
    """The first head that can speak: an actor, or a noun for people or sources; with `anyone`, any noun but acts."""
    tokens = mark.syntax.tokens
    for head in heads:
        token = tokens[head]
        if head in mark.actors:
            return head
        for core in mark.syntax.core(head):
            if core in mark.actors and tokens[core].pos != "PRON":
                return core
        classes = cues.classes.get(token.lemma, frozenset())
        if classes & _PEOPLE or token.lemma in cues.speech["media-notes"].words or token.lower in _PRONOUNS:
            return head
        if token.entity in ("PERSON", "ORG") or token.pos == "PROPN":
            return head
        if token.pos == "NOUN" and _named_beside(mark, head, kinds) is not None:
            return head
        if anyone and token.pos == "NOUN" and not classes & cues.speech["not-speakers"].words:
            return head
    return None


def behind(mark: Marks, head: int, cues: Cues) -> int:
    """Who made "a statement by the army", "a report from Amnesty", "its response": the maker, where one is named."""
    syntax = mark.syntax
    if syntax.tokens[head].lemma not in cues.speech["statement-nouns"].words:
        return head
    above = syntax.tokens[head].head
    if syntax.tokens[head].dep == "dobj" and syntax.tokens[above].lemma in cues.speech["publishing"].words:
        return next(iter(syntax.surface_subject(above)), head)  # "the group released figures which suggest"
    for owner in syntax.kids(head, "poss"):
        if owner in mark.actors or syntax.tokens[owner].pos in ("PROPN", "NOUN"):
            return owner
    below = [k for a in syntax.kids(head, "acl") for k in syntax.kids(a, "agent", "prep")]
    for prep in (*syntax.kids(head, "prep", "agent"), *below):
        if syntax.tokens[prep].lower in ("by", "from", "of") and (makers := syntax.kids(prep, "pobj")):
            maker = makers[0]
            lemma = syntax.tokens[maker].lemma
            named = maker in mark.actors or syntax.tokens[maker].pos == "PROPN"
            office = lemma in cues.speech["media-notes"].words or cues.classes.get(lemma, frozenset()) & _PEOPLE
            if named or (office and lemma not in cues.speech["statement-nouns"].words):
                return maker
    return head


def speaker(text: str, mark: Marks, head: int, kinds: Kinds, cues: Cues) -> tuple[str | None, str]:
    """Actor id and words of a speaker; "a spokesman for NATO, Mark Laity" is Mark Laity, a bare spokesman NATO."""
    mention = mark.actors.get(head)
    if mention is not None and kinds.get(mention.actor) == ActorKind.PERSON:
        return mention.actor, mention.text
    if (named := _named_beside(mark, head, kinds)) is not None:
        return mark.actors[named].actor, mark.actors[named].text
    if mention is not None:
        return mention.actor, mention.text
    return _spoken_for(mark, head, kinds, cues), _phrase(text, mark, head)


def _named_beside(mark: Marks, head: int, kinds: Kinds) -> int | None:
    """The person named after an office ("the secretary, Nadeem Hassan"), even where he hangs a noun too low."""
    syntax = mark.syntax
    stack, seen = [head], 0
    while stack and seen < 40:
        one = stack.pop(0)
        seen += 1
        for k in syntax.children[one]:
            mention = mark.actors.get(k)
            if (
                syntax.tokens[k].dep == "appos"
                and k > head
                and mention
                and kinds.get(mention.actor) == ActorKind.PERSON
            ):
                return k
            if syntax.tokens[k].dep in ("prep", "pobj", "appos"):
                stack.append(k)
    return None


def _spoken_for(mark: Marks, head: int, kinds: Kinds, cues: Cues) -> str | None:
    """The side an office speaks for: "army officials", "a spokesman for the group", "a US diplomat"."""
    syntax = mark.syntax
    if syntax.tokens[head].pos == "PRON":
        return None
    near = [k for k in syntax.kids(head, "compound", "amod", "nmod", "poss") if k in mark.actors]
    for prep in syntax.kids(head, "prep"):
        if syntax.tokens[prep].lower in cues.speech["spoken-for"].words:
            near += [k for k in syntax.kids(prep, "pobj") if k in mark.actors]
    sides = [mark.actors[k].actor for k in near]
    return next((s for s in sides if kinds.get(s) not in (ActorKind.PERSON, ActorKind.COMMUNITY)), None)


def _phrase(text: str, mark: Marks, head: int) -> str:
    """The speaker as the report words him, with what follows the noun up to its first clause."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    low, high = head, head
    for k in syntax.children[head]:
        if tokens[k].dep in _BEFORE and k < head:
            low = min(low, syntax.subtree(k)[0])
    for k in syntax.kids(head, "prep"):
        last = syntax.subtree(k)[1]
        dated = any(tokens[m].entity in ("DATE", "TIME") for m in syntax.kids(k, "pobj"))
        if k == high + 1 and last - head <= _LONGEST_TAIL and not dated:
            high = last
    while high > head and tokens[high].pos == "PUNCT":
        high -= 1
    return text[tokens[low].start : tokens[high].end]
