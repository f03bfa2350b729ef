"""What stands above every letter on paper, and which sheets the user prints on."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class Letterhead(WorkspaceModel):
    """Who letters on paper come from, and on which paper; one for a job search."""

    name = models.CharField(max_length=300, blank=True)
    address = models.TextField(blank=True, help_text="line by line, as it stands on an envelope")
    paper = models.CharField(max_length=20, blank=True)
    labels = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="letterhead_once")]

    def __str__(self) -> str:
        return self.name
