"""One person seen whole: the next step, everything said, why this kind, what is known."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.conversations.queries import TIMELINE_LENGTH, TimelineEntry, timeline
from followthrough.followups import wording
from followthrough.followups.queries import next_with
from followthrough.followups.showing import Step
from followthrough.people.finding import contact_of
from followthrough.sorting.models import Kind, Placement
from followthrough.sorting.overlapping import Years
from followthrough.sorting.queries import ReasonLine, why
from followthrough.storage import bulk

About = defaultdict[str, list[tuple[Any, Any]]]


_BEFORE = """
    SELECT id, name, is_study + 0, started, finished FROM followthrough_affiliation
    WHERE workspace_id = %s AND contact_id = %s ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Address:
    """An address by which the person is surely themself: "profile" or "email"."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value once seen for a field, and where it was read."""

    field: str
    value: str
    source_words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One more thing an address book tells, with what it is: “Phone, work”."""

    what: str
    value: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A field of the user’s own, with what stands in it for this person."""

    id: str
    name: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request to connect that the user has not answered, with the words it came with."""

    date_words: str
    message: str


@dataclass(frozen=True, slots=True)
class PlaceBefore:
    """Where somebody worked or studied before, as the user noted it."""

    id: str
    name: str
    is_study: bool
    years_words: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the page of one person shows."""

    who: Who
    role_words: str
    note: str
    addresses: tuple[Address, ...]
    told: tuple[Told, ...]
    own: tuple[OwnLine, ...]
    profile_url: str
    email: str
    connected_words: str
    headline_step: Step | None
    next_words: str
    turn: str
    turn_words: str
    why_headline: str
    why_reasons: tuple[ReasonLine, ...]
    places: tuple[PlaceBefore, ...]
    timeline: tuple[TimelineEntry, ...]
    older_before: int | None
    good_to_know: tuple[str, ...]
    maybe_same: tuple[Who, ...]
    decided: bool
    private_reason: str
    facts: tuple[Fact, ...]
    request: OpenRequest | None


def person(workspace: Workspace, contact_id: UUID | str, *, today: date) -> PersonPage | None:
    """The page of one person, or None where the workspace has no such person."""
    contact = contact_of(workspace, contact_id)
    return None if contact is None else page_of(contact, today=today)


def page_of(contact: Contact, *, today: date) -> PersonPage:
    """The page of somebody who is known already."""
    workspace: Workspace = contact.workspace
    placement = Placement.objects.of(workspace).filter(contact=contact).first() or Placement()
    step = next_with(workspace, contact.id, today=today)
    reason = why(workspace, contact.id)
    said = timeline(contact, today=today)
    about = _about(contact)
    turn = about["turn"][0][0] if about["turn"] else ""
    connected = contact.connected_on
    return PersonPage(
        who=_who(contact, placement),
        role_words=wording.ROLES.get(placement.role, ""),
        note=contact.note,
        addresses=_addresses(about),
        told=_told(about),
        own=_own(contact),
        profile_url=contact.profile_url,
        email=contact.email,
        connected_words=f"Connected {_since(connected, today)}" if connected else "",
        headline_step=step,
        next_words=_next_words(step, today),
        turn=turn,
        turn_words=wording.TURNS[turn],
        why_headline=_kind_words(placement, reason.headline),
        why_reasons=reason.reasons,
        timeline=said,
        older_before=said[-1].number if len(said) == TIMELINE_LENGTH else None,
        good_to_know=_good_to_know(contact, about, today),
        maybe_same=_maybe_same(contact),
        decided=placement.decided_at is not None,
        private_reason=placement.private_reason,
        facts=_facts(contact),
        places=_places(contact),
        request=_open_request(about, today) if connected is None else None,
    )


def _places(contact: Contact) -> tuple[PlaceBefore, ...]:
    known = bulk.read(_BEFORE, [contact.workspace_id.hex, contact.pk.hex])
    return tuple(
        PlaceBefore(str(UUID(own)), name, bool(is_study), Years(started, finished).words)
        for own, name, is_study, started, finished in known
    )


def older(
    workspace: Workspace, contact_id: UUID | str, *, before: int, today: date
) -> tuple[TimelineEntry, ...]:
    """The timeline further back than the entry of that number."""
    contact = contact_of(workspace, contact_id)
    return timeline(contact, today=today, before=before) if contact else ()


def _who(contact: Contact, placement: Placement) -> Who:
    return Who(
        id=str(contact.id),
        name=contact.name,
        first_name=first_name_for_greeting(contact.first_name, contact.last_name) or contact.name,
        kind=placement.kind,
        role=placement.role,
        confidence=placement.confidence,
        title=contact.title,
        company=contact.company_name,
    )


def _kind_words(placement: Placement, headline: str) -> str:
    if placement.decided_at is None:
        return headline
    return f"{Kind(placement.kind).label}, as you decided"


def _next_words(step: Step | None, today: date) -> str:
    if step is None:
        return "Nothing is planned. Log a touch, or let it rest."
    if step.due_on <= today:
        return "Today"
    return wording.weekday_words(step.due_on, today)


def _addresses(about: About) -> tuple[Address, ...]:
    return tuple(Address(scheme, value) for scheme, value in sorted(about["address"]))


def _told(about: About) -> tuple[Told, ...]:
    known = {value for _, value in about["address"]}
    lines = []
    for kind, told in about["detail"]:
        label, _, value = told.partition("\n")
        if value not in known:
            what = str(ContactDetail.Kind(kind).label)
            words = _birthday_words(value) if kind == ContactDetail.Kind.BIRTHDAY else value
            lines.append((kind, Told(f"{what}, {label.casefold()}" if label else what, words)))
    order = ContactDetail.Kind.values
    return tuple(one for _, one in sorted(lines, key=lambda pair: order.index(pair[0])))


def _birthday_words(value: str) -> str:
    """“31 January 1980”, or without the year where the source gives none."""
    has_year = not value.startswith("--")
    try:
        day = date.fromisoformat(value if has_year else f"2000{value[1:]}")  # a leap year
    except ValueError:
        return value
    return f"{day.day} {day:%B %Y}" if has_year else f"{day.day} {day:%B}"


def _own(contact: Contact) -> tuple[OwnLine, ...]:
    params = [contact.pk.hex, contact.workspace_id.hex]
    return tuple(
        OwnLine(str(UUID(own)), name, kind, value)
        for own, name, kind, value in bulk.read(_OWN, params)
    )


def _since(day: date, today: date) -> str:
    return wording.when_words(day, today)


def _good_to_know(contact: Contact, about: About, today: date) -> tuple[str, ...]:
    lines = []
    if contact.connected_on:
        lines.append(f"Connected {_since(contact.connected_on, today)}")
    elif about["invitation"]:
        sent_at, is_mine = max(about["invitation"])
        on = wording.day_words(date.fromisoformat(sent_at[:10]), today)
        lines.append(f"{'You asked' if is_mine else 'Asked'} to connect on {on}")
    lines += [_vouched(*row) for row in about["recommendation"][:3]]
    skills = [skill for skill, _ in about["endorsement"][:3]]
    if skills:
        lines.append(f"Endorsed: {', '.join(skills)}")
    return tuple(lines)


def _open_request(about: About, today: date) -> OpenRequest | None:
    if not about["asked"]:
        return None
    sent_at, message = max(about["asked"])
    return OpenRequest(wording.day_words(date.fromisoformat(sent_at[:10]), today), message)


def _vouched(is_given: int, is_sure: int) -> str:
    maybe = "" if is_sure else ", by a person of the same name"
    return f"{'You recommended them' if is_given else 'Recommended you'}{maybe}"


def _about(contact: Contact) -> About:
    """What the small tables hold on one person, in one query."""
    found: About = defaultdict(list)
    params = {"workspace": contact.workspace_id.hex, "contact": contact.pk.hex}
    for part, one, two in bulk.read(_ABOUT, params):
        found[part].append((one, two))
    return found


def _maybe_same(contact: Contact) -> tuple[Who, ...]:
    if contact.is_anonymous:
        return ()
    params = [contact.workspace_id.hex, contact.sort_name, contact.pk.hex]
    return tuple(
        Who(str(UUID(own)), name, first or name, title=title, company=company)
        for own, name, first, title, company in bulk.read(_SAME_NAME, params)
    )


def _facts(contact: Contact) -> tuple[Fact, ...]:
    found: dict[tuple[str, str], Fact] = {}
    params = [contact.workspace_id.hex, contact.id.hex]
    for name, line, seen_on, cells in bulk.read(_SOURCES, params):
        told = bulk.from_json(cells)
        for key, label in LABELS.items():
            if value := told.get(key):
                fact = Fact(label, value, f"{name}, line {line}, {seen_on}")
                found.setdefault((label, value), fact)
    return tuple(found.values())


_WHOSE = "WHERE workspace_id = %(workspace)s AND contact_id = %(contact)s"
_ABOUT = f"""
    SELECT 'address', scheme, value FROM followthrough_contactaddress {_WHOSE}
        AND scheme IN ('profile', 'email')
    UNION ALL SELECT 'detail', kind, label || char(10) || value
        FROM followthrough_contactdetail {_WHOSE} AND kind <> 'name'
    UNION ALL SELECT 'invitation', +sent_at, is_outbound + 0 FROM followthrough_invitation {_WHOSE}
    UNION ALL SELECT 'turn', turn, '' FROM followthrough_exchange {_WHOSE}
    UNION ALL SELECT 'asked', +sent_at, message FROM followthrough_invitation {_WHOSE}
        AND NOT is_outbound AND answered = ''
    UNION ALL SELECT 'recommendation', is_given + 0, is_sure + 0
        FROM followthrough_recommendation {_WHOSE}
    UNION ALL SELECT 'endorsement', skill, '' FROM followthrough_endorsement {_WHOSE}
"""  # noqa: S608 - our own names only
_SAME_NAME = """
    SELECT id, name, first_name, title, company_name FROM followthrough_contact
    WHERE workspace_id = %s AND sort_name = %s AND id <> %s AND NOT is_anonymous
    ORDER BY id LIMIT 3
"""
_OWN = """
    SELECT f.id, f.name, f.kind, coalesce(v.value, '') FROM followthrough_ownfield f
    LEFT JOIN followthrough_ownvalue v
        ON v.workspace_id = f.workspace_id AND v.field_id = f.id AND v.contact_id = %s
    WHERE f.workspace_id = %s ORDER BY f.id
"""
_SOURCES = """
    SELECT f.name, s.line, +s.seen_on, CAST(s.cells AS text) FROM followthrough_sourcerow s
    JOIN followthrough_importfile f ON f.workspace_id = s.workspace_id AND f.id = s.file_id
    WHERE s.workspace_id = %s AND s.contact_id = %s ORDER BY s.seen_on DESC, s.id LIMIT 20
"""


LABELS = {
    "first_name": "First name",
    "last_name": "Last name",
    "title": "Title",
    "company": "Company",
    "email": "Email",
    "connected_on": "Connected",
}
