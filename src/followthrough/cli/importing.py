"""Taking files in from the command line, with a bar that shows how far it is."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from django.db import transaction
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from followthrough.cli.showing import Json, as_json, console, say, table
from followthrough.cli.surroundings import Here, here
from followthrough.imports import taking_in
from followthrough.imports.choosing_columns import choose_by_name
from followthrough.imports.models import Import
from followthrough.imports.progress import ImportProgress, nobody
from followthrough.imports.report import ImportReport, report
from followthrough.imports.running import run
from followthrough.imports.sheets.layout import DAY_FIRST, MONTH_FIRST
from followthrough.storage.trouble import Trouble


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("import")(import_files)


def import_files(
    files: Annotated[
        list[Path], typer.Argument(help="LinkedIn zip, folder or CSV files; address books.")
    ],
    with_uploaded_contacts: Annotated[
        bool, typer.Option(help="Also the address book you once uploaded to LinkedIn.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column of a sheet holds: “Who=full_name”; several times."),
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option("--day-first/--month-first", help="Which number of 05/01/2026 is the day."),
    ] = None,
    json: Json = False,
) -> int:
    """Take LinkedIn archives and address books in. The same file again changes nothing."""
    me = here()
    order = {None: "", True: DAY_FIRST, False: MONTH_FIRST}[day_first]
    asked = Asked(with_uploaded_contacts, _columns(column or []), order, quiet=json)
    reports = [_one(me, file, asked) for file in files]
    if json:
        as_json(reports)
    else:
        for told in reports:
            _show(told)
    return 0 if all(told.state == Import.State.DONE for told in reports) else 1


class NotAColumn(Trouble):
    """An option that does not say what which column holds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line said of the files."""

    with_uploaded_contacts: bool
    columns: dict[str, str]
    order: str
    quiet: bool


def _columns(given: list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        name, equals, field = one.rpartition("=")
        if not equals:
            raise NotAColumn(f"“{one}” does not say what a column holds. Write “Who=full_name”.")
        found[name.strip()] = field.strip()
    return found


def _one(me: Here, file: Path, asked: Asked) -> ImportReport:
    with transaction.atomic():  # stopped on the way, not even the wish is left
        noted = taking_in.note(
            me.workspace,
            file,
            file_name=file.name,
            by=me.user,
            at=me.now,
            with_uploaded_contacts=asked.with_uploaded_contacts,
            asks=bool(asked.columns or asked.order),
        )
        if noted.state == Import.State.ASKING:
            choose_by_name(noted, fields=asked.columns, order=asked.order, at=me.now)
        if asked.quiet:
            run(noted, at=me.now, watch=nobody)
        else:
            _with_bar(noted, me)
    told = report(me.workspace, noted.id)
    if told is None:
        raise RuntimeError("An import that has just run has no report.")
    return told


def _with_bar(noted: Import, me: Here) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f}%"))
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(noted.file_name, total=100)

        def watch(progress: ImportProgress) -> None:
            doing = progress.doing or noted.file_name
            bar.update(task, completed=progress.percent, description=doing)

        run(noted, at=me.now, watch=watch)


def _show(told: ImportReport) -> None:
    say(f"{told.file_name}: {told.headline} {told.trouble}".strip())
    for notice in told.notices:
        say(notice)
    if not told.files:
        return
    numbers = [
        (f.name, *(f"{n:,}" for n in (f.rows, f.created, f.updated, f.unchanged, f.skipped)))
        for f in told.files
    ]
    table(("File", "Rows", "New", "Changed", "Known", "Set aside"), numbers)
    for reason in told.reasons:
        say(f"  {reason.count:,} set aside: {reason.words}")
    if told.ignored:
        say(f"{len(told.ignored)} files were not needed and not read.")
    if told.owner:
        say(f"You are {told.owner}. If not, set it with `followthrough aim --me`.")
