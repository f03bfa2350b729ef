"""Messages: into conversations with the people they were exchanged with, each kept once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from followthrough.conversations.models import Channel, Conversation, Interaction
from followthrough.imports.applying.identity import Identity, identify, instant
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import (
    CONVERSATION,
    NAMELESS,
    PROFILE,
    Facts,
    PeopleBook,
)
from followthrough.imports.contract import Message, Person, Problem, Reason
from followthrough.storage import bulk

BATCH = 5_000
LONGEST = 300  # characters of a conversation’s number that are kept
Others = tuple[Person, ...]
CLOSED_ACCOUNT = "LinkedIn Member"
INTERACTION_FIELDS = (
    "id",
    "workspace",
    "number",
    "contact",
    "conversation",
    "is_outbound",
    "is_personal",
    "channel",
    "at",
    "zone_known",
    "subject",
    "said",
    "result",
    "source",
    "line",
)
CONVERSATION_FIELDS = (
    "id",
    "workspace",
    "channel",
    "external_id",
    "title",
    "contact",
    "is_group",
    "brought_by",
)


@dataclass
class MessagesIn:
    """Takes messages in, a batch at a time: memory grows with people, not with messages."""

    book: PeopleBook
    ledger: Ledger
    owner_key: str
    owner_names: frozenset[str]
    _others: dict[tuple[Person, Others, bool], Others] = field(default_factory=dict)
    _threads: dict[str, tuple[object, ...]] = field(default_factory=dict)
    _rows: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def take(self, records: Iterable[Message | Problem]) -> None:
        """Every message of a file; what is no message is listed."""
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            elif record.is_draft:
                self.ledger.skip_line(record.line, Reason.DRAFT, record.body or record.subject)
            else:
                self._take_one(record)
        self._write()

    def _take_one(self, message: Message) -> None:
        is_outbound = self._is_mine(message)
        who = (message.sender, message.recipients, is_outbound)
        others = self._others.get(who)
        if others is None:
            others = self._others[who] = self._but_me(*who)
        is_group = len(others) > 1
        external = (message.conversation or _without_number(others))[:LONGEST]
        contact = self._contact(message, external, others, is_outbound=is_outbound)
        thread = self._conversation(message, external, None if is_group else contact)
        speaker = (message.sender.key or message.sender.name) if is_group else ""
        own = self._identity(message, external, ("o" if is_outbound else "i") + speaker)
        if own.id in self._rows:
            self.ledger.skip_line(message.line, Reason.DUPLICATE_ROW, message.body)
            return
        self._rows[own.id] = (
            own.id,
            self.book.workspace,
            own.number,
            contact,
            thread,
            is_outbound,
            not is_group and not message.is_sponsored,
            Channel.LINKEDIN.value,
            instant(message.sent_at),
            message.zone_known,
            message.subject[:500],
            message.body,
            "",
            self.ledger.id,
            message.line,
        )
        if len(self._rows) >= BATCH:
            self._write()

    def _but_me(self, sender: Person, recipients: tuple[Person, ...], is_outbound: bool) -> Others:  # noqa: FBT001 - one of the parts of the key
        others = (person for person in recipients if not self._is_me(person))
        if is_outbound:
            return tuple(others)
        return (sender, *(person for person in others if person != sender))

    def _identity(self, message: Message, external: str, side: str) -> Identity:
        parts = (external, side, message.subject, message.body)
        return identify(message.sent_at, self.book.workspace, *parts)

    def _is_me(self, person: Person) -> bool:
        if person.key:
            return person.key == self.owner_key
        return person.name in self.owner_names

    def _is_mine(self, message: Message) -> bool:
        if message.direction:
            return message.direction == "outgoing"
        return self._is_me(message.sender)

    def _contact(
        self, message: Message, external: str, others: Others, *, is_outbound: bool
    ) -> str | None:
        if is_outbound and len(others) != 1:
            return None
        person = others[0]
        if person.key:
            return self.book.find(PROFILE, person.key) or self._meet(PROFILE, person.key, person)
        if person.name and person.name != CLOSED_ACCOUNT and not message.is_sponsored:
            value = f"messages|{person.name}"
            return self.book.find(NAMELESS, value) or self._meet(NAMELESS, value, person)
        return self.book.find(CONVERSATION, external) or self._meet(CONVERSATION, external, person)

    def _meet(self, scheme: str, value: str, person: Person) -> str:
        is_anonymous = scheme == CONVERSATION
        facts = Facts.of_person(person, is_anonymous=is_anonymous)
        return self.book.add(scheme, value, facts)

    def _conversation(self, message: Message, external: str, contact: str | None) -> str:
        thread = self._threads.get(external)
        if thread is None:
            own = identify(0, self.book.workspace, Channel.LINKEDIN.value, external)
            head = (own.id, self.book.workspace, Channel.LINKEDIN.value, external)
            tail = (message.title[:300], contact, contact is None, self.book.brought_by)
            thread = self._threads[external] = (*head, *tail)
        return str(thread[0])

    def _write(self) -> None:
        self.book.write()
        threads = sorted(self._threads.values(), key=itemgetter(0))
        bulk.insert_missing(Conversation, CONVERSATION_FIELDS, threads)
        rows = [self._rows[key] for key in sorted(self._rows)]
        created = bulk.insert_missing(Interaction, INTERACTION_FIELDS, rows)
        if created:
            self.book.changed.update(str(row[3]) for row in rows if row[3])
        self.ledger.created += created
        self.ledger.unchanged += len(rows) - created
        batches: tuple[dict[Any, Any], ...] = (self._rows, self._threads, self._others)
        for batch in batches:
            batch.clear()


def _without_number(others: Others) -> str:
    """Old files number no conversation: the people in it are its name."""
    return "with " + ", ".join(sorted(person.key or person.name for person in others))
