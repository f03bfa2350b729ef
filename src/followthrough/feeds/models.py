"""The secret address under which a calendar program reads the steps to come."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class Feed(WorkspaceModel):
    """One address; only a digest of its secret is kept, and it can be taken back at any time."""

    class Form(models.TextChoices):
        """What the steps are in the calendar."""

        EVENTS = "events", "Events"
        TASKS = "tasks", "Tasks"

    digest = models.CharField(max_length=64, db_index=True)
    form = models.CharField(max_length=6, choices=Form.choices)
    shows_names = models.BooleanField(default=True)
    alarm_hour = models.PositiveSmallIntegerField(null=True, help_text="on the day of a step")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="feed_once")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} since {self.made_at:%Y-%m-%d}"
