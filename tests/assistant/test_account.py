"""Set up after a trial, agreed to for one address and one data folder, and forgotten when off."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import Workspace
from followthrough.assistant import account, suggesting
from followthrough.assistant.account import Given
from followthrough.assistant.client import AssistantTrouble
from followthrough.assistant.models import Assistant
from followthrough.assistant.places import Place
from followthrough.assistant.suggesting import NotShownYet
from followthrough.journal.models import Event
from followthrough.writing import drafting, suggested
from followthrough.writing.suggested import NoWords, PlaceGone
from tests import factories
from tests.assistant import fake_server
from tests.assistant.fake_server import Fake

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
KEY = "sk-made-up-4711"


@pytest.fixture
def fake() -> Iterator[Fake]:
    with fake_server.running() as fake:
        yield fake


def on(workspace: Workspace, fake: Fake, key: str = "") -> Assistant:
    account.set_up(workspace, Given(fake.address, "llama3.2", key), by=None, at=NOW)
    return Assistant.objects.of(workspace).get()


def test_a_new_address_is_agreed_to_anew_and_never_gets_the_old_key(
    mine: Workspace, fake: Fake
) -> None:
    known = on(mine, fake, KEY)
    assert account.agree(known, by=None, at=NOW)
    assert account.agree(known, by=None, at=NOW) is None
    again = on(mine, fake, KEY)
    assert account.has_agreed(again)
    with fake_server.running() as other:
        moved = on(mine, other)
        assert moved.pk == known.pk
        assert not account.has_agreed(moved)
        assert kept_passwords.kept(moved.pk.hex) == ""
        assert [one.headers.get("Authorization") for one in other.asked] == [None]


def test_a_record_put_back_elsewhere_asks_again(mine: Workspace, fake: Fake, settings: Any) -> None:
    known = on(mine, fake)
    account.agree(known, by=None, at=NOW)
    settings.SECRET_KEY = "of another data folder"
    assert not account.has_agreed(known)


def test_without_agreement_nothing_goes_out(mine: Workspace, fake: Fake) -> None:
    known = on(mine, fake)
    fake.asked.clear()
    draft = drafting.begin(factories.contact(workspace=mine), at=NOW)
    place = Place("[[x]]", "x", "[[x]]")
    asked = suggesting.question_about(draft, place, known, today=NOW.date())
    with pytest.raises(NotShownYet):
        suggesting.suggest(draft, asked, known)
    assert fake.asked == []


@pytest.mark.parametrize(
    "given",
    [
        Given("http://localhost:1/v1", "", ""),
        Given("http://localhost:1/v1", "a\nb", ""),
        Given("http://localhost:1/v1", "m", "two words"),
        Given("http://localhost:1/v1", "m", "a\r\nHost: b"),
        Given("http://localhost:1/v1", "m", "schlüssel"),
        Given("http://evil.example/v1", "m", KEY),
    ],
)
def test_what_cannot_be_is_refused_before_anything_goes_out(mine: Workspace, given: Given) -> None:
    with pytest.raises(AssistantTrouble, match=r"Which model|A key is one word|must be encrypted"):
        account.set_up(mine, given, by=None, at=NOW)
    assert not Assistant.objects.exists()


def test_a_key_is_never_part_of_what_is_printed() -> None:
    assert KEY not in repr(Given("http://localhost:1/v1", "m", KEY))


def test_turned_off_it_is_gone_with_its_key(mine: Workspace, fake: Fake) -> None:
    known = on(mine, fake, KEY)
    name = known.pk.hex
    account.turn_off(known, by=None, at=NOW)
    assert (account.assistant_of(mine), kept_passwords.kept(name)) == (None, "")
    assert KEY not in str(list(Event.objects.of(mine).values_list("details", flat=True)))


def test_a_letter_that_went_out_or_changed_takes_nothing_in(mine: Workspace) -> None:
    draft = drafting.begin(factories.contact(workspace=mine), at=NOW)
    drafting.keep(draft, subject="About [[what]]", body="Say [[this]].", at=NOW)
    with pytest.raises(NoWords):
        suggested.put_in(draft, "[[this]]", "  ", by=None, at=NOW)
    with pytest.raises(PlaceGone):
        suggested.put_in(draft, "", "Words", by=None, at=NOW)
    assert suggested.put_in(draft, "[[what]]", "two\nlines", by=None, at=NOW)
    assert (draft.subject, draft.body) == ("About two lines", "Say [[this]].")
    draft.sent_at = NOW
    with pytest.raises(PlaceGone):
        suggested.put_in(draft, "[[this]]", "Words", by=None, at=NOW)
    draft.refresh_from_db()
    assert draft.body == "Say [[this]]."


def test_what_was_suggested_comes_back_with_a_letter_thrown_away(mine: Workspace) -> None:
    draft = drafting.begin(factories.contact(workspace=mine), at=NOW)
    for words in ("One.", "Two.", "One."):
        suggested.remember(draft, words)
    event = drafting.discard(draft, by=None, at=NOW)
    assert event is not None
    assert event.details["kept"]["suggested"] == ["One.", "Two."]
