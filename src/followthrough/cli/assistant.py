"""The assistant from the command line: set up, tried, turned off, and asked for wording."""

from typing import Annotated

import typer

from followthrough.assistant import account as accounts, suggesting
from followthrough.assistant.account import Given
from followthrough.assistant.models import Assistant
from followthrough.assistant.places import Place
from followthrough.assistant.question import Question
from followthrough.assistant.suggesting import NotShownYet
from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import Here, here
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble
from followthrough.writing import drafting, suggested
from followthrough.writing.checking import checked
from followthrough.writing.facts import beside
from followthrough.writing.models import Draft


class NoSuchPlace(Trouble):
    """A number that is none of those listed."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("assistant")(assistant)
    app.command("suggest")(suggest)


def assistant(
    connect: Annotated[str, typer.Option(help="Its address: http://localhost:11434/v1.")] = "",
    model: Annotated[str, typer.Option(help="The model to ask: llama3.2.")] = "",
    with_key: Annotated[bool, typer.Option("--with-key", help="Ask for a key.")] = False,
    test: Annotated[bool, typer.Option("--test", help="Does it answer?")] = False,
    off: Annotated[bool, typer.Option("--off", help="Turn it off and forget the key.")] = False,
    json: Json = False,
) -> None:
    """Show, set up, try or turn off the assistant that may be asked for wording."""
    me = here()
    if connect:
        key = typer.prompt("Key", hide_input=True) if with_key else ""
        accounts.set_up(me.workspace, Given(connect, model, key), by=me.user, at=me.now)
    known = accounts.assistant_of(me.workspace)
    if known is not None and off:
        words = word(accounts.turn_off(known, by=me.user, at=me.now))
        as_json({"on": False, "words": words}) if json else say(words)
        return
    if known is not None and test:
        accounts.try_out(known)
    if json:
        told = {"address": known.address, "model": known.model} if known else {}
        as_json({"on": known is not None, **told})
        return
    if known is None:
        say("It is off. Set one up with --connect http://localhost:11434/v1 --model llama3.2.")
        return
    answers = " It answers; nothing of your record was sent." if test or connect else ""
    say(f"{known} may be asked for wording.{answers}")


def suggest(
    who: Who,
    number: Annotated[int, typer.Argument(help="Which place, as listed without a number.")] = 0,
    show: Annotated[bool, typer.Option("--show", help="Show what would go out, and stop.")] = False,
    put_in: Annotated[bool, typer.Option("--put-in", help="Put the answer in at once.")] = False,
    json: Json = False,
) -> None:
    """Ask for wording of one open place, or of one sentence with a remark, in a letter."""
    me = here()
    draft, places = _letter(me, who)
    if not number:
        _list(places, json=json)
        return
    if not 0 < number <= len(places):
        raise NoSuchPlace(f"There is no place {number}; {len(places)} can be asked about.")
    place = places[number - 1]
    known = suggesting.assistant_or_trouble(me.workspace)
    question = suggesting.question_about(draft, place, known, today=me.today)
    if show:
        as_json({"to": known.address, "body": question.text}) if json else _show(known, question)
        return
    _see_first(me, known, question, json=json)
    words = suggesting.suggest(draft, question, known)
    if put_in:
        suggested.put_in(draft, place.words, words, by=me.user, at=me.now)
    if json:
        as_json({"place": place.words, "words": words, "is_put_in": put_in})
        return
    say(words)
    say("\nIt stands in the letter." if put_in else "\nPut it in with --put-in, then change it:")
    say("as it stands, it counts as canned.")


def _letter(me: Here, who: str) -> tuple[Draft, tuple[Place, ...]]:
    contact = find(me.workspace, who, today=me.today)
    contact.workspace = me.workspace
    draft = drafting.begin(contact, at=me.now)
    draft.workspace, draft.contact = me.workspace, contact
    check = checked(draft, beside(contact, today=me.today), today=me.today)
    return draft, suggesting.places_of(draft, check)


def _list(places: tuple[Place, ...], *, json: bool) -> None:
    if json:
        as_json([one._asdict() for one in places])
        return
    if not places:
        say("No place is open in the letter, and no sentence has a remark.")
        return
    rows = [
        (str(number), one.asked or one.words, " ".join(one.reasons) or "open")
        for number, one in enumerate(places, start=1)
    ]
    table(("", "Place", "Why"), rows)


def _see_first(me: Here, known: Assistant, question: Question, *, json: bool) -> None:
    """Before the first time, what goes out is shown and asked about."""
    if accounts.has_agreed(known):
        return
    if json:
        raise NotShownYet(
            "What goes out is shown before the first time. Look at it without --json; nothing was"
            " sent."
        )
    _show(known, question)
    if not typer.confirm("Send this, and later ones made the same way?"):
        raise typer.Abort
    accounts.agree(known, by=me.user, at=me.now)


def _show(known: Assistant, question: Question) -> None:
    say(f"To {known.address} would go, and nothing else:\n\n{question.text}\n")
