"""Files that came in before, byte for byte: nothing in them is new, so no row is read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from followthrough.imports.archive import Archive, Member
from followthrough.imports.models import Import, ImportFile

Twins = dict[Member, ImportFile]


@dataclass
class KnownFiles:
    """What the workspace took in, by kind and content, as long as all of it is still there.

    Taking an import back clears the digests of the whole workspace: from then on a file that
    comes again may bring back what went.
    """

    _files: dict[tuple[str, str], ImportFile] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: UUID, *, owner_key: str) -> KnownFiles:
        """The files read for the same owner: who is “me” decides what every row means."""
        done = ImportFile.objects.filter(
            workspace_id=workspace,
            brought_by__state=Import.State.DONE,
            brought_by__counts__owner_profile=owner_key,
        )
        return cls({(file.kind, file.digest): file for file in done.exclude(digest="")})

    def twins(self, archive: Archive, members: list[Member]) -> Twins:
        """The members that came in before; only where a file of that kind did, one is looked at."""
        kinds = {kind for kind, _ in self._files}
        found = {}
        for member in members:
            if member.kind.value in kinds:
                twin = self._files.get((member.kind.value, archive.digest(member)))
                if twin is not None:
                    found[member] = twin
        return found


def forget(workspace: UUID) -> None:
    """Read every file again from now on, because something of what they brought is gone."""
    ImportFile.objects.filter(workspace_id=workspace).update(digest="")
