"""The calendar from the command line: a file, the secret address, the week, the day as text."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from followthrough.cli.exporting import CannotWrite
from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.surroundings import Here, here
from followthrough.conversations.days import day_written
from followthrough.feeds import addresses, morning
from followthrough.feeds.addresses import Telling, feed_of, telling_of
from followthrough.feeds.calendar import write
from followthrough.feeds.digest import digest as digest_of
from followthrough.feeds.entries import entries
from followthrough.feeds.week import WeekDay, week as week_of
from followthrough.followups import landing, taking_days_off
from followthrough.sending.the_day import mail_the_day

SO_ALREADY = "That was so already."


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("calendar")(calendar)
    app.command("week")(week)
    app.command("digest")(digest)
    app.command("notice")(notice)
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
    usual = telling_of(feed_of(me.workspace))
    form = "tasks" if tasks else usual.form
    telling = Telling(form, usual.shows_names and not no_names, usual.alarm_hour)
    if revoke:
        tell(addresses.revoke(me.workspace, by=me.user, at=me.now), SO_ALREADY, json=json)
        return
    if out is not None:
        _write(me, telling, out)
        words = f"The calendar is in {out}."
        as_json({"file": str(out), "words": words}) if json else say(words)
        return
    secret = addresses.make_address(me.workspace, telling, by=me.user, at=me.now)
    path = f"/calendar/{secret}.ics"
    words = f"Shown only now, behind the address of `followthrough run`: {path}"
    as_json({"path": path, "words": words}) if json else say(words)


def _write(me: Here, telling: Telling, out: Path) -> None:
    found = entries(me.workspace, today=me.today, now=me.now, alarm_hour=telling.alarm_hour)
    told = write(found, form=telling.form, shows_names=telling.shows_names, at=me.now)
    _put(out, told)


def _put(out: Path, told: bytes) -> None:
    try:
        out.write_bytes(told)
    except OSError as wrong:
        words = f"{out} could not be written: {wrong.strerror}. Name another place."
        raise CannotWrite(words) from wrong


def week(json: Json = False) -> None:
    """Show the week ahead, day by day."""
    me = here()
    days = week_of(me.workspace, today=me.today, now=me.now)
    if json:
        as_json(days)
        return
    rows = [(day.words, f"{len(day.due)}", f"{day.minutes} min", _names(day)) for day in days]
    table(("Day", "Steps", "Takes", "Who"), rows)


def _names(day: WeekDay) -> str:
    appointments = [f"{one.time_words} {one.words}" for one in day.appointments]
    return ", ".join([*appointments, *(one.who.name for one in day.due)])


def digest(
    out: Annotated[Optional[Path], typer.Option(help="Write it into this file.")] = None,
    mail: Annotated[bool, typer.Option("--mail", help="Mail it to yourself.")] = False,
    json: Json = False,
) -> None:
    """Print the day in plain text: to read, to print, or to send to yourself."""
    me = here()
    if mail:
        say(f"Today’s list is on its way to {mail_the_day(me.workspace, at=me.now)}.")
        return
    told = digest_of(me.workspace, today=me.today, now=me.now)
    if out is not None:
        _put(out, told.encode())
    if json:
        as_json({"text": told, "file": str(out) if out else None})
    else:
        say(f"The day is in {out}." if out else told)


def notice(
    each_morning: Annotated[
        bool, typer.Option("--each-morning", help="Once each morning while the program runs.")
    ] = False,
    names: Annotated[bool, typer.Option("--names", help="With the first name.")] = False,
    no_more: Annotated[bool, typer.Option("--no-more", help="No notice any more.")] = False,
    json: Json = False,
) -> None:
    """Show the day as a notification on this screen, now or each morning."""
    me = here()
    if no_more:
        tell(morning.no_more(me.workspace, by=me.user, at=me.now), SO_ALREADY, json=json)
    elif each_morning:
        event = morning.each_morning(me.workspace, shows_names=names, by=me.user, at=me.now)
        tell(event, SO_ALREADY, json=json)
    else:
        words = morning.show_now(me.workspace, at=me.now, shows_names=names)
        as_json({"words": words}) if json else say(f"Shown on this screen: {words}")


def days_off(
    first: Annotated[str, typer.Argument(help="A day such as 2026-12-21.")],
    last: Annotated[str, typer.Argument(help="The last day, if there are several.")] = "",
    json: Json = False,
) -> None:
    """Take days off: what falls due then comes up the working day before."""
    me = here()
    days = day_written(first), day_written(last or first)
    tell(
        taking_days_off.take_off(me.workspace, *days, by=me.user, at=me.now),
        SO_ALREADY,
        json=json,
    )


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
    tell(event, SO_ALREADY, json=json)
