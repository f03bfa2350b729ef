"""Handing one message to a mail server, knowing at each step whether it can have gone.

Sources: RFC 5321 (SMTP: the server takes a message with its answer to DATA), RFC 8314 (TLS for
mail: implicit TLS on port 465, else STARTTLS, and never a fall back to a plain line).
"""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import urlsplit

from followthrough.storage.trouble import Trouble

SECONDS = 30
WITH_TLS, WITH_STARTTLS, ON_THIS_MACHINE = 465, 587, 25
_OK = 250


class NotSent(Trouble):
    """It did not go; the message says why, and what to do."""


class MayHaveGone(Trouble):
    """The line broke after the text was handed over: nobody here knows."""


class Server(NamedTuple):
    """Where mail is handed in, and how the line is protected."""

    host: str
    port: int
    with_tls: bool

    @property
    def is_here(self) -> bool:
        """Whether it runs on this very machine."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def __str__(self) -> str:
        return f"{'smtps' if self.with_tls else 'smtp'}://{self.host}:{self.port}"


def server_of(address: str) -> Server:
    """The server somebody wrote: smtp.example.com, smtps://host:465 or smtp://host:587."""
    scheme, host, port = "", "", None
    with suppress(ValueError):  # brackets or a port that are none
        parts = urlsplit(address if "://" in address else f"smtps://{address}")
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    if scheme not in {"smtp", "smtps"} or not host:
        raise NotSent(f"“{address}” is no mail server. It looks like smtp.example.com.")
    with_tls = scheme == "smtps" and port != WITH_STARTTLS
    usual = WITH_TLS if with_tls else WITH_STARTTLS
    return Server(host, port or usual, with_tls)


def try_account(server: Server, user_name: str, password: str) -> None:
    """Sign in and leave; nothing is sent. Raises what is wrong."""
    with _signed_in(server, user_name, password):
        return


def hand_over(
    server: Server, user_name: str, password: str, *, sender: str, to: str, message: EmailMessage
) -> None:
    """Send one message. ``NotSent`` is certain; ``MayHaveGone`` is when the line broke too late."""
    with _signed_in(server, user_name, password) as line:
        _refused_or_on(line.mail(sender), server, f"the sender {sender}")
        _refused_or_on(line.rcpt(to), server, to)
        try:
            code, told = line.data(message.as_bytes())
        except smtplib.SMTPDataError as refused:
            raise NotSent(
                f"{server.host} did not take the letter ({_words(refused.smtp_error)})."
                " It is kept as a draft."
            ) from refused
        except (smtplib.SMTPException, OSError) as broken:
            raise MayHaveGone(
                f"The line to {server.host} broke while it took the letter ({broken}). It may have"
                " gone: look in your Sent folder before you send it again."
            ) from broken
        if code != _OK:
            raise NotSent(f"{server.host} did not take the letter ({_words(told)}).")


@contextmanager
def _signed_in(server: Server, user_name: str, password: str) -> Iterator[smtplib.SMTP]:
    """A protected line as that user. What breaks before the text is handed over never went."""
    try:
        line = _open(server)
    except (smtplib.SMTPException, OSError) as shut:
        raise NotSent(
            f"{server.host} does not answer on port {server.port} ({shut}). Check the address, and"
            " whether this computer is on the net. The letter is kept."
        ) from shut
    try:
        _protect_and_sign_in(line, server, user_name, password)
        yield line
    except (smtplib.SMTPException, OSError) as broken:
        raise NotSent(
            f"The line to {server.host} broke ({broken}). The letter is kept; send it again."
        ) from broken
    finally:
        with suppress(smtplib.SMTPException, OSError):
            line.quit()
        line.close()


def _open(server: Server) -> smtplib.SMTP:
    if server.with_tls:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)


def _protect_and_sign_in(line: smtplib.SMTP, server: Server, user_name: str, password: str) -> None:
    line.ehlo_or_helo_if_needed()
    if not server.with_tls and line.has_extn("starttls"):
        line.starttls(context=ssl.create_default_context())
        line.ehlo()
    elif not server.with_tls and not server.is_here:
        raise NotSent(
            f"{server.host} offers no encrypted line on port {server.port}, so nothing was sent."
            f" Try smtps://{server.host}."
        )
    if not user_name:
        return
    try:
        line.login(user_name, password)
    except smtplib.SMTPAuthenticationError as refused:
        raise NotSent(
            f"{server.host} does not let {user_name} in ({_words(refused.smtp_error)}). Most want"
            " an app password made in their security settings, not the one you type every day."
        ) from refused


def _refused_or_on(answer: tuple[int, bytes], server: Server, whom: str) -> None:
    code, told = answer
    if code // 100 != _OK // 100:
        raise NotSent(
            f"{server.host} refused {whom} ({code} {_words(told)}). Check the address, then send"
            " again; the letter is kept."
        )


def _words(told: bytes | str) -> str:
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    return " ".join(text.split())[:200]
