"""People out into a sheet, to change there and bring back."""

from pathlib import Path
from typing import Annotated

import typer

from followthrough.cli.exporting import CannotWrite
from followthrough.cli.showing import Json, as_json, say
from followthrough.cli.surroundings import here
from followthrough.exports.people_sheet import write_people


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("sheet")(sheet)


def sheet(
    target: Annotated[Path, typer.Argument(help="The sheet to write, .xlsx or .csv.")] = Path(
        "people.xlsx"
    ),
    json: Json = False,
) -> None:
    """Write everybody into a sheet. Change it and import it again: only your changes count."""
    me = here()
    if target.exists():
        raise CannotWrite(f"{target} is there already. Name another file, or move that one away.")
    try:
        count = write_people(me.workspace, target)
    except OSError as wrong:
        raise CannotWrite(
            f"{target} could not be written: {wrong.strerror}. Name another place."
        ) from wrong
    if json:
        as_json({"file": str(target), "people": count})
        return
    say(f"{count:,} people are in {target}.")
