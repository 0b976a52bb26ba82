"""The code lists of ACLED, UCDP GED, PLOVER and CAMEO that our event types are checked against.

Only codes: no data of these projects is part of Frontlines. ACLED as in acledR 1.0.1 (September 2025), UCDP GED
as in version 26.1, PLOVER as in its manual, whose SANCTION is read as material conflict.
"""

from collections.abc import Mapping
from types import MappingProxyType

ACLED_SUB_EVENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Battles": frozenset(
            {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
        ),
        "Explosions/Remote violence": frozenset(
            {
                "Chemical weapon",
                "Air/drone strike",
                "Suicide bomb",
                "Shelling/artillery/missile attack",
                "Remote explosive/landmine/IED",
                "Grenade",
            }
        ),
        "Violence against civilians": frozenset({"Sexual violence", "Attack", "Abduction/forced disappearance"}),
        "Protests": frozenset(
            {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
        ),
        "Riots": frozenset({"Violent demonstration", "Mob violence"}),
        "Strategic developments": frozenset(
            {
                "Agreement",
                "Arrests",
                "Change to group/activity",
                "Disrupted weapons use",
                "Headquarters or base established",
                "Looting/property destruction",
                "Non-violent transfer of territory",
                "Other",
            }
        ),
    }
)

UCDP_TYPES: Mapping[int, str] = MappingProxyType({1: "state-based", 2: "non-state", 3: "one-sided"})

_YIELD = frozenset({"assist", "change", "yield", "meet"})

PLOVER_MODES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "AGREE": frozenset(),
        "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
        "SUPPORT": frozenset(),
        "CONCEDE": frozenset(),
        "COOPERATE": frozenset(),
        "AID": frozenset(),
        "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
        "REQUEST": _YIELD,
        "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
        "REJECT": _YIELD,
        "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
        "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
        "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
        "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
        "COERCE": frozenset(
            {
                "seize",
                "restrict",
                "censor",
                "curfew",
                "martial-law",
                "arrest",
                "deport",
                "withhold",
                "misinformation",
                "cyber",
            }
        ),
        "ASSAULT": frozenset(
            {
                "abduct",
                "beat",
                "torture",
                "sexual",
                "targeted",
                "destroy",
                "primitive",
                "firearms",
                "explosives",
                "suicide-attack",
                "aerial",
                "drone",
                "heavy-weapons",
                "crowd-control",
                "unconventional",
            }
        ),
    }
)

CAMEO_ROOTS: Mapping[str, str] = MappingProxyType(
    {
        "01": "make public statement",
        "02": "appeal",
        "03": "express intent to cooperate",
        "04": "consult",
        "05": "engage in diplomatic cooperation",
        "06": "engage in material cooperation",
        "07": "provide aid",
        "08": "yield",
        "09": "investigate",
        "10": "demand",
        "11": "disapprove",
        "12": "reject",
        "13": "threaten",
        "14": "protest",
        "15": "exhibit military posture",
        "16": "reduce relations",
        "17": "coerce",
        "18": "assault",
        "19": "fight",
        "20": "use unconventional mass violence",
    }
)

# Types of PLOVER before its manual of 2021 took them into ACCUSE and ASSAULT.
PLOVER_BEFORE = frozenset({"INVESTIGATE", "FIGHT"})
