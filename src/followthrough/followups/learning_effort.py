"""How long a step takes this user, learnt from the letters they wrote here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from followthrough.accounts.models import Workspace
from followthrough.followups.changing_playbook import current
from followthrough.followups.models import Effort, FollowUp
from followthrough.followups.planning import replan
from followthrough.followups.playbook import ANY, ROLES

FEWEST = 3  # letters before a habit counts: one may have been interrupted
MOST = 9  # the latest ones; how somebody wrote last spring says little
SHORTEST = 30  # seconds: below that nobody wrote, the text was brought
LONGEST_MINUTES = 60


def learn(workspace: Workspace, situation: str, seconds: Sequence[int], *, today: date) -> None:
    """Take what the latest letters in a situation took as what the next one will.

    The median, so that one evening with a telephone call in it changes little. Minutes that the
    user set in the playbook stay.
    """
    timed = [one for one in seconds if one >= SHORTEST][:MOST]
    known = Effort.objects.of(workspace).filter(situation=situation)
    if len(timed) < FEWEST:
        if known.delete()[0]:
            steps = FollowUp.objects.of(workspace).filter(situation=situation)
            replan(workspace, list(steps.values_list("contact_id", flat=True)), today=today)
        return
    minutes = min(max(round(median(timed) / 60), 1), LONGEST_MINUTES)
    Effort.objects.update_or_create(
        workspace=workspace,
        situation=situation,
        defaults={"minutes": minutes, "letters": len(timed)},
    )
    _write(workspace, situation, minutes)


def effort_words(minutes: int, letters: int) -> str:
    """What was learnt, in a sentence."""
    unit = "minute" if minutes == 1 else "minutes"
    return f"Your last {letters} of these took about {minutes} {unit} each."


def _write(workspace: Workspace, situation: str, minutes: int) -> None:
    """Into the steps that stand, but for roles whose minutes the user set."""
    playbook = current(workspace)
    if playbook.sets_minutes(ANY, situation):
        return
    own = [role for role in ROLES if playbook.sets_minutes(role, situation)]
    steps = FollowUp.objects.of(workspace).filter(situation=situation).exclude(minutes=minutes)
    steps.exclude(contact__placement__role__in=own).update(minutes=minutes)
