"""Tolls: who suffered what and how many, as bounds, each count said once."""

from collections.abc import Sequence
from dataclasses import replace

from frontlines.model.statement import Toll, TollKind
from frontlines.read.marks import Marks
from frontlines.read.resolve import Resolver, Scene
from frontlines.read.settle_ground import Ground
from frontlines.read.state import Candidate

Counted = tuple[Toll, Candidate]
_THINGS = frozenset({"weapons", "civilian-sites", "military-sites", "acts"})
_ONE = frozenset({"a", "an", "one", "another"})


def tolls_of(ground: Ground, candidates: Sequence[Candidate]) -> list[Counted]:
    """All tolls in the order of the text."""
    found = [t for c in candidates if c.kind == "toll" for t in _tolls(ground, c)]
    return _told_once(ground, _killed_or_injured(ground.scene, _one_toll_a_count(found)))


def _told_once(ground: Ground, tolls: Sequence[Counted]) -> list[Counted]:
    """A count that comes back with "the" ("the seven protesters killed") is evidence for where it was first told."""
    kept: list[Counted] = []
    for toll, candidate in tolls:
        resolver = ground.resolvers[candidate.sentence]
        known = any(resolver.is_known(head) for head in candidate.heads.get("of", ()))
        n = next(
            (
                n
                for n, (first, c) in enumerate(kept)
                if known
                and c.sentence != candidate.sentence
                and (first.kind, first.low, first.high) == (toll.kind, toll.low, toll.high)
            ),
            None,
        )
        if n is None:
            kept.append((toll, candidate))
        else:
            first, c = kept[n]
            kept[n] = (replace(first, evidence=(*first.evidence, *toll.evidence)), c)
    return kept


def _tolls(ground: Ground, candidate: Candidate) -> list[Counted]:
    """One toll for each counted head; a single person ("a woman was killed") counts one."""
    resolver = ground.resolvers[candidate.sentence]
    mark = ground.scene.marks[candidate.sentence]
    found: list[Counted] = []
    heads = candidate.heads.get("of", ())
    included = tuple(h for head in heads for h in _included(mark, head))
    for head in (*heads, *included):
        itself = head == candidate.predicate
        if itself and resolver.is_known(head):
            continue  # "the three victims" were told of before
        classes = resolver.classes(head)
        if classes & _THINGS and not classes & {"people", "person", "armed"}:
            continue  # "two cars" are no casualties
        if (bounds := _count(ground.scene.text, resolver, mark, head, itself=itself)) is None:
            continue
        low, high, estimate, of, span = bounds
        places, _ = ground.places(candidate, ())
        bearing = ground.evidence(candidate, span)
        toll = Toll(
            id=ground.id("toll", candidate.value, bearing.start, bearing.end, head),
            stance=candidate.stance,
            evidence=(bearing,),
            rule=candidate.rule.name,
            confidence=candidate.rule.confidence,
            kind=TollKind(candidate.value),
            low=low,
            high=high,
            estimate=estimate,
            of=of,
            by=next(iter(candidate.roles.get("by", ())), None),
            place=places[0] if places else None,
            places=places,
            when=ground.when(candidate),
        )
        found.append((toll, candidate))
    return found


def _included(mark: Marks, head: int) -> list[int]:
    """Those a count includes: "18 people, including six soldiers" counts the six as well, as part of the 18."""
    syntax = mark.syntax
    return [
        h
        for k in syntax.children[head]
        if syntax.tokens[k].lower in ("including", "among")
        for h in syntax.expand(syntax.kids(k, "pobj"))
    ]


def _count(
    text: str, resolver: Resolver, mark: Marks, head: int, *, itself: bool
) -> tuple[int | None, int | None, bool, str | None, list[int]] | None:
    tokens = mark.sentence.tokens
    counted = resolver.count_at(head)
    if counted is not None:
        mention, core = counted
        of = _of(text, mark, core, mention.end)
        inside = [i for i, t in enumerate(tokens) if t.start < mention.end and t.end > mention.start]
        return mention.count.low, mention.count.high, mention.count.estimate, of, [*inside, core]
    token = tokens[head]
    determiners = [tokens[k].lower for k in mark.syntax.kids(head, "det", "nummod")]
    classes = resolver.classes(head)
    if itself and resolver.none_reported(head):
        return 0, 0, False, None, [head]
    if (
        not itself
        and token.tag == "NN"
        and _ONE & set(determiners)
        and classes & {"people", "person"}
        and "bands" not in classes
    ):
        return 1, 1, False, _of(text, mark, head, 0), [head]
    if (
        token.tag in ("NNS", "NN", "NNPS")
        and "no" in determiners
        and classes & {"people", "body-counts", "civilians"}
    ):
        return 0, 0, False, _of(text, mark, head, 0), [head]
    return None


def _of(text: str, mark: Marks, core: int, after: int) -> str | None:
    """Whom the count counts, in the report's words, the number itself left out."""
    tokens = mark.sentence.tokens
    if tokens[core].pos == "NUM" or tokens[core].lemma in ("hundred", "thousand", "dozen", "score", "ten", "million"):
        return None
    low = min(
        [core, *(k for k in mark.syntax.children[core] if k < core and tokens[k].dep in ("compound", "amod", "nmod"))]
    )
    while low < core and tokens[low].start < after:
        low += 1
    return text[tokens[low].start : tokens[core].end] or None


def _one_toll_a_count(tolls: Sequence[Counted]) -> list[Counted]:
    """Two rules that count the same people of one clause say one thing."""
    seen: dict[tuple[int, str, int | None, int | None, str | None], None] = {}
    kept: list[Counted] = []
    for toll, candidate in tolls:
        key = (candidate.sentence, toll.kind, toll.low, toll.high, toll.of)
        if key not in seen:
            seen[key] = None
            kept.append((toll, candidate))
    return kept


def _killed_or_injured(scene: Scene, tolls: Sequence[Counted]) -> list[Counted]:
    """ "killed or injured" counts both together and neither alone: people affected."""
    joined: dict[tuple[object, ...], int] = {}
    kept: list[Counted] = []
    for toll, candidate in tolls:
        syntax = scene.marks[candidate.sentence].syntax
        first = candidate.predicate
        if syntax.tokens[first].dep == "conj":
            first = syntax.tokens[first].head
        either = any(syntax.tokens[k].lower == "or" for k in syntax.kids(first, "cc"))
        key = (candidate.sentence, first, toll.low, toll.high, toll.of)
        if either and toll.kind in (TollKind.KILLED, TollKind.INJURED):
            if key in joined:
                n = joined[key]
                kept[n] = (replace(kept[n][0], kind=TollKind.AFFECTED), kept[n][1])
                continue
            joined[key] = len(kept)
        kept.append((toll, candidate))
    return kept
