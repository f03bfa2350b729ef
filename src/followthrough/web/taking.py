"""What a form says of how long something took."""

from followthrough.followups.time_taken import time_taken
from followthrough.web.requests import Request

_DIGITS = 11  # of an instant in seconds


def took(request: Request) -> int:
    """The seconds something took; 0 where nothing tells."""
    minutes, since = _number(request, "took"), _number(request, "since")
    return time_taken(minutes=minutes, since=since, at=request.now)


def _number(request: Request, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= _DIGITS else 0
