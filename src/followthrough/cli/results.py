"""Results from the command line: what happened, what it led to, k of n first."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import here
from followthrough.results.counting import BY
from followthrough.results.covering import coverage_of_targets
from followthrough.results.gaps import SORTS
from followthrough.results.overview import USUAL_BY, results as worked_out
from followthrough.results.period import SPANS, period
from followthrough.results.showing import GroupRow, ResultsPage

From = Annotated[str, typer.Option("--from", help="The first day, such as 2026-01-05.")]
To = Annotated[str, typer.Option("--to", help="The last day; today unless told.")]


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("results")(results)
    app.command("coverage")(coverage)


def results(
    first: From = "",
    last: To = "",
    span: Annotated[str, typer.Option(help=f"Instead of days: {', '.join(SPANS)}.")] = "",
    by: Annotated[str, typer.Option(help=f"By {', '.join(BY)}.")] = USUAL_BY,
    json: Json = False,
) -> None:
    """Show who answered and what it led to; people who still have time count apart."""
    me = here()
    days = period(today=me.today, span=span, first=first, last=last)
    found = worked_out(me.workspace, days, by=by, today=me.today)
    if json:
        as_json(found)
        return
    _show(found)


def coverage(json: Json = False) -> None:
    """Show whom you know at each of your companies: known, written to, answered."""
    found = coverage_of_targets(here().workspace)
    if json:
        as_json(found)
        return
    say(found.headline)
    rows = [(row.name, *(cell.words for cell in row.cells)) for row in found.rows]
    table(("Company", *(sort.capitalize() for sort in SORTS)), rows)
    if found.best and found.best.gap:
        say(f"Next: {found.best.gap.words}")


def _show(found: ResultsPage) -> None:
    say(f"{found.headline}. {found.second_line}")
    table(("Number", "What"), [(f"{one.number:,}", one.words) for one in found.counts])
    rows = [_row(found, row) for row in (*found.groups, found.everyone)]
    table(("Who", "Answered", "Probably", "Still have time"), rows)
    for line in filter(None, (found.verdict, found.path_words, found.curve.words)):
        say(line)


def _row(found: ResultsPage, row: GroupRow) -> tuple[str, ...]:
    has_rate = found.shows_rates and row.percent is not None
    probably = f"{row.low} to {row.high}%" if has_rate else ""
    return row.label, f"{row.k:,} of {row.n:,}", probably, f"{row.waiting:,}"
