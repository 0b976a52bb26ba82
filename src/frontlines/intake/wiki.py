"""What wiki markup leaves behind when its text is exported: switches, template arguments, tags glued to words."""

import re

from frontlines.intake.furniture import Furniture
from frontlines.model.report import Removed

_SENTENCE = 30  # characters; what follows a glued argument is shorter only where it belongs to it
_SWITCH = re.compile(r"__[A-Z]{3,24}__ ?")
# "4=Brigadier Jane Doe" or "source=Jane Doe": an argument of a quotation box, on a line of its own.
_KEY = r"(?:\d{1,2}|source|author|align|width|style|title|date|itsdeadjim|quote|image|caption)"
_ARGUMENT = re.compile(rf"{_KEY}=[^=]{{1,140}}")
# "4=Jane DoeThe attacks in the east took place": the argument runs into the sentence behind it. A new sentence starts
# with a capital right behind a small letter and goes on in small letters, which "McConnell" does not.
_GLUED_ARGUMENT = re.compile(rf"{_KEY}=[^.!?=\n]{{2,80}}?[a-z](?=[A-Z][a-z]* [a-z])(?<!Mc)(?<!Mac)")


def drop_residue(text: str, removed: list[Removed]) -> str:
    """The text without wiki switches and template arguments; what goes is added to `removed`."""
    if "__" in text:
        removed.extend(Removed(found.strip(), "wiki-switch") for found in _SWITCH.findall(text))
        text = _SWITCH.sub("", text)
    if "=" not in text:
        return text
    lines = text.split("\n")
    kept: list[str] = []
    for line in lines:
        glued = _GLUED_ARGUMENT.match(line) if "=" in line[:12] else None
        if glued and len(line) > glued.end() + _SENTENCE:
            removed.append(Removed(glued.group(), "wiki-argument"))
            kept.append(line[glued.end() :])
        elif "=" in line[:12] and _ARGUMENT.fullmatch(line):
            removed.append(Removed(line, "wiki-argument"))
        else:
            kept.append(line)
    return "\n".join(kept)


def part_glued_tag(text: str, furniture: Furniture) -> str:
    """A country or topic glued to the first word ("AfghanistanOn Sunday") set on a line of its own."""
    found = furniture.glued.match(text)
    return f"{found.group()}\n\n{text[found.end() :]}" if found else text
