"""What is noted by hand is kept once, can be put right, and is found again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from followthrough.conversations import noting
from followthrough.conversations.models import Interaction
from followthrough.conversations.noting import NotNotedByHand, Touch
from followthrough.imports.models import Import, ImportFile
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
TOUCH = Touch("phone", is_outbound=True, at=AT, said="Ring after Easter", result="later")


def _found(word: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM followthrough_interaction_text"
            " WHERE followthrough_interaction_text MATCH %s",
            [word],
        )
        return int(cursor.fetchone()[0])


def test_the_same_touch_twice_is_kept_once() -> None:
    contact = factories.contact(workspace=factories.workspace())
    first, second = (noting.note(contact, touch=TOUCH, by=None) for _ in range(2))
    assert (first[1], second[1], first[0].pk == second[0].pk) == (True, False, True)
    assert Interaction.objects.count() == 1


def test_what_was_said_stays_word_for_word() -> None:
    contact = factories.contact(workspace=factories.workspace())
    said = "  Two briefs,\n“on hold” <b>until</b> Easter 🎉 "
    noting.note(contact, touch=replace(TOUCH, said=said), by=None)
    assert Interaction.objects.get().said == said


def test_correcting_changes_what_is_found() -> None:
    contact = factories.contact(workspace=factories.workspace())
    entry, _ = noting.note(contact, touch=TOUCH, by=None)
    noting.correct(entry, touch=replace(TOUCH, said="Ring in May", at=AT - timedelta(days=1)))
    assert (_found("easter"), _found("may"), Interaction.objects.get().at.day) == (0, 1, 11)


def test_removing_and_putting_back_leaves_all_as_it_was() -> None:
    contact = factories.contact(workspace=factories.workspace())
    entry, _ = noting.note(contact, touch=TOUCH, by=None)
    kept = noting.keep(entry)
    before = Interaction.objects.values().get()
    noting.remove(entry)
    assert (Interaction.objects.count(), _found("easter")) == (0, 0)
    noting.put_back(contact, kept=kept)
    assert (Interaction.objects.values().get(), _found("easter")) == (before, 1)


def test_what_came_from_a_file_stays_as_it_came() -> None:
    workspace = factories.workspace()
    contact = factories.contact(workspace=workspace)
    brought = Import.objects.create(workspace=workspace, source="linkedin", asked_at=AT)
    file = ImportFile.objects.create(workspace=workspace, brought_by=brought, name="messages.csv")
    entry = factories.interaction(contact=contact, is_outbound=True, source=file)
    with pytest.raises(NotNotedByHand):
        noting.correct(entry, touch=TOUCH)
    with pytest.raises(NotNotedByHand):
        noting.remove(entry)
