"""The people of the user's network, where they work, and how they are known to be themselves."""

from django.db import models
from django.db.models import Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Company(WorkspaceModel):
    """A company by its normal form; placeholders such as Self-employed are none."""

    class Size(models.TextChoices):
        """How many work there, as far as the user knows: it decides who could hire."""

        UNKNOWN = "", "not known"
        SMALL = "small", "fewer than 50"
        MEDIUM = "medium", "50 to 500"
        LARGE = "large", "more than 500"

    key = models.CharField(max_length=200)
    name = models.CharField(max_length=300)
    is_agency = models.BooleanField(default=False)
    size = models.CharField(max_length=8, choices=Size.choices, blank=True, db_default="")
    country = models.CharField(
        max_length=20,
        blank=True,
        db_default="",
        help_text="counts where no own is known",
    )
    number = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="company_once")]

    def __str__(self) -> str:
        return self.name


class Contact(WorkspaceModel):
    """Somebody the user knows or has heard from. The values shown follow from the sources.

    ``name`` is the cleaned display form; the cells as they came stay with the source rows.
    ``edits`` holds what the user wrote over a field: it beats every import, for ever.
    """

    name = models.CharField(max_length=300)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    sort_name = models.CharField(max_length=300)
    title = models.CharField(max_length=500, blank=True)
    company_name = models.CharField(max_length=300, blank=True)
    company = WorkspaceKey(
        Company, null=True, on_delete=models.SET_NULL, related_name="contacts", db_index=False
    )
    email = models.CharField(max_length=320, blank=True)
    profile_url = models.CharField(max_length=600, blank=True)
    connected_on = models.DateField(null=True)
    came_in_on = models.DateField()
    note = models.TextField(blank=True)
    edits = models.JSONField(default=dict)
    is_anonymous = models.BooleanField(default=False)
    country = models.CharField(max_length=20, blank=True, db_default="", help_text="ISO 3166")
    time_zone = models.CharField(max_length=60, blank=True, db_default="")
    salutation = models.CharField(
        max_length=100, blank=True, db_default="", help_text="a letter opens with it"
    )
    language = models.CharField(max_length=2, blank=True, db_default="", help_text="ISO 639-1")
    moved_on = models.DateField(
        null=True, help_text="the file that first told of another employer is of that day"
    )
    moved_from = models.CharField(max_length=300, blank=True, db_default="")
    number = models.BigIntegerField()
    brought_by = WorkspaceKey(
        "followthrough.Import",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "sort_name", "id"], name="contact_by_name"),
            models.Index(fields=["workspace", "company"], name="contact_by_company"),
            models.Index(
                fields=["workspace", "company", "id"],
                name="contact_connected",
                condition=Q(connected_on__isnull=False),
            ),
            models.Index(fields=["workspace", "number"], name="contact_by_number"),
        ]

    def __str__(self) -> str:
        return self.name


class ContactAddress(WorkspaceModel):
    """What makes a contact sure to be the same person: a profile, an e-mail, an outside id."""

    class Scheme(models.TextChoices):
        """Where the address is valid."""

        PROFILE = "profile"
        EMAIL = "email"
        CONVERSATION = "conversation"  # the anonymous other side of one conversation
        UID = "uid"  # the number an address book gives its card
        NAMELESS = "named"  # a row that has a name and no address: its own cells are its identity

    contact = WorkspaceKey(Contact, on_delete=models.CASCADE, related_name="addresses")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=600)
    brought_by = WorkspaceKey(
        "followthrough.Import",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "scheme", "value"], name="address_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class FormerEntry(WorkspaceModel):
    """An entry that became part of another one: the same person by the user's word.

    What came in under the old entry is known again by its identifier, ``gone``.
    """

    contact = WorkspaceKey(
        Contact, on_delete=models.CASCADE, related_name="former_entries", db_index=False
    )
    gone = models.UUIDField()
    name = models.CharField(max_length=300)
    merged_at = models.DateTimeField()
    event = models.UUIDField(help_text="of the journal: undoing it makes two again")

    class Meta:
        indexes = [models.Index(fields=["workspace", "contact"], name="former_entry_of")]

    def __str__(self) -> str:
        return f"{self.name} in {self.contact_id}"


class TakenOut(WorkspaceModel):
    """An address of somebody the user took out, as a digest: no import brings them in again."""

    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "digest"], name="taken_out_once")
        ]

    def __str__(self) -> str:
        return self.digest


class ContactDetail(WorkspaceModel):
    """One more thing the sources tell of a contact: a phone number, a postal address, a group.

    It never makes two people one. The details follow from the source rows that stand.
    """

    class Kind(models.TextChoices):
        """What is told."""

        PHONE = "phone", "Phone"
        EMAIL = "email", "Email"
        POSTAL = "postal", "Address"
        WEB = "web", "Web"
        HANDLE = "handle", "Messenger"
        BIRTHDAY = "birthday", "Birthday"
        DAY = "day", "Day"
        GROUP = "group", "Group"
        RELATION = "relation", "Relation"
        NICKNAME = "nickname", "Nickname"
        NAME = "name", "Name"
        COMPANY = "company", "Company"
        DEPARTMENT = "department", "Department"
        TITLE = "title", "Title"
        NOTE = "note", "Note"

    contact = WorkspaceKey(
        Contact, on_delete=models.CASCADE, related_name="details", db_index=False
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    label = models.CharField(max_length=100, blank=True)
    value = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["contact", "workspace"], name="detail_by_contact"),
            models.Index(
                fields=["workspace", "value", "contact"],
                name="detail_of_group",
                condition=models.Q(kind="group"),
            ),
        ]

    def __str__(self) -> str:
        return self.value


class OwnField(WorkspaceModel):
    """A column of the user's own, such as “Salary band”, with what may stand in it."""

    class Kind(models.TextChoices):
        """What the values are."""

        TEXT = "text", "Text"
        NUMBER = "number", "Number"
        DATE = "date", "Date"
        CHOICE = "choice", "Choice"

    name = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.TEXT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="own_field_once")]

    def __str__(self) -> str:
        return self.name


class OwnValue(WorkspaceModel):
    """What stands in an own field for one contact; ``written_at`` when the user wrote it by hand.

    Days are kept as ``2026-01-31``, numbers with a point. What a file said follows from the
    source rows; what the user wrote beats it for ever.
    """

    contact = WorkspaceKey(Contact, on_delete=models.CASCADE, related_name="own_values")
    field = WorkspaceKey(OwnField, on_delete=models.CASCADE, related_name="values", db_index=False)
    value = models.TextField(blank=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "field", "contact"], name="own_value_once")
        ]

    def __str__(self) -> str:
        return self.value


class CompanyAlias(WorkspaceModel):
    """Another name, or a part, of a company, because the user said so: ``key`` counts as ``of``.

    Both are normal forms. Companies are never taken for one another on a likeness of names.
    """

    key = models.CharField(max_length=200)
    name = models.CharField(max_length=300)
    of = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="company_alias_once")
        ]
        indexes = [models.Index(fields=["workspace", "of"], name="company_alias_by_whole")]

    def __str__(self) -> str:
        return self.name


class Affiliation(WorkspaceModel):
    """Where a contact worked or studied before, as the user noted it: a possible bridge."""

    contact = WorkspaceKey(Contact, on_delete=models.CASCADE, related_name="affiliations")
    is_study = models.BooleanField()
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=200)
    started = models.CharField(max_length=7, blank=True, help_text="2019 or 2019-03")
    finished = models.CharField(max_length=7, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "is_study", "key"], name="affiliation_once"
            )
        ]
        indexes = [
            models.Index(fields=["workspace", "key"], name="affiliation_by_name"),
            models.Index(
                fields=["workspace", "contact", "key", "is_study", "started", "finished"],
                name="affiliation_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(WorkspaceModel):
    """Somebody in a group of the user's own; the groups of address books are details."""

    contact = WorkspaceKey(
        Contact, on_delete=models.CASCADE, related_name="own_groups", db_index=False
    )
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name", "contact"], name="group_member_once"
            )
        ]
        indexes = [models.Index(fields=["contact", "workspace"], name="group_member_by_contact")]

    def __str__(self) -> str:
        return self.name


class Recommendation(WorkspaceModel):
    """A recommendation given or received. The file names nobody by address: see ``is_sure``."""

    contact = WorkspaceKey(
        Contact, null=True, on_delete=models.CASCADE, related_name="recommendations"
    )
    is_sure = models.BooleanField(default=False)
    is_given = models.BooleanField()
    name = models.CharField(max_length=300)
    company_name = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    written_at = models.DateTimeField(null=True)
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return f"{'to' if self.is_given else 'from'} {self.name}"


class Endorsement(WorkspaceModel):
    """A skill endorsed, by or for a contact."""

    contact = WorkspaceKey(
        Contact, null=True, on_delete=models.CASCADE, related_name="endorsements"
    )
    is_given = models.BooleanField()
    name = models.CharField(max_length=300)
    skill = models.CharField(max_length=300)
    at = models.DateTimeField(null=True)
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.skill}, {self.name}"
