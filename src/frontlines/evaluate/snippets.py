"""CASE 2021 task 2: the class of a snippet, in the types of ACLED with three of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_report, corpus_text
from frontlines.evaluate.scores import Labels
from frontlines.model.actor import ActorKind
from frontlines.model.reading import Reading
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Event

_EXPECTS = "test_set_final_release_with_labels.tsv: number, snippet and class between tabs, or a folder that holds it"
_REMEDY = f"expected {_EXPECTS}"
_FILE = "test_set_final_release_with_labels.tsv"
_TAKEN_BACK = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})

_CLASSES = {
    "battle": "ARMED_CLASH", "offensive": "ARMED_CLASH", "siege": "ARMED_CLASH", "invasion": "ARMED_CLASH",
    "air_strike": "AIR_STRIKE", "shelling": "ART_MISS_ATTACK", "bombing": "REM_EXPLOS",
    "suicide_bombing": "SUIC_BOMB", "chemical_attack": "CHEM_WEAP", "attack_on_civilians": "ATTACK",
    "execution": "ATTACK", "assassination": "ATTACK", "abduction": "ABDUCT_DISSAP", "sexual_violence": "SEX_VIOL",
    "detention": "ARREST", "looting_destruction": "PROPERTY_DISTRUCT", "protest": "PEACE_PROTEST",
    "riot": "VIOL_DEMONSTR", "crackdown": "FORCE_AGAINST_PROTEST", "agreement": "AGREEMENT", "ceasefire": "AGREEMENT",
    "withdrawal": "NON_VIOL_TERRIT_TRANSFER", "mobilization": "CHANGE_TO_GROUP_ACT", "seizure": "DISR_WEAP",
}  # fmt: skip
_RULERS = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE_FORCES, ActorKind.COALITION})


@dataclass(frozen=True, slots=True)
class Snippet:
    """One or a few sentences and their class."""

    name: str
    text: str
    label: str


def load(path: Path) -> Iterator[Snippet]:
    """The snippets in their order."""
    path = path / _FILE if path.is_dir() else path
    for number, line in enumerate(corpus_text(path, _REMEDY).splitlines(), 1):
        if not line.strip():
            continue
        parts = line.split("\t")
        if len(parts) != 3:
            raise CorpusError(path, f"line {number} has {len(parts)} columns, not 3", _REMEDY)
        if number == 1 and not parts[0].isdigit():
            continue  # the names of the columns
        yield Snippet(parts[0], parts[1], parts[2].strip())


def score(case: Snippet, machine: Machine) -> Outcome:
    """The class of the first event of the snippet that has one; OTHER where there is none."""
    reading = machine.read(corpus_report(case.text, case.name))
    events = [e for e in reading.events if e.stance.status not in _TAKEN_BACK]
    given = next((found for e in events if (found := _class(e, reading))), "OTHER")
    wrong = (Mistake("class", MistakeKind.WRONG, case.label, given, case.text),) if given != case.label else ()
    return Outcome(case.name, {"class": Labels(((case.label, given),))}, wrong)


def _class(event: Event, reading: Reading) -> str | None:
    if event.type == "capture":
        kinds = {actor.id: actor.kind for actor in reading.actors}
        rules = any(kinds[actor] in _RULERS for actor in event.initiators)
        return "GOV_REGAINS_TERIT" if rules else "NON_STATE_ACTOR_OVERTAKES_TER"
    if event.type == "bombing" and any("grenade" in weapon.lower() for weapon in event.weapons):
        return "GRENADE"
    return _CLASSES.get(event.type)


CASE2021 = Benchmark(
    name="case2021",
    title="CASE 2021 task 2: the class of 1,019 snippets in ACLED's types",
    cite="Haneczok, Jacquet, Piskorski & Stefanovitch 2021; weighted F1 as in the task",
    expects=_EXPECTS,
    at="corpora/case2021",
    figures={"class": "accuracy and F1 over the classes; a snippet without an event of ours is OTHER"},
    load=load,
    score=score,
    published=(
        Published("best of the task (2021)", "class.weighted_f1", 0.839, "the 25 classes known beforehand"),
        Published(
            "best of the task (2021)", "class.weighted_f1", 0.771, "with five more that nobody could train for"
        ),
    ),
    quick=10,
)
