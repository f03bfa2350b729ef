"""Suggesting a kind for each contact, for one person or for everybody in one pass."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from followthrough.accounts.models import Workspace


def place(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None = None, *, at: datetime
) -> int:
    """Read titles and facts again, suggest kinds, and say how many rows changed.

    What the user decided keeps its kind. ``None`` means everybody.
    """
    raise NotImplementedError


def resort(workspace: Workspace, *, at: datetime) -> int:
    """Suggest kinds again under a changed aim, from the readings kept; no title is read."""
    raise NotImplementedError
