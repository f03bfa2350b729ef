"""Taking an import back: whom the user did something with stays, the others leave whole."""

from itertools import chain

import pytest
from django.apps import apps
from django.db import connection

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index as contact_text
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges, text_index as interaction_text
from followthrough.favours.keeping import Line, log_favour
from followthrough.imports import taking_back
from followthrough.imports.models import Import, ImportFile
from followthrough.introductions.wishing import leave_alone, note_wish
from followthrough.sorting.models import NearPlace
from followthrough.sorting.placing import place
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
GOES_WITH_ITS_IMPORT = {"interaction", "conversation", *taking_back.OWN_TABLES}


@pytest.fixture
def brought(mine: Workspace) -> Import:
    made: Import = Import.objects.create(
        workspace=mine, state=Import.State.DONE, file_name="messages.csv", asked_at=AT
    )
    kestrel = factories.company(workspace=mine, name="Kestrel")
    file = ImportFile.objects.create(workspace=mine, brought_by=made, name="messages.csv")
    for name in ("Ana Duarte", "June Park", "Kenji Mori"):
        one = factories.contact(workspace=mine, name=name, company=kestrel, brought_by=made)
        factories.interaction(contact=one, is_outbound=False, said="Hello", source=file)
    contact_text.rebuild()
    interaction_text.rebuild()
    exchanges.refresh(mine)
    place(mine, at=AT)
    return made


def test_who_was_only_heard_from_leaves_whole(brought: Import) -> None:
    workspace = brought.workspace
    ana, june, kenji = Contact.objects.of(workspace).order_by("name")
    assert NearPlace.objects.of(workspace).count() == 3
    log_favour(june, Line("asked for advice"), by=None, at=AT)
    note_wish(workspace, kenji, "looks_for", "a payroll lead", by=None, at=AT)
    leave_alone(ana, 1, "wish", by=None, at=AT)
    taking_back.take_back(brought, by=None, at=AT, today=TODAY)
    connection.check_constraints()
    assert set(Contact.objects.of(workspace).values_list("name", flat=True)) == {
        june.name,
        kenji.name,
    }
    assert not NearPlace.objects.of(workspace).exists()


def test_every_table_that_points_at_a_contact_is_thought_of() -> None:
    known = {*taking_back.HOLDING, *taking_back.HANGING_ON_A_CONTACT}
    fields = chain.from_iterable(
        ((model._meta.model_name, field) for field in model._meta.fields)
        for model in apps.get_app_config("followthrough").get_models()
    )
    pointing = {(name, field.column) for name, field in fields if field.related_model is Contact}
    missed = {
        (name, column)
        for name, column in pointing - known
        if name not in GOES_WITH_ITS_IMPORT and f"followthrough_{name} " not in taking_back.FREE
    }
    assert missed == set()
