"""How the day reaches the user elsewhere: a secret address for calendars, a notice each morning."""

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


class MorningNotice(WorkspaceModel):
    """A notice on the screen each morning, as long as this row stands, and how the last went."""

    shows_names = models.BooleanField(default=False)
    shown_on = models.DateField(null=True)
    trouble = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="morning_notice_once")]

    def __str__(self) -> str:
        return f"shown on {self.shown_on}"
