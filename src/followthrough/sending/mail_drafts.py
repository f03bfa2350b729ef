"""A letter into the Drafts folder of the user’s own mailbox, to be sent from there."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from followthrough.accounts import kept_passwords
from followthrough.imports.imap.client import signed_in
from followthrough.imports.models import MailAccount
from followthrough.sending.letters import mail_address, thread_root
from followthrough.sending.outgoing import CannotSend
from followthrough.writing import drafting
from followthrough.writing.models import Draft


def mailbox_for(draft: Draft) -> MailAccount | None:
    """The mailbox whose drafts a letter could stand among."""
    known = MailAccount.objects.of(draft.workspace).order_by("connected_at")
    found: MailAccount | None = known.first()
    return found


def put_among_drafts(draft: Draft, *, at: datetime) -> str:
    """Put a letter among the drafts of the mailbox, and say in which folder; nothing is sent.

    Coming back, the page asks whether it went out, as after copying.
    """
    account = mailbox_for(draft)
    if account is None:
        raise CannotSend("No mailbox is connected. Connect one on the page Mailboxes.")
    if asked := drafting.still_open(draft):
        raise CannotSend(
            f"Not put there: “{asked}” is still open in the letter. Fill it or cut it."
        )
    mail = _mail(draft, account, at).as_bytes()
    password = kept_passwords.kept(account.pk.hex)
    with signed_in(account.address, account.user_name, password) as mailbox:
        folder = mailbox.put_draft(mail)
    drafting.copied(draft, at=at)
    return folder


def _mail(draft: Draft, account: MailAccount, at: datetime) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    if "@" in account.user_name:
        mail["From"] = mail_address(account.user_name)
    if draft.contact.email:
        mail["To"] = mail_address(draft.contact.email, draft.contact.name)
    mail["Subject"] = " ".join(draft.subject.split())
    mail["Date"] = format_datetime(at.replace(microsecond=0))
    if root := thread_root(draft.contact):
        mail["In-Reply-To"] = mail["References"] = f"<{root}>"
    mail.set_content(draft.body.rstrip() + "\n")
    return mail
