"""Each state of an introduction begins a letter of its own, with the names in it."""

import tomllib
from datetime import UTC, datetime
from importlib import resources

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning
from followthrough.introductions.asking import ask, move
from followthrough.introductions.models import Introduction
from followthrough.writing import drafting, library
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
BLURB = "Robin Vale is a data analyst who cut a monthly close from nine days to four."


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    return factories.sorted_contact(
        workspace=mine, kind="interesting", name="Ana Duarte", email="ana@example.com"
    )


@pytest.fixture
def bo(mine: Workspace) -> Contact:
    return factories.sorted_contact(workspace=mine, kind="key", name="Bo Lindqvist")


def begun(contact: Contact) -> tuple[str, str]:
    draft = drafting.new_draft(contact, at=NOW)
    return draft.situation, draft.body


def chain(bridge: Contact, other: Contact, *, is_given: bool = False) -> Introduction:
    ask(bridge, other, is_given=is_given, by=None, at=NOW)
    made: Introduction = Introduction.objects.select_related("contact", "other").get()
    return made


def go(one: Introduction, state: str, words: str = "") -> None:
    move(one, state, words=words, by=None, at=NOW)


def test_every_letter_named_by_the_chain_has_a_statement() -> None:
    chain_file = resources.files("followthrough.introductions").joinpath("chain.toml")
    chains = tomllib.loads(chain_file.read_text("utf-8"))
    states = [state for chain in chains.values() for state in chain.values()]
    named = {state["letter"] for state in states if "letter" in state}
    assert named
    assert named | {"intro_blurb"} <= set(library.situations())


def test_the_letters_of_being_introduced(ana: Contact, bo: Contact) -> None:
    one = chain(ana, bo)
    situation, body = begun(ana)
    assert situation == "intro_comfortable"
    assert "introducing me to Bo Lindqvist" in body
    go(one, "blurb_sent", BLURB)
    assert begun(ana)[0] == "intro_waiting"
    go(one, "agreed")
    go(one, "made")
    assert begun(bo)[0] == "introduced"
    go(one, "replied")
    assert begun(bo)[0] == "introduced_nudge"
    go(one, "outcome", "we meet on Friday")
    situation, body = begun(ana)
    assert situation == "intro_thanks"
    assert "here is what came of it: we meet on Friday." in body


def test_a_bridge_who_answered_gets_the_words_to_pass_on(
    mine: Workspace, ana: Contact, bo: Contact
) -> None:
    chain(ana, bo)
    factories.interaction(contact=ana, is_outbound=False, at=NOW, said="Gladly. What shall I say?")
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    situation, body = begun(ana)
    assert situation == "intro_blurb"
    assert "[[Two or three sentences they can pass on, at most eighty words.]]" in body


def test_the_letters_of_introducing_others(ana: Contact, bo: Contact) -> None:
    one = chain(ana, bo, is_given=True)
    situation, body = begun(bo)
    assert situation == "intro_welcome"
    assert "Ana Duarte asked whether" in body
    go(one, "agreed")
    situation, body = begun(ana)
    assert situation == "intro_make"
    assert "Bo Lindqvist would like to meet you" in body
    go(one, "made")
    assert begun(ana)[0] == "intro_outcome"


def test_a_step_of_ones_own_keeps_its_own_statement(ana: Contact, bo: Contact) -> None:
    assert not begun(ana)[0].startswith("intro")
    cy = factories.sorted_contact(workspace=ana.workspace, kind="key", name="Cy Reed")
    chain(ana, bo)
    assert not begun(cy)[0].startswith("intro")
