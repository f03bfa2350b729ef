"""What the user is looking for: the aim, and what makes them worth meeting."""

from django.db import models

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Aim(WorkspaceModel):
    """The frame of one job search: minutes a day, and who the user is in their own files."""

    minutes_a_day = models.PositiveSmallIntegerField(default=30)
    my_name = models.CharField(max_length=300, blank=True)
    my_profile = models.CharField(max_length=600, blank=True)
    my_emails = models.JSONField(default=list)
    my_evidence = models.JSONField(default=list)
    my_profile_is_mine = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="aim_once")]

    def __str__(self) -> str:
        return f"{self.minutes_a_day} minutes a day"


class TargetFunction(WorkspaceModel):
    """A role the user wants, in their own words, with the fields of work it was read as."""

    title = models.CharField(max_length=200)
    fields = models.JSONField(default=list)
    seniority = models.CharField(max_length=20, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "title"], name="target_function_once"),
        ]

    def __str__(self) -> str:
        return self.title


class TargetCompany(WorkspaceModel):
    """A company the user would like to work for."""

    name = models.CharField(max_length=300)
    key = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="target_company_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ValueStatement(WorkspaceModel):
    """One reason why the user is worth meeting, in their own words."""

    text = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "position"], name="value_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Employment(WorkspaceModel):
    """A job the user has or had: shared employers are background in common."""

    company_name = models.CharField(max_length=300)
    key = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    started = models.CharField(max_length=7, blank=True, help_text="2019 or 2019-03")
    finished = models.CharField(max_length=7, blank=True)
    is_removed = models.BooleanField(default=False)
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "company_name", "title", "started"], name="employment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.company_name}"


class Schooling(WorkspaceModel):
    """A school the user went to."""

    school = models.CharField(max_length=300)
    degree = models.CharField(max_length=300, blank=True)
    started = models.CharField(max_length=7, blank=True)
    finished = models.CharField(max_length=7, blank=True)
    is_removed = models.BooleanField(default=False)
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "school", "degree", "started"], name="schooling_once"
            ),
        ]

    def __str__(self) -> str:
        return self.school


class Opening(WorkspaceModel):
    """A job the user saved or applied for."""

    company_name = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=600, blank=True)
    is_applied = models.BooleanField(default=False)
    at = models.DateTimeField(null=True)
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["workspace", "key"], name="opening_by_company")]

    def __str__(self) -> str:
        return f"{self.title}, {self.company_name}"


class FollowedCompany(WorkspaceModel):
    """A company the user follows: offered when asking for target companies."""

    name = models.CharField(max_length=300)
    key = models.CharField(max_length=200)
    followed_on = models.DateField(null=True)
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="followed_company_once"),
        ]

    def __str__(self) -> str:
        return self.name
