"""Writing down by hand what happened with somebody, correcting it, and taking it out again.

These are the inner verbs: the ones on the buttons plan what follows and leave the event.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from followthrough.accounts.identifiers import compose, number_at
from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Channel, Conversation, Interaction
from followthrough.conversations.text_index import Words, forget, index_interaction
from followthrough.storage.trouble import Trouble


class NotNotedByHand(Trouble):
    """An entry that came from a file stays as it came."""


class Mailed(NamedTuple):
    """How a mailbox would know a mail: its identifier, search number and thread."""

    id: UUID
    number: int
    thread: UUID
    thread_name: str
    topic: str


@dataclass(frozen=True, slots=True)
class Touch:
    """What happened: how, which way, when, what was said and what came of it.

    ``mailed`` is a mail we sent ourselves: the same mail found in a mailbox later is this entry.
    """

    channel: str
    is_outbound: bool
    at: datetime
    said: str = ""
    result: str = ""
    named_on: date | None = None
    result_words: str = ""
    subject: str = ""
    mailed: Mailed | None = None

    @classmethod
    def of(cls, interaction: Interaction) -> Touch:
        """What an entry says happened."""
        return cls(
            interaction.channel,
            interaction.is_outbound,
            interaction.at,
            interaction.said,
            interaction.result,
            interaction.named_on,
            interaction.result_words,
            interaction.subject,
        )

    def as_details(self) -> dict[str, Any]:
        """The touch as an event keeps it."""
        named_on = self.named_on.isoformat() if self.named_on else None
        return _values(self) | {"at": self.at.isoformat(), "named_on": named_on}

    @classmethod
    def from_details(cls, details: dict[str, Any]) -> Touch:
        """The touch an event kept."""
        named_on = details.get("named_on")
        days = {
            "at": datetime.fromisoformat(details["at"]),
            "named_on": date.fromisoformat(named_on) if named_on else None,
        }
        return cls(**(details | days))


def note(contact: Contact, *, touch: Touch, by: User | None) -> tuple[Interaction, bool]:
    """Write a touch down, and say whether it is new: the same thing twice is kept once."""
    at = touch.at.astimezone(UTC).replace(microsecond=0)
    digest, seconds = _digest(contact, touch), int(at.timestamp())
    own, number = UUID(int=compose(seconds * 1000, digest)), number_at(seconds, digest)
    if touch.mailed:
        own, number = touch.mailed.id, touch.mailed.number
    with transaction.atomic():
        interaction, is_new = Interaction.objects.get_or_create(
            id=own,
            workspace_id=contact.workspace_id,
            defaults={
                "contact": contact,
                "conversation": _thread(contact, touch.mailed) if touch.mailed else None,
                "number": number,
                "subject": touch.subject[:500],
                "is_outbound": touch.is_outbound,
                "channel": touch.channel,
                "at": at,
                "said": touch.said,
                "result": touch.result,
                "named_on": touch.named_on,
                "result_words": touch.result_words,
                "logged_by": by,
            },
        )
        if is_new:
            index_interaction(interaction)
    return interaction, is_new


def correct(interaction: Interaction, *, touch: Touch) -> None:
    """Put a noted entry right."""
    _by_hand_only(interaction)
    before = Words.of(interaction)
    at = touch.at.astimezone(UTC).replace(microsecond=0)
    with transaction.atomic():
        forget(before)
        interaction.number = number_at(int(at.timestamp()), interaction.number)
        interaction.channel, interaction.is_outbound = touch.channel, touch.is_outbound
        interaction.at, interaction.said, interaction.result = at, touch.said, touch.result
        interaction.named_on, interaction.result_words = touch.named_on, touch.result_words
        interaction.save()
        index_interaction(interaction)


def name_result(interaction: Interaction, result: str, named_on: date | None) -> None:
    """Say what came of an entry, wherever it came from; its words stay as they are."""
    interaction.result, interaction.named_on = result, named_on
    interaction.save(update_fields=["result", "named_on"])


def remove(interaction: Interaction) -> None:
    """Take a noted entry out."""
    _by_hand_only(interaction)
    with transaction.atomic():
        forget(Words.of(interaction))
        Interaction.objects.filter(pk=interaction.pk).delete()


def put_back(contact: Contact, *, kept: dict[str, Any]) -> None:
    """Write a removed entry again, as ``keep`` kept it."""
    touch = Touch.from_details(kept["touch"])
    values = _values(touch) | {"number": kept["number"], "logged_by_id": kept["logged_by"]}
    interaction, is_new = Interaction.objects.get_or_create(
        id=UUID(kept["id"]),
        workspace_id=contact.workspace_id,
        defaults=values | {"contact": contact},
    )
    if is_new:
        index_interaction(interaction)


def keep(interaction: Interaction) -> dict[str, Any]:
    """An entry as an event keeps it."""
    return {
        "id": str(interaction.pk),
        "number": interaction.number,
        "touch": Touch.of(interaction).as_details(),
        "logged_by": str(interaction.logged_by_id) if interaction.logged_by_id else None,
    }


def _values(touch: Touch) -> dict[str, Any]:
    values = asdict(touch)
    del values["mailed"]
    return values


def _thread(contact: Contact, mailed: Mailed) -> Conversation:
    thread: Conversation = Conversation.objects.get_or_create(
        id=mailed.thread,
        workspace_id=contact.workspace_id,
        defaults={
            "channel": Channel.EMAIL.value,
            "external_id": mailed.thread_name,
            "title": mailed.topic[:300],
            "contact": contact,
        },
    )[0]
    return thread


def _by_hand_only(interaction: Interaction) -> None:
    if interaction.source_id is not None:
        raise NotNotedByHand(
            "This entry came from a file and stays as it came. Log a touch of your own beside it."
        )


def _digest(contact: Contact, touch: Touch) -> int:
    parts = (str(contact.workspace_id), str(contact.pk), touch.channel, str(touch.is_outbound))
    text = "\x1f".join((*parts, touch.said, touch.result_words or touch.result))
    return int.from_bytes(blake2b(text.encode(), digest_size=10).digest(), "big")
