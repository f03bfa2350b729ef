"""Mails: those with people the user has go into their timelines, each kept once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, NamedTuple

from followthrough.conversations import said
from followthrough.conversations.models import Channel, Conversation, Interaction
from followthrough.imports.applying.identity import identify, instant
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.messages import CONVERSATION_FIELDS
from followthrough.imports.applying.people_book import EMAIL, PeopleBook
from followthrough.imports.applying.strangers import Strangers
from followthrough.imports.contract import Reason, found
from followthrough.jobsearch.aiming import Owner
from followthrough.mail import answers, threads
from followthrough.mail.headers import Address
from followthrough.mail.quoting import new_text
from followthrough.mail.reading import Mail, read
from followthrough.mail.splitting import Raw
from followthrough.mail.which import is_machine, left_out
from followthrough.storage import bulk

BATCH = 5_000
MOST_PERSONAL = 5  # people a mail is written to; one to more is a circular
FIELDS = (
    *("id", "workspace", "number", "contact", "conversation", "is_outbound", "is_personal"),
    *("channel", "at", "zone_known", "subject", "said", "result", "named_on", "source", "line"),
)
PROMISE_SECONDS = 180 * 86_400  # of an older promise nothing comes any more
LOOKED_AT_FOR_ME = 500  # mails that are looked at to see whose mailbox it is
LEAST_FOR_ME = 10
SHARE_FOR_ME = 0.6  # whoever takes part in more of them is the owner
_DELIVERED = (b"delivered-to", b"x-original-to", b"envelope-to")
_THERE = "SELECT id FROM followthrough_interaction WHERE id IN ({marks}) AND workspace_id = %s"
_BOX = Channel.EMAIL.value


class _Came(NamedTuple):
    """What is known of a mail beside its words."""

    result: str = ""
    is_outbound: bool = False
    is_personal: bool = True
    named_on: date | None = None


@dataclass
class MailsIn:
    """Takes mails in, a batch at a time: memory grows with people, not with mails."""

    book: PeopleBook
    ledger: Ledger
    owner: Owner
    mine: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    now: int = field(default_factory=lambda: int(time.time()))
    _strangers: Strangers = field(default_factory=lambda: Strangers(""))
    _mine: set[str] = field(default_factory=set)
    _threads: dict[str, tuple[object, ...]] = field(default_factory=dict)
    _rows: dict[str, tuple[object, ...]] = field(default_factory=dict)
    _is_new: dict[int, list[str]] = field(default_factory=dict)
    _known_as: dict[str, str] = field(default_factory=dict)  # under an entry merged since

    def take(self, records: Iterable[Raw]) -> None:
        """Every mail of a file or folder; what does not count is listed with the reason."""
        self._strangers = Strangers(self.book.workspace)
        known = (*self.owner.emails, *self.mine)
        self._mine = {email.casefold() for email in known if "@" in email}
        for mail in self._with_my_addresses(read(raw, now=self.now) for raw in records):
            reason = self._take_one(mail)
            if reason is not None:
                self.ledger.skip_line(mail.number, reason, found(mail.sender.email))
            if len(self._rows) >= BATCH:
                self._write()
        self._write()
        self._strangers.write()

    def _with_my_addresses(self, mails: Iterator[Mail]) -> Iterator[Mail]:
        """The same mails, once it is seen from the first of them who takes part in most."""
        first = list(islice(mails, LOOKED_AT_FOR_ME))
        count = Counter(address for mail in first for address in _taking_part(mail))
        if len(first) >= LEAST_FOR_ME:
            self._mine |= {
                address
                for address, times in count.items()
                if times > SHARE_FOR_ME * len(first)
                and not self.book.find(EMAIL, address)
                and not is_machine(address)
            }
        yield from first
        first.clear()
        yield from mails

    def _take_one(self, mail: Mail) -> Reason | None:  # noqa: PLR0911 - one line for each reason
        """Keep a mail, or say why not."""
        rule = left_out(mail)
        if rule in _BEFORE_ALL:
            return _REASONS[rule]
        if not mail.sender.email:
            return Reason.MAIL_NO_SENDER
        if mail.at is None:
            return Reason.MAIL_NO_DATE
        answer = answers.answer(mail, on=_day(mail.at.seconds))
        if answer.kind == answers.BOUNCE:
            return self._take_bounce(mail, answer.failed)
        if answer.kind in _ASIDE:
            return _ASIDE[answer.kind]
        if rule and answer.kind != answers.AWAY:
            return _REASONS[rule]
        return self._take_sent(mail) if self._is_mine(mail) else self._take_received(mail, answer)

    def _is_mine(self, mail: Mail) -> bool:
        if self._mine:
            return mail.sender.email in self._mine
        # Of a single mail nobody knows whose it is: between two, the one not known here is me.
        return self._known(mail.sender) is None and any(map(self._known, mail.to))

    def _take_received(self, mail: Mail, answer: answers.Answer) -> Reason | None:
        if self._is_private(mail.sender):
            return Reason.MAIL_LEFT_OUT
        contact = self._known(mail.sender)
        if contact is None:
            if mail.at and self._is_to_me(mail):
                self._strangers.see(mail.sender, mail.at.seconds, is_outbound=False)
            return Reason.MAIL_STRANGER
        text = new_text(mail.body)
        came = _Came(is_personal=self._is_to_me(mail), named_on=_promised(text, mail, self.now))
        if answer.kind == answers.AWAY:
            came = _Came("auto_reply", named_on=answer.back_on)
        self._keep(mail, contact, text, came)
        return None

    def _take_sent(self, mail: Mail) -> Reason | None:
        mail = threads.as_written_here(mail)
        others = [one for one in mail.to if one.email not in self._mine]
        if not others:
            return Reason.MAIL_TO_SELF
        public = [one for one in others if not self._is_private(one)]
        if not public:
            return Reason.MAIL_LEFT_OUT
        people = [one for one in public if not is_machine(one.email)]
        known = {self._known(one) for one in people} - {None}
        if mail.at and len(others) <= MOST_PERSONAL:
            for one in people:
                if self._known(one) is None:
                    self._strangers.see(one, mail.at.seconds, is_outbound=True)
        if not known:
            return Reason.MAIL_STRANGER
        text = new_text(mail.body)
        reading = said.read("", is_outbound=True, files=mail.body.files)
        is_personal = len(others) <= MOST_PERSONAL
        sent = _Came(reading.result, is_outbound=True, is_personal=is_personal)
        for contact in sorted(known, key=str):
            self._keep(mail, str(contact), text, sent)
        return None

    def _take_bounce(self, mail: Mail, failed: str) -> Reason | None:
        contact = self.book.find(EMAIL, failed) if failed else None
        if contact is None:
            return Reason.MAIL_BOUNCE
        self._keep(mail, contact, f"{failed} could not be reached.", _Came("wrong_address"))
        return None

    def _is_private(self, one: Address) -> bool:
        if not self.private:
            return False
        domain = f"@{one.email.partition('@')[2]}"
        return one.email in self.private or domain in self.private

    def _known(self, one: Address) -> str | None:
        return self.book.find_by_email(one.email, one.name)

    def _is_to_me(self, mail: Mail) -> bool:
        """Whether it was written to me, not only shown to me, and not to a crowd."""
        if len(mail.to) + len(mail.cc) > MOST_PERSONAL:
            return False
        if not self._mine or any(one.email in self._mine for one in mail.to):
            return True
        return not any(one.email in self._mine for one in mail.cc)

    def _keep(self, mail: Mail, contact: str, text: str, came: _Came) -> None:
        at = mail.at
        if at is None:
            return
        workspace = self.book.workspace
        own = identify(at.seconds, workspace, "mail", threads.identity(mail), contact)
        for former in self.book.former.get(contact, ()):
            known_as = identify(at.seconds, workspace, "mail", threads.identity(mail), former)
            self._known_as[known_as.id] = own.id
        if own.id in self._rows:
            self._is_new.setdefault(mail.number, [])
            return
        self._is_new.setdefault(mail.number, []).append(own.id)
        self._rows[own.id] = (
            *(own.id, workspace, own.number, contact, self._thread(mail, contact)),
            *(came.is_outbound, came.is_personal, _BOX, instant(at.seconds), at.zone_known),
            *(mail.subject[:500], text, came.result),
            *(came.named_on.isoformat() if came.named_on else None,),
            *(self.ledger.id, mail.number),
        )

    def _thread(self, mail: Mail, contact: str) -> str:
        external = f"{contact}:{threads.root(mail, contact)}"[:300]
        thread = self._threads.get(external)
        if thread is None:
            own = identify(0, self.book.workspace, _BOX, external)
            head = (own.id, self.book.workspace, _BOX, external)
            title = threads.topic(mail.subject)[:300]
            thread = self._threads[external] = (*head, title, contact, False, self.book.brought_by)
        return str(thread[0])

    def _write(self) -> None:
        """Write what is waiting; a mail is new when one of its rows is."""
        bulk.insert_missing(
            Conversation, CONVERSATION_FIELDS, [self._threads[key] for key in sorted(self._threads)]
        )
        known = self._there_already()
        rows = [self._rows[key] for key in sorted(self._rows) if key not in known]
        bulk.insert(Interaction, FIELDS, rows)
        self.book.changed.update(str(row[3]) for row in rows)
        for ids in self._is_new.values():
            self.ledger.count(is_new=any(each not in known for each in ids))
        batches: tuple[dict[Any, Any], ...] = (
            self._rows,
            self._threads,
            self._is_new,
            self._known_as,
        )
        for batch in batches:
            batch.clear()

    def _there_already(self) -> set[str]:
        ids = [*self._rows, *self._known_as]
        there: set[str] = set()
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            marks = ", ".join(["%s"] * len(some))
            sql = _THERE.format(marks=marks)
            found = bulk.read(sql, [*some, self.book.workspace])
            there.update(self._known_as.get(row[0], row[0]) for row in found)
        return there


_REASONS = {
    "list": Reason.MAIL_LIST,
    "no_reply": Reason.MAIL_NO_REPLY,
    "notification": Reason.MAIL_NOTIFICATION,
    "bulk": Reason.MAIL_BULK,
    "junk": Reason.MAIL_JUNK,
    "binned": Reason.MAIL_BINNED,
    "chat": Reason.MAIL_CHAT,
    "draft": Reason.DRAFT,
}
_BEFORE_ALL = frozenset(("junk", "binned", "chat", "draft"))
_ASIDE = {answers.RECEIPT: Reason.MAIL_RECEIPT, answers.CALENDAR: Reason.MAIL_CALENDAR}


def _taking_part(mail: Mail) -> set[str]:
    """Everybody a mail is from, to, or was delivered to."""
    found = {one.email for one in (mail.sender, *mail.to, *mail.cc)}
    found.update(
        mail.header(name).strip("<>").casefold() for name in _DELIVERED if name in mail.headers
    )
    return {address for address in found if "@" in address}


def _day(seconds: int) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()


def _promised(text: str, mail: Mail, now: int) -> date | None:
    """The day named by somebody who says that they come back to it later."""
    if mail.at is None or now - mail.at.seconds > PROMISE_SECONDS:
        return None
    if said.read(text, is_outbound=False).result != "later":
        return None
    return said.named_day(text[: said.LONGEST], on=_day(mail.at.seconds))
