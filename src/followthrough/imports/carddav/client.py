"""The few questions of CardDAV that reading an address book takes.

Sources: RFC 4918 (WebDAV), RFC 6352 (CardDAV), RFC 6764 (how a server is found).
"""

from __future__ import annotations

import base64
import ipaddress
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import islice
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from followthrough.storage.trouble import Trouble

SECONDS = 30
MOST_BYTES = 64 << 20  # of one answer
MOST_REDIRECTS = 5
MOST_STEPS = 3  # from the address to the user, to the user’s books, to the books
CARDS_AT_ONCE = 100
D, C = "{DAV:}", "{urn:ietf:params:xml:ns:carddav}"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_ASK_WHERE = (
    f'{_HEAD}<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop>'
    "<d:resourcetype/><d:current-user-principal/><c:addressbook-home-set/><d:displayname/>"
    "</d:prop></d:propfind>"
)
_ASK_ETAGS = (
    f'{_HEAD}<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>'
)
_ASK_CARDS = (
    f'{_HEAD}<c:addressbook-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav">'
    "<d:prop><d:getetag/><c:address-data/></d:prop>{hrefs}</c:addressbook-multiget>"
)
_MULTI_STATUS, _UNAUTHORISED, _FORBIDDEN, _NOT_FOUND = 207, 401, 403, 404
_REDIRECTS = frozenset((301, 302, 307, 308))


class ServerTrouble(Trouble):
    """A server that cannot be read; the message says what, and what to do."""


class Book(NamedTuple):
    """One address book of a server."""

    address: str
    name: str


class Fetched(NamedTuple):
    """One card as the server gave it."""

    href: str
    etag: str
    text: str


@dataclass(frozen=True)
class Client:
    """One server with the user's name and password for it."""

    address: str
    user: str
    password: str

    def books(self) -> list[Book]:
        """The address books, found from whatever address of the server the user gave."""
        for address in self._starts():
            found = self._books_from(address, steps=MOST_STEPS)
            if found:
                return found
        raise ServerTrouble(
            f"{_host(self.address)} shows no address book at this address. Copy the CardDAV address"
            " from the settings of your account there."
        )

    def etags(self, book: str) -> dict[str, str]:
        """The version of every card of a book, by its address."""
        answer = self._ask("PROPFIND", book, _ASK_ETAGS, depth="1")
        return {
            _full(book, href): etag
            for href, props in _responses(answer, book)
            if (etag := props.findtext(f"{D}getetag", "")) and not _is_collection(props)
        }

    def cards(self, book: str, hrefs: Sequence[str]) -> Iterator[Fetched]:
        """The cards at these addresses, some at a time."""
        waiting = iter(hrefs)
        while some := list(islice(waiting, CARDS_AT_ONCE)):
            asked = "".join(f"<d:href>{escape(urlsplit(one).path)}</d:href>" for one in some)
            answer = self._ask("REPORT", book, _ASK_CARDS.replace("{hrefs}", asked), depth="1")
            for href, props in _responses(answer, book):
                text = props.findtext(f"{C}address-data", "")
                if text:
                    yield Fetched(_full(book, href), props.findtext(f"{D}getetag", ""), text)

    def _starts(self) -> Iterator[str]:
        yield self.address
        yield urljoin(self.address, "/.well-known/carddav")
        yield urljoin(self.address, "/")

    def _books_from(self, address: str, *, steps: int) -> list[Book]:
        try:
            answer = self._ask("PROPFIND", address, _ASK_WHERE, depth="1")
        except NothingThere:
            return []
        places = _responses(answer, address)
        found = [
            Book(_full(address, href), props.findtext(f"{D}displayname", ""))
            for href, props in places
            if props.find(f"{D}resourcetype/{C}addressbook") is not None
        ]
        for book in found:
            _same_house(address, book.address)
        if found or not steps:
            return found
        for path in (f"{C}addressbook-home-set/{D}href", f"{D}current-user-principal/{D}href"):
            for _, props in places:
                next_place = _full(address, props.findtext(path, ""))
                if next_place and next_place.rstrip("/") != address.rstrip("/"):
                    _same_house(address, next_place)
                    return self._books_from(next_place, steps=steps - 1)
        return []

    def _ask(self, method: str, address: str, body: str, *, depth: str) -> ET.Element:
        for _ in range(MOST_REDIRECTS):
            status, headers, data = self._send(method, address, body, depth=depth)
            if status not in _REDIRECTS:
                return self._read(status, data, address)
            target = urljoin(address, headers.get("location", ""))
            _same_house(address, target)
            address = target
        raise ServerTrouble(f"{_host(address)} leads round in a circle. Check the address.")

    def _send(
        self, method: str, address: str, body: str, *, depth: str
    ) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(address)
        connection = _connection(parts)
        login = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {
            "Authorization": f"Basic {login}",
            "Content-Type": "application/xml; charset=utf-8",
            "Depth": depth,
            "User-Agent": "Followthrough",
        }
        path = parts.path or "/"
        try:
            connection.request(method, path, body.encode(), headers)
            answer = connection.getresponse()
            data = answer.read(MOST_BYTES + 1)
        except (OSError, HTTPException) as wrong:
            raise ServerTrouble(
                f"{_host(address)} does not answer ({wrong}). Check the address, and whether you"
                " are connected."
            ) from wrong
        finally:
            connection.close()
        if len(data) > MOST_BYTES:
            raise ServerTrouble(f"{_host(address)} answers with more than {MOST_BYTES >> 20} MB.")
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, data

    def _read(self, status: int, data: bytes, address: str) -> ET.Element:
        host = _host(address)
        if status in {_UNAUTHORISED, _FORBIDDEN}:
            raise ServerTrouble(
                f"{host} does not take this name and password. Many servers want a password made"
                " for one app: look for “app password” in the settings of your account there."
            )
        if status == _NOT_FOUND or status != _MULTI_STATUS:
            raise NothingThere(f"{host} has no address book at {address} (it says {status}).")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ServerTrouble(f"{host} answers with something that is no address book.")
        try:
            return ET.fromstring(data)  # noqa: S314 - without a document type nothing can expand
        except ET.ParseError as broken:
            raise ServerTrouble(f"{host} answers with broken XML ({broken}).") from broken


class NothingThere(ServerTrouble):
    """The server has nothing at that address."""


def _responses(answer: ET.Element, address: str) -> list[tuple[str, ET.Element]]:
    """The parts of an answer that went well, by their address."""
    found = []
    for response in answer.iter(f"{D}response"):
        for part in response.iter(f"{D}propstat"):
            props = part.find(f"{D}prop")
            if props is not None and " 200" in part.findtext(f"{D}status", ""):
                found.append((response.findtext(f"{D}href", address), props))
    return found


def _is_collection(props: ET.Element) -> bool:
    return props.find(f"{D}resourcetype/{D}collection") is not None


def _full(base: str, href: str) -> str:
    return urljoin(base, href.strip()) if href.strip() else ""


def _host(address: str) -> str:
    return urlsplit(address).hostname or address


def _connection(parts: SplitResult) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, parts.port, timeout=SECONDS, context=context)
    if parts.scheme != "http" or not _is_at_home(host):
        raise ServerTrouble(
            f"The address has to begin with https://, or your password could be read on the way to"
            f" {host or 'the server'}."
        )
    return HTTPConnection(host, parts.port, timeout=SECONDS)


def _is_at_home(host: str) -> bool:
    """Whether a server stands on this computer or in this house."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private


def _same_house(here: str, there: str) -> None:
    """A password goes to no other house: only to hosts of the same domain, and never less safe."""
    one, other = urlsplit(here), urlsplit(there)
    is_safe = other.scheme in {"https", one.scheme}
    same = _domain(one.hostname or "") == _domain(other.hostname or "")
    if not (is_safe and same):
        raise ServerTrouble(
            f"{one.hostname} leads to {unquote(other.hostname or there)}. If you trust that one,"
            " give its address yourself."
        )


def _domain(host: str) -> str:
    """What hosts of one house have in common: the last two parts, of “example.co.uk” three."""
    parts = host.split(".")
    if parts[-1].isdigit() or len(parts) < 2:  # noqa: PLR2004 - an address of numbers, or a bare name
        return host
    is_country = len(parts[-1]) == 2 and len(parts[-2]) <= 3  # noqa: PLR2004 - “co.uk”, “com.au”
    return ".".join(parts[-3 if is_country else -2 :])
