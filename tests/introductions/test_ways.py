"""The ways to a company and a person: the same as brute force, from the company’s side."""

from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Affiliation, Company, Contact
from followthrough.contacts.noting_affiliations import note_affiliation
from followthrough.conversations import exchanges
from followthrough.conversations.models import Exchange
from followthrough.introductions.naming import note_acquaintance
from followthrough.introductions.ways import ways_to_company, ways_to_person
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


def network(seed: int) -> tuple[Workspace, Company]:
    """A small network by chance: people, where they are and were, and who talked."""
    dice, workspace = Random(seed), factories.workspace()
    companies = [factories.company(workspace=workspace, name=f"Firm {n}") for n in range(4)]
    for number in range(14):
        kind = "dont" if number == 3 else "key"
        contact = factories.sorted_contact(
            workspace=workspace,
            kind=kind,
            name=f"Person {number}",
            company=dice.choice(companies),
            connected_on=dice.choice([None, TODAY]),
        )
        for place in dice.sample(range(4), 2):
            start = dice.randint(2000, 2015)
            note_affiliation(
                contact,
                dice.choice([f"Firm {place}", f"School {place}"]),
                is_study=bool(dice.randint(0, 1)),
                started=str(start),
                finished=str(start + 3),
                by=None,
                at=AT,
            )
        for is_outbound in (True, False):
            if dice.random() < 0.5:
                at = AT - timedelta(days=dice.randint(1, 1500))
                factories.interaction(contact=contact, is_outbound=is_outbound, at=at)
    everybody = list(Contact.objects.of(workspace))
    note_acquaintance(everybody[0], everybody[1], by=None, at=AT)
    exchanges.refresh(workspace)
    return workspace, companies[0]


def reachable(workspace: Workspace, company: Company) -> set[str]:
    """Who is a bridge, found by comparing everybody with everybody."""
    people = list(Contact.objects.of(workspace).select_related("company"))
    places = {
        one.pk: {
            (place.is_study, place.key)
            for place in Affiliation.objects.of(workspace).filter(contact=one)
        }
        for one in people
    }
    now = {one.pk: (False, one.company.key) for one in people}
    found = set()
    for bridge in people:
        has_spoken = Exchange.objects.of(workspace).filter(contact=bridge, heard__gt=0).exists()
        is_near = bridge.connected_on or has_spoken
        if bridge.name == "Person 3" or bridge.company == company or not is_near:
            continue
        for other in people:
            if other.company != company or other.name == "Person 3":
                continue
            knows = {bridge.name, other.name} == {"Person 0", "Person 1"}
            shares = places[bridge.pk] & places[other.pk]
            shares |= {now[bridge.pk]} & places[other.pk] | places[bridge.pk] & {now[other.pk]}
            if knows or shares:
                found.add(bridge.name)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_the_query_finds_whom_brute_force_finds(seed: int) -> None:
    workspace, company = network(seed)
    found = ways_to_company(workspace, company, today=TODAY, limit=99)
    assert {way.bridge.name for way in found} == reachable(workspace, company)
    totals = [way.total for way in found]
    assert totals == sorted(totals, reverse=True)
    assert ways_to_company(workspace, company, today=TODAY) == found[:3]


def test_the_plan_begins_at_the_company() -> None:
    workspace, company = network(1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as asked:
        ways_to_company(workspace, company, today=TODAY)
    (ways,) = [one["sql"] for one in asked.captured_queries if one["sql"].strip()[:4] == "WITH"]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {ways.replace('%', '%%')}")
        steps = [row[3] for row in cursor.fetchall()]
    for index in ("contact_by_company", "affiliation_by_name"):
        assert any(f"INDEX {index}" in step for step in steps), steps
    scanned = {step.split()[1] for step in steps if step.startswith("SCAN")}
    assert scanned <= {"met", "s", "CONSTANT", "shared"}, steps


def test_a_colleague_of_somebody_is_a_way_to_them() -> None:
    workspace = factories.workspace()
    kestrel = factories.company(workspace=workspace, name="Kestrel")
    ana = factories.contact(workspace=workspace, name="Ana Duarte", company=kestrel)
    june = factories.contact(
        workspace=workspace, name="June Park", company=kestrel, connected_on=TODAY
    )
    (way,) = ways_to_person(ana, today=TODAY)
    assert (way.bridge.name, way.total) == (june.name, 32)
    assert way.words == "June Park to Ana Duarte: works at Kestrel, too; you never talked."
    assert way.missing == "Do they know Ana Duarte?"
