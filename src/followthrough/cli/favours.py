"""The two-way street from the command line."""

from datetime import date
from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.conversations.days import day_written
from followthrough.conversations.queries import timeline
from followthrough.favours import keeping
from followthrough.favours.keeping import Line
from followthrough.favours.ledger import FavourLine, ledger, street
from followthrough.introductions import wishing
from followthrough.introductions.offering import offers_for
from followthrough.introductions.proposals import READ, proposals
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.people.finding import find, find_favour, find_wish


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("favour")(favour)
    app.command("favours")(favours)
    app.command("offers")(offers)
    app.command("wish")(wish)


def favour(  # noqa: PLR0913, PLR0917 - one option for each thing there is to say
    who: Who,
    words: Annotated[
        str, typer.Argument(help="One line, such as “asked for an introduction to Kestrel”.")
    ] = "",
    way: Annotated[str, typer.Option(help="given, asked, received or promised.")] = "",
    kind: Annotated[str, typer.Option(help="lead, introduction, article, advice …")] = "",
    by: Annotated[str, typer.Option(help="The day of a promise, such as 2026-03-20.")] = "",
    kept: Annotated[str, typer.Option(help="The identifier of a promise you kept.")] = "",
    came: Annotated[str, typer.Option(help="The identifier of a favour; WORDS: its outcome.")] = "",
    told: Annotated[str, typer.Option(help="The identifier of a favour; they know now.")] = "",
    remove: Annotated[str, typer.Option(help="The identifier of a favour to take out.")] = "",
    json: Json = False,
) -> None:
    """Log what you gave, asked, received or promised, or say what became of it."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    event: Event | None
    if kept:
        event = keeping.keep_promise(find_favour(contact, kept), by=me.user, at=me.now)
    elif came:
        event = keeping.came_of_it(find_favour(contact, came), words, by=me.user, at=me.now)
    elif told:
        event = keeping.told(find_favour(contact, told), by=me.user, at=me.now)
    elif remove:
        event = keeping.remove_favour(find_favour(contact, remove), by=me.user, at=me.now)
    else:
        line = Line(words, way, kind, day_written(by) if by else None)
        event = keeping.log_favour(contact, line, by=me.user, at=me.now)
    said = word(event) if event else "That stood so already. Nothing was changed."
    if json:
        as_json({"event": event.id if event else None, "words": said})
        return
    say(said)


def favours(
    who: Annotated[str, typer.Argument(help="A name; else what is open with all.")] = "",
    json: Json = False,
) -> None:
    """Show the ledger with somebody, or the promises and loops that are open with anybody."""
    me = here()
    if not who:
        _street(me.today, json=json)
        return
    contact = find(me.workspace, who, today=me.today)
    found = ledger(contact, today=me.today)
    if json:
        as_json(found)
        return
    say(found.words or f"Nothing noted between you and {contact.name}.")
    if found.hint:
        say(found.hint)
    _table(found.lines)


def offers(who: Who, json: Json = False) -> None:
    """Show what you could offer somebody, and what their last messages tell of."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    found = offers_for(contact)
    read = proposals(contact, timeline(contact, today=me.today, limit=READ))
    if json:
        as_json({"offering": found, "noticed": read})
        return
    for one in found.offers:
        say(f"{one.why}: “{one.line}”")
    if found.idea:
        say(found.idea)
    for proposed in read:
        say(f"{proposed.date_words}, {proposed.words}: “{proposed.said}”. Keep it?")


def wish(
    what: Annotated[str, typer.Argument(help="Such as “a payroll lead in Lisbon”.")],
    who: Annotated[str, typer.Option(help="Whose it is; without it your own.")] = "",
    looks: Annotated[bool, typer.Option("--looks-for", help="They look for it.")] = False,
    helps: Annotated[bool, typer.Option("--can-help", help="They can help with it.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take it out again.")] = False,
    json: Json = False,
) -> None:
    """Note what somebody looks for or can help with, or what you know about yourself."""
    me = here()
    contact = find(me.workspace, who, today=me.today) if who else None
    side = "looks_for" if looks and not helps else "can_help"
    event: Event | None
    if remove:
        kept = find_wish(me.workspace, contact, what)
        event = wishing.remove_wish(kept, by=me.user, at=me.now)
    else:
        event = wishing.note_wish(me.workspace, contact, side, what, by=me.user, at=me.now)
    said = word(event) if event else "That is known already."
    if json:
        as_json({"event": event.id if event else None, "words": said})
        return
    say(said)


def _street(today: date, *, json: bool) -> None:
    found = street(here().workspace, today=today)
    if json:
        as_json(found)
        return
    say(found.headline)
    _table((*found.promises, *found.to_tell))
    for who in found.to_offer:
        say(f"{who.name}: you asked more than once. Think of something to offer first.")


def _table(lines: tuple[FavourLine, ...]) -> None:
    rows = [
        (one.who.name, f"{one.way_words} {one.kind_words}", one.what, _state(one), one.id)
        for one in lines
    ]
    if rows:
        table(("Who", "What", "In your words", "When", "Identifier"), rows)


def _state(one: FavourLine) -> str:
    outcome = f"{one.outcome}{'' if one.told_words else ': to be told'}" if one.outcome else ""
    return ", ".join(filter(None, (one.when_words, one.due_words, outcome, one.told_words)))
