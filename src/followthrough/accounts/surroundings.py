"""What the machine tells about itself: environment switches and the local time zone."""

import os
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal
from django.core.exceptions import ImproperlyConfigured

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})


def flag(name: str, *, default: bool) -> bool:
    """A switch from the environment; a wrong value stops the start and says what to write."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.casefold() in _YES | _NO:
        return value.casefold() in _YES
    raise ImproperlyConfigured(f"{name}={value}: use true or false.")


def local_time_zone() -> str:
    """The name of this machine's zone, or UTC where it has none that is known."""
    try:
        name = str(tzlocal.get_localzone_name() or "UTC")
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
    return name
