"""Remarks on letters that are not made any more: on one letter, or for good."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from importlib import resources

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble
from followthrough.writing.models import Draft, QuietRemark

SILENCED, HEARD, DISMISSED = "remark_silenced", "remark_heard", "remark_dismissed"

phrase(SILENCED, "Never said again: “{remark}”")
phrase(HEARD, "Said again where it fits: “{remark}”")
phrase(DISMISSED, "Not said on this letter to {name} any more: “{remark}”")


class NotARemark(Trouble):
    """A remark that is none, or one that keeps a letter from being ready."""


@cache
def remarks() -> dict[str, str]:
    """Every remark that can be silenced, in words."""
    file = resources.files("followthrough.writing").joinpath("remarks.toml")
    return tomllib.loads(file.read_text("utf-8"))


def silenced(workspace: Workspace) -> tuple[str, ...]:
    """The remarks that are never made."""
    return tuple(QuietRemark.objects.of(workspace).order_by("slug").values_list("slug", flat=True))


def silence(workspace: Workspace, slug: str, *, by: User | None, at: datetime) -> Event | None:
    """Never make this remark again, on no letter; None where that is so."""
    words = _words(slug)
    with transaction.atomic():
        _, is_new = QuietRemark.objects.of(workspace).get_or_create(
            slug=slug, defaults={"workspace": workspace}
        )
        details = {"slug": slug, "remark": words}
        return record(workspace, SILENCED, by=by, at=at, details=details) if is_new else None


def hear_again(workspace: Workspace, slug: str, *, by: User | None, at: datetime) -> Event | None:
    """Make it again where it fits."""
    words = _words(slug)
    with transaction.atomic():
        gone, _ = QuietRemark.objects.of(workspace).filter(slug=slug).delete()
        details = {"slug": slug, "remark": words}
        return record(workspace, HEARD, by=by, at=at, details=details) if gone else None


def dismiss(draft: Draft, slug: str, *, by: User | None, at: datetime) -> Event | None:
    """Do not make it on this letter any more."""
    words = _words(slug)
    with transaction.atomic():
        if slug in draft.dismissed:
            return None
        _dismissed(draft, [*draft.dismissed, slug])
        details = {"draft": str(draft.pk), "slug": slug, "remark": words}
        return record(
            draft.workspace, DISMISSED, contact=draft.contact, by=by, at=at, details=details
        )


@undoes(SILENCED, is_complete=True)
def _undo_silencing(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    QuietRemark.objects.of(event.workspace).filter(slug=event.details["slug"]).delete()


@undoes(HEARD, is_complete=True)
def _undo_hearing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    QuietRemark.objects.get_or_create(workspace=event.workspace, slug=event.details["slug"])


@undoes(DISMISSED, is_complete=True)
def _undo_dismissing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    draft = Draft.objects.of(event.workspace).filter(pk=event.details["draft"]).first()
    if draft is not None:
        _dismissed(draft, [one for one in draft.dismissed if one != event.details["slug"]])


def _dismissed(draft: Draft, slugs: list[str]) -> None:
    draft.dismissed = slugs
    Draft.objects.of(draft.workspace).filter(pk=draft.pk).update(dismissed=slugs)


def _words(slug: str) -> str:
    if slug not in remarks():
        raise NotARemark(f"“{slug}” is no remark that can be silenced. Choose one that is shown.")
    return remarks()[slug]
