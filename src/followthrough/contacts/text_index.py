"""Keeping the full text over people in step with the contacts.

The text lives in the contacts themselves; the index only points at them by number. It
therefore forgets a contact only when told the very words it was indexed under.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from followthrough.contacts.models import Contact

CHUNK = 500  # identifiers in one statement
_ADD = (
    "INSERT INTO followthrough_contact_text (rowid, name, title, company_name)"
    " SELECT number, name, title, company_name FROM followthrough_contact"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What one contact is found under."""

    number: int
    name: str
    title: str
    company_name: str

    @classmethod
    def of(cls, contact: Contact) -> "Words":
        """The words of a contact as it stands now."""
        return cls(contact.number, contact.name, contact.title, contact.company_name)


def index_contact(contact: Contact, *, before: Words | None = None) -> None:
    """Make a contact findable; ``before`` are the words it was found under until now."""
    if before == Words.of(contact):
        return
    if before is not None:
        forget(before)
    _run(f"{_ADD} WHERE id = %s", [contact.pk.hex])


def forget(words: Words) -> None:
    """No longer find a contact under these words."""
    _run(
        "INSERT INTO followthrough_contact_text"
        " (followthrough_contact_text, rowid, name, title, company_name)"
        " VALUES ('delete', %s, %s, %s, %s)",
        [words.number, words.name, words.title, words.company_name],
    )


def forget_from(contact_ids: Collection[UUID | str]) -> None:
    """No longer find these contacts under the words they have now."""
    for marks, chunk in _chunks(contact_ids):
        _run(
            "INSERT INTO followthrough_contact_text"  # noqa: S608 - our own names only
            " (followthrough_contact_text, rowid, name, title, company_name)"
            " SELECT 'delete', number, name, title, company_name FROM followthrough_contact"
            f" WHERE id IN ({marks})",
            chunk,
        )


def add_from(contact_ids: Collection[UUID | str]) -> None:
    """Make these contacts findable under the words they have now."""
    for marks, chunk in _chunks(contact_ids):
        _run(f"{_ADD} WHERE id IN ({marks}) ORDER BY number", chunk)


def forget_for_good() -> None:
    """Rewrite the index, so that words of rows long deleted are in it no more."""
    _run(
        "INSERT INTO followthrough_contact_text (followthrough_contact_text) VALUES ('optimize')",
        [],
    )


def rebuild() -> None:
    """Index everybody anew, from the contacts as they stand."""
    _run(
        "INSERT INTO followthrough_contact_text (followthrough_contact_text) VALUES ('rebuild')",
        [],
    )


def _chunks(contact_ids: Collection[UUID | str]) -> Iterator[tuple[str, list[str]]]:
    ids = [UUID(str(each)).hex for each in contact_ids]
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        yield ", ".join(["%s"] * len(chunk)), chunk


def _run(sql: str, params: Sequence[Any]) -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
