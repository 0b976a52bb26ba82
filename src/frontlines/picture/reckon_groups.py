"""Whom a toll counts: everybody, or some of them, so that a part is never taken for a rival of its total."""

from dataclasses import dataclass

from frontlines.model.ids import fold

EVERYBODY = "people"


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Head words of "of" by the group they name; words not listed are groups of their own ("pilgrims").
_CLASSES: dict[str, frozenset[str]] = {
    EVERYBODY: _words(
        "people persons person individuals dead deaths fatalities casualties victims bodies corpses lives",
        "them human humans inhabitants killed wounded injured injuries",
    ),
    "civilians": _words("civilian civilians noncombatants noncombatant bystanders bystander"),
    "children": _words(
        "child children kids minors boys girls boy girl babies baby infants toddlers teenagers teenager"
    ),
    "women": _words("woman women mothers"),
    "men": _words("man men"),
    "soldiers": _words(
        "soldier soldiers troops troop servicemen serviceman servicemembers recruits conscripts paratroopers marines",
        "commandos personnel officers officer army forces force",
    ),
    "police": _words("police policeman policemen policewoman policewomen"),
    "fighters": _words(
        "fighter fighters militant militants rebel rebels insurgent insurgents gunman gunmen jihadist jihadists",
        "terrorist terrorists militiaman militiamen attacker attackers assailants combatants guerrillas extremists",
        "suspects operatives operative militia militias",
    ),
}
_CLASS_OF = {word: name for name, listed in _CLASSES.items() for word in listed}
# Groups whose members are civilians unless somebody says otherwise.
_CIVILIAN = _words(
    "children women residents resident villagers villager worshippers worshipper shoppers passengers protesters",
    "demonstrators workers worker journalists journalist reporters teachers teacher students student patients",
    "doctors doctor nurses medics refugees farmers herders fishermen merchants pilgrims mourners elders pupils",
    "drivers locals tourists families citizens miners prisoners hostages",
)
# Words that tell nothing of who somebody is.
_IDLE = _words(
    "the a an of its their his our more other another additional some all at least local unarmed innocent young",
    "several dead killed wounded injured fellow",
)
# Words that open what only describes the group further: "soldiers from the 5th Division".
_TAIL = _words("from of in at who that including among near with")


@dataclass(frozen=True, slots=True)
class Group:
    """Those a toll counts: a class of people and what narrows it ("soldiers", {"turkish"})."""

    head: str  # "people" is everybody
    marks: frozenset[str] = frozenset()

    def covers(self, other: "Group") -> bool:
        """Whether everybody in `other` is surely in this group too, and this group is the wider one."""
        if self == other:
            return False
        if self == Group(EVERYBODY):
            return True
        within = self.head == other.head or (self.head == "civilians" and other.head in _CIVILIAN)
        return within and self.marks <= other.marks


def group_of(of: str | None) -> Group:
    """The group that the words of a toll name; None and words like "people" name everybody."""
    words = [word for word in fold(of or "").split() if not word.isdigit()]
    tail = next((n for n, word in enumerate(words) if n and word in _TAIL), len(words))
    words = words[:tail]
    if not words:
        return Group(EVERYBODY)
    head = "police" if "police" in words else _CLASS_OF.get(words[-1], words[-1])
    return Group(head, frozenset(words[:-1]) - _IDLE - {"police"})
