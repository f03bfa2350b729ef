"""The next step with each contact, and what the user planned or put off."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel
from followthrough.followups.day import FIRST_TOUCHES


class FollowUp(WorkspaceModel):
    """The next step with one contact, as the rules see it; no row means nothing is coming.

    ``order_key`` is strength minus the day it falls due, so the order of two follow-ups does
    not change from one day to the next, and Today is one walk along an index. ``bends_on`` is
    the first day on which the rules would answer differently merely because time has passed;
    the kept key is an upper bound, and reading asks the rule again for those.
    """

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="followup",
        db_index=False,
    )
    situation = models.CharField(max_length=30)
    due_on = models.DateField()
    order_key = models.IntegerField()
    strength = models.IntegerField()
    minutes = models.PositiveSmallIntegerField()
    anchor_on = models.DateField()
    wait_days = models.PositiveSmallIntegerField(default=0)
    bends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "contact"], name="followup_once"),
        ]
        indexes = [
            models.Index(
                F("workspace"),
                F("order_key").desc(),
                F("due_on"),
                F("contact").desc(),
                name="followup_queue",
            ),
            models.Index(
                fields=["workspace", "bends_on"],
                name="followup_bends",
                condition=Q(bends_on__isnull=False),
            ),
            models.Index(
                F("workspace"), F("due_on"), F("order_key").desc(), name="followup_coming"
            ),
            models.Index(
                F("workspace"),
                F("order_key").desc(),
                F("due_on"),
                F("contact").desc(),
                name="followup_known",
                condition=~Q(situation__in=sorted(one.value for one in FIRST_TOUCHES)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.situation} due {self.due_on}"


class Plan(WorkspaceModel):
    """What the user decided about the next step: a step on a day, later, or let it rest."""

    class Choice(models.TextChoices):
        """The button that was pressed."""

        PLANNED = "planned", "Planned"
        LATER = "later", "Later"
        REST = "rest", "Let it rest"

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="plan",
        db_index=False,
    )
    choice = models.CharField(max_length=8, choices=Choice.choices)
    on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "contact"], name="plan_once")]

    def __str__(self) -> str:
        return f"{self.get_choice_display()} {self.on or ''}".strip()
