"""Taking an import back as a whole; what the user added since stays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import text_index as contact_text
from followthrough.conversations import exchanges, text_index as interaction_text
from followthrough.followups import planning
from followthrough.followups.models import Plan
from followthrough.imports.applying import edited_rows, known_files
from followthrough.imports.applying.moves import note_moves
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.applying.showing_again import show_again
from followthrough.imports.models import Import
from followthrough.journal.recording import record
from followthrough.sorting import placing
from followthrough.storage import bulk

# What the user did with somebody: it holds them, whatever import brought them.
HOLDING = (
    *(("favour", "contact_id"), ("wish", "contact_id"), ("activity", "contact_id")),
    *(("introduction", "contact_id"), ("introduction", "other_id")),
    *(("acquaintance", "contact_id"), ("acquaintance", "other_id")),
    *(("outgoing", "contact_id"), ("draft", "contact_id"), ("formerentry", "contact_id")),
    ("groupmember", "contact_id"),
)
_HELD = "".join(
    f"""
      AND NOT EXISTS (SELECT 1 FROM followthrough_{table} h
                      WHERE h.workspace_id = c.workspace_id AND h.{column} = c.id)"""  # noqa: S608 - our own names only
    for table, column in HOLDING
)
# People the import brought and nothing else holds: no decision, plan, note, place, edit or logged
# interaction of the user, no row or message of another import.
FREE = f"""
    SELECT c.id FROM followthrough_contact c
    WHERE c.workspace_id = %(workspace)s AND c.brought_by_id IN (
          SELECT id FROM followthrough_import
          WHERE workspace_id = %(workspace)s AND state = 'taken_back')
      AND c.note = '' AND c.edits = '{{}}'
      AND NOT EXISTS (SELECT 1 FROM followthrough_placement p WHERE p.workspace_id = c.workspace_id
                      AND p.contact_id = c.id
                      AND (p.decided_at IS NOT NULL OR p.seen_on_profile <> ''))
      AND NOT EXISTS (SELECT 1 FROM followthrough_plan p WHERE p.workspace_id = c.workspace_id
                      AND p.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_interaction i
                      WHERE i.workspace_id = c.workspace_id AND i.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_sourcerow s WHERE s.workspace_id = c.workspace_id
                      AND s.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_invitation v WHERE v.workspace_id = c.workspace_id
                      AND v.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_affiliation a
                      WHERE a.workspace_id = c.workspace_id AND a.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_ownvalue o
                      WHERE o.workspace_id = c.workspace_id AND o.contact_id = c.id
                      AND o.written_at IS NOT NULL){_HELD}
"""  # noqa: S608 - our own names only
FILES = """(SELECT id FROM followthrough_importfile
            WHERE workspace_id = %(workspace)s AND brought_by_id = %(import)s)"""
BROUGHT = "workspace_id = %(workspace)s AND brought_by_id = %(import)s AND contact_id IS NOT NULL"
TOUCHED = f"""
    SELECT contact_id FROM followthrough_sourcerow
    WHERE workspace_id = %(workspace)s AND file_id IN {FILES}
    UNION SELECT contact_id FROM followthrough_interaction
    WHERE workspace_id = %(workspace)s AND source_id IN {FILES} AND contact_id IS NOT NULL
    UNION SELECT contact_id FROM followthrough_invitation WHERE {BROUGHT}
    UNION SELECT contact_id FROM followthrough_recommendation WHERE {BROUGHT}
    UNION SELECT contact_id FROM followthrough_endorsement WHERE {BROUGHT}
"""  # noqa: S608 - our own names only
BACKGROUND = """
    SELECT EXISTS (SELECT 1 FROM followthrough_employment WHERE brought_by_id = %(import)s)
        OR EXISTS (SELECT 1 FROM followthrough_schooling WHERE brought_by_id = %(import)s)
"""
OWN_TABLES = (
    "invitation",
    "recommendation",
    "endorsement",
    "employment",
    "schooling",
    "opening",
    "followedcompany",
)
AT_ONCE = 500  # people in one statement
HANGING_ON_A_CONTACT = (
    *(("placement", "contact_id"), ("exchange", "contact_id"), ("round", "contact_id")),
    *(("followup", "contact_id"), ("nearplace", "contact_id"), ("leftalone", "contact_id")),
    *(("contactaddress", "contact_id"), ("contactdetail", "contact_id")),
    *(("ownvalue", "contact_id"), ("event", "contact_id")),
    *(("likelysame", "contact_id"), ("likelysame", "other_id")),
)


def take_back(brought: Import, *, by: User | None, at: datetime, today: date) -> None:
    """Remove what this import brought. Doing it twice is doing it once; import again to undo."""
    with transaction.atomic():
        done = Import.objects.filter(id=brought.id, state=Import.State.DONE)
        if not done.update(state=Import.State.TAKEN_BACK):
            return
        names = {"workspace": brought.workspace_id.hex, "import": brought.id.hex}
        is_background = bool(_column(BACKGROUND, names)[0])
        touched = set(_column(TOUCHED, names))
        interaction_text.forget_from([file.id for file in brought.files.all()])
        _remove_rows(names)
        Plan.objects.of(brought.workspace).filter(made_at=brought.asked_at).delete()
        touched |= edited_rows.edited_by(brought)
        leaving = set(_column(FREE, names))
        contact_text.forget_from(touched | leaving)
        edited_rows.put_back(brought)
        _remove_people(names["workspace"], sorted(leaving))
        staying = sorted(touched - leaving)
        show_again(PeopleBook.of(names["workspace"], names["import"], today), staying)
        note_moves(names["workspace"], staying)
        contact_text.add_from(staying)
        known_files.forget(brought.workspace_id)
        _refresh(brought.workspace, None if is_background else staying, at=at, today=today)
        details = {"import": str(brought.id), "file": brought.file_name}
        record(brought.workspace, "import_taken_back", by=by, at=at, details=details)
    brought.refresh_from_db()


def _remove_rows(names: dict[str, str]) -> None:
    """Delete what the import brought, but for people."""
    with connection.cursor() as cursor:

        def delete(table: str, where: str) -> None:
            scope = "workspace_id = %(workspace)s"
            cursor.execute(f"DELETE FROM followthrough_{table} WHERE {scope} AND {where}", names)  # noqa: S608 - our own names only

        delete("interaction", f"source_id IN {FILES}")
        delete("sourcerow", f"file_id IN {FILES}")
        for table in OWN_TABLES:
            delete(table, "brought_by_id = %(import)s")
        delete(
            "conversation",
            "brought_by_id = %(import)s AND NOT EXISTS (SELECT 1 FROM followthrough_interaction i"
            " WHERE i.workspace_id = followthrough_conversation.workspace_id"
            " AND i.conversation_id = followthrough_conversation.id)",
        )


def _remove_people(workspace: str, leaving: list[str]) -> None:
    """Delete these contacts with what the rules had worked out about them."""
    with connection.cursor() as cursor:
        for table, column in (*HANGING_ON_A_CONTACT, ("contact", "id")):  # people last
            for start in range(0, len(leaving), AT_ONCE):
                some = leaving[start : start + AT_ONCE]
                marks = ", ".join(["%s"] * len(some))
                cursor.execute(
                    f"DELETE FROM followthrough_{table}"  # noqa: S608 - our own names only
                    f" WHERE +workspace_id = %s AND {column} IN ({marks})",
                    [workspace, *some],
                )


def _column(sql: str, names: dict[str, str]) -> list[str]:
    return [row[0] for row in bulk.read(sql, names)]


def _refresh(
    workspace: Workspace, contact_ids: Collection[UUID | str] | None, *, at: datetime, today: date
) -> None:
    exchanges.refresh(workspace, contact_ids)
    if contact_ids is not None:
        contact_ids = placing.with_bridged(workspace, contact_ids)
    placing.place(workspace, contact_ids, at=at)
    planning.replan(workspace, contact_ids, today=today)
