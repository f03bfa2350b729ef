"""Two entries become one person with everything that hangs on them, and two again exactly."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index
from followthrough.contacts.models import (
    Affiliation,
    Contact,
    ContactAddress,
    OwnField,
    OwnValue,
)
from followthrough.contacts.noting_about import write_note
from followthrough.conversations.models import Exchange, Interaction, Invitation
from followthrough.followups import undoing
from followthrough.followups.activities import Planned, plan_activity
from followthrough.followups.consequences import follow
from followthrough.followups.models import FollowUp, Plan
from followthrough.imports import running, taking_in
from followthrough.introductions.models import Acquaintance
from followthrough.journal.undoing import ChangedSince
from followthrough.sameness.carrying import TABLES
from followthrough.sameness.merging import OneAlready, merge, merged_into
from followthrough.sorting.deciding import decide
from followthrough.sorting.models import Placement
from followthrough.writing import drafting
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
DERIVED = {
    "exchange",
    "followup",
    "round",
    "nearplace",
}  # worked out anew, so that their identifiers may differ


def test_no_table_that_points_at_a_contact_is_forgotten() -> None:
    pointing = {
        (model.__name__, field.name)
        for model in apps.get_app_config("followthrough").get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.many_to_one and field.related_model is Contact
    }
    assert pointing == set(TABLES)


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace(time_zone="UTC")


@pytest.fixture
def ana(workspace: Workspace) -> Contact:
    """Known from LinkedIn: sorted, written to, asked for a favour."""
    person = factories.sorted_contact(
        workspace=workspace,
        kind="key",
        name="Ana Duarte",
        title="Recruiter",
        note="Met in Leeds.",
        connected_on=date(2024, 1, 9),
    )
    address(person, "profile", "ana-duarte")
    factories.interaction(contact=person, is_outbound=True, said="Hello?", at=AT)
    Affiliation.objects.create(
        workspace=workspace, contact=person, is_study=False, name="Acme", key="acme"
    )
    return person


@pytest.fixture
def other(workspace: Workspace) -> Contact:
    """The same person from an address book, with a life of her own here."""
    person = factories.contact(
        workspace=workspace,
        name="Ana M. Duarte",
        email="ana@example.com",
        note="Likes tea.",
        came_in_on=date(2020, 1, 1),
    )
    address(person, "email", "ana@example.com")
    at = AT - timedelta(days=1)
    factories.interaction(contact=person, is_outbound=False, said="Of course!", at=at)
    for name in ("Acme", "Halden"):
        Affiliation.objects.create(
            workspace=workspace, contact=person, is_study=False, name=name, key=name.casefold()
        )
    bo = factories.contact(workspace=workspace, name="Bo Lindqvist")
    Acquaintance.objects.create(workspace=workspace, contact=person, other=bo)
    field = OwnField.objects.create(workspace=workspace, name="Band", key="band")
    OwnValue.objects.create(
        workspace=workspace, contact=person, field=field, value="B2", written_at=AT
    )
    Invitation.objects.create(workspace=workspace, contact=person, is_outbound=False, sent_at=AT)
    plan_activity(person, Planned("call", AT + timedelta(days=3)), by=None, at=AT)
    drafting.begin(person, at=AT)
    text_index.rebuild()
    follow(workspace, at=AT)
    return person


def address(contact: Contact, scheme: str, value: str) -> None:
    ContactAddress.objects.create(
        workspace=contact.workspace, contact=contact, scheme=scheme, value=value
    )


def everything() -> dict[str, dict[str, Any]]:
    """Every row of the record but events and what is worked out, by table and identifier."""
    found: dict[str, dict[str, Any]] = {}
    for model in apps.get_app_config("followthrough").get_models():
        name = str(model._meta.model_name)
        if name in {"event", "user", "workspace", "membership", "effort"}:
            continue
        rows = json.loads(serializers.serialize("json", model._default_manager.all()))
        if name in DERIVED:
            rows = [{"pk": json.dumps(row["fields"]), "fields": row["fields"]} for row in rows]
        found[name] = {row["pk"]: row["fields"] for row in rows}
    return found


def test_one_has_all_of_both(ana: Contact, other: Contact) -> None:
    bo = Contact.objects.get(name="Bo Lindqvist")
    merge(ana, other, by=None, at=AT)
    assert not Contact.objects.filter(pk=other.pk).exists()
    ana.refresh_from_db()
    assert (ana.name, ana.title, ana.email) == ("Ana Duarte", "Recruiter", "ana@example.com")
    assert ana.note.startswith("Met in Leeds.\n\nLikes tea.")
    assert "name Ana M. Duarte" in ana.note
    assert ana.came_in_on == date(2020, 1, 1)
    assert set(ana.addresses.values_list("value", flat=True)) == {"ana-duarte", "ana@example.com"}
    assert {one.name for one in ana.affiliations.all()} == {"Acme", "Halden"}
    assert Interaction.objects.filter(contact=ana).count() == 2
    exchange = Exchange.objects.get(contact=ana)
    assert (exchange.touches, exchange.heard, exchange.turn) == (1, 1, "theirs")
    assert Acquaintance.objects.get().contact_id == ana.pk
    assert OwnValue.objects.get(contact=ana).value == "B2"
    assert Plan.objects.get(contact=ana).choice == "planned"
    assert drafting.open_draft(ana) is not None
    assert FollowUp.objects.filter(contact__in=[other.pk]).count() == 0
    assert [one.name for one in merged_into(ana)] == ["Ana M. Duarte"]
    assert Contact.objects.filter(pk=bo.pk).exists()


@pytest.mark.parametrize("turned", [False, True])
def test_undo_makes_the_record_as_it_was(ana: Contact, other: Contact, *, turned: bool) -> None:
    before = everything()
    kept, gone = (other, ana) if turned else (ana, other)
    event = merge(kept, gone, by=None, at=AT)
    assert everything() != before
    assert undoing.undo(event, by=None, at=AT)
    assert everything() == before


def test_of_two_decisions_the_later_stands_and_undo_gives_each_its_own(
    ana: Contact, other: Contact
) -> None:
    decide(ana, "interesting", by=None, at=AT)
    decide(other, "dont", by=None, at=AT + timedelta(hours=1), reason="Pushy")
    event = merge(ana, other, by=None, at=AT + timedelta(hours=2))
    assert Placement.objects.get(contact=ana).kind == "dont"
    assert not FollowUp.objects.filter(contact=ana).exists()
    undoing.undo(event, by=None, at=AT + timedelta(hours=3))
    kinds = dict(Placement.objects.values_list("contact__name", "kind"))
    assert kinds["Ana Duarte"] == "interesting"
    assert kinds["Ana M. Duarte"] == "dont"


def test_what_was_done_since_stays_with_the_first(ana: Contact, other: Contact) -> None:
    event = merge(ana, other, by=None, at=AT)
    ana.refresh_from_db()
    later = AT + timedelta(hours=1)
    write_note(ana, "Promoted in May.", by=None, at=later)
    decide(ana, "interesting", by=None, at=later)
    factories.interaction(contact=ana, is_outbound=True, said="Congratulations!", at=later)
    undoing.undo(event, by=None, at=later + timedelta(hours=1))
    ana.refresh_from_db()
    assert ana.note == "Promoted in May."
    assert Placement.objects.get(contact=ana).kind == "interesting"
    assert Interaction.objects.filter(contact=ana).count() == 2
    again = Contact.objects.get(pk=other.pk)
    assert again.note == "Likes tea."
    assert Interaction.objects.get(contact=again).said == "Of course!"


def test_three_become_one_and_come_apart_from_the_last(
    workspace: Workspace, ana: Contact, other: Contact
) -> None:
    third = factories.contact(workspace=workspace, name="A. Duarte", note="From the fair.")
    text_index.rebuild()
    follow(workspace, at=AT)
    before = everything()
    first = merge(other, third, by=None, at=AT)
    second = merge(ana, Contact.objects.get(pk=other.pk), by=None, at=AT)
    assert {one.name for one in merged_into(ana)} == {"Ana M. Duarte", "A. Duarte"}
    first.refresh_from_db()
    with pytest.raises(ChangedSince, match="Take that later merge back first"):
        undoing.undo(first, by=None, at=AT)
    undoing.undo(second, by=None, at=AT)
    first.refresh_from_db()
    undoing.undo(first, by=None, at=AT)
    assert everything() == before


def test_nobody_becomes_one_with_themselves_or_a_stranger(ana: Contact) -> None:
    stranger = factories.contact(workspace=factories.workspace(name="Another search"))
    for one in (ana, stranger):
        with pytest.raises(OneAlready):
            merge(ana, one, by=None, at=AT)


CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Duarte,https://www.linkedin.com/in/ana-duarte,,Fernhill,{title},09 Jan 2024\n"
)
CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:4fbe8971-0bc3-424c\nFN:Anna Duarte\n"
    "EMAIL:ana@example.com\nTEL:+49 30 1\nEND:VCARD\n"
)
MAIL = (
    "From: Anna Duarte <ana@example.com>\nTo: robin@example.com\nSubject: Hi\n"
    "Message-ID: <1@example.com>\nDate: Mon, 9 Mar 2026 10:00:00 +0000\n\nOf course!\n"
)


def bring(workspace: Workspace, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    noted = taking_in.take_in(workspace, path, file_name=name, by=None, at=AT)
    running.run(noted, at=AT)
    assert noted.state == "done", noted.trouble


def test_one_stays_one_whatever_is_imported_again(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, "Connections.csv", CONNECTIONS.format(title="Recruiter"))
    bring(workspace, tmp_path, "book.vcf", CARD)
    bring(workspace, tmp_path, "mail.eml", MAIL)
    kept, gone = (Contact.objects.get(name=name) for name in ("Ana Duarte", "Anna Duarte"))
    event = merge(kept, gone, by=None, at=AT)
    said = Interaction.objects.count()
    bring(workspace, tmp_path, "Connections.csv", CONNECTIONS.format(title="Lead Recruiter"))
    bring(workspace, tmp_path, "book.vcf", CARD.replace("+49 30 1", "+49 30 2"))
    bring(workspace, tmp_path, "mail.eml", MAIL + "\n")
    assert Contact.objects.count() == 1
    assert Interaction.objects.count() == said
    kept.refresh_from_db()
    assert (kept.title, kept.email) == ("Lead Recruiter", "ana@example.com")
    assert {one.value for one in kept.details.filter(kind="phone")} == {"+49 30 2"}
    undoing.undo(event, by=None, at=AT)
    assert {one.title for one in Contact.objects.all()} == {"Lead Recruiter", ""}
