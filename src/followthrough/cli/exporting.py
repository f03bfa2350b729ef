"""Everything out from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say
from followthrough.cli.surroundings import here
from followthrough.exports.backup import write_backup
from followthrough.exports.restoring import restore as put_back
from followthrough.storage.trouble import Trouble


class CannotRead(Trouble):
    """The file is not there."""


class CannotWrite(Trouble):
    """The file could not be written."""


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("export")(export)
    app.command("restore")(restore)


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
