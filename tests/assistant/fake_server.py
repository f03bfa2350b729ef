"""An assistant of our own for tests: it keeps what it was asked, and answers as a test wants."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def words(self) -> str:
        """What was asked, without the instructions."""
        told: str = json.loads(self.body)["messages"][1]["content"]
        return told


@dataclass
class Fake:
    """What was asked, and how it answers."""

    words: str = "What I read about your team last week made me curious about your routing."
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None  # instead of a proper answer
    drips: bool = False  # a byte now and then, for ever
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def answer(self) -> bytes:
        """What it sends."""
        if self.content is not None:
            return self.content
        message = {"role": "assistant", "content": self.words}
        return json.dumps({"choices": [{"index": 0, "message": message}]}).encode()


def _handler(fake: Fake) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            fake.asked.append(Asked(self.path, dict(self.headers.items()), body))
            content = fake.answer()
            self.send_response(fake.status)
            for name, value in fake.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(10_000 if fake.drips else len(content)))
            self.end_headers()
            with suppress(OSError):  # the other side hung up
                while fake.drips and not fake.over.wait(0.05):
                    self.wfile.write(b" ")
                self.wfile.write(content)

        do_GET = do_POST  # noqa: N815 - nobody may come by that way, and if so it is seen

        def log_message(self, *_: Any) -> None:
            """Keep still."""

    return Handler


@contextmanager
def running() -> Iterator[Fake]:
    """A server on this machine that answers until the test is over."""
    fake = Fake()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield fake
    finally:
        fake.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
