"""What is said of several people at once, from the command line: their group, their company."""

from typing import Annotated, Optional

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.surroundings import Here, here
from followthrough.contacts import grouping
from followthrough.contacts.models import Contact
from followthrough.people.finding import find
from followthrough.people.groups import groups_of
from followthrough.people.listing import Filters, people
from followthrough.people.moving_companies import work_at

Several = Annotated[Optional[list[str]], typer.Argument(help="Names, or parts of them.")]
SO_ALREADY = "That is so already. Nothing was changed."


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("group")(group)
    app.command("works-at")(works_at)


def group(
    name: Annotated[str, typer.Argument(help="The group.")] = "",
    who: Several = None,
    out: Annotated[bool, typer.Option("--out", help="Take them out of it.")] = False,
    json: Json = False,
) -> None:
    """Show the groups, or who is in one; put people into it, or take them out."""
    me = here()
    if not who:
        _show(me, name, json=json)
        return
    ids = [one.pk for one in found(me, who)]
    verb = grouping.take_out_of if out else grouping.put_in
    tell(verb(me.workspace, ids, name, by=me.user, at=me.now), SO_ALREADY, json=json)


def works_at(
    company: Annotated[str, typer.Argument(help="The company; - for none.")],
    who: Several = None,
    json: Json = False,
) -> None:
    """Say where people work; no file says otherwise from then on."""
    me = here()
    ids = [one.pk for one in found(me, who or [])]
    name = "" if company == "-" else company
    tell(work_at(me.workspace, ids, name, by=me.user, at=me.now), SO_ALREADY, json=json)


def found(me: Here, names: list[str]) -> list[Contact]:
    """The people of these names."""
    return [find(me.workspace, one, today=me.today) for one in names]


def _show(me: Here, name: str, *, json: bool) -> None:
    if not name:
        known = groups_of(me.workspace)
        if json:
            as_json(known)
        else:
            say("\n".join(known) or "There is no group yet.")
        return
    inside = people(me.workspace, Filters.from_query({"group": name}), today=me.today)
    if json:
        as_json(inside)
        return
    table(("Who", "Where"), [(row.who.name, row.who.where) for row in inside.rows])
