"""Who is among those who asked, in which order, and what is told of them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Invitation
from followthrough.followups import deciding
from followthrough.journal.models import Event
from followthrough.journal.undoing import undo
from followthrough.sorting import placing, strangers as module
from followthrough.sorting.models import Placement
from followthrough.sorting.strangers import Stranger, Strangers, strangers, waiting
from tests import factories
from tests.factories import AT, TODAY
from tests.test_query_plans import plans

pytestmark = pytest.mark.django_db
FRAUD = "Pay a refundable deposit for the laptop. <a href='https://evil.example'>Pay</a>"


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def asked(workspace: Workspace, name: str = "Ana Duarte", **values: Any) -> Contact:
    said, days = values.pop("said", ""), values.pop("days", 0)
    contact = factories.contact(workspace=workspace, name=name, **values)
    factories.invitation(contact=contact, message=said, sent_at=AT - timedelta(days=days))
    return contact


def wrote(workspace: Workspace, name: str = "Grace Oyelaran", **values: Any) -> Contact:
    said, days = values.pop("said", "May I ask you something?"), values.pop("days", 0)
    contact = factories.contact(workspace=workspace, name=name, **values)
    at = AT - timedelta(days=days)
    factories.interaction(contact=contact, is_outbound=False, said=said, at=at)
    return contact


def shown(workspace: Workspace, page: int = 1) -> Strangers:
    exchanges.refresh(workspace)
    placing.place(workspace, at=AT)
    found = strangers(workspace, today=TODAY, page=page)
    assert found.total == waiting(workspace)
    return found


def names(workspace: Workspace) -> list[str]:
    return [one.who.first_name for one in shown(workspace).everybody]


def one_of(workspace: Workspace) -> Stranger:
    (one,) = shown(workspace).everybody
    return one


def test_requests_and_first_messages_are_there_newest_first(workspace: Workspace) -> None:
    asked(workspace, "Ana Duarte", days=3)
    wrote(workspace, "Grace Oyelaran", days=1)
    asked(workspace, "Kenji Mori", days=9)
    assert names(workspace) == ["Grace", "Ana", "Kenji"]
    assert shown(workspace).headline == "3 people asked you. Answer whom you like."


def test_nobody_waits_on_an_empty_record(workspace: Workspace) -> None:
    found = shown(workspace)
    assert (found.total, found.everybody, found.report_to) == (0, (), ())
    assert found.headline == "Nobody waits for an answer from you"


@pytest.mark.parametrize("kind", ["key", "interesting", "dont"])
def test_whom_the_user_decided_on_is_not_there(workspace: Workspace, kind: str) -> None:
    for contact in (asked(workspace), wrote(workspace)):
        Placement.objects.create(workspace=workspace, contact=contact, kind=kind, decided_at=AT)
    assert names(workspace) == []


def test_who_has_an_answer_is_not_there(workspace: Workspace) -> None:
    grace = wrote(workspace)
    factories.interaction(contact=grace, is_outbound=True, said="Gladly.")
    ana = asked(workspace, days=2)
    factories.interaction(contact=ana, is_outbound=True, said="Hello.", at=AT)
    kenji = asked(workspace, "Kenji Mori")
    Invitation.objects.filter(contact=kenji).update(answered="left")
    asked(workspace, "June Park", connected_on=date(2026, 3, 12))
    factories.invitation(
        contact=factories.contact(workspace=workspace, name="Dele B"), is_outbound=True
    )
    assert names(workspace) == []


def test_closed_accounts_and_mere_thanks_are_not_there(workspace: Workspace) -> None:
    wrote(workspace, is_anonymous=True)
    asked(workspace, is_anonymous=True)
    wrote(workspace, "June Park", said="Thanks!")
    assert names(workspace) == []


def test_another_record_is_never_shown(workspace: Workspace) -> None:
    other = factories.workspace()
    asked(other)
    wrote(other)
    assert names(workspace) == []
    assert len(names(other)) == 2


def test_who_asked_twice_and_wrote_stands_there_once_with_every_word(workspace: Workspace) -> None:
    ana = asked(workspace, said="We met in Lisbon", days=400)
    factories.invitation(contact=ana, sent_at=AT)
    for number in range(5):
        factories.interaction(
            contact=ana,
            is_outbound=False,
            said=f"Word {number}",
            subject="",
            at=AT - timedelta(days=9 - number),
        )
    one = one_of(workspace)
    assert [line.said for line in one.said] == [
        "We met in Lisbon",
        "Word 0",
        "Word 1",
        "Word 2",
        "",
    ]
    assert one.asked_words == "Asked to connect on 5 February 2025"
    assert one.date_words == "12 March"


def test_days_fall_where_the_user_is() -> None:
    workspace = factories.workspace(time_zone="Pacific/Auckland")
    contact = factories.contact(workspace=workspace)
    factories.invitation(contact=contact, sent_at=AT.replace(hour=22))
    assert one_of(workspace).asked_words == "Asked to connect on 13 March, without a note"


def test_warning_signs_stand_apart_each_with_its_reason_and_words(workspace: Workspace) -> None:
    wrote(workspace, "Vince Carraway", said=FRAUD)
    asked(workspace, "Ana Duarte", days=30)
    found = shown(workspace)
    assert [one.who.first_name for one in found.harmless] == ["Ana"]
    (vince,) = found.check_first
    (sign,) = vince.signs
    assert (sign.id, sign.level, sign.level_words) == ("R1", "stop", "stop")
    assert "never charge candidates" in sign.explanation
    assert sign.quotes == ("Pay a refundable deposit for the laptop",)
    assert (vince.may_be_reported, vince.who.kind) == (True, "")
    assert found.report_to[0].where == "LinkedIn"


def test_a_sign_found_twice_is_told_once(workspace: Workspace) -> None:
    vince = wrote(workspace, "Vince Carraway", said="Add me on WhatsApp")
    factories.interaction(contact=vince, is_outbound=False, said="Text me on Telegram. Act today.")
    (sign,) = one_of(workspace).signs
    assert (sign.id, sign.quotes) == ("R4", ("Add me on WhatsApp", "Text me on Telegram"))


def test_a_weak_sign_stays_among_the_harmless(workspace: Workspace) -> None:
    wrote(workspace)
    shown(workspace)
    flags = [["R9", "weak", "The profile names no work.", ""]]
    Placement.objects.of(workspace).update(red_flag="weak", red_flags=flags)
    found = strangers(workspace, today=TODAY)
    assert [one.signs[0].level_words for one in found.harmless] == ["weak sign"]
    assert (found.check_first, found.harmless[0].may_be_reported) == ((), False)


def test_what_speaks_for_somebody_is_told(workspace: Workspace) -> None:
    wrote(
        workspace,
        company_name="Bluestone Labs",
        email="grace@bluestone-labs.com",
        connected_on=date(2019, 5, 2),
    )
    assert one_of(workspace).for_them == (
        "You have been connected since 2 May 2019.",
        "The mail address fits the employer: grace@bluestone-labs.com.",
    )


@pytest.mark.parametrize("email", ["", "grace@gmail.com", "grace@bluestone-labs-jobs.com"])
def test_another_address_speaks_for_nobody(workspace: Workspace, email: str) -> None:
    wrote(workspace, company_name="Bluestone Labs", email=email)
    assert one_of(workspace).for_them == ()


def known(workspace: Workspace, said: str) -> Contact:
    ana = asked(workspace, said=said)
    for is_mine in (True, False):
        at = AT - timedelta(days=700)
        factories.interaction(contact=ana, is_outbound=is_mine, said="Hello?", at=at)
    return ana


def test_earlier_talk_speaks_for_somebody_who_asks_to_connect(workspace: Workspace) -> None:
    known(workspace, "Shall we connect?")
    assert one_of(workspace).for_them == ("You two have written to each other before.",)


def test_earlier_talk_makes_a_sign_lighter_but_never_a_stop(workspace: Workspace) -> None:
    known(workspace, "No experience, 900 a week from your phone.")
    assert [(one.check_first, one.signs[0].id) for one in shown(workspace).everybody] == [
        (False, "R6")
    ]
    Invitation.objects.of(workspace).update(message=FRAUD)
    assert one_of(workspace).check_first


def test_the_draft_answers_what_they_said_last(workspace: Workspace) -> None:
    asked(workspace, said="We met in Lisbon")
    draft = one_of(workspace).asking
    assert draft.startswith("Hello Ana, thank you for asking to connect.")
    assert "“We met in Lisbon”" in draft


def test_a_decision_takes_somebody_out_and_taking_it_back_brings_them_again(
    workspace: Workspace,
) -> None:
    ana = asked(workspace)
    assert names(workspace) == ["Ana"]
    acts: list[Callable[[], Event | None]] = [
        lambda: deciding.decide(ana, "key", by=None, at=AT),
        lambda: deciding.decide(ana, "dont", by=None, at=AT, reason="A bad feeling"),
        lambda: deciding.set_aside(ana, by=None, at=AT),
    ]
    for act in acts:
        event = act()
        assert event is not None
        assert names(workspace) == []
        undo(event, by=None, at=AT)
        assert names(workspace) == ["Ana"]


def test_pages_hold_twenty_and_keep_their_order(workspace: Workspace) -> None:
    for number in range(module.PAGE_LENGTH + 3):
        asked(workspace, f"Ana {number:02}")
    wrote(workspace, "Vince Carraway", said=FRAUD)
    first, last = shown(workspace), shown(workspace, page=2)
    assert (len(first.everybody), first.previous_page, first.next_page) == (20, None, 2)
    assert (len(last.harmless), len(last.check_first), last.next_page) == (3, 1, None)
    both = [one.who.id for one in (*first.everybody, *last.everybody)]
    assert len(set(both)) == 24
    assert shown(workspace, page=99) == last


def test_the_number_of_questions_does_not_grow(workspace: Workspace) -> None:
    wrote(workspace, said=FRAUD)
    shown(workspace)
    with CaptureQueriesContext(connection) as one:
        strangers(workspace, today=TODAY)
    for number in range(12):
        asked(workspace, f"Ana {number}")
    with CaptureQueriesContext(connection) as many:
        strangers(workspace, today=TODAY)
    assert len(one) == len(many) == 3


def test_no_large_table_is_scanned(workspace: Workspace) -> None:
    for number in range(60):
        factories.sorted_contact(workspace=workspace, kind="key", name=f"Key {number}")
    wrote(workspace)
    asked(workspace)
    shown(workspace)
    steps = plans(lambda: strangers(workspace, today=TODAY))
    assert any("INDEX exchange_by_turn" in step for step in steps), steps
    assert any("autoindex_followthrough_invitation" in step for step in steps), steps
    small = ("SCAN a", "SCAN s", "SCAN each_time", "SCAN first_ones", "SCAN (subquery-")
    scans = [one for one in steps if one.startswith("SCAN") and not one.startswith(small)]
    assert scans == [], steps
