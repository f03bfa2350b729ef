"""The playbook and results of one's own from the command line."""

import json

import pytest

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.followups import changing_playbook
from followthrough.followups.own_results import own_results

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
