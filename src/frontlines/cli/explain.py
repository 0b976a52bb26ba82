"""`frontlines explain`: what is found in a sentence, by which rules, and why not more."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from frontlines.picture.words import Names
    from frontlines.read.explain import Explanation


def explain_command(
    text: Annotated[str, typer.Argument(help="A sentence or two; - is standard input.")],
    pipeline: Annotated[str | None, typer.Option(help="Another installed spaCy pipeline to use.")] = None,
) -> None:
    """Show what is found in a text: mentions, statements, and which rules fired or nearly fired, and why not.

    Example: [bold]frontlines explain "Over 80,000 people fled Sirte."[/bold]
    """
    import sys

    from rich.console import Console

    from frontlines.picture.words import names_of
    from frontlines.read.explain import explain
    from frontlines.read.kit import build_kit

    words = sys.stdin.read() if text == "-" else text
    found = explain(words, build_kit(pipeline))
    console = Console(highlight=False, markup=False)
    names = names_of(found.reading)
    _sentences(found, console)
    _mentions(found, names, console)
    _statements(found, names, console)
    _left_out(found, console)
    _near(found, console)


def _sentences(found: "Explanation", console: "Console") -> None:
    from frontlines.show.layout import item, plain, section

    section("Sentences", console)
    for number, sentence in enumerate(found.reading.sentences, 1):
        words = found.reading.report.text[sentence.start : sentence.end]
        console.print(item(plain((f"{sentence.kind.value}: ", "dim"), words), bullet=f"{number}"))


def _mentions(found: "Explanation", names: "Names", console: "Console") -> None:
    from frontlines.model.mention import ActorMention, CountMention, MentionVia, PlaceMention, TimeMention
    from frontlines.picture.words import bounds, when_words
    from frontlines.show.layout import item, plain, section

    section("Mentions", console)
    known_by = {
        MentionVia.NAME: "by name",
        MentionVia.ACRONYM: "by the short form the text gives it",
        MentionVia.PATTERN: "by a state's name and what is its",
        MentionVia.METONYM: "by the place it speaks or acts from",
        MentionVia.SPELLING: "by name, spelled otherwise",
        MentionVia.PHRASE: "as the text describes it",
        MentionVia.COREFERENCE: "meant here by what was named before",
    }
    places = {place.id: place for place in found.reading.places}
    if not found.mentions:
        console.print(item(plain("none")))
    for mention in sorted(found.mentions, key=lambda each: (each.start, each.end)):
        match mention:
            case ActorMention():
                said = f"actor: {names.actor(mention.actor)} [{mention.actor}], {known_by[mention.via]}"
            case PlaceMention():
                place = places.get(mention.place)
                said = f"place: {names.place(mention.place)} [{mention.place}]"
                if place:
                    said += f", {place.precision.value}"
                    said += (
                        f", {place.lat:.3f} {place.lon:.3f}"
                        if place.lat is not None and place.lon is not None
                        else ""
                    )
                    said += f", sure {place.confidence:.2f} among {place.candidates}"
            case TimeMention():
                said = f"time: {when_words(mention.when) or 'not resolved: nothing is invented'}"
            case CountMention():
                count = mention.count
                said = f"count: {bounds(count.low, count.high, estimate=count.estimate)}"
            case _:
                said = type(mention).__name__
        console.print(item(plain(f"“{mention.text}” ", (said, "dim")), bullet="·"))


def _statements(found: "Explanation", names: "Names", console: "Console") -> None:
    from frontlines.picture.words import line, stance_words, when_words
    from frontlines.show.layout import item, plain, section

    section("Statements, and the rules that fired", console)
    statements = found.reading.statements()
    reasons = {fired.rule: fired.because for fired in found.fired}
    if not statements:
        console.print(item(plain("none: no rule fired")))
    for statement in statements:
        when = when_words(getattr(statement, "when", None))
        held = stance_words(statement.stance, names) or "asserted"
        cue = f" by “{statement.stance.cue}”" if statement.stance.cue else ""
        kind = type(statement).__name__.lower()
        head = plain((f"{kind}: ", "bold"), line(statement, names), (f", {when}" if when else "", ""))
        console.print(item(head, bullet="·"))
        rule = f"{held}{cue}; rule {statement.rule}, confidence {statement.confidence:.2f}"
        console.print(item(plain((rule, "dim")), indent=2))
        if statement.rule in reasons:
            console.print(item(plain((f"because {reasons[statement.rule]}", "dim")), indent=2))
        exact = " […] ".join(evidence.exact for evidence in statement.evidence)
        console.print(item(plain((f"“{exact}”", "dim italic")), indent=2))


def _left_out(found: "Explanation", console: "Console") -> None:
    """Rules that fired and have no statement to show for it; nothing where there are none."""
    from frontlines.show.layout import item, plain, section

    rows = [fired for fired in found.fired if not fired.kept]
    if rows:
        section("Rules that fired, and what they found is told elsewhere or left out", console)
    for fired in rows:
        console.print(item(plain((fired.rule, "bold"), f" at “{fired.words}”: {fired.outcome}"), bullet="·"))


def _near(found: "Explanation", console: "Console") -> None:
    from frontlines.show.layout import item, plain, section

    section("Rules that nearly fired, and why not", console)
    if not found.near:
        console.print(item(plain("none")))
    for miss in found.near:
        console.print(item(plain((miss.rule, "bold"), f" at “{miss.words}”: {miss.why}"), bullet="·"))
