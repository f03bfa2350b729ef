"""A change of aim: everybody is looked at again."""

from datetime import datetime

from followthrough.accounts.models import Workspace


def look_again(workspace: Workspace, *, at: datetime) -> None:
    """Place and plan everybody again under the aim as it stands now."""
    raise NotImplementedError
