"""The day’s list by mail, to the user alone: when pressed, or each morning if they asked for it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.feeds.digest import digest
from followthrough.feeds.morning import FIRST_HOUR
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sending.account import account_of
from followthrough.sending.letters import mail_address, new_message_id
from followthrough.sending.models import SendingAccount
from followthrough.sending.outgoing import CannotSend
from followthrough.sending.smtp import MayHaveGone, NotSent, hand_over, server_of
from followthrough.storage.again import come_back

CHOSEN = "day_by_mail"
EVERY_MINUTES = 20

phrase(CHOSEN, "{words}")


def mail_the_day(workspace: Workspace, *, at: datetime) -> str:
    """Mail today’s list to the user, and say where to. Raises what is wrong."""
    account = account_of(workspace)
    if account is None:
        raise CannotSend("No mail account is connected. Connect one in Settings: Mail from here.")
    hand_over(
        server_of(account.address),
        account.user_name,
        kept_passwords.kept(account.pk.hex),
        sender=account.from_address,
        to=account.from_address,
        message=_mail(workspace, account, at),
    )
    return str(account.from_address)


def each_morning(
    workspace: Workspace, *, wanted: bool, by: User | None, at: datetime
) -> Event | None:
    """Mail the list once a day while the program runs, or no more; None where it is so already."""
    with transaction.atomic():
        own = SendingAccount.objects.of(workspace).filter(mails_the_day=not wanted)
        if not own.update(mails_the_day=wanted):
            return None
        words = "Your list comes by mail each morning" if wanted else "No list by mail any more"
        details = {"words": words, "wanted": wanted}
        return record(workspace, CHOSEN, by=by, at=at, details=details)


def mail_if_due(workspace: Workspace, *, at: datetime) -> bool:
    """Mail the list once for the day, if the user asked for it; says whether this call did.

    The day is claimed first: a mail that fails waits for tomorrow and never comes twice.
    """
    today = local_day(workspace, at)
    due = SendingAccount.objects.of(workspace).filter(
        Q(day_mailed_on=None) | Q(day_mailed_on__lt=today), mails_the_day=True
    )
    if not due.update(day_mailed_on=today):
        return False
    try:
        mail_the_day(workspace, at=at)
    except (NotSent, MayHaveGone):
        return False
    return True


@task()
def keep_mailing() -> str:
    """While the program runs: mail the list of the day once, from the morning on."""
    come_back(keep_mailing, minutes=EVERY_MINUTES)
    at = datetime.now(UTC)
    count = sum(
        mail_if_due(workspace, at=at)
        for workspace in Workspace.objects.all()
        if at.astimezone(ZoneInfo(workspace.time_zone)).hour >= FIRST_HOUR
    )
    return f"{count} mailed"


@undoes(CHOSEN, is_complete=True)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    own = SendingAccount.objects.of(event.workspace)
    own.update(mails_the_day=not event.details["wanted"])


def _mail(workspace: Workspace, account: SendingAccount, at: datetime) -> EmailMessage:
    today = local_day(workspace, at)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = mail["To"] = mail_address(account.from_address, account.from_name)
    mail["Subject"] = f"Your follow-ups of {today:%A} {today.day} {today:%B}"
    mail["Date"] = format_datetime(at.replace(microsecond=0))
    mail["Message-ID"] = f"<{new_message_id(account)}>"
    mail.set_content(digest(workspace, today=today, now=at))
    return mail
