"""Who may be one person, and who is not."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class LikelySame(WorkspaceModel):
    """Two entries that may be one person, with the score and the reasons as they were found.

    Kept once, the smaller identifier first. ``is_apart`` when the user said that they are two:
    then nobody asks again.
    """

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    other = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    score = models.IntegerField(help_text="hundredths of a natural logarithm of the odds")
    reasons = models.JSONField(default=list)
    is_sure = models.BooleanField(default=False)
    is_apart = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "other"], name="likely_same_once"
            )
        ]
        indexes = [
            models.Index(fields=["workspace", "other"], name="likely_same_by_other"),
            models.Index(
                fields=["workspace", "is_apart", "-score"],
                name="likely_same_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} and {self.other_id}: {self.score}"


class DoublesLook(WorkspaceModel):
    """When the whole record was last looked through for doubles."""

    looked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="doubles_look_once")]

    def __str__(self) -> str:
        return f"looked at {self.looked_at:%Y-%m-%d %H:%M}"
