"""Everything out from the command line."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Optional

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.exports.backup import write_backup
from followthrough.exports.keeping_backups import keep_backup
from followthrough.exports.person_file import write_person
from followthrough.exports.restoring import restore as put_back
from followthrough.exports.work_search import HEADS, WEEKS, as_csv, work_search as logged
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble

DAYS = ["%Y-%m-%d"]


class CannotRead(Trouble):
    """The file is not there."""


class CannotWrite(Trouble):
    """The file could not be written."""


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("export")(export)
    app.command("person-file")(person_file)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("work-search")(work_search)


def export(
    target: Annotated[Path, typer.Argument(help="The zip to write.")] = Path("followthrough.zip"),
    json: Json = False,
) -> None:
    """Write everything into one zip of CSV and JSON."""
    me = here()
    if target.exists():
        raise CannotWrite(f"{target} is there already. Name another file, or move that one away.")
    try:
        counts = write_backup(me.workspace, target, at=me.now)
    except OSError as wrong:
        raise CannotWrite(
            f"{target} could not be written: {wrong.strerror}. Name another place."
        ) from wrong
    if json:
        as_json({"file": str(target), "rows": counts})
        return
    say(f"{counts['contact']:,} people and {counts['interaction']:,} interactions are in {target}.")


def person_file(
    who: Who,
    target: Annotated[Path, typer.Argument(help="The zip to write.")] = Path("person.zip"),
    json: Json = False,
) -> None:
    """Write everything that is kept about one person into a zip, to give to them."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    if target.exists():
        raise CannotWrite(f"{target} is there already. Name another file, or move that one away.")
    try:
        counts = write_person(contact, target, at=me.now)
    except OSError as wrong:
        raise CannotWrite(
            f"{target} could not be written: {wrong.strerror}. Name another place."
        ) from wrong
    if json:
        as_json({"file": str(target), "rows": counts})
        return
    say(f"{sum(counts.values()):,} rows about {contact.name} are in {target}.")


def backup(json: Json = False) -> None:
    """Write the backup of today anew, into the data folder, also while the program runs."""
    me = here()
    try:
        written = keep_backup(me.workspace, at=me.now, anew=True)
    except OSError as wrong:
        raise CannotWrite(
            f"No backup was written: {wrong.strerror}. Make room, then try again."
        ) from wrong
    if json:
        as_json({"file": str(written) if written else None})
        return
    say(f"Written: {written}" if written else "Nobody is here yet, so there is nothing to keep.")


def restore(
    source: Annotated[Path, typer.Argument(help="A zip that export wrote.")], json: Json = False
) -> None:
    """Put everything of a backup into an empty data folder."""
    me = here()
    if not source.exists():
        raise CannotRead(f"{source} is not there. Name the zip that `followthrough export` wrote.")
    counts = put_back(me.workspace, source, file_name=source.name, by=me.user, at=me.now)
    if json:
        as_json({"rows": counts})
        return
    say(f"{counts['contact']:,} people and {counts['interaction']:,} interactions are back.")


def work_search(
    first: Annotated[Optional[datetime], typer.Option("--from", formats=DAYS)] = None,
    last: Annotated[Optional[datetime], typer.Option("--to", formats=DAYS)] = None,
    out: Annotated[Optional[Path], typer.Option(help="Write it as a CSV table.")] = None,
    json: Json = False,
) -> None:
    """Show whom you contacted about work, week by week, as employment offices ask."""
    me = here()
    end = last.date() if last else me.today
    start = first.date() if first else end - timedelta(days=end.weekday(), weeks=WEEKS - 1)
    weeks = logged(me.workspace, start, end)
    if out:
        _write_text(out, as_csv(weeks))
        return
    if json:
        as_json([{"monday": w.monday, "contacts": [e._asdict() for e in w.entries]} for w in weeks])
        return
    for week in weeks:
        say(f"Week of {week.monday}: {len(week.entries)}")
        table(HEADS, [tuple(map(str, entry)) for entry in week.entries])


def _write_text(out: Path, text: str) -> None:
    try:
        with out.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as wrong:
        raise CannotWrite(f"{out} could not be written: {wrong.strerror}. Name another.") from wrong
    say(f"It is in {out}.")
