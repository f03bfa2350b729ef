"""A mailbox on a server: read only, only what is new, and whole whatever breaks."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import ContactAddress
from followthrough.conversations.models import Exchange
from followthrough.followups import queries
from followthrough.imports import reading_mail
from followthrough.imports.imap.client import ServerTrouble
from followthrough.imports.models import MailAccount
from tests import factories
from tests.imports import imap_server
from tests.imports.imap_server import Server
from tests.imports.test_mail import ANSWERED, ASKED, BOTH, timeline
from tests.mail.mails import GRACE, ME, mail

pytestmark = pytest.mark.django_db
RIGHT = "secret"
AT = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    with imap_server.running() as server:
        yield server


@pytest.fixture
def workspace() -> Workspace:
    workspace = factories.workspace()
    grace = factories.contact(workspace=workspace, name="Grace Oyelaran")
    ContactAddress.objects.create(
        workspace=workspace, contact=grace, scheme="email", value="grace@tidewater.example"
    )
    return workspace


@pytest.fixture
def user() -> User:
    return factories.user()


@pytest.fixture
def account(workspace: Workspace, user: User, server: Server) -> MailAccount:
    return reading_mail.connect(
        workspace,
        address=server.address,
        user_name="robin@example.com",
        password=RIGHT,
        by=user,
        at=AT,
    )


def read(account: MailAccount) -> list[int]:
    """The sums of new mails of what came in."""
    made = reading_mail.read_from(account, by=None, at=AT)
    return [one.counts["sums"]["created"] for one in made]


def test_mail_comes_in_and_only_once(
    account: MailAccount, server: Server, workspace: Workspace
) -> None:
    server.folders["Sent"].append(ASKED)
    assert read(account) == [1]
    assert Exchange.objects.of(workspace).get().turn == "theirs"
    server.folders["INBOX"].append(ANSWERED)
    assert read(account) == [1]
    assert timeline(workspace) == BOTH
    assert Exchange.objects.of(workspace).get().turn == "mine"
    assert read(account) == []


def test_server_is_only_read(account: MailAccount, server: Server) -> None:
    server.folders["INBOX"].append(ANSWERED)
    read(account)
    words = {command.split(" ")[0].upper() for command in server.commands}
    assert words == {"CAPABILITY", "LOGIN", "LIST", "EXAMINE", "UID", "LOGOUT"}
    assert account.folders == ["INBOX", "Sent"]


def test_renumbered_folder_is_read_again_without_doubles(
    account: MailAccount, server: Server, workspace: Workspace
) -> None:
    server.folders["INBOX"] += [ASKED, ANSWERED]
    assert read(account) == [2]
    server.validity = 8
    assert read(account) == [0]
    assert timeline(workspace) == BOTH


def test_wrong_password_is_told(workspace: Workspace, user: User, server: Server) -> None:
    with pytest.raises(ServerTrouble, match="app password"):
        reading_mail.connect(
            workspace,
            address=server.address,
            user_name="robin",
            password=f"not {RIGHT[:3]}",
            by=user,
            at=AT,
        )


@pytest.mark.parametrize("address", ["", "http://x.example", "imap://mail.example.com", "imap://["])
def test_odd_addresses_are_told(workspace: Workspace, user: User, address: str) -> None:
    with pytest.raises(ServerTrouble):
        reading_mail.connect(
            workspace, address=address, user_name="robin", password=RIGHT, by=user, at=AT
        )


def test_silent_server_is_asked_less_and_less(account: MailAccount, server: Server) -> None:
    server.breaks_after = 5
    read(account)
    assert "goes on from there" in account.trouble or "does not" in account.trouble
    assert account.wait_until == AT + timedelta(minutes=20)
    server.breaks_after = 5
    read(account)
    assert account.wait_until == AT + timedelta(minutes=40)
    read(account)
    account.refresh_from_db()
    assert account.trouble == ""
    assert account.wait_until is None


def test_reading_broken_anywhere_gives_the_same_rows(
    account: MailAccount, server: Server, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_mail, "MAILS_IN_ONE_IMPORT", 4)
    chance = random.Random(7)
    for number in range(24):
        sender, to, folder = (ME, GRACE, "Sent") if number % 3 else (GRACE, ME, "INBOX")
        day = f"{1 + number % 9} Mar 2026 10:{number:02}:00 +0000"
        server.folders[folder].append(
            mail(f"Words {number}", sender=sender, to=to, at=day, key=str(number))
        )
    for _ in range(30):
        server.breaks_after = chance.randrange(1, 9_000)
        read(account)
    server.breaks_after = None
    read(account)
    said = sorted(words for _, words in timeline(workspace))
    assert said == sorted(f"Words {number}" for number in range(24))


def test_reply_over_the_line_puts_the_person_on_top_of_today(
    account: MailAccount, server: Server, workspace: Workspace
) -> None:
    server.folders["Sent"].append(ASKED)
    read(account)
    before = queries.today(workspace, today=AT.date()).steps
    server.folders["INBOX"].append(ANSWERED)
    read(account)
    step = queries.today(workspace, today=AT.date()).steps[0]
    assert step.situation == "reply_owed"
    assert [one.situation for one in before] != ["reply_owed"]


def test_erasing_takes_everything_out(
    account: MailAccount, server: Server, workspace: Workspace, user: User
) -> None:
    server.folders["INBOX"] += [ASKED, ANSWERED]
    read(account)
    assert reading_mail.erase(account, by=user, at=AT) == 1
    assert timeline(workspace) == []
    assert not MailAccount.objects.of(workspace).exists()
