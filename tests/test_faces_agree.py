"""The command line and the pages are two doors to the same verbs: they leave the same rows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Exchange, Interaction
from followthrough.followups import planning
from followthrough.followups.models import FollowUp, Plan
from followthrough.jobsearch.aiming import aim_of
from followthrough.journal.models import Event
from followthrough.sorting.models import Placement
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
LEFT = {
    Interaction: ("is_outbound", "channel", "said", "result", "is_personal"),
    Exchange: ("turn", "touches", "heard", "last_result"),
    Placement: ("kind", "confidence"),
    Plan: ("choice", "on", "note"),
    FollowUp: ("situation", "due_on", "minutes"),
    Event: ("verb", "contact__name"),
}
TITLES, COMPANIES = ("Revenue Operations Manager",), ("Acme", "Halden Energy")


def people(workspace: Workspace) -> Contact:
    ana: Contact = factories.sorted_contact(
        workspace=workspace, kind="key", name="Ana Duarte", connected_on=date(2024, 1, 9)
    )
    factories.interaction(contact=ana, is_outbound=False, at=NOW - timedelta(days=2), said="When?")
    text_index.rebuild()
    exchanges.refresh(workspace)
    planning.replan(workspace, today=NOW.date())
    return ana


def by_page(client: Client, address: str, **values: Any) -> None:
    assert client.post(address, values).status_code == 303


def by_command(*words: str) -> None:
    assert commands.run(list(words)) == 0


VERBS: dict[str, tuple[Callable[[Client, str], None], Callable[[str], None]]] = {
    "done": (
        lambda client, who: by_page(client, f"/today/{who}/done/"),
        lambda who: by_command("done", who),
    ),
    "later": (
        lambda client, who: by_page(client, f"/today/{who}/later/"),
        lambda who: by_command("snooze", who),
    ),
    "log": (
        lambda client, who: by_page(
            client, f"/people/{who}/log/", channel="phone", result="met", said="Spoke", on=""
        ),
        lambda who: by_command("log", who, "Spoke", "--channel", "phone", "--result", "met"),
    ),
    "lives": (
        lambda client, who: by_page(
            client, f"/people/{who}/lives/", country="DE", region="DE-BY", time_zone=""
        ),
        lambda who: by_command("lives", who, "de-by"),
    ),
}


def rows(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    return {
        model.__name__: sorted(model.objects.of(workspace).values_list(*fields), key=str)
        for model, fields in LEFT.items()
    }


@pytest.mark.parametrize("verb", VERBS)
def test_both_doors_leave_the_same_rows(verb: str, browser_of: Client, mine: Workspace) -> None:
    page, command = VERBS[verb]
    ana = people(mine)
    page(browser_of, str(ana.id))
    left_by_page = rows(mine)
    Event.objects.of(mine).delete()
    ana.delete()
    ana = people(mine)
    command(str(ana.id))
    assert rows(mine) == left_by_page


def test_both_doors_take_back_alike(browser_of: Client, mine: Workspace) -> None:
    ana = people(mine)
    before = rows(mine)["FollowUp"]
    by_command("snooze", str(ana.id))
    by_command("undo")
    assert rows(mine)["FollowUp"] == before
    by_page(browser_of, f"/today/{ana.id}/later/")
    event = Event.objects.of(mine).get(verb="postponed", undone_at=None)
    by_page(browser_of, f"/undo/{event.id}/")
    assert rows(mine)["FollowUp"] == before


def test_both_doors_write_the_same_aim(browser_of: Client, mine: Workspace) -> None:
    roles = [word for title in TITLES for word in ("--role", title)]
    places = [word for company in COMPANIES for word in ("--company", company)]
    by_command("aim", *roles, *places, "--worth", "Calm releases", "--minutes", "45")
    by_command_line = aim_of(mine)
    by_page(browser_of, "/settings/", title="", company="", value="", minutes="30")
    assert aim_of(mine) != by_command_line
    values = {"title": TITLES, "company": COMPANIES, "value": "Calm releases", "minutes": "45"}
    by_page(browser_of, "/settings/", **values)
    assert aim_of(mine) == by_command_line
