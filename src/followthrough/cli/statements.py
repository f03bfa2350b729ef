"""Statements from the command line: read them, write them out, take them in."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import here
from followthrough.journal.wording import word
from followthrough.storage.trouble import Trouble
from followthrough.writing import own_statements


class NoSuchFile(Trouble):
    """A file that is not there or no text."""


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("statements")(statements)


def statements(
    out: Annotated[Optional[Path], typer.Option(help="Write all into this text file.")] = None,
    bring: Annotated[Optional[Path], typer.Option(help="Take in such a file.")] = None,
    rest: Annotated[str, typer.Option(help="Offer this one no more; ours counts again.")] = "",
    json: Json = False,
) -> None:
    """Show what letters begin with; write it out as text, or take your own words in."""
    me = here()
    if bring:
        text = _text_of(bring)
        read, new = own_statements.from_text(me.workspace, text, by=me.user, at=me.now)
        say(f"{read} read, {new} of them new or changed.")
        return
    if rest:
        event = own_statements.rest(me.workspace, rest, by=me.user, at=me.now)
        say(word(event) if event else f"“{rest}” is none of yours, or at rest already.")
        return
    found = own_statements.all_of(me.workspace)
    if out:
        out.write_text(own_statements.as_text(found), encoding="utf-8")
        say(f"{len(found)} statements are in {out}.")
        return
    if json:
        as_json([one._asdict() for one in found])
        return
    table(("Statement", "Subject", "Yours"), [(s.key, s.subject, "yes" * s.is_own) for s in found])


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise NoSuchFile(
            f"{path} cannot be read as text ({wrong}). Nothing was changed."
        ) from wrong
