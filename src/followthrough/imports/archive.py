"""What the user brings: a zip, an unpacked folder, or a single file.

Nothing is ever unpacked: members are read as streams, and no more of them than is reasonable.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from io import RawIOBase
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self, cast

from followthrough import __version__
from followthrough.imports.contract import ArchiveFileUnreadable, ArchiveTrouble
from followthrough.imports.kinds import (
    HEAD,
    OTHER_SOURCES,
    FileKind,
    kind_by_content,
    kind_of,
    kind_of_workbook,
    wants_a_look,
    why_no_people,
)
from followthrough.imports.mail_folders import MailsTogether, folder_of, listed, sampled

MOST_MEMBERS = 5_000
MOST_BYTES = 8 << 30  # of everything that is read
MOST_BYTES_OF_ONE = 4 << 30
MOST_BYTES_OF_MAIL = 64 << 30  # mailboxes of 12 GB are not rare
PIECE = 1 << 20
RATIO_LIMIT = 200  # text seldom packs better than fifty to one
RATIO_COUNTS_FROM = 50 << 20
UNIX_LINK = 0o120000
UNIX_KIND = 0o170000
ENCRYPTED = 0x1
WORKBOOKS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
AS_CSV = "is a spreadsheet of Numbers. Open it, export it as Excel or CSV, and bring that file."
DAMAGED = (
    *(zipfile.BadZipFile, EOFError, OSError, NotImplementedError),
    *(zlib.error, lzma.LZMAError),
)
FRESH = "Ask LinkedIn for a fresh archive (Settings, Data privacy, Get a copy of your data)."


_DAY_IN_NAME = re.compile(r"(?<!\d)(\d\d)-(\d\d)-(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive. ``trouble`` says why it is not read, where that needs saying.

    A folder of mails counts as one file; ``parts`` are the places of its mails.
    """

    name: str
    kind: FileKind
    size: int
    place: str
    trouble: str = ""
    parts: tuple[str, ...] = ()


class _Counted(RawIOBase):
    """A stream that counts what is really read, and stops a member that grows beyond reason."""

    def __init__(self, source: BinaryIO, member: Member, *, packed: int, budget: int) -> None:
        self.bytes_read = 0
        self.digest = blake2b(digest_size=16, person=__version__.encode()[:16])
        self._source = source
        self._member = member
        self._packed = packed
        self._budget = budget

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        wanted = size if size and size > 0 else 1 << 20
        try:
            data = self._source.read(wanted)
        except DAMAGED as broken:
            raise ArchiveFileUnreadable(
                f"{self._member.name} is damaged ({broken}). {FRESH}"
            ) from broken
        self.bytes_read += len(data)
        self.digest.update(data)
        is_bomb = (
            self._packed > 0
            and self.bytes_read > RATIO_COUNTS_FROM
            and self.bytes_read > RATIO_LIMIT * self._packed
        )
        if is_bomb or self.bytes_read > self._budget:
            raise ArchiveTrouble(
                f"{self._member.name} unpacks to more than {self.bytes_read >> 20} MB, far more"
                f" than its size tells. No real archive does; nothing was changed. {FRESH}"
            )
        return data

    def readall(self) -> bytes:
        return b"".join(iter(self.read, b""))


@dataclass
class Archive:
    """The members of an archive, and a way to read each."""

    path: Path
    name: str
    members: tuple[Member, ...]
    _zip: zipfile.ZipFile | None = None
    digests: dict[str, str] = field(default_factory=dict)
    _read: dict[str, int] = field(default_factory=dict)
    _current: _Counted | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._zip is not None:
            self._zip.close()

    @cached_property
    def _infos(self) -> dict[str, zipfile.ZipInfo]:
        """The first file of each name."""
        infos = self._zip.infolist() if self._zip else []
        return {info.filename: info for info in reversed(infos)}

    @property
    def looks_like_part_one(self) -> bool:
        """Large archives come in two parts, the first of which may hold the profile only."""
        kinds = {member.kind for member in self.members}
        with_people = {FileKind.CONNECTIONS, FileKind.MESSAGES, FileKind.INVITATIONS}
        return bool(kinds & {FileKind.PROFILE, FileKind.POSITIONS}) and not kinds & with_people

    @property
    def is_of_linkedin(self) -> bool:
        """Whether any of it says who its owner is talking to."""
        return any(m.kind not in {*OTHER_SOURCES, FileKind.IGNORED} for m in self.members)

    @property
    def exported_on(self) -> date | None:
        """The day in the name LinkedIn gives, or the day the zip was made."""
        if found := _DAY_IN_NAME.search(self.name):
            month, day, year = map(int, found.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
        stamps = [info.date_time[:3] for info in self._zip.infolist()] if self._zip else []
        good = [stamp for stamp in stamps if 2003 <= stamp[0] <= 2100]  # noqa: PLR2004 - LinkedIn’s years
        return date(*max(good)) if good else None

    def bytes_read(self, member: Member) -> int:
        """How much of a member has been read so far."""
        if self._current is not None and member.place not in self._read:
            return self._current.bytes_read
        return self._read.get(member.place, 0)

    @contextmanager
    def open(self, member: Member) -> Iterator[BinaryIO]:
        """A member as a stream of bytes, bounded by what was really read."""
        self._read.pop(member.place, None)
        budget = min(MOST_BYTES - sum(self._read.values()), MOST_BYTES_OF_ONE)
        if member.kind is FileKind.MAIL:
            budget = MOST_BYTES_OF_MAIL
        source, packed = self._source(member)
        with source:
            self._current = _Counted(source, member, packed=packed, budget=budget)
            yield cast("BinaryIO", self._current)
            self._read[member.place] = self._current.bytes_read
            self.digests[member.place] = (
                self._of_mail(member) if self._is_mail(member) else self._current.digest.hexdigest()
            )
            self._current = None

    def digest(self, member: Member) -> str:
        """What tells a member from any other: its bytes, and the version that reads them."""
        if self._is_mail(member):
            return self._of_mail(member)
        with self.open(member) as stream:
            while stream.read(PIECE):
                pass
        return self.digests[member.place]

    def _is_mail(self, member: Member) -> bool:
        return member.kind is FileKind.MAIL and self._zip is None

    def _of_mail(self, member: Member) -> str:
        base = self.path if self.path.is_dir() else self.path.parent
        if member.parts:
            return listed(base, member.parts)
        with _opened(base / member.place) as file:
            return sampled(file, member.size)

    def _source(self, member: Member) -> tuple[BinaryIO, int]:
        if member.parts:
            together = MailsTogether(member.parts, lambda place: self._of_place(place)[0])
            return cast("BinaryIO", together), 0
        return self._of_place(member.place)

    def _of_place(self, place: str) -> tuple[BinaryIO, int]:
        if self._zip is None:
            base = self.path if self.path.is_dir() else self.path.parent
            return _opened(base / place), 0
        # Not by name: of two files of one name, a zip hands out the last.
        info = self._infos[place]
        try:
            return cast("BinaryIO", self._zip.open(info)), info.compress_size
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as broken:
            raise ArchiveFileUnreadable(
                f"{PurePosixPath(place).name} cannot be opened ({broken}). {FRESH}"
            ) from broken


def open_archive(path: Path, *, name: str = "") -> Archive:
    """Look into an archive; raises in one sentence what is wrong with it."""
    name = name or path.name
    if not path.exists():
        raise ArchiveTrouble(f"{path} is not there. Check the name, or drop the file again.")
    if path.is_dir():

        def peek(member: Member) -> bytes:
            with (path / member.place).open("rb") as file:
                return file.read(HEAD)

        return _checked(Archive(path, name, tuple(_looked_into(_together(_in_folder(path)), peek))))
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(b"PK"):
        return _checked(_of_zip(path, name))
    if not start:
        raise ArchiveTrouble(f"{name} is empty. {FRESH}")
    return _checked(Archive(path, name, (_single(path, name),)))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as shut:
        raise ArchiveFileUnreadable(
            f"{path.name} cannot be opened ({shut.strerror}). Check who may read it."
        ) from shut


def _checked(archive: Archive) -> Archive:
    needed = [m for m in archive.members if m.kind is not FileKind.IGNORED]
    if needed:
        return archive
    archive.__exit__(None, None, None)
    shown = ", ".join(m.name for m in archive.members[:5]) or "nothing"
    troubles = " ".join(m.trouble for m in archive.members if m.trouble)
    raise ArchiveTrouble(
        f"{archive.name} holds no file that LinkedIn or an address book writes about people (it"
        f" holds {shown}). {troubles} Drop the zip as LinkedIn gave it, Connections.csv on its own,"
        " the file your address book exports (.vcf), or a mailbox (.mbox, .eml)."
    )


def _of_zip(path: Path, name: str) -> Archive:
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as broken:
        raise ArchiveTrouble(
            f"{name} is not a whole zip ({broken}). Download it again; a broken download looks"
            " like this."
        ) from broken
    infos = opened.infolist()
    others = sum(1 for info in infos if not folder_of(info.filename))
    if others > MOST_MEMBERS:
        opened.close()
        raise ArchiveTrouble(
            f"{name} holds {others:,} files; an archive of LinkedIn holds a few dozen. {FRESH}"
        )
    if any(info.filename in WORKBOOKS for info in infos):
        opened.close()
        return Archive(path, name, (_workbook(path, name),))
    if any(info.flag_bits & ENCRYPTED for info in infos):
        opened.close()
        raise ArchiveTrouble(
            f"{name} is locked with a password. Unpack it yourself and bring the files."
        )

    def peek(member: Member) -> bytes:
        with opened.open(member.place) as stream:
            return stream.read(HEAD)

    return Archive(path, name, tuple(_looked_into(_together(_in_zip(infos)), peek)), opened)


def _workbook(path: Path, name: str) -> Member:
    kind = kind_of_workbook(path.read_bytes())
    return Member(PurePosixPath(name).name, kind, path.stat().st_size, path.name)


def _looked_into(members: list[Member], peek: Callable[[Member], bytes]) -> Iterator[Member]:
    """The members, with what is in those whose name leaves it open; LinkedIn’s are no sheets."""
    found = {}
    for member in members:
        if not (member.trouble or member.parts) and wants_a_look(member.name):
            try:
                found[member.place] = _by_look(member, peek(member))
            except DAMAGED:
                continue  # told when the member itself is read
    kinds = {found.get(member.place, member.kind) for member in members}
    is_of_linkedin = bool(kinds - OTHER_SOURCES - {FileKind.IGNORED})
    for member in members:
        kind = found.get(member.place, member.kind)
        if kind is FileKind.SHEET and is_of_linkedin and member.kind is not FileKind.SHEET:
            kind = member.kind
        yield replace(member, kind=kind)


def _by_look(member: Member, head: bytes) -> FileKind:
    """Without an ending, only a mailbox is known for sure."""
    kind = kind_by_content(head)
    return kind if "." in member.name or kind is FileKind.MAIL else FileKind.IGNORED


def _together(members: Iterable[Member]) -> list[Member]:
    """The mails of one folder as one member."""
    others: list[Member] = []
    folders: dict[str, list[Member]] = {}
    for member in members:
        folder = "" if member.trouble else folder_of(member.place)
        if folder:
            folders.setdefault(folder, []).append(member)
        else:
            others.append(member)
    for folder, mails in folders.items():
        name = PurePosixPath(folder).name or "mails"
        size = sum(mail.size for mail in mails)
        parts = tuple(mail.place for mail in mails)
        others.append(Member(name, FileKind.MAIL, size, folder, parts=parts))
    return others


def _in_zip(infos: list[zipfile.ZipInfo]) -> Iterator[Member]:
    seen: set[str] = set()
    for info in infos:
        if info.is_dir():
            continue
        shown = PurePosixPath(info.filename.replace("\\", "/")).name.replace("\0", "")[:200]
        trouble = _if_spreadsheet(shown)
        if (info.external_attr >> 16) & UNIX_KIND == UNIX_LINK:
            trouble = f"{shown} is a link to another file and was not followed."
        elif info.filename in seen:
            trouble = f"{shown} stands in the zip twice; the first was read."
        elif shown.casefold().endswith(".zip"):
            trouble = f"{shown} is a zip inside the zip and was not opened."
        seen.add(info.filename)
        kind = FileKind.IGNORED if trouble else kind_of(shown)
        yield Member(shown, kind, info.file_size, info.filename, trouble)


def _in_folder(folder: Path) -> Iterator[Member]:
    others = 0
    for path in sorted(folder.rglob("*")):
        others += not folder_of(str(path.relative_to(folder.parent)))
        if others > MOST_MEMBERS:
            raise ArchiveTrouble(
                f"{folder} holds more than {MOST_MEMBERS:,} files."
                " Name the folder of the unpacked archive itself."
            )
        if path.is_symlink():
            trouble = f"{path.name} is a link to another file and was not followed."
            yield Member(path.name, FileKind.IGNORED, 0, str(path.relative_to(folder)), trouble)
        elif path.is_file():
            place = str(path.relative_to(folder))
            trouble = _if_spreadsheet(path.name)
            yield Member(path.name, kind_of(path.name), path.stat().st_size, place, trouble)


def _single(path: Path, name: str) -> Member:
    kind = kind_of(name)
    shown = PurePosixPath(name).name
    trouble = _if_spreadsheet(shown)
    if kind is FileKind.IGNORED or wants_a_look(name):
        with path.open("rb") as file:
            head = file.read(HEAD)
        kind = kind_by_content(head)
        if kind is FileKind.IGNORED:
            trouble = trouble or why_no_people(head, shown)
    return Member(shown, kind, path.stat().st_size, path.name, trouble)


def _if_spreadsheet(name: str) -> str:
    """What to say of a spreadsheet that only its own program reads."""
    return f"{name} {AS_CSV}" if name.casefold().endswith(".numbers") else ""
