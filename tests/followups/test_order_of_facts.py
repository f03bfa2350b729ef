"""The same facts in any order, at any time of counting, give the same state and the same step."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from followthrough.accounts.identifiers import number_at
from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Exchange, Interaction, Result
from followthrough.followups import planning
from followthrough.followups.models import FollowUp
from followthrough.sorting.models import Placement
from tests import factories
from tests.factories import AT, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HISTORIES = 10_000
RESULTS = ["", "", *(one.value for one in Result)]
ROLES = ["recruiter", "agency_recruiter", "hiring_manager", "employee", "colleague", "general"]
STATE = list(exchanges.FACTS)
Entry = dict[str, Any]


def history(chance: Random, number: int) -> list[Entry]:
    """Up to seven entries in the last five months; no two at the same instant."""
    days = chance.sample(range(150), chance.randint(0, 7))
    return [
        {
            "is_outbound": chance.random() < 0.5,
            "at": AT - timedelta(days=day, minutes=chance.randint(0, 600)),
            "result": chance.choice(RESULTS),
            "named_on": TODAY + timedelta(days=chance.randint(-60, 30))
            if chance.random() < 0.3
            else None,
            "channel": chance.choice(["linkedin", "email", "phone", "meeting"]),
            "said": chance.choice(["Thanks!", "Shall we talk?"]),
            "seed": number * 10 + place,
        }
        for place, day in enumerate(days)
    ]


def people(workspace: Workspace, chance: Random) -> list[Contact]:
    contacts = [
        Contact(
            workspace=workspace,
            name=f"Person {number}",
            sort_name=f"person {number}",
            came_in_on=TODAY - timedelta(days=200),
            connected_on=TODAY - timedelta(days=190) if chance.random() < 0.7 else None,
            number=number,
        )
        for number in range(HISTORIES)
    ]
    Contact.objects.bulk_create(contacts, batch_size=2000)
    placed = [
        Placement(
            workspace=workspace,
            contact=one,
            kind=chance.choice(["key", "key", "interesting", ""]),
            role=chance.choice(ROLES),
            confidence="sure",
            decided_at=AT,
        )
        for one in contacts
    ]
    Placement.objects.bulk_create(placed, batch_size=2000)
    return contacts


def note(workspace: Workspace, entries: list[tuple[Contact, Entry]]) -> None:
    rows = [
        Interaction(
            workspace=workspace,
            contact=contact,
            number=number_at(int(entry["at"].timestamp()), entry["seed"]),
            **{name: value for name, value in entry.items() if name != "seed"},
        )
        for contact, entry in entries
    ]
    Interaction.objects.bulk_create(rows, batch_size=2000)


def state(workspace: Workspace, contacts: list[Contact]) -> list[Any]:
    places = {one.pk: place for place, one in enumerate(contacts)}
    return [
        sorted((places[row[0]], *row[1:]) for row in rows)
        for rows in (
            Exchange.objects.of(workspace).values_list("contact_id", *STATE),
            FollowUp.objects.of(workspace).values_list("contact_id", *planning.FIELDS),
        )
    ]


def test_the_same_facts_in_any_order_give_the_same_state() -> None:
    plain, mixed = (factories.workspace(name=name) for name in ("One", "Other"))
    one, other = (people(workspace, Random(7)) for workspace in (plain, mixed))
    chance = Random(11)
    histories = [history(chance, number) for number in range(HISTORIES)]
    note(plain, [(one[n], entry) for n, entries in enumerate(histories) for entry in entries])
    exchanges.refresh(plain)
    planning.replan(plain, today=TODAY)

    every = [(other[n], entry) for n, entries in enumerate(histories) for entry in entries]
    wrong = [
        (person, {"is_outbound": True, "at": AT, "channel": "email", "result": "met", "seed": n})
        for n, person in enumerate(other[::7])
    ]
    chance.shuffle(every)
    half = len(every) // 2
    note(mixed, [*wrong, *every[:half]])
    exchanges.refresh(mixed)
    planning.replan(mixed, today=TODAY)
    Interaction.objects.of(mixed).filter(at=AT, result="met", said="").delete()
    note(mixed, every[half:])
    ids = [person.pk for person in other]
    chance.shuffle(ids)
    for start in range(0, len(ids), 400):
        some = ids[start : start + 400]
        exchanges.refresh(mixed, some)
        planning.replan(mixed, some, today=TODAY)

    assert state(mixed, other) == state(plain, one)
    situations = set(FollowUp.objects.of(plain).values_list("situation", flat=True))
    assert len(situations) > 20
