"""Which addresses are taken, and that a line is never open for long or to anybody else."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from followthrough.assistant import client
from followthrough.assistant.client import AssistantTrouble, ask, server_of
from tests.assistant import fake_server
from tests.assistant.fake_server import Fake


@pytest.fixture
def fake() -> Iterator[Fake]:
    with fake_server.running() as fake:
        yield fake


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        (" http://localhost:11434/v1/ ", "http://localhost:11434/v1"),
        ("localhost:11434", "http://localhost:11434/v1"),
        ("http://127.0.0.1:1234/v1/chat/completions", "http://127.0.0.1:1234/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        ("api.example.com", "https://api.example.com/v1"),
        ("HTTPS://API.example.com/openai/v2", "https://api.example.com/openai/v2"),
    ],
)
def test_an_address_is_read_as_it_is_meant(written: str, meant: str) -> None:
    assert str(server_of(written)) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "is no address"),
        ("http://", "is no address"),
        ("ftp://localhost/v1", "is no address"),
        ("file:///etc/passwd", "is no address"),
        ("http://localhost:port", "is no address"),
        ("http://[::1", "is no address"),
        ("https://api.example.com/v1?key=1", "is no address"),
        ("https://api.example.com/v1#a", "is no address"),
        ("https://api.example.com/a b", "is no address"),
        ("https://api.example.com/\r\nX: 1", "is no address"),
        ("https://bücher.example/v1", "is no address"),
        ("https://me:secret@api.example.com/v1", "no place in the address"),
        ("http://localhost@evil.example/v1", "no place in the address"),
        ("http://api.example.com/v1", "the line must be encrypted"),
        ("http://192.168.1.9:11434/v1", "the line must be encrypted"),
        ("http://localhost.evil.example/v1", "the line must be encrypted"),
        ("http://0.0.0.0/v1", "the line must be encrypted"),
    ],
)
def test_another_computer_is_reached_over_an_encrypted_line_alone(written: str, said: str) -> None:
    with pytest.raises(AssistantTrouble, match=said):
        server_of(written)


def test_one_question_is_one_request(fake: Fake) -> None:
    assert ask(server_of(fake.address), b"{}", key="k") == fake.answer()
    (asked,) = fake.asked
    assert (asked.path, asked.body) == ("/v1/chat/completions", b"{}")
    assert set(asked.headers) == {
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Content-Length",
        "Content-Type",
        "Host",
    }


def test_nobody_there_is_said(fake: Fake) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(AssistantTrouble, match="does not answer"):
        ask(server_of(address), b"{}")
    assert fake.asked == []


def test_a_line_that_drips_ends_in_time(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.drips = True
    monkeypatch.setattr(client, "SECONDS", 0.3)
    begun = time.monotonic()
    with pytest.raises(AssistantTrouble, match="did not answer within"):
        ask(server_of(fake.address), b"{}")
    assert time.monotonic() - begun < 5


def test_an_answer_cut_short_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            line, _ = server.accept()
            line.recv(4096)
            line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            line.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(AssistantTrouble, match="does not answer"):
            ask(server_of(f"http://127.0.0.1:{server.getsockname()[1]}/v1"), b"{}")
        thread.join()


def test_a_certificate_nobody_vouches_for_is_refused(fake: Fake) -> None:
    with pytest.raises(AssistantTrouble, match="does not answer"):
        ask(server_of(fake.address.replace("http:", "https:")), b"{}", key="k")
    assert fake.asked == []
