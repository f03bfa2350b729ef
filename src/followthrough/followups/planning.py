"""Keeping the next step with each contact as the rules see it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace


def replan(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None = None, *, today: date
) -> int:
    """Ask the rules again for these contacts, or everybody; say how many rows changed."""
    raise NotImplementedError


def rekey(workspace: Workspace, *, today: date) -> int:
    """Plan again those whose answer bends by the mere passing of time."""
    raise NotImplementedError
