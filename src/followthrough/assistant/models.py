"""The assistant the user set up, where there is one."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class Assistant(WorkspaceModel):
    """Whom wording is asked of; without a row it is off. Its key, if any, is kept elsewhere.

    ``agreed`` is the mark of the place to which the user has seen what goes out and let it go.
    """

    address = models.CharField(max_length=300, help_text="https://… or http:// on this machine")
    model = models.CharField(max_length=200)
    agreed = models.CharField(max_length=64, blank=True)
    connected_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="assistant_once")]

    def __str__(self) -> str:
        return f"{self.model} at {self.address}"
