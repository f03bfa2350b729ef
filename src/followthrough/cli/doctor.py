"""Is everything well? Checks of the data folder and the database."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, table
from followthrough.cli.surroundings import here
from followthrough.storage.health import examine


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("doctor")(doctor)


def doctor(
    json: Json = False,
    mend: Annotated[bool, typer.Option(help="Build the search index again.")] = False,
) -> int:
    """Check the data folder, the database and the search index."""
    here()
    findings = examine(mend=mend)
    if json:
        as_json(findings)
    else:
        rows = [("well" if f.is_well else "look", f.what, f.words) for f in findings]
        table(("", "Checked", "Found"), rows)
    return 0 if all(finding.is_well for finding in findings) else 1
