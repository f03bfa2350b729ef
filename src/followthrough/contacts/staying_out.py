"""Who was taken out stays out: what they were known by, as digests that tell nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactAddress, TakenOut


def remember(contact: Contact) -> None:
    """Let no import bring this person in again."""
    own = contact.workspace
    digests = {digest(own, one.scheme, one.value) for one in contact.addresses.all()}
    TakenOut.objects.bulk_create(
        [TakenOut(workspace=own, digest=one) for one in sorted(digests)], ignore_conflicts=True
    )


def forget(contact: Contact) -> None:
    """They may come in again."""
    digests = [digest(contact.workspace, one.scheme, one.value) for one in contact.addresses.all()]
    TakenOut.objects.of(contact.workspace).filter(digest__in=digests).delete()


def among(workspace: Workspace, contacts: Iterable[UUID | str]) -> list[str]:
    """Those of these contacts who were taken out before."""
    out = set(TakenOut.objects.of(workspace).values_list("digest", flat=True))
    if not out:
        return []
    addresses = ContactAddress.objects.of(workspace).filter(contact_id__in=list(contacts))
    found = {
        contact.hex
        for contact, scheme, value in addresses.values_list("contact_id", "scheme", "value")
        if digest(workspace, scheme, value) in out
    }
    return sorted(found)


def digest(workspace: Workspace, scheme: str, value: str) -> str:
    """What is kept of an address: nobody can read it back, only compare."""
    words = f"{scheme}\x1f{value}".encode(errors="surrogatepass")
    return blake2b(words, digest_size=16, key=workspace.pk.bytes).hexdigest()
