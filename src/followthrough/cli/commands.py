"""Every command, and how a trouble is told."""

import sys
from collections.abc import Sequence

import typer
from django.db import OperationalError
from typer.exceptions import TyperException

from followthrough.cli import (
    address_books,
    aim,
    assistant,
    calendar,
    companies,
    doctor,
    exporting,
    favours,
    importing,
    introductions,
    letters,
    lookups,
    mail,
    people,
    places,
    planning,
    playbooks,
    printing,
    results,
    review,
    sameness,
    sending,
    serving,
    several,
    sheets,
    statements,
    steps,
    strangers,
    trash,
)
from followthrough.storage.trouble import Trouble

app = typer.Typer(
    name="followthrough",
    help="The follow-up system for a job seeker’s network.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
ROOMS = (
    serving,
    importing,
    steps,
    planning,
    playbooks,
    calendar,
    people,
    lookups,
    several,
    places,
    companies,
    results,
    review,
    strangers,
    aim,
    doctor,
    exporting,
    sheets,
    address_books,
    mail,
    letters,
    printing,
    sending,
    assistant,
    statements,
    sameness,
    trash,
    favours,
    introductions,
)
for room in ROOMS:
    room.register(app)


def run(arguments: Sequence[str]) -> int:
    """Run one command and say how it ended."""
    try:
        answer = app(list(arguments), standalone_mode=False)
    except typer.Abort:
        return _tell("Stopped. Nothing more was done.", 1)
    except TyperException as wrong:
        return _tell(wrong.format_message(), 2)
    except Trouble as trouble:
        return _tell(str(trouble), 1)
    except OperationalError as busy:
        if "locked" not in str(busy):
            raise
        return _tell("The record is busy, probably with an import. Try again in a moment.", 1)
    return answer if isinstance(answer, int) else 0


def _tell(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code
