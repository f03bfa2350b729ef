"""The playbook, results of one's own and where somebody works, from the command line."""

from typing import Annotated, Optional

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.followups import (
    changing_limits,
    changing_playbook,
    limits as limits_kept,
    own_results,
)
from followthrough.followups.changing_playbook import Values
from followthrough.followups.living_in import live_in
from followthrough.followups.living_there import live_there
from followthrough.followups.playbook_versions import Preview
from followthrough.followups.settings import limits_of
from followthrough.followups.working_times import keep_times, times_of, words_of
from followthrough.followups.writing_by import WORDS
from followthrough.journal.wording import word
from followthrough.people.finding import find
from followthrough.people.playbooks import chapters, opened


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("playbook")(playbook)
    app.command("limits")(limits)
    app.command("working-days")(working_days)
    app.command("results-of-mine")(results_of_mine)
    app.command("lives")(lives)


def playbook(  # noqa: PLR0913, PLR0917 - a row and everything that stands in it
    situation: Annotated[str, typer.Argument(help="A row, as the list names it.")] = "",
    role: Annotated[str, typer.Option(help="recruiter, hiring_manager …")] = "any",
    wait: Annotated[Optional[int], typer.Option(help="Working days to wait.")] = None,
    how: Annotated[str, typer.Option(help="How to go about it.")] = "",
    minutes: Annotated[Optional[int], typer.Option(help="Minutes it takes.")] = None,
    by: Annotated[str, typer.Option(help=f"Which way to write: {', '.join(WORDS)}.")] = "",
    try_it: Annotated[bool, typer.Option("--try", help="Say whom it would move.")] = False,
    keep_running: Annotated[
        bool, typer.Option("--keep-running", help="What is running keeps its version.")
    ] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Put the row back.")] = False,
    json: Json = False,
) -> None:
    """Show the playbook, or change a row of it; undo takes it back."""
    me = here()
    if not situation:
        _show(json=json)
        return
    if reset:
        event = changing_playbook.reset(me.workspace, role, situation, by=me.user, at=me.now)
        tell(event, "That row is as it came.", json=json)
        return
    row = opened(me.workspace, role, situation).row
    values = Values(
        wait=row.wait if wait is None else wait,
        how=how or row.how,
        must=row.must,
        must_not=row.must_not,
        minutes=row.minutes if minutes is None else minutes,
        by=by or row.by,
    )
    where = (me.workspace, role, situation)
    if try_it:
        _tell_preview(changing_playbook.preview(*where, values, today=me.today))
        return
    moves_over = not keep_running
    event = changing_playbook.change(*where, values, moves_over=moves_over, by=me.user, at=me.now)
    tell(event, "That row says so already.", json=json)


def limits(
    name: Annotated[str, typer.Argument(help="A limit, as the list names it.")] = "",
    value: Annotated[Optional[int], typer.Argument(help="Its number.")] = None,
    try_it: Annotated[bool, typer.Option("--try", help="Say whom it would move.")] = False,
    keep_running: Annotated[
        bool, typer.Option("--keep-running", help="What is running keeps its limits.")
    ] = False,
    json: Json = False,
) -> None:
    """Show how often, how long and how many, or set one of them; undo takes it back."""
    me = here()
    if value is None:
        _show_limits(name, json=json)
        return
    given = {name: value}
    if try_it:
        _tell_preview(changing_limits.preview(me.workspace, given, today=me.today))
        return
    event = changing_limits.change_limits(
        me.workspace, given, moves_over=not keep_running, by=me.user, at=me.now
    )
    tell(event, "That is so already.", json=json)


def working_days(
    country: Annotated[str, typer.Option(help="Where you live: GB, DE-BY.")] = "",
    quiet: Annotated[
        Optional[str], typer.Option(help="Quiet time of the year: 12-24/01-02; none for none.")
    ] = None,
    day_ends_at: Annotated[Optional[int], typer.Option(help="Hour a working day ends.")] = None,
    json: Json = False,
) -> None:
    """Show when people work as far as nothing else is known, or change it."""
    me = here()
    events = [live_in(me.workspace, country, by=me.user, at=me.now)] if country else []
    times = times_of(me.workspace)
    stands = f"{times.first}/{times.last}".strip("/")
    kept = stands if quiet is None else "" if quiet == "none" else quiet
    ends = times.day_ends_at if day_ends_at is None else day_ends_at
    events.append(keep_times(me.workspace, quiet=kept, day_ends_at=ends, by=me.user, at=me.now))
    told = [word(event) for event in events if event] or [words_of(me.workspace)]
    if json:
        as_json({"words": told, **times_of(me.workspace)._asdict()})
        return
    for words in told:
        say(words)


def results_of_mine(
    add: Annotated[str, typer.Option(help="Your words for a result.")] = "",
    means: Annotated[str, typer.Option(help="The known result it means: met, later, no …")] = "",
    remove: Annotated[str, typer.Option(help="The words to take out.")] = "",
    json: Json = False,
) -> None:
    """Show the results in your own words, add one, or take one out."""
    me = here()
    if add:
        event = own_results.add_result(me.workspace, add, means, by=me.user, at=me.now)
        tell(event, f"“{add}” stands in the list already.", json=json)
        return
    if remove:
        event = own_results.remove_result(me.workspace, remove, by=me.user, at=me.now)
        tell(event, f"“{remove}” is not in the list.", json=json)
        return
    known = own_results.own_results(me.workspace)
    if json:
        as_json(known)
        return
    table(("Your words", "Means"), known)


def lives(
    who: Who,
    country: Annotated[str, typer.Argument(help="GB, or with the region DE-BY; - as you.")],
    zone: Annotated[str, typer.Option(help="Their time zone: Europe/Lisbon.")] = "",
    json: Json = False,
) -> None:
    """Say where somebody works: their holidays and the end of their day count."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    place = "" if country == "-" else country
    event = live_there(contact, country=place, time_zone=zone, by=me.user, at=me.now)
    tell(event, f"{contact.name} is counted so already.", json=json)


def _show(*, json: bool) -> None:
    found = chapters(here().workspace)
    if json:
        as_json(found)
        return
    table(
        ("Role", "Row", "Wait", "How"),
        [
            (chapter.words, row.situation, str(row.wait), row.how)
            for chapter in found
            for row in chapter.rows
        ],
    )


def _show_limits(name: str, *, json: bool) -> None:
    now = limits_of(here().workspace)._asdict()
    found = [limits_kept.one(name)] if name else limits_kept.every()
    if json:
        as_json([{**one._asdict(), "value": now[one.name]} for one in found])
        return
    rows = [(one.name, str(now[one.name]), f"{one.words} … {one.unit}") for one in found]
    table(("Limit", "Now", "What"), rows)


def _tell_preview(found: Preview) -> None:
    as_json({**found._asdict(), "examples": [one._asdict() for one in found.examples]})
