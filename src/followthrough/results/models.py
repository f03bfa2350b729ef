"""What the user keeps of a week."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class WeeklyReview(WorkspaceModel):
    """One week as it was looked back on: the user's own notes, and the figures of that hour.

    Figures only, no names: somebody who is erased leaves nothing here but what the user wrote.
    """

    monday = models.DateField()
    note = models.TextField(blank=True)
    figures = models.JSONField(default=dict, help_text="by what is counted")
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "monday"], name="weekly_review_once")
        ]

    def __str__(self) -> str:
        return f"week of {self.monday}"
