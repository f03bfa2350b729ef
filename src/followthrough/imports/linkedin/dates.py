"""The date forms of LinkedIn's files and of their usual re-saves, read strictly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from followthrough.imports.contract import PartialDate

_EPOCH = date(1970, 1, 1).toordinal()
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_NOON = 12

_CLOCK = r"(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?"
_TIME = rf"(?:(?:,? |T){_CLOCK}(?: ?(?P<half>[AP])\.?M\.?)?)?"
_ZONE = r"(?: ?(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d))?"
_NAMED_ZONE = r"(?P<zone>UTC|GMT)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<y>\d{{4}})-(?P<mo>\d\d)-(?P<d>\d\d){_TIME}{_ZONE}",
        rf"(?P<y>\d{{4}})/(?P<mo>\d\d)/(?P<d>\d\d){_TIME}{_ZONE}",
        rf"(?P<mo>\d{{1,2}})/(?P<d>\d{{1,2}})/(?P<y>\d{{4}}|\d\d){_TIME}{_ZONE}",
        rf"(?P<d>\d{{1,2}})\.(?P<mo>\d{{1,2}})\.(?P<y>\d{{4}}|\d\d){_TIME}{_ZONE}",
        rf"(?P<d>\d{{1,2}})[ -](?P<mo>[a-z]+)\.?[ -](?P<y>\d{{4}}|\d\d){_TIME}{_ZONE}",
        rf"(?P<mo>[a-z]+)\.? (?P<d>\d{{1,2}}), (?P<y>\d{{4}}){_TIME}{_ZONE}",
        rf"[a-z]{{3}} (?P<mo>[a-z]{{3}}) (?P<d>\d{{1,2}}) {_CLOCK} {_NAMED_ZONE} (?P<y>\d{{4}})",
    )
)
_PARTIAL = re.compile(
    r"(?:(?P<mo>[a-z]+)\.? )?(?P<y>\d{4})|(?P<mo2>[a-z]{3})-(?P<y2>\d\d)"
    r"|(?P<y3>\d{4})-(?P<mo3>\d\d)(?:-\d\d)?(?: 00:00:00)?",
    re.IGNORECASE,
)
_SLASHES = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(?=\d{2,4}(?: \d|\s*$))")  # not “1/31/18, 9:05 AM”
_MOST_MONTHS = 12
_LAST_SHORT_YEAR = 50  # careers began before 2000: Mar-98 is 1998


class SlashOrder(Enum):
    """Which of ``05/01/2025`` is the day, as the days of one file show."""

    MONTH_FIRST = auto()
    DAY_FIRST = auto()
    UNCLEAR = auto()


class Instant(NamedTuple):
    """Epoch seconds; where the zone is unknown, of the written time read as UTC."""

    seconds: int
    zone_known: bool


@lru_cache(maxsize=10_000)
def read_instant(text: str) -> Instant | None:
    """The instant a text means, or none where that would be a guess."""
    text = " ".join(text.split())
    for form in _FORMS:
        if matched := form.fullmatch(text):
            return _instant(matched.groupdict())
    return None


def is_instant(text: str) -> bool:
    """Whether a text means an instant."""
    return read_instant(text) is not None


@lru_cache(maxsize=10_000)
def read_day(text: str) -> str | None:
    """The day a text means, written ``2026-01-31``, or none where that would be a guess."""
    instant = read_instant(text)
    if instant is None:
        return None
    return date.fromordinal(instant.seconds // _DAY + _EPOCH).isoformat()


def read_day_first(text: str) -> str | None:
    """The same for files in which ``05/01/2025`` is the fifth of January."""
    return read_day(_SLASHES.sub(r"\2/\1/", text, count=1))


def slash_order(texts: Iterable[str]) -> SlashOrder:
    """LinkedIn writes the month first; spreadsheets write what the owner's country writes."""
    pairs = {(int(m[1]), int(m[2])) for m in map(_SLASHES.match, texts) if m}
    month_first = all(first <= _MOST_MONTHS for first, _ in pairs)
    day_first = all(second <= _MOST_MONTHS for _, second in pairs)
    if month_first == day_first and any(first != second for first, second in pairs):
        return SlashOrder.UNCLEAR
    return SlashOrder.MONTH_FIRST if month_first else SlashOrder.DAY_FIRST


def read_partial(text: str) -> PartialDate:
    """The year, and the month where it is given; unknown where neither can be read."""
    matched = _PARTIAL.fullmatch(" ".join(text.split()))
    if matched is None:
        return PartialDate()
    month = matched["mo"] or matched["mo2"] or matched["mo3"]
    number = _month(month) if month else None
    if month and number is None:
        return PartialDate()
    if short := matched["y2"]:
        year = int(short) + (2000 if int(short) <= _LAST_SHORT_YEAR else 1900)
    else:
        year = int(matched["y"] or matched["y3"])
    return PartialDate(year, number)


def seconds_by_minute() -> dict[str, int]:
    """The seconds of each ``HH:MM`` of a day, for reading very many times fast."""
    return {f"{n // 60:02d}:{n % 60:02d}": n * _MINUTE for n in range(_DAY // _MINUTE)}


def _instant(parts: dict[str, str | None]) -> Instant | None:
    day = _day(parts["y"] or "", parts["mo"] or "", parts["d"] or "")
    time = _time(parts)
    if day is None or time is None:
        return None
    zone = parts["zone"]
    return Instant(day + time - _offset(zone), zone is not None)


def _day(year: str, month: str, day: str) -> int | None:
    full_year = int(year) + (2000 if len(year) == len("26") else 0)
    number = _month(month)
    if number is None or not _FIRST_YEAR <= full_year <= _LAST_YEAR:
        return None
    try:
        return (date(full_year, number, int(day)).toordinal() - _EPOCH) * _DAY
    except ValueError:
        return None


def _month(month: str) -> int | None:
    if month.isdigit():
        return int(month) if 1 <= int(month) <= len("JFMAMJJASOND") else None
    return _MONTHS.get(month.casefold())


def _time(parts: dict[str, str | None]) -> int | None:
    hour, minute, second = (int(parts[name] or 0) for name in ("h", "mi", "s"))
    if half := parts.get("half"):
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.upper() == "P" else 0)
    if hour >= _DAY // _HOUR or minute >= _MINUTE or second > _MINUTE:
        return None
    return hour * _HOUR + minute * _MINUTE + second


def _offset(zone: str | None) -> int:
    if zone is None or zone[0] not in "+-":
        return 0
    size = int(zone[1:3]) * _HOUR + int(zone[-2:]) * _MINUTE
    return size if zone[0] == "+" else -size
