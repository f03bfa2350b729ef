"""One row of a sheet as the people it tells of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from followthrough.contacts.full_names import split_name
from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Card, Detail, Own, Plan, Reason, Talk
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.table import fold
from followthrough.imports.sheets import days
from followthrough.imports.sheets.layout import DAYS, LEFT_OUT, OWN, Column
from followthrough.imports.sheets.naming import EXCHANGE, LABEL
from followthrough.imports.sheets.results import channel_of, result_of

PARTS = ("street", "box", "postcode", "city", "region", "country")
_NOBODY = frozenset(("na", "none", "tbd", "unknown", "nn", "null", "nobody", "noname", ""))
_LONGEST_NOBODY = 10
_SEVERAL = re.compile(r"\s*:::\s*")
_LIST = re.compile(r"\s*(?::::|[;,])\s*")
_EMAILS = re.compile(r"[\s,;<>]+")
_OF_THE_PROGRAM = frozenset(("mycontacts", "falsch", "false"))
_KEPT = (*("phone", "web", "relation", "handle", "nickname", "department", "note", "postal"),)
_OF_THE_NAME = {"middle_name": "Middle name", "prefix": "Prefix", "suffix": "Suffix"}


@dataclass
class Told:
    """What a row says of one person, while it is read."""

    values: dict[str, str] = field(default_factory=dict)
    emails: list[str] = field(default_factory=list)
    details: list[tuple[str, str, str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    own: list[Own] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)
    is_own_row: bool = False

    def take(self, column: Column, value: str) -> None:
        """One cell."""
        kind = column.field
        if kind == "web" and "linkedin" in value and canonical_address(value):
            kind = "profile"
        take = _TAKES.get(kind)
        if take is None:
            self.values.setdefault(kind, value)
            if kind == "full_name" and column.label:
                self.values.setdefault("role", column.label)
        else:
            take(self, column, value)

    def label(self, column: Column, value: str) -> None:
        """What kind of value another column of the row holds."""
        self.labels[column.key] = value.lstrip("* ")

    def part(self, column: Column, value: str) -> None:
        """A part of a postal address."""
        place = self.places.setdefault((column.key, column.label), {})
        place.setdefault(column.field, []).append(value)

    def keep(self, column: Column, value: str) -> None:
        """Something that becomes a detail as it is."""
        for one in _SEVERAL.split(value):
            text = one[1:] if one[:2] == "'+" else one
            self.details.append((column.field, column.label, text, column.key))

    def part_of_name(self, column: Column, value: str) -> None:
        """A part of the name that is not shown."""
        self.details.append(("name", _OF_THE_NAME[column.field], value, ""))
        self.values.setdefault(column.field, value)

    def email(self, column: Column, value: str) -> None:
        """One address or several."""
        if value.startswith(EXCHANGE) or _is_nobody(value):
            return
        found = [email for email in map(email_address, _EMAILS.split(value)) if email]
        self.emails += found
        for one in found or [value]:
            self.details.append(("email", column.label, one, column.key))

    def group(self, _: Column, value: str) -> None:
        """Groups, tags or categories."""
        for one in _LIST.split(value):
            name = one.removeprefix("* ").strip()
            if name and fold(name) not in _OF_THE_PROGRAM:
                self.details.append(("group", "", name, ""))

    def put_own(self, column: Column, value: str) -> None:
        """A value of a field of the user’s own."""
        name = self.labels.get(column.key) or column.name
        if column.kind == "date":
            value = days.read(value, column.order) or value
        self.own.append(Own(name, column.kind or "text", value))

    def day(self, column: Column, value: str) -> None:
        """A day; one that cannot be read without guessing is kept as it stands."""
        day = days.read(value, column.order)
        if column.field in {"birthday", "day"}:
            if day or not days.is_day(value):
                self.details.append((column.field, column.label, day or value, column.key))
        elif day:
            self.days[column.field] = max(day, self.days.get(column.field, ""))
        else:
            self.own.append(Own(column.name, "text", value))


_TAKES: dict[str, Callable[[Told, Column, str], None]] = {
    LABEL: Told.label,
    "email": Told.email,
    "group": Told.group,
    OWN: Told.put_own,
    **dict.fromkeys(PARTS, Told.part),
    **dict.fromkeys(_KEPT, Told.keep),
    **dict.fromkeys(DAYS, Told.day),
    **dict.fromkeys(_OF_THE_NAME, Told.part_of_name),
}


def people_of(columns: Sequence[Column], cells: Sequence[str]) -> list[Told]:
    """What a row says of each of its people."""
    told: dict[int, Told] = {}
    common: list[tuple[Column, str]] = []
    for column in columns:
        value = cells[column.place].strip() if column.place < len(cells) else ""
        value = value.replace("\r\n", "\n") if "\r" in value else value
        if not value or column.field == LEFT_OUT:
            continue
        if column.person < 0:
            common.append((column, value))
            continue
        person = told.setdefault(column.person, Told())
        if not (column.field in _NAMES and _is_nobody(value)):
            person.take(column, value)
            person.is_own_row = True
    found = [told[number] for number in sorted(told) if told[number].is_own_row] or [Told()]
    for person in found:
        for column, value in common:
            person.take(column, value)
    return found


def _is_nobody(value: str) -> bool:
    """Whether somebody wrote that there is nobody: “n/a”, “-”."""
    return len(value) <= _LONGEST_NOBODY and fold(value) in _NOBODY


_NAMES = frozenset(("full_name", "first_name", "last_name"))


def card_of(told: Told, line: int, verbatim: tuple[str, ...]) -> Card | Reason:
    """The person, or why it is none."""
    values = told.values
    first, last = _name(values)
    key = canonical_address(values.get("profile", ""))
    emails = tuple(dict.fromkeys(told.emails))
    company = values.get("company", "")
    is_named_as_company = company == values.get("full_name") and not values.get("last_name")
    if not (emails or key):
        if company and is_named_as_company:
            return Reason.COMPANY_CARD
        if not (first or last):
            return Reason.NO_NAME
    if not (first or last):
        first = emails[0] if emails else key
    plan = Plan(told.days.get("next_on", ""), values.get("next_step", ""))
    talks = tuple(_talks(told))
    return Card(
        line=line,
        uid=values.get("uid", ""),
        first_name=first,
        last_name=last,
        company=company,
        title=values.get("title", "") or values.get("role", ""),
        key=key,
        url=values.get("profile", "") if key else "",
        emails=emails,
        details=tuple(_details(told, plan, has_talk=bool(talks))),
        own=tuple(told.own),
        talks=talks,
        plan=plan if plan.on else None,
        connected_on=told.days.get("connected_on", ""),
        verbatim=verbatim,
    )


def _name(values: dict[str, str]) -> tuple[str, str]:
    first, last = values.get("first_name", ""), values.get("last_name", "")
    full = values.get("full_name", "")
    if not (first or last) or (not last and f"{full} ".startswith(f"{first} ")):
        return split_name(full or first)
    return first, last


def _details(told: Told, plan: Plan, *, has_talk: bool) -> Iterator[Detail]:
    for kind, label, value, key in told.details:
        yield Detail(kind, told.labels.get(key, label) if key else label, value)
    written_whole = {key for kind, _, _, key in told.details if kind == "postal" and key}
    for (key, label), parts in told.places.items():
        if key in written_whole:
            continue
        lines = [line for part in PARTS for line in parts.get(part, ())]
        yield Detail("postal", told.labels.get(key, label), "\n".join(lines))
    if birthday := _birthday(told.values):
        yield Detail("birthday", "", birthday)
    if plan.step and not plan.on:
        yield Detail("note", "next step", plan.step)
    if told.values.get("result") and not has_talk:
        yield Detail("note", "result", told.values["result"])


def _birthday(values: dict[str, str]) -> str:
    """Thunderbird keeps year, month and day apart."""
    if not (values.get("birth_month") and values.get("birth_day")):
        return ""
    month, day = values["birth_month"].zfill(2), values["birth_day"].zfill(2)
    return f"{values.get('birth_year') or '-'}-{month}-{day}"


def _talks(told: Told) -> Iterator[Talk]:
    said = told.values.get("result", "")
    channel = channel_of(told.values.get("channel", ""))
    result = result_of(said)
    dated = told.days
    speaks = next((kind for kind in ("last_contact", "last_meeting") if kind in dated), "")
    if "last_contact" in dated:
        yield Talk(dated["last_contact"], said, result, channel)
    if "last_meeting" in dated:
        spoken = (said, result or "met") if speaks == "last_meeting" else ("", "met")
        yield Talk(dated["last_meeting"], *spoken, "meeting")
    if "last_attempt" in dated:
        yield Talk(dated["last_attempt"], "", "no_answer", "phone")
