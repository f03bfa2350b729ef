"""The weekly review from the command line: looked back on, and kept with a note."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table
from followthrough.cli.surroundings import here
from followthrough.conversations.days import day_written
from followthrough.journal.wording import word
from followthrough.results.review import ReviewPage, review as looked_back
from followthrough.results.reviewing import keep_review


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("review")(review)


def review(
    week: Annotated[str, typer.Option(help="A day of the week; this week unless told.")] = "",
    note: Annotated[str, typer.Option(help="Keep the review with this note.")] = "",
    json: Json = False,
) -> None:
    """Look back on a week: done, owed, waiting, going cold, loops to close, next week."""
    me = here()
    day = day_written(week) if week else me.today
    event = keep_review(me.workspace, day, note, by=me.user, at=me.now) if note else None
    found = looked_back(me.workspace, day, now=me.now, today=me.today)
    if json:
        as_json(found)
        return
    if event is not None:
        say(word(event))
    _show(found)


def _show(found: ReviewPage) -> None:
    say(f"{found.words}. {found.headline}.")
    say(f"{found.time.words} {found.time.minutes.words}")
    table(("Number", "What"), [(str(one.number), one.words) for one in found.done if one.number])
    for part in found.parts:
        say(f"{part.title}: {part.empty_words if not part.lines else ''}".strip())
        for line in part.lines:
            say(f"  {line.who.name} {line.words}")
    for words in filter(None, (found.next_week, found.note)):
        say(words)
