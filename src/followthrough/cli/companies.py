"""Companies from the command line: the list, one company, and what you say of it."""

from typing import Annotated, Optional

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import Here, here
from followthrough.contacts.models import Company
from followthrough.followups import targeting
from followthrough.followups.being_there import be_there
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.people.companies import companies as listed
from followthrough.people.company import CompanyPage, PersonThere, company as seen_whole
from followthrough.people.finding import find_company

Text = Optional[str]
UNKNOWN = "unknown"
AS_YOU = "-"


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("companies")(companies)
    app.command("company")(company)


def companies(
    add: Annotated[Text, typer.Option(help="Add a company to those you aim at.")] = None,
    json: Json = False,
) -> None:
    """List your companies with who is known there, then where your Key people are."""
    me = here()
    event = targeting.aim_at(me.workspace, add, by=me.user, at=me.now) if add else None
    found = listed(me.workspace, today=me.today)
    if json:
        as_json(found)
        return
    _tell(event)
    say(found.headline)
    rows = [
        (row.name, "yours" if row.is_target else "", row.second_line, row.coverage.words)
        for row in found.rows
    ]
    table(("Company", "Aim", "People", "Coverage"), rows)
    if found.suggested:
        say(f"You follow or saved: {', '.join(found.suggested)}")


def company(  # noqa: PLR0913, PLR0917 - one option for each thing there is to say
    name: Annotated[str, typer.Argument(help="A name, a part of it, or an identifier.")],
    target: Annotated[
        Optional[bool], typer.Option("--target/--no-target", help="One of your companies or not.")
    ] = None,
    size: Annotated[Text, typer.Option(help="small, medium, large or unknown.")] = None,
    also: Annotated[Text, typer.Option(help="Another name, or a part, to count as it.")] = None,
    not_also: Annotated[Text, typer.Option(help="A name that counts as it no longer.")] = None,
    country: Annotated[Text, typer.Option(help="Where it is: GB, DE-BY; - as you.")] = None,
    json: Json = False,
) -> None:
    """Show one company: who is there, who was, what is missing; or change what is given."""
    me = here()
    one = find_company(me.workspace, name)
    told = _change(me, one, target=target, size=size, also=also, not_also=not_also)
    if country is not None:
        place = "" if country == AS_YOU else country
        told.append(be_there(one, place, by=me.user, at=me.now))
    whole = seen_whole(me.workspace, one.id, today=me.today)
    if whole is None:
        return
    if json:
        as_json(whole)
        return
    for event in told:
        _tell(event)
    _show(whole)


def _change(
    me: Here, one: Company, *, target: bool | None, size: Text, also: Text, not_also: Text
) -> list[Event | None]:
    told: list[Event | None] = []
    if target is True:
        told.append(targeting.aim_at(me.workspace, one.name, by=me.user, at=me.now))
    if target is False:
        told.append(targeting.stop_aiming_at(me.workspace, one.key, by=me.user, at=me.now))
    if size is not None:
        kept = "" if size == UNKNOWN else size
        told.append(targeting.set_size(one, kept, by=me.user, at=me.now))
    if also is not None:
        told.append(targeting.add_alias(one, also, by=me.user, at=me.now))
    if not_also is not None:
        told.append(targeting.remove_alias(one, not_also, by=me.user, at=me.now))
    return told


def _show(whole: CompanyPage) -> None:
    say(f"{whole.headline}. {whole.about_words}".strip())
    lines = [whole.last_contact_words, *whole.missing, whole.left_out_words]
    if whole.part_of:
        lines.append(f"Counts as {whole.part_of.name}.")
    if whole.other_names:
        lines.append(f"Other names and parts: {', '.join(one.name for one in whole.other_names)}")
    lines += [f"{one.title}. {one.words}" for one in whole.openings]
    for line in filter(None, lines):
        say(line)
    rows = [_row(group.label, one) for group in whole.groups for one in group.people]
    rows += [_row("Worked here before", one) for one in whole.before]
    if rows:
        table(("Role", "Who", "Title", "Kind", "Contact"), rows)


def _row(label: str, one: PersonThere) -> tuple[str, ...]:
    return label, one.who.name, one.who.title, one.who.kind or "not sorted", one.last_contact_words


def _tell(event: Event | None) -> None:
    if event is not None:
        say(word(event))
