"""Mailboxes on servers, from the command line."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import here
from followthrough.imports import reading_mail


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("mail")(mail)


def mail(
    connect: Annotated[str, typer.Option(help="The server of a mailbox to connect.")] = "",
    name: Annotated[str, typer.Option(help="Your address or name on that server.")] = "",
    json: Json = False,
) -> None:
    """Read the mailboxes on servers; --connect adds one and asks for its app password."""
    me = here()
    if connect:
        reading_mail.connect(
            me.workspace,
            address=connect,
            user_name=name,
            password=typer.prompt("App password", hide_input=True),
            by=me.user,
            at=me.now,
        )
    reading_mail.read_all(me.workspace, by=me.user, at=me.now)
    shown = reading_mail.accounts(me.workspace)
    if json:
        as_json(shown)
    elif shown:
        table(("Mailbox", "Folders", ""), [(one.name, one.folders, one.state) for one in shown])
    else:
        say("No mailbox is connected. Connect one with --connect SERVER --name ADDRESS.")
