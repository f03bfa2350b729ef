"""How long something took: as the user says, or since one person alone was shown."""

from followthrough.web.requests import Request

MOST_MINUTES = 240
LEFT_OPEN = 3_600  # seconds; a page open longer was left, and says nothing


def took(request: Request) -> int:
    """The seconds something took; 0 where nothing tells."""
    minutes = _number(request, "took")
    if minutes:
        return 60 * min(minutes, MOST_MINUTES)
    since = _number(request, "since")
    seconds = int(request.now.timestamp()) - since if since else 0
    return seconds if 0 < seconds <= LEFT_OPEN else 0


def _number(request: Request, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 12 else 0  # noqa: PLR2004 - digits of an instant
