"""Every date form of the archive, of its re-saves, and what must not be read."""

import pytest

from followthrough.imports.contract import PartialDate
from followthrough.imports.linkedin.dates import (
    SlashOrder,
    read_day,
    read_day_first,
    read_instant,
    read_partial,
    slash_order,
)
from followthrough.imports.linkedin.messages import instants


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Jan 2025", "2025-01-05"),
        ("5 January 2025", "2025-01-05"),
        ("05 SEPT 2025", "2025-09-05"),
        ("5-Jan-26", "2026-01-05"),
        ("31-Jan-21", "2021-01-31"),
        ("31-Dec-2021", "2021-12-31"),
        ("1/31/18, 9:05 AM", "2018-01-31"),
        ("1/31/18, 11:59 PM", "2018-01-31"),
        ("1/31/18, 9:05\u202fAM", "2018-01-31"),
        ("1/31/2018 9:05", "2018-01-31"),
        ("2025-01-05", "2025-01-05"),
        ("2024-12-31 00:00:00", "2024-12-31"),
        ("2024-12-31 23:59:59.999", "2024-12-31"),
        ("05.01.2025", "2025-01-05"),
        ("5.1.25", "2025-01-05"),
        ("Jan 5, 2025", "2025-01-05"),
        ("Jan. 5, 2025", "2025-01-05"),
        ("  05  Jan 2025 ", "2025-01-05"),
        ("29 Feb 2024", "2024-02-29"),
    ],
)
def test_day_is_read(text: str, day: str) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "Jan 2025",
        "yesterday",
        "45662",
        "29 Feb 2025",
        "31 Jun 2025",
        "00 Jan 2025",
        "05 Foo 2025",
        "31/12/24",
        "2025-13-01",
        "2025-00-01",
        "05 Jan 1925",
        "05 Jan 3025",
        "05 Jan 2025 and more",
        "1/31/18, 13:05 PM",
        "1/31/18, 0:05 AM",
        "1/31/18, 24:00",
        "1/31/18, 9:60 AM",
    ],
)
def test_day_is_not_guessed(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        ([], SlashOrder.MONTH_FIRST),
        (["05 Jan 2025", "2025-01-31"], SlashOrder.MONTH_FIRST),
        (["1/5/2025", "12/31/2024"], SlashOrder.MONTH_FIRST),
        (["05/01/2025", "31/12/2024"], SlashOrder.DAY_FIRST),
        (["05/01/25 00:00", "31/12/24 00:00"], SlashOrder.DAY_FIRST),
        (["05/01/2025"], SlashOrder.UNCLEAR),
        (["05/05/2025"], SlashOrder.MONTH_FIRST),
        (["31/12/2024", "12/31/2024"], SlashOrder.UNCLEAR),
        (["1/5/18, 9:05 AM", "2/6/18, 9:05 PM"], SlashOrder.MONTH_FIRST),
    ],
)
def test_order_of_day_and_month_is_what_the_whole_file_shows(
    texts: list[str], order: SlashOrder
) -> None:
    assert slash_order(texts) is order


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/01/2025", "2025-01-05"),
        ("31/12/24", "2024-12-31"),
        ("31/12/24 09:05", "2024-12-31"),
        ("12/31/24", None),
        ("05 Jan 2025", "2025-01-05"),
        ("", None),
    ],
)
def test_day_first_where_the_file_writes_it_so(text: str, day: str | None) -> None:
    assert read_day_first(text) == day


@pytest.mark.parametrize(
    ("text", "seconds", "zone_known"),
    [
        ("2021-01-31 09:05:00 UTC", 1612083900, True),
        ("2021-01-31 23:59:60 UTC", 1612137600, True),
        ("2021-01-31T09:05:00Z", 1612083900, True),
        ("2021-01-31 09:05:00 +01:00", 1612080300, True),
        ("2021-01-31 09:05:00 -0530", 1612103700, True),
        ("2019-01-31T09:05:00", 1548925500, False),
        ("1/31/18, 12:05 AM", 1517357100, False),
        ("1/31/18, 12:05 PM", 1517400300, False),
        ("Mon Jan 31 10:11:12 UTC 2022", 1643623872, True),
        ("2022/01/31 10:11:12 UTC", 1643623872, True),
        ("05 Jan 2025", 1736035200, False),
    ],
)
def test_instant_is_never_shifted_without_a_zone(
    text: str, seconds: int, *, zone_known: bool
) -> None:
    assert read_instant(text) == (seconds, zone_known)


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-31 09:05:00 UTC",
        "2024-02-29 23:59:59 UTC",
        "2023-02-29 10:00:00 UTC",
        "2021-01-31 24:00:00 UTC",
        "2021-01-31 09:60:00 UTC",
        "2021-01-31T09:05:00",
        "1/31/18, 9:05 AM",
        "2021-01-31",
        "2021-13-31 09:05:00 UTC",
        "",
    ],
)
def test_the_fast_way_reads_what_the_slow_way_reads(text: str) -> None:
    assert instants()(text) == read_instant(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Mar 2019", (2019, 3)),
        ("March 2019", (2019, 3)),
        ("Sept. 2019", (2019, 9)),
        ("2019", (2019, None)),
        ("Mar-19", (2019, 3)),
        ("Mar-98", (1998, 3)),
        ("2019-03", (2019, 3)),
        ("2019-03-01", (2019, 3)),
        ("2019-03-01 00:00:00", (2019, 3)),
        (" Mar  2019 ", (2019, 3)),
        ("", (None, None)),
        ("NA", (None, None)),
        ("soon", (None, None)),
        ("Foo 2019", (None, None)),
        ("2019-13", (None, None)),
        ("03/2019", (None, None)),
    ],
)
def test_partial_date_says_no_more_than_it_knows(
    text: str, known: tuple[int | None, int | None]
) -> None:
    assert read_partial(text) == PartialDate(*known)


@pytest.mark.parametrize(
    ("date", "text"),
    [(PartialDate(2019, 3), "2019-03"), (PartialDate(2019), "2019"), (PartialDate(), "")],
)
def test_partial_date_is_written_as_far_as_it_goes(date: PartialDate, text: str) -> None:
    assert str(date) == text
