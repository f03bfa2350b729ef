"""Events in sentences."""

from collections.abc import Iterator

import pytest

from followthrough.journal import wording
from followthrough.journal.recording import record
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def sang() -> Iterator[str]:
    wording.phrase("sang", "{name} heard {song}")
    yield "sang"
    del wording._sentences["sang"]


def test_word_names_the_person_and_the_details(sang: str) -> None:
    workspace = factories.workspace()
    person = factories.contact(workspace=workspace, name="Grace Oyelaran")
    event = record(workspace, sang, contact=person, by=None, at=AT, details={"song": "a {song}"})
    assert wording.word(event) == "Grace Oyelaran heard a {song}"


@pytest.mark.parametrize(
    ("verb", "details", "words"),
    [
        ("sang", {}, "heard"),
        ("never_heard_of", {}, "Never heard of"),
        ("imported", {"file": "archive.zip"}, "archive.zip taken in"),
        ("import_taken_back", {"file": "archive.zip"}, "archive.zip taken back"),
    ],
)
def test_word_leaves_out_what_is_not_known(
    sang: str, verb: str, details: dict[str, str], words: str
) -> None:
    event = record(factories.workspace(), verb, by=None, at=AT, details=details)
    assert (sang, wording.word(event)) == ("sang", words)
