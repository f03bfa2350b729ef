"""Whom the user writes with who is not in the record: counted, so that they can be added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from followthrough.accounts.identifiers import in_order
from followthrough.imports.applying.identity import instant
from followthrough.imports.models import Correspondent
from followthrough.mail.headers import Address
from followthrough.storage import bulk

LEAST = 2  # mails with somebody before they are worth a row
MOST = 5_000  # of the most written with: a mailbox of twenty years has tens of thousands
_KNOWN = """
    SELECT email, received, sent, last_at, name FROM followthrough_correspondent
    WHERE workspace_id = %s
"""
_FIELDS = ("id", "workspace", "email", "name", "received", "sent", "last_at", "is_left")


@dataclass
class _Count:
    name: str = ""
    received: int = 0
    sent: int = 0
    last: int = 0


@dataclass
class Strangers:
    """Counts as mails go by; what was counted in an earlier file is never made less."""

    workspace: str
    _counts: dict[str, _Count] = field(default_factory=dict)
    _new: Iterator[str] = field(default_factory=in_order)

    def see(self, one: Address, seconds: int, *, is_outbound: bool) -> None:
        """One more mail with somebody."""
        count = self._counts.setdefault(one.email, _Count())
        count.name = count.name or one.name
        count.received += not is_outbound
        count.sent += is_outbound
        count.last = max(count.last, seconds)

    def write(self) -> None:
        """Keep those with whom there was more than one mail."""
        often = [
            (email, one) for email, one in self._counts.items() if one.received + one.sent >= LEAST
        ]
        often.sort(key=lambda pair: -(pair[1].received + pair[1].sent))
        if not often:
            return
        known = {row[0]: row[1:] for row in bulk.read(_KNOWN, [self.workspace])}
        rows = []
        for email, one in often[:MOST]:
            received, sent, last_at, name = known.get(email, (0, 0, "", ""))
            rows.append(
                (
                    next(self._new),
                    self.workspace,
                    email[:320],
                    (name or one.name)[:300],
                    max(received, one.received),
                    max(sent, one.sent),
                    max(str(last_at)[:19], instant(one.last)),
                    0,
                )
            )
        bulk.upsert(Correspondent, _FIELDS, rows, on=("workspace", "email"), only_new=("is_left",))
        self._counts.clear()
