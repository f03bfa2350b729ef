"""Where each contact stands: suggested by the rules, decided by the user."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel

UNTOLD_ROLES = ("", "general")  # what most people are: nothing in particular


class Kind(models.TextChoices):
    """The three kinds of contact; the empty value is not sorted."""

    NOT_SORTED = "", "Not sorted"
    KEY = "key", "Key"
    INTERESTING = "interesting", "Interesting"
    DONT = "dont", "Don’t follow up"


class Placement(WorkspaceModel):
    """A contact's kind. A decision of the user stays, whatever the rules say later.

    The reading of the title is kept in columns, so that a change of aim needs no second look
    at 30,000 titles. Reasons are not kept: they are worked out again when somebody reads them.
    """

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="placement",
        db_index=False,
    )
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)
    role = models.CharField(max_length=20, blank=True)
    confidence = models.CharField(max_length=10, blank=True)
    wants_a_look = models.BooleanField(default=False)
    suggested_kind = models.CharField(max_length=12, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    private_reason = models.TextField(blank=True)
    set_aside_at = models.DateTimeField(null=True)
    function = models.CharField(max_length=20, blank=True)
    fields = models.CharField(max_length=120, blank=True)
    seniority = models.CharField(max_length=10, blank=True)
    recruiter = models.CharField(max_length=10, blank=True)
    recruiter_field = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=12, blank=True)
    red_flag = models.CharField(max_length=8, blank=True)
    red_flags = models.JSONField(default=list)
    first_words = models.BigIntegerField(null=True, help_text="the same for the same first words")
    seen_on_profile = models.CharField(
        max_length=20, blank=True, db_default="", help_text="what the user saw there"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "contact"], name="placement_once"),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "first_words", "contact"],
                name="placement_same_words",
                condition=Q(first_words__isnull=False),
            ),
            models.Index(fields=["contact"], name="placement_of_contact"),  # for taking people out
            models.Index(fields=["workspace", "kind", "contact"], name="placement_by_kind"),
            models.Index(
                fields=["workspace", "role", "contact"],
                name="placement_by_role",
                condition=~Q(role__in=UNTOLD_ROLES),
            ),
            models.Index(
                fields=["workspace", "suggested_kind", "contact"],
                name="placement_to_sort",
                condition=Q(wants_a_look=True),
            ),
            models.Index(
                fields=[
                    "workspace",
                    "confidence",
                    "suggested_kind",
                    "role",
                    "fields",
                    "red_flag",
                    "wants_a_look",
                    "contact",
                ],
                name="placement_undecided",
                condition=Q(decided_at__isnull=True) & ~Q(suggested_kind=""),
            ),
            models.Index(
                fields=["workspace", "decided_at"],
                name="placement_decided",
                condition=Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.confidence})"


class NearPlace(WorkspaceModel):
    """Where somebody the user can ask was, or is: one end of a way to somebody else.

    Kept from the places noted of people who are connected or have spoken, and from the company
    of those who have spoken. ``has_talked``: both have. Months count from the year nought; where
    the years are not known they are empty. ``came_by`` is the latest month they can have come,
    ``left_from`` the earliest they can have left. One index holds it all, so that a way is a walk
    along it.
    """

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=200)
    is_study = models.BooleanField()
    is_now = models.BooleanField()
    has_talked = models.BooleanField(db_default=False)
    came_by = models.IntegerField(null=True)
    left_from = models.IntegerField(null=True)
    function = models.CharField(max_length=20, blank=True)
    level = models.SmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "workspace"], name="near_place_by_contact"),
            models.Index(
                fields=[
                    "workspace",
                    "key",
                    "is_study",
                    "has_talked",
                    "contact",
                    "is_now",
                    "came_by",
                    "left_from",
                    "function",
                    "level",
                ],
                name="near_place_walked",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class SortRule(WorkspaceModel):
    """A rule the user made of their own decisions: people of this trait get this kind.

    ``trait`` names what they share, ``value`` which: ("recruits_for", "nursing"). No kind means
    that the rule was offered and not wanted, so that it is not offered again.
    """

    class Trait(models.TextChoices):
        """What people of one rule share."""

        RECRUITS_FOR = "recruits_for", "recruiters in"
        FIELD = "field", "people in"
        COMPANY = "company", "people at"

    trait = models.CharField(max_length=16, choices=Trait.choices)
    value = models.CharField(max_length=200)
    label = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "trait", "value"], name="sort_rule_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_trait_display()} {self.label}: {self.get_kind_display()}"
