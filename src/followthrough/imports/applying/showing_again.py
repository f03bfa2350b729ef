"""What is shown of a contact when a source is gone: the newest row that is left decides."""

from __future__ import annotations

import json
from collections.abc import Sequence

from followthrough.contacts.models import Contact
from followthrough.imports.applying.connections import SHOWN_FIELDS
from followthrough.imports.applying.people_book import Facts, PeopleBook
from followthrough.storage import bulk

NEWEST_LAST = """
    SELECT contact_id, cells FROM followthrough_sourcerow
    WHERE workspace_id = %s AND contact_id IN ({marks}) ORDER BY seen_on, id
"""
AT_ONCE = 500  # contacts asked for in one query


def show_again(book: PeopleBook, contacts: Sequence[str]) -> None:
    """Work out the shown columns again; who has no row left keeps what was shown last."""
    for start in range(0, len(contacts), AT_ONCE):
        some = contacts[start : start + AT_ONCE]
        newest = _newest_rows(book.workspace, some)
        edited = Contact.objects.filter(id__in=newest).exclude(edits={})
        edits = {contact.hex: kept for contact, kept in edited.values_list("id", "edits")}
        rows = []
        for contact, facts in newest.items():
            values = dict(zip(SHOWN_FIELDS, book.shown(facts), strict=True))
            values.update(edits.get(contact, {}))
            rows.append((*values.values(), contact))
        book.write()
        bulk.update(Contact, SHOWN_FIELDS, rows)


def _newest_rows(workspace: str, contacts: Sequence[str]) -> dict[str, Facts]:
    marks = ", ".join(["%s"] * len(contacts))
    found = bulk.read(NEWEST_LAST.format(marks=marks), [workspace, *contacts])
    return {contact: facts_of(json.loads(cells)) for contact, cells in found}


def facts_of(cells: dict[str, str]) -> Facts:
    """The facts a source row holds."""
    return Facts(
        first_name=cells["first_name"],
        last_name=cells["last_name"],
        title=cells["title"],
        company=cells["company"],
        email=cells["email"],
        url=cells["url"],
        connected_on=cells["connected_on"] or None,
    )
