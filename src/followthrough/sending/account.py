"""The mail account letters go out by: connected after a try, left again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase
from followthrough.sending.letters import mail_address
from followthrough.sending.models import SendingAccount
from followthrough.sending.smtp import WITH_STARTTLS, NotSent, Server, server_of, try_account

CONNECTED, LEFT = "sending_connected", "sending_left"

phrase(CONNECTED, "Letters can go out as {address}")
phrase(LEFT, "Letters no longer go out as {address}")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of an account; the name to sign in by is the address unless given."""

    server: str
    password: str
    from_address: str
    from_name: str = ""
    user_name: str = ""


def account_of(workspace: Workspace) -> SendingAccount | None:
    """The account letters go out by, or None."""
    found: SendingAccount | None = SendingAccount.objects.of(workspace).first()
    return found


def connect(workspace: Workspace, given: Given, *, by: User | None, at: datetime) -> Event:
    """Try the account and keep it; nothing is sent. Raises what is wrong with it."""
    mail_address(given.from_address)
    user_name = given.user_name.strip() or given.from_address.strip()
    server = _tried(given.server.strip(), user_name, given.password)
    values = {
        "address": str(server),
        "user_name": user_name[:200],
        "from_address": given.from_address.strip(),
        "from_name": " ".join(given.from_name.split())[:200],
        "connected_at": at,
    }
    with transaction.atomic():
        account, _ = SendingAccount.objects.update_or_create(workspace=workspace, defaults=values)
        kept_passwords.keep(account.pk.hex, given.password)
        details = {"address": account.from_address}
        return record(workspace, CONNECTED, by=by, at=at, details=details)


def test(account: SendingAccount) -> None:
    """Sign in once and leave; raises what is wrong."""
    password = kept_passwords.kept(account.pk.hex)
    try_account(server_of(account.address), account.user_name, password)


def leave(account: SendingAccount, *, by: User | None, at: datetime) -> Event:
    """Send nothing by it any more; what was sent stays in the record."""
    with transaction.atomic():
        details = {"address": account.from_address}
        event = record(account.workspace, LEFT, by=by, at=at, details=details)
        kept_passwords.forget(account.pk.hex)
        SendingAccount.objects.of(account.workspace).filter(pk=account.pk).delete()
    return event


def _tried(address: str, user_name: str, password: str) -> Server:
    """The server as it answered: where only a name was given, both usual ports are tried."""
    server = server_of(address)
    try:
        try_account(server, user_name, password)
    except NotSent as first:
        if "://" in address or not isinstance(first.__cause__, OSError):
            raise
        server = Server(server.host, WITH_STARTTLS, with_tls=False)
        try_account(server, user_name, password)
    return server
