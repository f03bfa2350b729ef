"""Files that came in before, byte for byte: nothing in them is new, so no row is read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from uuid import UUID

from followthrough.imports.archive import Archive, Member
from followthrough.imports.kinds import FileKind
from followthrough.imports.models import Import, ImportFile
from followthrough.jobsearch.models import Aim
from followthrough.storage import bulk

Twins = dict[Member, ImportFile]


@dataclass
class KnownFiles:
    """What the workspace took in, by kind and content, as long as all of it is still there.

    Taking an import back clears the digests of the whole workspace: from then on a file that
    comes again may bring back what went.
    """

    who: str = ""
    _files: dict[tuple[str, str], ImportFile] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: UUID, *, owner_key: str) -> KnownFiles:
        """The files read for the same owner: who is “me” decides what every row means."""
        done = ImportFile.objects.filter(
            workspace_id=workspace,
            brought_by__state=Import.State.DONE,
            brought_by__counts__owner_profile=owner_key,
        )
        found = {(file.kind, file.digest): file for file in done.exclude(digest="")}
        return cls(who_is_known(workspace), found)

    def twins(self, archive: Archive, members: list[Member]) -> Twins:
        """The members that came in before; only where a file of that kind did, one is looked at."""
        kinds = {kind for kind, _ in self._files}
        found = {}
        for member in members:
            if member.kind.value in kinds:
                twin = self._files.get((member.kind.value, self._digest(archive, member)))
                if twin is not None:
                    found[member] = twin
        return found

    def _digest(self, archive: Archive, member: Member) -> str:
        return digest(member.kind, archive.digest(member), self.who)


def digest(kind: FileKind, content: str, who: str) -> str:
    """What a file is known by. What counts of a mailbox depends on who is known as well."""
    if kind is not FileKind.MAIL:
        return content
    return blake2b(f"{content}|{who}".encode(), digest_size=16).hexdigest()


def who_is_known(workspace: UUID) -> str:
    """Changes with every e-mail address that is added or goes, of people or of the owner."""
    rows = bulk.read(
        "SELECT count(*), max(id) FROM followthrough_contactaddress"
        " WHERE workspace_id = %s AND scheme = 'email'",
        [workspace.hex],
    )
    mine = Aim.objects.filter(workspace_id=workspace).values_list("my_emails", flat=True).first()
    return f"{next(iter(rows))}|{mine}"


def forget(workspace: UUID) -> None:
    """Read every file again from now on, because something of what they brought is gone."""
    ImportFile.objects.filter(workspace_id=workspace).update(digest="")
