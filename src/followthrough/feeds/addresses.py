"""The calendar's secret address: made, shown once, taken back; and how the calendar is told."""

from __future__ import annotations

import binascii
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.feeds.models import Feed
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

MADE, REVOKED, TOLD = "feed_made", "feed_revoked", "feed_told"
BYTES = 32
LATEST_HOUR = 23

phrase(MADE, "Calendar address made; an earlier one opens nothing more")
phrase(REVOKED, "Calendar address taken back")
phrase(TOLD, "The calendar is told so from now on")


class NoSuchForm(Trouble):
    """What a calendar does not hold."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How the calendar is told: as events or tasks, with names, with an alarm at an hour."""

    form: str = Feed.Form.EVENTS.value
    shows_names: bool = True
    alarm_hour: int | None = None


def make_address(workspace: Workspace, telling: Telling, *, by: User | None, at: datetime) -> str:
    """A new secret, shown this once; an earlier address of the workspace opens nothing more.

    It names its workspace, so that one row is looked at. There is no way back: an address that
    was replaced or taken back stays shut.
    """
    _check(telling)
    secret = urlsafe_b64encode(workspace.pk.bytes + secrets.token_bytes(BYTES)).decode()
    with transaction.atomic():
        Feed.objects.of(workspace).delete()
        values = {**asdict(telling), "made_at": at, "digest": _digest(secret)}
        Feed.objects.create(workspace=workspace, **values)
        record(workspace, MADE, by=by, at=at, details={"form": telling.form})
    return secret


def revoke(workspace: Workspace, *, by: User | None, at: datetime) -> Event | None:
    """Take the address back: whoever has it sees nothing more."""
    with transaction.atomic():
        if not Feed.objects.of(workspace).delete()[0]:
            return None
        return record(workspace, REVOKED, by=by, at=at, details={})


def tell(workspace: Workspace, telling: Telling, *, by: User | None, at: datetime) -> Event | None:
    """Change how the calendar is told, under the same address; None when it is told so."""
    _check(telling)
    with transaction.atomic():
        feed = feed_of(workspace)
        if feed is None or telling_of(feed) == telling:
            return None
        before = telling_of(feed)
        Feed.objects.of(workspace).update(**asdict(telling))
        return record(workspace, TOLD, by=by, at=at, details={"old": asdict(before)})


def feed_of(workspace: Workspace) -> Feed | None:
    """The address of a workspace, without its secret."""
    found: Feed | None = Feed.objects.of(workspace).first()
    return found


def telling_of(feed: Feed | None) -> Telling:
    """How a calendar is told; without an address in the usual way."""
    return Telling(feed.form, feed.shows_names, feed.alarm_hour) if feed else Telling()


def opened_by(secret: str) -> Feed | None:
    """The feed that a secret opens, or None; digests are compared in constant time."""
    workspace_id = _workspace_in(secret)
    if workspace_id is None:
        return None
    found: Feed | None = (
        Feed.objects.filter(workspace_id=workspace_id).select_related("workspace").first()
    )
    is_right = found is not None and secrets.compare_digest(found.digest, _digest(secret))
    return found if is_right else None


@undoes(TOLD, is_complete=True)
def _undo_telling(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Feed.objects.of(event.workspace).update(**event.details["old"])


def _check(telling: Telling) -> None:
    if telling.form not in Feed.Form.values:
        raise NoSuchForm(f"“{telling.form}” is neither events nor tasks. Choose one of both.")
    if telling.alarm_hour is not None and not 0 <= telling.alarm_hour <= LATEST_HOUR:
        raise NoSuchForm(f"{telling.alarm_hour} is no hour. Choose 0 to {LATEST_HOUR}.")


def _digest(secret: str) -> str:
    """A plain digest is enough: the secret is chance of 256 bits, which nobody can try out."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def _workspace_in(secret: str) -> UUID | None:
    try:
        raw = urlsafe_b64decode(secret)
    except (binascii.Error, ValueError):
        return None
    return UUID(bytes=raw[:16]) if len(raw) == 16 + BYTES else None
