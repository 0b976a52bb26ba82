"""Statements as persons left them: corrected ones with their new values, rejected ones gone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from frontlines.model.correction import corrected
from frontlines.model.judgement import Act, Rulings
from frontlines.model.told import Review, Told

_REVIEWS = {Act.ACCEPT: Review.ACCEPTED, Act.REJECT: Review.REJECTED, Act.CORRECT: Review.CORRECTED}


def reviewed(told: Told[Any], rulings: Rulings) -> Told[Any]:
    """A statement as it was read, with what persons ruled of it."""
    verdict = rulings.verdicts.get(told.lineage)
    if verdict is None:
        return told
    statement = corrected(told.statement, verdict.fields) if verdict.act is Act.CORRECT else told.statement
    return replace(told, statement=statement, review=_REVIEWS[verdict.act])


def judged(told: Iterable[Told[Any]], rulings: Rulings) -> list[Told[Any]]:
    """Statements for the picture: corrections in place of what the machine read, rejected statements left out."""
    found = (reviewed(one, rulings) for one in told)
    return [one for one in found if one.review is not Review.REJECTED]
