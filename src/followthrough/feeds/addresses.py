"""Making the calendar's address, finding what it opens, and taking it back."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.feeds.models import Feed
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

MADE, REVOKED = "feed_made", "feed_revoked"
BYTES = 32

phrase(MADE, "Calendar address made")
phrase(REVOKED, "Calendar address taken back")


class NoSuchForm(Trouble):
    """What a calendar does not hold."""


def make_address(
    workspace: Workspace, form: str, *, shows_names: bool, by: User | None, at: datetime
) -> str:
    """A new secret, shown this once; an earlier address of the workspace opens nothing more."""
    if form not in Feed.Form.values:
        raise NoSuchForm(f"“{form}” is neither events nor tasks. Choose one of both.")
    secret = secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        Feed.objects.of(workspace).delete()
        values = {"form": form, "shows_names": shows_names, "made_at": at}
        Feed.objects.create(workspace=workspace, digest=_digest(secret), **values)
        record(workspace, MADE, by=by, at=at, details={"form": form})
    return secret


def revoke(workspace: Workspace, *, by: User | None, at: datetime) -> Event | None:
    """Take the address back: whoever has it sees nothing more."""
    with transaction.atomic():
        if not Feed.objects.of(workspace).delete()[0]:
            return None
        return record(workspace, REVOKED, by=by, at=at, details={})


def feed_of(workspace: Workspace) -> Feed | None:
    """The address of a workspace, without its secret."""
    found: Feed | None = Feed.objects.of(workspace).first()
    return found


def opened_by(secret: str) -> Feed | None:
    """The feed that a secret opens; the digest is looked up, so nothing is compared by hand."""
    found: Feed | None = (
        Feed.objects.filter(digest=_digest(secret)).select_related("workspace").first()
    )
    return found


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
