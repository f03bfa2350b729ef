"""The day a message names: “next week”, “in January”, “back on 5 January”, “until 12.01.”.

Read against the day it was written. What may be day and month or month and day is left alone
unless only one of both is possible.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import resources

_NAMES = tomllib.loads(
    resources.files("followthrough.conversations")
    .joinpath("vocabulary/days.toml")
    .read_text("utf-8")
)
NUMBERS = tuple(_NAMES["numbers"].split())
_MONTH_OF = {
    name: place for place, names in enumerate(_NAMES["months"], 1) for name in names.split()
}
_DAY_OF = {one: place for place, names in enumerate(_NAMES["weekdays"]) for one in names.split()}
_COUNT = {"a": 1, "an": 1, "couple": 2, "zwei": 2, "drei": 3, "deux": 2, "dos": 2}
_COUNT |= {name: place for place, name in enumerate(NUMBERS, 1)}
_ANY_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_ANY_DAY = "|".join(sorted(_DAY_OF, key=len, reverse=True))
_ANY_COUNT = "|".join([*sorted(_COUNT, key=len, reverse=True), r"\d{1,2}"])
_WEEKS_IN_A_FORTNIGHT = 2
_MOST_MONTHS_AHEAD = 12
_LONGEST_SPAN = 26  # weeks
JANUARY_AFTER = 8  # the day the new year begins for people at work


def named_day(text: str, *, on: date) -> date | None:
    """The first day named that is not before the day of writing, or None."""
    folded = _fold(text)
    found = sorted(_named(folded, on), key=lambda one: one[0])
    return next((day for _, day in found if day >= on), None)


def _named(folded: str, on: date) -> Iterator[tuple[int, date]]:
    for pattern, reader in _READERS:
        for match in pattern.finditer(folded):
            day = reader(match, on)
            if day is not None:
                yield match.start(), day


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(one for one in plain if not unicodedata.combining(one))


def _iso(match: re.Match[str], on: date) -> date | None:  # noqa: ARG001 - the shape of a reader
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _dotted(match: re.Match[str], on: date) -> date | None:
    """``12.1.`` and ``12.01.2026``: with dots the day comes first."""
    return _with_year(int(match[1]), int(match[2]), match[3], on)


def _slashed(match: re.Match[str], on: date) -> date | None:
    """``5/13``: only where one of both cannot be a month."""
    one, two = int(match[1]), int(match[2])
    if (one > _MOST_MONTHS_AHEAD) == (two > _MOST_MONTHS_AHEAD):
        return None
    day, month = (one, two) if one > _MOST_MONTHS_AHEAD else (two, one)
    return _with_year(day, month, match[3], on)


def _day_month(match: re.Match[str], on: date) -> date | None:
    return _with_year(int(match[1]), _MONTH_OF[match[2]], match[3], on)


def _month_day(match: re.Match[str], on: date) -> date | None:
    return _with_year(int(match[2]), _MONTH_OF[match[1]], match[3], on)


def _month_only(match: re.Match[str], on: date) -> date | None:
    month = _MONTH_OF[match[1]]
    day = {"mid": 15, "late": 25, "end": 25}.get((match[0].split() or [""])[0].strip("-"), 1)
    found = _with_year(day, month, None, on)
    return _with_year(JANUARY_AFTER, 1, None, on) if month == 1 and day == 1 else found


def _weekday(match: re.Match[str], on: date) -> date:
    ahead = (_DAY_OF[match[2]] - on.weekday()) % 7 or 7
    is_next = match[1] is not None and (match[1].strip() in {"next", "nachsten", "nachste"})
    is_this_week = _DAY_OF[match[2]] > on.weekday()
    return on + timedelta(days=ahead + (7 if is_next and is_this_week else 0))


def _next_week(match: re.Match[str], on: date) -> date:  # noqa: ARG001 - the shape of a reader
    return on + timedelta(days=7 - on.weekday())


def _next_month(match: re.Match[str], on: date) -> date:  # noqa: ARG001 - as above
    return date(on.year + on.month // 12, on.month % 12 + 1, 1)


def _new_year(match: re.Match[str], on: date) -> date:  # noqa: ARG001 - as above
    return date(on.year + (on > date(on.year, 1, JANUARY_AFTER)), 1, JANUARY_AFTER)


def _tomorrow(match: re.Match[str], on: date) -> date:  # noqa: ARG001 - as above
    return on + timedelta(days=1)


def _span(match: re.Match[str], on: date) -> date | None:
    count = _COUNT.get(match[1]) or int(match[1])
    unit = match[2]
    if unit.startswith(("month", "monat", "mois", "mes")):
        months = on.month - 1 + count
        return _day(on.year + months // 12, months % 12 + 1, min(on.day, 28))
    days = count if unit.startswith(("day", "tag", "jour", "dia")) else 7 * count
    return on + timedelta(days=days) if days <= 7 * _LONGEST_SPAN else None


def _fortnight(match: re.Match[str], on: date) -> date:  # noqa: ARG001 - as above
    return on + timedelta(weeks=_WEEKS_IN_A_FORTNIGHT)


def _with_year(day: int, month: int, year: str | None, on: date) -> date | None:
    if year:
        number = int(year)
        return _day(number + 2000 if number < 100 else number, month, day)  # noqa: PLR2004
    found = _day(on.year, month, day)
    return found if found is None or found >= on else _day(on.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_YEAR = r"(?:,? (20\d\d))?"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b"), _iso),
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d)?(?!\d)"), _dotted),
    (re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?\b"), _slashed),
    (
        re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: of| de)? ({_ANY_MONTH})\b\.?{_YEAR}"),
        _day_month,
    ),
    (re.compile(rf"\b({_ANY_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){_YEAR}"), _month_day),
    (
        re.compile(
            r"\b(?:in|im|en|em|a|until|till|by|mid[ -]|late|early|end of|after|for|debut|anfang"
            rf"|ende) ?({_ANY_MONTH})\b(?! \d)"
        ),
        _month_only,
    ),
    (
        re.compile(
            rf"\b(next |this |on |am |le |el |nachsten |nachste |until |by )?({_ANY_DAY})\b"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"\b(?:next week|week after|nachste woche|nachster woche|kommende woche"
            r"|semaine prochaine|semana que viene|proxima semana|settimana prossima"
            r"|volgende week|semana que vem)\b"
        ),
        _next_week,
    ),
    (
        re.compile(
            r"\b(?:next month|nachsten monat|mois prochain|mes que viene|proximo mes|mese prossimo"
            r"|volgende maand)\b"
        ),
        _next_month,
    ),
    (
        re.compile(
            r"\b(?:(?:in|of|after) the new year|early next year|beginning of next year|next year"
            r"|after the holidays|im neuen jahr|nach den feiertagen|annee prochaine"
            r"|ano que viene)\b"
        ),
        _new_year,
    ),
    (re.compile(r"\b(?:tomorrow|morgen|demain|manana|domani|amanha)\b"), _tomorrow),
    (re.compile(r"\bfortnight\b"), _fortnight),
    (
        re.compile(
            r"\b(?:in|within|after|for|dans|en|fra|over) (?:about |the next |around )?"
            rf"({_ANY_COUNT})(?: more| of)? (days?|weeks?|months?|tagen?|wochen|monaten?|jours?"
            r"|semaines?|mois|dias|semanas?|mes(?:es)?)\b"
        ),
        _span,
    ),
)
