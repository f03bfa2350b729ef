"""Doubles from the command line: see them, make one, make two again."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.followups import undoing
from followthrough.journal.models import Event
from followthrough.people.finding import find
from followthrough.sameness import looking, queries
from followthrough.sameness.merging import merge as make_one, merged_into
from followthrough.storage.trouble import Trouble

SHOWN = 50


class NothingMerged(Trouble):
    """Somebody who is one entry."""


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("same")(same)
    app.command("merge")(merge)
    app.command("split")(split)


def same(
    sure: Annotated[bool, typer.Option("--merge-sure", help="Make one of each sure pair.")] = False,
    json: Json = False,
) -> None:
    """Look for entries that may be one person; nothing is merged by itself."""
    me = here()
    if looking.is_due(me.workspace):
        looking.look_again(me.workspace, at=me.now)
    if sure:
        made = looking.merge_sure(me.workspace, by=me.user, at=me.now)
        say(f"{made} merged. Undo takes them apart again.")
        return
    found = queries.doubles(me.workspace, limit=SHOWN)
    if json:
        as_json(found)
        return
    rows = [(one.kept_name, one.gone_name, "; ".join(w.words for w in one.why)) for one in found]
    table(("Entry", "And", "Why"), rows)
    likely, certain = queries.counted(me.workspace)
    say(f"{likely} pairs, {certain} of them sure. `followthrough merge WHO OTHER` makes one.")


def merge(
    who: Who,
    other: Annotated[str, typer.Argument(help="The entry that goes into it.")],
    two: Annotated[bool, typer.Option("--two", help="They are two: do not ask again.")] = False,
    json: Json = False,
) -> None:
    """Make one person of two entries, or say that they are two."""
    me = here()
    kept, gone = (find(me.workspace, words, today=me.today) for words in (who, other))
    if two:
        event = looking.keep_apart(kept, gone, by=me.user, at=me.now)
        tell(event, "That was said already.", json=json)
        return
    tell(make_one(kept, gone, by=me.user, at=me.now), "", json=json)


def split(who: Who, json: Json = False) -> None:
    """Make two again: the entry that went into somebody last comes out."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    entries = merged_into(contact)
    if not entries:
        raise NothingMerged(f"{contact.name} is one entry. Nothing was merged into it.")
    event = Event.objects.of(me.workspace).get(pk=entries[0].event)
    undoing.undo(event, by=me.user, at=me.now)
    tell(None, f"{entries[0].name} stands alone again.", json=json)
