"""Today's follow-ups from the command line: see them, do them, put them off, log, undo."""

from datetime import date, datetime, time
from typing import Annotated, Optional
from zoneinfo import ZoneInfo

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.surroundings import Here, here
from followthrough.conversations.days import day_written
from followthrough.conversations.models import Channel, Result
from followthrough.conversations.noting import Touch
from followthrough.conversations.said import Reading, named_day, read
from followthrough.feeds.digest import short as short_of
from followthrough.followups import (
    completing,
    logging_touch,
    moving,
    naming_results,
    postponing,
    queries,
    undoing,
)
from followthrough.followups.time_taken import MOST_MINUTES, time_taken
from followthrough.journal.undoing import last_undoable
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble

Who = Annotated[str, typer.Argument(help="A name, a part of it, or an identifier.")]


class NothingToUndo(Trouble):
    """There is nothing left to undo."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("today")(today)
    app.command("done")(done)
    app.command("snooze")(snooze)
    app.command("log")(log)
    app.command("result")(result)
    app.command("undo")(undo)


def today(
    minutes: Annotated[Optional[int], typer.Option(help="Minutes you have today.")] = None,
    more: Annotated[bool, typer.Option(help="Go beyond the minutes.")] = False,
    short: Annotated[bool, typer.Option("--short", help="One line, for a prompt.")] = False,
    json: Json = False,
) -> None:
    """Show the follow-ups that fit today's minutes, each with its reason."""
    me = here()
    if short:
        words = short_of(me.workspace, today=me.today)
        as_json({"words": words}) if json else say(words)
        return
    day = queries.today(me.workspace, today=me.today, minutes=minutes, more=more)
    if json:
        as_json(day)
        return
    say("".join(text for text, _ in day.headline))
    say(day.second_line)
    if day.steps:
        rows = [(s.who.name, s.who.where, f"{s.minutes} min", s.why_row) for s in day.steps]
        table(("Who", "Where", "Takes", "Why now"), rows)


def done(
    who: Who,
    said: Annotated[str, typer.Option(help="What you wrote.")] = "",
    json: Json = False,
) -> None:
    """Note that you wrote to somebody; the next look is planned."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    event = completing.complete(contact, by=me.user, at=me.now, said=said)
    tell(event, f"{contact.name} was done already. Nothing was changed.", json=json)


def snooze(
    who: Who,
    until: Annotated[str, typer.Option(help="A day such as 2026-03-12.")] = "",
    json: Json = False,
) -> None:
    """Put a follow-up off: to the next working day, again to next week, or to any day."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    day = day_written(until) if until else None
    if day is None:
        event = postponing.postpone(contact, by=me.user, at=me.now)
    else:
        event = moving.move(contact, day, by=me.user, at=me.now)
    tell(event, f"Nothing is coming up with {contact.name}, so nothing moved.", json=json)


def log(  # noqa: PLR0913, PLR0917 - one option for each thing there is to say
    who: Who,
    said: Annotated[str, typer.Argument(help="What was said, in their or your words.")] = "",
    channel: Annotated[Channel, typer.Option(help="How.")] = Channel.OTHER,
    they: Annotated[bool, typer.Option("--they", help="They wrote or spoke, not you.")] = False,
    on: Annotated[str, typer.Option(help="The day, if it was not today.")] = "",
    result: Annotated[Result, typer.Option(help="What came of it.")] = Result.NONE,
    named: Annotated[str, typer.Option(help="A day they named: back then, or decided by.")] = "",
    took: Annotated[int, typer.Option(help="Minutes it took.", min=0, max=MOST_MINUTES)] = 0,
    next_on: Annotated[str, typer.Option("--next", help="Day of the next step.")] = "",
    next_note: Annotated[str, typer.Option("--note", help="What the next step is.")] = "",
    json: Json = False,
) -> None:
    """Log a touch or what they said, and plan the next step."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    at = _noon(me, day_written(on)) if on else me.now
    reading = read(said, is_outbound=not they) if result is Result.NONE else Reading()
    named_on = day_written(named) if named else named_day(said, on=me.today)
    touch = Touch(channel.value, not they, at, said, result.value, named_on)
    then = logging_touch.Then(day_written(next_on), next_note) if next_on else None
    proposal = logging_touch.propose(contact, touch=touch, today=me.today)
    seconds = time_taken(minutes=took, at=me.now)
    event = logging_touch.log(
        contact, touch=touch, by=me.user, at=me.now, then=then, seconds=seconds
    )
    if json:
        told = {"event": str(event.id), "contact": str(contact.id), "proposal": proposal}
        as_json(told | {"reads_like": reading.result})
        return
    say(word(event))
    if reading.result:
        label = dict(Result.choices)[reading.result]
        say(f"It reads like “{label}”: add --result {reading.result} next time to have it count.")
    if not then and proposal.on:
        say(f"{proposal.headline}. {proposal.reason}")


def result(
    who: Who,
    what: Annotated[
        str, typer.Argument(help="What came of it; left out: what it reads like.")
    ] = "",
    json: Json = False,
) -> None:
    """Say what came of somebody's last words, wherever they came from."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    event = naming_results.name_last(contact, what, by=me.user, at=me.now)
    tell(event, "That was noted already. Nothing was changed.", json=json)


def undo(json: Json = False) -> None:
    """Take back what was done last."""
    me = here()
    event = last_undoable(me.workspace)
    if event is None:
        raise NothingToUndo("There is nothing to undo.")
    words = f"Taken back: {word(event)}"
    undoing.undo(event, by=me.user, at=me.now)
    if json:
        as_json({"event": event.id, "words": words})
        return
    say(words)


def _noon(me: Here, day: date) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(me.workspace.time_zone))
