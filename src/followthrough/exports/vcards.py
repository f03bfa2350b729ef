"""People as vCards (version 3.0, RFC 2426), for other address books to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.sorting.models import Placement

LINE = 75  # bytes of a line before it is folded
_SHOWN = ("phone", "email", "postal", "web", "birthday")
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;", "\r": ""})
_TYPES = ("work", "home", "cell", "fax", "pager")


def cards(workspace: Workspace) -> Iterator[str]:
    """Everybody but those one does not follow up with, one card at a time. Notes stay here."""
    left = Placement.objects.of(workspace).filter(kind="dont").values_list("contact_id", flat=True)
    hidden = set(left)
    details: dict[Any, list[tuple[str, str, str]]] = defaultdict(list)
    told = ContactDetail.objects.of(workspace).filter(kind__in=_SHOWN).order_by("id")
    for contact, kind, label, value in told.values_list("contact_id", "kind", "label", "value"):
        details[contact].append((kind, label, value))
    people = Contact.objects.of(workspace).filter(is_anonymous=False).order_by("sort_name", "id")
    for one in people.iterator():
        if one.pk not in hidden:
            yield card(one, details[one.pk])


def card(contact: Contact, details: list[tuple[str, str, str]]) -> str:
    """One person as a card."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{contact.pk}",
        f"N:{_text(contact.last_name)};{_text(contact.first_name)};;;",
        f"FN:{_text(contact.name)}",
    ]
    if contact.company_name:
        lines.append(f"ORG:{_text(contact.company_name)}")
    if contact.title:
        lines.append(f"TITLE:{_text(contact.title)}")
    if contact.profile_url:
        lines.append(f"X-SOCIALPROFILE;TYPE=linkedin:{contact.profile_url}")
    emails = [(label, value) for kind, label, value in details if kind == "email"]
    if contact.email and contact.email not in {value for _, value in emails}:
        emails.insert(0, ("", contact.email))
    lines += [f"EMAIL{_type(label)}:{_text(value)}" for label, value in emails]
    lines += [_line(*detail) for detail in details if detail[0] != "email"]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _line(kind: str, label: str, value: str) -> str:
    if kind == "postal":
        return f"ADR{_type(label)}:;;{_text(value)};;;;"
    name = {"phone": "TEL", "web": "URL", "birthday": "BDAY"}[kind]
    return f"{name}{_type(label)}:{_text(value)}"


def _type(label: str) -> str:
    known = [word for word in label.casefold().split() if word in _TYPES]
    return f";TYPE={','.join(known)}" if known else ""


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(line: str) -> str:
    """A line in pieces of at most so many bytes, never cut inside a letter."""
    if len(line.encode(errors="replace")) <= LINE:
        return line
    pieces, piece, size = [], "", 0
    for sign in line:
        length = len(sign.encode(errors="replace"))
        if size + length > LINE:
            pieces.append(piece)
            piece, size = "", 1  # the blank that begins the next line
        piece += sign
        size += length
    return "\r\n ".join([*pieces, piece])
