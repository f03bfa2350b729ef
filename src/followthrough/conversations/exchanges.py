"""Keeping, for each contact, the state of the exchange that follows from what was said."""

from collections.abc import Collection
from uuid import UUID

from followthrough.accounts.models import Workspace


def refresh(workspace: Workspace, contact_ids: Collection[UUID | str] | None = None) -> int:
    """Work out again last contact and whose turn it is; say how many rows changed."""
    raise NotImplementedError
