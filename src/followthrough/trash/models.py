"""People taken out, kept for a while so that they can come back."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class Trashed(WorkspaceModel):
    """Somebody taken out, with every row that hung on them, as it stood."""

    contact = models.UUIDField()
    name = models.CharField(max_length=300)
    taken_out_at = models.DateTimeField()
    rows = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "contact"], name="trashed_once")
        ]

    def __str__(self) -> str:
        return self.name
