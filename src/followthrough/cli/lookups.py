"""Look-ups from the command line: keep a filter under a name, list who fits, plan for all."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.surroundings import Here, here
from followthrough.conversations.days import day_written
from followthrough.lookups import keeping
from followthrough.lookups.planning_for_all import ForAll, plan_for_all
from followthrough.people.listing import Filters, people


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("lookups")(lookups)
    app.command("lookup")(lookup)


def lookups(
    forget: Annotated[str, typer.Option(help="The name of one to forget.")] = "",
    json: Json = False,
) -> None:
    """Show the look-ups that are kept."""
    me = here()
    if forget:
        event = keeping.forget(me.workspace, forget, by=me.user, at=me.now)
        tell(event, "", json=json)
        return
    found = keeping.listed(me.workspace)
    if json:
        as_json(found)
    elif found:
        table(("Name", "Looks for"), [(one.name, one.address) for one in found])
    else:
        say("None is kept yet.")


def lookup(  # noqa: PLR0913, PLR0917 - one option for each filter of the list
    name: Annotated[str, typer.Argument(help="Its name.")],
    words: Annotated[str, typer.Option(help="Keep: words to look for.")] = "",
    kind: Annotated[str, typer.Option(help="Keep: key, interesting, dont, unsorted.")] = "",
    role: Annotated[str, typer.Option(help="Keep: a role, such as recruiter.")] = "",
    turn: Annotated[str, typer.Option(help="Keep: mine, theirs, nobody.")] = "",
    group: Annotated[str, typer.Option(help="Keep: in this group of an address book.")] = "",
    quiet: Annotated[str, typer.Option(help="Keep: days not written to: 30, 60, 90, 180.")] = "",
    plan_from: Annotated[str, typer.Option(help="Plan with all who fit from this day on.")] = "",
    note: Annotated[str, typer.Option(help="What to do with each.")] = "",
    json: Json = False,
) -> None:
    """Show who fits a look-up; keep one with filters; plan a follow-up with everybody on it."""
    me = here()
    asked = {"words": words, "kind": kind, "role": role, "turn": turn}
    asked |= {"group": group, "quiet": quiet}
    if any(asked.values()):
        filters = Filters.from_query(asked)
        event = keeping.keep(me.workspace, name, filters, by=me.user, at=me.now)
        tell(event, "It is kept so already.", json=json)
        return
    filters = Filters.from_query(keeping.named(me.workspace, name).query)
    if plan_from:
        wanted = ForAll(day_written(plan_from), note)
        tell(
            plan_for_all(me.workspace, filters, wanted, by=me.user, at=me.now),
            "Everybody there has a plan of their own, rests, or is not to be followed up.",
            json=json,
        )
        return
    _show(me, filters, json=json)


def _show(me: Here, filters: Filters, *, json: bool) -> None:
    found = people(me.workspace, filters, today=me.today)
    if json:
        as_json(found)
        return
    say(f"{found.total_words} people")
    rows = [(row.who.name, row.who.where, row.last_contact_words) for row in found.rows]
    table(("Who", "Where", "Last contact"), rows)
