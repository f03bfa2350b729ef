"""A whole LinkedIn archive, file by file in the order that lets each build on the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from followthrough.imports.applying.connections import ConnectionsIn
from followthrough.imports.applying.invitations import InvitationsIn
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.messages import MessagesIn
from followthrough.imports.applying.owner_files import OwnFilesIn
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.applying.relations import RelationsIn
from followthrough.imports.linkedin import (
    connections,
    invitations,
    jobs,
    messages,
    owner_files,
    relations,
)
from followthrough.imports.linkedin.archive import Archive, FileKind, Member
from followthrough.imports.linkedin.owner import Owner
from followthrough.imports.progress import FileProgress, ImportProgress, Watcher

ROWS_BETWEEN_LOOKS = 2_000

Take = Callable[[Ledger, Iterator[Any]], None]
Read = Callable[[BinaryIO, str], Iterator[Any]]
