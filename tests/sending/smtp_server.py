"""A real mail server for tests: it keeps what it took, and fails where a test wants it to."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

RIGHT = "secret"


@dataclass
class Post:
    """What came in, and how the server behaves."""

    taken: list[Envelope] = field(default_factory=list)
    refuses: frozenset[str] = frozenset()
    answer: str = "250 taken"
    breaks: bool = False  # the line breaks after the text came in
    address: str = ""

    @property
    def mails(self) -> list[bytes]:
        """The mails as they came in."""
        return [bytes(one.original_content or b"") for one in self.taken]

    async def handle_RCPT(  # noqa: N802 - the library’s hook
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        """Take or refuse somebody."""
        del server, session, options
        if to in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library’s hook
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a mail, or break the line when it has been taken."""
        del session
        if self.answer.startswith("250"):
            self.taken.append(envelope)
        if self.breaks and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return self.answer


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any
) -> AuthResult:
    del server, session, envelope, mechanism
    is_right = isinstance(given, LoginPassword) and given.password == RIGHT.encode()
    return AuthResult(success=is_right, handled=False)


@contextmanager
def running(*, tls: ssl.SSLContext | None = None) -> Iterator[Post]:
    """A server that answers until the test is over; with ``tls`` it offers STARTTLS."""
    post = Post()
    controller = Controller(
        post,
        hostname="127.0.0.1",
        port=_free_port(),
        authenticator=_authenticate,
        auth_require_tls=False,
        tls_context=tls,
    )
    controller.start()
    post.address = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield post
    finally:
        with suppress(ConnectionError):
            controller.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
