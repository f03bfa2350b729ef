"""A message that came from a file proposes what came of it; one key makes it count."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Interaction
from followthrough.followups.consequences import follow
from followthrough.followups.models import FollowUp
from followthrough.followups.naming_results import NotAResult, name_last, name_result
from followthrough.followups.undoing import undo
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime.now(UTC)
YESTERDAY = AT - timedelta(days=1)
ASKED = "Thanks for writing. Could you please send me your résumé?"


@pytest.fixture
def asked(mine: Workspace) -> Contact:
    """A recruiter whose imported message asks for the résumé."""
    ana = factories.sorted_contact(workspace=mine, kind="key", role="recruiter")
    factories.interaction(contact=ana, is_outbound=False, said=ASKED, at=YESTERDAY)
    follow(mine, at=AT)
    return ana


def situation(contact: Contact) -> str:
    return FollowUp.objects.get(contact=contact).situation


def test_a_named_result_counts_and_is_taken_back(asked: Contact) -> None:
    entry = Interaction.objects.get()
    before = situation(asked)
    event = name_result(entry, "resume_asked", by=None, at=AT)
    assert event is not None
    assert word(event) == "“Wants my résumé” noted of Ana Duarte’s words"
    assert situation(asked) != before
    assert name_result(entry, "resume_asked", by=None, at=AT) is None
    assert Interaction.objects.get().said == ASKED
    undo(event, by=None, at=AT)
    assert (Interaction.objects.get().result, situation(asked)) == ("", before)


def test_the_day_their_words_name_is_kept(mine: Workspace) -> None:
    ana = factories.contact(workspace=mine)
    entry = factories.interaction(
        contact=ana, is_outbound=False, said="Please reach out again on 4 May 2031."
    )
    name_result(entry, "later", by=None, at=AT)
    entry.refresh_from_db()
    assert str(entry.named_on) == "2031-05-04"


def test_what_is_no_result_changes_nothing(asked: Contact) -> None:
    for result in ("", "nonsense"):
        with pytest.raises(NotAResult, match="is no result"):
            name_result(Interaction.objects.get(), result, by=None, at=AT)
    assert not Event.objects.of(asked.workspace).exists()


def test_today_and_the_page_ask_once(browser_of: Client, asked: Contact) -> None:
    for address in ("/", f"/people/{asked.pk}/"):
        assert "It reads like <b>Wants my résumé</b>" in browser_of.get(address).text
    page = browser_of.get("/").text
    (action,) = re.findall(r'action="(/entries/[^"]+/result/)"', page)
    assert browser_of.post(action, {"result": "resume_asked", "next": "/"}).status_code == 303
    for address in ("/", f"/people/{asked.pk}/"):
        assert "It reads like" not in browser_of.get(address).text


def test_nothing_is_asked_once_it_was_answered(browser_of: Client, asked: Contact) -> None:
    factories.interaction(contact=asked, is_outbound=True, said="Here it is.", at=AT)
    exchanges.refresh(asked.workspace)
    assert "It reads like" not in browser_of.get(f"/people/{asked.pk}/").text


def test_a_strangers_entry_is_not_there(browser_of: Client) -> None:
    other = factories.contact(workspace=factories.workspace())
    entry = factories.interaction(contact=other, is_outbound=False, said=ASKED)
    assert browser_of.post(f"/entries/{entry.pk}/result/", {"result": "no"}).status_code == 404
    entry.refresh_from_db()
    assert entry.result == ""


def test_the_command_reads_the_last_words(asked: Contact) -> None:
    event = name_last(asked, "", by=None, at=AT)
    assert event is not None
    assert event.details["result"] == "resume_asked"
    assert name_last(asked, "", by=None, at=AT) is None
    factories.interaction(contact=asked, is_outbound=True, said="Here it is.", at=AT)
    with pytest.raises(NotAResult, match="wait to be read"):
        name_last(asked, "", by=None, at=AT)
