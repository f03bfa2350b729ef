"""A small IMAP server for tests: one user, folders of mails, and a line that can be cut."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

FLAGS = {
    "INBOX": "\\HasNoChildren",
    "Sent": "\\HasNoChildren \\Sent",
    "Junk": "\\Junk",
    "Entw&APw-rfe": "\\Drafts",
}


class Server(socketserver.ThreadingTCPServer):
    """Folders by name; ``breaks_after`` is how many more bytes go out before the line breaks."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.folders: dict[str, list[bytes]] = {"INBOX": [], "Sent": [], "Junk": []}
        self.drafts: list[bytes] = []
        self.validity = 7
        self.breaks_after: int | None = None
        self.commands: list[str] = []

    @property
    def address(self) -> str:
        """What a user would type."""
        return f"imap://127.0.0.1:{self.server_address[1]}"


@contextmanager
def running() -> Iterator[Server]:
    """A server that answers until the test is over."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Broken(Exception):  # noqa: N818 - the line is cut on purpose
    pass


class _Line(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.mails: list[bytes] = []
        try:
            self._say(b"* OK ready\r\n")
            while line := self.rfile.readline():
                tag, _, command = line.decode().strip().partition(" ")
                self.server.commands.append(command)
                self._answer(command)
                self._say(f"{tag} {self._state(command)}\r\n".encode())
                if command.upper() == "LOGOUT":
                    return
        except (_Broken, OSError):
            return

    def _state(self, command: str) -> str:
        if command.startswith("LOGIN") and "secret" not in command:
            return "NO [AUTHENTICATIONFAILED] wrong"
        return "OK done"

    def _answer(self, command: str) -> None:
        word = command.split(" ", maxsplit=1)[0].upper()
        if word == "CAPABILITY":
            self._say(b"* CAPABILITY IMAP4rev1\r\n")
        elif word == "LIST":
            for name, flags in FLAGS.items():
                self._say(f'* LIST ({flags}) "/" "{name}"\r\n'.encode())
        elif word == "APPEND":
            size = re.search(r"\{(\d+)\}$", command)
            assert size is not None
            self._say(b"+ go on\r\n")
            self.server.drafts.append(self.rfile.read(int(size[1])))
            self.rfile.readline()
        elif word == "EXAMINE":
            self.mails = self.server.folders[command.split('"')[1]]
            self._say(f"* {len(self.mails)} EXISTS\r\n".encode())
            self._say(f"* OK [UIDVALIDITY {self.server.validity}] ok\r\n".encode())
        elif command.upper().startswith("UID SEARCH"):
            found = re.search(r"UID (\d+):\*", command)
            assert found is not None
            first = min(int(found[1]), len(self.mails))  # the star is always the last one
            numbers = range(max(first, 1), len(self.mails) + 1)
            self._say(f"* SEARCH {' '.join(map(str, numbers))}\r\n".encode())
        elif command.upper().startswith("UID FETCH"):
            assert "BODY.PEEK" in command
            for number in map(int, command.split(" ")[2].split(",")):
                data = self.mails[number - 1]
                head = f"* {number} FETCH (UID {number} BODY[]<0> {{{len(data)}}}\r\n"
                self._say(head.encode() + data + b")\r\n")

    def _say(self, data: bytes) -> None:
        left = self.server.breaks_after
        if left is not None:
            self.server.breaks_after = left - len(data)
            if left <= len(data):
                self.server.breaks_after = None
                self.wfile.write(data[:left])
                raise _Broken
        self.wfile.write(data)
