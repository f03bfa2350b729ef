"""Rows for tests: plain functions that fill in whatever a test does not speak of."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from followthrough.accounts.identifiers import number_at
from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Company, Contact
from followthrough.conversations.models import Interaction, Invitation
from followthrough.sorting.models import Placement

AT = datetime(2026, 3, 12, 9, 20, tzinfo=UTC)
TODAY = AT.date()
_seeds = count(1)


def workspace(*, name: str = "A job search", **values: Any) -> Workspace:
    """A workspace with nobody in it."""
    return Workspace.objects.create(name=name, created_at=AT, **values)


def user(*, name: str = "Robin Castellane", **values: Any) -> User:
    """Somebody who uses the program."""
    values.setdefault("email", f"user{next(_seeds)}@example.com")
    return User.objects.create(name=name, **values)


def company(*, workspace: Workspace, name: str = "Acme", **values: Any) -> Company:
    """A company; its key is the folded name unless given."""
    values.setdefault("key", name.casefold())
    return Company.objects.create(
        workspace=workspace, name=name, number=number_at(0, next(_seeds)), **values
    )


def contact(*, workspace: Workspace, name: str = "Ana Duarte", **values: Any) -> Contact:
    """Somebody the user knows; first and last name follow from the name."""
    first, _, last = name.partition(" ")
    filled = {
        "first_name": first,
        "last_name": last,
        "sort_name": f"{last} {first}".strip().casefold(),
        "came_in_on": date(2026, 3, 1),
        "number": number_at(int(AT.timestamp()), next(_seeds)),
    }
    return Contact.objects.create(workspace=workspace, name=name, **(filled | values))


def interaction(
    *, contact: Contact, is_outbound: bool, at: datetime = AT, **values: Any
) -> Interaction:
    """Something said, to or from a contact, on LinkedIn unless told otherwise."""
    values.setdefault("channel", "linkedin")
    return Interaction.objects.create(
        workspace_id=contact.workspace_id,
        contact=contact,
        is_outbound=is_outbound,
        at=at,
        number=number_at(int(at.timestamp()), next(_seeds)),
        **values,
    )


def invitation(*, contact: Contact, is_outbound: bool = False, **values: Any) -> Invitation:
    """A request to connect, from the contact unless told otherwise."""
    values.setdefault("sent_at", AT)
    return Invitation.objects.create(
        workspace_id=contact.workspace_id, contact=contact, is_outbound=is_outbound, **values
    )


def sorted_contact(*, workspace: Workspace, kind: str, role: str = "", **values: Any) -> Contact:
    """Somebody the user has decided on."""
    person = contact(workspace=workspace, **values)
    Placement.objects.create(
        workspace=workspace,
        contact=person,
        kind=kind,
        role=role,
        confidence="sure",
        decided_at=AT,
    )
    return person
