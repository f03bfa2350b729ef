"""A look-up: a filter of the list of people, kept under a name."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class Lookup(WorkspaceModel):
    """What was looked for, as the address of the list says it; who fits is found when read."""

    name = models.CharField(max_length=80)
    query = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="lookup_once")]

    def __str__(self) -> str:
        return self.name
