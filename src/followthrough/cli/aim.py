"""The aim from the command line: what the user is looking for, and who they are."""

from typing import Annotated, Optional

import typer

from followthrough.cli.showing import Json, as_json, say
from followthrough.cli.surroundings import Here, here
from followthrough.followups.living_in import live_in
from followthrough.followups.retargeting import retarget
from followthrough.jobsearch.aiming import NOW_READ_AGAIN, AimFacts, aim_of, correct_owner


def register(app: typer.Typer) -> None:
    """Put this command into the program."""
    app.command("aim")(aim)


Many = Optional[list[str]]


def aim(  # noqa: PLR0913, PLR0917 - one option for each thing there is to say
    role: Annotated[Many, typer.Option(help="A role you want; may be repeated.")] = None,
    company: Annotated[Many, typer.Option(help="A company; may be repeated.")] = None,
    worth: Annotated[Many, typer.Option(help="Why you are worth meeting.")] = None,
    minutes: Annotated[Optional[int], typer.Option(help="Minutes a day.")] = None,
    me: Annotated[str, typer.Option(help="Your own profile address on LinkedIn.")] = "",
    country: Annotated[str, typer.Option(help="Where you live, as two letters: GB.")] = "",
    json: Json = False,
) -> None:
    """Show the aim, or change what is given; everybody is looked at again."""
    caller = here()
    facts = aim_of(caller.workspace)
    if me:
        _say_who(caller, me)
    if country:
        live_in(caller.workspace, country, by=caller.user, at=caller.now)
    if role or company or worth or minutes:
        _change(caller, facts, role=role, company=company, worth=worth, minutes=minutes)
    facts = aim_of(caller.workspace)
    if json:
        as_json(facts)
        return
    say(f"Roles: {', '.join(facts.titles) or 'none yet'}")
    say(f"Companies: {', '.join(facts.company_names) or 'none yet'}")
    say(f"Minutes a day: {facts.minutes}")
    for value in facts.values:
        say(f"Worth meeting: {value}")


def _change(
    caller: Here, facts: AimFacts, *, role: Many, company: Many, worth: Many, minutes: int | None
) -> None:
    retarget(
        caller.workspace,
        titles=tuple(role or facts.titles),
        companies=tuple(company or facts.company_names),
        minutes=minutes or facts.minutes,
        values=tuple(worth or facts.values),
        by=caller.user,
        at=caller.now,
    )


def _say_who(caller: Here, profile: str) -> None:
    correct_owner(caller.workspace, profile, by=caller.user, at=caller.now)
    say(NOW_READ_AGAIN)
