"""Ways, introductions and names from peers, from the command line."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.introductions import asking, naming, weighing
from followthrough.introductions.mapping import map_of
from followthrough.introductions.open_ones import introductions_of
from followthrough.introductions.ways import Way, ways_to_company, ways_to_person
from followthrough.people.finding import find, find_company, find_introduction


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("ways")(ways)
    app.command("introduce")(introduce)
    app.command("introductions")(introductions)
    app.command("named")(named)
    app.command("knows")(knows)
    app.command("map")(search_map)
    app.command("weights")(weights)


def ways(
    target: Annotated[str, typer.Argument(help="A company, or with --person somebody.")],
    person: Annotated[bool, typer.Option("--person", help="The words name a person.")] = False,
    json: Json = False,
) -> None:
    """Show who could introduce you at a company or to a person, with the reasons."""
    me = here()
    found: tuple[Way, ...]
    if person:
        found = ways_to_person(find(me.workspace, target, today=me.today), today=me.today)
    else:
        found = ways_to_company(me.workspace, find_company(me.workspace, target), today=me.today)
    if json:
        as_json(found)
        return
    if not found:
        say("Nobody known yet who could introduce you.")
    for way in found:
        say(" ".join(filter(None, (way.words, way.missing))))


def introduce(
    bridge: Annotated[str, typer.Argument(help="Who could introduce you, or whom you introduce.")],
    other: Annotated[str, typer.Argument(help="Who is to be met.")],
    given: Annotated[bool, typer.Option("--given", help="You introduce the two.")] = False,
    json: Json = False,
) -> None:
    """Note that you asked whether they would be comfortable with an introduction."""
    me = here()
    one, two = (find(me.workspace, who, today=me.today) for who in (bridge, other))
    event = asking.ask(one, two, is_given=given, by=me.user, at=me.now)
    tell(event, "That was asked before. Nothing was changed.", json=json)


def introductions(
    who: Who,
    move: Annotated[str, typer.Option(help="The identifier of one to take further.")] = "",
    to: Annotated[str, typer.Option(help="blurb_sent, agreed, made, replied, outcome …")] = "",
    words: Annotated[str, typer.Option(help="The words to forward, or what came of it.")] = "",
    json: Json = False,
) -> None:
    """Show the introductions somebody has a part in, or take one further."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    if move:
        made = find_introduction(contact, move)
        event = asking.move(made, to, words=words, by=me.user, at=me.now)
        tell(event, "It stands there already.", json=json)
        return
    found = introductions_of(contact)
    if json:
        as_json(found)
        return
    rows = [(one.words, ", ".join(c.state for c in one.following), one.id) for one in found]
    table(("Introduction", "May come next", "Identifier"), rows)


def named(
    who: Who,
    line: Annotated[str, typer.Argument(help="Their words: “Ask Maya Chen in recruiting”.")],
    json: Json = False,
) -> None:
    """Add whom somebody named, with the introducer, and plan the first step."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    proposed = naming.propose(contact, line)
    tell(naming.take_name(contact, proposed, by=me.user, at=me.now), "", json=json)


def knows(
    who: Who,
    other: Annotated[str, typer.Argument(help="Whom they know.")],
    json: Json = False,
) -> None:
    """Note that two people know each other: the surest way to an introduction."""
    me = here()
    one, two = (find(me.workspace, name, today=me.today) for name in (who, other))
    event = naming.note_acquaintance(one, two, by=me.user, at=me.now)
    tell(event, "That is known already.", json=json)


def search_map(
    start: Annotated[int, typer.Option("--from", min=0, help="How many companies to pass.")] = 0,
    json: Json = False,
) -> None:
    """Show how near each target company is, and which way leads there."""
    me = here()
    found = map_of(me.workspace, today=me.today, start=start)
    if json:
        as_json(found)
        return
    say(f"{found.headline}.")
    for place in found.places:
        say(f"{place.name}: {place.words}")
    if found.later is not None:
        say(f"More with --from {found.later}.")


def weights(
    name: Annotated[str, typer.Argument(help="A part, such as classmates.")] = "",
    points: Annotated[
        int | None, typer.Option(help="What it counts; without it as it came.")
    ] = None,
    json: Json = False,
) -> None:
    """Show what the parts of a way are worth, or let one count differently."""
    me = here()
    if name:
        event = weighing.weigh(me.workspace, name, points, by=me.user, at=me.now)
        tell(event, "It counts that already.", json=json)
        return
    found = weighing.listed(me.workspace)
    if json:
        as_json(found)
        return
    rows = [(one.name, str(one.points), str(one.default), one.words) for one in found]
    table(("Part", "Points", "As it came", "When"), rows)
