"""Monica 4: the JSON it exports, with whom one wanted to stay in touch and when one last talked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, BinaryIO

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import (
    ArchiveFileUnreadable,
    Card,
    Detail,
    Notice,
    Own,
    Plan,
    Problem,
    Reason,
    Talk,
    found,
)
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.table import unheard
from followthrough.imports.sheets import days
from followthrough.imports.sheets.grid import whole

EVERY = "Stay in touch every (days)"
_LEAST_DIGITS = 6

Json = dict[str, Any]


def read(stream: BinaryIO, file: str, *, notice: Notice = unheard) -> Iterator[Card | Problem]:
    """Every contact of the export, in its order; the line is the number of the contact."""
    try:
        told = json.loads(whole(stream))
        account = told["account"]
        contacts = _values(account["data"], "contact")
    except (ValueError, KeyError, TypeError) as broken:
        raise ArchiveFileUnreadable(
            f"{file} is not what Monica exports ({type(broken).__name__}). In Monica, choose"
            " Settings, Export, as JSON, and bring that file."
        ) from broken
    if photos := len(_values(account["data"], "photo")):
        notice(f"{photos} pictures in {file} were left out.")
    for number, contact in enumerate(contacts, start=1):
        yield _of_contact(contact, number, file)


def _of_contact(contact: Json, number: int, file: str) -> Card | Problem:
    about: Json = contact.get("properties") or {}
    said = [_text(about, key) for key in ("first_name", "last_name", "nickname")]
    first, last = said[0], _joined(about, "middle_name", "last_name")
    if about.get("is_partial"):
        return Problem(file, number, Reason.RELATION_ONLY, found(f"{first} {last}"))
    data = contact.get("data") or []
    ways = [_text(one.get("properties") or {}, "data") for one in _values(data, "contact_field")]
    emails = tuple(filter(None, map(email_address, ways)))
    profile = next((way for way in ways if "linkedin" in way and canonical_address(way)), "")
    if not (first or last or emails):
        return Problem(file, number, Reason.NO_NAME, found(" ".join(said)))
    return Card(
        line=number,
        uid=str(contact.get("uuid") or ""),
        first_name=first or (emails[0] if not last else ""),
        last_name=last,
        company=_text(about, "company"),
        title=_text(about, "job"),
        key=canonical_address(profile),
        url=profile,
        emails=emails,
        details=tuple(_details(about, data, [way for way in ways if way != profile])),
        own=tuple(_every(about)),
        talks=tuple(_talks(about, data)),
        plan=_plan(about),
        revised_on=days.read(str(contact.get("updated_at") or "")[:10]),
        verbatim=(json.dumps(contact, ensure_ascii=False, sort_keys=True),),
    )


def _details(about: Json, data: list[Json], ways: list[str]) -> Iterator[Detail]:
    yield from (Detail(_kind_of(way), "", email_address(way) or way) for way in ways if way)
    for one in _values(data, "address"):
        parts = ("street", "postal_code", "city", "province", "country")
        if lines := list(filter(None, (_text(one["properties"], part) for part in parts))):
            yield Detail("postal", "", "\n".join(lines))
    for one in _values(data, "note"):
        yield from _some("note", "", _text(one.get("properties") or {}, "body"))
    for tag in about.get("tags") or ():
        yield from _some("group", "", str(tag))
    yield from _some("nickname", "", _text(about, "nickname"))
    yield from _some("note", "", _text(about, "description"))
    yield from _some("note", "food", _text(about, "food_preferences"))
    birthday = about.get("birthdate")
    on = birthday.get("date") if isinstance(birthday, dict) else birthday
    yield from _some("birthday", "", days.read(str(on or "")[:10]))
    if about.get("is_dead"):
        yield Detail("note", "", "has died")


def _kind_of(way: str) -> str:
    """What a way to reach somebody is; the file names kinds by numbers of its own."""
    if email_address(way):
        return "email"
    if "://" in way:
        return "web"
    return "phone" if sum(map(str.isdigit, way)) >= _LEAST_DIGITS else "handle"


def _talks(about: Json, data: list[Json]) -> Iterator[Talk]:
    seen = set()
    for one in _values(data, "call"):
        call = one.get("properties") or {}
        on = days.read(str(call.get("called_at") or "")[:10])
        if on:
            seen.add(on)
            by_them = bool(call.get("contact_called"))
            yield Talk(on, _text(call, "content"), "", "phone", is_outbound=not by_them)
    last = days.read(str(about.get("last_talked_to") or "")[:10])
    if last and last not in seen:
        yield Talk(last)


def _every(about: Json) -> Iterator[Own]:
    if every := about.get("stay_in_touch_frequency"):
        yield Own(EVERY, "number", str(every))


def _plan(about: Json) -> Plan | None:
    """The day on which Monica would have reminded: kept, or counted from the last talk."""
    on = days.read(str(about.get("stay_in_touch_trigger_date") or "")[:10])
    every = about.get("stay_in_touch_frequency")
    last = days.read(str(about.get("last_talked_to") or "")[:10])
    if not on and last and isinstance(every, int):
        on = (date.fromisoformat(last) + timedelta(days=every)).isoformat()
    return (
        Plan(on, f"Stay in touch every {every} days" if every else "Stay in touch") if on else None
    )


def _values(data: Any, kind: str) -> list[Json]:
    """The resources of one kind, which stand in lists by kind."""
    return [
        value
        for group in data or ()
        if isinstance(group, dict) and group.get("type") == kind
        for value in group.get("values") or ()
        if isinstance(value, dict)
    ]


def _some(kind: str, label: str, value: str) -> Iterator[Detail]:
    if value:
        yield Detail(kind, label, value)


def _joined(about: Json, *keys: str) -> str:
    return " ".join(filter(None, (_text(about, key) for key in keys)))


def _text(about: Json, key: str) -> str:
    return str(about.get(key) or "").strip()
