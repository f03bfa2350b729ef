"""What letters to somebody open with, and the language they are in."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.contacts.salutations import NoSuchLanguage, opened, write_to_as
from followthrough.followups import undoing
from followthrough.sameness.merging import merge
from followthrough.writing import drafting, own_statements
from followthrough.writing.checking import checked
from followthrough.writing.facts import beside
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    person = factories.sorted_contact(
        workspace=mine,
        name="Ana Duarte",
        first_name="Ana",
        last_name="Duarte",
        kind="key",
        connected_on=NOW.date(),
    )
    text_index.rebuild()
    return person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello Ana,\n\nyes.", "Dear Dr. Duarte,\n\nyes."),
        ("Hi Ana!\nYes.", "Dear Dr. Duarte,\nYes."),
        ("No greeting here.\nYes.", "No greeting here.\nYes."),
        ("", ""),
    ],
)
def test_only_a_greeting_gives_way(text: str, expected: str) -> None:
    assert opened(text, "Dear Dr. Duarte") == expected
    assert opened(text, "") == text


def test_a_letter_opens_so_and_nobody_calls_it_the_wrong_name(ana: Contact) -> None:
    event = write_to_as(ana, salutation="Liebe Kollegin, ", language="", by=None, at=NOW)
    assert event is not None
    draft = drafting.new_draft(ana, at=NOW)
    assert draft.body.startswith("Liebe Kollegin,\n")
    assert draft.statement == draft.body
    found = checked(draft, beside(ana, today=NOW.date()), today=NOW.date())
    assert "wrong_name" not in {flag.slug for flag in found.flags}
    ana.salutation = ""
    told = checked(draft, beside(ana, today=NOW.date()), today=NOW.date())
    assert "wrong_name" in {flag.slug for flag in told.flags}
    undoing.undo(event, by=None, at=NOW)
    ana.refresh_from_db()
    assert drafting.new_draft(ana, at=NOW).body.startswith("Hello Ana,")


def test_own_words_in_their_language_come_first(ana: Contact) -> None:
    key = drafting.new_draft(ana, at=NOW).statement_key
    own_statements.copy(ana.workspace, key, "de", by=None, at=NOW)
    text = "Guten Tag {first_name},\n\nwie geht es Ihnen?"
    own_statements.write(ana.workspace, f"{key}.de", subject="", text=text, by=None, at=NOW)
    assert drafting.new_draft(ana, at=NOW).statement_key == key
    write_to_as(ana, salutation="", language="de", by=None, at=NOW)
    draft = drafting.new_draft(ana, at=NOW)
    assert draft.statement_key == f"{key}.de"
    assert draft.body == "Guten Tag Ana,\n\nwie geht es Ihnen?"
    labels = {one.key: one.label for one in own_statements.all_of(ana.workspace)}
    assert labels[f"{key}.de"].endswith("German")
    write_to_as(ana, salutation="", language="fr", by=None, at=NOW)
    assert drafting.new_draft(ana, at=NOW).statement_key == key


def test_a_language_that_is_none_changes_nothing(ana: Contact) -> None:
    with pytest.raises(NoSuchLanguage, match="xx"):
        write_to_as(ana, salutation="Hi", language="xx", by=None, at=NOW)
    ana.refresh_from_db()
    assert (ana.salutation, ana.language) == ("", "")


def test_becoming_one_keeps_how_they_are_written_to(ana: Contact) -> None:
    other = factories.contact(workspace=ana.workspace, name="A. Duarte", salutation="Dear Ana D")
    text_index.rebuild()
    event = merge(ana, other, by=None, at=NOW)
    ana.refresh_from_db()
    assert ana.salutation == "Dear Ana D"
    undoing.undo(event, by=None, at=NOW)
    ana.refresh_from_db()
    assert ana.salutation == ""


def test_from_the_page_and_the_command_line(
    browser_of: Client, ana: Contact, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"salutation": "Dear <b>Ana", "language": "pt"}
    assert browser_of.post(f"/people/{ana.pk}/written-to/", given).status_code == 303
    page = browser_of.get(f"/people/{ana.pk}/").text
    assert "Dear &lt;b&gt;Ana, Portuguese" in page
    assert commands.run(["salutation", "Ana", "Dear Ana", "--language", "-"]) == 0
    capsys.readouterr()
    assert commands.run(["salutation", "Ana"]) == 0
    assert '"salutation": "Dear Ana"' in capsys.readouterr().out
    assert commands.run(["salutation", "Ana", "--language", "xx"]) == 1
