"""One person seen whole: the next step, everything said, why this kind, what is known."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, Recommendation
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.conversations.models import Exchange
from followthrough.conversations.queries import TIMELINE_LENGTH, TimelineEntry, timeline
from followthrough.followups import wording
from followthrough.followups.queries import next_with
from followthrough.followups.showing import Step
from followthrough.people.finding import contact_of
from followthrough.sorting.models import Kind, Placement
from followthrough.sorting.queries import ReasonLine, why
from followthrough.storage import bulk


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
class PersonPage:
    """Everything the page of one person shows."""

    who: Who
    role_words: str
    note: str
    addresses: tuple[Address, ...]
    profile_url: str
    email: str
    connected_words: str
    headline_step: Step | None
    next_words: str
    turn: str
    turn_words: str
    why_headline: str
    why_reasons: tuple[ReasonLine, ...]
    timeline: tuple[TimelineEntry, ...]
    older_before: int | None
    good_to_know: tuple[str, ...]
    maybe_same: tuple[Who, ...]
    decided: bool
    private_reason: str
    facts: tuple[Fact, ...]


def person(workspace: Workspace, contact_id: UUID | str, *, today: date) -> PersonPage | None:
    """The page of one person, or None where the workspace has no such person."""
    contact = contact_of(workspace, contact_id)
    if contact is None:
        return None
    placement = Placement.objects.of(workspace).filter(contact=contact).first() or Placement()
    exchange = Exchange.objects.of(workspace).filter(contact=contact).first()
    step = next_with(workspace, contact.id, today=today)
    reason = why(workspace, contact.id)
    said = timeline(contact, today=today)
    turn = exchange.turn if exchange else ""
    connected = contact.connected_on
    return PersonPage(
        who=_who(contact, placement),
        role_words=wording.ROLES.get(placement.role, ""),
        note=contact.note,
        addresses=_addresses(contact),
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
        good_to_know=_good_to_know(contact, today),
        maybe_same=_maybe_same(contact),
        decided=placement.decided_at is not None,
        private_reason=placement.private_reason,
        facts=_facts(contact),
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


def _addresses(contact: Contact) -> tuple[Address, ...]:
    shown = ("profile", "email")
    rows = contact.addresses.filter(scheme__in=shown).order_by("scheme", "value")
    return tuple(Address(row.scheme, row.value) for row in rows)


def _since(day: date, today: date) -> str:
    return wording.when_words(day, today)


def _good_to_know(contact: Contact, today: date) -> tuple[str, ...]:
    lines = []
    if contact.connected_on:
        lines.append(f"Connected {_since(contact.connected_on, today)}")
    invitation = contact.invitations.order_by("-sent_at").first()
    if invitation is not None and not contact.connected_on:
        on = wording.day_words(invitation.sent_at.date(), today)
        lines.append(
            f"You asked to connect on {on}"
            if invitation.is_outbound
            else f"Asked to connect on {on}"
        )
    lines += [_vouched(row) for row in contact.recommendations.all()[:3]]
    skills = contact.endorsements.values_list("skill", flat=True)[:3]
    if skills:
        lines.append(f"Endorsed: {', '.join(skills)}")
    return tuple(lines)


def _vouched(row: Recommendation) -> str:
    maybe = "" if row.is_sure else ", by a person of the same name"
    return f"{'You recommended them' if row.is_given else 'Recommended you'}{maybe}"


def _maybe_same(contact: Contact) -> tuple[Who, ...]:
    if contact.is_anonymous:
        return ()
    others = Contact.objects.of(contact.workspace).filter(
        sort_name=contact.sort_name, is_anonymous=False
    )
    others = others.exclude(id=contact.id).order_by("id")[:3]
    return tuple(_who(other, Placement()) for other in others)


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
