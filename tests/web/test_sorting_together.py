"""Groups of people who look alike, settled with one key."""

import re

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.sorting.models import Placement
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def alike(mine: Workspace) -> list[Contact]:
    """Five recruiters in nursing of whom the rules are sure, and one of whom they are not."""
    found = [factories.contact(workspace=mine, name=f"Ana {number}") for number in range(6)]
    for number, contact in enumerate(found):
        Placement.objects.update_or_create(
            workspace=mine,
            contact=contact,
            defaults={
                "kind": "key",
                "suggested_kind": "key",
                "role": "recruiter",
                "fields": "recruiting",
                "confidence": "likely" if number == 5 else "sure",
                "decided_at": None,
            },
        )
    return found


def post_group(browser: Client, *, kind: str, shown: list[Contact], chosen: list[Contact]) -> None:
    browser.post(
        "/sort/together/kind/",
        {
            "kind": "key",
            "role": "recruiter",
            "confidence": "sure",
            "what": "recruiting",
            "choice": kind,
            "shown": [str(one.id) for one in shown],
            "chosen": [str(one.id) for one in chosen],
        },
    )


def decided(workspace: Workspace) -> dict[str, str]:
    rows = Placement.objects.of(workspace).filter(decided_at__isnull=False)
    return {row.contact.name: row.kind for row in rows.select_related("contact")}


def test_the_open_group_shows_everybody_in_it(browser_of: Client, alike: list[Contact]) -> None:
    page = browser_of.get("/sort/together/").content.decode()
    assert "5 recruiters" in page
    assert [f"/people/{one.id}/" in page for one in alike] == [True] * 5 + [False]


def test_one_key_settles_a_group_but_for_those_left_out(
    browser_of: Client, mine: Workspace, alike: list[Contact]
) -> None:
    post_group(browser_of, kind="interesting", shown=alike[:5], chosen=alike[1:5])
    assert decided(mine) == {f"Ana {number}": "interesting" for number in range(1, 5)}
    page = browser_of.get("/sort/together/").content.decode()
    assert "Settled today: 4 Interesting" in page


def test_undo_goes_as_deep_as_one_likes(
    browser_of: Client, mine: Workspace, alike: list[Contact]
) -> None:
    post_group(browser_of, kind="key", shown=alike[:5], chosen=alike[:2])
    post_group(browser_of, kind="dont", shown=alike[2:5], chosen=alike[2:5])
    assert len(decided(mine)) == 5
    last = Event.objects.of(mine).filter(verb="sorted_several").latest("at", "id")
    browser_of.post(f"/undo/{last.id}/", {"next": "/sort/together/"})
    page = browser_of.get("/sort/together/").content.decode()
    before = re.search(r"/undo/([0-9a-f-]{36})/", page)
    assert before is not None
    browser_of.post(f"/undo/{before[1]}/")
    assert decided(mine) == {}


def test_a_group_of_another_workspace_is_empty(browser_of: Client, mine: Workspace) -> None:
    other = factories.workspace()
    theirs = factories.contact(workspace=other)
    Placement.objects.update_or_create(
        workspace=other,
        contact=theirs,
        defaults={"suggested_kind": "key", "role": "recruiter", "confidence": "sure"},
    )
    post_group(browser_of, kind="key", shown=[theirs], chosen=[theirs])
    assert decided(other) == decided(mine) == {}
