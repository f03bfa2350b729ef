"""The groups by which people can be looked up: of address books, and the user's own."""

from __future__ import annotations

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import ContactDetail
from followthrough.storage import bulk

MOST = 200  # offered of either sort; any can be named
# From each name to the next along the index, however many people are in one.
_NAMES = """
    WITH RECURSIVE named(value) AS (
        SELECT MIN({column}) FROM {table} WHERE workspace_id = %(own)s{only}
        UNION ALL
        SELECT (SELECT MIN(d.{column}) FROM {table} d
                WHERE d.workspace_id = %(own)s{only} AND d.{column} > named.value)
        FROM named WHERE named.value IS NOT NULL
    )
    SELECT value FROM named WHERE value IS NOT NULL LIMIT %(most)s
"""
_OF_BOOKS = _NAMES.format(
    table="followthrough_contactdetail", column="value", only=" AND kind = 'group'"
)
_OWN = _NAMES.format(table="followthrough_groupmember", column="name", only="")
IN_GROUP = f"""
    SELECT contact_id FROM followthrough_contactdetail
    WHERE workspace_id = %s AND kind = '{ContactDetail.Kind.GROUP.value}' AND value = %s
    UNION ALL
    SELECT contact_id FROM followthrough_groupmember WHERE workspace_id = %s AND name = %s
"""  # noqa: S608 - our own word


def groups_of(workspace: Workspace) -> tuple[str, ...]:
    """The names of all groups, in order."""
    given = {"own": workspace.pk.hex, "most": MOST}
    names = {name for sql in (_OF_BOOKS, _OWN) for (name,) in bulk.read(sql, given)}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def own_groups_of(workspace: Workspace) -> tuple[str, ...]:
    """The names of the user's own."""
    given = {"own": workspace.pk.hex, "most": MOST}
    return tuple(name for (name,) in bulk.read(_OWN, given))
