"""How a sheet seems to be meant: its header among banners, its columns by name and by content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.table import fold
from followthrough.imports.sheets import days
from followthrough.imports.sheets.grid import Cells, is_blank
from followthrough.imports.sheets.layout import DAYS, LEFT_OUT, OWN, UNCLEAR, Column, Layout
from followthrough.imports.sheets.naming import EXCHANGE, Meaning, meaning_of

ROWS_TO_SEARCH = 20
ENOUGH_KNOWN = 2  # columns; one word may stand in a banner by chance
MOST = 0.6  # of the cells that are filled
MOST_CHOICES = 12
MANY_COLUMNS = 12  # that many, nearly all of them known, are written by a program
NEARLY_ALL = 0.85
_PHONE = re.compile(r"['+(]?[\d\s().+/xext-]{7,30}")
_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d%?")
_ABOUT_A_PERSON = frozenset(("full_name", "first_name", "last_name", "email", "phone", "profile"))
_NAMING = frozenset(("full_name", "first_name", "last_name"))
_ROLES = frozenset(("recruiter", "hiringmanager", "headhunter", "sourcer", "talentpartner"))
_NAME_WORDS = frozenset(("name", "contact", "fullname", "contactname", "person"))

Sample = Sequence[tuple[int, Cells]]


class Head(NamedTuple):
    """Where the header stands among the first rows, and the rows after it."""

    line: int
    names: Cells
    rest: Sample


def guess(rows: Sample, sheet: str = "") -> Layout:
    """The layout of a table, from its first rows."""
    head = find_header(rows)
    sample = [cells for _, cells in head.rest if not is_blank(cells)]
    meanings = _meanings(head.names)
    people = _people(head.names, meanings)
    columns = []
    for place, (name, meaning) in enumerate(zip(head.names, meanings, strict=True)):
        cells = [row[place].strip() for row in sample if place < len(row)]
        filled = [cell for cell in cells if cell]
        person, of_person = people.get(place, (0, None))
        columns.append(_column(place, name, of_person or meaning, filled, person))
    if set(people) and any(column.person > 0 for column in columns):
        columns = [_shared(column, people) for column in columns]
    return Layout(sheet, head.line, tuple(columns), _source(head.names, columns))


def _meanings(names: Sequence[str]) -> list[Meaning | None]:
    """What each column says it holds; where year and month of birth stand apart, the day does."""
    meanings = [meaning_of(name) for name in names]
    if any(meaning and meaning.field == "birth_month" for meaning in meanings):
        return [
            Meaning("birth_day") if meaning and meaning.field == "birthday" else meaning
            for meaning in meanings
        ]
    return meanings


def find_header(rows: Sample) -> Head:
    """The first row that names enough columns; without one, the columns are lettered."""
    for number, (line, cells) in enumerate(rows[:ROWS_TO_SEARCH]):
        told = [meaning for cell in cells if cell.strip() and (meaning := meaning_of(cell))]
        known = len(told) + any(meaning.field in _NAMING for meaning in told)
        filled = sum(bool(cell.strip()) for cell in cells)
        has_content = any(email_address(cell) or "://" in cell for cell in cells)
        if known >= min(ENOUGH_KNOWN, filled) and known and known * 4 >= filled and not has_content:
            return Head(line, [cell.strip() for cell in cells], rows[number + 1 :])
    for number, (line, cells) in enumerate(rows[:ROWS_TO_SEARCH]):
        if _stands_above(cells, [after for _, after in rows[number + 1 :]]):
            return Head(line, [cell.strip() for cell in cells], rows[number + 1 :])
    width = max((len(cells) for _, cells in rows), default=0)
    return Head(0, [f"Column {_letters(place)}" for place in range(width)], rows)


def _stands_above(cells: Cells, rest: Sequence[Cells]) -> bool:
    """Whether a row of words stands above a column of addresses or days: then it names them."""
    if sum(bool(cell.strip()) for cell in cells) < ENOUGH_KNOWN or any(map(_is_value, cells)):
        return False
    for place, name in enumerate(cells):
        below = [row[place] for row in rest if place < len(row) and row[place].strip()]
        if name.strip() and below and sum(map(_is_value, below)) >= len(below) * MOST:
            return True
    return False


def _is_value(cell: str) -> bool:
    return bool(email_address(cell)) or "://" in cell or (bool(cell.strip()) and days.is_day(cell))


def _column(
    place: int, name: str, meaning: Meaning | None, filled: list[str], person: int
) -> Column:
    if meaning is None or not _agrees(meaning.field, filled):
        by_content = _by_content(filled)
        if by_content:
            return Column(place, name, by_content, person=person, is_sure=False)
        kind, order = _own_kind(filled)
        field = OWN if filled and name else LEFT_OUT
        is_sure = bool(meaning is None and name)
        return Column(place, name, field, kind=kind, order=order, is_sure=is_sure)
    order = days.order_of(filled) if meaning.field in DAYS else ""
    kind = _own_kind(filled)[0] if meaning.field == OWN else ""
    return Column(
        place,
        name,
        meaning.field,
        meaning.label,
        meaning.key,
        person,
        kind,
        order,
        order != UNCLEAR,
    )


def _agrees(field: str, filled: list[str]) -> bool:
    """Whether what stands in a column can be what its name says."""
    if not filled:
        return True
    if field == "email":
        return sum("@" in cell or cell.startswith(EXCHANGE) for cell in filled) * 2 >= len(filled)
    if field == "profile":
        return sum(bool(canonical_address(cell)) for cell in filled) * 2 >= len(filled)
    if field in DAYS:
        return sum(days.is_day(cell) for cell in filled) * 2 >= len(filled)
    return True


def _by_content(filled: list[str]) -> str:
    """What a column of no known name holds, where that is plain."""
    if not filled:
        return ""
    enough = len(filled) * MOST
    if sum(bool(email_address(cell)) for cell in filled) >= enough:
        return "email"
    if sum("linkedin" in cell and bool(canonical_address(cell)) for cell in filled) >= enough:
        return "profile"
    return ""


def _own_kind(filled: list[str]) -> tuple[str, str]:
    """What kind of own field it would be, and how its days are written."""
    if not filled:
        return "text", ""
    enough = len(filled) * 0.9
    if sum(days.is_day(cell) for cell in filled) >= enough:
        return "date", days.order_of(filled)
    if sum(bool(_NUMBER.fullmatch(cell)) for cell in filled) >= enough:
        return "number", ""
    different = set(filled)
    if len(different) <= MOST_CHOICES and len(different) * 2 <= len(filled):
        return "choice", ""
    return "text", ""


def _people(
    names: Sequence[str], meanings: Sequence[Meaning | None]
) -> dict[int, tuple[int, Meaning | None]]:
    """Columns of several people in one row, such as Recruiter Name, Recruiter Email.

    Gives for each its person and what is left of the name without the person’s.
    """
    groups: dict[str, dict[int, Meaning]] = defaultdict(dict)
    for place, name in enumerate(names):
        words = name.split()
        for cut in range(1, len(words)):
            rest = " ".join(words[cut:]).strip("()- ")
            meaning = meaning_of(rest)
            if fold(rest) in _NAME_WORDS:
                meaning = Meaning("full_name")
            plain = meanings[place]
            is_plain = plain is not None and plain.field not in _ABOUT_A_PERSON
            if meaning and meaning.field in _ABOUT_A_PERSON | {"title"} and not is_plain:
                groups[fold(" ".join(words[:cut]))][place] = meaning
                break
    _join_lone(names, groups)
    named = [
        group
        for group in groups.values()
        if len(group) > 1 and any(meaning.field in _NAMING for meaning in group.values())
    ]
    has_plain = any(
        m and m.field in _NAMING and all(place not in group for group in named)
        for place, m in enumerate(meanings)
    )
    return {
        place: (person, _with_role(meaning, names[place]))
        for person, group in enumerate(named, start=int(has_plain))
        for place, meaning in group.items()
    }


def _with_role(meaning: Meaning, name: str) -> Meaning:
    """“Recruiter Name” says what the person is, too."""
    words = name.split()
    role = " ".join(words[:-1] if fold(words[-1]) in _NAME_WORDS else words)
    is_role = meaning.field == "full_name" and fold(role) in _ROLES
    return meaning._replace(label=role) if is_role else meaning


def _join_lone(names: Sequence[str], groups: dict[str, dict[int, Meaning]]) -> None:
    """“Reference Contact” beside “Reference Email”, or “Recruiter” beside “Recruiter Email”."""
    for place, name in enumerate(names):
        key = fold(name)
        known = meaning_of(name)
        is_open = known is None or known.field in _NAMING
        if key in groups and place not in groups[key] and is_open:
            groups[key][place] = Meaning("full_name")


def _shared(column: Column, people: dict[int, tuple[int, Meaning | None]]) -> Column:
    """In a row of several people the rest is said of the job, not of one of them."""
    if column.place in people or column.person:
        return column
    if column.field == "title":
        return column._replace(field=OWN, person=-1)
    is_personal = column.field in _ABOUT_A_PERSON
    return column if is_personal else column._replace(person=-1)


def _source(names: Sequence[str], columns: Sequence[Column]) -> str:
    """Which program wrote the sheet, or just “sheet”, of which the user is asked."""
    folded = {fold(name) for name in names}
    google = {"email1value", "phone1value", "groupmembership"}
    if google & folded and {"givenname", "firstname", "name"} & folded:
        return "google"
    if {"primaryemail", "displayname"} <= folded:
        return "thunderbird"
    named = [column for column in columns if column.name]
    known = [column for column in named if column.field != OWN and column.is_sure]
    fields = {column.field for column in known}
    is_written_by_a_program = len(known) >= NEARLY_ALL * len(named) > MANY_COLUMNS * NEARLY_ALL
    if is_written_by_a_program and fields & _NAMING and {"email", "street"} <= fields:
        return "outlook"
    return "sheet"


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
