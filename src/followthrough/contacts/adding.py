"""Adding one person by hand."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What the user knows of somebody; only the name is needed."""

    name: str
    title: str = ""
    company: str = ""
    email: str = ""
    profile_url: str = ""
    note: str = ""


class AlreadyKnown(ValueError):  # noqa: N818 - exceptions name the trouble
    """Somebody with that profile or e-mail address is there already: ``contact``."""

    def __init__(self, contact: Contact, address: str) -> None:
        super().__init__(f"{contact.name} has {address} already. Open that person instead.")
        self.contact = contact


def add(workspace: Workspace, *, person: NewPerson, by: User | None, at: datetime) -> Contact:
    """Write a person down. The same address is the same person: ``AlreadyKnown``."""
    raise NotImplementedError
