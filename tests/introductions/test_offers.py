"""What could be offered: found across the network, concrete, and never twice."""

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations.queries import timeline
from followthrough.favours.keeping import Line, log_favour
from followthrough.favours.models import Favour
from followthrough.favours.noticing import Noticed, noticed
from followthrough.followups import undoing
from followthrough.introductions import asking
from followthrough.introductions.fitting import fits
from followthrough.introductions.models import Introduction, LeftAlone, Wish
from followthrough.introductions.offering import offers_for
from followthrough.introductions.proposals import Proposal, proposals
from followthrough.introductions.ways import ways_to_person
from followthrough.introductions.wishing import NoWish, leave_alone, note_wish, remove_wish
from followthrough.jobsearch.models import Opening
from followthrough.journal.models import Event
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
LEAD, PAYROLL = "a payroll specialist in Lisbon", "payroll software"


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    made = factories.sorted_contact(
        workspace=mine, kind="key", name="Ana Duarte", title="Finance Director"
    )
    wish(made, "looks_for", LEAD)
    return made


def wish(contact: Contact, side: str, what: str) -> Event | None:
    return note_wish(contact.workspace, contact, side, what, by=None, at=AT)


def read(contact: Contact) -> tuple[Proposal, ...]:
    return proposals(contact, timeline(contact, today=TODAY))


def test_wishes_fit_by_the_words_that_tell() -> None:
    assert fits("a payroll specialist", "Payroll software")
    assert fits("an ERP lead", "moving ERP to the cloud")
    assert not fits("somebody with experience", "people with experience")
    assert not fits("", "")


def test_two_who_both_gain_are_introduced_and_only_once(ana: Contact) -> None:
    june = factories.sorted_contact(workspace=ana.workspace, kind="key", name="June Park")
    wish(june, "can_help", PAYROLL)
    assert offers_for(ana).offers == ()  # June would gain nothing
    wish(june, "looks_for", "advice from somebody in finance")
    (offer,) = offers_for(ana).offers
    assert offer.other == str(june.pk)
    assert offer.line == (
        "You said you look for a payroll specialist in Lisbon. June Park could be the right"
        " person: shall I introduce you?"
    )
    asking.ask(ana, june, is_given=True, by=None, at=AT)
    assert offers_for(ana).offers == ()


def test_nobody_is_introduced_across_who_is_not_followed_up(ana: Contact) -> None:
    vince = factories.sorted_contact(workspace=ana.workspace, kind="dont", name="Vince Carraway")
    wish(vince, "can_help", PAYROLL)
    wish(vince, "looks_for", "finance")
    assert offers_for(ana).offers == ()
    wish(vince, "looks_for", LEAD)
    note_wish(ana.workspace, None, "can_help", PAYROLL, by=None, at=AT)
    assert offers_for(vince).offers == ()


def test_what_the_user_has_is_offered(ana: Contact) -> None:
    workspace = ana.workspace
    kenji = factories.contact(workspace=workspace, name="Kenji Mori")
    log_favour(kenji, Line("Payroll in ten countries", "received", "article"), by=None, at=AT)
    Opening.objects.create(workspace=workspace, title="Payroll Lead", company_name="Nordwind")
    note_wish(workspace, None, "can_help", PAYROLL, by=None, at=AT)
    found = offers_for(ana).offers
    assert [one.kind for one in found] == ["lead", "article", "advice"]
    assert found[1].line == (
        "Kenji Mori recommended this to me, and it made me think of you: Payroll in ten countries."
    )
    log_favour(ana, Line("Payroll in ten countries", "given", "article"), by=None, at=AT)
    assert [one.kind for one in offers_for(ana).offers] == ["lead", "advice"]


def test_a_recruiter_is_offered_who_looks_for_what_they_recruit_for(mine: Workspace) -> None:
    maya = factories.sorted_contact(
        workspace=mine, kind="key", role="recruiter", name="Maya Chen", title="Recruiter, Nursing"
    )
    assert offers_for(maya).idea.startswith("A candidate you know")
    june = factories.sorted_contact(workspace=mine, kind="key", name="June Park")
    wish(june, "looks_for", "a nursing job near Porto")
    (offer,) = offers_for(maya).offers
    assert (offer.kind, offer.other) == ("candidate", str(june.pk))


def test_a_wish_is_kept_once_taken_out_and_undone(ana: Contact) -> None:
    assert wish(ana, "looks_for", f"  {LEAD} ") is None
    kept = Wish.objects.of(ana.workspace).get(contact=ana)
    event = remove_wish(kept, by=None, at=AT)
    assert not Wish.objects.of(ana.workspace).exists()
    undoing.undo(event, by=None, at=AT)
    assert Wish.objects.of(ana.workspace).get().what == LEAD
    with pytest.raises(NoWish):
        wish(ana, "neither", LEAD)
    with pytest.raises(NoWish):
        wish(ana, "can_help", " ")


@pytest.mark.parametrize(
    ("said", "side", "found"),
    [
        ("I passed on your résumé today.", "theirs", ("received", "resume")),
        ("I have referred you for the role.", "theirs", ("received", "referral")),
        ("Could you introduce me to Maya?", "mine", ("asked", "introduction")),
        ("May I ask your advice?", "mine", ("asked", "advice")),
        ("I’ll send you the article tonight.", "mine", ("promised", "article")),
        ("Here is the article on renewals.", "mine", ("given", "article")),
        ("I passed on your résumé today.", "mine", None),
        ("Lovely weather. See you on Monday.", "theirs", None),
    ],
)
def test_a_message_tells_of_favours(said: str, side: str, found: tuple[str, str] | None) -> None:
    read = [one[:2] for one in noticed(said, is_outbound=side == "mine")]
    assert read == ([found] if found else [])


def test_a_message_tells_what_they_look_for_and_can_help_with() -> None:
    said = "We are looking for a payroll lead in Lisbon. Happy to help with SAP, too!"
    assert list(noticed(said, is_outbound=False)) == [
        Noticed("looks_for", "wish", "a payroll lead in Lisbon"),
        Noticed("can_help", "wish", "SAP"),
    ]


def test_what_was_read_is_kept_with_one_click_or_left_alone(
    browser_of: Client, ana: Contact
) -> None:
    said = "I passed on your résumé today. We are looking for a controller."
    heard = factories.interaction(contact=ana, is_outbound=False, said=said)
    first, second = read(ana)
    assert (first.words, second.words) == ("You received a résumé passed on", "looks for")
    page = browser_of.get(f"/people/{ana.pk}/").text
    assert "I passed on your résumé today." in page
    told = {"number": first.number, "way": first.way, "kind": first.kind, "words": first.said}
    browser_of.post(f"/people/{ana.pk}/noticed/", told)
    assert Favour.objects.of(ana.workspace).get().kind == "resume"
    event = leave_alone(ana, heard.number, "wish", by=None, at=AT)
    assert event is not None
    assert leave_alone(ana, heard.number, "wish", by=None, at=AT) is None
    assert read(ana) == ()
    undoing.undo(event, by=None, at=AT)
    assert not LeftAlone.objects.of(ana.workspace).exists()
    (again,) = read(ana)
    told = {"number": again.number, "way": again.way, "kind": again.kind, "words": again.said}
    browser_of.post(f"/people/{ana.pk}/noticed/", told)
    assert Wish.objects.of(ana.workspace).filter(what="a controller").exists()


def test_a_name_in_a_message_is_proposed_and_taken(browser_of: Client, ana: Contact) -> None:
    factories.interaction(contact=ana, is_outbound=False, said="Ask Maya Chen in recruiting.")
    (one,) = read(ana)
    assert (one.kind, one.said) == ("name", "Maya Chen")
    told = {"number": one.number, "way": one.way, "kind": one.kind, "words": one.said}
    browser_of.post(f"/people/{ana.pk}/noticed/", told)
    assert Contact.objects.of(ana.workspace).filter(name="Maya Chen").exists()
    assert read(ana) == ()


def test_pages_and_commands_offer_the_same(
    browser_of: Client, ana: Contact, capsys: pytest.CaptureFixture[str]
) -> None:
    text_index.rebuild()
    browser_of.post("/favours/knowledge/", {"side": "can_help", "what": PAYROLL})
    assert PAYROLL in browser_of.get("/favours/").text
    (offer,) = offers_for(ana).offers
    assert offer.line in browser_of.get(f"/people/{ana.pk}/").text
    letter = browser_of.get(f"/people/{ana.pk}/write/").text
    assert letter.count(f'data-insert="{offer.line}"') == 1
    assert commands.run(["offers", "Ana Duarte"]) == 0
    assert "payroll software" not in capsys.readouterr().err
    assert commands.run(["wish", "budgeting", "--who", "Ana Duarte", "--can-help"]) == 0
    assert Wish.objects.of(ana.workspace).filter(contact=ana, what="budgeting").exists()
    assert commands.run(["wish", "budgeting", "--who", "Ana Duarte", "--remove"]) == 0
    assert not Wish.objects.of(ana.workspace).filter(what="budgeting").exists()
    own = Wish.objects.of(ana.workspace).get(contact=None)
    browser_of.post("/favours/knowledge/", {"remove": str(own.pk)})
    assert not Wish.objects.of(ana.workspace).filter(contact=None).exists()
    browser_of.post(f"/people/{ana.pk}/wishes/", {"side": "can_help", "what": ""})
    assert not Introduction.objects.of(ana.workspace).exists()


def test_who_knows_whom_is_noted_on_the_page(browser_of: Client, ana: Contact) -> None:
    june = factories.contact(workspace=ana.workspace, name="June Park", connected_on=TODAY)
    text_index.rebuild()
    address = f"/people/{ana.pk}/knows/"
    assert browser_of.post(address, {"other": "June Park"}).status_code == 303
    (way,) = ways_to_person(ana, today=TODAY)
    assert (way.bridge.name, way.parts[0].words) == (june.name, "knows Ana Duarte")
    answer = browser_of.post(address, {"other": "Nobody"})
    assert (answer.status_code, "Nobody fits" in answer.text) == (422, True)
    browser_of.post(address, {"other": "June Park"})
    assert Event.objects.of(ana.workspace).filter(verb="acquaintance_noted").count() == 1
