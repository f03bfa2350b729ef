"""What came in, from which file and line, and every row that did not."""

from django.conf import settings
from django.db import models

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Import(WorkspaceModel):
    """One archive or file taken in, as a whole or not at all."""

    class State(models.TextChoices):
        """Where the import stands."""

        ASKING = "asking", "Asking you"
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        STOPPED = "stopped", "Stopped"
        TAKEN_BACK = "taken_back", "Taken back"

    source = models.CharField(max_length=20)
    file_name = models.CharField(max_length=300)
    path = models.CharField(max_length=1000)
    is_upload = models.BooleanField(default=False)
    size = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    exported_on = models.DateField(null=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    trouble = models.TextField(blank=True)
    with_uploaded_contacts = models.BooleanField(default=False)
    columns = models.JSONField(default=dict, help_text="how the columns of a sheet are read")

    class Meta:
        indexes = [models.Index(fields=["workspace", "-asked_at"], name="import_newest")]

    def __str__(self) -> str:
        return self.file_name


class ImportFile(WorkspaceModel):
    """One file of an import with its sums: created, updated, unchanged and skipped make rows."""

    brought_by = WorkspaceKey(Import, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=30)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    notice = models.TextField(blank=True)
    digest = models.CharField(max_length=32, blank=True, help_text="of the bytes, as read")
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class SkippedRow(WorkspaceModel):
    """A row that was set aside: where it stands, what it says, and why."""

    file = WorkspaceKey(ImportFile, on_delete=models.CASCADE, related_name="skipped_rows")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=40)
    found = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class SourceRow(WorkspaceModel):
    """A row about a contact exactly as it stood in a file; the shown values follow from these."""

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="source_rows",
        db_index=False,
    )
    file = WorkspaceKey(
        ImportFile, on_delete=models.CASCADE, related_name="source_rows", db_index=False
    )
    line = models.PositiveIntegerField()
    seen_on = models.DateField(help_text="the day the file was exported")
    cells = models.JSONField()
    digest = models.BigIntegerField()
    entry = models.CharField(
        max_length=32, blank=True, db_default="", help_text="of which entry this is one version"
    )

    class Meta:
        indexes = [
            models.Index(fields=["contact", "workspace"], name="source_row_by_contact"),
        ]

    def __str__(self) -> str:
        return f"line {self.line} of {self.file_id}"


class SheetColumns(WorkspaceModel):
    """How the user said the columns of a kind of sheet are read; known again by its header."""

    key = models.CharField(max_length=32, help_text="digest of the header")
    columns = models.JSONField(default=dict)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="sheet_columns_once")
        ]

    def __str__(self) -> str:
        return self.key


class MailAccount(WorkspaceModel):
    """A mailbox on a server, only ever read; its password is kept elsewhere.

    ``places`` says for each folder how far it was read: the server’s numbering and the last
    number. After failures nothing is asked before ``wait_until``.
    """

    address = models.CharField(max_length=300)
    user_name = models.CharField(max_length=200)
    folders = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    connected_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    wait_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "address", "user_name"], name="mail_account_once"
            )
        ]

    def __str__(self) -> str:
        host = self.address.partition("://")[2].partition(":")[0]
        return f"{self.user_name} ({host})"


class Correspondent(WorkspaceModel):
    """Somebody the user writes with who is not in the record: an address, a name, and how often.

    ``received`` and ``sent`` are at least so many. ``is_left`` when the user wants none of it.
    """

    email = models.CharField(max_length=320)
    name = models.CharField(max_length=300, blank=True)
    received = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    is_left = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "email"], name="correspondent_once")
        ]

    def __str__(self) -> str:
        return self.name or self.email


class LeftOut(WorkspaceModel):
    """An address, or a domain as “@example.com”, whose mail is private: it is never taken in."""

    pattern = models.CharField(max_length=320)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "pattern"], name="left_out_once")
        ]

    def __str__(self) -> str:
        return self.pattern


class AddressServer(WorkspaceModel):
    """An address book on a server, read again and again; its password is kept elsewhere."""

    address = models.CharField(max_length=1000)
    name = models.CharField(max_length=200, blank=True)
    user_name = models.CharField(max_length=200)
    etags = models.JSONField(default=dict, help_text="the version of each card that was read")
    connected_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)
    last_import = WorkspaceKey(
        Import, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "address"], name="address_server_once")
        ]

    def __str__(self) -> str:
        return self.name or self.address
