"""Speech: who says what: attributions with their scope, direct quotations over several sentences included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontlines.lexicon.cues import Cues
from frontlines.model.actor import ActorKind
from frontlines.model.mention import ActorMention
from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.statement import ClaimMode
from frontlines.read.marks import Marks, covered

# Verbs of mind and result: attribution only with a clause below them ("believes that"), never with a bare object.
_NEEDS_CLAUSE = frozenset(
    ["believe", "think", "know", "find", "want", "fear", "hope", "expect", "consider", "view", "regard", "feel", "doubt", "determine", "conclude", "show", "indicate", "suggest", "reveal", "note", "add", "report", "state", "put", "call", "see", "estimate", "mention", "agree", "point", "stress", "maintain", "insist", "argue", "write", "observe", "recall", "reply", "respond", "say", "tell", "explain", "declare", "acknowledge", "admit", "concede", "describe", "quote", "verify", "certify", "disclose", "inform", "assert", "voice", "express", "cite", "confirm", "announce", "predict", "foresee", "worry", "suspect", "speculate"]
)
# These attribute with a plain object too: "condemned the attack", "announced a ceasefire", "denied the charge".
_WITH_OBJECT = frozenset(
    ["condemn", "criticise", "criticize", "denounce", "decry", "deplore", "slam", "accuse", "blame", "deny", "reject", "dismiss", "refute", "claim", "announce", "confirm", "warn", "urge", "demand", "praise", "hail", "welcome", "threaten", "vow", "pledge", "promise", "express", "voice", "describe", "call", "allege", "dispute", "acknowledge", "admit", "report", "thank", "congratulate", "apologise", "apologize", "predict"]
)
# What somebody thinks counts as a claim only of a named holder: how else would the reporter know?
_OF_MIND = frozenset("believe think hope consider feel expect know find suspect speculate view regard worry fear doubt".split())
_NOT_A_CLAIM = frozenset(["order", "ask", "request", "find", "call", "press", "invite", "command", "agree", "put", "point", "hail", "quote", "cite", "know", "feel", "see", "show"])
_OPEN, _CLOSE = "“‘\"«", "”’\"»"
_QUOTE = re.compile(r"“[^”\n]{1,2000}(?:”|$)|\"[^\"\n]{1,2000}(?:\"|$)|«[^»\n]{1,2000}(?:»|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say something in one sentence."""

    sentence: int  # index of the sentence
    speaker: str | None  # Actor.id
    speaker_text: str
    cue: str  # "said", "according to"; "" for a quotation carried on from another sentence
    cue_token: int | None
    family: str  # say, claim, deny, urge, according
    scope: frozenset[int]  # tokens that are the speaker's words or what they report
    mode: ClaimMode


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of double-quoted words, marks included; a quotation left open ends with its paragraph."""
    return [m.span() for m in _QUOTE.finditer(text)]


def attributions(text: str, marks: Sequence[Marks], actors_kind: dict[str, ActorKind], cues: Cues) -> list[Attribution]:
    """All attributions in the order of the text, at most one for each speaker and sentence."""
    quotes = quotations(text)
    found: list[Attribution] = []
    by_sentence: dict[int, list[Attribution]] = {}
    for mark in marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        inside = _in_sentence(quotes, mark.sentence)
        own = _own(text, mark, inside, actors_kind, cues)
        by_sentence[mark.sentence.index] = own
        found += own
    found += _carried(text, marks, quotes, by_sentence)
    return sorted(found, key=lambda a: (a.sentence, a.cue_token if a.cue_token is not None else -1))


def _in_sentence(quotes: list[tuple[int, int]], sentence: Sentence) -> list[tuple[int, int]]:
    return [q for q in quotes if q[0] < sentence.end and q[1] > sentence.start]


def _own(
    text: str, mark: Marks, quotes: list[tuple[int, int]], kinds: dict[str, ActorKind], cues: Cues
) -> list[Attribution]:
    syntax = mark.syntax
    found: list[Attribution] = []
    for i, token in enumerate(syntax.tokens):
        if token.lower == "according" and i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].lower == "to":
            heads = syntax.kids(i + 1, "pobj") or syntax.kids(i, "pobj")
            if heads:
                found.append(_according(text, mark, i, heads[0], cues))
            continue
        if token.pos != "VERB":
            continue
        family = next((f for f in ("deny", "claim", "urge", "say") if token.lemma in cues.speech[f].words), None)
        if family is None or (family != "deny" and syntax.kids(i, "neg")):
            continue
        quoted = any(q[1] - q[0] > 25 for q in quotes)
        if (one := _by_verb(text, mark, i, family, quoted, quotes, kinds, cues)) is not None:
            found.append(one)
    quoted_words = {t for a in found if a.mode == ClaimMode.DIRECT for t in a.scope}
    return _once([a for a in found if a.cue_token not in quoted_words])


def _once(found: list[Attribution]) -> list[Attribution]:
    """Nested attributions stand; the same speaker twice in a sentence counts once, with the wider scope."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: -len(a.scope)):
        if not any(
            k.speaker_text == one.speaker_text or (k.speaker is not None and k.speaker == one.speaker) for k in kept
        ):
            kept.append(one)
    return kept


def _according(text: str, mark: Marks, i: int, head: int, cues: Cues) -> Attribution:
    syntax = mark.syntax
    phrase = set(syntax.below(i)) | {i, i + 1}
    speaker, words = _speaker(text, mark, _behind(mark, head, cues))
    root = syntax.clause_of(i)
    scope = frozenset(syntax.below(root)) - phrase
    if not scope:
        scope = frozenset(range(len(syntax.tokens))) - phrase
    return Attribution(
        mark.sentence.index, speaker, words, "according to", i, "according", scope, ClaimMode.INDIRECT
    )


def _by_verb(
    text: str,
    mark: Marks,
    verb: int,
    family: str,
    quoted: bool,
    quotes: list[tuple[int, int]],
    kinds: dict[str, ActorKind],
    cues: Cues,
) -> Attribution | None:
    syntax = mark.syntax
    tokens = syntax.tokens
    lemma = tokens[verb].lemma
    passive = syntax.is_passive(verb)
    subjects = syntax.frame(verb).agents if passive else syntax.surface_subject(verb)
    subjects = tuple(s for s in subjects if s not in syntax.kids(verb, "expl"))
    if not subjects:
        return None
    clause = syntax.kids(verb, "ccomp")
    infinitive = syntax.kids(verb, "xcomp")
    objects = syntax.kids(verb, "dobj", "prep", "nsubjpass") if lemma in _WITH_OBJECT else []
    inverted = quoted and any(
        k < verb for k in clause
    )
    above = tokens[verb].head
    if tokens[verb].dep in ("parataxis", "ccomp", "advcl") and quoted and not clause:
        # "...", he said: the parser hung the verb below the words it attributes.
        scope = frozenset(syntax.below(above)) - frozenset(syntax.below(verb))
        clause = [above] if above != verb else []
    else:
        parts = [*clause, *infinitive, *objects]
        scope = frozenset(t for k in parts for t in syntax.below(k))
    by_quote = quoted and lemma not in ("call", "describe", "want", "know", "find") and not clause
    if lemma == "call" and not quoted and not any(tokens[k].lower in ("on", "for") for k in syntax.kids(verb, "prep")):
        return None
    if not clause and not inverted and not by_quote:
        if lemma in _NEEDS_CLAUSE and lemma not in _WITH_OBJECT:
            return None
        if not objects and not (infinitive and family in ("urge", "claim", "deny", "say")):
            return None
        if lemma in _NOT_A_CLAIM and family != "urge":
            return None
    head = _person_like(mark, subjects, kinds, cues)
    if head is None:
        return None
    if lemma in _OF_MIND and (head not in mark.actors or tokens[verb].dep == "relcl"):
        return None
    speaker, words = _speaker(text, mark, _behind(mark, head, cues))
    if by_quote:
        scope |= frozenset(
            t for q in quotes for t in covered(mark.sentence, *q)
        )
    mode = ClaimMode.DIRECT if _is_direct(mark, quotes, scope) else ClaimMode.INDIRECT
    return Attribution(
        mark.sentence.index, speaker, words, tokens[verb].text, verb, family, scope - {verb}, mode
    )


def _person_like(mark: Marks, heads: Sequence[int], kinds: dict[str, ActorKind], cues: Cues) -> int | None:
    """The first head that can speak: an actor, or a noun for people or sources."""
    tokens = mark.syntax.tokens
    for head in heads:
        if head in mark.actors:
            return head
        for core in mark.syntax.core(head):
            if core in mark.actors:
                return core
        classes = cues.classes.get(tokens[head].lemma, frozenset())
        if classes & {"civilians", "fighters", "state-forces", "government", "demonstrators"}:
            return head
        if tokens[head].lemma in cues.speech["media-notes"].words:
            return head
        if tokens[head].entity in ("PERSON", "ORG") or tokens[head].pos == "PROPN":
            return head
        if tokens[head].lower in ("he", "she", "they", "who"):
            return head
    return None


def _behind(mark: Marks, head: int, cues: Cues) -> int:
    """Who made "a statement by the army", "a report from Amnesty": the maker, where the words name one."""
    syntax = mark.syntax
    if syntax.tokens[head].lemma not in ("report", "statement", "document", "letter", "message", "tweet", "article", "study"):
        return head
    for prep in (*syntax.kids(head, "prep", "agent"), *(k for a in syntax.kids(head, "acl") for k in syntax.kids(a, "agent", "prep"))):
        if syntax.tokens[prep].lower in ("by", "from", "of") and (makers := syntax.kids(prep, "pobj")):
            maker = makers[0]
            classes = cues.classes.get(syntax.tokens[maker].lemma, frozenset())
            if maker in mark.actors or classes & {"civilians", "government", "state-forces"} or syntax.tokens[maker].pos == "PROPN":
                return maker
    return head


def _speaker(text: str, mark: Marks, head: int) -> tuple[str | None, str]:
    """Actor id and words of a speaker; "a spokesman for NATO, Mark Laity" is Mark Laity."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    mention: ActorMention | None = mark.actors.get(head)
    if mention is None:
        for k in syntax.kids(head, "appos"):
            if k in mark.actors:
                mention = mark.actors[k]
                break
    if mention is not None:
        return mention.actor, mention.text
    low, high = head, head
    for k in syntax.children[head]:
        if tokens[k].dep in ("compound", "amod", "det", "nmod", "poss", "nummod") and k < head:
            low = min(low, syntax.subtree(k)[0])
        if tokens[k].dep == "prep" and tokens[k].lower in ("of", "for", "from", "in", "with", "at"):
            high = max(high, min(syntax.subtree(k)[1], k + 6))
    return None, text[tokens[low].start : tokens[high].end]


def _is_direct(mark: Marks, quotes: list[tuple[int, int]], scope: frozenset[int]) -> bool:
    """Whether most of what is said stands between quotation marks; partial quotes count as indirect."""
    words = [i for i in scope if mark.syntax.tokens[i].pos != "PUNCT"]
    if not words:
        return bool(quotes)
    inside = {i for q in quotes for i in covered(mark.sentence, *q)}
    return sum(i in inside for i in words) > 0.8 * len(words)


def _carried(
    text: str, marks: Sequence[Marks], quotes: list[tuple[int, int]], own: dict[int, list[Attribution]]
) -> list[Attribution]:
    """Sentences wholly inside quotation marks with no speaker of their own take that of a neighbour."""
    found: list[Attribution] = []
    for position, mark in enumerate(marks):
        sentence = mark.sentence
        if sentence.kind == SentenceKind.HEADING or own.get(sentence.index):
            continue
        inside = [q for q in quotes if min(q[1], sentence.end) - max(q[0], sentence.start) > 0.6 * (sentence.end - sentence.start)]
        if not inside:
            continue
        source = _neighbour(marks, position, own)
        if source is None:
            continue
        scope = frozenset(covered(sentence, *inside[0]))
        found.append(
            Attribution(
                sentence.index, source.speaker, source.speaker_text, "", None, "say", scope, ClaimMode.DIRECT
            )
        )
        own[sentence.index] = [found[-1]]
    return found


def _neighbour(marks: Sequence[Marks], position: int, own: dict[int, list[Attribution]]) -> Attribution | None:
    paragraph = marks[position].sentence.paragraph
    for step in (-1, 1, -2, 2, -3, 3, -4, 4):
        other = position + step
        if not 0 <= other < len(marks):
            continue
        near = marks[other].sentence
        close = near.paragraph == paragraph or (step == -1 and near.paragraph == paragraph - 1)
        if close and own.get(near.index):
            return own[near.index][0]
    return None


