"""The day's list comes by mail: when pressed, or once each morning, and to the user alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.conversations import exchanges
from followthrough.followups import planning, undoing
from followthrough.journal.models import Event
from followthrough.sending.account import Given, connect
from followthrough.sending.models import SendingAccount
from followthrough.sending.the_day import each_morning, mail_if_due
from tests import factories
from tests.sending import smtp_server
from tests.sending.smtp_server import RIGHT, Post

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
ME = "robin@example.com"


@pytest.fixture
def post() -> Iterator[Post]:
    with smtp_server.running() as post:
        yield post


@pytest.fixture
def mailing(mine: Workspace, post: Post) -> Workspace:
    ana = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    factories.interaction(contact=ana, is_outbound=False, said="When?", at=NOW - timedelta(days=3))
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    connect(mine, Given(post.address, RIGHT, ME, "Robin"), by=None, at=NOW)
    return mine


@pytest.mark.usefixtures("mailing")
def test_pressed_it_comes_at_once_and_to_oneself(browser_of: Client, post: Post) -> None:
    told = browser_of.post("/settings/sending/change/", {"act": "day"}, follow=True).text
    assert "on its way to robin@example.com" in told
    assert commands.run(["digest", "--mail"]) == 0
    assert [one.rcpt_tos for one in post.taken] == [[ME], [ME]]
    mail = message_from_bytes(post.mails[0], policy=policy.default)
    assert mail["Subject"].startswith("Your follow-ups of ")
    assert "Ana Duarte" in mail.get_content()


def test_each_morning_it_comes_once_if_asked_for(
    browser_of: Client, mailing: Workspace, post: Post
) -> None:
    assert not mail_if_due(mailing, at=NOW)
    browser_of.post("/settings/sending/change/", {"act": "each_morning"})
    assert each_morning(mailing, wanted=True, by=None, at=NOW) is None
    assert [mail_if_due(mailing, at=NOW) for _ in range(3)] == [True, False, False]
    assert mail_if_due(mailing, at=NOW + timedelta(days=1))
    assert len(post.taken) == 2
    undoing.undo(Event.objects.get(verb="day_by_mail"), by=None, at=NOW)
    assert not mail_if_due(mailing, at=NOW + timedelta(days=2))


def test_a_mail_that_fails_waits_for_tomorrow(mailing: Workspace, post: Post) -> None:
    each_morning(mailing, wanted=True, by=None, at=NOW)
    post.refuses = frozenset({ME})
    assert not mail_if_due(mailing, at=NOW)
    post.refuses = frozenset()
    assert not mail_if_due(mailing, at=NOW)
    assert mail_if_due(mailing, at=NOW + timedelta(days=1))
    assert SendingAccount.objects.get().day_mailed_on == (NOW + timedelta(days=1)).date()


def test_without_an_account_it_is_a_sentence(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["digest", "--mail"]) == 1
    assert "No mail account is connected" in capsys.readouterr().err
    assert not SendingAccount.objects.of(mine).exists()
