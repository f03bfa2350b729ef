"""What was changed in our own sheet: found exactly, and written where the user accepts it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts import overwriting
from followthrough.contacts.models import Contact, ContactAddress, OwnField, OwnValue
from followthrough.contacts.sheet_columns import FIELDS, canonical, changed, fold
from followthrough.imports.applying.cards import CardsIn
from followthrough.imports.applying.own_values import make_fields
from followthrough.imports.contract import Card, Own, Problem, Reason
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.table import fold as fold_field
from followthrough.imports.models import Import
from followthrough.imports.our_sheet.reader import EditedRow
from followthrough.imports.sheets import days
from followthrough.journal.models import Event
from followthrough.journal.recording import record

VERB = "sheet_edited"
OWN = "own:"
TITLES = {fold(title): name for name, title in FIELDS.items()}


class Edit(NamedTuple):
    """One changed cell. ``also_here`` says that the value was changed here as well since."""

    line: int
    contact: str
    person: str
    field: str
    column: str
    before: str
    after: str
    also_here: bool

    @property
    def key(self) -> str:
        """What the edit is refused by."""
        return f"{self.contact}|{self.field}"


@dataclass
class Changes:
    """Everything that came of a sheet: its edits, new people, and rows that say nothing new."""

    edits: list[Edit] = field(default_factory=list)
    new: list[Card] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)


@dataclass
class _Known:
    """The people as they stand here."""

    people: dict[str, dict[str, str]]
    fields: dict[str, OwnField]

    @classmethod
    def of(cls, workspace: Workspace) -> _Known:
        people = {
            one.pop("id").hex: one
            for one in Contact.objects.of(workspace).values("id", "name", *FIELDS)
        }
        fields = {fold(one.name): one for one in OwnField.objects.of(workspace)}
        written = OwnValue.objects.of(workspace).values_list("contact_id", "field__key", "value")
        for contact, key, value in written:
            people[contact.hex][OWN + key] = value
        return cls(people, fields)

    def place(self, column: str) -> tuple[str, str]:
        """The field behind a column and its kind; a column not known becomes an own field."""
        if name := TITLES.get(fold(column)):
            return name, "text"
        if own := self.fields.get(fold(column)):
            return OWN + own.key, own.kind
        return OWN + fold_field(column), "text"


def find(workspace: Workspace, records: Iterable[EditedRow | Problem], file: str) -> Changes:
    """What the user changed, compared by the marks with what was written out."""
    known = _Known.of(workspace)
    found = Changes()
    for row in records:
        if isinstance(row, Problem):
            found.problems.append(row)
            continue
        contact = row.contact.replace("-", "").casefold()
        if not row.contact:
            found.new.append(_card(row, known))
        elif contact not in known.people or contact in found.rows:
            is_twice = contact in found.rows
            reason = Reason.DUPLICATE_ROW if is_twice else Reason.NOBODY_HERE
            name = " ".join(filter(None, list(row.cells.values())[:2]))
            found.problems.append(Problem(file, row.line, reason, name))
        else:
            found.rows[contact] = row.line
            found.edits += _edits(row, contact, known)
    return found


def _edits(row: EditedRow, contact: str, known: _Known) -> Iterator[Edit]:
    person = known.people[contact]
    for column, cell in row.cells.items():
        place, kind = known.place(column)
        now = person.get(place, "")
        after = _value(cell, kind)
        if after == now or canonical(after, kind) == canonical(now, kind):
            continue
        is_changed = changed(row.check, column, after, kind)
        if is_changed is not False:
            also_here = bool(is_changed) and bool(changed(row.check, column, now, kind))
            yield Edit(row.line, contact, person["name"], place, column, now, after, also_here)


def _value(cell: str, kind: str) -> str:
    if kind == "date":
        return days.read(cell) or cell
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" else cell


def _card(row: EditedRow, known: _Known) -> Card:
    places = {known.place(column): (column, cell) for column, cell in row.cells.items() if cell}
    told = {name: cell for (name, _), (_, cell) in places.items()}
    email = email_address(told.get("email", ""))
    own = tuple(
        Own(column, kind, _value(cell, kind))
        for (name, kind), (column, cell) in places.items()
        if name.startswith(OWN)
    )
    return Card(
        line=row.line,
        first_name=told.get("first_name", ""),
        last_name=told.get("last_name", ""),
        company=told.get("company_name", ""),
        title=told.get("title", ""),
        emails=(email,) if email else (),
        own=own,
        verbatim=tuple(f"{column}: {cell}" for column, cell in row.cells.items() if cell),
    )


@dataclass
class EditedIn:
    """Takes our own sheet in again; ``refused`` are the keys of edits the user does not want."""

    cards: CardsIn
    file: str
    refused: frozenset[str] = frozenset()

    def take(self, records: Iterable[EditedRow | Problem]) -> None:
        """Write the accepted edits and the new people; everything else stays."""
        book, ledger = self.cards.book, self.cards.ledger
        brought = Import.objects.select_related("workspace", "by").get(id=UUID(book.brought_by))
        found = find(brought.workspace, records, self.file)
        wanted = [edit for edit in found.edits if edit.key not in self.refused]
        changed_people = {edit.contact for edit in wanted}
        ledger.updated += len(changed_people)
        ledger.unchanged += len(found.rows) - len(changed_people)
        for problem in found.problems:
            ledger.skip(problem)
        named = [card for card in found.new if card.first_name or card.last_name or card.emails]
        for card in found.new:
            if card not in named:
                ledger.skip_line(card.line, Reason.NO_NAME, " ".join(card.verbatim)[:200])
        self.cards.take(named)
        accept(brought, wanted)
        book.changed.update(changed_people)


def accept(brought: Import, wanted: list[Edit]) -> None:
    """Write edits as the user's own words, with one event that knows the way back."""
    if not wanted:
        return
    workspace, at = brought.workspace, datetime.now(UTC)
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    own: dict[str, dict[str, str]] = defaultdict(dict)
    names = {}
    for edit in wanted:
        if edit.field.startswith(OWN):
            own[edit.contact][edit.field.removeprefix(OWN)] = edit.after
            names[edit.field.removeprefix(OWN)] = Own(edit.column, "text", "")
        else:
            fields[edit.contact][edit.field] = edit.after
    before = overwriting.overwrite(workspace, fields)
    make_fields(workspace.pk.hex, names)
    own_before = _write_own(workspace, own, at)
    _claim(brought, fields)
    details = {
        "import": str(brought.id),
        "before": before,
        "after": fields,
        "own_before": own_before,
        "own_after": own,
        "count": len(wanted),
    }
    record(workspace, VERB, by=brought.by, at=at, details=details)


def edited_by(brought: Import) -> set[str]:
    """The people whose edits were accepted from a sheet."""
    told = _event(brought)
    return set() if told is None else {*told.details["before"], *told.details["own_after"]}


def put_back(brought: Import) -> None:
    """Undo what was accepted from a sheet."""
    told = _event(brought)
    if told is None:
        return
    details = told.details
    overwriting.put_back(brought.workspace, details["before"], details["after"])
    for contact, values in details["own_after"].items():
        for key, value in values.items():
            kept = OwnValue.objects.of(brought.workspace).filter(
                contact_id=UUID(contact), field__key=key, value=value
            )
            had = details["own_before"].get(contact, {}).get(key)
            if had is None:
                kept.delete()
            else:
                kept.update(value=had[0], written_at=had[1])
    Event.objects.filter(pk=told.pk).update(undone_at=datetime.now(UTC))


def _event(brought: Import) -> Event | None:
    event: Event | None = (
        Event.objects.of(brought.workspace)
        .filter(verb=VERB, details__import=str(brought.id), undone_at=None)
        .first()
    )
    return event


def _write_own(
    workspace: Workspace, own: dict[str, dict[str, str]], at: datetime
) -> dict[str, dict[str, list[str | None]]]:
    """Write own values; gives what stood there, and when the user had written it."""
    fields = {one.key: one.pk for one in OwnField.objects.of(workspace)}
    before: dict[str, dict[str, list[str | None]]] = defaultdict(dict)
    standing = OwnValue.objects.of(workspace).filter(contact_id__in=[UUID(one) for one in own])
    for kept in standing.select_related("field"):
        if kept.field.key in own[kept.contact_id.hex]:
            written = kept.written_at.isoformat() if kept.written_at else None
            before[kept.contact_id.hex][kept.field.key] = [kept.value, written]
    OwnValue.objects.bulk_create(
        (
            OwnValue(
                workspace=workspace,
                contact_id=UUID(contact),
                field_id=fields[key],
                value=value,
                written_at=at,
            )
            for contact, values in own.items()
            for key, value in values.items()
        ),
        update_conflicts=True,
        unique_fields=["workspace", "field", "contact"],
        update_fields=["value", "written_at"],
        batch_size=500,
    )
    return before


def _claim(brought: Import, fields: dict[str, dict[str, str]]) -> None:
    """An e-mail address written in is theirs from now on, unless it is somebody else's already."""
    wanted = {
        email: contact
        for contact, values in fields.items()
        if (email := email_address(values.get("email", "")))
    }
    addresses = ContactAddress.objects.of(brought.workspace).filter(scheme="email")
    taken = set(addresses.filter(value__in=list(wanted)).values_list("value", flat=True))
    ContactAddress.objects.bulk_create(
        ContactAddress(
            workspace=brought.workspace,
            contact_id=UUID(contact),
            scheme="email",
            value=email,
            brought_by=brought,
        )
        for email, contact in wanted.items()
        if email not in taken
    )
