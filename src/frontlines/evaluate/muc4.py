"""MUC-4: templates of attacks, bombings and kidnappings with five roles, by the measure of GTT.

What is scored are the learned incident templates, not the statements of the reading: their weights come from the
training half of this corpus, so the figures say how well templates are learned from little, not how well rules carry.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_lines
from frontlines.evaluate.scores import Tally
from frontlines.model.template import IncidentTemplate, TemplateRole

_EXPECTS = "gtt-dev.json: MUC-4 in the form of GTT, one document a line, or a folder that holds it"
_REMEDY = f"expected {_EXPECTS}"
_ROLE_NAMES = {
    TemplateRole.PERPETRATOR: "PerpInd",
    TemplateRole.GROUP: "PerpOrg",
    TemplateRole.OBJECT: "Target",
    TemplateRole.VICTIM: "Victim",
    TemplateRole.WEAPON: "Weapon",
}
_ROLES = tuple(_ROLE_NAMES.values())
_MOST = 6  # templates of a document whose every pairing is tried; 99 in 100 documents have fewer

_NOISE = re.compile(r"[^\w\s]")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")

Entity = frozenset[str]  # the forms of its name, normalised


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type and, for each role, who or what fills it."""

    incident: str
    roles: Mapping[str, tuple[Entity, ...]]

    @property
    def size(self) -> int:
        """Slots filled, the type among them."""
        return 1 + sum(map(len, self.roles.values()))


@dataclass(frozen=True, slots=True)
class MucCase:
    """One report, in lower case as the corpus has it."""

    name: str
    text: str
    templates: tuple[Template, ...]


def load(path: Path) -> Iterator[MucCase]:
    """The documents in their order; a template given twice counts once."""
    path = path / "gtt-dev.json" if path.is_dir() else path
    for number, row in enumerate(corpus_lines(path, _REMEDY), 1):
        try:
            templates = [
                Template(str(one["incident_type"]), {role: tuple(_entities(one[role])) for role in _ROLES})
                for one in row["templates"]
            ]
            once = [t for i, t in enumerate(templates) if t not in templates[:i]]
            yield MucCase(str(row["docid"]), str(row["doctext"]), tuple(once))
        except (KeyError, TypeError) as error:
            raise CorpusError(path, f"document {number} lacks {error}", _REMEDY) from error


def _entities(rows: Sequence[Sequence[Sequence[object]]]) -> Iterator[Entity]:
    """Each entity's forms; the offsets beside them are of the first place where the words stand, and tell nothing."""
    for mentions in rows:
        if mentions:
            yield frozenset(plain(str(mention[0])) for mention in mentions)


def plain(words: str) -> str:
    """Without case, marks and articles, as GTT compares them."""
    return " ".join(_ARTICLES.sub(" ", _NOISE.sub("", words.lower())).split())


def score(case: MucCase, machine: Machine) -> Outcome:
    """The pairing of templates that gives the best F1, as GTT's scorer tries them all."""
    given = _templates(machine.templates(machine.read(machine.take_in(case.text, case.name, None))))
    best = max(_pairings(case.templates, given), key=lambda p: _tally(case.templates, given, p).f1)
    whole = _tally(case.templates, given, best)
    mistakes = [
        Mistake("templates", MistakeKind.MISSED, t.incident, "", case.text[:120])
        for i, t in enumerate(case.templates)
        if i not in {g for g, _ in best}
    ]
    mistakes += [
        Mistake("templates", MistakeKind.EXTRA, "", t.incident, case.text[:120])
        for i, t in enumerate(given)
        if i not in {p for _, p in best}
    ]
    scores: dict[str, Tally] = {"templates": whole}
    scores["incidents"] = Tally(len(best), len(case.templates), len(given))
    for role in _ROLES:
        scores[_figure(role)] = _role(case.templates, given, best, role)
    return Outcome(case.name, scores, tuple(mistakes))


def _figure(role: str) -> str:
    return {"PerpInd": "perpetrators", "PerpOrg": "perpetrating_groups"}.get(role, f"{role.lower()}s")


def _templates(found: Sequence[IncidentTemplate]) -> tuple[Template, ...]:
    return tuple(
        Template(
            one.incident,
            {
                name: tuple(frozenset({plain(f.text)}) for f in one.fillers if f.role == role)
                for role, name in _ROLE_NAMES.items()
            },
        )
        for one in found
    )


def _pairings(gold: Sequence[Template], given: Sequence[Template]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way to pair templates one to one; those of unlike types are no pair."""
    few, many = (given, gold) if len(given) <= len(gold) else (gold, given)
    turned = few is gold and few is not given
    for chosen in permutations(range(len(many)), min(len(few), _MOST)):
        pairs = [(i, j) if turned else (j, i) for i, j in enumerate(chosen)]
        yield tuple((g, p) for g, p in pairs if given[p].incident in gold[g].incident)


def _tally(gold: Sequence[Template], given: Sequence[Template], pairs: Sequence[tuple[int, int]]) -> Tally:
    hits = len(pairs) + sum(_role(gold, given, pairs, role).hits for role in _ROLES)
    return Tally(hits, sum(t.size for t in gold), sum(t.size for t in given))


def _role(gold: Sequence[Template], given: Sequence[Template], pairs: Sequence[tuple[int, int]], role: str) -> Tally:
    """Fillers all of whose forms are among those of one of the gold's.

    One filler finds one entity: GTT counts precision and recall apart, so that two names of one entity are two hits
    for the first; here the second is one too many.
    """
    hits = 0
    for g, p in pairs:
        left = list(gold[g].roles[role])
        for ours in given[p].roles[role]:
            match = next((theirs for theirs in left if ours <= theirs), None)
            if match is not None:
                left.remove(match)
                hits += 1
    return Tally(hits, sum(len(t.roles[role]) for t in gold), sum(len(t.roles[role]) for t in given))


MUC4 = Benchmark(
    name="muc4",
    title="MUC-4: 200 reports on Latin America, templates with five roles",
    cite="Sundheim 1992, in the form of Du, Rush & Cardie 2021 (GTT), whose measure this is",
    expects=_EXPECTS,
    at="corpora/muc4",
    figures={
        "templates": "all slots of all templates, the type among them, under the best pairing of templates "
        "(GTT: those of unlike types are no pair; a filler is right where its form is one of the gold entity's)",
        "incidents": "templates paired",
        **{_figure(role): f"fillers of {role} in paired templates, of all" for role in _ROLES},
    },
    load=load,
    score=score,
    published=(
        Published("GTT (Du et al. 2021)", "templates.f1", 0.502, "fine-tuned BERT, on the test half"),
        Published("best of 1992, built by hand", "templates.f1", 0.559, "the original score over all slots"),
    ),
    quick=10,
)
