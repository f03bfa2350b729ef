"""An address others may read the people under, and what they read there."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.exports import feeding
from followthrough.exports.models import AddressFeed
from followthrough.exports.vcards import card
from followthrough.imports.contract import Card
from followthrough.imports.vcard.reader import read
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)


def read_under(path: str) -> tuple[int, str]:
    answer = Client(headers={"host": "127.0.0.1"}).get(path)
    content = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, content.decode()


def names(text: str) -> list[str]:
    return [line.removeprefix("FN:") for line in text.splitlines() if line.startswith("FN:")]


def test_feed_is_read_without_the_key_of_the_program_until_it_is_revoked(mine: Workspace) -> None:
    factories.contact(workspace=mine, name="Ana Reyes", note="owes me a coffee")
    factories.sorted_contact(workspace=mine, name="Vince Left", kind="dont")
    secret = feeding.open_feed(mine, "Mail", by=None, at=AT)
    status, text = read_under(f"/feeds/{mine.pk}/{secret}/people.vcf")
    assert (status, names(text)) == (200, ["Ana Reyes"])
    assert "coffee" not in text
    feed = AddressFeed.objects.of(mine).get()
    assert feed.read_at is not None
    feeding.revoke(feed, by=None, at=AT)
    assert read_under(f"/feeds/{mine.pk}/{secret}/people.vcf")[0] == 404
    assert feeding.feeds(mine) == ()


def test_guess_reads_nothing(mine: Workspace) -> None:
    factories.contact(workspace=mine)
    feeding.open_feed(mine, "Mail", by=None, at=AT)
    assert read_under(f"/feeds/{mine.pk}/guess/people.vcf")[0] == 404


def test_secret_itself_is_kept_nowhere(mine: Workspace) -> None:
    secret = feeding.open_feed(mine, "Mail", by=None, at=AT)
    kept = [str(value) for value in AddressFeed.objects.of(mine).values()[0].values()]
    assert [value for value in kept if secret in value] == []


def test_feed_of_another_workspace_holds_only_its_people(mine: Workspace) -> None:
    other = factories.workspace(name="Another search")
    factories.contact(workspace=mine, name="Ana Reyes")
    factories.contact(workspace=other, name="Tomasz Wilk")
    secret = feeding.open_feed(other, "Mail", by=None, at=AT)
    assert names(read_under(f"/feeds/{other.pk}/{secret}/people.vcf")[1]) == ["Tomasz Wilk"]
    assert read_under(f"/feeds/{mine.pk}/{secret}/people.vcf")[0] == 404


def test_card_we_write_is_read_back_as_it_was(mine: Workspace) -> None:
    person: Contact = factories.contact(
        workspace=mine,
        name="Žofie Nová",
        first_name="Žofie",
        last_name="Nová; Ph.D.",
        title="Head of Grid, and of a very long title that has to be folded somewhere, žluťoučký",
        company_name="Halden, Energy",
        email="zofie@example.com",
        profile_url="https://www.linkedin.com/in/zofie-nova",
    )
    details = [
        ("phone", "work", "+420 555 555 010"),
        ("postal", "home", "Elm St 12\n110 00 Praha"),
        ("birthday", "", "1980-01-31"),
    ]
    ContactDetail.objects.bulk_create(
        ContactDetail(workspace=mine, contact=person, kind=kind, label=label, value=value)
        for kind, label, value in details
    )
    text = card(person, details)
    (back,) = read(BytesIO(text.encode()), "x.vcf")
    assert isinstance(back, Card)
    assert (back.first_name, back.last_name) == ("Žofie", "Nová; Ph.D.")
    assert (back.title, back.company) == (person.title, "Halden, Energy")
    assert (back.key, back.emails) == ("zofie-nova", ("zofie@example.com",))
    assert [tuple(one) for one in back.details if one.kind != "email"] == details
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
