"""Who knows whom, and introductions asked for or given."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Acquaintance(WorkspaceModel):
    """Two contacts know each other, because the user heard so; kept once, either way round."""

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    other = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "other"], name="acquaintance_once"
            )
        ]
        indexes = [models.Index(fields=["workspace", "other"], name="acquaintance_by_other")]

    def __str__(self) -> str:
        return f"{self.contact_id} knows {self.other_id}"


class Introduction(WorkspaceModel):
    """One introduction, from the question whether it is welcome to the thanks.

    ``contact`` is the bridge; where the user is the bridge (``is_given``), it is the one who
    asked for it. ``other`` is who is to be met. ``outcome`` is what came of it.
    """

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    other = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    is_given = models.BooleanField(default=False)
    state = models.CharField(max_length=12)
    blurb = models.TextField(blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "other", "is_given"], name="introduction_once"
            )
        ]
        indexes = [models.Index(fields=["workspace", "other"], name="introduction_by_other")]

    def __str__(self) -> str:
        return f"{self.contact_id} to {self.other_id}: {self.state}"


class OwnWeight(WorkspaceModel):
    """What a part of a way is worth to this user; where none is kept, the default counts."""

    name = models.CharField(max_length=30)
    points = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="own_weight_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.points}"


class Wish(WorkspaceModel):
    """What somebody looks for, or can help with; without a contact it is the user’s own."""

    class Side(models.TextChoices):
        """Which of the two."""

        LOOKS_FOR = "looks_for", "looks for"
        CAN_HELP = "can_help", "can help with"

    contact = WorkspaceKey(
        "followthrough.Contact",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    side = models.CharField(max_length=9, choices=Side.choices)
    what = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "side", "what"], name="wish_once"
            )
        ]
        indexes = [models.Index(fields=["contact", "workspace"], name="wish_by_contact")]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.what}"


class LeftAlone(WorkspaceModel):
    """Something read out of a message that the user did not want to keep: not asked again."""

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    number = models.BigIntegerField(help_text="of the message")
    kind = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "number", "kind"], name="left_alone_once"
            )
        ]
        indexes = [models.Index(fields=["contact", "workspace"], name="left_alone_by_contact")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.number}"
