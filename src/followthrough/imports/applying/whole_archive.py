"""A whole archive, file by file in the order that lets each build on the last."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from followthrough.imports.applying import known_files
from followthrough.imports.applying.handlers import ORDER, UPLOADED, Hands
from followthrough.imports.applying.known_files import KnownFiles, Twins
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.archive import Archive, Member
from followthrough.imports.contract import ArchiveFileUnreadable, ArchiveTrouble
from followthrough.imports.kinds import ADDRESS_BOOKS, FileKind
from followthrough.imports.linkedin.owner import Owner, find_owner, shown_name
from followthrough.imports.models import Import
from followthrough.imports.progress import FileProgress, ImportProgress, Watcher
from followthrough.jobsearch.aiming import Owner as KnownOwner, owner_of

ROWS_BETWEEN_LOOKS = 2_000
PART_ONE = (
    "{name} looks like part one of two: it holds your profile but no connections and no messages."
    " LinkedIn sends large archives in two parts; bring part two as well."
)


@dataclass
class Outcome:
    """What came of an archive, for the report and for what has to be looked at again."""

    exported_on: date
    owner: Owner
    was_first: bool
    changed: set[str]
    people: int
    files: list[str]
    ledgers: list[Ledger]
    ignored: list[str]
    notices: list[str]

    @property
    def sums(self) -> dict[str, int]:
        """The sums over all files; new and known people are those of the connections."""
        names = ("created", "updated", "unchanged", "skipped")
        return {name: sum(getattr(ledger, name) for ledger in self.ledgers) for name in names}

    @property
    def counts(self) -> dict[str, object]:
        """What the report tells of the whole."""
        people = {FileKind.CONNECTIONS, *ADDRESS_BOOKS}
        return {
            "sums": self.sums,
            "new_people": self.of_kinds(people, "created"),
            "known_people": self.of_kinds(people, "updated") + self.of_kinds(people, "unchanged"),
            "messages": self.of_kinds({FileKind.MESSAGES, FileKind.MAIL}, "created"),
            "people": self.people,
            "ignored": self.ignored,
            "notices": self.notices,
            "owner": shown_name(self.owner) if self.owner.evidence else "",
            "owner_profile": self.owner.key,
            "owner_evidence": list(self.owner.evidence),
        }

    def of_kinds(self, kinds: Collection[FileKind], name: str) -> int:
        """One sum over the files of some kinds."""
        return sum(getattr(ledger, name) for ledger in self.ledgers if ledger.kind in kinds)


@dataclass
class WholeArchive:
    """Takes the files of one archive in, one after the other."""

    archive: Archive
    wanted: Import
    owner: Owner
    known_owner: KnownOwner
    book: PeopleBook
    exported_on: date
    watch: Watcher
    notices: list[str] = field(default_factory=list)
    _twins: Twins = field(default_factory=dict)
    _ledgers: list[Ledger] = field(default_factory=list)
    _done_bytes: int = 0

    @classmethod
    def of(cls, archive: Archive, wanted: Import, *, today: date, watch: Watcher) -> WholeArchive:
        """The archive, with its owner and everybody the record holds already."""
        part_one = PART_ONE.format(name=archive.name)
        notices = [part_one] if archive.looks_like_part_one else []
        known = owner_of(wanted.workspace)
        if archive.is_of_linkedin:
            owner = find_owner(archive, known_key=known.profile if known.is_corrected else "")
        else:
            owner = Owner(known.profile, (known.name,), known.emails)
        if known.is_corrected:
            _refuse_the_other_side(wanted, owner)
        book = PeopleBook.empty(wanted.workspace_id.hex, wanted.id.hex, today)
        exported_on = min(archive.exported_on or today, today)
        return cls(archive, wanted, owner, known, book, exported_on, watch, notices)

    def take(self) -> Outcome:
        """Every file that is needed, in order; the others are named."""
        members = self._in_order()
        known = KnownFiles.of(self.wanted.workspace_id, owner_key=self.owner.key)
        self._twins = known.twins(self.archive, members)
        if len(self._twins) < len(members):
            self.book.open()
        for position, member in enumerate(members):
            self._take_file(member, position, members)
        self.watch(ImportProgress(100, len(self.book.people)))
        return Outcome(
            exported_on=self.exported_on,
            owner=self.owner,
            was_first=not (self.book.people - self.book.made),
            changed=self.book.changed | self.book.made,
            people=len(self.book.made),
            files=[ledger.id for ledger in self._ledgers],
            ledgers=self._ledgers,
            ignored=[m.name for m in self.archive.members if m not in members],
            notices=self.notices,
        )

    def _in_order(self) -> list[Member]:
        order = list(ORDER)
        if self.wanted.with_uploaded_contacts:
            order.append(UPLOADED)
        needed = [member for member in self.archive.members if member.kind in order]
        return sorted(needed, key=lambda member: (order.index(member.kind), member.name))

    def _take_file(self, member: Member, position: int, members: list[Member]) -> None:
        ledger = Ledger(
            workspace=self.wanted.workspace_id.hex,
            brought_by=self.wanted.id.hex,
            name=member.name,
            kind=member.kind.value,
            position=position,
        )
        ledger.open()
        self._ledgers.append(ledger)
        try:
            if member in self._twins:
                ledger.repeat(self._twins[member])
            else:
                with self.archive.open(member) as stream:
                    self._take_rows(member, stream, ledger, members)
            content = self.archive.digests.get(member.place) or self.archive.digest(member)
            who = known_files.who_is_known(self.wanted.workspace_id)
            ledger.digest = known_files.digest(member.kind, content, who)
        except ArchiveFileUnreadable as trouble:
            ledger.notices.append(str(trouble))
            self.notices.append(str(trouble))
        ledger.close()
        self._done_bytes += member.size

    def _take_rows(
        self, member: Member, stream: BinaryIO, ledger: Ledger, members: list[Member]
    ) -> None:
        owners = (self.owner, self.known_owner)
        hands = Hands(self.book, ledger, *owners, self.exported_on, self.wanted.columns)
        reader, take = hands.for_kind(member.kind)
        records = reader(stream, member.name, notice=ledger.notices.append)
        take(self._watched(records, member, members))

    def _watched(
        self, records: Iterator[Any], member: Member, members: list[Member]
    ) -> Iterator[Any]:
        """The same records, with a look at the progress every so often."""
        for number, record in enumerate(records):
            if number % ROWS_BETWEEN_LOOKS == 0:
                self.watch(self._progress(member, members))
            yield record

    def _progress(self, member: Member, members: list[Member]) -> ImportProgress:
        total = sum(other.size for other in members) or 1
        part = min(self.archive.bytes_read(member), member.size)
        current = members.index(member)
        files = tuple(
            FileProgress(other.name, other.kind.value, state, rows)
            for other, state, rows in (
                (other, *self._state(number, current)) for number, other in enumerate(members)
            )
        )
        percent = 95 * (self._done_bytes + part) // total  # the rest is sorting and planning
        return ImportProgress(percent, len(self.book.people), member.name, files)

    def _state(self, number: int, current: int) -> tuple[str, int]:
        if number > current:
            return "next", 0
        return ("running" if number == current else "done"), self._ledgers[number].rows


def _refuse_the_other_side(wanted: Import, owner: Owner) -> None:
    """What was read from another side has to go first, or every message would stand twice."""
    done = Import.objects.filter(workspace_id=wanted.workspace_id, state=Import.State.DONE)
    other = done.exclude(counts__owner_profile__in=["", owner.key]).first()
    if other is not None:
        raise ArchiveTrouble(
            f"{other.file_name} was read as {other.counts['owner']}’s, and you said since that you"
            f" are {owner.key}. Take that import back on the Import page, then bring your file"
            " again: so every message is read from your side. Nothing was changed."
        )
