"""The work-search log: every touch in its week, none twice, and no word of what was said."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.exports.work_search import NoSuchDays, as_csv, work_search
from tests import factories

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)


def touched(contact: Contact, *instants: str, **values: object) -> None:
    for instant in instants:
        at = datetime.fromisoformat(instant).replace(tzinfo=UTC)
        told = {"is_outbound": True, "said": "A secret"} | values
        factories.interaction(contact=contact, at=at, **told)  # type: ignore[arg-type]


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    Workspace.objects.filter(pk=mine.pk).update(time_zone="America/New_York")
    mine.refresh_from_db()
    person = factories.contact(
        workspace=mine, name="Ana Duarte", title="=Recruiter", company_name="Acme <b>"
    )
    touched(person, "2026-03-09 14:00", result="resume_sent")
    touched(person, "2026-03-09 03:00")  # still Sunday where the user is
    touched(person, "2026-03-16 03:59", channel="email")  # still that Sunday
    touched(person, "2026-03-10 10:00", is_outbound=False)
    touched(person, "2026-03-11 10:00", is_personal=False)
    return person


def test_each_touch_stands_in_the_week_it_was_where_the_user_is(ana: Contact) -> None:
    before, week, after = work_search(ana.workspace, date(2026, 3, 5), date(2026, 3, 20))
    assert [one.day for one in before.entries] == [date(2026, 3, 8)]
    assert [(one.day, one.how, one.result) for one in week.entries] == [
        (MONDAY, "LinkedIn", "Résumé sent"),
        (date(2026, 3, 15), "Email", ""),
    ]
    assert (after.monday, after.entries) == (date(2026, 3, 16), ())
    (only,) = work_search(ana.workspace, MONDAY, MONDAY)
    assert len(only.entries) == 1
    with pytest.raises(NoSuchDays):
        work_search(ana.workspace, MONDAY, date(2026, 3, 8))


def test_as_a_table_nothing_runs_and_nothing_said_is_told(ana: Contact) -> None:
    words = as_csv(work_search(ana.workspace, MONDAY, date(2026, 3, 15)))
    rows = list(csv.DictReader(io.StringIO(words.removeprefix("\ufeff"))))
    assert [(row["Name"], row["Title"]) for row in rows] == [("Ana Duarte", "'=Recruiter")] * 2
    assert "secret" not in words


@pytest.mark.usefixtures("ana")
def test_the_page_and_the_command_line(
    browser_of: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = browser_of.get("/work-search/?from=2026-03-09&to=2026-03-15").text
    assert "Week of 2026-03-09: 2 contacts" in page
    assert "Acme &lt;b&gt;" in page
    assert "secret" not in page
    for wrong in ("from=soon", "from=2026-03-15&to=2026-03-09"):
        assert browser_of.get(f"/work-search/?{wrong}").status_code == 422
    table = browser_of.get("/work-search/?from=2026-03-09&to=2026-03-15&as=csv")
    assert table["Content-Type"].startswith("text/csv")
    days = ["--from", "2026-03-09", "--to", "2026-03-15"]
    path = tmp_path / "log.csv"
    assert commands.run(["work-search", *days, "--out", str(path)]) == 0
    assert path.read_bytes() == table.content
    assert commands.run(["work-search", *days, "--out", str(path)]) == 1
    assert commands.run(["work-search", *days, "--json"]) == 0
    assert '"Ana Duarte"' in capsys.readouterr().out
