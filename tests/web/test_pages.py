"""Every page answers, says what it shows, and writes nothing when it is only read."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.followups.models import FollowUp, Plan
from followthrough.imports.models import Import
from followthrough.imports.tasks import run_import
from followthrough.jobsearch.aiming import aim_of
from followthrough.journal.models import Event
from followthrough.sorting.models import Placement
from tests.imports.archives import GRACE, ME, connections, message, messages

PAGES = (
    "/",
    "/?minutes=15",
    "/?more=1",
    "/ahead/",
    "/sort/",
    "/strangers/",
    "/people/",
    "/people/?words=pipeline",
    "/people/?kind=key&turn=mine&sort=last_contact",
    "/people/?words=%22AND%20NEAR(*",
    "/people/add/",
    "/companies/",
    "/results/",
    "/results/?span=all&by=kind",
    "/results/review/",
    "/results/month/",
    "/results/coverage/",
    "/people/?reached=answered&first=2020-01-01",
    "/imports/",
    "/settings/",
    "/settings/assistant/",
    "/settings/paper/",
    "/playbook/",
    "/playbook/limits/",
    "/welcome/",
    "/keys/",
)


def first_due(workspace: Workspace) -> Contact:
    contact: Contact = FollowUp.objects.of(workspace).order_by("-order_key")[0].contact
    return contact


@pytest.mark.parametrize("address", PAGES)
def test_page_answers_on_a_record_that_is_lived_in(
    address: str, browser_of: Client, lived_in: Workspace
) -> None:
    assert lived_in.name
    assert browser_of.get(address).status_code == 200


@pytest.mark.parametrize("address", [a for a in PAGES if not a.startswith("/?") and a != "/"])
def test_page_answers_on_an_empty_record(address: str, browser_of: Client) -> None:
    assert browser_of.get(address).status_code == 200


def test_first_start_asks_for_the_aim(browser_of: Client) -> None:
    assert browser_of.get("/").headers["Location"] == "/welcome/"


def test_pages_of_one_person_answer(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    for end in ("", "log/", "log/proposal/?result=later"):
        assert browser_of.get(f"/people/{contact.id}/{end}").status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_reading_writes_nothing(address: str, browser_of: Client, lived_in: Workspace) -> None:
    assert lived_in.name
    with CaptureQueriesContext(connection) as queries:
        browser_of.get(address)
    words = {query["sql"].split()[0] for query in queries.captured_queries}
    assert words <= {"SELECT", "WITH"}


def test_today_asks_few_questions(browser_of: Client, lived_in: Workspace) -> None:
    assert lived_in.name
    with CaptureQueriesContext(connection) as queries:
        browser_of.get("/")
    assert len(queries) <= 6


def test_done_logs_a_touch_and_can_be_taken_back(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    before = Interaction.objects.filter(contact=contact).count()
    assert browser_of.post(f"/today/{contact.id}/done/").status_code == 303
    assert Interaction.objects.filter(contact=contact).count() == before + 1
    event = Event.objects.of(lived_in).order_by("-at")[0]
    browser_of.post(f"/undo/{event.id}/")
    assert Interaction.objects.filter(contact=contact).count() == before


def test_later_moves_the_step_to_another_day(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    browser_of.post(f"/today/{contact.id}/later/")
    assert Plan.objects.get(contact=contact).choice == "later"
    assert FollowUp.objects.get(contact=contact).due_on == Plan.objects.get(contact=contact).on


def test_not_this_one_lets_it_rest(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    browser_of.post(f"/today/{contact.id}/rest/")
    assert not FollowUp.objects.filter(contact=contact).exists()


def test_a_kind_is_decided_with_one_press(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    browser_of.post(f"/sort/{contact.id}/kind/", {"kind": "dont"})
    assert Placement.objects.get(contact=contact).kind == "dont"
    assert not FollowUp.objects.filter(contact=contact).exists()


def test_agreeing_with_the_sure_ones_decides_them(browser_of: Client, lived_in: Workspace) -> None:
    sure = Placement.objects.of(lived_in).filter(confidence="sure").exclude(suggested_kind="")
    assert sure.count() > 0
    browser_of.post("/sort/agree/")
    assert sure.filter(decided_at=None).count() == 0


def test_logging_plans_the_next_step(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    form = {
        "channel": "phone",
        "result": "later",
        "said": "Ring me in May",
        "next_on": "2099-05-04",
    }
    assert browser_of.post(f"/people/{contact.id}/log/", form).status_code == 303
    assert Interaction.objects.filter(contact=contact, said="Ring me in May").count() == 1
    assert str(Plan.objects.get(contact=contact).on) == "2099-05-04"


def test_logging_a_day_that_is_none_keeps_what_was_typed(
    browser_of: Client, lived_in: Workspace
) -> None:
    contact = first_due(lived_in)
    answer = browser_of.post(f"/people/{contact.id}/log/", {"on": "soon", "said": "Kept words"})
    assert answer.status_code == 422
    assert "Kept words" in answer.text


def test_a_person_is_added_by_name(browser_of: Client, mine: Workspace) -> None:
    answer = browser_of.post("/people/add/", {"name": "Ana Duarte", "company": "Duarte & Lim"})
    assert answer.headers["Location"] == f"/people/{Contact.objects.of(mine).get().id}/"


def test_a_note_is_kept(browser_of: Client, lived_in: Workspace) -> None:
    contact = first_due(lived_in)
    browser_of.post(f"/people/{contact.id}/note/", {"note": "Likes sailing"})
    assert Contact.objects.get(id=contact.id).note == "Likes sailing"


def test_the_aim_is_kept_without_blanks(browser_of: Client, mine: Workspace) -> None:
    form = {"title": ["Revenue Operations Manager", ""], "company": ["Acme"], "minutes": "45"}
    browser_of.post("/welcome/", form)
    aim = aim_of(mine)
    assert (aim.titles, aim.company_names, aim.minutes) == (
        ("Revenue Operations Manager",),
        ("Acme",),
        45,
    )


def test_an_archive_is_taken_in_and_taken_back(browser_of: Client, mine: Workspace) -> None:
    row = f"Grace,Oyelaran,{GRACE[1]},,Tidewater Health,Director,03 Mar 2026"
    hello = message(ME, [GRACE], "2026-03-04 10:00:00", "Hello")
    file = SimpleUploadedFile("Connections.csv", connections(row).encode())
    talk = SimpleUploadedFile("messages.csv", messages(hello).encode())
    answer = browser_of.post("/imports/", {"files": [file, talk]})
    assert answer.status_code == 303
    for brought in Import.objects.of(mine):
        run_import.call(str(mine.id), str(brought.id))
        assert browser_of.get(f"/imports/{brought.id}/").status_code == 200
        assert not Path(brought.path).exists()  # our copy has served
        assert browser_of.get(f"/imports/{brought.id}/rows.csv").status_code == 200
    assert Contact.objects.of(mine).filter(name="Grace Oyelaran").count() == 1
    for brought in Import.objects.of(mine):
        browser_of.post(f"/imports/{brought.id}/take-back/")
    assert Contact.objects.of(mine).count() == 0


def test_a_file_that_is_no_archive_changes_nothing(browser_of: Client, mine: Workspace) -> None:
    file = SimpleUploadedFile("holiday.zip", b"PK\x03\x04 not really")
    answer = browser_of.post("/imports/", {"files": [file]})
    assert answer.status_code == 422
    assert Import.objects.of(mine).count() == 0
    assert list(Path(settings.UPLOADS).glob("*.zip")) == []


def test_everything_goes_out_as_one_zip(browser_of: Client, lived_in: Workspace) -> None:
    assert lived_in.name
    answer = browser_of.get("/settings/export/")
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_colours_and_keys_are_kept_in_the_browser(browser_of: Client) -> None:
    browser_of.post("/settings/appearance/", {"scheme": "dark"})
    page = browser_of.get("/settings/").text
    assert 'data-scheme="dark" data-keys="off"' in page
