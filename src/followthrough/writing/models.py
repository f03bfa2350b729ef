"""Letters while they are written."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Draft(WorkspaceModel):
    """A letter to one contact, kept at every pause, until it is sent or thrown away.

    ``statement`` is the canned text it began with, its slots filled: what is the user's own is
    told by comparison. ``dismissed`` are the remarks not to be made again on this letter.
    ``suggested`` is every wording the assistant proposed for it: canned as well, until edited.
    ``seconds`` were spent writing: pauses longer than two minutes are not counted.
    """

    contact = WorkspaceKey("followthrough.Contact", on_delete=models.CASCADE, related_name="drafts")
    channel = models.CharField(max_length=10)
    situation = models.CharField(max_length=30)
    statement_key = models.CharField(max_length=60, blank=True)
    statement = models.TextField(blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    dismissed = models.JSONField(default=list)
    suggested = models.JSONField(default=list)
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    copied_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(db_default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "contact"],
                name="draft_open",
                condition=models.Q(sent_at__isnull=True),
            ),
            models.Index(
                fields=["workspace", "situation", "-sent_at"],
                name="draft_sent",
                condition=models.Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} to {self.contact_id}"


class QuietRemark(WorkspaceModel):
    """A remark on letters that the user never wants to see again."""

    slug = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "slug"], name="quiet_remark_once")
        ]

    def __str__(self) -> str:
        return self.slug


class OwnStatement(WorkspaceModel):
    """A statement as the user wrote it; each change is a version of its own, the highest counts.

    ``key`` is that of ours it stands for, "first_follow_up.recruiter", or has a third part where it
    was added beside it: "first_follow_up.recruiter.short".
    """

    key = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    is_retired = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "key", "version"], name="own_statement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}, version {self.version}"
