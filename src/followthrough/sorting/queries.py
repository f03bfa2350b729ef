"""What the Sort page and the reasons on a person's page show, ready in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts import names
from followthrough.contacts.models import Contact
from followthrough.contacts.who import Who
from followthrough.sorting import placing, ranking, reasons
from followthrough.sorting.gathering import Person
from followthrough.sorting.placing import Found
from followthrough.storage import bulk

KINDS = ("key", "interesting", "dont")
SECONDS_EACH = 13  # a glance and a key
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DOORS = (
    ("key", "Key", "1", "Most of your time. A nudge after five working days of silence."),
    ("interesting", "Interesting", "2", "One small question, then a hello every few months."),
    ("dont", "Don’t follow up", "3", "No reminders, out of every list. Nothing is deleted."),
)
ROWS_SHOWN = 8  # more than that is a list, not a queue


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason for ("+") or against ("-"), their words in it, and where it was read."""

    sign: str
    text: str
    quote: str
    source: str
    weight: int = 1  # 3 decides by itself, 2 beside another, 1 only tells
    row: str = ""  # "Connections.csv, line 214": the row of a file it was read from


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three choices, and what choosing it does."""

    kind: str
    label: str
    key: str
    what_happens: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class SortRow:
    """Somebody in the queue, with the likely answer."""

    who: Who
    suggested_kind: str
    verdict_word: str  # "sure", "likely", "possible", "check first" or "can’t tell"
    second_line: str


@dataclass(frozen=True, slots=True)
class SortCard:
    """The one person being looked at: the verdict, its reasons, the three doors."""

    who: Who
    profile_url: str
    since: str  # "Connected since May 2019"
    headline: str
    suggested_kind: str
    confidence: str
    verdict_word: str
    reasons: tuple[ReasonLine, ...]
    doors: tuple[Door, ...]
    is_decided: bool
    note: str


@dataclass(frozen=True, slots=True)
class SortQueue:
    """How many people want a look, who comes next, and how the rest stand."""

    to_sort: int
    minutes: int
    sure: int
    sorted_by_themselves: int
    resting: int
    counts: dict[str, int]
    rows: tuple[SortRow, ...]
    more: int
    current: SortCard | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a person is of this kind, worked out when somebody reads it."""

    headline: str
    reasons: tuple[ReasonLine, ...]


# Each of these is read from one index alone and never from the table: the page counts everybody.
_BY_KIND = """
    SELECT kind, COUNT(*) FROM followthrough_placement WHERE workspace_id = %s GROUP BY kind
"""
_UNDECIDED = """
    SELECT confidence, COUNT(*) FROM followthrough_placement
    WHERE workspace_id = %s AND decided_at IS NULL AND NOT (suggested_kind = '')
    GROUP BY confidence
"""
_TO_SORT = """
    SELECT COUNT(*) FROM followthrough_placement WHERE workspace_id = %s AND wants_a_look
"""
_QUEUE = """
    SELECT contact_id FROM followthrough_placement
    WHERE workspace_id = %s AND wants_a_look AND suggested_kind = %s AND red_flag = ''
    ORDER BY contact_id DESC LIMIT %s
"""
_FLAGGED = """
    SELECT contact_id FROM followthrough_placement
    WHERE workspace_id = %s AND wants_a_look AND red_flag <> ''
    ORDER BY suggested_kind DESC, contact_id DESC LIMIT %s
"""


FROM_THE_ROW = frozenset(["title", "company"])
_NEWEST_ROW = """
    SELECT f.name, s.line
    FROM followthrough_sourcerow s
    JOIN followthrough_importfile f ON f.id = s.file_id AND f.workspace_id = s.workspace_id
    WHERE s.contact_id = %s
      AND s.workspace_id = (SELECT workspace_id FROM followthrough_contact WHERE id = %s)
    ORDER BY s.seen_on DESC, s.line LIMIT 1
"""


def sort_queue(workspace: Workspace, *, current_id: str | None = None) -> SortQueue:
    """The queue with one person opened: ``current_id``, or the first of the queue."""
    own = workspace.pk.hex
    of_kind, undecided = (dict(bulk.read(sql, [own])) for sql in (_BY_KIND, _UNDECIDED))
    to_sort = waiting_to_be_sorted(workspace)
    ids = _next_in_queue(own)
    opened = UUID(current_id).hex if current_id else (ids[0] if ids else None)
    wanted = [*ids, *([opened] if opened and opened not in ids else [])]
    found = {one.person.id: one for one in placing.look(workspace, wanted)} if wanted else {}
    people = _people(workspace, wanted)
    current = found.get(opened) if opened else None
    return SortQueue(
        to_sort=to_sort,
        minutes=max(1, -(-to_sort * SECONDS_EACH // 60)) if to_sort else 0,
        sure=undecided.get(ranking.SURE, 0),
        sorted_by_themselves=sum(undecided.get(each, 0) for each in placing.WORKS),
        resting=of_kind.get("", 0) - to_sort,  # who wants a look has no kind yet
        counts={kind: of_kind.get(kind, 0) for kind in KINDS},
        rows=tuple(_row(found[one], people[one]) for one in ids if one in found),
        more=max(0, to_sort - ROWS_SHOWN),
        current=_card(current, people[current.person.id]) if current else None,
    )


def _next_in_queue(own: str) -> list[str]:
    """Likely Key people first, of each kind the newest first; warning signs come last."""
    found: list[str] = []
    for kind in (*KINDS, ""):
        if len(found) < ROWS_SHOWN:
            left = ROWS_SHOWN - len(found)
            found += [row[0] for row in bulk.read(_QUEUE, [own, kind, left])]
    if len(found) < ROWS_SHOWN:
        found += [row[0] for row in bulk.read(_FLAGGED, [own, ROWS_SHOWN - len(found)])]
    return found


def why(workspace: Workspace, contact_id: UUID | str) -> Why:
    """The verdict on one person in words, with every reason for and against."""
    found = next(placing.look(workspace, [contact_id]), None)
    if found is None:
        return Why("", ())
    words = _words(found)
    return Why(reasons.headline(found.verdict, words), _lines(found, words))


def _people(workspace: Workspace, ids: Sequence[str]) -> dict[str, Contact]:
    people = Contact.objects.filter(id__in=[UUID(one) for one in ids])  # by identifier, then whose
    return {one.id.hex: one for one in people if one.workspace_id == workspace.pk}


def _words(found: Found) -> reasons.PersonWords:
    flags = found.flags
    return reasons.PersonWords(
        title=found.person.title,
        company=found.person.company_name if found.person.company_key else "",
        function=found.reading.function,
        recruiter_field=found.reading.recruiter_field,
        flag_words=flags[0].explanation if flags else "",
        flag_found=flags[0].found if flags else "",
        bridge=found.bridge,
    )


def _lines(found: Found, words: reasons.PersonWords) -> tuple[ReasonLine, ...]:
    row = _row_of(found.person) if found.verdict.reasons else ""
    return tuple(
        ReasonLine(
            sign="+" if one.for_it else "\N{MINUS SIGN}",
            text=reasons.word(one, words),
            quote=words.flag_found if one.slug == "red_flag" else "",
            source=reasons.source_words(one),
            weight=one.weight,
            row=row if one.source in FROM_THE_ROW else "",
        )
        for one in found.verdict.reasons
        if one.slug != "not_a_target" or found.person.company_key
    )


def _row_of(person: Person) -> str:
    """The newest row of a file about somebody."""
    own = [person.id, person.id]
    return next((f"{name}, line {line:,}" for name, line in bulk.read(_NEWEST_ROW, own)), "")


def _who(found: Found, person: Contact) -> Who:
    return Who(
        id=str(person.id),
        name=person.name,
        first_name=names.first_name_for_greeting(person.first_name, person.last_name),
        kind=found.person.kind or "",
        role=found.verdict.role,
        confidence=found.verdict.confidence,
        title=person.title,
        company=person.company_name,
    )


def _row(found: Found, person: Contact) -> SortRow:
    who = _who(found, person)
    word = reasons.verdict_word(found.verdict)
    return SortRow(who, found.verdict.kind, word, who.where or "no title given")


def _card(found: Found, person: Contact) -> SortCard:
    words = _words(found)
    kind = found.verdict.kind
    connected = person.connected_on
    since = f"Connected since {MONTHS[connected.month - 1]} {connected.year}" if connected else ""
    return SortCard(
        who=_who(found, person),
        profile_url=person.profile_url,
        since=since,
        headline=reasons.headline(found.verdict, words),
        suggested_kind=kind,
        confidence=found.verdict.confidence,
        verdict_word=reasons.verdict_word(found.verdict),
        reasons=_lines(found, words),
        doors=tuple(
            Door(name, label, key, happens, is_suggested=name == kind)
            for name, label, key, happens in DOORS
        ),
        is_decided=bool(found.person.is_decided),
        note=person.note,
    )


def waiting_to_be_sorted(workspace: Workspace) -> int:
    """How many people want a look."""
    return int(next(bulk.read(_TO_SORT, [workspace.pk.hex]))[0])
