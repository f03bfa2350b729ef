"""A call, a meeting or a to-do from the command line: plan it, move it, call it off, log it."""

from datetime import datetime
from typing import Annotated, Optional
from zoneinfo import ZoneInfo

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import Here, here
from followthrough.followups import activities
from followthrough.followups.activities import Planned
from followthrough.followups.models import Activity
from followthrough.followups.standing import standing
from followthrough.journal.models import Event
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble

SHORTEST = len("2026-12-01 10:00")  # a day alone is no time


class NotATime(Trouble):
    """A time that could not be read."""


class NothingStands(Trouble):
    """Nothing is planned with that person."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("plan")(plan)
    app.command("planned")(planned)


def plan(  # noqa: PLR0913, PLR0917 - one option for each thing there is to say
    who: Who,
    at: Annotated[str, typer.Option(help="When, such as “2026-12-01 10:00”.")],
    call: Annotated[bool, typer.Option("--call", help="A call, as it is without.")] = False,
    meeting: Annotated[bool, typer.Option("--meeting", help="A meeting.")] = False,
    todo: Annotated[bool, typer.Option("--todo", help="Something to do.")] = False,
    minutes: Annotated[int, typer.Option(help="How long.")] = 30,
    alarm: Annotated[Optional[int], typer.Option(help="Minutes before to be reminded.")] = None,
    note: Annotated[str, typer.Option(help="What it is about.")] = "",
    json: Json = False,
) -> None:
    """Plan a call, a meeting or something to do with somebody."""
    me = here()
    if call + meeting + todo > 1:
        raise NotATime("Choose one of --call, --meeting and --todo.")
    what = Activity.What.MEETING if meeting else Activity.What.TO_DO if todo else Activity.What.CALL
    contact = find(me.workspace, who, today=me.today)
    wanted = Planned(what.value, _when(me, at), minutes, alarm, note)
    event = activities.plan_activity(contact, wanted, by=me.user, at=me.now)
    tell(event, f"That stands already with {contact.name}.", json=json)


def planned(
    done: Annotated[str, typer.Option(help="With whom the next one happened: log it.")] = "",
    said: Annotated[str, typer.Option(help="What was said there.")] = "",
    cancel: Annotated[str, typer.Option(help="With whom the next one is called off.")] = "",
    move: Annotated[str, typer.Option(help="With whom the next one moves to --at.")] = "",
    at: Annotated[str, typer.Option(help="When, such as “2026-12-01 10:00”.")] = "",
    json: Json = False,
) -> None:
    """Show what stands at a time; log, move or call off the next one with somebody."""
    me = here()
    event: Event | None
    if done:
        event = activities.clear(_next(me, done), said=said, by=me.user, at=me.now)
    elif cancel:
        event = activities.call_off(_next(me, cancel), by=me.user, at=me.now)
    elif move:
        event = activities.move(_next(me, move), _when(me, at), by=me.user, at=me.now)
    else:
        _show(me, json=json)
        return
    tell(event, "Nothing was changed.", json=json)


def _show(me: Here, *, json: bool) -> None:
    found = standing(me.workspace, now=me.now)
    if json:
        as_json(found)
        return
    if not found:
        say("Nothing stands at a time.")
        return
    rows = [
        (f"{one.date_words} {one.time_words}", one.words, one.who.name, f"{one.minutes} min")
        for one in found
    ]
    table(("When", "What", "Who", "Takes"), rows)


def _next(me: Here, who: str) -> Activity:
    contact = find(me.workspace, who, today=me.today)
    found = standing(me.workspace, now=me.now, contact_id=contact.pk)
    if not found:
        words = f"Nothing stands with {contact.name}. Plan it with `followthrough plan`."
        raise NothingStands(words)
    known = Activity.objects.of(me.workspace).select_related("contact__workspace")
    return known.get(id=found[0].id)


def _when(me: Here, words: str) -> datetime:
    try:
        there = datetime.fromisoformat(words)
    except ValueError:
        there = None
    if there is None or len(words) < SHORTEST:
        raise NotATime(f"“{words}” is no time. Write it like 2026-12-01 10:00.")
    return there if there.tzinfo else there.replace(tzinfo=ZoneInfo(me.workspace.time_zone))
