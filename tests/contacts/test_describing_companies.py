"""What the user says of a company, and taking it back."""

from datetime import timedelta

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.describing_companies import (
    NoSuchName,
    NotAnotherName,
    NotASize,
    add_alias,
    remove_alias,
    set_size,
)
from followthrough.contacts.models import Company, CompanyAlias
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince, undo
from followthrough.journal.wording import word
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=1)


@pytest.fixture
def acme() -> Company:
    return factories.company(workspace=factories.workspace())


def sizes(workspace: Workspace) -> list[str]:
    return list(Company.objects.of(workspace).values_list("size", flat=True))


def aliases(workspace: Workspace) -> list[tuple[str, str, str]]:
    kept = CompanyAlias.objects.of(workspace).order_by("key")
    return list(kept.values_list("key", "name", "of"))


def test_a_size_is_kept_told_and_taken_back(acme: Company) -> None:
    event = set_size(acme, "small", by=None, at=AT)
    assert event is not None
    assert (sizes(acme.workspace), word(event)) == (["small"], "Size of Acme: fewer than 50")
    undo(event, by=None, at=LATER)
    assert sizes(acme.workspace) == [""]


def test_the_same_size_again_leaves_no_event(acme: Company) -> None:
    assert set_size(acme, "", by=None, at=AT) is None
    assert Event.objects.of(acme.workspace).count() == 0


def test_an_unknown_size_lists_the_known_ones(acme: Company) -> None:
    with pytest.raises(NotASize, match=r"“huge” is no size .* “unknown”, “small”"):
        set_size(acme, "huge", by=None, at=AT)


def test_a_size_changed_since_stays(acme: Company) -> None:
    first = set_size(acme, "small", by=None, at=AT)
    set_size(acme, "large", by=None, at=LATER)
    assert first is not None
    with pytest.raises(ChangedSince, match="Acme has changed again"):
        undo(first, by=None, at=LATER)
    assert sizes(acme.workspace) == ["large"]


def test_a_name_counts_and_is_taken_back(acme: Company) -> None:
    event = add_alias(acme, "  Bluestone   Labs, Inc. ", by=None, at=AT)
    assert word(event) == "Bluestone Labs, Inc. counts as Acme"
    assert aliases(acme.workspace) == [("bluestone labs", "Bluestone Labs, Inc.", "acme")]
    undo(event, by=None, at=LATER)
    assert aliases(acme.workspace) == []


def test_a_name_is_removed_and_taken_back(acme: Company) -> None:
    added = add_alias(acme, "Bluestone Labs", by=None, at=AT)
    event = remove_alias(acme, "bluestone labs", by=None, at=LATER)
    assert word(event) == "Bluestone Labs no longer counts as Acme"
    assert aliases(acme.workspace) == []
    with pytest.raises(ChangedSince):
        undo(added, by=None, at=LATER)
    undo(event, by=None, at=LATER)
    assert aliases(acme.workspace) == [("bluestone labs", "Bluestone Labs", "acme")]


def test_a_removal_is_not_taken_back_over_a_newer_name(acme: Company) -> None:
    other = factories.company(workspace=acme.workspace, name="Orrery")
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    removed = remove_alias(acme, "Bluestone Labs", by=None, at=AT)
    add_alias(other, "Bluestone Labs", by=None, at=LATER)
    with pytest.raises(ChangedSince):
        undo(removed, by=None, at=LATER)


def test_a_name_that_does_not_count_cannot_be_removed(acme: Company) -> None:
    with pytest.raises(NoSuchName, match="“Orrery” does not count as Acme"):
        remove_alias(acme, "Orrery", by=None, at=AT)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("  ", "Write the other name of Acme"),
        ("ACME Inc.", "“ACME Inc.” is Acme already"),
        ("Bluestone Labs", "“Bluestone Labs” counts as Acme already"),
        ("Orrery Works", "“Orrery Works” counts as Orrery already. Remove it there first"),
        ("Orrery", "“Orrery” has other names of its own"),
    ],
)
def test_a_name_that_would_count_twice_is_refused(acme: Company, name: str, words: str) -> None:
    orrery = factories.company(workspace=acme.workspace, name="Orrery")
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    add_alias(orrery, "Orrery Works", by=None, at=AT)
    with pytest.raises(NotAnotherName, match=words):
        add_alias(acme, name, by=None, at=AT)


def test_a_part_takes_no_names_of_its_own(acme: Company) -> None:
    labs = factories.company(workspace=acme.workspace, name="Bluestone Labs")
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    with pytest.raises(NotAnotherName, match=r"Bluestone Labs counts as Acme. Add “Orrery” there"):
        add_alias(labs, "Orrery", by=None, at=AT)


def test_the_same_name_may_count_in_another_workspace(acme: Company) -> None:
    theirs = factories.company(workspace=factories.workspace(name="Another"), name="Orrery")
    add_alias(theirs, "Bluestone Labs", by=None, at=AT)
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    assert len(aliases(acme.workspace)) == 1
