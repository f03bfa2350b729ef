"""Dates, people and addresses in single cells."""

import pytest

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Person
from followthrough.imports.linkedin.archive import FileKind, kind_of
from followthrough.imports.linkedin.dates import read_day, read_instant, read_partial
from followthrough.imports.linkedin.people import several_people


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Jan 2025", "2025-01-05"),
        ("5-Jan-26", "2026-01-05"),
        ("1/31/18, 9:05 AM", "2018-01-31"),
        ("2025-01-05", "2025-01-05"),
        ("2024-12-31 00:00:00", "2024-12-31"),
        ("05.01.2025", "2025-01-05"),
        ("Jan 5, 2025", "2025-01-05"),
        ("29 Feb 2024", "2024-02-29"),
        ("29 Feb 2025", None),
        ("31/12/24", None),
        ("2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_day_is_read_strictly_or_not_at_all(text: str, day: str | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "seconds", "zone_known"),
    [
        ("2021-01-31 09:05:00 UTC", 1612083900, True),
        ("2019-01-31T09:05:00", 1548925500, False),
        ("1/31/18, 12:05 AM", 1517357100, False),
        ("1/31/18, 12:05 PM", 1517400300, False),
        ("Mon Jan 31 10:11:12 UTC 2022", 1643623872, True),
        ("2021-01-31 09:05:00 +01:00", 1612080300, True),
    ],
)
def test_instant_is_never_shifted_without_a_zone(
    text: str, seconds: int, *, zone_known: bool
) -> None:
    assert read_instant(text) == (seconds, zone_known)


@pytest.mark.parametrize(
    ("text", "told"),
    [("Mar 2019", "2019-03"), ("2019", "2019"), ("Mar-98", "1998-03"), ("", ""), ("soon", "")],
)
def test_partial_date_says_no_more_than_it_knows(text: str, told: str) -> None:
    assert str(read_partial(text)) == told


@pytest.mark.parametrize(
    ("names", "urls", "people"),
    [
        ("Ana Duarte", "https://www.linkedin.com/in/ana", [("Ana Duarte", "ana")]),
        ("Jane Doe, PMP", "", [("Jane Doe, PMP", "")]),
        ("Jane Doe, PMP,Tomasz Wilk", "", [("Jane Doe, PMP", ""), ("Tomasz Wilk", "")]),
        ("A,B", "linkedin.com/in/a,https://www.linkedin.com/in/b", [("A", "a"), ("B", "b")]),
        ("", "", []),
    ],
)
def test_recipients_are_parted_at_commas_without_a_blank(
    names: str, urls: str, people: list[tuple[str, str]]
) -> None:
    assert several_people(names, urls) == tuple(Person(*each) for each in people)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/Ana-Duarte", "ana-duarte"),
        ("https://www.linkedin.com/in/s%C3%B8ren", "søren"),
        ("https://www.linkedin.com/in/s%25C3%25B8ren", "søren"),
        ("http://de.linkedin.com/in/ana/?trk=x#top", "ana"),
        ("www.linkedin.com/in/ana", "ana"),
        ("linkedin.com/in/ana/", "ana"),
        ("https://www.linkedin.com/pub/ada-example/a7/576/b50", "ada-example-b50576a7"),
        ("https://www.linkedin.com/in", ""),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://example.com/in/ana", ""),
        ("https://evil.example/?x=linkedin.com/in/ana", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_address_has_one_spelling(url: str, key: str) -> None:
    assert canonical_address(url) == key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Connections.csv", FileKind.CONNECTIONS),
        ("connections (1).CSV", FileKind.CONNECTIONS),
        ("Messages.csv", FileKind.MESSAGES),
        ("Recommendations Given.csv", FileKind.RECOMMENDATIONS_GIVEN),
        ("Endorsement_Received_Info.csv", FileKind.ENDORSEMENTS_RECEIVED),
        ("Jobs/Job Applications.csv", FileKind.JOB_APPLICATIONS),
        ("Imported Contacts.csv", FileKind.UPLOADED_CONTACTS),
        ("learning_role_play_messages.csv", FileKind.IGNORED),
        ("Comments.csv", FileKind.IGNORED),
        ("Connections.xlsx", FileKind.IGNORED),
    ],
)
def test_file_is_known_by_its_name(name: str, kind: FileKind) -> None:
    assert kind_of(name) == kind
