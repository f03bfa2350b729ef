"""How somebody is written to: the words a letter opens with, and the language it is in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "written_to_as"
LONGEST = 100
# Those the checks can tell apart (messages/vocabulary/languages.toml), by ISO 639-1.
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "sv": "Swedish",
    "da": "Danish",
    "pl": "Polish",
}

phrase(VERB, "Letters to {name} {as_words}")


class NoSuchLanguage(Trouble):
    """A language that is not known."""


def write_to_as(
    contact: Contact, *, salutation: str, language: str, by: User | None, at: datetime
) -> Event | None:
    """Letters to them open with these words and are in that language; empty: as usual."""
    words = " ".join(salutation.split())[:LONGEST].rstrip(",")
    if language and language not in LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise NoSuchLanguage(f"“{language}” is no language that is known. Choose {known}.")
    if (contact.salutation, contact.language) == (words, language):
        return None
    said = [f"open with “{words}”"] if words else []
    said += [f"are in {LANGUAGES[language]}"] if language else []
    details = {
        "old": [contact.salutation, contact.language],
        "as_words": " and ".join(said) or "open as usual",
    }
    with transaction.atomic():
        _write(contact, words, language)
        return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


def opened(text: str, salutation: str) -> str:
    """A letter whose first line, where it is a greeting, is the salutation instead."""
    first, line, rest = text.partition("\n")
    if not salutation or not first.rstrip().endswith((",", "!", ":")):
        return text
    return f"{salutation},{line}{rest}"


@undoes(VERB, is_complete=True)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    if event.contact is not None:
        _write(event.contact, *event.details["old"])


def _write(contact: Contact, salutation: str, language: str) -> None:
    contact.salutation, contact.language = salutation, language
    contact.save(update_fields=["salutation", "language"])
