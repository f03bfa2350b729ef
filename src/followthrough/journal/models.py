"""What happened: one event per verb, written in the verb's own transaction."""

from django.conf import settings
from django.db import models

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Event(WorkspaceModel):
    """Who did what, when, and what it takes to undo it."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verb = models.CharField(max_length=40)
    contact = WorkspaceKey(
        "followthrough.Contact", null=True, on_delete=models.CASCADE, related_name="events"
    )
    details = models.JSONField(default=dict)
    seconds = models.PositiveIntegerField(default=0, help_text="the user took; 0 for not known")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "-at"], name="event_newest"),
            models.Index(
                fields=["workspace", "at", "undone_at", "contact", "seconds"],
                name="event_timed",
                condition=models.Q(seconds__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} at {self.at:%Y-%m-%d %H:%M}"
