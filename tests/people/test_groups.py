"""Groups of address books are listed once each, and people are looked up by them."""

from urllib.parse import parse_qsl

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.lookups import keeping
from followthrough.people.groups import _OF_BOOKS, _OWN, IN_GROUP, groups_of
from followthrough.people.listing import Filters, people
from followthrough.storage import bulk
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


def grouped(workspace: Workspace, name: str, *groups: str) -> Contact:
    made = factories.contact(workspace=workspace, name=name)
    for value in groups:
        ContactDetail.objects.create(workspace=workspace, contact=made, kind="group", value=value)
    return made


def names(workspace: Workspace, group: str, quiet: str = "") -> list[str]:
    found = people(workspace, Filters(group=group, quiet=quiet), today=TODAY)
    return [row.who.name for row in found.rows]


def test_each_group_is_named_once_and_holds_its_people() -> None:
    workspace = factories.workspace()
    grouped(workspace, "Ana Duarte", "Fernhill alumni", "choir")
    grouped(workspace, "June Park", "Fernhill alumni")
    grouped(workspace, "Priya Raman")
    grouped(factories.workspace(), "Somebody Else", "a stranger’s")
    ContactDetail.objects.update_or_create(
        workspace=workspace, contact=Contact.objects.first(), kind="note", value="no group"
    )
    assert groups_of(workspace) == ("choir", "Fernhill alumni")
    assert names(workspace, "Fernhill alumni") == ["Ana Duarte", "June Park"]
    assert names(workspace, "choir", quiet="30") == ["Ana Duarte"]
    assert names(workspace, "a stranger’s") == []


def test_the_page_offers_them_and_a_look_up_keeps_them(browser_of: Client, mine: Workspace) -> None:
    assert '<select id="group"' not in browser_of.get("/people/").text
    grouped(mine, "Ana Duarte", "<b>choir</b>")
    grouped(mine, "June Park")
    page = browser_of.get("/people/", {"group": "<b>choir</b>"}).text
    assert "&lt;b&gt;choir&lt;/b&gt;" in page
    assert ("Ana Duarte" in page, "June Park" in page) == (True, False)
    keeping.keep(mine, "Choir", Filters(group="choir & more"), by=None, at=AT)
    (kept,) = keeping.listed(mine)
    assert Filters.from_query(dict(parse_qsl(kept.address))).group == "choir & more"


def test_the_questions_walk_their_indexes(mine: Workspace) -> None:
    named = {"own": mine.pk.hex, "most": 9}
    both = ("detail_of_group", "sqlite_autoindex_followthrough_groupmember")
    inside = [mine.pk.hex, "choir"] * 2
    for sql, asked, walked in (
        (IN_GROUP, inside, both),
        (_OF_BOOKS, named, both[:1]),
        (_OWN, named, both[1:]),
    ):
        told = str(list(bulk.read(f"EXPLAIN QUERY PLAN {sql}", asked)))
        assert all(index in told for index in walked)
        assert "SCAN followthrough" not in told
        assert "SCAN d" not in told
