"""One question to an OpenAI-compatible server: one request, one answer, within a time and a size.

Nothing is followed elsewhere: a redirect is an answer that is told, never a new request. Nothing
of the question or the key is logged.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Timer
from typing import NamedTuple
from urllib.parse import urlsplit

from followthrough.assistant.answer import told_in
from followthrough.storage.trouble import Trouble

SECONDS = 30  # a model on this machine may have to be loaded first
MOST_BYTES = 256 * 1024
USUAL_PATH = "/v1"
_QUESTIONS = "/chat/completions"
_OK, _UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY = 200, 401, 403, 404, 429
_LEFT = "The letter is as you left it."


class AssistantTrouble(Trouble):
    """An assistant that does not answer; the message says what, and what to do."""


class Server(NamedTuple):
    """Where questions go."""

    host: str
    port: int | None
    path: str
    with_tls: bool

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"{'https' if self.with_tls else 'http'}://{host}{port}{self.path}"


def server_of(address: str) -> Server:
    """The server somebody wrote: http://localhost:11434/v1, https://api.example.com/v1."""
    before, mark, after = address.strip().partition("://")
    scheme, rest = (before, after) if mark else ("", before)
    rest = rest.rstrip("/").removesuffix(_QUESTIONS)
    host, port, parts = "", None, urlsplit("//")
    with suppress(ValueError):  # brackets or a port that are none
        parts = urlsplit(f"//{rest}")
        host, port = parts.hostname or "", parts.port
    is_here = _is_here(host)
    scheme = scheme.lower() or ("http" if is_here else "https")
    is_plain = host and rest.isascii() and rest.isprintable() and " " not in rest
    if scheme not in {"http", "https"} or not is_plain or parts.query or parts.fragment:
        raise AssistantTrouble(
            f"“{address[:100]}” is no address of an assistant. It looks like"
            " http://localhost:11434/v1 or https://api.example.com/v1."
        )
    if "@" in parts.netloc:
        raise AssistantTrouble("A key has no place in the address. Give it in the field for it.")
    if scheme == "http" and not is_here:
        raise AssistantTrouble(
            f"{host} is another computer, so the line must be encrypted. Use https://{host}."
        )
    return Server(host, port, parts.path.rstrip("/") or USUAL_PATH, with_tls=scheme == "https")


def ask(server: Server, body: bytes, *, key: str = "") -> bytes:
    """Hand in one question and return the answer as it came. Raises what is wrong."""
    begun = time.monotonic()
    try:
        status, content = _asked(server, body, key, until=begun + SECONDS)
    except (HTTPException, OSError) as broken:
        if isinstance(broken, TimeoutError) or time.monotonic() - begun >= SECONDS:
            raise _too_late(server) from broken
        why = str(broken) or type(broken).__name__
        raise AssistantTrouble(
            f"{server.host} does not answer ({why}). Is it running, and is the address right?"
            f" {_LEFT}"
        ) from broken
    if time.monotonic() - begun >= SECONDS:
        raise _too_late(server)
    if len(content) > MOST_BYTES:
        raise AssistantTrouble(
            f"{server.host} sent far more than a sentence, so it was not read. {_LEFT}"
        )
    if status != _OK:
        raise AssistantTrouble(_refusal(server, status, told_in(content, key=key)))
    return content


def _asked(server: Server, body: bytes, key: str, *, until: float) -> tuple[int, bytes]:
    line = _line(server)
    try:
        line.connect()
        with _cut_off(line.sock, until):
            line.request("POST", f"{server.path}{_QUESTIONS}", body, _headers(key))
            answer: HTTPResponse = line.getresponse()
            content = answer.read(MOST_BYTES + 1)
            if answer.length and len(content) <= MOST_BYTES:
                raise IncompleteRead(content, answer.length)
            return answer.status, content
    finally:
        line.close()


def _line(server: Server) -> HTTPConnection:
    if server.with_tls:
        context = ssl.create_default_context()
        return HTTPSConnection(server.host, server.port, timeout=SECONDS, context=context)
    return HTTPConnection(server.host, server.port, timeout=SECONDS)


def _headers(key: str) -> dict[str, str]:
    told = {"Content-Type": "application/json", "Accept": "application/json"}
    return told | ({"Authorization": f"Bearer {key}"} if key else {})


@contextmanager
def _cut_off(line: socket.socket, until: float) -> Iterator[None]:
    """End the line at that moment, even while it drips: a time-out alone counts from each drop."""
    clock = Timer(max(until - time.monotonic(), 0), _cut, [line])
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it ended by itself
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _too_late(server: Server) -> AssistantTrouble:
    return AssistantTrouble(
        f"{server.host} did not answer within {SECONDS} seconds. A model that was not loaded yet"
        f" takes longer the first time: ask again. {_LEFT}"
    )


def _refusal(server: Server, status: int, told: str) -> str:
    said = f" (“{told}”)" if told else ""
    if status in {_UNAUTHORISED, _FORBIDDEN}:
        return f"{server.host} does not accept the key{said}. Give it again in Settings. {_LEFT}"
    if status == _NOT_FOUND:
        return (
            f"{server.host} has no such model, or nothing at this address{said}. Look at both in"
            f" Settings. {_LEFT}"
        )
    if status == _TOO_MANY:
        return f"{server.host} takes no more questions for now{said}. Try again later. {_LEFT}"
    if status // 100 == 3:  # noqa: PLR2004 - redirects
        return (
            f"{server.host} sends its visitors elsewhere ({status}); nothing was sent there. Put"
            f" the address it moved to into Settings. {_LEFT}"
        )
    return f"{server.host} answered with an error ({status}){said}. {_LEFT}"
