"""What others got is found by the words it shares with a draft, within one workspace."""

from datetime import timedelta

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.messages import collisions, word_grams
from followthrough.messages.sentences import words_of
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
SAID = "I liked how your team moved the ledger to events without stopping the shop for a day."
NEAR = "I liked how your team moved the warehouse to events without stopping the shop for a day."


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def sent_to(workspace: Workspace, name: str, *, days_ago: int = 3, said: str = SAID) -> Contact:
    contact = factories.contact(workspace=workspace, name=name, company_name="Globex")
    at = AT - timedelta(days=days_ago)
    factories.interaction(contact=contact, is_outbound=True, at=at, said=said)
    return contact


def test_a_near_copy_names_who_got_it(workspace: Workspace) -> None:
    sent_to(workspace, "Noah Brandt")
    assert collisions.prepare(workspace, at=AT) == 1
    (found,) = collisions.similar(workspace, NEAR, to=None, at=AT)
    assert found[1:] == ("Noah Brandt", "Globex", SAID, 3)


def test_the_person_written_to_old_messages_and_strangers_are_left_out(
    workspace: Workspace,
) -> None:
    noah = sent_to(workspace, "Noah Brandt")
    sent_to(workspace, "Ivy Long", days_ago=100)
    other = factories.workspace(name="Another")
    sent_to(other, "Mei Tan")
    for one in (workspace, other):
        collisions.prepare(one, at=AT)
    assert collisions.similar(workspace, NEAR, to=noah, at=AT) == ()


def test_what_was_taken_in_is_not_taken_in_again(workspace: Workspace) -> None:
    sent_to(workspace, "Noah Brandt")
    assert collisions.prepare(workspace, at=AT) == 1
    assert collisions.prepare(workspace, at=AT) == 0
    sent_to(workspace, "Ivy Long")
    assert collisions.prepare(workspace, at=AT) == 1


def test_a_message_that_is_gone_is_found_no_more(workspace: Workspace) -> None:
    noah = sent_to(workspace, "Noah Brandt")
    collisions.prepare(workspace, at=AT)
    noah.interactions.all().delete()
    assert collisions.similar(workspace, NEAR, to=None, at=AT) == ()


def test_what_is_forgotten_leaves_nothing_in_the_table(workspace: Workspace) -> None:
    said = sent_to(workspace, "Noah Brandt").interactions.get()
    collisions.prepare(workspace, at=AT)
    word_grams.forget(workspace, number=said.number, said=said.said)
    shared = word_grams.sharing(workspace.pk, words_of(SAID), since=AT - timedelta(days=9))
    assert shared == {}
    assert collisions.prepare(workspace, at=AT) == 1


def test_words_that_nobody_got_are_alone(workspace: Workspace) -> None:
    sent_to(workspace, "Noah Brandt")
    collisions.prepare(workspace, at=AT)
    assert collisions.similar(workspace, "Something else.", to=None, at=AT) == ()
