"""The same words from several strangers, and what the user saw on a profile."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from hypothesis import given, strategies as st

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Invitation
from followthrough.followups import undoing
from followthrough.sorting import placing, strangers
from followthrough.sorting.models import Placement
from followthrough.sorting.same_words import same_as
from followthrough.sorting.seeing import NothingToSee, note_seen
from followthrough.storage import bulk
from tests import factories

NOW = datetime.now(UTC)
ROUND = (
    "Hi {name}, I came across your impressive profile and we have a part-time opening that pays"
    " {sum} a day. Write to {address} and I will tell you all about it."
)
OTHER = (
    "Hello {name}, we met at the retail breakfast in May, where you told me about your dashboards."
    " Might I ask you one question about how you began?"
)


def told(text: str, name: str = "Robin", sum_: str = "$250", address: str = "a@example.com") -> str:
    return text.format(name=name, sum=sum_, address=address)


@pytest.mark.parametrize(
    ("one", "two", "is_same"),
    [
        (told(ROUND), told(ROUND), True),
        (told(ROUND), told(ROUND, "dear Robin Vale", "$1,300", "b@example.com"), True),
        (told(ROUND), told(ROUND).upper().replace(".", "!!"), True),
        (told(ROUND), told(ROUND).replace("part-time", "full-time"), False),
        (told(ROUND), told(OTHER), False),
    ],
)
def test_only_greeting_signs_figures_and_addresses_may_differ(
    one: str,
    two: str,
    is_same: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (same_as([one]) == same_as([two])) is is_same


def test_little_says_nothing_and_the_first_that_says_enough_counts() -> None:
    assert same_as(["Thanks for connecting!", ""]) is None
    assert same_as(["Hi!", told(ROUND)]) == same_as([told(ROUND)])


@given(text=st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    assert same_as([text]) == same_as([text])


@pytest.fixture
def askers(mine: Workspace) -> list[Contact]:
    """Three strangers who asked to connect: two with one text."""
    texts = {"Ana Duarte": told(ROUND), "Bo Lindqvist": told(ROUND, "Rob", "$90"), "Cy Reed": OTHER}
    made = []
    for name, text in texts.items():
        one = factories.contact(workspace=mine, name=name, connected_on=None)
        Invitation.objects.create(
            workspace=mine, contact=one, is_outbound=False, sent_at=NOW, message=text
        )
        made.append(one)
    exchanges.refresh(mine)
    placing.place(mine, at=NOW)
    text_index.rebuild()
    return made


def signs(workspace: Workspace) -> dict[str, list[str]]:
    found = strangers.strangers(workspace, today=NOW.date())
    return {one.who.name: [sign.id for sign in one.signs] for one in found.everybody}


@pytest.mark.django_db
def test_a_text_that_goes_round_is_a_weak_sign_with_the_other_name(
    browser_of: Client, mine: Workspace, askers: list[Contact]
) -> None:
    found = signs(mine)
    assert "R11" in found["Ana Duarte"]
    assert "R11" in found["Bo Lindqvist"]
    assert "R11" not in found["Cy Reed"]
    page = browser_of.get(f"/strangers/?contact={askers[0].pk}").text
    assert "The very words came from somebody else as well: Bo Lindqvist." in page
    stranger = factories.workspace()
    assert signs(stranger) == {}


@pytest.mark.django_db
def test_what_was_seen_is_kept_shown_and_taken_back(mine: Workspace, askers: list[Contact]) -> None:
    cy = askers[2]
    event = note_seen(cy, ["new", "few"], by=None, at=NOW)
    assert event is not None
    assert event.details["seen_words"] == "few connections and a new account"
    assert note_seen(cy, ["few", "new"], by=None, at=NOW) is None
    assert signs(mine)["Cy Reed"] == ["R10"]
    placing.place(mine, at=NOW)
    assert Placement.objects.get(contact=cy).seen_on_profile == "few new"
    undoing.undo(event, by=None, at=NOW)
    assert signs(mine)["Cy Reed"] == []
    with pytest.raises(NothingToSee):
        note_seen(cy, ["looks"], by=None, at=NOW)


@pytest.mark.django_db
def test_seen_on_the_page_and_from_the_command_line(
    browser_of: Client, mine: Workspace, askers: list[Contact]
) -> None:
    browser_of.post(f"/strangers/{askers[2].pk}/seen/", {"seen": ["bare", "few"]})
    assert signs(mine)["Cy Reed"] == ["R10", "R9"]
    page = browser_of.get(f"/strangers/?contact={askers[2].pk}").text
    assert 'value="few" checked' in page
    assert commands.run(["strangers", "--saw", "Cy", "--new"]) == 0
    assert Placement.objects.get(contact=askers[2]).seen_on_profile == "new"
    assert commands.run(["strangers", "--saw", "Cy"]) == 0
    assert signs(mine)["Cy Reed"] == []


@pytest.mark.django_db
def test_who_is_connected_has_a_profile_that_was_told(mine: Workspace) -> None:
    one = factories.contact(
        workspace=mine, name="Dee Okafor", title="", company_name="", connected_on=date(2026, 1, 5)
    )
    factories.interaction(contact=one, is_outbound=False, at=NOW, said="Are you well?")
    exchanges.refresh(mine)
    placing.place(mine, at=NOW)
    assert signs(mine)["Dee Okafor"] == ["R9"]


@pytest.mark.django_db
def test_the_same_words_are_found_along_their_index(mine: Workspace) -> None:
    sql = strangers._SAME_WORDS.format(marks="%s")
    told = str(list(bulk.read(f"EXPLAIN QUERY PLAN {sql}", [mine.pk.hex, 7])))
    assert "placement_same_words" in told
    assert "SCAN" not in told
