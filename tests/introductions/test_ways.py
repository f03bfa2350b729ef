"""The ways to a company and a person: the same as brute force, from the company’s side."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Affiliation, Company, Contact, Recommendation
from followthrough.contacts.noting_affiliations import note_affiliation
from followthrough.conversations import exchanges
from followthrough.conversations.models import Conversation, Exchange
from followthrough.favours.keeping import Line, log_favour
from followthrough.favours.models import Favour
from followthrough.introductions.models import Acquaintance
from followthrough.introductions.naming import note_acquaintance
from followthrough.introductions.paths import Bridge, Link, score
from followthrough.introductions.ways import ways_to_company, ways_to_person
from followthrough.introductions.weighing import weigh
from followthrough.sorting.models import Placement
from followthrough.sorting.overlapping import Years
from followthrough.sorting.placing import place as place_everybody
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


TITLES = ("VP of Sales", "Accountant", "Sales Manager", "Nurse", "")
YEARS = ("", "2004", "2006", "2006-03", "2008", "2009-11", "2011")


def network(seed: int) -> tuple[Workspace, Company]:
    """A small network by chance: people, where they are and were, and who talked."""
    dice, workspace = Random(seed), factories.workspace()
    sizes = ("", "small", "medium", "large")
    companies = [
        factories.company(workspace=workspace, name=f"Firm {n}", size=size)
        for n, size in enumerate(sizes)
    ]
    people = []
    for number in range(18):
        contact = factories.contact(
            workspace=workspace,
            name=f"Person {number}",
            title=dice.choice(TITLES),
            company=dice.choice(companies),
            connected_on=dice.choice([None, TODAY]),
        )
        people.append(contact)
        _past(contact, dice)
    for one, other in (dice.sample(people, 2) for _ in range(3)):
        note_acquaintance(one, other, by=None, at=AT)
    for number in (3, 12):  # one small conversation, and a crowd
        thread = Conversation.objects.create(
            workspace=workspace, channel="linkedin", external_id=f"group {number}", is_group=True
        )
        for one in dice.sample(people, number):
            said: dict[str, Any] = {"conversation": thread, "is_personal": False}
            factories.interaction(contact=one, is_outbound=False, at=AT, **said)
    for one in dice.sample(people, 2):
        Recommendation.objects.create(
            workspace=workspace, contact=one, is_sure=True, is_given=False, name=one.name
        )
    exchanges.refresh(workspace)
    place_everybody(workspace, at=AT)
    Placement.objects.of(workspace).filter(contact=people[3]).update(kind="dont")
    return workspace, companies[seed % 4]


def _past(contact: Contact, dice: Random) -> None:
    """Where somebody was, what was said, and what went back and forth, by chance."""
    for place in dice.sample(range(4), 2):
        started, finished = sorted(dice.choices(YEARS, k=2))
        note_affiliation(
            contact,
            dice.choice([f"Firm {place}", f"School {place}"]),
            is_study=bool(dice.randint(0, 1)),
            started=started,
            finished=finished,
            by=None,
            at=AT,
        )
    for is_outbound in (True, False):
        for _ in range(dice.choice([0, 1, 6])):
            at = AT - timedelta(days=dice.choice([3, 90, 91, 365, 366, 1095, 1096]))
            factories.interaction(contact=contact, is_outbound=is_outbound, at=at)
    if dice.random() < 0.3:
        log_favour(contact, Line("asked for advice"), by=None, at=AT)
    if dice.random() < 0.2:
        log_favour(contact, Line("got a lead"), by=None, at=AT)


def brute_force(workspace: Workspace, company: Company) -> dict[str, float]:
    """The best score of each bridge, found by scoring everybody with everybody."""
    known = Contact.objects.of(workspace).select_related("company")
    people = {one.pk: one for one in known.exclude(placement__kind="dont")}
    found: dict[str, float] = {}
    for bridge in people.values():
        talk = Exchange.objects.of(workspace).filter(contact=bridge).first()
        if bridge.company == company or not (bridge.connected_on or (talk and talk.heard)):
            continue
        for other in people.values():
            links = list(_links(bridge, other)) if other.company == company else []
            if links:
                placed = Placement.objects.of(workspace).get(contact=other)
                who = _bridge(bridge, talk)
                total = score(links, who, function=placed.function, level=placed.seniority).total
                found[bridge.name] = max(found.get(bridge.name, total), total)
    return found


def _links(bridge: Contact, other: Contact) -> Iterator[Link]:
    sizes = dict(Company.objects.of(bridge.workspace).values_list("key", "size"))
    for one, two in product(_stays(bridge), _stays(other)):
        if one[:2] == two[:2]:
            (is_study, key, years), others = one, two[2]
            size = "" if is_study else sizes.get(key, "")
            yield Link("studied" if is_study else "worked", key, size, years, others, other.name)
    ties = Acquaintance.objects.of(bridge.workspace)
    if any({tie.contact_id, tie.other_id} == {bridge.pk, other.pk} for tie in ties):
        yield Link("knows", other_name=other.name)
    small = Conversation.objects.of(bridge.workspace).get(external_id="group 3")
    if {bridge.pk, other.pk} <= set(small.interactions.values_list("contact", flat=True)):
        yield Link("group", other_name=other.name)


def _stays(contact: Contact) -> list[tuple[bool, str, Years]]:
    places = Affiliation.objects.of(contact.workspace).filter(contact=contact)
    noted = [(one.is_study, one.key, Years(one.started, one.finished)) for one in places]
    return [*noted, (False, contact.company.key, Years())]


def _bridge(contact: Contact, talk: Exchange | None) -> Bridge:
    placed = Placement.objects.of(contact.workspace).get(contact=contact)
    favours = Favour.objects.of(contact.workspace).filter(contact=contact)
    last = max(filter(None, (talk.last_touch_at, talk.last_heard_at))) if talk else None
    has_talked = last and talk and talk.touches and talk.heard
    return Bridge(
        talked_days=(TODAY - last.date()).days if last and has_talked else None,
        messages=talk.touches + talk.heard if talk else 0,
        function=placed.function,
        level=placed.seniority,
        has_helped=bool(talk and talk.has_helped)
        or favours.filter(way="received").exists()
        or Recommendation.objects.of(contact.workspace).filter(contact=contact).exists(),
        was_asked_lately=favours.filter(way="asked").exists(),
        waits_for_answer=bool(talk and talk.turn == "theirs"),
    )


@pytest.mark.parametrize("seed", range(24))
def test_the_query_finds_and_scores_as_brute_force_does(seed: int) -> None:
    workspace, company = network(seed)
    found = ways_to_company(workspace, company, today=TODAY, limit=99)
    assert {way.bridge.name: way.total for way in found} == brute_force(workspace, company)
    totals = [way.total for way in found]
    assert totals == sorted(totals, reverse=True)
    assert ways_to_company(workspace, company, today=TODAY) == found[:3]


def test_a_part_the_user_weighs_otherwise_counts_so() -> None:
    workspace, company = network(1)
    before = ways_to_company(workspace, company, today=TODAY, limit=99)
    weigh(workspace, "never_talked", 90, by=None, at=AT)
    after = ways_to_company(workspace, company, today=TODAY, limit=99)
    assert after[0].parts[1] == ("you never talked", 90)
    assert {way.bridge.name for way in after} == {way.bridge.name for way in before}


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
