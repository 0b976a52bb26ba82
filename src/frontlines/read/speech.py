"""Speech: who says what: every attribution of a report with its scope, direct quotations included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from frontlines.lexicon.cues import Cues
from frontlines.model.actor import ActorKind
from frontlines.model.sentence import SentenceKind
from frontlines.model.statement import ClaimMode
from frontlines.read.marks import Marks, covered
from frontlines.read.quotation import Attribution, carried, in_sentence, is_direct, quotations
from frontlines.read.speaker import Kinds, behind, speaker, who_speaks

_FAMILIES = ("deny", "claim", "urge", "say")
_LONG_QUOTE = 25  # characters; shorter quoted words are names and single terms, not speech
# Kinds of actor that greet or threaten in words; a crowd does so by what it does.
_SIDES = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.STATE_FORCES, ActorKind.ARMED_GROUP, ActorKind.COALITION,
     ActorKind.ORGANISATION, ActorKind.PERSON}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What the search for attributions in one sentence needs at every step."""

    text: str
    mark: Marks
    quotes: tuple[tuple[int, int], ...]
    quoted: frozenset[int]  # tokens in long quotations
    kinds: Kinds
    cues: Cues

    def words(self, name: str) -> frozenset[str]:
        """The words of a cue of speech."""
        return self.cues.speech[name].words

    def attribution(
        self, head: int, cue: str, token: int, family: str, scope: frozenset[int], mode: ClaimMode | None = None
    ) -> Attribution:
        """An attribution to the speaker at `head`; the mode follows from the quotation marks unless given."""
        who, named = speaker(self.text, self.mark, behind(self.mark, head, self.cues), self.kinds, self.cues)
        if mode is None:
            mode = ClaimMode.DIRECT if is_direct(self.mark, self.quotes, scope) else ClaimMode.INDIRECT
        return Attribution(self.mark.sentence.index, who, named, cue, token, family, scope, mode)


def attributions(
    text: str, marks: Sequence[Marks], actors_kind: Mapping[str, ActorKind], cues: Cues
) -> list[Attribution]:
    """All attributions in the order of the text; a sentence may hold several, nested or side by side."""
    quotes = quotations(text)
    by_sentence: dict[int, list[Attribution]] = {}
    last: Attribution | None = None  # the last person who spoke, for a "he said" the links leave open
    for mark in marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        inside = in_sentence(quotes, mark.sentence)
        long = frozenset(t for q in inside if q[1] - q[0] > _LONG_QUOTE for t in covered(mark.sentence, *q))
        own = _own(_Sentence(text, mark, tuple(inside), long, actors_kind, cues))
        for k, one in enumerate(own):
            if one.speaker is None and last is not None and one.speaker_text.lower() in ("he", "she"):
                own[k] = replace(one, speaker=last.speaker, speaker_text=last.speaker_text)
            elif one.speaker is not None and actors_kind.get(one.speaker) == ActorKind.PERSON:
                last = one
        by_sentence[mark.sentence.index] = own
    found = [a for own in carried(marks, quotes, by_sentence).values() for a in own]
    return sorted(found, key=lambda a: (a.sentence, a.cue_token if a.cue_token is not None else -1))


def _own(here: _Sentence) -> list[Attribution]:
    """The attributions that words of the sentence itself make."""
    syntax = here.mark.syntax
    found: list[Attribution] = []
    for i, token in enumerate(syntax.tokens):
        one: Attribution | None = None
        if token.lower == "according":
            one = _according(here, i)
        elif token.pos == "VERB":
            one = _by_verb(here, i, found)
        elif token.pos == "ADJ" and token.dep == "acomp" and token.lemma in here.words("attitudes"):
            one = _by_attitude(here, i)
        elif token.pos == "NOUN" and token.lemma in here.words("statement-nouns"):
            one = _by_noun(here, i)
        elif token.pos == "NOUN" and token.lemma in here.words("viewpoints"):
            one = _by_viewpoint(here, i)
        if one is not None and one.scope:
            found.append(one)
    return _once(here, [a for a in found if a.cue_token not in here.quoted])


def _once(here: _Sentence, found: list[Attribution]) -> list[Attribution]:
    """Without relays ("Reuters quoted X as saying") and without the same speaker's words inside his own words."""
    relays = here.words("relays")
    tokens = here.mark.syntax.tokens
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (-len(a.scope), a.cue_token or 0)):
        if (
            one.cue_token is not None
            and tokens[one.cue_token].lemma in relays
            and tokens[one.cue_token].pos == "VERB"
        ):
            passed_on = [
                a for a in found if a is not one and a.cue_token in one.scope and a.speaker_text != one.speaker_text
            ]
            if any(len(one.scope) - len(a.scope) <= 6 and a.mode == ClaimMode.DIRECT for a in passed_on):
                continue
            if any(tokens[one.cue_token].lemma in ("quote", "cite") for a in passed_on):
                continue
        if _goes_on_from(here, one) or not any(
            _same(k, one) and 2 * len(k.scope & one.scope) >= len(one.scope) for k in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda a: a.cue_token or 0)


def _goes_on_from(here: _Sentence, one: Attribution) -> bool:
    """Whether it is a participle after a comma (", adding that"), which says more than the verb it hangs from."""
    tokens, cue = here.mark.syntax.tokens, one.cue_token
    return cue is not None and cue > 0 and tokens[cue].tag == "VBG" and tokens[cue - 1].text == ","


def _same(a: Attribution, b: Attribution) -> bool:
    return a.speaker_text == b.speaker_text or (a.speaker is not None and a.speaker == b.speaker)


def _according(here: _Sentence, i: int) -> Attribution | None:
    """ "according to X": attributes the clause it stands in, not a later one with a subject of its own."""
    syntax = here.mark.syntax
    if i + 1 >= len(syntax.tokens) or syntax.tokens[i + 1].lower != "to":
        return None
    heads = syntax.kids(i + 1, "pobj") or syntax.kids(i, "pobj")
    if not heads:
        return None
    return here.attribution(
        heads[0], "according to", i, "according", _clause_around(here, i, i + 1), ClaimMode.INDIRECT
    )


def _clause_around(here: _Sentence, phrase: int, *more: int, at: int | None = None) -> frozenset[int]:
    """The clause a phrase of attribution stands in (that of `at`, if given), the phrase left out."""
    syntax = here.mark.syntax
    root = syntax.clause_of(phrase) if at is None else at
    out = {phrase, *more, *syntax.below(phrase)}
    for k in more:
        out.update(syntax.below(k))
    for k in syntax.kids(root, "conj"):
        if k > phrase > root and syntax.kids(k, "nsubj", "nsubjpass"):
            out.update(syntax.below(k))  # "A fell, according to X, and B withdrew": B is the report's own
    scope = frozenset(syntax.below(root)) - out
    return scope or frozenset(range(len(syntax.tokens))) - out


def _by_viewpoint(here: _Sentence, i: int) -> Attribution | None:
    """ "in the words of X", "in X's view"."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    above = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[above].lower not in ("in", "by") or tokens[above].dep != "prep":
        return None
    if tokens[tokens[above].head].pos not in ("VERB", "AUX"):
        return None
    of = [p for k in syntax.kids(i, "prep") if tokens[k].lower == "of" for p in syntax.kids(k, "pobj")]
    head = who_speaks(here.mark, [*syntax.kids(i, "poss"), *of], here.cues, here.kinds)
    if head is None:
        return None
    return here.attribution(head, tokens[i].text, i, "say", _clause_around(here, above))


def _by_noun(here: _Sentence, i: int) -> Attribution | None:
    """ "the army's claim that ...", "accusations by Kabul that ..."; only where the owner is named."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    clauses = [
        k for k in syntax.kids(i, "acl", "ccomp") if any(tokens[m].lower == "that" for m in syntax.kids(k, "mark"))
    ]
    if not clauses:
        return None
    owner = behind(here.mark, i, here.cues)
    head = who_speaks(here.mark, [owner], here.cues, here.kinds) if owner != i else None
    if head is None:
        return None
    lemma = tokens[i].lemma
    family = "deny" if lemma in here.words("denials") else "claim" if lemma in here.words("charges") else "say"
    scope = frozenset(t for k in clauses for t in syntax.below(k))
    return here.attribution(head, tokens[i].text, i, family, scope)


def _by_attitude(here: _Sentence, i: int) -> Attribution | None:
    """ "is confident that": what its named subject holds to be so."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    verb = tokens[i].head
    if syntax.kids(verb, "neg"):
        return None
    clauses = [k for k in (*syntax.kids(i, "ccomp"), *syntax.kids(verb, "ccomp")) if k > i]
    if not clauses or (head := who_speaks(here.mark, syntax.surface_subject(verb), here.cues, here.kinds)) is None:
        return None
    who, _ = speaker(here.text, here.mark, head, here.kinds, here.cues)
    if who is None and tokens[head].pos != "PROPN" and tokens[head].lemma not in here.words("media-notes"):
        return None
    return here.attribution(head, tokens[i].text, i, "say", frozenset(t for k in clauses for t in syntax.below(k)))


def _by_verb(here: _Sentence, verb: int, earlier: Sequence[Attribution]) -> Attribution | None:
    """The attribution a verb of speech makes, or None where it is no speech here."""
    lemma = here.mark.syntax.tokens[verb].lemma
    family = "say" if _speaks_on(here, verb) else next((f for f in _FAMILIES if lemma in here.words(f)), None)
    if family is None or _not_said(here, verb):
        return None
    if here.mark.syntax.kids(verb, "neg"):
        if family != "deny":
            return None
        family = "claim"  # "did not deny that": left open, and certainly not taken back
    content = _content(here, verb)
    if content is None:
        return None
    head = _speaking(here, verb, bool(content.clause or content.by_quote))
    scope = content.scope - {verb}
    if family == "urge" and lemma in here.words("judging"):
        family = "judge"
    cue = here.mark.syntax.tokens[verb].text
    outer = _goes_on(here, verb, earlier)
    if outer is not None and (head is None or lemma == "add"):
        mode = ClaimMode.DIRECT if is_direct(here.mark, here.quotes, scope) else ClaimMode.INDIRECT
        return Attribution(outer.sentence, outer.speaker, outer.speaker_text, cue, verb, family, scope, mode)
    if head is None or not _fits(here, verb, head, content):
        return None
    return here.attribution(head, cue, verb, family, scope)


def _speaks_on(here: _Sentence, verb: int) -> bool:
    """'"...", he went on': speech where the words themselves stand beside it."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    if tokens[verb].lemma != "go" or not here.quoted or verb in here.quoted or syntax.kids(verb, "xcomp", "dobj"):
        return False
    return verb + 1 < len(tokens) and tokens[verb + 1].lower == "on"


def _not_said(here: _Sentence, verb: int) -> bool:
    """Whether the saying itself lies ahead, is a purpose or hangs on a condition: "will announce", "flew to urge"."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    for k in syntax.kids(verb, "aux", "mark"):
        if tokens[k].lower in here.words("unspoken") or (
            tokens[k].dep == "mark" and tokens[k].lower in ("if", "unless")
        ):
            return True
    if any(tokens[k].tag == "TO" for k in syntax.kids(verb, "aux")):
        return tokens[tokens[verb].head].lemma not in here.words("carriers")
    return False


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands below a verb of speech."""

    scope: frozenset[int]
    clause: bool  # a clause says what is said
    by_quote: bool  # quotation marks do
    bare: bool  # only an object


def _content(here: _Sentence, verb: int) -> _Content | None:
    """What is said by the verb, or None where nothing is: "found weapons", "called reporters"."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    lemma, quoted = tokens[verb].lemma, bool(here.quoted - {verb}) and verb not in here.quoted
    clause = [k for k in syntax.kids(verb, "ccomp") if _is_said(here, verb, k)]
    infinitive = syntax.kids(verb, "xcomp")
    objects = syntax.kids(verb, "dobj", "prep", "nsubjpass", "oprd") if lemma in here.words("object-carrying") else []
    # "In a tape, he promised ..." is only a setting; "admits for the first time that": the clause is what is said.
    objects = [k for k in objects if not clause and (k > verb or tokens[k].dep != "prep")]
    if tokens[verb].dep == "acl" and syntax.is_passive(verb) and objects:
        objects = [*objects, tokens[verb].head]
    if lemma in here.words("naming"):
        if not (quoted or clause or _names(here, verb)):
            return None
        objects = syntax.kids(verb, "dobj", "oprd", "prep", "nsubjpass")
    above = tokens[verb].head
    scope: frozenset[int]
    if tokens[verb].dep in ("parataxis", "ccomp", "advcl") and quoted and not clause and above in here.quoted:
        # "...", he said: the parser hung the verb below the words it attributes.
        clause = [above]
        scope = frozenset(syntax.below(above)) - frozenset(syntax.below(verb))
    elif _as_aside(here, verb, clause, infinitive):
        clause = [above]
        scope = _clause_around(here, verb, at=above)
    else:
        scope = frozenset(t for k in (*clause, *infinitive, *objects) for t in syntax.below(k))
        for k in (m for c in (*clause, *infinitive) for m in syntax.kids(c, "conj") if _main_beside(here, m) == verb):
            scope -= frozenset(syntax.below(k))
    by_quote = quoted and not clause and _beside_quote(here, verb)
    if by_quote:
        scope |= here.quoted
    if clause or by_quote:
        return _Content(scope, bool(clause), by_quote, False)
    if lemma in here.words("quote-only") or (
        lemma in here.words("clause-only") and lemma not in here.words("object-carrying")
    ):
        return None
    if not objects and not infinitive:
        return None
    if lemma in here.words("acts-not-words") and lemma not in here.words("naming"):
        urged = lemma in here.words("urge") and (infinitive or _asks(here, verb))
        if not urged:
            return None
    if lemma in here.words("deny") and any(
        tokens[k].lemma in here.words("turned-down") for k in syntax.kids(verb, "dobj", "nsubjpass")
    ):
        return None
    return _Content(scope, False, False, not infinitive)


def _is_said(here: _Sentence, verb: int, clause: int) -> bool:
    """Whether a clause below a verb is what is said; a clause before it must end in a comma or a quotation mark."""
    tokens = here.mark.syntax.tokens
    if clause > verb:
        return True
    if clause in here.quoted:
        return True
    if tokens[verb].lemma not in here.words("plain-speech") | here.words("relays"):
        return False
    return not any(t.text in (";", ":") for t in tokens[clause:verb])


def _beside_quote(here: _Sentence, verb: int) -> bool:
    """Whether quoted words belong to this verb: none of the other verbs of speech stands nearer to them."""
    tokens = here.mark.syntax.tokens
    if tokens[verb].lemma in here.words("mind"):
        return False
    first, last = min(here.quoted), max(here.quoted)
    between = range(verb + 1, first) if verb < first else range(last + 1, verb)
    return not any(
        tokens[k].pos == "VERB" and tokens[k].dep not in ("amod", "relcl", "acl") and k not in here.quoted
        and any(tokens[k].lemma in here.words(f) for f in _FAMILIES)
        for k in between
    )  # fmt: skip


def _as_aside(here: _Sentence, verb: int, clause: Sequence[int], infinitive: Sequence[int]) -> bool:
    """ "As X noted, ...", "..., as reported by X" and "..., X said, ...": the clause around it is what is said."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    if clause or infinitive or syntax.kids(verb, "dobj"):
        return False
    if tokens[verb].dep == "parataxis":
        return tokens[verb].lemma in here.words("plain-speech") and tokens[tokens[verb].head].pos in ("VERB", "AUX")
    if tokens[verb].dep != "advcl":
        return False
    return any(tokens[k].lower == "as" for k in syntax.kids(verb, "mark", "advmod"))


def _names(here: _Sentence, verb: int) -> bool:
    """ "called the raid shocking", "identified the dead as", "declared the blockade necessary"."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    if any(tokens[k].lower == "as" for k in syntax.kids(verb, "prep")):
        return bool(syntax.kids(verb, "dobj", "nsubjpass"))
    if any(tokens[k].lower in ("on", "for") for k in syntax.kids(verb, "prep")) and tokens[verb].lemma == "call":
        return True
    if any(tokens[k].pos == "ADJ" or tokens[k - 1].lower in ("a", "an") for k in syntax.kids(verb, "oprd")):
        return True
    marked = any(
        tokens[k].text in "'‘’\"“" and tokens[k].dep == "punct" for k in range(verb, min(verb + 12, len(tokens)))
    )
    return marked and bool(syntax.kids(verb, "dobj", "oprd"))


def _asks(here: _Sentence, verb: int) -> bool:
    """ "called for talks", "called on both sides to": not a bare object."""
    tokens = here.mark.syntax.tokens
    return any(tokens[k].lower in ("for", "on", "upon") for k in here.mark.syntax.kids(verb, "prep"))


def _speaking(here: _Sentence, verb: int, said: bool) -> int | None:
    """The head of whoever speaks; next to a quotation the words beside the verb overrule a subject inside it."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    subjects = syntax.frame(verb).agents if syntax.is_passive(verb) else syntax.surface_subject(verb)
    subjects = tuple(s for s in subjects if s not in syntax.kids(verb, "expl"))
    if (main := _main_beside(here, verb)) is not None:
        subjects = syntax.surface_subject(main)
    elif quoted := _quoted_by(here, verb):
        subjects = quoted
    if here.quoted and verb not in here.quoted:
        subjects = tuple(s for s in subjects if s not in here.quoted) or _beside(here, verb)
    lemma = tokens[verb].lemma
    anyone = said and lemma in here.words("plain-speech")
    if lemma in here.words("voices"):
        subjects = tuple(s for s in subjects if tokens[s].lemma not in here.words("statement-nouns"))
    subjects = tuple(behind(here.mark, s, here.cues) for s in subjects)
    return who_speaks(here.mark, subjects, here.cues, here.kinds, anyone=anyone)


def _main_beside(here: _Sentence, verb: int) -> int | None:
    """The verb of speech this one really stands beside, where the parser hung it on the clause below that verb.

    "denied that it had lost ground and accused the air force": the tense of "accused" is that of "denied".
    """
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    clause = tokens[verb].head
    main = tokens[clause].head
    if (
        tokens[verb].dep != "conj"
        or tokens[clause].dep not in ("ccomp", "xcomp")
        or syntax.kids(verb, "nsubj", "nsubjpass", "aux")
    ):
        return None
    if not any(tokens[main].lemma in here.words(f) for f in _FAMILIES) or tokens[main].tag != tokens[verb].tag:
        return None
    return main if tokens[clause].tag != tokens[verb].tag or syntax.kids(clause, "aux") else None


def _quoted_by(here: _Sentence, verb: int) -> tuple[int, ...]:
    """ "Reuters quoted a witness as saying": the witness; "the president was quoted as saying": the president."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    preposition = tokens[verb].head
    relay = tokens[preposition].head
    if (
        tokens[verb].dep != "pcomp"
        or tokens[preposition].lower != "as"
        or tokens[relay].lemma not in here.words("relays")
    ):
        return ()
    return tuple(syntax.kids(relay, "nsubjpass") or syntax.kids(relay, "dobj"))


def _beside(here: _Sentence, verb: int) -> tuple[int, ...]:
    """The noun phrase right after or right before a verb next to a quotation: '..." said the Ministry'."""
    tokens = here.mark.syntax.tokens
    head: int | None = None
    for k in range(verb + 1, min(verb + 9, len(tokens))):
        if k in here.quoted or tokens[k].pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"):
            break
        if tokens[k].pos in ("NOUN", "PROPN", "PRON"):
            head = k
    if (
        head is None
        and verb > 0
        and verb - 1 not in here.quoted
        and tokens[verb - 1].pos in ("NOUN", "PROPN", "PRON")
    ):
        head = verb - 1
    return () if head is None else (head,)


def _fits(here: _Sentence, verb: int, head: int, content: _Content) -> bool:
    """Whether this speaker can do this: think, greet, threaten; verbs that tell of deeds with the wrong subject."""
    tokens, lemma = here.mark.syntax.tokens, here.mark.syntax.tokens[verb].lemma
    mention = here.mark.actors.get(head)
    if any(tokens[k].lower == "no" for k in here.mark.syntax.kids(head, "det")):
        return False  # "no group claimed responsibility"
    if lemma == "continue" and tokens[verb].tag not in ("VBD", "VBZ"):
        return False
    who, _ = speaker(here.text, here.mark, head, here.kinds, here.cues)
    finding = lemma in ("determine", "find") and tokens[head].lemma in here.words("finders")
    if lemma in here.words("mind") and not finding:
        if tokens[verb].dep == "relcl" or (who is None and not (content.clause and tokens[head].pos == "PROPN")):
            return False
        crowd = here.kinds.get(who) not in _SIDES if who is not None else tokens[head].tag == "NNPS"
        if crowd and lemma in here.words("feelings"):
            return False
    if content.bare and lemma in here.words("menacing") | here.words("greeting") | here.words("urge"):
        side = here.kinds.get(who) in _SIDES if who is not None else tokens[head].pos == "PROPN"
        named = side and tokens[head].pos != "PRON"
        office = mention is None and tokens[head].lemma in here.words("media-notes")
        participle = tokens[verb].tag == "VBG" and lemma in here.words("menacing")
        return (named or office or tokens[head].lower in ("he", "she")) and not participle
    return True


def _goes_on(here: _Sentence, verb: int, earlier: Sequence[Attribution]) -> Attribution | None:
    """For ", adding that ...": the attribution whose verb it goes on from, however low the parser hung it."""
    syntax, tokens = here.mark.syntax, here.mark.syntax.tokens
    if tokens[verb].tag != "VBG" or verb == 0 or tokens[verb - 1].text != ",":
        return None
    above = set(syntax.ancestors(verb))
    return next((a for a in reversed(earlier) if a.cue_token in above), None)


__all__ = ["Attribution", "attributions", "quotations"]
