"""Address books on servers, from the command line."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import here
from followthrough.imports import reading_servers


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("address-books")(address_books)


def address_books(
    connect: Annotated[str, typer.Option(help="The address of a server to connect.")] = "",
    name: Annotated[str, typer.Option(help="Your name on that server.")] = "",
    json: Json = False,
) -> None:
    """Read the address books on servers; --connect adds one and asks for its password."""
    me = here()
    if connect:
        reading_servers.connect(
            me.workspace,
            address=connect,
            user_name=name,
            password=typer.prompt("App password", hide_input=True),
            by=me.user,
            at=me.now,
        )
    reading_servers.read_all(me.workspace, by=me.user, at=me.now)
    shown = reading_servers.servers(me.workspace)
    if json:
        as_json(shown)
    elif shown:
        table(("Address book", "Address", ""), [(s.name, s.address, s.state) for s in shown])
    else:
        say("No server is connected. Connect one with --connect ADDRESS --name NAME.")
