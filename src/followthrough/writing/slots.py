"""What the record puts into a statement: names, how you know each other, the day of the ask."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet

from followthrough.contacts.models import Contact
from followthrough.contacts.names import first_name_for_greeting
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Exchange, Interaction
from followthrough.followups.matter_steps import REFERRAL, STEPS
from followthrough.followups.wording import ago_words, day_words
from followthrough.jobsearch.aiming import aim_of
from followthrough.mail.threads import topic
from followthrough.writing.facts import Beside

PHRASES = {"how_we_know": "How you met", "shared": "You share"}


def slots(contact: Contact, found: Beside, *, situation: str, today: date) -> dict[str, str]:
    """Every slot with its words, empty where the record knows nothing."""
    aim = aim_of(contact.workspace)
    target = aim.titles[0] if aim.titles else ""
    phrases = {fact.label: fact.phrase for fact in reversed(found.facts)}
    return {
        "first_name": first_name_for_greeting(contact.first_name, contact.last_name)
        or contact.name,
        "company": contact.company_name,
        "target_role": target,
        "target": target,
        "companies": ", ".join(aim.company_names[:5]),
        "value": aim.values[0] if aim.values else "",
        "my_name": (aim.my_name or "").split(" ")[0],
        **{slot: phrases.get(label, "") for slot, label in PHRASES.items()},
        **_letters(contact, situation, today),
    }


def _letters(contact: Contact, situation: str, today: date) -> dict[str, str]:
    letters = Interaction.objects.of(contact.workspace).filter(contact=contact, is_personal=True)
    last = letters.order_by("-number").first()
    if last is None:
        return {}
    asked = _asked_at(contact, situation, letters)
    titled = letters.exclude(subject="").order_by("-number").first()
    return {
        "date_sent": day_words(local_day(contact.workspace, asked), today) if asked else "",
        "last_subject": topic(titled.subject) if titled else "",
        "last_words": f"we last wrote {ago_words(local_day(contact.workspace, last.at), today)}",
    }


def _asked_at(contact: Contact, situation: str, letters: QuerySet[Interaction]) -> datetime | None:
    """When what is asked after was asked: the day of the matter, else the first of this ask."""
    exchange = Exchange.objects.of(contact.workspace).filter(contact=contact).first()
    if exchange is not None and situation in (*STEPS.get(exchange.matter, ()), *REFERRAL):
        opened: datetime | None = exchange.matter_at
        return opened
    sent = letters.filter(is_outbound=True).order_by("-number").values_list("at", flat=True)
    this_ask = max(exchange.touches_since_heard, 1) if exchange else 1
    times: list[datetime] = list(sent[:this_ask])
    return times[-1] if times else None
