"""The sections of the picture in the terminal, one function each."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from frontlines.model.statement import TieKind
from frontlines.picture.shapes import Dyad, Front, FrontRole, Ground, ReportPicture
from frontlines.picture.words import (
    CONTROL_VERBS,
    TIE_VERBS,
    Names,
    agree,
    bounds,
    claimed_words,
    event_label,
    line,
    speaker_words,
    toll_words,
    when_words,
)
from frontlines.show.clean import flat
from frontlines.show.layout import dated_item, held, holders, item, plain, quotes, section

_TIE_STYLE = {
    TieKind.FIGHTS: "red",
    TieKind.OPPOSES: "red",
    TieKind.BACKS: "green",
    TieKind.ALLIED_WITH: "green",
    TieKind.LEADS: "blue",
    TieKind.PART_OF: "blue",
}


def show_fronts(picture: ReportPicture, names: Names, console: Console, *, words: bool) -> None:
    """Who holds, besieges, attacks or lost each place, and the fighting there."""
    now = [front for front in picture.fronts if front.current]
    groups = (
        ("Fronts", [front for front in now if not front.vague]),
        ("Fighting over a wider area", [front for front in now if front.vague]),
        ("Earlier fronts", [front for front in picture.fronts if not front.current]),
    )
    for title, fronts in groups:
        if fronts:
            section(title, console)
        for front in fronts:
            _front(front, names, console, words=words)


def _front(front: Front, names: Names, console: Console, *, words: bool) -> None:
    console.print(item(plain((names.place(front.place), "bold"))))
    for role in front.roles:
        console.print(item(_role(role, names), indent=2, bullet="·"))
        if words:
            quotes(role.basis, console, indent=4)
    for fight in front.fighting:
        event = fight.event
        parts = [("under way: " if fight.going_on else "") + event_label(event.type)]
        if event.initiators:
            parts.append(f"by {names.all_actors(event.initiators)}")
        if event.targets:
            parts.append(f"against {names.all_actors(event.targets)}")
        text = plain(" ".join(parts), _dated(when_words(event.when)), held(event.stance, names))
        console.print(item(text, indent=2, bullet="×"))
        if words:
            quotes([fight.basis], console, indent=4)
    for toll in front.tolls:
        text = plain(toll_words(toll), _dated(when_words(toll.when)), held(toll.stance, names))
        console.print(item(text, indent=2, bullet="+"))


def _role(role: FrontRole, names: Names) -> Text:
    whens = _dated("; ".join(filter(None, map(when_words, role.whens))))
    return plain(
        agree(names.actor(role.actor), CONTROL_VERBS[role.status]) + " it", whens, holders(role.basis, names)
    )


def show_dyads(picture: ReportPicture, names: Names, console: Console, *, words: bool) -> None:
    """Who fights whom, and who stands behind whom."""
    for title, dyads in (("Who fights whom", picture.hostile), ("Who stands behind whom", picture.friendly)):
        if dyads:
            section(title, console)
        for dyad in dyads:
            console.print(item(_dyad(dyad, names), bullet="·"))
            if words:
                quotes(dyad.basis, console, indent=2)


def _dyad(dyad: Dyad, names: Names) -> Text:
    actor = names.actor(dyad.source)
    verb = agree(actor, TIE_VERBS[dyad.kind]).removeprefix(actor)
    means = (f" ({', '.join(dyad.means)})", "") if dyad.means else ("", "")
    whens = _dated("; ".join(filter(None, map(when_words, dyad.whens))))
    times = (f" ×{len(dyad.basis)}", "dim") if len(dyad.basis) > 1 else ("", "")
    head = plain(actor, (f"{verb} ", _TIE_STYLE[dyad.kind]), names.actor(dyad.target), means)
    return head + plain(whens, times, holders(dyad.basis, names))


def show_divided(picture: ReportPicture, names: Names, console: Console, *, words: bool) -> None:
    """Pairs that share an enemy yet stand against each other, with the grounds for each side."""
    if not picture.divided:
        return
    section("Divided enemies", console)
    for pair in picture.divided:
        console.print(item(plain((f"{names.actor(pair.first)} – {names.actor(pair.second)}", "bold magenta"))))
        for shared in pair.shared:
            console.print(item(plain(f"both against {names.actor(shared.enemy)}:"), indent=2))
            for ground in (shared.first[0], shared.second[0]):
                _ground(ground, console, words=words)
        console.print(item(Text("yet against each other:"), indent=2))
        for ground in pair.against:
            _ground(ground, console, words=words)


def _ground(ground: Ground, console: Console, *, words: bool) -> None:
    console.print(item(plain(ground.text), indent=4, bullet="·"))
    if words:
        quotes(ground.basis, console, indent=6)


def show_costs(picture: ReportPicture, names: Names, console: Console, *, words: bool) -> None:
    """Tolls as the report gives them, side by side and never added up."""
    if not picture.costs:
        return
    section("Human cost", console)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="dim")
    for heading in ("", "how many", "by", "where and when", "who says so"):
        table.add_column(heading, overflow="fold")
    for cost in picture.costs:
        toll = cost.toll
        where = toll.places or ((toll.place,) if toll.place else ())
        says, style = held(toll.stance, names)
        row = (
            toll.kind.value,
            bounds(toll.low, toll.high, estimate=toll.estimate) + (f" {toll.of}" if toll.of else ""),
            names.actor(toll.by) if toll.by else "",
            ", ".join(filter(None, (names.all_places(where), when_words(toll.when)))),
        )
        table.add_row(*(Text(flat(cell)) for cell in row), plain((says.strip(" []") or "the report", style)))
    console.print(table)
    console.print(item(Text("Never added up: two counts may hold the same people.", style="dim")))
    if words:
        quotes([cost.basis for cost in picture.costs], console, indent=0)


def show_timeline(picture: ReportPicture, names: Names, console: Console, *, words: bool) -> None:
    """Dated events in order of time, then the undated in the order of the text."""
    for title, moments in (("Timeline", picture.timeline), ("Without a date", picture.undated)):
        if moments:
            section(title, console)
        for moment in moments:
            date = when_words(moment.when)
            body = plain(line(moment.statement, names), held(moment.statement.stance, names))
            console.print(dated_item(date, body) if date else item(body, bullet="·"))
            if words:
                quotes([moment.basis], console, indent=2)


def show_claims(picture: ReportPicture, names: Names, console: Console) -> None:
    """Who is reported to have said what."""
    if not picture.claims:
        return
    section("Claims", console)
    for claim in picture.claims:
        speaker = speaker_words(claim, names)
        said = claimed_words(claim)
        console.print(item(plain((speaker, "yellow"), f" ({claim.cue}): " if claim.cue else ": ", said), bullet="·"))


def show_forecasts(picture: ReportPicture, names: Names, console: Console) -> None:
    """What the report or somebody in it expects, plans or fears."""
    if not picture.forecasts:
        return
    section("Forecasts and plans", console)
    for forecast in picture.forecasts:
        by = names.actor(forecast.by) if forecast.by else forecast.by_text or "the report"
        kind = "plan" if forecast.plan else "forecast"
        given = [
            f"if {_without_if(words)}" if words == forecast.condition else words
            for words in (forecast.condition, forecast.horizon)
            if words and words not in forecast.text
        ]
        terms = "".join(f", {words}" for words in given)
        text = plain((f"{kind} of {by}: ", "yellow"), forecast.text, (terms, "dim"))
        console.print(item(text, bullet="·"))


def _without_if(condition: str) -> str:
    """The condition without its own "if", so that ours is not doubled."""
    words = flat(condition)
    lower = words.lower()
    for lead in ("even if ", "if "):
        if lower.startswith(lead):
            return words[len(lead) :]
    return words


def show_set_aside(picture: ReportPicture, names: Names, console: Console, *, words: bool) -> None:
    """What the report denies, plans or only thinks possible: shown, but in no other part of the picture."""
    if not picture.set_aside:
        return
    section("Not counted: denied, planned or only possible", console)
    for statement in picture.set_aside:
        console.print(item(plain(line(statement, names), held(statement.stance, names)), bullet="·"))
        if words:
            exact = "; ".join(evidence.exact for evidence in statement.evidence)
            console.print(item(plain((f"“{exact}”", "dim italic")), indent=2))


def _dated(words: str) -> tuple[str, str]:
    return (f", {words}", "dim") if words else ("", "")
