"""Serving the program on one's own computer."""

from __future__ import annotations

import ipaddress
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import waitress

from followthrough.accounts.first_run import local_workspace
from followthrough.accounts.models import User
from followthrough.exports.keeping_backups import keep_backing_up
from followthrough.feeds.morning import keep_showing
from followthrough.followups.retargeting import read_again
from followthrough.imports import worker
from followthrough.imports.reading_mail import keep_reading
from followthrough.sending import outgoing
from followthrough.sending.the_day import keep_mailing
from followthrough.storage.trouble import Trouble
from followthrough.storage.upgrading import upgrade
from followthrough.trash.taking_out import keep_emptying
from followthrough.web.launching import PARAMETER, TOKEN
from followthrough.web.wsgi import application

THREADS = 8
PORTS_TRIED = 20
LOOKED_AFTER = (keep_reading, keep_emptying, keep_backing_up, keep_mailing, keep_showing)


class NotOnLoopback(Trouble):
    """Another address than this computer's own was asked for."""


class NoPortFree(Trouble):
    """Every port that was tried is taken."""


Announce = Callable[[str], None]


def serve(
    *, host: str, port: int, allow_network: bool, open_browser: bool, announce: Announce
) -> None:
    """Serve until stopped; announces the address with its key as soon as it answers."""
    is_newer = upgrade()
    user, workspace = local_workspace()
    if is_newer:
        read_again(workspace, at=datetime.now(UTC))
    _check_host(host, user, allow_network=allow_network)
    opened = _listen(host, port)
    address = f"http://{host}:{opened.getsockname()[1]}/?{PARAMETER}={TOKEN}"
    announce(address)
    outgoing.look_after_crash(workspace, at=datetime.now(UTC))
    for looking_after in LOOKED_AFTER:
        looking_after.enqueue()
    worker.start()
    if open_browser:
        with suppress(webbrowser.Error):
            webbrowser.open(address)
    waitress.serve(application, sockets=[opened], threads=THREADS, ident=None, _quiet=True)


def _check_host(host: str, user: User, *, allow_network: bool) -> None:
    if host == "localhost" or _is_loopback(host):
        return
    if not allow_network:
        raise NotOnLoopback(
            f"{host} would let other machines in. Leave --host out, or add --allow-network."
        )
    if not user.has_usable_password() or not user.password:
        raise NotOnLoopback(
            f"{host} lets other machines in, and no password is set. Teams come in a later version."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    for number in range(port, port + PORTS_TRIED):
        opened = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((host, number))
        except OSError:
            opened.close()
            continue
        opened.listen(64)
        return opened
    raise NoPortFree(f"Ports {port} to {port + PORTS_TRIED - 1} are taken. Name one with --port.")
