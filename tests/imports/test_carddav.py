"""Reading an address book from a real CardDAV server, again and again."""

import base64
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.imports import reading_servers
from followthrough.imports.carddav.client import Client, NothingThere, ServerTrouble
from followthrough.imports.models import AddressServer, ImportFile
from followthrough.imports.taking_back import take_back
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
SECRET = "secret"
LOGIN = base64.b64encode(b"robin:secret").decode()
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nN:{last};{first};;;\r\nFN:{first} {last}\r\n"
    "ORG:{company}\r\nEND:VCARD\r\n"
)
MAKE_BOOK = """<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">
<set><prop><resourcetype><collection/><C:addressbook/></resourcetype>
<displayname>My people</displayname></prop></set></mkcol>"""


class Server:
    """A Radicale on this machine with one user."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    def send(self, method: str, path: str, body: str) -> int:
        """Ask it something; gives the status."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Authorization": f"Basic {LOGIN}", "Content-Type": "text/vcard; charset=utf-8"}
        connection.request(method, path, body.encode(), headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    def put(self, first: str, last: str, company: str = "Halden Energy") -> None:
        """Put a card into the book."""
        uid = f"11111111-2222-4333-8444-{first:0>12}"
        card = CARD.format(uid=uid, first=first, last=last, company=company)
        assert self.send("PUT", f"/robin/book/{first}.vcf", card) in {201, 204}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    users = tmp_path / "users"
    users.write_text("robin:secret\n")
    storage = tmp_path / "radicale"
    options = (
        *("--config", "", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "htpasswd"),
        *("--auth-htpasswd-filename", str(users), "--auth-htpasswd-encryption", "plain"),
        *("--storage-filesystem-folder", str(storage), "--logging-level", "error"),
        *("--auth-delay", "0"),
    )
    with subprocess.Popen([sys.executable, "-m", "radicale", *options]) as process:
        made = Server(port)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                made.send("PROPFIND", "/robin/", "")
                break
            except OSError:
                time.sleep(0.1)
        assert made.send("MKCOL", "/robin/book/", MAKE_BOOK) == 201
        yield made
        process.terminate()


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def connect(workspace: Workspace, server: Server, path: str = "/") -> AddressServer:
    (made,) = reading_servers.connect(
        workspace,
        address=server.address + path,
        user_name="robin",
        password=SECRET,
        by=None,
        at=AT,
    )
    return made


def read(book: AddressServer, days: int = 0) -> tuple[int, int, int] | None:
    brought = reading_servers.read_from(book, by=None, at=AT + timedelta(days=days))
    assert book.trouble == ""
    if brought is None:
        return None
    file = ImportFile.objects.get(brought_by=brought)
    return file.created, file.updated, file.unchanged


def people(workspace: Workspace) -> list[tuple[str, str]]:
    found = Contact.objects.of(workspace).order_by("sort_name")
    return list(found.values_list("name", "company_name"))


@pytest.mark.parametrize("path", ["/", "/robin/", "/robin/book/"])
def test_book_is_found_from_any_address_of_the_server(
    workspace: Workspace, server: Server, path: str
) -> None:
    book = connect(workspace, server, path)
    assert (book.name, book.address) == ("My people", f"{server.address}/robin/book/")


def test_people_come_in_once_and_changes_are_updates(workspace: Workspace, server: Server) -> None:
    server.put("ana", "Reyes")
    server.put("tomasz", "Wilk")
    book = connect(workspace, server)
    assert read(book) == (2, 0, 0)
    assert read(book) is None
    server.put("tomasz", "Wilk", "Tidewater Health")
    server.put("grace", "Oyelaran")
    assert read(book, days=1) == (1, 1, 0)
    assert people(workspace) == [
        ("ana Reyes", "Halden Energy"),
        ("grace Oyelaran", "Halden Energy"),
        ("tomasz Wilk", "Tidewater Health"),
    ]


def test_who_is_gone_from_the_server_stays(workspace: Workspace, server: Server) -> None:
    server.put("ana", "Reyes")
    book = connect(workspace, server)
    read(book)
    assert server.send("DELETE", "/robin/book/ana.vcf", "") == 200
    assert read(book) is None
    assert people(workspace) == [("ana Reyes", "Halden Energy")]


def test_what_was_taken_back_comes_in_again(workspace: Workspace, server: Server) -> None:
    server.put("ana", "Reyes")
    book = connect(workspace, server)
    read(book)
    assert book.last_import is not None
    take_back(book.last_import, by=None, at=AT, today=date(2026, 3, 12))
    assert people(workspace) == []
    book.refresh_from_db()
    assert read(book, days=1) == (1, 0, 0)


def test_wrong_password_says_what_to_do(workspace: Workspace, server: Server) -> None:
    with pytest.raises(ServerTrouble, match="app password"):
        reading_servers.connect(
            workspace,
            address=server.address,
            user_name="robin",
            password=SECRET + "!",
            by=None,
            at=AT,
        )
    assert not AddressServer.objects.of(workspace).exists()


def test_server_that_is_away_leaves_its_trouble(workspace: Workspace, server: Server) -> None:
    book = connect(workspace, server)
    AddressServer.objects.filter(pk=book.pk).update(address="http://127.0.0.1:9/robin/book/")
    book.refresh_from_db()
    assert reading_servers.read_from(book, by=None, at=AT) is None
    assert "does not answer" in book.trouble


def test_password_is_kept_out_of_the_record(workspace: Workspace, server: Server) -> None:
    book = connect(workspace, server)
    assert kept_passwords.kept(book.pk.hex) == "secret"
    kept = [str(value) for value in AddressServer.objects.of(workspace).values()[0].values()]
    assert [value for value in kept if "secret" in value] == []
    reading_servers.leave(book, by=None, at=AT)
    assert kept_passwords.kept(book.pk.hex) == ""


def test_password_is_never_sent_in_the_open() -> None:
    with pytest.raises(ServerTrouble, match="has to begin with https://"):
        Client("http://contacts.example.com/", "robin", "secret").books()


@pytest.mark.parametrize("address", ["", "://", "robin@"])
def test_words_that_are_no_address_are_refused(workspace: Workspace, address: str) -> None:
    with pytest.raises((reading_servers.NotAServer, ServerTrouble)):
        reading_servers.connect(
            workspace, address=address, user_name="", password=SECRET, by=None, at=AT
        )


def test_place_with_nothing_there_is_told(server: Server) -> None:
    with pytest.raises(NothingThere):
        Client(server.address, "robin", "secret").etags(f"{server.address}/robin/none/")
