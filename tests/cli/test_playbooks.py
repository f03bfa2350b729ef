"""The playbook and results of one's own from the command line."""

import json

import pytest

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.followups import changing_playbook
from followthrough.followups.own_results import own_results
from followthrough.followups.settings import limits_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_row_is_tried_changed_and_put_back(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    before = changing_playbook.current(mine).row("any", "nudge_one")
    words = ["playbook", "nudge_one", "--wait", "9"]
    assert commands.run([*words, "--try"]) == 0
    assert json.loads(capsys.readouterr().out)["concerned"] == 0
    assert changing_playbook.current(mine).row("any", "nudge_one") == before
    assert commands.run(words) == 0
    after = changing_playbook.current(mine).row("any", "nudge_one")
    assert (after.wait, after.how, after.is_changed) == (9, before.how, True)
    assert commands.run(["playbook", "nudge_one", "--reset"]) == 0
    assert changing_playbook.current(mine).row("any", "nudge_one") == before


def test_a_row_that_is_not_there_is_a_sentence(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["playbook", "dancing", "--wait", "9"]) == 1
    assert "has no row “dancing”" in capsys.readouterr().err
    assert not changing_playbook.current(mine).changes


def test_results_of_ones_own_come_and_go(mine: Workspace) -> None:
    assert commands.run(["results-of-mine", "--add", "Met for beer", "--means", "met"]) == 0
    assert [label for label, _ in own_results(mine)] == ["Met for beer"]
    assert commands.run(["results-of-mine", "--remove", "Met for beer"]) == 0
    assert own_results(mine) == ()


def test_a_limit_is_tried_set_and_shown(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["limits", "key_share", "75", "--try"]) == 0
    assert json.loads(capsys.readouterr().out)["moved"] == 0
    assert limits_of(mine).key_share == 60
    assert commands.run(["limits", "key_share", "75"]) == 0
    assert commands.run(["limits", "key_share", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.split("\n", 1)[1])[0]["value"] == 75
    assert commands.run(["undo"]) == 0
    assert limits_of(mine).key_share == 60
    assert commands.run(["limits", "key_share", "101"]) == 1
    assert "Choose 0 to 100" in capsys.readouterr().err
    assert commands.run(["limits", "key_sahre"]) == 1
    assert "“key_sahre” is no limit" in capsys.readouterr().err


def test_working_days_and_quiet_times(mine: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["working-days", "--quiet", "08-01/08-15", "--day-ends-at", "16"]) == 0
    said = capsys.readouterr().out
    assert "A working day ends at 16:00; nothing falls due from 1 August to 15 August" in said
    assert commands.run(["working-days", "--quiet", "nonesuch"]) == 1
    assert commands.run(["working-days", "--quiet", "none"]) == 0
    mine.refresh_from_db()
    assert (mine.quiet, mine.day_ends_at) == ("", 16)


def test_where_a_company_is(mine: Workspace) -> None:
    made = factories.company(workspace=mine)
    assert commands.run(["company", made.name, "--country", "DE-BY"]) == 0
    made.refresh_from_db()
    assert made.country == "DE-BY"
    assert commands.run(["company", made.name, "--country", "-"]) == 0
    made.refresh_from_db()
    assert made.country == ""
