"""Meeting somebody: a person added by hand is placed and planned at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.adding import NewPerson, add
from followthrough.contacts.models import Contact
from followthrough.followups.consequences import follow


def add_person(
    workspace: Workspace, *, person: NewPerson, by: User | None, at: datetime
) -> Contact:
    """Add somebody, sort them as far as the rules can, and plan the first step."""
    with transaction.atomic():
        contact = add(workspace, person=person, by=by, at=at)
        follow(workspace, [contact.pk], at=at)
    return contact
