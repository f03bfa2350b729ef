"""The groups and labels that address books brought along: by them people can be looked up."""

from __future__ import annotations

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import ContactDetail
from followthrough.storage import bulk

MOST = 200  # offered; any can be named
# From each name to the next along the index, however many people are in one.
_NAMES = """
    WITH RECURSIVE named(value) AS (
        SELECT MIN(value) FROM followthrough_contactdetail
        WHERE workspace_id = %(own)s AND kind = 'group'
        UNION ALL
        SELECT (SELECT MIN(d.value) FROM followthrough_contactdetail d
                WHERE d.workspace_id = %(own)s AND d.kind = 'group' AND d.value > named.value)
        FROM named WHERE named.value IS NOT NULL
    )
    SELECT value FROM named WHERE value IS NOT NULL LIMIT %(most)s
"""
IN_GROUP = f"""
    SELECT contact_id FROM followthrough_contactdetail
    WHERE workspace_id = %s AND kind = '{ContactDetail.Kind.GROUP.value}' AND value = %s
"""  # noqa: S608 - our own word


def groups_of(workspace: Workspace) -> tuple[str, ...]:
    """The names of all groups, in order."""
    return tuple(name for (name,) in bulk.read(_NAMES, {"own": workspace.pk.hex, "most": MOST}))
