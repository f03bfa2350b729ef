"""Taking files in from the command line, with a bar that shows how far it is."""

from pathlib import Path
from typing import Annotated

import typer
from django.db import transaction
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from followthrough.cli.showing import Json, as_json, console, say, table
from followthrough.cli.surroundings import Here, here
from followthrough.imports import taking_in
from followthrough.imports.models import Import
from followthrough.imports.progress import ImportProgress, nobody
from followthrough.imports.report import ImportReport, report
from followthrough.imports.running import run


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
    json: Json = False,
) -> int:
    """Take LinkedIn archives and address books in. The same file again changes nothing."""
    me = here()
    reports = [
        _one(me, file, with_uploaded_contacts=with_uploaded_contacts, quiet=json) for file in files
    ]
    if json:
        as_json(reports)
    else:
        for told in reports:
            _show(told)
    return 0 if all(told.state == Import.State.DONE for told in reports) else 1


def _one(me: Here, file: Path, *, with_uploaded_contacts: bool, quiet: bool) -> ImportReport:
    with transaction.atomic():  # stopped on the way, not even the wish is left
        noted = taking_in.note(
            me.workspace,
            file,
            file_name=file.name,
            by=me.user,
            at=me.now,
            with_uploaded_contacts=with_uploaded_contacts,
        )
        if quiet:
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
