"""Whom, when, what they said: every exchange with every contact."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel


class Channel(models.TextChoices):
    """How an interaction travelled."""

    LINKEDIN = "linkedin", "LinkedIn"
    EMAIL = "email", "Email"
    PHONE = "phone", "Call"
    MEETING = "meeting", "Meeting"
    LETTER = "letter", "Letter"
    OTHER = "other", "Other"


class Result(models.TextChoices):
    """What came of a touch."""

    NONE = "", "Nothing noted"
    NO_ANSWER = "no_answer", "No answer"
    LEFT_MESSAGE = "left_message", "Left a message"
    YES = "yes", "Yes"
    LATER = "later", "Later"
    NO = "no", "No"
    GAVE_NAME = "gave_name", "Gave a name"
    WILL_REFER = "will_refer", "Will refer"
    MEETING_SET = "meeting_set", "Meeting set"
    MET = "met", "Met"
    WRONG_ADDRESS = "wrong_address", "Wrong address"
    RESUME_ASKED = "resume_asked", "Wants my résumé"
    RESUME_SENT = "resume_sent", "Résumé sent"
    APPLIED = "applied", "Applied"
    INTERVIEW = "interview", "Interview"
    INTRO_ASKED = "intro_asked", "Asked for an introduction"
    INTRODUCED = "introduced", "We were introduced"
    ROLE_FILLED = "role_filled", "Role filled"
    OFFER = "offer", "Offer"
    AUTO_REPLY = "auto_reply", "Out of office"
    CLOSED = "closed", "Closing note"


class Conversation(WorkspaceModel):
    """A thread with one contact or a group. ``contact`` is empty in a group."""

    channel = models.CharField(max_length=10, choices=Channel.choices)
    external_id = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    contact = WorkspaceKey(
        "followthrough.Contact",
        null=True,
        on_delete=models.CASCADE,
        related_name="conversations",
        db_index=False,
    )
    is_group = models.BooleanField(default=False)
    brought_by = WorkspaceKey(
        "followthrough.Import",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "channel", "external_id"], name="conversation_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.external_id


class Interaction(WorkspaceModel):
    """One message, call or meeting. Outbound ones are touches. What was said stays verbatim.

    ``named_on`` is a day they named: when to come back, when they decide, when they return.
    ``number`` grows with time and is the key of full text, so newest first costs nothing.
    ``is_personal`` is false for drafts, campaigns and group messages: they are no touch and
    never change whose turn it is.
    """

    number = models.BigIntegerField()
    contact = WorkspaceKey(
        "followthrough.Contact",
        null=True,
        on_delete=models.CASCADE,
        related_name="interactions",
        db_index=False,
    )
    conversation = WorkspaceKey(
        Conversation,
        null=True,
        on_delete=models.CASCADE,
        related_name="interactions",
        db_index=False,
    )
    is_outbound = models.BooleanField()
    is_personal = models.BooleanField(default=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    at = models.DateTimeField()
    zone_known = models.BooleanField(default=True)
    subject = models.CharField(max_length=500, blank=True)
    said = models.TextField(blank=True)
    result = models.CharField(max_length=15, choices=Result.choices, blank=True)
    result_words = models.CharField(max_length=60, blank=True, db_default="")
    named_on = models.DateField(null=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    source = WorkspaceKey(
        "followthrough.ImportFile",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    line = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "workspace", "-number"], name="interaction_timeline"),
            models.Index(fields=["workspace", "number"], name="interaction_newest"),
            models.Index(
                fields=["workspace", "number"],
                name="interaction_touches",
                condition=Q(is_outbound=True, is_personal=True),
            ),
            models.Index(
                fields=["workspace", "number"],
                name="interaction_bounced",
                condition=Q(is_outbound=False, is_personal=True, result="wrong_address"),
            ),
            models.Index(fields=["conversation", "workspace", "number"], name="interaction_thread"),
            models.Index(
                fields=["workspace", "contact", "conversation"],
                name="interaction_in_group",
                condition=Q(is_personal=False),
            ),
            models.Index(
                fields=["workspace", "conversation", "contact"],
                name="interaction_of_group",
                condition=Q(is_personal=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{'to' if self.is_outbound else 'from'} {self.contact_id} at {self.at:%Y-%m-%d}"


class Invitation(WorkspaceModel):
    """A request to connect. Once accepted, the contact has a day of connection too."""

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="invitations"
    )
    is_outbound = models.BooleanField()
    sent_at = models.DateTimeField()
    message = models.TextField(blank=True)
    answered = models.CharField(
        max_length=10, blank=True, help_text="left or declined, by the user"
    )
    brought_by = WorkspaceKey(
        "followthrough.Import", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "contact", "is_outbound", "sent_at"], name="invitation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{'to' if self.is_outbound else 'from'} {self.contact_id}"


class Exchange(WorkspaceModel):
    """The state of the exchange with one contact: last contact either way and whose turn it is.

    Follows from the personal interactions, and is kept so that no list has to read them all.
    ``matter`` is the result that opened what is going on (a résumé sent, an introduction made);
    the touches and words since then are counted. ``touches_since_heard`` counts one ask: it
    begins anew after a long silence. ``has_helped``: they gave a name, a referral or their time.
    """

    class Turn(models.TextChoices):
        """Whose turn it is to speak."""

        MINE = "mine", "Your turn"
        THEIRS = "theirs", "Their turn"
        NOBODY = "nobody", "Nobody’s turn"

    contact = WorkspaceKey(
        "followthrough.Contact",
        on_delete=models.CASCADE,
        related_name="exchange",
        db_index=False,
    )
    turn = models.CharField(max_length=7, choices=Turn.choices, default=Turn.NOBODY)
    last_touch_at = models.DateTimeField(null=True)
    last_heard_at = models.DateTimeField(null=True)
    touches = models.PositiveIntegerField(default=0)
    heard = models.PositiveIntegerField(default=0)
    touches_since_heard = models.PositiveIntegerField(default=0)
    heard_since_touch = models.PositiveIntegerField(default=0)
    last_is_closing = models.BooleanField(default=False)
    last_result = models.CharField(max_length=15, blank=True)
    last_result_at = models.DateTimeField(null=True)
    last_met_on = models.DateField(null=True)
    matter = models.CharField(max_length=15, blank=True, db_default="")
    matter_at = models.DateTimeField(null=True)
    matter_touches = models.PositiveIntegerField(db_default=0)
    matter_heard = models.PositiveIntegerField(db_default=0)
    named_on = models.DateField(null=True)
    away_until = models.DateField(null=True)
    has_helped = models.BooleanField(db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "contact"], name="exchange_once"),
        ]
        indexes = [models.Index(fields=["workspace", "turn"], name="exchange_by_turn")]

    def __str__(self) -> str:
        return self.get_turn_display()


class Round(WorkspaceModel):
    """One ask of one contact and what came of it, as it follows from the entries.

    Kept so that results are counted without reading them all. An instant is empty for what has
    not happened; ``answered_after`` are seconds from the first touch to their first words.
    ``came_at`` is the latest of all that came of it beyond an answer and a conversation.
    """

    contact = WorkspaceKey(
        "followthrough.Contact", on_delete=models.CASCADE, related_name="rounds", db_index=False
    )
    began_at = models.DateTimeField()
    is_theirs = models.BooleanField()
    channel = models.CharField(max_length=10)
    touches = models.PositiveIntegerField()
    answered_at = models.DateTimeField(null=True)
    answered_after = models.BigIntegerField(null=True)
    answered_touch = models.PositiveIntegerField(null=True)
    talked_at = models.DateTimeField(null=True)
    named_at = models.DateTimeField(null=True)
    referred_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    interview_at = models.DateTimeField(null=True)
    offer_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "contact", "began_at"], name="round_once"),
        ]
        indexes = [
            # Each holds all that its question asks for; the first is for taking people out, too.
            models.Index(
                fields=["contact", "workspace", "is_theirs", "began_at", "answered_after"],
                name="round_of_contact",
            ),
            models.Index(
                fields=[
                    "workspace",
                    "began_at",
                    "is_theirs",
                    "answered_after",
                    "channel",
                    "answered_touch",
                    "touches",
                ],
                name="round_by_day",
            ),
            models.Index(
                fields=[
                    "workspace",
                    "came_at",
                    "began_at",
                    "is_theirs",
                    "named_at",
                    "referred_at",
                    "met_at",
                    "interview_at",
                    "offer_at",
                ],
                name="round_outcomes",
                condition=Q(came_at__isnull=False),
            ),
            models.Index(
                fields=["workspace", "answered_at", "is_theirs"],
                name="round_answers",
                condition=Q(answered_at__isnull=False),
            ),
            models.Index(
                fields=["workspace", "talked_at", "began_at", "is_theirs"],
                name="round_talks",
                condition=Q(talked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"with {self.contact_id} from {self.began_at:%Y-%m-%d}"
