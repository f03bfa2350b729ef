"""Likely doubles as pages and commands show them: both entries side by side, and why."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Exchange
from followthrough.sameness.looking import better
from followthrough.sameness.models import LikelySame

LINES = (("Name", "name"), ("Title", "title"), ("Company", "company_name"), ("Mail", "email"))


@dataclass(frozen=True, slots=True)
class Why:
    """One piece of evidence in words."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing both entries may tell."""

    label: str
    kept: str
    gone: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries that may be one person; ``kept`` is the one the other would go into."""

    kept: str
    kept_name: str
    gone: str
    gone_name: str
    is_sure: bool
    why: tuple[Why, ...]
    lines: tuple[Line, ...]


def doubles(workspace: Workspace, *, limit: int = 1, after: int = 0) -> tuple[Double, ...]:
    """The likeliest pairs nobody has decided on."""
    asked = LikelySame.objects.of(workspace).filter(is_apart=False)
    pairs = asked.select_related("contact", "other").order_by("-score", "id")
    return tuple(_shown(workspace, pair) for pair in pairs[after : after + limit])


def counted(workspace: Workspace) -> tuple[int, int]:
    """How many pairs are likely one person, and how many of them surely."""
    asked = LikelySame.objects.of(workspace).filter(is_apart=False)
    return asked.count(), asked.filter(is_sure=True).count()


def _shown(workspace: Workspace, pair: LikelySame) -> Double:
    kept, gone = better(pair.contact, pair.other)
    return Double(
        kept=str(kept.pk),
        kept_name=kept.name,
        gone=str(gone.pk),
        gone_name=gone.name,
        is_sure=pair.is_sure,
        why=tuple(
            Why("+" if weight > 0 else "-", _words()[slug].format(value=value))
            for slug, value, weight in sorted(pair.reasons, key=lambda one: -one[2])
        ),
        lines=_lines(workspace, kept, gone),
    )


def _lines(workspace: Workspace, kept: Contact, gone: Contact) -> tuple[Line, ...]:
    told = [(label, getattr(kept, name), getattr(gone, name)) for label, name in LINES]
    told.append(("Profile", kept.profile_url, gone.profile_url))
    days = [str(one.connected_on or "") for one in (kept, gone)]
    told.append(("Connected", days[0], days[1]))
    said = {
        contact: f"{touches} sent, {heard} received"
        for contact, touches, heard in Exchange.objects.of(workspace)
        .filter(contact_id__in=[kept.pk, gone.pk])
        .values_list("contact_id", "touches", "heard")
    }
    told.append(("Said", said.get(_id(kept), ""), said.get(_id(gone), "")))
    told.append(("Note", kept.note, gone.note))
    return tuple(
        Line(label, mine, theirs, mine == theirs) for label, mine, theirs in told if mine or theirs
    )


def _id(contact: Contact) -> UUID:
    own: UUID = contact.pk
    return own


@cache
def _words() -> dict[str, str]:
    file = resources.files("followthrough.sameness").joinpath("reasons.toml")
    return tomllib.loads(file.read_text("utf-8"))
