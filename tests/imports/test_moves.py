"""Another employer, told by a newer file: what was asked before is over."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations.noting import Touch
from followthrough.followups.deciding import decide
from followthrough.followups.logging_touch import log
from followthrough.followups.models import FollowUp
from followthrough.imports import running, taking_in
from followthrough.imports.applying.moves import STAYED, Move, last_move
from followthrough.imports.models import Import, SourceRow
from followthrough.imports.taking_back import take_back
from followthrough.sameness.merging import merge
from tests import factories
from tests.imports.archives import GRACE, ME, connections, message, messages, write

Bring = Callable[[str, str], Import]
MARCH, APRIL = (datetime(2026, month, 12, 9, tzinfo=UTC) for month in (3, 4))
TALK = messages(
    message(ME, [GRACE], "2026-03-04 10:00:00", "Hello Grace, thank you for connecting."),
    message(GRACE, [ME], "2026-03-05 16:40:00", "Happy to talk. When suits you?"),
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], STAYED),
        ([("2026-01-01", "Acme")], STAYED),
        ([("2026-01-01", "Acme"), ("2026-02-01", "Acme GmbH")], STAYED),
        ([("2026-01-01", "Acme"), ("2026-02-01", "")], STAYED),
        ([("2026-01-01", "Acme"), ("2026-02-01", "Self-employed")], STAYED),
        ([("2026-01-01", "Acme"), ("2026-02-01", "Bluewater")], Move("2026-02-01", "Acme")),
        (
            [("2026-01-01", "Acme"), ("2026-02-01", ""), ("2026-03-01", "Bluewater")],
            Move("2026-03-01", "Acme"),
        ),
        (
            [("2026-01-01", "Acme"), ("2026-02-01", "Bluewater"), ("2026-03-01", "Bluewater Ltd")],
            Move("2026-02-01", "Acme"),
        ),
        ([("2026-01-01", "Acme"), ("2026-02-01", "Acme Labs")], STAYED),
    ],
)
def test_the_last_change_of_employer(told: list[tuple[str, str]], expected: Move) -> None:
    assert last_move(told, {"acme labs": "acme"}) == expected


@pytest.fixture
def workspace(db: None) -> Workspace:
    del db
    return factories.workspace()


@pytest.fixture
def bring(workspace: Workspace, tmp_path: Path) -> Bring:
    """Import an archive of that day (03-10), with Grace at that company."""

    def bring(day: str, company: str) -> Import:
        name = f"Basic_LinkedInDataExport_{day}-2026.zip"
        row = f"Grace,Oyelaran,{GRACE[1]},,{company},Director of Revenue Operations,01 Feb 2026"
        files = {"Connections.csv": connections(row), "messages.csv": TALK}
        path = write(tmp_path / name, files)
        at = MARCH if day.startswith("03") else APRIL
        noted = taking_in.note(workspace, path, file_name=name, by=None, at=at)
        running.run(noted, at=at)
        assert noted.state == Import.State.DONE, noted.trouble
        return noted

    return bring


@pytest.fixture
def asked(bring: Bring, workspace: Workspace) -> Contact:
    """Grace, Key, was sent the résumé after she had answered."""
    bring("03-10", "Tidewater Health")
    grace = Contact.objects.of(workspace).get(name="Grace Oyelaran")
    decide(grace, "key", by=None, at=MARCH)
    log(grace, touch=Touch("email", True, MARCH, "My résumé.", "resume_sent"), by=None, at=MARCH)  # noqa: FBT003
    assert step(grace) == "referral_nudge_one"
    return grace


def step(contact: Contact) -> str:
    found = FollowUp.objects.filter(contact=contact).values_list("situation", flat=True)
    return next(iter(found), "")


def test_who_left_is_congratulated_and_no_longer_reminded(bring: Bring, asked: Contact) -> None:
    newer = bring("04-10", "Bluewater")
    asked.refresh_from_db()
    assert (asked.moved_on, asked.moved_from) == (date(2026, 4, 10), "Tidewater Health")
    due = FollowUp.objects.get(contact=asked)
    assert (due.situation, due.due_on) == ("new_position", date(2026, 4, 14))
    log(asked, touch=Touch("linkedin", True, APRIL, "Congratulations!"), by=None, at=APRIL)  # noqa: FBT003
    assert step(asked) not in {"new_position", "referral_nudge_one", "referral_nudge_two"}
    take_back(newer, by=None, at=APRIL, today=APRIL.date())
    asked.refresh_from_db()
    assert (asked.moved_on, asked.moved_from) == (None, "")
    assert step(asked) == "referral_nudge_two"


def test_whose_company_is_spelled_differently_is_still_there(bring: Bring, asked: Contact) -> None:
    bring("04-10", "Tidewater Health Ltd.")
    asked.refresh_from_db()
    assert asked.moved_on is None
    assert step(asked) == "referral_nudge_one"


def test_an_older_file_tells_of_the_same_move(bring: Bring, workspace: Workspace) -> None:
    bring("04-10", "Bluewater")
    bring("03-10", "Tidewater Health")
    grace = Contact.objects.of(workspace).get(name="Grace Oyelaran")
    assert (grace.company_name, grace.moved_on) == ("Bluewater", date(2026, 4, 10))


def test_what_the_user_wrote_over_a_company_stays(bring: Bring, asked: Contact) -> None:
    asked.edits = {"company_name": "Tidewater Health", "company": None}
    asked.save(update_fields=["edits"])
    bring("04-10", "Bluewater")
    asked.refresh_from_db()
    assert (asked.company_name, asked.moved_on) == ("Tidewater Health", None)
    assert step(asked) == "referral_nudge_one"


def test_two_profiles_of_one_person_are_two_sources(bring: Bring, workspace: Workspace) -> None:
    bring("03-10", "Tidewater Health")
    grace = Contact.objects.of(workspace).get(name="Grace Oyelaran")
    other = factories.contact(workspace=workspace, name="Grace M. Oyelaran")
    row = SourceRow.objects.get(contact=grace)
    cells = {**row.cells, "url": "https://www.linkedin.com/in/grace-m", "company": "Bluewater"}
    SourceRow.objects.create(
        workspace=workspace,
        contact=other,
        file=row.file,
        line=9,
        seen_on=date(2026, 4, 10),
        cells=cells,
        digest=7,
    )
    text_index.rebuild()
    merge(grace, other, by=None, at=APRIL)
    grace.refresh_from_db()
    assert (grace.company_name, grace.moved_on) == ("Bluewater", None)
