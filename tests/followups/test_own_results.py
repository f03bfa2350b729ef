"""Results in one's own words: they stand in the form, and follow the rules of their meaning."""

from datetime import date

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.conversations.models import Interaction
from followthrough.followups import own_results, undoing
from followthrough.followups.models import FollowUp, OwnResult
from followthrough.followups.own_results import NotAResult
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


def test_a_result_of_ones_own_is_logged_and_follows_its_meaning(
    browser_of: Client, mine: Workspace
) -> None:
    ana = factories.sorted_contact(
        workspace=mine, kind="key", title="Technical Recruiter", connected_on=date(2020, 1, 7)
    )
    form = {"label": "Sent the <b>portfolio</b>", "means": "resume_sent"}
    assert browser_of.post("/settings/results/", form).status_code == 303
    assert "Sent the &lt;b&gt;portfolio" in browser_of.get(f"/people/{ana.pk}/log/").text
    logged = {"channel": "email", "result": "own:Sent the <b>portfolio</b>", "said": "Here."}
    assert browser_of.post(f"/people/{ana.pk}/log/", logged).status_code == 303
    entry = Interaction.objects.get(contact=ana)
    assert (entry.result, entry.result_words) == ("resume_sent", "Sent the <b>portfolio</b>")
    assert FollowUp.objects.get(contact=ana).situation.endswith("nudge_one")
    assert "Sent the &lt;b&gt;portfolio" in browser_of.get(f"/people/{ana.pk}/").text
    gone = {"remove": "Sent the <b>portfolio</b>"}
    assert browser_of.post("/settings/results/", gone).status_code == 303
    assert not OwnResult.objects.exists()


def test_adding_and_removing_are_taken_back() -> None:
    workspace = factories.workspace()
    add, take = own_results.add_result, own_results.remove_result
    added = add(workspace, "Coffee", "met", by=None, at=AT)
    assert added is not None
    assert add(workspace, "Coffee", "met", by=None, at=AT) is None
    removed = take(workspace, "Coffee", by=None, at=AT)
    assert removed is not None
    undoing.undo(removed, by=None, at=AT)
    assert own_results.own_results(workspace) == (("Coffee", "Met"),)
    undoing.undo(added, by=None, at=AT)
    assert own_results.own_results(workspace) == ()
    assert take(workspace, "Coffee", by=None, at=AT) is None


@pytest.mark.parametrize(("label", "means"), [("", "met"), ("Coffee", "coffee")])
def test_what_is_no_result_is_refused(label: str, means: str) -> None:
    with pytest.raises(NotAResult):
        own_results.add_result(factories.workspace(), label, means, by=None, at=AT)


def test_another_search_has_its_own(mine: Workspace) -> None:
    other = factories.workspace(name="Another search")
    own_results.add_result(other, "Coffee", "met", by=None, at=AT)
    assert own_results.chosen(mine, "own:Coffee") == ("", "")
    assert own_results.chosen(other, "own:Coffee") == ("met", "Coffee")
    assert own_results.chosen(mine, "nothing known") == ("", "")
