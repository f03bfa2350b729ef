"""Letting other address books read the people, one way, under an address that can be revoked."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.exports.models import AddressFeed
from followthrough.exports.vcards import cards
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase

BYTES = 32  # of the secret

phrase("address_feed_opened", "Address {feed} opened")
phrase("address_feed_revoked", "Address {feed} revoked")


@dataclass(frozen=True, slots=True)
class FeedShown:
    """One open address, as it is listed. The secret itself is shown only once."""

    id: str
    name: str
    made_at: datetime
    read_at: datetime | None


def open_feed(workspace: Workspace, name: str, *, by: User | None, at: datetime) -> str:
    """Open an address; gives its secret, which is kept nowhere."""
    secret = secrets.token_urlsafe(BYTES)
    name = name.strip()[:100] or "My address book"
    with transaction.atomic():
        AddressFeed.objects.create(
            workspace=workspace, name=name, digest=_digest(secret), made_at=at
        )
        record(workspace, "address_feed_opened", by=by, at=at, details={"feed": name})
    return secret


def revoke(feed: AddressFeed, *, by: User | None, at: datetime) -> None:
    """Close an address for good; revoking it twice is revoking it once."""
    with transaction.atomic():
        if AddressFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=at):
            details = {"feed": feed.name}
            record(feed.workspace, "address_feed_revoked", by=by, at=at, details=details)


def feeds(workspace: Workspace) -> tuple[FeedShown, ...]:
    """The open addresses."""
    found = AddressFeed.objects.of(workspace).filter(revoked_at=None).order_by("made_at")
    return tuple(FeedShown(str(one.pk), one.name, one.made_at, one.read_at) for one in found)


def read_feed(workspace_id: UUID, secret: str, *, at: datetime) -> Iterator[str] | None:
    """The people behind a secret, or None where no open address has it."""
    known = AddressFeed.objects.filter(
        workspace_id=workspace_id, digest=_digest(secret), revoked_at=None
    )
    feed = known.select_related("workspace").first()
    if feed is None:
        return None
    known.update(read_at=at)
    return cards(feed.workspace)


def _digest(secret: str) -> str:
    return blake2b(secret.encode(errors="replace"), digest_size=32).hexdigest()
