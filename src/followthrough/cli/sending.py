"""Letters from the command line: the account, and the open letter to somebody."""

import time
from datetime import UTC, datetime
from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import Here, here
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.sending import account as accounts, outgoing
from followthrough.sending.account import Given
from followthrough.sending.models import Outgoing
from followthrough.storage.trouble import Trouble
from followthrough.writing.drafting import open_draft


class NoLetter(Trouble):
    """Nobody is being written to under that name."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("mail-account")(mail_account)
    app.command("send")(send)


def mail_account(
    connect: Annotated[str, typer.Option(help="The server for sending: smtp.example.com.")] = "",
    address: Annotated[str, typer.Option(help="Your own address.")] = "",
    name: Annotated[str, typer.Option(help="Your name, as others see it.")] = "",
    user: Annotated[str, typer.Option(help="The name to sign in, if not the address.")] = "",
    leave: Annotated[bool, typer.Option("--leave", help="Disconnect it.")] = False,
    json: Json = False,
) -> None:
    """Show, connect, try or leave the account letters go out by."""
    me = here()
    if connect:
        password = typer.prompt("App password", hide_input=True)
        given = Given(connect, password, address, name, user)
        say(word(accounts.connect(me.workspace, given, by=me.user, at=me.now)))
        return
    known = accounts.account_of(me.workspace)
    if known is None:
        say("No account is connected. Connect one with --connect SERVER --address YOU.")
        return
    if leave:
        say(word(accounts.leave(known, by=me.user, at=me.now)))
        return
    accounts.test(known)
    if json:
        as_json({"address": known.from_address, "server": known.address, "works": True})
        return
    say(f"{known} by {known.address} works. Nothing was sent.")


def send(who: Who, json: Json = False) -> None:
    """Send the open letter to somebody in ten seconds; Ctrl-C calls it back."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    draft = open_draft(contact)
    if draft is None:
        raise NoLetter(f"No letter to {contact.name} is open. Begin one on their page.")
    draft.workspace = draft.contact.workspace = me.workspace
    letter = outgoing.send(draft, by=me.user, at=me.now)
    letter.workspace = letter.contact.workspace = me.workspace
    try:
        _wait(me, letter, is_quiet=json)
    except KeyboardInterrupt:
        outgoing.call_back(letter, at=datetime.now(UTC))
    else:
        outgoing.deliver(letter, at=max(datetime.now(UTC), letter.send_after))
    if json:
        as_json({"letter": letter.id, "state": letter.state, "trouble": letter.trouble})
        return
    say(f"{Outgoing.State(letter.state).label}. {letter.trouble}".strip())


def _wait(me: Here, letter: Outgoing, *, is_quiet: bool) -> None:
    if not is_quiet:
        say(f"To {letter.to_address} in ten seconds. Ctrl-C calls it back.")
    time.sleep(max((letter.send_after - me.now).total_seconds(), 0))
