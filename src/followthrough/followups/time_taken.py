"""How long something took the user: as they say, or since one person alone was shown. Pure."""

from datetime import datetime

MOST_MINUTES = 240
LEFT_OPEN = 3_600  # seconds; a page open longer was left, and says nothing


def time_taken(*, minutes: int = 0, since: int = 0, at: datetime) -> int:
    """Seconds, 0 where nothing tells; ``since`` is the epoch second at which they were shown."""
    if minutes > 0:
        return 60 * min(minutes, MOST_MINUTES)
    seconds = int(at.timestamp()) - since if since > 0 else 0
    return seconds if 0 < seconds <= LEFT_OPEN else 0
