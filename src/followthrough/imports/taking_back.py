"""Taking an import back as a whole; what the user added since stays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection, transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import text_index as contact_text
from followthrough.conversations import exchanges, text_index as interaction_text
from followthrough.followups import planning
from followthrough.imports.applying import known_files
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.applying.showing_again import show_again
from followthrough.imports.models import Import
from followthrough.journal.recording import record
from followthrough.sorting import placing

# People the import brought and nothing else holds: no decision, plan, note, edit or logged
# interaction of the user, no row or message of another import.
FREE = """
    SELECT c.id FROM followthrough_contact c
    WHERE c.workspace_id = %(workspace)s AND c.brought_by_id IN (
          SELECT id FROM followthrough_import
          WHERE workspace_id = %(workspace)s AND state = 'taken_back')
      AND c.note = '' AND c.edits = '{}'
      AND NOT EXISTS (SELECT 1 FROM followthrough_placement p WHERE p.workspace_id = c.workspace_id
                      AND p.contact_id = c.id AND p.decided_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM followthrough_plan p WHERE p.workspace_id = c.workspace_id
                      AND p.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_interaction i
                      WHERE i.workspace_id = c.workspace_id AND i.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_sourcerow s WHERE s.workspace_id = c.workspace_id
                      AND s.contact_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM followthrough_invitation v WHERE v.workspace_id = c.workspace_id
                      AND v.contact_id = c.id)
"""
FILES = """(SELECT id FROM followthrough_importfile
            WHERE workspace_id = %(workspace)s AND brought_by_id = %(import)s)"""
CHANGED = f"""
    SELECT DISTINCT contact_id FROM followthrough_sourcerow
    WHERE workspace_id = %(workspace)s AND file_id IN {FILES}
"""  # noqa: S608 - our own names only
OWN_TABLES = (
    "invitation",
    "recommendation",
    "endorsement",
    "employment",
    "schooling",
    "opening",
    "followedcompany",
)
HANGING_ON_A_CONTACT = ("placement", "exchange", "followup", "contactaddress", "event")


def take_back(brought: Import, *, by: User | None, at: datetime, today: date) -> None:
    """Remove what this import brought. Doing it twice is doing it once; import again to undo."""
    with transaction.atomic():
        done = Import.objects.filter(id=brought.id, state=Import.State.DONE)
        if not done.update(state=Import.State.TAKEN_BACK):
            return
        names = {"workspace": brought.workspace_id.hex, "import": brought.id.hex}
        changed = _remove(names)
        show_again(PeopleBook.of(names["workspace"], names["import"], today), changed)
        contact_text.rebuild()
        interaction_text.rebuild()
        known_files.forget(brought.workspace_id)
        _refresh(brought.workspace, at=at, today=today)
        details = {"import": str(brought.id), "file": brought.file_name}
        record(brought.workspace, "import_taken_back", by=by, at=at, details=details)
    brought.refresh_from_db()


def _remove(names: dict[str, str]) -> list[str]:
    """Delete what the import brought, and name the contacts that lost a source."""
    with connection.cursor() as cursor:

        def delete(table: str, where: str) -> None:
            scope = "workspace_id = %(workspace)s"
            cursor.execute(f"DELETE FROM followthrough_{table} WHERE {scope} AND {where}", names)  # noqa: S608 - our own names only

        cursor.execute(CHANGED, names)
        changed = [row[0] for row in cursor.fetchall()]
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
        cursor.execute(f"CREATE TEMP TABLE leaving AS {FREE}", names)
        for table in HANGING_ON_A_CONTACT:
            delete(table, "contact_id IN (SELECT id FROM leaving)")
        delete("contact", "id IN (SELECT id FROM leaving)")
        cursor.execute("DROP TABLE leaving")
    return changed


def _refresh(workspace: Workspace, *, at: datetime, today: date) -> None:
    exchanges.refresh(workspace, None)
    placing.place(workspace, None, at=at)
    planning.replan(workspace, None, today=today)
