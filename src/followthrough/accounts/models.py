"""People who use the program, and the workspaces their records belong to."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from followthrough.accounts.identifiers import uuid7
from followthrough.accounts.scoping import WorkspaceModel

QUIET = "12-24/01-02"  # when hardly anybody answers
DAY_ENDS_AT = 17


class User(AbstractBaseUser):
    """Somebody who uses the program. Global: a user may belong to several workspaces."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email


class Workspace(models.Model):
    """One job search and everything that belongs to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=20, blank=True)
    quiet = models.CharField(
        max_length=11,
        blank=True,
        default=QUIET,
        db_default=QUIET,
        help_text="first and last day of the quiet time of each year, or nothing",
    )
    day_ends_at = models.PositiveSmallIntegerField(
        default=DAY_ENDS_AT,
        db_default=DAY_ENDS_AT,
        help_text="the hour from which a message counts as sent the next working day",
    )
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Membership(WorkspaceModel):
    """A user's place in a workspace."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.workspace}"
