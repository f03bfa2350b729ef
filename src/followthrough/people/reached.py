"""Who is behind a number of the results: how far they came who were written to in some days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import numbers, span
from followthrough.conversations.turns import REPLY_WINDOW_DAYS, REPLY_WINDOW_SECONDS

_IN_TIME = f"COALESCE(answered_after < {REPLY_WINDOW_SECONDS}, 0)"
_BEGUN = "NOT is_theirs AND began_at >= %(from)s AND began_at < %(to)s"
_COLUMNS = {
    "talked": "talked_at",
    "named": "named_at",
    "referred": "referred_at",
    "met": "met_at",
    "interview": "interview_at",
    "offer": "offer_at",
}
TOUCHED = "touched"
REACHED = {
    TOUCHED: "",  # asked of the entries themselves
    "written": _BEGUN,
    "answered": f"{_BEGUN} AND {_IN_TIME}",
    "came": f"{_BEGUN} AND answered_at IS NOT NULL",
    "waiting": f"{_BEGUN} AND NOT {_IN_TIME} AND began_at >= %(young)s",
    **{key: f"{_BEGUN} AND {column} IS NOT NULL" for key, column in _COLUMNS.items()},
    "then_came": "NOT is_theirs AND answered_at >= %(from)s AND answered_at < %(to)s",
    **{
        f"then_{key}": f"{column} >= %(from)s AND {column} < %(to)s"
        for key, column in _COLUMNS.items()
    },
}
WORDS = {
    TOUCHED: "You were in touch with",
    "written": "First written to",
    "answered": "Answered within 30 days",
    "came": "Answered",
    "waiting": "Still have time to answer",
    "talked": "Came to a conversation",
    "named": "Gave a name",
    "referred": "Referred or introduced you",
    "met": "Informational interview",
    "interview": "Interview",
    "offer": "Offer",
}
_TOUCHED = (
    "SELECT contact_id FROM followthrough_interaction WHERE workspace_id = %(own)s"
    " AND number >= %(low)s AND number < %(high)s AND is_outbound AND is_personal"
)
_ROUNDS = "SELECT contact_id FROM followthrough_round WHERE workspace_id = %(own)s AND "


def reached_words(reached: str, first: str, last: str) -> str:
    """What is said of the list of those who came so far, with its days."""
    words = WORDS.get(reached.removeprefix("then_"), "")
    days = " to ".join(filter(None, (first, last)))
    if not words or not days:
        return words
    is_then = reached == TOUCHED or reached.startswith("then_")
    return (
        f"{words}, {days}"
        if is_then or reached == "written"
        else f"{words}, of those first written to {days}"
    )


def who_reached(
    workspace: Workspace, reached: str, days: tuple[str, str], *, today: date
) -> tuple[str, list[Any]]:
    """The question for those who came so far, and what is put into it; days as in an address."""
    begins, ends = _day(days[0]) or date(1970, 1, 1), _day(days[1]) or today
    after, before = span(workspace, begins, ends)
    young, _ = span(workspace, today - timedelta(days=REPLY_WINDOW_DAYS - 1), today)
    known = {"own": workspace.pk.hex, "from": after, "to": before, "young": young}
    if reached == TOUCHED:
        low, high = numbers(workspace, begins, ends)
        return _in_order(_TOUCHED, {**known, "low": low, "high": high})
    return _in_order(_ROUNDS + REACHED[reached], known)


def is_day(words: str) -> bool:
    """Whether a part of an address is a day."""
    return _day(words) is not None


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _in_order(sql: str, known: dict[str, Any]) -> tuple[str, list[Any]]:
    """The same with plain marks: the list of people puts its own conditions beside it."""
    parts = sql.split("%(")
    names = [part.split(")s", 1) for part in parts[1:]]
    return parts[0] + "".join(f"%s{rest}" for _, rest in names), [known[name] for name, _ in names]
