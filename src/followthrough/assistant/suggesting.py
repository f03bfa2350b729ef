"""Ask for wording: for one open place of a letter, or for one sentence with a remark."""

from __future__ import annotations

from datetime import date

from followthrough.accounts.models import Workspace
from followthrough.assistant import client
from followthrough.assistant.account import assistant_of, has_agreed, kept_key
from followthrough.assistant.answer import wording
from followthrough.assistant.client import server_of
from followthrough.assistant.models import Assistant
from followthrough.assistant.places import Place, places
from followthrough.assistant.question import Known, Question, question
from followthrough.contacts.names import first_name_for_greeting
from followthrough.followups.queries import next_with
from followthrough.introductions.offering import offers_for
from followthrough.messages.contract import Check
from followthrough.storage.trouble import Trouble
from followthrough.writing.checking import SUBJECTS, checked
from followthrough.writing.drafting import CHANNELS
from followthrough.writing.facts import Beside, beside
from followthrough.writing.models import Draft
from followthrough.writing.suggested import PlaceGone, remember


class IsOff(Trouble):
    """No assistant is set up."""


class NotShownYet(Trouble):
    """What would go out has not been shown and agreed to."""


def assistant_or_trouble(workspace: Workspace) -> Assistant:
    """The assistant; raises ``IsOff``."""
    found = assistant_of(workspace)
    if found is None:
        raise IsOff("The assistant is off. It is set up in Settings; nothing was sent.")
    return found


def places_of(draft: Draft, check: Check) -> tuple[Place, ...]:
    """Where in this letter wording may be asked for."""
    subject = draft.subject if draft.channel in SUBJECTS else ""
    return places(subject, draft.body, check)


def place_in(draft: Draft, words: str, *, today: date) -> Place:
    """The place where these words stand in the letter; raises ``PlaceGone``."""
    if draft.sent_at is not None:
        raise PlaceGone("The letter went out; nothing was asked.")
    check = checked(draft, beside(draft.contact, today=today), today=today)
    found = next((one for one in places_of(draft, check) if one.words == words), None)
    if found is None:
        raise PlaceGone("That place is no longer in the letter, which is as you left it.")
    return found


def question_about(draft: Draft, place: Place, assistant: Assistant, *, today: date) -> Question:
    """What would go out, word for word, from what the letter's page shows."""
    found = beside(draft.contact, today=today)
    return question(_known(draft, found, today), place, model=assistant.model)


def suggest(draft: Draft, asked: Question, assistant: Assistant) -> str:
    """Send a question that was shown, and return the wording; the letter stays as it is.

    Whatever goes wrong is raised before anything is written. The wording counts as canned in this
    letter from now on.
    """
    if not has_agreed(assistant):
        raise NotShownYet("What goes out is shown before the first time. Nothing was sent.")
    server = server_of(assistant.address)
    words = wording(client.ask(server, asked.body, key=kept_key(assistant)))
    remember(draft, words)
    return words


def _known(draft: Draft, found: Beside, today: date) -> Known:
    contact = draft.contact
    step = next_with(draft.workspace, contact.pk, today=today)
    where = (contact.title, contact.company_name)
    return Known(
        first_name=first_name_for_greeting(contact.first_name, contact.last_name) or contact.name,
        where=", ".join(one for one in where if one),
        channel=CHANNELS.get(draft.channel, draft.channel),
        approach=step.approach if step else "",
        must=step.must if step else (),
        quote=step.quote.text if step and step.quote else "",
        facts=tuple(f"{fact.label}: {fact.words}" for fact in found.facts),
        values=found.values,
        offers=tuple(one.line for one in offers_for(contact).offers[:1]),
    )
