"""Mailboxes on servers: connected once, read again and again, only ever read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django_tasks import task

from followthrough.accounts import kept_passwords
from followthrough.accounts.identifiers import uuid7
from followthrough.accounts.models import User, Workspace
from followthrough.imports import running, taking_back
from followthrough.imports.imap.client import (
    Fetched,
    Mailbox,
    Place,
    ServerTrouble,
    signed_in,
    where,
)
from followthrough.imports.models import Import, MailAccount
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase
from followthrough.mail.splitting import FRAME
from followthrough.storage.again import come_back

MAILS_IN_ONE_IMPORT = 2_000
EVERY_MINUTES = 10
LONGEST_WAIT_MINUTES = 6 * 60  # after many failures, so that no server is hammered

phrase("mail_account_connected", "{account} connected")
phrase("mail_account_left", "{account} is no longer read")
phrase("mail_account_erased", "Mail of {account} erased")


def connect(
    workspace: Workspace,
    *,
    address: str,
    user_name: str,
    password: str,
    by: User | None,
    at: datetime,
) -> MailAccount:
    """Sign in once to see that it works, and keep the mailbox; raises what is wrong with it."""
    host, port, with_tls = where(address.strip())
    address = f"{'imaps' if with_tls else 'imap'}://{host}:{port}"
    with signed_in(address, user_name.strip(), password) as mailbox:
        folders = mailbox.folders()
    with transaction.atomic():
        account, _ = MailAccount.objects.update_or_create(
            workspace=workspace,
            address=address,
            user_name=user_name.strip()[:200],
            defaults={"folders": folders, "connected_at": at, "trouble": "", "wait_until": None},
        )
        kept_passwords.keep(account.pk.hex, password)
        record(workspace, "mail_account_connected", by=by, at=at, details={"account": str(account)})
    return account


def leave(account: MailAccount, *, by: User | None, at: datetime) -> None:
    """Read it no more. What came in stays."""
    with transaction.atomic():
        details = {"account": str(account)}
        record(account.workspace, "mail_account_left", by=by, at=at, details=details)
        kept_passwords.forget(account.pk.hex)
        MailAccount.objects.filter(pk=account.pk).delete()


def erase(account: MailAccount, *, by: User | None, at: datetime) -> int:
    """Take out everything that came from this mailbox, and read it no more."""
    with transaction.atomic():
        brought = Import.objects.of(account.workspace).filter(
            source="imap", file_name=_file_name(account), state=Import.State.DONE
        )
        count = 0
        for one in brought:
            taking_back.take_back(one, by=by, at=at, today=at.date())
            count += 1
        details = {"account": str(account), "imports": count}
        record(account.workspace, "mail_account_erased", by=by, at=at, details=details)
        leave(account, by=by, at=at)
    return count


def read_from(account: MailAccount, *, by: User | None, at: datetime) -> list[Import]:
    """Bring in what is new in every folder, and note how far that was.

    Mails come in a few thousand at a time, each time together with the place reached: a line
    that breaks loses nothing and doubles nothing. A mailbox that cannot be read leaves its
    trouble, and is asked less and less often until it answers.
    """
    made: list[Import] = []
    try:
        password = kept_passwords.kept(account.pk.hex)
        with signed_in(account.address, account.user_name, password) as mailbox:
            for folder in account.folders:
                made += _read_folder(account, mailbox, folder, by, at)
    except ServerTrouble as trouble:
        account.failures += 1
        wait = min(EVERY_MINUTES * 2**account.failures, LONGEST_WAIT_MINUTES)
        account.trouble, account.wait_until = str(trouble), at + timedelta(minutes=wait)
    else:
        account.trouble, account.wait_until, account.failures = "", None, 0
        account.read_at = at
    account.save(update_fields=["trouble", "wait_until", "failures", "read_at"])
    return made


def _read_folder(
    account: MailAccount, mailbox: Mailbox, folder: str, by: User | None, at: datetime
) -> list[Import]:
    made = []
    place, uids = mailbox.new(folder, Place(*account.places.get(folder, (0, 0))))
    for start in range(0, len(uids), MAILS_IN_ONE_IMPORT):
        some = uids[start : start + MAILS_IN_ONE_IMPORT]
        path = _write(mailbox, some)
        try:
            with transaction.atomic():
                made.append(_take_in(account, path, by, at))
                reached = {**account.places, folder: [place.validity, some[-1]]}
                MailAccount.objects.filter(pk=account.pk).update(places=reached)
        finally:
            path.unlink(missing_ok=True)
        account.places = reached
    return made


def _write(mailbox: Mailbox, uids: list[int]) -> Path:
    folder = Path(settings.UPLOADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{uuid7().hex}.mbox"
    try:
        with path.open("xb") as file:
            for mail in mailbox.mails(uids):
                file.write(_framed(mail))
    except ServerTrouble:
        path.unlink(missing_ok=True)
        raise
    return path


def _framed(mail: Fetched) -> bytes:
    return FRAME % len(mail.data) + mail.data


def _take_in(account: MailAccount, path: Path, by: User | None, at: datetime) -> Import:
    """The mails as one file, taken in as any other, so that each is accounted for."""
    brought: Import = Import.objects.create(
        workspace=account.workspace,
        source="imap",
        file_name=_file_name(account),
        path=str(path),
        is_upload=True,
        size=path.stat().st_size,
        columns={"mailbox": {"mine": [account.user_name.casefold()]}},
        by=by,
        asked_at=at,
    )
    running.run(brought, at=at)
    return brought


def _file_name(account: MailAccount) -> str:
    return f"{account}.mbox"[:300]


@dataclass(frozen=True, slots=True)
class AccountShown:
    """One connected mailbox, what is stored of it, and how reading it went."""

    id: str
    name: str
    folders: str
    state: str
    stored: str


def accounts(workspace: Workspace) -> tuple[AccountShown, ...]:
    """The connected mailboxes."""
    found = MailAccount.objects.of(workspace).order_by("connected_at", "id")
    return tuple(
        AccountShown(str(one.pk), str(one), ", ".join(one.folders), _state(one), _stored(one))
        for one in found
    )


def accounts_of(workspace: Workspace) -> tuple[MailAccount, ...]:
    """The connected mailboxes themselves."""
    return tuple(MailAccount.objects.of(workspace).select_related("workspace"))


def _stored(account: MailAccount) -> str:
    done = Import.objects.of(account.workspace).filter(
        source="imap", file_name=_file_name(account), state=Import.State.DONE
    )
    sums = [counts.get("sums", {}) for counts in done.values_list("counts", flat=True)]
    kept = sum(one.get("created", 0) for one in sums)
    aside = sum(one.get("skipped", 0) for one in sums)
    return f"{kept:,} mails with people you have are kept; of {aside:,} others only the sender."


def _state(account: MailAccount) -> str:
    if account.trouble:
        return account.trouble
    if account.read_at is None:
        return "Not read yet."
    return f"Read last on {account.read_at:%Y-%m-%d %H:%M}."


def read_all(workspace: Workspace, *, by: User | None, at: datetime) -> None:
    """Read every mailbox now."""
    for account in MailAccount.objects.of(workspace).select_related("workspace"):
        read_from(account, by=by, at=at)


def read_soon(account: MailAccount) -> None:
    """Hand a mailbox to the worker."""
    read_account.enqueue(str(account.workspace_id), str(account.pk))


@task()
def read_account(workspace_id: str, account_id: str) -> str:
    """Read one mailbox; what went wrong is kept with it."""
    known = MailAccount.objects.filter(workspace_id=UUID(workspace_id), id=UUID(account_id))
    account = known.select_related("workspace").first()
    if account is None:
        return "gone"
    made = read_from(account, by=None, at=datetime.now(UTC))
    return account.trouble or f"{len(made)} imports"


def read_due(workspace: Workspace, *, at: datetime) -> int:
    """Hand the mailboxes to the worker that were not read for a while; says how many."""
    before = at - timedelta(minutes=EVERY_MINUTES)
    due = [
        one
        for one in MailAccount.objects.of(workspace)
        if (one.read_at is None or one.read_at <= before)
        and (one.wait_until is None or one.wait_until <= at)
    ]
    for account in due:
        read_soon(account)
    return len(due)


@task()
def keep_reading() -> str:
    """While the program runs: read what is due, and every few minutes again."""
    come_back(keep_reading, minutes=EVERY_MINUTES)
    at = datetime.now(UTC)
    count = sum(read_due(workspace, at=at) for workspace in Workspace.objects.all())
    return f"{count} read"
