"""Who is “me” in an archive: no file says so, several let it be seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from followthrough.contacts import names
from followthrough.imports.archive import Archive
from followthrough.imports.contract import (
    ArchiveFileUnreadable,
    Invitation,
    Message,
    OwnEmail,
    Person,
    Profile,
)
from followthrough.imports.kinds import FileKind
from followthrough.imports.linkedin import invitations, messages, owner_files

SAMPLE = 5_000  # messages: whoever is in most of their conversations owns the archive


class Owner(NamedTuple):
    """The owner as far as the files tell, with what that was seen from."""

    key: str = ""
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0] if self.names else self.key


def find_owner(archive: Archive, *, known_key: str = "") -> Owner:
    """The owner of an archive. A key the user gave or corrected is believed before any file."""
    evidence: list[str] = []
    profile = [r for r in _records(archive, FileKind.PROFILE) if isinstance(r, Profile)]
    emails = [r.email for r in _records(archive, FileKind.OWN_EMAILS) if isinstance(r, OwnEmail)]
    called = [f"{one.first_name} {one.last_name}".strip() for one in profile]
    if called:
        evidence.append(f"Profile.csv is {called[0]}’s")
    sample = [
        record
        for record in islice(_records(archive, FileKind.MESSAGES), SAMPLE)
        if isinstance(record, Message)
    ]
    key, seen_from = known_key, "you said so"
    if not key:
        key, seen_from = _by_invitations(archive)
    if not key:
        key, seen_from = _by_conversations(sample, called)
    if key:
        evidence.append(seen_from)
    called.extend(_names_of(sample, key) if key else _by_name(sample, called))
    return Owner(key, tuple(dict.fromkeys(called)), tuple(emails), tuple(evidence))


def _records(archive: Archive, kind: FileKind) -> Iterator[Any]:
    readers = {
        FileKind.PROFILE: owner_files.read_profile,
        FileKind.OWN_EMAILS: owner_files.read_own_emails,
        FileKind.MESSAGES: messages.read,
        FileKind.INVITATIONS: invitations.read,
    }
    for member in archive.members:
        if member.kind is kind:
            try:
                with archive.open(member) as stream:
                    yield from readers[kind](stream, member.name)
            except ArchiveFileUnreadable:
                continue  # the import itself reports it


def _by_invitations(archive: Archive) -> tuple[str, str]:
    votes: Counter[str] = Counter()
    for record in _records(archive, FileKind.INVITATIONS):
        if isinstance(record, Invitation):
            mine = record.sender if record.is_outgoing else record.recipient
            votes[mine.key] += bool(mine.key)
    ((key, count),) = votes.most_common(1) or [("", 0)]
    told = f"{_counted(count, 'invitation')} went from or to this profile"
    return (key, told) if count else ("", "")


def _by_conversations(sample: list[Message], called: list[str]) -> tuple[str, str]:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for message in sample:
        for person in _people(message):
            if person.key:
                places[person.key].add(message.conversation)
    if not places:
        return "", ""
    mine = {p.key for m in sample for p in _people(m) if _is_called(p.name, called)}
    key = max(places, key=lambda one: (len(places[one]), one in mine, one))
    count = len(places[key])
    seen_from = f"this profile is in {_counted(count, 'conversation')}"
    if sum(len(each) == count for each in places.values()) == 1:
        return key, f"{seen_from}, more than any other"
    if key in mine:
        return key, f"{seen_from} and has the name in Profile.csv"
    return key, f"{seen_from}, as others are: check that it is you"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _names_of(sample: list[Message], key: str) -> list[str]:
    people = {p for m in sample for p in _people(m) if p.key == key and p.name}
    return sorted(person.name for person in people)


def _by_name(sample: list[Message], called: list[str]) -> list[str]:
    """Old files name nobody by address: whoever sent what went out, or the name in most rows."""
    out = Counter(m.sender.name for m in sample if m.direction == "outgoing" and m.sender.name)
    if out:
        return [out.most_common(1)[0][0]]
    everybody: Counter[str] = Counter()
    for message in sample:
        everybody.update({person.name for person in _people(message) if person.name})
    if mine := [name for name in everybody if _is_called(name, called)]:
        return mine
    return [everybody.most_common(1)[0][0]] if everybody else []


def _is_called(name: str, called: list[str]) -> bool:
    """Whether a name is the profile's, which may lack the credentials written elsewhere."""
    return bool(name and called) and names.display_name(name) in map(names.display_name, called)


def _people(message: Message) -> tuple[Person, ...]:
    return (message.sender, *message.recipients)


def shown_name(owner: Owner) -> str:
    """The owner's name without credentials."""
    return names.display_name(owner.name)
