"""Which messages to others a draft comes close to, found while it is written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.messages import sentences, word_grams
from followthrough.messages.contract import Sent
from followthrough.storage import bulk

DAYS = 90  # what was sent before that, nobody compares
MOST = 8  # the closest are enough to say with whom it collides
FEWEST_SHARED = 2  # runs of three words: one may be shared by chance
_SENT = """
    SELECT i.number, c.name, c.company_name, i.said, i.at, c.id
    FROM followthrough_interaction i
    JOIN followthrough_contact c ON c.id = i.contact_id AND c.workspace_id = i.workspace_id
    WHERE i.workspace_id = %s AND i.number IN ({})
"""


def prepare(workspace: Workspace, *, at: datetime) -> int:
    """Take in what was sent since the last time; to be called before the first question."""
    return word_grams.catch_up(workspace, since=at - timedelta(days=DAYS))


def similar(
    workspace: Workspace, body: str, *, to: Contact | None, at: datetime
) -> tuple[Sent, ...]:
    """The messages to others of the last 90 days that share most with this text, nearest first."""
    words = sentences.read(body).words
    shared = word_grams.sharing(workspace.pk, words, since=at - timedelta(days=DAYS))
    near = [one for one, runs in shared.most_common(3 * MOST) if runs >= FEWEST_SHARED]
    if not near:
        return ()
    sql = _SENT.format(", ".join(["%s"] * len(near)))
    rows = {row[0]: row for row in bulk.read(sql, [workspace.pk.hex, *near])}
    mine = to.pk.hex if to else ""
    others = (rows[one] for one in near if one in rows and _hex(rows[one][5]) != mine)
    return tuple(
        Sent(str(number), name, company, said, (at.date() - _day(sent)).days)
        for number, name, company, said, sent, _ in list(others)[:MOST]
    )


def _hex(identifier: object) -> str:
    return str(identifier).replace("-", "")


def _day(sent: str | datetime) -> date:
    moment = datetime.fromisoformat(sent) if isinstance(sent, str) else sent
    return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
