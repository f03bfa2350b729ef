"""Address books on servers: connected once, read again and again, one way in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django_tasks import task

from followthrough.accounts import kept_passwords
from followthrough.accounts.identifiers import uuid7
from followthrough.accounts.models import User, Workspace
from followthrough.imports import running
from followthrough.imports.carddav.client import Client, Fetched, ServerTrouble
from followthrough.imports.models import AddressServer, Import
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

phrase("address_server_connected", "{server} connected")
phrase("address_server_left", "{server} is no longer read")


class NotAServer(Trouble):
    """Words that are no address of a server."""


def connect(
    workspace: Workspace,
    *,
    address: str,
    user_name: str,
    password: str,
    by: User | None,
    at: datetime,
) -> list[AddressServer]:
    """Look for the address books there, and keep them; raises what is wrong with it."""
    address = address.strip()
    if "://" not in address:
        address = f"https://{address}"
    if not urlsplit(address).hostname or not user_name.strip():
        raise NotAServer(
            f"“{address}” with the name “{user_name}” is no server. It looks like"
            " https://cloud.example.com with the name you use there."
        )
    client = Client(address, user_name.strip(), password)
    made = []
    found = client.books()
    with transaction.atomic():
        for book in found:
            server, _ = AddressServer.objects.update_or_create(
                workspace=workspace,
                address=book.address[:1000],
                defaults={
                    "name": (book.name or urlsplit(book.address).hostname or "")[:200],
                    "user_name": client.user[:200],
                    "connected_at": at,
                },
            )
            kept_passwords.keep(server.pk.hex, password)
            made.append(server)
            details = {"server": str(server), "address": server.address}
            record(workspace, "address_server_connected", by=by, at=at, details=details)
    return made


def leave(server: AddressServer, *, by: User | None, at: datetime) -> None:
    """Read it no more. Who came in stays; the imports can be taken back one by one."""
    with transaction.atomic():
        details = {"server": str(server), "address": server.address}
        record(server.workspace, "address_server_left", by=by, at=at, details=details)
        kept_passwords.forget(server.pk.hex)
        AddressServer.objects.filter(pk=server.pk).delete()


def read_from(server: AddressServer, *, by: User | None, at: datetime) -> Import | None:
    """Bring in what is new or changed on the server; None where nothing is.

    Who is gone from the server stays here. A server that cannot be read leaves its trouble.
    """
    client = Client(server.address, server.user_name, kept_passwords.kept(server.pk.hex))
    taken_back = server.last_import is not None and (
        server.last_import.state == Import.State.TAKEN_BACK
    )
    known = {} if taken_back else server.etags
    try:
        etags = client.etags(server.address)
        changed = [href for href, etag in etags.items() if known.get(href) != etag]
        brought = (
            _take_in(server, client.cards(server.address, changed), by, at) if changed else None
        )
    except ServerTrouble as trouble:
        AddressServer.objects.filter(pk=server.pk).update(trouble=str(trouble))
        server.refresh_from_db()
        return None
    server.read_at, server.trouble = at, ""
    if brought is not None:
        server.last_import = brought
        server.trouble = brought.trouble
    if brought is None or brought.state == Import.State.DONE:
        server.etags = etags
    server.save(update_fields=["read_at", "trouble", "last_import", "etags"])
    return brought


@dataclass(frozen=True, slots=True)
class ServerShown:
    """One connected address book, and how reading it went."""

    id: str
    name: str
    address: str
    state: str


def servers(workspace: Workspace) -> tuple[ServerShown, ...]:
    """The connected address books."""
    found = AddressServer.objects.of(workspace).order_by("connected_at", "id")
    return tuple(ServerShown(str(one.pk), str(one), one.address, _state(one)) for one in found)


def read_all(workspace: Workspace, *, by: User | None, at: datetime) -> None:
    """Read every connected server now."""
    for server in AddressServer.objects.of(workspace).select_related("workspace", "last_import"):
        read_from(server, by=by, at=at)


def read_soon(wanted: Iterable[AddressServer]) -> None:
    """Hand servers to the worker."""
    for server in wanted:
        read_server.enqueue(str(server.workspace_id), str(server.pk))


@task()
def read_server(workspace_id: str, server_id: str) -> str:
    """Read one server; what went wrong is kept with it."""
    known = AddressServer.objects.filter(workspace_id=UUID(workspace_id), id=UUID(server_id))
    server = known.select_related("workspace", "last_import").first()
    if server is None:
        return "gone"
    brought = read_from(server, by=None, at=datetime.now(UTC))
    return server.trouble or ("nothing new" if brought is None else str(brought.state))


def _state(server: AddressServer) -> str:
    if server.trouble:
        return server.trouble
    if server.read_at is None:
        return "Not read yet."
    return f"Read last on {server.read_at:%Y-%m-%d %H:%M}; {len(server.etags):,} cards."


def _take_in(
    server: AddressServer, cards: Iterable[Fetched], by: User | None, at: datetime
) -> Import:
    """The cards as one file, taken in as any other, so that each row is accounted for."""
    path = _write(cards)
    brought: Import = Import.objects.create(
        workspace=server.workspace,
        source="carddav",
        file_name=f"{server} ({urlsplit(server.address).hostname}).vcf"[:300],
        path=str(path),
        is_upload=True,
        size=path.stat().st_size,
        by=by,
        asked_at=at,
    )
    try:
        running.run(brought, at=at)
    finally:
        path.unlink(missing_ok=True)
    return brought


def _write(cards: Iterable[Fetched]) -> Path:
    folder = Path(settings.UPLOADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{uuid7().hex}.vcf"
    with path.open("x", encoding="utf-8", newline="") as file:
        for card in cards:
            file.write(card.text.strip("\r\n") + "\n")
    return path
