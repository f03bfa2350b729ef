"""A letter as a mail: its headers, its thread, and how a mailbox will know it again."""

from __future__ import annotations

from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from uuid import UUID

from followthrough.contacts.models import Contact
from followthrough.conversations.models import Channel, Conversation
from followthrough.conversations.noting import Mailed
from followthrough.imports.applying.identity import identify
from followthrough.mail.threads import LONGEST, WRITTEN_HERE, topic
from followthrough.sending.models import Outgoing, SendingAccount
from followthrough.sending.smtp import NotSent

_ROOT = "mail:"


def message_of(letter: Outgoing, account: SendingAccount, *, at: datetime) -> EmailMessage:
    """The mail: plain text, with the headers by which an answer finds its way back."""
    message = EmailMessage(policy=SMTP)
    message["From"] = mail_address(account.from_address, account.from_name)
    message["To"] = mail_address(letter.to_address, letter.contact.name)
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(at.replace(microsecond=0))
    message["Message-ID"] = message[WRITTEN_HERE] = f"<{letter.message_id}>"
    if letter.answers:
        message["In-Reply-To"] = message["References"] = f"<{letter.answers}>"
    message.set_content(letter.body.rstrip() + "\n")
    return message


def mail_address(address: str, name: str = "") -> Address:
    """An address with its name; raises where it is none or holds more than one."""
    try:
        return Address(" ".join(name.split()), addr_spec=address.strip())
    except (HeaderParseError, ValueError, IndexError) as wrong:
        raise NotSent(f"“{address}” is no mail address. Correct it, then send again.") from wrong


def new_message_id(account: SendingAccount) -> str:
    """An identifier no other mail has, without its brackets."""
    domain = account.from_address.partition("@")[2]
    return make_msgid(domain=domain or None).strip("<>")


def thread_root(contact: Contact) -> str:
    """The mail that began the latest thread with somebody; nothing where there is none."""
    threads = Conversation.objects.of(contact.workspace).filter(
        contact=contact, channel=Channel.EMAIL, is_group=False
    )
    latest = threads.order_by("-interactions__number").values_list("external_id", flat=True).first()
    _, is_mail, root = (latest or "").partition(_ROOT)
    return root if is_mail and "@" in root else ""


def as_known_to_mailboxes(letter: Outgoing, handed_at: datetime) -> Mailed:
    """How importing a mailbox identifies this very mail, so that it is never there twice."""
    workspace, contact = letter.workspace_id.hex, letter.contact_id.hex
    seconds = int(handed_at.timestamp())
    own = identify(seconds, workspace, "mail", letter.message_id[:LONGEST], contact)
    root = letter.answers or letter.message_id
    name = f"{contact}:{_ROOT}{root[:LONGEST]}"[:300]
    thread = identify(0, workspace, Channel.EMAIL.value, name)
    return Mailed(UUID(own.id), own.number, UUID(thread.id), name, topic(letter.subject))
