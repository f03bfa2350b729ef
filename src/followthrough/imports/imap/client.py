"""Reading a mailbox on a server. Nothing that is there is changed: no mark, no move, no deletion.

Folders are opened with EXAMINE and mails fetched with BODY.PEEK, so that no mail becomes read. The
one thing ever added is a draft, when the user presses for it.
Sources: RFC 3501 (IMAP4rev1), RFC 6154 (what a folder is for).
"""

from __future__ import annotations

import imaplib
import ipaddress
import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from followthrough.storage.trouble import Trouble

SECONDS = 60
MOST_OF_ONE = 262_144  # bytes of a mail that are fetched; what was said stands at its top
MAILS_AT_ONCE = 50
WANTED = f"(UID BODY.PEEK[]<0.{MOST_OF_ONE}>)"
WITH_TLS, WITHOUT = 993, 143
_LISTED = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>.+)')
_UID = re.compile(rb"UID (\d+)")


class ServerTrouble(Trouble):
    """A mailbox that cannot be read; the message says what, and what to do."""


class Place(NamedTuple):
    """How far a folder has been read: the server’s numbering, and the last number read."""

    validity: int = 0
    last: int = 0


class Fetched(NamedTuple):
    """One mail as the server gave it."""

    uid: int
    data: bytes


class Mailbox:
    """One signed-in connection."""

    def __init__(self, connection: imaplib.IMAP4, host: str) -> None:
        self._connection = connection
        self._host = host

    def folders(self) -> list[str]:
        """The folders that hold what was received and sent; at Google, the one that holds all."""
        names = self._listed()
        everything = [name for name, flags in names.items() if rb"\all" in flags]
        if everything:
            return everything
        sent = [name for name, flags in names.items() if rb"\sent" in flags]
        return ["INBOX", *sent]

    def _listed(self) -> dict[str, bytes]:
        """Every folder with what it is for."""
        listed = self._do(self._connection.list)
        lines = [_LISTED.match(line) for line in listed if isinstance(line, bytes)]
        found = [match for match in lines if match]
        return {_name(match["name"]): match["flags"].lower() for match in found}

    def put_draft(self, mail: bytes) -> str:
        """Put a mail among the drafts, marked as one, and say in which folder."""
        names = self._listed()
        folder = next((name for name, flags in names.items() if rb"\drafts" in flags), "Drafts")
        mark, now = r"(\Draft \Seen)", imaplib.Time2Internaldate(time.time())
        self._do(lambda: self._connection.append(_quoted(folder), mark, now, mail))
        return folder

    def new(self, folder: str, place: Place) -> tuple[Place, list[int]]:
        """The numbers of the mails not read yet; all of them when the server numbers anew."""
        self._do(lambda: self._connection.select(_quoted(folder), readonly=True))
        told = self._connection.response("UIDVALIDITY")[1]
        validity = int(told[0]) if told and told[0] else 0
        if validity != place.validity:
            place = Place(validity, 0)
        found = self._do(lambda: self._connection.uid("SEARCH", f"UID {place.last + 1}:*"))
        numbers = sorted(int(one) for line in found if line for one in line.split())
        return place, [uid for uid in numbers if uid > place.last]

    def mails(self, uids: list[int]) -> Iterator[Fetched]:
        """Those mails of the folder opened last, oldest first, as many at once as is fair."""
        for start in range(0, len(uids), MAILS_AT_ONCE):
            some = ",".join(map(str, uids[start : start + MAILS_AT_ONCE]))
            told = self._do(partial(self._connection.uid, "FETCH", some, WANTED))
            yield from _fetched(told)

    def _do(self, ask: Callable[[], tuple[str, list[Any]]]) -> list[Any]:
        try:
            state, told = ask()
        except (imaplib.IMAP4.error, OSError, ValueError) as broken:
            raise ServerTrouble(
                f"The line to {self._host} broke ({_words(broken)}). What was read is kept; the"
                " next reading goes on from there."
            ) from broken
        if state != "OK":
            raise ServerTrouble(
                f"{self._host} refused ({_words(told[0] if told else state)}). Look at the mailbox"
                " with your mail program, then read again."
            )
        return told


@contextmanager
def signed_in(address: str, user_name: str, password: str) -> Iterator[Mailbox]:
    """A connection as that user; closed whatever happens."""
    host, port, with_tls = where(address)
    try:
        if with_tls:
            context = ssl.create_default_context()
            connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                host, port, ssl_context=context, timeout=SECONDS
            )
        else:
            connection = imaplib.IMAP4(host, port, timeout=SECONDS)
    except (imaplib.IMAP4.error, OSError) as shut:
        raise ServerTrouble(
            f"{host} does not answer on port {port} ({_words(shut)}). Check the address, and"
            " whether this computer is on the net."
        ) from shut
    try:
        _sign_in(connection, host, user_name, password)
        yield Mailbox(connection, host)
    finally:
        _leave(connection)


def where(address: str) -> tuple[str, int, bool]:
    """Host, port and whether the line is encrypted; plain lines only to this computer itself."""
    scheme, host, port = "", "", None
    with suppress(ValueError):  # brackets or a port that are none
        parts = urlsplit(address if "://" in address else f"imaps://{address}")
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    if scheme not in {"imap", "imaps"} or not host:
        raise ServerTrouble(f"“{address}” is no mail server. It looks like imap.example.com.")
    with_tls = scheme == "imaps"
    if not with_tls and not _is_here(host):
        raise ServerTrouble(f"{host} would be read over an open line. Use imaps://{host} instead.")
    return host, port or (WITH_TLS if with_tls else WITHOUT), with_tls


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _sign_in(connection: imaplib.IMAP4, host: str, user_name: str, password: str) -> None:
    try:
        connection.login(user_name, password)
    except (imaplib.IMAP4.error, OSError, UnicodeError) as refused:
        raise ServerTrouble(
            f"{host} does not let {user_name} in ({_words(refused)}). Most servers want an app"
            " password made in their security settings, not the one you type every day."
        ) from refused


def _leave(connection: imaplib.IMAP4) -> None:
    try:
        connection.logout()
    except (imaplib.IMAP4.error, OSError):
        connection.shutdown()


def _fetched(told: list[Any]) -> Iterator[Fetched]:
    found = []
    for number, one in enumerate(told):
        if not isinstance(one, tuple):
            continue
        after = told[number + 1] if number + 1 < len(told) else b""
        uid = _UID.search(one[0]) or (_UID.search(after) if isinstance(after, bytes) else None)
        if uid:
            found.append(Fetched(int(uid[1]), one[1]))
    yield from sorted(found)


def _name(raw: bytes) -> str:
    text = raw.decode("latin-1").strip()
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _words(told: object) -> str:
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return " ".join(text.split())[:200]
