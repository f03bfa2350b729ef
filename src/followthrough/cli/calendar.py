"""The calendar from the command line: a file, the secret address, and what is planned."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Optional
from zoneinfo import ZoneInfo

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.feeds import addresses
from followthrough.feeds.calendar import write
from followthrough.feeds.digest import digest as digest_of
from followthrough.feeds.entries import entries
from followthrough.feeds.week import week as week_of
from followthrough.followups import activities, landing, taking_days_off
from followthrough.followups.activities import Planned
from followthrough.followups.models import Activity
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble


class NotATime(Trouble):
    """A day or time that cannot be read."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("calendar")(calendar)
    app.command("week")(week)
    app.command("digest")(digest)
    app.command("plan")(plan)
    app.command("days-off")(days_off)
    app.command("landed")(landed)


def calendar(
    out: Annotated[Optional[Path], typer.Option(help="Write the calendar into this file.")] = None,
    tasks: Annotated[bool, typer.Option("--tasks", help="Tasks instead of events.")] = False,
    no_names: Annotated[bool, typer.Option("--no-names", help="Titles without names.")] = False,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take the address back.")] = False,
    json: Json = False,
) -> None:
    """Write the steps to come as a calendar file, or make a secret address for your calendar."""
    me = here()
    form = "tasks" if tasks else "events"
    if revoke:
        _tell(addresses.revoke(me.workspace, by=me.user, at=me.now), json=json)
        return
    if out is not None:
        found = entries(me.workspace, today=me.today, now=me.now)
        out.write_bytes(write(found, form=form, shows_names=not no_names, at=me.now))
        words = f"The calendar is in {out}."
        as_json({"file": str(out), "words": words}) if json else say(words)
        return
    secret = addresses.make_address(
        me.workspace, form, shows_names=not no_names, by=me.user, at=me.now
    )
    path = f"/calendar/{secret}.ics"
    words = f"Shown only now, behind the address of `followthrough run`: {path}"
    as_json({"path": path, "words": words}) if json else say(words)


def week(json: Json = False) -> None:
    """Show the week ahead, day by day."""
    me = here()
    days = week_of(me.workspace, today=me.today, now=me.now)
    if json:
        as_json(days)
        return
    rows = [(day.words, f"{len(day.due)}", f"{day.minutes} min", _names(day)) for day in days]
    table(("Day", "Steps", "Takes", "Who"), rows)


def _names(day: object) -> str:
    appointments = [f"{one.time_words} {one.name}" for one in getattr(day, "appointments", ())]
    return ", ".join([*appointments, *(one.who.name for one in getattr(day, "due", ()))])


def digest(
    out: Annotated[Optional[Path], typer.Option(help="Write it into this file.")] = None,
    json: Json = False,
) -> None:
    """Print the day in plain text: to read, to print, or to send to yourself."""
    me = here()
    told = digest_of(me.workspace, today=me.today, now=me.now)
    if out is not None:
        out.write_text(told, encoding="utf-8")
    if json:
        as_json({"text": told, "file": str(out) if out else None})
    else:
        say(f"The day is in {out}." if out else told)


def plan(  # noqa: PLR0913, PLR0917 - one option for each thing there is to say
    who: Who,
    at: Annotated[str, typer.Option(help="When, such as “2026-12-01 10:00”.")],
    what: Annotated[Activity.What, typer.Option(help="What.")] = Activity.What.CALL,
    minutes: Annotated[int, typer.Option(help="How long.")] = 30,
    alarm: Annotated[Optional[int], typer.Option(help="Minutes before to be reminded.")] = None,
    note: Annotated[str, typer.Option(help="What it is about.")] = "",
    json: Json = False,
) -> None:
    """Plan a call, a meeting or something to do with somebody."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    try:
        time = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(me.workspace.time_zone))
    except ValueError:
        raise NotATime(f"“{at}” is no time. Write it like 2026-12-01 10:00.") from None
    planned = Planned(what.value, time, minutes, alarm, note)
    _tell(activities.plan_activity(contact, planned, by=me.user, at=me.now), json=json)


def days_off(
    first: Annotated[str, typer.Argument(help="A day such as 2026-12-21.")],
    last: Annotated[str, typer.Argument(help="The last day, if there are several.")] = "",
    json: Json = False,
) -> None:
    """Take days off: what falls due then comes up the working day before."""
    me = here()
    days = _day(first), _day(last or first)
    _tell(taking_days_off.take_off(me.workspace, *days, by=me.user, at=me.now), json=json)


def landed(
    what: Annotated[str, typer.Argument(help="Where, if you like.")] = "",
    again: Annotated[bool, typer.Option("--again", help="You are looking again.")] = False,
    json: Json = False,
) -> None:
    """You found something: reminders rest, and whoever helped comes up to be told."""
    me = here()
    if again:
        event = landing.look_again(me.workspace, by=me.user, at=me.now)
    else:
        event = landing.land(me.workspace, on=me.today, what=what, by=me.user, at=me.now)
    _tell(event, json=json)


def _tell(event: Event | None, *, json: bool) -> None:
    words = word(event) if event else "That was so already."
    as_json({"event": event.id if event else None, "words": words}) if json else say(words)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise NotATime(f"“{words}” is no day. Write it like 2026-12-21.") from None
