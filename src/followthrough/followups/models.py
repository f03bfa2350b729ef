"""The next step with each contact, and what the user planned or put off."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel
from followthrough.followups.day import FIRST_TOUCHES, WAITING


class FollowUp(WorkspaceModel):
    """The next step with one contact, as the rules see it; no row means nothing is coming.

    ``order_key`` is strength minus the day it falls due, so the order of two follow-ups does
    not change from one day to the next, and Today is one walk along an index. ``bends_on`` is
    the first day on which the rules would answer differently merely because time has passed;
    the kept key is an upper bound, and reading asks the rule again for those. ``send_on`` is set
    where the day it falls due is a day off of the user: it is prepared on the day before.
    ``company`` repeats the contact's, so that what is asked at a company is read from one index.
    """

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="followup",
        db_index=False,
    )
    situation = models.CharField(max_length=30)
    due_on = models.DateField()
    order_key = models.IntegerField()
    strength = models.IntegerField()
    minutes = models.PositiveSmallIntegerField()
    anchor_on = models.DateField()
    wait_days = models.PositiveSmallIntegerField(default=0)
    bends_on = models.DateField(null=True)
    send_on = models.DateField(null=True)
    company = models.CharField(max_length=32, blank=True, db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "contact"], name="followup_once"),
        ]
        indexes = [
            models.Index(
                F("workspace"),
                F("order_key").desc(),
                F("due_on"),
                F("contact").desc(),
                name="followup_queue",
            ),
            models.Index(
                fields=["workspace", "bends_on"],
                name="followup_bends",
                condition=Q(bends_on__isnull=False),
            ),
            models.Index(
                fields=["workspace", "anchor_on", "company", "situation"],
                name="followup_open_asks",
                condition=Q(situation__in=sorted(one.value for one in WAITING)),
            ),
            models.Index(
                F("workspace"), F("due_on"), F("order_key").desc(), name="followup_coming"
            ),
            models.Index(
                F("workspace"),
                F("order_key").desc(),
                F("due_on"),
                F("contact").desc(),
                name="followup_known",
                condition=~Q(situation__in=sorted(one.value for one in FIRST_TOUCHES)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.situation} due {self.due_on}"


class Plan(WorkspaceModel):
    """What the user decided about the next step: a step on a day, later, sooner, or a rest."""

    class Choice(models.TextChoices):
        """The button that was pressed."""

        PLANNED = "planned", "Planned"
        LATER = "later", "Later"
        SOONER = "sooner", "Sooner"
        REST = "rest", "Let it rest"

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="plan",
        db_index=False,
    )
    choice = models.CharField(max_length=8, choices=Choice.choices)
    on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "contact"], name="plan_once")]

    def __str__(self) -> str:
        return f"{self.get_choice_display()} {self.on or ''}".strip()


class PlaybookVersion(WorkspaceModel):
    """What the user changed in the playbook and its limits, whole; the highest number counts.

    Unless it ``moves_over``, a matter that began before ``made_at`` keeps the version it began
    with.
    """

    number = models.PositiveIntegerField()
    changes = models.JSONField(default=dict, help_text="by role, situation and field")
    limits = models.JSONField(default=dict, help_text="by name")
    moves_over = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="playbook_version_once")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class DayOff(WorkspaceModel):
    """Days on which the user does not work; what falls due then is prepared the day before."""

    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "first_on", "last_on"], name="day_off_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_on} to {self.last_on}"


class Landing(WorkspaceModel):
    """The search is over: from that day only those who helped come up, to be told and thanked."""

    on = models.DateField()
    what = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="landing_once")]

    def __str__(self) -> str:
        return f"landed on {self.on}"


class OwnResult(WorkspaceModel):
    """A result of the user's own wording, and which of the known results it means."""

    label = models.CharField(max_length=60)
    means = models.CharField(max_length=15, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "label"], name="own_result_once")
        ]

    def __str__(self) -> str:
        return self.label


class Activity(WorkspaceModel):
    """A call, a meeting or something to do with somebody, at a time; done, it is logged.

    ``changed_at`` and ``revision`` tell calendars which of two forms of it is the newer one.
    """

    class What(models.TextChoices):
        """What is planned."""

        CALL = "call", "Call"
        MEETING = "meeting", "Meeting"
        TO_DO = "to_do", "To do"

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="activities"
    )
    what = models.CharField(max_length=7, choices=What.choices)
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    alarm_minutes = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0, db_default=0)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["workspace", "at"],
                name="activity_to_come",
                condition=Q(cleared_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} at {self.at:%Y-%m-%d %H:%M}"


class Effort(WorkspaceModel):
    """How many minutes a letter in one situation took the user lately, and of how many letters."""

    situation = models.CharField(max_length=30)
    minutes = models.PositiveSmallIntegerField()
    letters = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "situation"], name="effort_once"),
        ]

    def __str__(self) -> str:
        return f"{self.situation}: {self.minutes} minutes"
