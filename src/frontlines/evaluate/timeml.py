"""Times against TimeML: spans, types and values, by the measures of TempEval-3."""

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.files import corpus_report
from frontlines.evaluate.scores import Tally
from frontlines.evaluate.spans import overlapping, paired, same_span, tally
from frontlines.evaluate.time_corpora import (
    MEANTIME_EXPECTS,
    TEMPEVAL_EXPECTS,
    TimeCase,
    load_meantime,
    load_tempeval,
)

_FIGURES = {
    "relaxed": "times that overlap the gold's, one to one (UzZaman et al. 2013); the document's own date line is not "
    "counted, as its time is given",
    "strict": "times with exactly the gold's words",
    "type": "overlapping and of the same type: DATE, TIME, DURATION or SET",
    "value": "overlapping and of the same value, letter for letter",
}


def score(case: TimeCase, machine: Machine) -> Outcome:
    """The times of one document beside the gold's."""
    report = corpus_report(case.text, case.name, published=case.published)
    given = [t for t in machine.times(report) if not any(s < t.end and t.start < e for s, e in case.unscored)]
    pairs, missed, extra = paired(case.times, given, same_span)
    loose, still_missed, still_extra = paired(missed, extra, overlapping)
    both = [*pairs, *loose]
    typed = [(gold, ours) for gold, ours in both if gold.type == ours.type]
    valued = [(gold, ours) for gold, ours in both if gold.value == ours.value]
    wrong = [(gold, ours) for gold, ours in both if gold.value != ours.value]
    relaxed = tally(both, still_missed, still_extra)
    return Outcome(
        case.name,
        {
            "relaxed": relaxed,
            "strict": tally(pairs, missed, extra),
            "type": Tally(len(typed), relaxed.gold, relaxed.given),
            "value": Tally(len(valued), relaxed.gold, relaxed.given),
        },
        (
            *(Mistake("relaxed", MistakeKind.MISSED, f"{g.text} ({g.type} {g.value})", "") for g in still_missed),
            *(Mistake("relaxed", MistakeKind.EXTRA, "", f"{g.text} ({g.type} {g.value})") for g in still_extra),
            *(
                Mistake(
                    "value", MistakeKind.WRONG, f"{g.text} ({g.type} {g.value})", f"{p.text} ({p.type} {p.value})"
                )
                for g, p in wrong
            ),
        ),
    )


_HEIDELTIME = "HeidelTime (UzZaman et al. 2013)"
_NOTE = "on TempEval-3's test set"
MEANTIME = Benchmark(
    name="meantime",
    title="MEANTIME: times in 120 Wikinews articles",
    cite="Minard et al. 2016, CC BY 4.0; measures of TempEval-3 (UzZaman et al. 2013)",
    expects=MEANTIME_EXPECTS,
    at="corpora/meantime",
    figures=_FIGURES,
    load=load_meantime,
    score=score,
    published=(
        Published(_HEIDELTIME, "relaxed.f1", 0.903, _NOTE),
        Published(_HEIDELTIME, "strict.f1", 0.813, _NOTE),
        Published(_HEIDELTIME, "value.f1", 0.776, _NOTE),
    ),
    quick=3,
)
TEMPEVAL = Benchmark(
    name="timeml",
    title="Times in TimeML documents, TempEval-3's and others in its form",
    cite="UzZaman et al. 2013",
    expects=TEMPEVAL_EXPECTS,
    at="corpora/tempeval3",
    figures=_FIGURES,
    load=load_tempeval,
    score=score,
    published=(
        Published(_HEIDELTIME, "relaxed.f1", 0.903, _NOTE),
        Published(_HEIDELTIME, "strict.f1", 0.813, _NOTE),
        Published(_HEIDELTIME, "value.f1", 0.776, _NOTE),
    ),
    quick=3,
)
