"""Claim: attributions into claim statements: who says what, in whose words."""

from collections.abc import Sequence

from frontlines.model.ids import stable_id
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import Claim
from frontlines.read.evidence import evidence
from frontlines.read.resolve import Scene
from frontlines.read.speech import Attribution

_STATUS = {"deny": StanceStatus.DENIED, "claim": StanceStatus.ALLEGED}


def claims_of(scene: Scene, said: Sequence[Sequence[Attribution]], report_key: str) -> list[Claim]:
    """One claim for each attribution; the words are those of its scope, the speech verb itself left out."""
    found: list[Claim] = []
    for mark, held in zip(scene.marks, said, strict=True):
        tokens = mark.sentence.tokens
        for one in held:
            inside = sorted(i for i in one.scope if tokens[i].pos != "SPACE")
            while len(inside) > 1 and tokens[inside[0]].text in (",", ";", ":"):
                inside.pop(0)
            while len(inside) > 1 and tokens[inside[-1]].text in (",", ";", ":", "and", "but"):
                inside.pop()
            if not inside:
                inside = list(range(len(tokens)))
            start, end = tokens[inside[0]].start, tokens[inside[-1]].end
            bearing = evidence(scene.text, start, end)
            found.append(
                Claim(
                    id=stable_id("S", report_key, "claim", start, end, one.speaker_text),
                    stance=Stance(
                        _STATUS.get(one.family, StanceStatus.CLAIMED), one.speaker, one.speaker_text, one.cue
                    ),
                    evidence=(bearing,),
                    rule=f"claim-{one.family}" if one.cue else "claim-quotation-continued",
                    confidence=0.85 if one.cue else 0.7,
                    speaker=one.speaker,
                    speaker_text=one.speaker_text,
                    mode=one.mode,
                    text=bearing.exact,
                    cue=one.cue,
                )
            )
    return found
