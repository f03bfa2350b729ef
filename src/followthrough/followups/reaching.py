"""By which way somebody is written to next: what the playbook says, as far as it is known."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.contacts.models import Contact
from followthrough.conversations.models import Channel, Interaction
from followthrough.followups.changing_playbook import current
from followthrough.followups.models import FollowUp
from followthrough.followups.situations import Situation, playbook_role
from followthrough.followups.writing_by import Reach, way_for
from followthrough.sorting.models import Placement

LETTERS = (Channel.LINKEDIN.value, Channel.EMAIL.value)  # a letter on paper is a choice each time


class Due(NamedTuple):
    """What comes next with somebody, and as whom the playbook sees them."""

    situation: str
    role: str


def what_is_due(contact: Contact) -> Due:
    """The row of the playbook somebody stands at; a first follow-up where nothing is due."""
    workspace = contact.workspace
    step = FollowUp.objects.of(workspace).filter(contact=contact).first()
    placed = Placement.objects.of(workspace).filter(contact=contact).first()
    return Due(
        step.situation if step else Situation.FIRST_FOLLOW_UP.value,
        playbook_role(placed.kind, placed.role) if placed else "",
    )


def usual_way(contact: Contact, due: Due | None = None) -> str:
    """E-mail or the network, for the letter that comes next."""
    workspace = contact.workspace
    situation, role = due or what_is_due(contact)
    letters = Interaction.objects.of(workspace).filter(contact=contact, channel__in=LETTERS)
    last = letters.order_by("-number").values_list("channel", flat=True).first()
    reach = Reach(bool(contact.email), bool(contact.profile_url), last or "")
    return way_for(current(workspace).row(role, situation).by, reach)
