"""By which way somebody is written to next: what the playbook says, as far as it is known."""

from __future__ import annotations

from followthrough.contacts.models import Contact
from followthrough.conversations.models import Channel, Interaction
from followthrough.followups.changing_playbook import current
from followthrough.followups.models import FollowUp
from followthrough.followups.situations import Situation, playbook_role
from followthrough.followups.writing_by import Reach, way_for
from followthrough.sorting.models import Placement

LETTERS = (Channel.LINKEDIN.value, Channel.EMAIL.value)


def usual_way(contact: Contact) -> str:
    """E-mail or the network, for the letter that comes next."""
    workspace = contact.workspace
    step = FollowUp.objects.of(workspace).filter(contact=contact).first()
    placed = Placement.objects.of(workspace).filter(contact=contact).first()
    role = playbook_role(placed.kind, placed.role) if placed else ""
    situation = step.situation if step else Situation.FIRST_FOLLOW_UP.value
    letters = Interaction.objects.of(workspace).filter(contact=contact, channel__in=LETTERS)
    last = letters.order_by("-number").values_list("channel", flat=True).first()
    reach = Reach(bool(contact.email), bool(contact.profile_url), last or "")
    return way_for(current(workspace).row(role, situation).by, reach)
