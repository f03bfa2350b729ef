"""Taking a logged touch out again, with the plan as it was before."""

from followthrough.conversations import noting
from followthrough.conversations.models import Interaction
from followthrough.followups import plans
from followthrough.followups.models import Plan
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince


def take_out(event: Event) -> None:
    """Undo an event that logged a touch and may have changed the plan."""
    entry = Interaction.objects.of(event.workspace).filter(pk=event.details["interaction"]).first()
    if entry is not None:
        noting.remove(entry)
    put_plan_back(event)


def put_plan_back(event: Event) -> None:
    """Put back the plan an event replaced, unless the user has planned anew since."""
    newer = Plan.objects.of(event.workspace).filter(contact=event.contact, made_at__gt=event.at)
    if newer.exists():
        raise ChangedSince(
            f"What comes next with {event.contact.name} was planned anew since."
            " Take the later change back first."
        )
    plans.restore(event.contact, event.details["plan"])
