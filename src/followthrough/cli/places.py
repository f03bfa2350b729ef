"""Where people were before, from the command line: today's questions, and what you know."""

from typing import Annotated

import typer

from followthrough.cli.showing import Json, as_json, say, table, tell
from followthrough.cli.steps import Who
from followthrough.cli.surroundings import here
from followthrough.followups.knowing_places import note_place, remove_place
from followthrough.journal.models import Event
from followthrough.people.finding import find, find_place
from followthrough.sorting.questions import questions as asked
from followthrough.sorting.skipping import skip_question

From = Annotated[str, typer.Option("--from", help="A year such as 2019, or 2019-03.")]
To = Annotated[str, typer.Option("--to", help="The year they left.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take it out again.")]


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("questions")(questions)
    app.command("worked")(worked)
    app.command("studied")(studied)


def questions(
    skip: Annotated[str, typer.Option(help="Whose question not to ask again.")] = "",
    json: Json = False,
) -> None:
    """Show what you may know of people whom nothing links to your aim: three a day at most."""
    me = here()
    today = asked(me.workspace, today=me.today)
    if skip:
        contact = find(me.workspace, skip, today=me.today)
        meant = next((one for one in today if one.who.id == str(contact.id)), None)
        event = None
        if meant:
            event = skip_question(contact, is_study=meant.is_study, by=me.user, at=me.now)
        tell(event, f"Nothing is asked about {contact.name} today.", json=json)
        return
    if json:
        as_json(today)
        return
    if not today:
        say("Nothing is asked today.")
        return
    table(("Who", "Question", "Why"), [(one.who.name, one.question, one.why) for one in today])
    say("Answer with `followthrough worked WHO COMPANY` or `followthrough studied WHO SCHOOL`.")


def worked(
    who: Who,
    company: Annotated[str, typer.Argument(help="Where they worked before.")],
    started: From = "",
    finished: To = "",
    remove: Remove = False,
    json: Json = False,
) -> None:
    """Note where somebody worked before: it may link them to one of your companies, or to you."""
    _note(who, company, (started, finished), is_study=False, remove=remove, json=json)


def studied(
    who: Who,
    school: Annotated[str, typer.Argument(help="Where they studied.")],
    started: From = "",
    finished: To = "",
    remove: Remove = False,
    json: Json = False,
) -> None:
    """Note where somebody studied: a school shared with somebody at a target is a bridge."""
    _note(who, school, (started, finished), is_study=True, remove=remove, json=json)


def _note(
    who: str, place: str, years: tuple[str, str], *, is_study: bool, remove: bool, json: bool
) -> None:
    me = here()
    contact = find(me.workspace, who, today=me.today)
    event: Event | None
    if remove:
        known = find_place(contact, place, is_study=is_study)
        event = remove_place(known, by=me.user, at=me.now)
    else:
        started, finished = years
        event = note_place(
            contact,
            place,
            is_study=is_study,
            started=started,
            finished=finished,
            by=me.user,
            at=me.now,
        )
    tell(event, f"That was noted of {contact.name} before.", json=json)
