"""On paper, from the command line: address labels, a list, and who letters come from."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Optional

import typer

from followthrough.cli.exporting import CannotWrite
from followthrough.cli.several import SO_ALREADY, Several, found
from followthrough.cli.showing import Json, as_json, say, tell
from followthrough.cli.surroundings import Here, here
from followthrough.people.listing import Filters, ids_of
from followthrough.printing.address_list import address_list
from followthrough.printing.addressees import Addressee, addressees
from followthrough.printing.labels import labels_for
from followthrough.printing.letterhead import Sender, keep_letterhead, sender_of
from followthrough.printing.sheet import Printed
from followthrough.printing.stock import label_sheets, labels as sheet_of, paper, papers

MOST = 30_000
Out = Annotated[Path, typer.Option(help="The PDF to write.")]
Group = Annotated[str, typer.Option(help="Everybody of this group.")]


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("labels")(labels)
    app.command("addresses")(addresses)
    app.command("letterhead")(letterhead)


def labels(
    who: Several = None,
    group: Group = "",
    sheet: Annotated[str, typer.Option(help=", ".join(label_sheets()))] = "",
    first: Annotated[int, typer.Option(help="The first free label on the sheet.", min=1)] = 1,
    out: Out = Path("labels.pdf"),
    json: Json = False,
) -> None:
    """Write address labels for these people, a group, or everybody who has an address."""
    me = here()
    chosen = sheet_of(sheet or sender_of(me.workspace).labels)
    people = _people(me, who, group)
    _write(out, lambda: labels_for(people, chosen, first=first), ("label", "labels"), json=json)


def addresses(
    who: Several = None, group: Group = "", out: Out = Path("addresses.pdf"), json: Json = False
) -> None:
    """Write a list of addresses, telephones and e-mails to print."""
    me = here()
    people, sheet = _people(me, who, group), paper(sender_of(me.workspace).paper)
    _write(out, lambda: address_list(people, sheet, on=me.today), ("person", "people"), json=json)


def letterhead(
    name: Annotated[Optional[str], typer.Option(help="Your name on letters.")] = None,
    address: Annotated[
        Optional[str], typer.Option(help="Your address; a comma begins a line.")
    ] = None,
    sheet: Annotated[str, typer.Option("--paper", help=", ".join(papers()))] = "",
    stickers: Annotated[str, typer.Option("--labels", help=", ".join(label_sheets()))] = "",
    json: Json = False,
) -> None:
    """Show who letters on paper come from, or change it."""
    me = here()
    known = sender_of(me.workspace)
    if name is None and address is None and not sheet and not stickers:
        as_json(known) if json else say(
            "\n".join((known.name, *known.address, known.paper, known.labels))
        )
        return
    given = Sender(
        known.name if name is None else name,
        known.address if address is None else tuple(address.split(",")),
        sheet or known.paper,
        stickers or known.labels,
    )
    tell(keep_letterhead(me.workspace, given, by=me.user, at=me.now), SO_ALREADY, json=json)


def write_pdf(out: Path, make: Callable[[], Printed]) -> Printed:
    """Write a PDF that is not there yet."""
    if out.exists():
        raise CannotWrite(f"{out} is there already. Name another file, or move that one away.")
    printed = make()
    try:
        out.write_bytes(printed.content)
    except OSError as wrong:
        raise CannotWrite(
            f"{out} could not be written: {wrong.strerror}. Name another place."
        ) from wrong
    return printed


def _people(me: Here, who: list[str] | None, group: str) -> list[Addressee]:
    if who:
        return addressees(me.workspace, [one.pk for one in found(me, who)])
    filters = Filters.from_query({"group": group})
    return addressees(me.workspace, ids_of(me.workspace, filters, today=me.today, most=MOST))


def _write(out: Path, make: Callable[[], Printed], what: tuple[str, str], *, json: bool) -> None:
    printed = write_pdf(out, make)
    if json:
        left_out = [one._asdict() for one in printed.left_out]
        as_json({"file": str(out), "number": printed.number, "left_out": left_out})
        return
    say(f"{printed.number:,} {what[printed.number != 1]} in {out}.")
    for one in printed.left_out:
        say(f"  not {one.name}: {one.reason}")
