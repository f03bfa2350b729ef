"""Out with everything, back exactly; erased, nothing is left but that they stay out."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index as contact_text
from followthrough.contacts.models import Contact, ContactAddress
from followthrough.conversations import text_index as said_text
from followthrough.conversations.models import Interaction
from followthrough.followups import undoing
from followthrough.followups.consequences import follow
from followthrough.imports import running, taking_in
from followthrough.introductions.models import Acquaintance
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince
from followthrough.messages import collisions
from followthrough.sorting.deciding import decide
from followthrough.trash import taking_out
from followthrough.trash.models import Trashed
from followthrough.writing import drafting
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=31)
DERIVED = {"exchange", "followup", "round", "nearplace"}
SECRET = "zanzibarquilt"


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    person = factories.sorted_contact(
        workspace=mine, kind="key", name="Ana Duarte", note=f"Note {SECRET}", title="Recruiter"
    )
    ContactAddress.objects.create(
        workspace=mine, contact=person, scheme="profile", value="ana-duarte"
    )
    words = f"Three words of {SECRET} and many more"
    factories.interaction(contact=person, is_outbound=True, said=words, at=AT)
    factories.interaction(contact=person, is_outbound=False, said="Yes.", at=AT)
    bo = factories.contact(workspace=mine, name="Bo Lindqvist")
    Acquaintance.objects.create(workspace=mine, contact=bo, other=person)
    drafting.begin(person, at=AT)
    decide(person, "interesting", by=None, at=AT, reason=f"Because {SECRET}")
    contact_text.rebuild()
    said_text.rebuild()
    follow(mine, at=AT)
    collisions.prepare(mine, at=AT)
    return person


def everything() -> dict[str, Any]:
    found = {}
    for model in apps.get_app_config("followthrough").get_models():
        name = str(model._meta.model_name)
        rows = json.loads(serializers.serialize("json", model._default_manager.all()))
        if name == "event":
            rows = [row for row in rows if row["fields"]["verb"] not in {"taken_out", "undone"}]
        if name in DERIVED:
            rows = [{"pk": json.dumps(row["fields"]), "fields": row["fields"]} for row in rows]
        found[name] = {row["pk"]: row["fields"] for row in rows}
    return found


def whole_database() -> str:
    """Everything any table holds, the indexes of words included."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        told = []
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            told.append(repr(cursor.fetchall()))
        return "\n".join(told)


def found_by_search(word: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM followthrough_interaction_text"
            " WHERE followthrough_interaction_text MATCH %s",
            [word],
        )
        return bool(cursor.fetchone()[0])


def test_out_and_back_is_as_it_was(mine: Workspace, ana: Contact) -> None:
    before = everything()
    event = taking_out.take_out(mine, [ana.pk], by=None, at=AT)
    assert event is not None
    assert not Contact.objects.filter(pk=ana.pk).exists()
    assert not found_by_search(SECRET)
    assert taking_out.take_out(mine, [ana.pk], by=None, at=AT) is None
    assert undoing.undo(event, by=None, at=AT)
    assert everything() == before
    assert found_by_search(SECRET)


def test_several_go_and_come_back_with_one_undo(mine: Workspace, ana: Contact) -> None:
    bo = Contact.objects.get(name="Bo Lindqvist")
    before = everything()
    event = taking_out.take_out(mine, [ana.pk, bo.pk], by=None, at=AT)
    assert event is not None
    assert event.details["count_words"] == "2 people"
    assert not Contact.objects.exists()
    undoing.undo(event, by=None, at=AT)
    after = everything()
    assert after["contact"] == before["contact"]
    assert after["interaction"] == before["interaction"]


def test_erased_nothing_is_left(mine: Workspace, ana: Contact) -> None:
    assert SECRET in whole_database()
    event = taking_out.take_out(mine, [ana.pk], by=None, at=AT)
    assert event is not None
    taking_out.erase(Trashed.objects.select_related("workspace"), by=None, at=AT)
    told = whole_database()
    for word in (SECRET, "Ana Duarte", "ana-duarte", "Yes."):
        assert word not in told
    event.refresh_from_db()
    with pytest.raises(ChangedSince, match="erased"):
        undoing.undo(event, by=None, at=AT)


def test_after_thirty_days_it_is_erased_by_itself(mine: Workspace, ana: Contact) -> None:
    taking_out.take_out(mine, [ana.pk], by=None, at=AT)
    assert taking_out.empty(mine, at=LATER - timedelta(days=2)) == 0
    assert taking_out.empty(mine, at=LATER) == 1
    assert taking_out.in_trash(mine) == ()


CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Duarte,https://www.linkedin.com/in/ana-duarte,,Fernhill,{title},09 Jan 2024\n"
    "Eva,Park,https://www.linkedin.com/in/eva-park,,Fernhill,Clerk,09 Jan 2024\n"
)


@pytest.mark.parametrize("is_erased", [False, True])
def test_no_import_brings_them_in_again(
    mine: Workspace, ana: Contact, tmp_path: Path, *, is_erased: bool
) -> None:
    taking_out.take_out(mine, [ana.pk], by=None, at=AT)
    if is_erased:
        taking_out.erase(Trashed.objects.select_related("workspace"), by=None, at=AT)
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS.format(title="Recruiter"), encoding="utf-8")
    brought = taking_in.take_in(mine, path, file_name=path.name, by=None, at=AT)
    running.run(brought, at=AT)
    assert brought.state == "done", brought.trouble
    assert set(Contact.objects.values_list("name", flat=True)) == {"Bo Lindqvist", "Eva Park"}
    assert "were taken out by you before and stay out" in brought.counts["notices"][0]
    if not is_erased:
        taking_out.bring_back(Trashed.objects.get(), by=None, at=AT)
        path.write_text(CONNECTIONS.format(title="Lead"), encoding="utf-8")
        again = taking_in.take_in(mine, path, file_name=path.name, by=None, at=AT)
        running.run(again, at=AT)
        assert Contact.objects.get(pk=ana.pk).title == "Lead"


def test_the_pages_take_out_bring_back_and_erase(browser_of: Client, ana: Contact) -> None:
    assert "Take Ana out" in browser_of.get(f"/people/{ana.pk}/").text
    browser_of.post("/trash/take-out/", {"chosen": [str(ana.pk)]})
    assert "Ana Duarte" in browser_of.get("/trash/").text
    key = Trashed.objects.get().pk
    browser_of.post(f"/trash/{key}/", {"act": "back"})
    assert Interaction.objects.filter(contact=ana).count() == 2
    browser_of.post("/trash/take-out/", {"chosen": [str(ana.pk)]})
    key = Trashed.objects.get().pk
    browser_of.post(f"/trash/{key}/", {"act": "erase"})
    assert "Nobody is here" in browser_of.get("/trash/").text
    assert browser_of.post(f"/trash/{key}/", {"act": "back"}).status_code == 404
    assert browser_of.post("/trash/take-out/", {"chosen": []}).status_code == 303


def test_a_stranger_s_people_stay(browser_of: Client, mine: Workspace) -> None:
    theirs = factories.contact(workspace=factories.workspace(name="Another search"))
    browser_of.post("/trash/take-out/", {"chosen": [str(theirs.pk)]})
    assert Contact.objects.filter(pk=theirs.pk).exists()
    assert not Trashed.objects.of(mine).exists()


def test_the_command_line_does_the_same(
    mine: Workspace, ana: Contact, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["take-out", str(ana.pk)]) == 0
    assert commands.run(["trash", "--json"]) == 0
    assert "Ana Duarte" in capsys.readouterr().out
    assert commands.run(["trash", "--back", "Ana Duarte"]) == 0
    assert Contact.objects.of(mine).filter(pk=ana.pk).exists()
    assert commands.run(["take-out", str(ana.pk)]) == 0
    assert commands.run(["trash", "--erase", "ana duarte"]) == 0
    assert commands.run(["trash", "--back", "Ana Duarte"]) == 1
    assert Event.objects.of(mine).filter(verb="erased").count() == 1
