"""What goes back and forth between the user and a contact."""

from django.db import models
from django.db.models import Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Favour(WorkspaceModel):
    """One favour. A promise is the user’s own, and becomes given once it is kept.

    ``outcome`` is what came of it; until ``told_on`` whoever helped is to be told.
    """

    class Way(models.TextChoices):
        """Who did what for whom, seen from the user."""

        GIVEN = "given", "You gave"
        ASKED = "asked", "You asked for"
        RECEIVED = "received", "You received"
        PROMISED = "promised", "You promised"

    class Kind(models.TextChoices):
        """What it is, as it stands in a sentence."""

        LEAD = "lead", "a lead"
        INTRODUCTION = "introduction", "an introduction"
        ARTICLE = "article", "an article"
        FEEDBACK = "feedback", "feedback"
        CANDIDATE = "candidate", "a candidate"
        REFERRAL = "referral", "a referral"
        NAME = "name", "a name"
        RESUME = "resume", "a résumé passed on"
        ADVICE = "advice", "advice"
        THANKS = "thanks", "thanks"

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="favours", db_index=False
    )
    way = models.CharField(max_length=8, choices=Way.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    what = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    due_on = models.DateField(null=True)
    outcome = models.CharField(max_length=300, blank=True)
    told_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "workspace"], name="favour_by_contact"),
            models.Index(
                fields=["workspace", "due_on"],
                name="favour_promised",
                condition=Q(way="promised"),
            ),
            models.Index(
                fields=["workspace", "on"],
                name="favour_to_tell",
                condition=Q(way="received", told_on__isnull=True) & ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.get_kind_display()}"
