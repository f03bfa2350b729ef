"""The map: near ones first, a few at a time, the same words as a list, and no line to nowhere."""

import json

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Company
from followthrough.contacts.noting_affiliations import note_affiliation
from followthrough.followups import undoing
from followthrough.introductions.drawing import LETTERS, Row, draw, shortened
from followthrough.introductions.mapping import AT_ONCE, map_of
from followthrough.introductions.models import OwnWeight
from followthrough.introductions.weighing import NotAWeight, weigh, weights_of
from followthrough.jobsearch.aiming import set_aim
from followthrough.sorting.placing import place
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
NAMES = ("Kestrel", "Nordwind", "Halden", *(f"Acme {n}" for n in range(AT_ONCE)))


@pytest.fixture
def search(mine: Workspace) -> Workspace:
    """A company where somebody is known, one that is one step away, others without a way."""
    kestrel, nordwind = (factories.company(workspace=mine, name=name) for name in NAMES[:2])
    factories.contact(workspace=mine, name="June Park", company=kestrel, connected_on=TODAY)
    ana = factories.contact(workspace=mine, name="Ana Duarte", connected_on=TODAY)
    kenji = factories.contact(workspace=mine, name="Kenji Mori", company=nordwind)
    for one in (ana, kenji):
        note_affiliation(one, "Halden School", is_study=True, by=None, at=AT)
    place(mine, at=AT)
    set_aim(mine, titles=[], companies=list(NAMES), minutes=30, values=[], by=None, at=AT)
    return mine


def test_the_map_tells_how_near_each_company_is(search: Workspace) -> None:
    found = map_of(search, today=TODAY)
    assert [one.near for one in found.places] == ["there", "one_step", *["none"] * 4]
    assert found.places[0].words == "You know June Park there"
    assert found.places[1].words == "Ana Duarte could introduce you to Kenji Mori"
    assert (found.earlier, found.later) == (None, AT_ONCE)
    rest = map_of(search, today=TODAY, start=AT_ONCE)
    assert [one.name for one in rest.places] == list(NAMES[AT_ONCE:])
    assert (rest.earlier, rest.later) == (0, None)


def test_a_drawing_has_a_line_for_each_way_and_none_to_nowhere() -> None:
    rows = [Row("there", "", "Kestrel"), Row("one_step", "Ana", "Halden"), Row("none", "", "Acme")]
    drawn = draw(rows)
    assert [line.near for line in drawn.lines] == ["there", "there", "one_step", "one_step"]
    assert all(0 <= line.x < line.to_x <= drawn.width for line in drawn.lines)
    assert all(0 <= one.y <= drawn.height for one in drawn.labels)
    assert len({(one.x, one.y) for one in drawn.labels}) == len(drawn.labels)
    assert draw([]).lines == ()
    assert len(shortened("A very long name indeed, Inc.")) <= LETTERS


def test_the_page_says_in_a_list_what_it_draws(browser_of: Client, search: Workspace) -> None:
    page = browser_of.get("/map/").text
    assert 'role="img"' in page
    assert "style=" not in page
    for place_ in map_of(search, today=TODAY).places:
        assert place_.words in page
    assert "Those after" in page
    assert "Those before" in browser_of.get(f"/map/?from={AT_ONCE}").text
    assert browser_of.get("/map/?from=x").status_code == 200
    kestrel = Company.objects.of(search).get(name="Kestrel")
    company = browser_of.get(f"/companies/{kestrel.pk}/ways/").text
    assert company.count("June Park") >= 2  # drawn, and in the list


def test_without_a_target_the_map_says_so(browser_of: Client) -> None:
    assert "Name the companies you aim at" in browser_of.get("/map/").text


def test_a_weight_is_changed_put_back_and_undone(browser_of: Client, mine: Workspace) -> None:
    browser_of.post("/ways/weights/", {"name": "classmates", "points": "33"})
    assert weights_of(mine)["classmates"] == 33
    assert "as it came: 15" in browser_of.get("/ways/weights/").text
    event = weigh(mine, "classmates", None, by=None, at=AT)
    assert event is not None
    assert not OwnWeight.objects.of(mine).exists()
    undoing.undo(event, by=None, at=AT)
    assert weights_of(mine)["classmates"] == 33
    assert weigh(mine, "classmates", 33, by=None, at=AT) is None
    for name, points in (("classmates", "many"), ("nonsense", "3"), ("school", "900")):
        told = {"name": name, "points": points}
        assert browser_of.post("/ways/weights/", told).status_code == 422
    with pytest.raises(NotAWeight):
        weigh(mine, "school", 101, by=None, at=AT)


def test_the_commands_say_the_same(search: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["map", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["places"][1]["words"] == map_of(search, today=TODAY).places[1].words
    assert commands.run(["map"]) == 0
    assert "--from 6" in capsys.readouterr().out
    assert commands.run(["weights", "school", "--points", "9"]) == 0
    assert weights_of(search)["school"] == 9
    assert commands.run(["weights", "--json"]) == 0
