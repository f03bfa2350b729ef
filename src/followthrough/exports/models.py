"""Addresses under which other programs may read the people, until they are revoked."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceModel


class AddressFeed(WorkspaceModel):
    """One secret address of the people as vCards. Only a digest of its secret is kept."""

    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "digest"], name="address_feed_once")
        ]

    def __str__(self) -> str:
        return self.name
