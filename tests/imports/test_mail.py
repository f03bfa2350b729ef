"""A mailbox from the first byte to the timelines and Today."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.models import Exchange, Interaction
from followthrough.followups.models import FollowUp
from followthrough.imports import running, taking_in
from followthrough.imports.models import Import, ImportFile, SkippedRow
from followthrough.imports.taking_back import take_back
from tests import factories
from tests.mail.mails import GRACE, ME, mail, maildir, mbox, zipped

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
TODAY = date(2026, 3, 12)
ROBIN = "robin@example.com"
CARD = """BEGIN:VCARD
VERSION:3.0
N:Oyelaran;Grace;;;
FN:Grace Oyelaran
ORG:Tidewater Health
TITLE:Director of Revenue Operations
EMAIL:grace@tidewater.example
END:VCARD
"""
ASKED = mail(
    "Could we talk for twenty minutes?",
    sender=ME,
    to=GRACE,
    at="Mon, 2 Mar 2026 09:00:00 +0000",
    key="asked",
)
ANSWERED = mail(
    "Happy to. What about Thursday?\n\nOn Mon, 2 Mar 2026 at 09:00, Robin Adeyemi\n"
    "<robin@example.com> wrote:\n> Could we talk for twenty minutes?",
    subject="Re: Hello",
    more=["In-Reply-To: <asked@example.com>", "References: <asked@example.com>"],
    key="answered",
)

Bring = Callable[..., Import]


@pytest.fixture
def user() -> User:
    return factories.user()


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def bring(workspace: Workspace, user: User, tmp_path: Path) -> Bring:
    def bring(content: bytes | Path, name: str = "mail.mbox", *, at: datetime = AT) -> Import:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        noted = taking_in.note(workspace, path, file_name=path.name, by=user, at=at)
        running.run(noted, at=at)
        assert noted.state == Import.State.DONE, noted.trouble
        return noted

    bring(CARD.encode(), "people.vcf")
    return bring


def sums(brought: Import) -> dict[str, tuple[int, int, int, int, int]]:
    files = ImportFile.objects.filter(brought_by=brought)
    return {f.name: (f.rows, f.created, f.updated, f.unchanged, f.skipped) for f in files}


def timeline(workspace: Workspace) -> list[tuple[bool, str]]:
    found = Interaction.objects.of(workspace).order_by("number")
    return list(found.values_list("is_outbound", "said"))


def reasons(brought: Import) -> list[str]:
    rows = SkippedRow.objects.filter(file__brought_by=brought).order_by("line")
    return list(rows.values_list("reason", flat=True))


BOTH = [(True, "Could we talk for twenty minutes?"), (False, "Happy to. What about Thursday?")]


def test_mbox_goes_into_the_timeline(bring: Bring, workspace: Workspace) -> None:
    brought = bring(mbox(ASKED, ANSWERED))
    assert timeline(workspace) == BOTH
    assert sums(brought) == {"mail.mbox": (2, 2, 0, 0, 0)}
    assert Interaction.objects.values("conversation").distinct().count() == 1


def test_maildir_zip_and_single_mails_give_the_same(
    bring: Bring, workspace: Workspace, tmp_path: Path
) -> None:
    bring(maildir(tmp_path / "Maildir", ASKED, ANSWERED))
    assert timeline(workspace) == BOTH
    again = bring(zipped(tmp_path / "mail.zip", ASKED, ANSWERED))
    assert sums(again) == {"mail": (2, 0, 0, 2, 0)}
    assert sums(bring(ANSWERED, "one.eml")) == {"one.eml": (1, 0, 0, 1, 0)}
    assert timeline(workspace) == BOTH


def test_reply_ends_the_nudge(bring: Bring, workspace: Workspace) -> None:
    bring(mbox(ASKED))
    assert Exchange.objects.of(workspace).get().turn == "theirs"
    bring(mbox(ASKED, ANSWERED), "later.mbox")
    assert Exchange.objects.of(workspace).get().turn == "mine"
    assert FollowUp.objects.of(workspace).get().situation == "reply_owed"


def test_every_mail_is_accounted_for(bring: Bring) -> None:
    brought = bring(
        mbox(
            ANSWERED,
            mail("News!", sender="News <news@shop.example>", more=["List-Unsubscribe: <x>"]),
            mail("Digest", sender="a@lists.example", more=["List-Id: <all.lists.example>"]),
            mail("You have a message", sender="no-reply@bank.example"),
            mail("Hello from nobody", sender="Sam Berg <sam@strangers.example>"),
            mail("Grace viewed you", sender="LinkedIn <messages@linkedin.com>"),
            b"To: nobody\n\nNo sender\n",
            ANSWERED,
        )
    )
    assert reasons(brought) == [
        *("mail_bulk", "mail_list", "mail_no_reply", "mail_stranger"),
        *("mail_notification", "mail_no_sender"),
    ]
    assert sums(brought) == {"mail.mbox": (8, 1, 0, 1, 6)}


@pytest.mark.parametrize("day", ["never", "", "Mon, 9 Mar 3609 10:00:00 +0000", "1 Jan 1970"])
def test_mail_without_a_likely_date_is_listed(bring: Bring, day: str) -> None:
    assert reasons(bring(mail("Hello", at=day), "one.eml")) == ["mail_no_date"]


def test_out_of_office_is_no_reply(bring: Bring, workspace: Workspace) -> None:
    away = mail(
        "I am out of the office until 20 March 2026.",
        subject="Automatic reply: Hello",
        more=["Auto-Submitted: auto-replied"],
    )
    bring(mbox(ASKED, away))
    exchange = Exchange.objects.of(workspace).get()
    assert (exchange.turn, exchange.away_until) == ("theirs", date(2026, 3, 20))


def test_bounce_is_no_touch(bring: Bring, workspace: Workspace) -> None:
    back = mail(
        "Your message could not be delivered to <grace@tidewater.example>: user unknown.",
        sender="Mail Delivery <MAILER-DAEMON@mx.example>",
        subject="Undelivered Mail Returned to Sender",
        at="Mon, 2 Mar 2026 09:01:00 +0000",
    )
    bring(mbox(ASKED, back))
    exchange = Exchange.objects.of(workspace).get()
    assert (exchange.touches, exchange.last_result) == (0, "wrong_address")


def test_taking_it_back_leaves_the_people(bring: Bring, workspace: Workspace, user: User) -> None:
    brought = bring(mbox(ASKED, ANSWERED))
    take_back(brought, by=user, at=AT, today=TODAY)
    assert timeline(workspace) == []
    bring(mbox(ASKED, ANSWERED))
    assert timeline(workspace) == BOTH


def test_mail_of_somebody_added_later_comes_in(bring: Bring, workspace: Workspace) -> None:
    box = mbox(mail("Hello", sender="Sam Berg <sam@late.example>", key="sam"))
    assert reasons(bring(box)) == ["mail_stranger"]
    assert reasons(bring(box)) == ["mail_stranger"]
    sam = CARD.replace("grace@tidewater", "sam@late").replace("Oyelaran;Grace", "Berg;Sam")
    bring(sam.replace("Grace Oyelaran", "Sam Berg").encode(), "sam.vcf")
    assert sums(bring(box)) == {"mail.mbox": (1, 1, 0, 0, 0)}
    assert sums(bring(box)) == {"mail.mbox": (1, 0, 0, 1, 0)}
    assert timeline(workspace) == [(False, "Hello")]
