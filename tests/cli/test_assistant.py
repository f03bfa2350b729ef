"""The assistant from the command line: nothing is asked before what goes out was seen."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from followthrough.accounts.models import Workspace
from followthrough.assistant.account import assistant_of
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.writing import drafting
from followthrough.writing.models import Draft
from tests import factories
from tests.assistant import fake_server
from tests.assistant.fake_server import Fake

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
BODY = "Hello Ana,\n\nI thought of you because [[something new]].\n\nRobin"
Told = pytest.CaptureFixture[str]


@pytest.fixture
def fake() -> Iterator[Fake]:
    with fake_server.running() as fake:
        yield fake


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    person: Contact = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    draft = drafting.begin(person, at=NOW)
    drafting.keep(draft, subject="", body=BODY, at=NOW)
    return person


def test_it_is_off_until_set_up_and_off_again(mine: Workspace, fake: Fake, capsys: Told) -> None:
    assert commands.run(["assistant"]) == 0
    assert "It is off." in capsys.readouterr().out
    assert commands.run(["assistant", "--json", "--test"]) == 0
    assert json.loads(capsys.readouterr().out) == {"on": False}
    assert fake.asked == []
    set_up = ["assistant", "--connect", fake.address, "--model", "llama3.2"]
    fake.status = 500
    assert commands.run(set_up) == 1
    assert assistant_of(mine) is None
    fake.status = 200
    assert commands.run(set_up) == 0
    assert commands.run(["assistant", "--json"]) == 0
    assert '"on": true' in capsys.readouterr().out
    asked = len(fake.asked)
    assert commands.run(["assistant"]) == 0
    assert len(fake.asked) == asked
    assert commands.run(["assistant", "--test"]) == 0
    assert len(fake.asked) == asked + 1
    assert commands.run(["assistant", "--off"]) == 0
    assert assistant_of(mine) is None


def test_places_are_listed_without_asking(ana: Contact, capsys: Told) -> None:
    assert commands.run(["suggest", str(ana.pk), "--json"]) == 0
    (place,) = json.loads(capsys.readouterr().out)
    assert (place["words"], place["asked"]) == ("[[something new]]", "something new")
    assert commands.run(["suggest", str(ana.pk), "1"]) == 1
    assert "The assistant is off." in capsys.readouterr().err


def test_what_goes_out_is_seen_first_then_asked_and_put_in(
    ana: Contact, fake: Fake, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands.run(["assistant", "--connect", fake.address, "--model", "llama3.2"])
    fake.asked.clear()
    assert commands.run(["suggest", str(ana.pk), "1", "--json"]) == 1
    monkeypatch.setattr("followthrough.cli.assistant.typer.confirm", lambda _: False)
    assert commands.run(["suggest", str(ana.pk), "1"]) == 1
    assert commands.run(["suggest", str(ana.pk), "2"]) == 1
    assert fake.asked == []
    capsys.readouterr()
    assert commands.run(["suggest", str(ana.pk), "1", "--show", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["to"] == fake.address
    monkeypatch.setattr("followthrough.cli.assistant.typer.confirm", lambda _: True)
    assert commands.run(["suggest", str(ana.pk), "1"]) == 0
    assert [one.body.decode() for one in fake.asked] == [shown["body"]]
    assert Draft.objects.get().body == BODY
    capsys.readouterr()
    assert commands.run(["suggest", str(ana.pk), "1", "--put-in", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["words"] == fake.words
    assert Draft.objects.get().body == BODY.replace("[[something new]]", fake.words)
    assert Draft.objects.get().suggested == [fake.words]
