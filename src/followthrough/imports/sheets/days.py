"""Days as people write them in sheets: which number is the day is decided for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from followthrough.imports.linkedin.dates import read_day
from followthrough.imports.sheets.layout import DAY_FIRST, MONTH_FIRST, UNCLEAR

_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?!\d)")
_DOTS = re.compile(r"\s*\d{1,2}\.\d{1,2}\.\d{2,4}")
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NO_YEAR = re.compile(r"\s*--(\d\d)-(\d\d)")
_MONTHS = 12
_EMPTY_DAYS = frozenset(("", "0/0/00", "00/00/00", "0000-00-00"))
_CENTURY = 100
_LAST_SHORT_YEAR = 69  # 70 to 99 are of the last century, as in POSIX


@lru_cache(maxsize=20_000)
def read(text: str, order: str = "") -> str:
    """The day as ``2026-01-31``, or nothing where it is none or would be a guess."""
    text = text.strip()
    if text in _EMPTY_DAYS:
        return ""
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(text):
        order = DAY_FIRST if _DOTS.match(text) else order
        return _of_numbers(int(found[1]), int(found[2]), _year(found[3]), order)
    return text if _NO_YEAR.fullmatch(text) else read_day(text) or ""


def _of_numbers(first: int, second: int, year: int, order: str) -> str:
    is_open = order not in {DAY_FIRST, MONTH_FIRST}
    if is_open and first != second and first <= _MONTHS and second <= _MONTHS:
        return ""
    is_month_first = order == MONTH_FIRST or (order != DAY_FIRST and second > _MONTHS)
    return _day(year, first, second) if is_month_first else _day(year, second, first)


def is_day(text: str) -> bool:
    """Whether a text is a day in one order or the other."""
    return bool(read(text, DAY_FIRST) or read(text, MONTH_FIRST)) or text.strip() in _EMPTY_DAYS


def order_of(texts: Iterable[str]) -> str:
    """Which number is the day in all of a column; unclear where either would do."""
    pairs = {
        (int(found[1]), int(found[2]))
        for text in texts
        if (found := _NUMBERS.match(text)) and not _DOTS.match(text)
    }
    telling = {pair for pair in pairs if pair[0] != pair[1]}
    if not telling:
        return ""
    day_first = all(second <= _MONTHS for _, second in telling)
    month_first = all(first <= _MONTHS for first, _ in telling)
    if day_first == month_first:
        return UNCLEAR
    return DAY_FIRST if day_first else MONTH_FIRST


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - written out
        return year
    return year + (19 if year > _LAST_SHORT_YEAR else 20) * _CENTURY


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
