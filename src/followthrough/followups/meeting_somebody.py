"""Meeting somebody: a person added by hand is placed and planned at once."""

from datetime import datetime

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.adding import NewPerson
from followthrough.contacts.models import Contact


def add_person(
    workspace: Workspace, *, person: NewPerson, by: User | None, at: datetime
) -> Contact:
    """Add somebody, sort them as far as the rules can, and plan the first step."""
    raise NotImplementedError
