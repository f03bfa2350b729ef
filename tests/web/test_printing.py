"""On paper from the pages: a letter that is logged once sent, labels and lists of those chosen."""

import io
from datetime import UTC, datetime

import pytest
from django.test import Client
from pypdf import PdfReader

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.conversations.models import Interaction
from followthrough.followups import undoing
from followthrough.journal.models import Event
from followthrough.printing.letterhead import sender_of
from followthrough.writing.drafting import begin, begin_anew
from followthrough.writing.models import Draft
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
HEAD = {"name": "Robin Vale", "address": "4 Mill Lane\nLeeds", "paper": "a4", "labels": "l7163"}


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    """Somebody with an address at home and one at work."""
    person = factories.sorted_contact(workspace=mine, name="Ana Duarte", kind="key")
    for label, value in (("work", "1 Dock Road\nHull"), ("home", "12 Kiln Street\nLeeds LS1 4AB")):
        ContactDetail.objects.create(
            workspace=mine, contact=person, kind="postal", label=label, value=value
        )
    factories.sorted_contact(workspace=mine, name="Bo <b>Lindqvist", kind="key")
    text_index.rebuild()
    return person


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_a_letter_is_printed_then_logged_as_a_letter(
    browser_of: Client, mine: Workspace, ana: Contact
) -> None:
    assert browser_of.post("/settings/paper/change/", HEAD).status_code == 303
    draft = begin_anew(begin(ana, at=NOW), channel="letter", at=NOW)
    address = f"/drafts/{draft.pk}/paper/"
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert "Print it (PDF)" in page
    answer = browser_of.post(address)
    assert answer.status_code == 303  # a place is still open
    Draft.objects.filter(pk=draft.pk).update(subject="", body="Dear Ana,\n\nthank you for Tuesday.")
    answer = browser_of.post(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    told = text_of(answer.content)
    assert all(one in told for one in ("Robin Vale", "4 Mill Lane", "12 Kiln Street", "Tuesday"))
    assert not Interaction.objects.of(mine).exists()
    browser_of.post(f"/drafts/{draft.pk}/", {"act": "sent"})
    assert Interaction.objects.of(mine).get().channel == "letter"
    assert "You wrote a letter" in browser_of.get(f"/people/{ana.pk}/").text


def test_those_chosen_on_labels_and_in_a_list(browser_of: Client, mine: Workspace) -> None:
    ids = [str(one) for one in Contact.objects.of(mine).values_list("pk", flat=True)]
    assert "Choose somebody first" in browser_of.post("/people/several/paper/", follow=True).text
    assert ids == []


def test_who_has_no_label_is_shown_first(browser_of: Client, mine: Workspace, ana: Contact) -> None:
    ids = [str(one) for one in Contact.objects.of(mine).values_list("pk", flat=True)]
    page = browser_of.post("/people/several/paper/", {"chosen": ids}).text
    assert "1 label on" in page
    assert "Bo &lt;b&gt;Lindqvist" in page
    labels = browser_of.post("/people/several/labels/", {"chosen": ids, "first": "3"})
    assert text_of(labels.content).splitlines() == ["Ana Duarte", "12 Kiln Street", "Leeds LS1 4AB"]
    listed = browser_of.post("/people/several/addresses/", {"everybody": "1", "query": ""})
    assert ana.name in text_of(listed.content)
    assert "Bo <b>Lindqvist" in text_of(listed.content)


def test_another_workspace_is_not_printed(browser_of: Client, mine: Workspace) -> None:
    theirs = factories.contact(workspace=factories.workspace(), name="Grace Oyelaran")
    del mine
    page = browser_of.post("/people/several/paper/", {"chosen": [str(theirs.pk)]}).text
    assert "Grace" not in page
    draft = begin(theirs, at=NOW)
    assert browser_of.post(f"/drafts/{draft.pk}/paper/").status_code == 404


def test_the_letterhead_is_kept_refused_and_taken_back(browser_of: Client, mine: Workspace) -> None:
    browser_of.post("/settings/paper/change/", HEAD)
    assert sender_of(mine).address == ("4 Mill Lane", "Leeds")
    browser_of.post("/settings/paper/change/", HEAD | {"paper": "letter"})
    assert sender_of(mine).labels == "a5160"  # no A4 labels on US Letter
    for wrong in ({"paper": "a17"}, {"labels": "x"}, {"address": "\n".join("abcdefg")}):
        assert browser_of.post("/settings/paper/change/", HEAD | wrong).status_code == 422
    for event in Event.objects.of(mine).order_by("-at", "-id"):
        undoing.undo(event, by=None, at=NOW)
    assert sender_of(mine).address == ()


def test_the_same_from_the_command_line(
    mine: Workspace, ana: Contact, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    out = f"{tmp_path}/labels.pdf"
    assert commands.run(["letterhead", "--name", "Robin", "--address", "4 Mill Lane, Leeds"]) == 0
    assert sender_of(mine).address == ("4 Mill Lane", "Leeds")
    assert commands.run(["letterhead"]) == 0
    assert commands.run(["labels", "--out", out]) == 0
    said = capsys.readouterr().out
    assert "1 label in" in said
    assert "not Bo <b>Lindqvist: No postal address" in said
    assert commands.run(["labels", "Ana", "--out", out]) == 1
    assert "is there already" in capsys.readouterr().err
    assert commands.run(["addresses", "Ana", "--out", f"{tmp_path}/list.pdf"]) == 0
    begin_anew(begin(ana, at=NOW), channel="letter", at=NOW)
    Draft.objects.update(subject="", body="Dear Ana, thank you.")
    assert commands.run(["write", "Ana", "--pdf", f"{tmp_path}/letter.pdf"]) == 0
