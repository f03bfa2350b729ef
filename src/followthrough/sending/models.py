"""The account mail goes out by, and what happened to each letter that was to go."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class SendingAccount(WorkspaceModel):
    """A mail account of the user’s, from which letters go out; its password is kept elsewhere."""

    address = models.CharField(max_length=300, help_text="smtps://host:port or smtp://host:port")
    user_name = models.CharField(max_length=200, blank=True)
    from_address = models.CharField(max_length=320)
    from_name = models.CharField(max_length=200, blank=True)
    connected_at = models.DateTimeField()
    mails_the_day = models.BooleanField(db_default=False, help_text="to the user, each morning")
    day_mailed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="sending_account_once"),
        ]

    def __str__(self) -> str:
        return self.from_address


class Outgoing(WorkspaceModel):
    """One letter on its way, exactly as it goes out.

    A letter is *waiting* while it can be called back, *sending* from the moment before the first
    byte, and *sent* once the server took it. *Failed* is certain: it did not go. Whatever breaks
    in between is *unsure*: it may have gone, and nothing but the user sends it again.
    """

    class State(models.TextChoices):
        """Where a letter is."""

        WAITING = "waiting", "Goes out in a moment"
        SENDING = "sending", "On its way"
        SENT = "sent", "Sent"
        FAILED = "failed", "Not sent"
        UNSURE = "unsure", "It may have gone"
        CALLED_BACK = "called_back", "Called back"

    draft = WorkspaceKey(
        "followthrough.Draft", null=True, on_delete=models.SET_NULL, related_name="outgoing"
    )
    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="outgoing"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    to_address = models.CharField(max_length=320)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    message_id = models.CharField(max_length=200)
    answers = models.CharField(max_length=300, blank=True, help_text="the root of the thread")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    send_after = models.DateTimeField()
    handed_at = models.DateTimeField(null=True, help_text="the date the mail bears")
    ended_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "draft"],
                condition=Q(state__in=["waiting", "sending", "sent", "unsure"]),
                name="outgoing_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.to_address}"
