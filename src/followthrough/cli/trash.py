"""Taking people out from the command line, and back in."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble
from followthrough.trash import taking_out


class NotInTrash(Trouble):
    """Nobody of that name was taken out."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("take-out")(take_out)
    app.command("trash")(trash)


def take_out(who: Who, json: Json = False) -> None:
    """Take somebody out, with all that hangs on them; undo or `trash --back` brings them back."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    event = taking_out.take_out(me.workspace, [contact.pk], by=me.user, at=me.now)
    words = word(event) if event else f"{contact.name} is out already."
    if json:
        as_json({"event": event.id if event else None, "words": words})
        return
    say(words)


def trash(
    back: Annotated[str, typer.Option(help="Who comes back, by name or identifier.")] = "",
    erase: Annotated[str, typer.Option(help="Whom to erase for good.")] = "",
    json: Json = False,
) -> None:
    """Show who was taken out, bring somebody back, or erase them."""
    me = here()
    found = taking_out.in_trash(me.workspace)
    if back or erase:
        wanted = (back or erase).casefold()
        key = next((key for key, name, _ in found if wanted in {key, name.casefold()}), "")
        meant = taking_out.trashed(me.workspace, key) if key else None
        if meant is None:
            raise NotInTrash(f"“{back or erase}” is not among those taken out.")
        if back:
            say(word(taking_out.bring_back(meant, by=me.user, at=me.now)))
            return
        taking_out.erase([meant], by=me.user, at=me.now)
        say(taking_out.ERASED_WORDS)
        return
    if json:
        as_json([{"id": key, "name": name, "until": until} for key, name, until in found])
        return
    table(("Who", "Until"), [(name, f"{until:%Y-%m-%d}") for _, name, until in found])
