"""What follows from a change of facts: the exchange, the kind and the next step."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.conversations import exchanges
from followthrough.conversations.days import local_day
from followthrough.followups.planning import replan
from followthrough.sorting.placing import place


def follow(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None = None, *, at: datetime
) -> None:
    """Work out again what follows for these contacts, or for everybody."""
    exchanges.refresh(workspace, contact_ids)
    place(workspace, contact_ids, at=at)
    replan(workspace, contact_ids, today=local_day(workspace, at))
