"""Who asked the user, from the command line."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import here
from followthrough.followups import leaving
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.sorting.seeing import note_seen
from followthrough.sorting.strangers import Stranger, strangers as asked


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("strangers")(strangers)


def strangers(  # noqa: PLR0913, PLR0917 - one option for each thing done there
    page: Annotated[int, typer.Option(help="Which page of the list.")] = 1,
    leave: Annotated[str, typer.Option(help="Whom to leave without an answer.")] = "",
    saw: Annotated[str, typer.Option(help="Whose profile you looked at.")] = "",
    bare: Annotated[bool, typer.Option("--bare", help="It names no work.")] = False,
    few: Annotated[bool, typer.Option("--few", help="It has few connections.")] = False,
    new: Annotated[bool, typer.Option("--new", help="The account is new.")] = False,
    json: Json = False,
) -> None:
    """Show who asked to connect or wrote first and waits for your decision."""
    me = here()
    if saw:
        contact = find(me.workspace, saw, today=me.today)
        told = {"bare": bare, "few": few, "new": new}
        marks = [mark for mark, is_so in told.items() if is_so]
        event = note_seen(contact, marks, by=me.user, at=me.now)
        words = word(event) if event else "That was known already."
        as_json({"event": event.id if event else None, "words": words}) if json else say(words)
        return
    if leave:
        contact = find(me.workspace, leave, today=me.today)
        event = leaving.leave(contact, by=me.user, at=me.now)
        words = word(event) if event else f"{contact.name} was left already."
        as_json({"event": event.id if event else None, "words": words}) if json else say(words)
        return
    found = asked(me.workspace, today=me.today, page=page)
    if json:
        as_json(found)
        return
    say(found.headline)
    if found.second_line:
        say(found.second_line)
    _tell(found.harmless)
    if found.check_first:
        say("Check first")
        _tell(found.check_first)
    for route in found.report_to:
        say(f"Report it. {route.where}: {route.how}")


def _tell(some: tuple[Stranger, ...]) -> None:
    if some:
        columns = ("Who", "Where", "Since", "They said", "Signs and what speaks for them")
        rows = [(x.who.name, x.who.where, x.asked_words, _said(x), _signs(x)) for x in some]
        table(columns, rows)


def _said(one: Stranger) -> str:
    return "\n".join(part for each in one.said for part in (each.subject, each.said) if part)


def _signs(one: Stranger) -> str:
    signs = (f"{sign.id}, {sign.level_words}: {sign.explanation}" for sign in one.signs)
    return "\n".join((*signs, *one.for_them))
