"""The assistant set up, tried, let in once it was shown what goes out, and turned off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import User, Workspace
from followthrough.assistant import client
from followthrough.assistant.answer import wording
from followthrough.assistant.client import AssistantTrouble, Server, server_of
from followthrough.assistant.models import Assistant
from followthrough.assistant.question import trial
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase

SET_UP, AGREED, OFF = "assistant_set_up", "assistant_agreed", "assistant_off"
_SALT = "followthrough.assistant.agreed"

phrase(SET_UP, "An assistant may be asked for wording: {model} at {address}")
phrase(AGREED, "You saw what goes to {address} and let it go")
phrase(OFF, "The assistant is off; its key is forgotten")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of an assistant; a local one needs no key."""

    address: str
    model: str
    key: str = field(default="", repr=False)


def assistant_of(workspace: Workspace) -> Assistant | None:
    """The assistant of a workspace, or None: it is off."""
    found: Assistant | None = Assistant.objects.of(workspace).first()
    return found


def set_up(workspace: Workspace, given: Given, *, by: User | None, at: datetime) -> Event:
    """Try an assistant with a question that tells nothing, and keep it. Raises what is wrong."""
    server, model, key = server_of(given.address), given.model.strip(), given.key.strip()
    if not model or not model.isprintable():
        raise AssistantTrouble("Which model? With Ollama, `ollama list` shows the names.")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise AssistantTrouble("A key is one word of plain letters and digits. Copy it again.")
    _try(server, model, key)
    values = {"address": str(server), "model": model[:200], "connected_at": at}
    with transaction.atomic():
        own, _ = Assistant.objects.update_or_create(workspace=workspace, defaults=values)
        _keep(own, key)
        details = {"address": own.address, "model": own.model}
        return record(workspace, SET_UP, by=by, at=at, details=details)


def try_out(assistant: Assistant) -> None:
    """Ask once for a yes; nothing of the record goes out. Raises what is wrong."""
    _try(server_of(assistant.address), assistant.model, kept_key(assistant))


def has_agreed(assistant: Assistant) -> bool:
    """Whether the user saw what goes to this address, here: a restored record asks again."""
    return constant_time_compare(assistant.agreed, _mark(assistant))


def agree(assistant: Assistant, *, by: User | None, at: datetime) -> Event | None:
    """The user saw what goes out to this address and lets it go; None where that is so."""
    if has_agreed(assistant):
        return None
    assistant.agreed = _mark(assistant)
    with transaction.atomic():
        own = Assistant.objects.of(assistant.workspace).filter(pk=assistant.pk)
        own.update(agreed=assistant.agreed)
        details = {"address": assistant.address}
        return record(assistant.workspace, AGREED, by=by, at=at, details=details)


def turn_off(assistant: Assistant, *, by: User | None, at: datetime) -> Event:
    """Ask nothing any more, and forget the key; what it proposed stays known as canned."""
    with transaction.atomic():
        event = record(assistant.workspace, OFF, by=by, at=at)
        kept_passwords.forget(assistant.pk.hex)
        Assistant.objects.of(assistant.workspace).filter(pk=assistant.pk).delete()
    return event


def kept_key(assistant: Assistant) -> str:
    """The key of an assistant; nothing where it has none."""
    return kept_passwords.kept(assistant.pk.hex)


def _keep(assistant: Assistant, key: str) -> None:
    """What was given counts: a key never goes on to another address than it was given for."""
    if key:
        kept_passwords.keep(assistant.pk.hex, key)
    else:
        kept_passwords.forget(assistant.pk.hex)


def _try(server: Server, model: str, key: str) -> None:
    wording(client.ask(server, trial(model=model).body, key=key))


def _mark(assistant: Assistant) -> str:
    """Bound to the address and to the secret of this data folder, so that it means only these."""
    return salted_hmac(_SALT, assistant.address, algorithm="sha256").hexdigest()
