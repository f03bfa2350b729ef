"""Writing down what happened, in the transaction in which it happens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.db import models

from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event


def record(
    workspace: Workspace,
    verb: str,
    *,
    contact: models.Model | None = None,
    by: User | None,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> Event:
    """Leave one event for a verb. ``details`` hold what undoing it and telling it need.

    ``seconds`` among them is how long the user took, where that is known.
    """
    event: Event = Event.objects.create(
        workspace=workspace,
        verb=verb,
        contact=cast("Any", contact),
        by=by,
        at=at,
        details=dict(details or {}),
        seconds=(details or {}).get("seconds", 0),
    )
    return event
