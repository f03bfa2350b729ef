"""The words of the one rule behind the queue: situations, facts about somebody, and a next step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from followthrough.conversations import turns
from followthrough.followups.limits import USUAL, Limits
from followthrough.followups.playbook import DEFAULTS, Playbook

KEY, INTERESTING, DONT = "key", "interesting", "dont"


class Situation(StrEnum):
    """Why a follow-up is due."""

    REPLY_OWED = "reply_owed"
    RESUME_REQUESTED = "resume_requested"
    THEY_WROTE = "they_wrote"
    LATE_REPLY = "late_reply"
    PLANNED = "planned"
    THANK_YOU = "thank_you"
    INTERVIEW_THANKS = "interview_thanks"
    INTRODUCED = "introduced"
    PROMISE_CHECK = "promise_check"
    INTERVIEW_NUDGE = "interview_nudge"
    TOLD_NO = "told_no"
    LANDED = "landed"
    RESUME_NUDGE_ONE = "resume_nudge_one"
    RESUME_NUDGE_TWO = "resume_nudge_two"
    APPLICATION_NUDGE = "application_nudge"
    REFERRAL_NUDGE_ONE = "referral_nudge_one"
    REFERRAL_NUDGE_TWO = "referral_nudge_two"
    INTRODUCED_NUDGE = "introduced_nudge"
    TELL_BRIDGE = "tell_bridge"
    NUDGE_ONE = "nudge_one"
    NUDGE_TWO = "nudge_two"
    ACCEPTED_INVITATION = "accepted_invitation"
    FIRST_FOLLOW_UP = "first_follow_up"
    SECOND_PERSON = "second_person"
    REPORT_BACK = "report_back"
    CLOSING_NOTE = "closing_note"
    KEEP_WARM = "keep_warm"
    RECONNECT = "reconnect"
    WORTH_REVIVING = "worth_reviving"
    NEW_POSITION = "new_position"


# What makes one step more pressing than another; a day of lateness counts one for all of them.
STRENGTH = {
    Situation.REPLY_OWED: 1000,
    Situation.RESUME_REQUESTED: 1000,
    Situation.THEY_WROTE: 1000,
    Situation.PLANNED: 300,
    Situation.INTRODUCED: 280,
    Situation.THANK_YOU: 260,
    Situation.INTERVIEW_THANKS: 260,
    Situation.PROMISE_CHECK: 220,
    Situation.INTERVIEW_NUDGE: 210,
    Situation.LANDED: 200,
    Situation.RESUME_NUDGE_ONE: 170,
    Situation.APPLICATION_NUDGE: 165,
    Situation.REFERRAL_NUDGE_ONE: 160,
    Situation.NUDGE_ONE: 160,
    Situation.INTRODUCED_NUDGE: 158,
    Situation.RESUME_NUDGE_TWO: 155,
    Situation.REFERRAL_NUDGE_TWO: 152,
    Situation.NUDGE_TWO: 150,
    Situation.TELL_BRIDGE: 148,
    Situation.TOLD_NO: 145,
    Situation.ACCEPTED_INVITATION: 140,
    Situation.FIRST_FOLLOW_UP: 130,
    Situation.SECOND_PERSON: 130,
    Situation.NEW_POSITION: 125,
    Situation.LATE_REPLY: 120,
    Situation.REPORT_BACK: 110,
    Situation.CLOSING_NOTE: 50,
    Situation.KEEP_WARM: 40,
    Situation.RECONNECT: 30,
    Situation.WORTH_REVIVING: 20,
}
# Two falling on one day at one company: a hiring manager before a recruiter before a peer.
ROLE_WEIGHT = {"hiring_manager": 3, "recruiter": 2, "agency_recruiter": 1, "sourcer": 1}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, how long and how much: the playbook with its waits, and the limits around it."""

    playbook: Playbook = DEFAULTS
    limits: Limits = USUAL
    efforts: Mapping[str, int] = field(default_factory=dict)

    def minutes(self, facts: Facts, situation: Situation) -> int:
        """Minutes a step takes: what the user set, else as theirs took lately, else the usual."""
        role, name = facts.playbook_role, situation.value
        if name in self.efforts and not self.playbook.sets_minutes(role, name):
            return self.efforts[name]
        return self.playbook.row(role, name).minutes

    def wait(self, facts: Facts, situation: Situation) -> int:
        """Working days to wait with somebody in that situation."""
        return self.playbook.wait(
            facts.playbook_role,
            situation.value,
            is_interesting=facts.kind == INTERESTING,
            is_stranger=facts.is_stranger,
        )

    def most_touches(self, kind: str) -> int:
        """How often somebody is written to about one ask."""
        if kind == KEY:
            return self.limits.most_touches_key
        return self.limits.most_touches_interesting


def playbook_role(kind: str, role: str) -> str:
    """Whose file of the playbook counts: interesting people without a role are bridges."""
    return "bridge" if kind == INTERESTING and role in {"", "general"} else role


class Matter(NamedTuple):
    """What is going on: the result that opened it, and what was said since then."""

    slug: str = ""
    opened_on: date | None = None
    touches: int = 0
    heard: int = 0
    named_on: date | None = None


class Facts(NamedTuple):
    """What the rule looks at. Days are in the user's calendar."""

    kind: str
    role: str
    came_in_on: date
    connected_on: date | None = None
    invitation: str = ""
    exchange: turns.Exchange = turns.Exchange()
    last_touch_on: date | None = None
    last_heard_on: date | None = None
    last_met_on: date | None = None
    planned_on: date | None = None
    is_resting: bool = False
    matter: Matter = Matter()
    away_until: date | None = None
    has_helped: bool = False
    landed_on: date | None = None
    moved_on: date | None = None  # told of another employer, by a file of that day
    is_last_touch_late: bool = False  # sent after the end of the working day

    def counted_from(self, anchor: date) -> date:
        """The day a wait is counted from: what was sent late counts from the day after."""
        is_late = self.is_last_touch_late and anchor == self.last_touch_on
        return anchor + timedelta(days=1) if is_late else anchor

    @property
    def playbook_role(self) -> str:
        """Whose file of the playbook counts: interesting people without a role are bridges."""
        return playbook_role(self.kind, self.role)

    @property
    def is_stranger(self) -> bool:
        """Nobody connected with, met or ever heard from."""
        return not (self.connected_on or self.last_heard_on or self.last_met_on)


class NextStep(NamedTuple):
    """The next step: when, how strong, how long it takes, and what the wait is counted from."""

    situation: Situation
    due_on: date
    strength: int
    minutes: int
    anchor_on: date
    wait: int = 0
    bends_on: date | None = None
    send_on: date | None = None
    company: str = ""

    @property
    def order_key(self) -> int:
        """Strength minus the day: lateness counts the same for all, so the order stands still."""
        return self.strength - self.due_on.toordinal()
