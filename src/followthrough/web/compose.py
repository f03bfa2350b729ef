"""Write to somebody: a letter that begins with a statement and ends as the user's own."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.accounts.models import User
from followthrough.assistant.account import assistant_of
from followthrough.assistant.places import sentence_at
from followthrough.assistant.suggesting import places_of
from followthrough.followups.queries import next_with
from followthrough.introductions.offering import offers_for
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.messages import collisions
from followthrough.messages.contract import ADVISE, Check
from followthrough.sending import mail_drafts, outgoing
from followthrough.sending.account import account_of
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request
from followthrough.writing import drafting, quiet_remarks, suggested
from followthrough.writing.checking import checked, marked
from followthrough.writing.facts import Beside, beside
from followthrough.writing.library import holes
from followthrough.writing.models import Draft
from followthrough.writing.own_statements import offered

LIMITS = {"note": 200, "inmail": 1900, "linkedin": 8000}


@require_safe
def write(request: Request, key: UUID) -> HttpResponse:
    """The letter, begun or taken up again, with what helps beside it."""
    contact = access.contact(request, key)
    found = beside(contact, today=request.today)
    draft = drafting.offered(contact, found, at=request.now)
    return page(request, "compose/compose.html", "today", **_shown(request, draft, found))


@require_POST
def check(request: Request, key: UUID) -> HttpResponse:
    """Keep the letter as it stands, and say what it still needs."""
    draft = access.draft(request, key)
    _keep(request, draft)
    collisions.prepare(request.workspace, at=request.now)
    found = beside(draft.contact, today=request.today)
    return page(request, "compose/coach.html", "today", **_coached(request, draft, found))


@require_POST
def change(request: Request, key: UUID) -> HttpResponse:
    """Another channel, sent, copied, or start over."""
    draft = access.draft(request, key)
    _keep(request, draft)
    for name, verb in (("not_here", quiet_remarks.dismiss), ("never", _never)):
        if slug := request.POST.get(name, ""):
            event = verb(draft, slug, by=request.caller, at=request.now)
            if event is not None:
                say(request, word(event), undo=event)
            return back(request, "compose", draft.contact_id)
    if other := request.POST.get("take_up", ""):
        drafting.take_up(access.draft(request, access.identifier(other)), at=request.now)
        return back(request, "compose", draft.contact_id)
    act = request.POST.get("act", "")
    return _ACTS.get(act, _begin_anew)(request, draft)


def _never(draft: Draft, slug: str, *, by: User | None, at: datetime) -> Event | None:
    return quiet_remarks.silence(draft.workspace, slug, by=by, at=at)


def _begin_anew(request: Request, draft: Draft) -> HttpResponse:
    """Another channel."""
    drafting.begin_anew(draft, channel=request.POST.get("channel", ""), at=request.now)
    say(request, "The letter is kept.")
    return back(request, "compose", draft.contact_id)


def _another(request: Request, draft: Draft) -> HttpResponse:
    """One more letter to the same person; this one stays as it is."""
    try:
        drafting.begin_another(draft.contact, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        say(request, "Another letter. The one before is kept.")
    return back(request, "compose", draft.contact_id)


def _over(request: Request, draft: Draft) -> HttpResponse:
    """Throw it away, with a way back."""
    event = drafting.discard(draft, by=request.caller, at=request.now)
    return done(request, event, otherwise="today")


def _copied(request: Request, draft: Draft) -> HttpResponse:
    """It was copied, to be sent elsewhere."""
    drafting.copied(draft, at=request.now)
    return HttpResponse(status=204)


def _with_statement(request: Request, draft: Draft) -> HttpResponse:
    """Begin with another statement."""
    key = request.POST.get("statement", "")
    event = drafting.begin_with(draft, key, by=request.caller, at=request.now)
    if event is not None:
        say(request, word(event), undo=event)
    return back(request, "compose", draft.contact_id)


def _note_sent(request: Request, draft: Draft, *, with_words: bool) -> HttpResponse:
    try:
        event = drafting.mark_sent(draft, by=request.caller, at=request.now, with_words=with_words)
    except drafting.StillOpen as open_place:
        say(request, str(open_place))
        return back(request, "compose", draft.contact_id)
    if event is None:
        say(request, "That letter was noted already.")
    return done(request, event, otherwise="today")


def _send(request: Request, draft: Draft) -> HttpResponse:
    """Let it go out from here; what keeps it back is said above the letter."""
    try:
        letter = outgoing.send(draft, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "compose", draft.contact_id)
    return back(request, "letter", letter.pk)


def _put_in(request: Request, draft: Draft) -> HttpResponse:
    """Put the suggested words in, as the user left them."""
    place, words = (
        request.POST.get(name, "").replace("\r\n", "\n") for name in ("place", "suggestion")
    )
    try:
        event = suggested.put_in(draft, place, words, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        if event is not None:
            say(request, word(event), undo=event)
    return back(request, "compose", draft.contact_id)


def _among_drafts(request: Request, draft: Draft) -> HttpResponse:
    """Put it among the drafts of the user’s own mailbox."""
    try:
        folder = mail_drafts.put_among_drafts(draft, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        say(request, f"It stands among your drafts ({folder}). Send it there, then note it here.")
    return back(request, "compose", draft.contact_id)


def _keep(request: Request, draft: Draft) -> None:
    if "body" in request.POST:
        keep_as_posted(request, draft)


def keep_as_posted(request: Request, draft: Draft) -> None:
    """Keep the letter as the page has it; one that came without its words stays as it is."""
    subject = request.POST.get("subject", draft.subject)
    body = request.POST.get("body", draft.body).replace("\r\n", "\n")
    drafting.keep(draft, subject=subject, body=body, at=request.now)


def _shown(request: Request, draft: Draft, found: Beside) -> dict[str, Any]:
    contact = draft.contact
    step = next_with(request.workspace, contact.pk, today=request.today)
    return {
        **_coached(request, draft, found),
        "others": [one for one in drafting.open_drafts(contact) if one.pk != draft.pk],
        "contact": contact,
        "step": step,
        "beside": found,
        "offers": offers_for(contact).offers[:1],
        "channels": drafting.CHANNELS,
        "statements": offered(request.workspace, draft.situation, draft.channel),
        "mailto": _mailto(contact.email, draft),
        "sends_as": _sends_as(request, draft),
        "mailbox": mail_drafts.mailbox_for(draft) if draft.channel == "email" else None,
        "unsure": outgoing.unsure_with(contact),
    }


def _coached(request: Request, draft: Draft, found: Beside) -> dict[str, Any]:
    """What the letter still needs: all that a pause in typing shows anew."""
    check = checked(draft, found, today=request.today)
    return {
        "draft": draft,
        "check": check,
        "pieces": marked(draft, check),
        "has_holes": bool(holes(draft.body)),
        "limit": LIMITS.get(draft.channel, 0),
        "words_count": len(draft.body.split()),
        **_asking(request, draft, check),
    }


def _asking(request: Request, draft: Draft, check: Check) -> dict[str, Any]:
    """The remarks with their words, and where an assistant is on, what it may be asked for."""
    assistant = assistant_of(request.workspace)
    remarks = [flag for flag in check.flags if flag.severity == ADVISE]
    return {
        "assistant": assistant,
        "open_places": [one for one in places_of(draft, check) if assistant and one.asked],
        "quotes": [
            (
                flag,
                draft.body[flag.start : flag.end],
                sentence_at(draft.body, check, flag.start, flag.end) if assistant else "",
            )
            for flag in remarks
        ],
    }


def _sends_as(request: Request, draft: Draft) -> str:
    """The address a letter can go out as from here, or nothing where it cannot."""
    if draft.channel != "email" or not draft.contact.email:
        return ""
    account = account_of(request.workspace)
    return account.from_address if account else ""


def _mailto(address: str, draft: Draft) -> str:
    """The letter as an address of the mail program, encoded as RFC 6068 asks."""
    body = quote(draft.body.replace("\n", "\r\n"))
    return f"mailto:{quote(address, safe='@')}?subject={quote(draft.subject)}&body={body}"


_ACTS: dict[str, Callable[[Request, Draft], HttpResponse]] = {
    "sent": partial(_note_sent, with_words=True),
    "sent_otherwise": partial(_note_sent, with_words=False),
    "send": _send,
    "among_drafts": _among_drafts,
    "over": _over,
    "another": _another,
    "copied": _copied,
    "statement": _with_statement,
    "put_in": _put_in,
}
