"""People from the command line: the list, the search, one person, and sorting them."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.people.finding import find
from followthrough.people.listing import Filters, people as listed
from followthrough.people.person import person


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("people")(people)
    app.command("show")(show)


def people(
    words: Annotated[str, typer.Argument(help="Words to look for.")] = "",
    kind: Annotated[str, typer.Option(help="key, interesting, dont or unsorted.")] = "",
    turn: Annotated[str, typer.Option(help="mine, theirs or nobody.")] = "",
    company: Annotated[str, typer.Option(help="The company they work at.")] = "",
    page: Annotated[int, typer.Option(help="Which page of the list.")] = 1,
    json: Json = False,
) -> None:
    """List people, or search names, companies, titles and what was said."""
    me = here()
    query = {"words": words, "kind": kind, "turn": turn, "company": company, "page": str(page)}
    found = listed(me.workspace, Filters.from_query(query), today=me.today)
    if json:
        as_json(found)
        return
    rows = [
        (row.who.name, row.who.where, row.who.kind or "not sorted", row.turn_words, row.next_words)
        for row in found.rows
    ]
    say(f"{found.total_words} people")
    table(("Who", "Where", "Kind", "Turn", "Next"), rows)
    for hit in found.said:
        name = hit.who.name if hit.who else "A group"
        say(f"{name}, {hit.date_words}: {''.join(text for text, _ in hit.parts)}")


def show(who: Who, json: Json = False) -> None:
    """Show one person: the next step, why this kind, and what was said."""
    me = here()
    contact = find(me.workspace, who, today=me.today)
    page = person(me.workspace, contact.id, today=me.today)
    if page is None:
        return
    if json:
        as_json(page)
        return
    say(f"{page.who.name}. {page.who.where}")
    say(f"{page.why_headline}. {page.turn_words}. {page.next_words}")
    for reason in page.why_reasons:
        say(f"  {reason.sign} {reason.text} ({reason.source})")
    table(
        ("When", "What", "Said"),
        [(entry.date_words, entry.what, entry.said) for entry in page.timeline],
    )
