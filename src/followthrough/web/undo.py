"""Taking back what was done."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from followthrough.followups import undoing
from followthrough.journal.undoing import last_undoable
from followthrough.journal.wording import word
from followthrough.web import access
from followthrough.web.pages import back, say
from followthrough.web.requests import Request


@require_POST
def undo(request: Request, key: UUID) -> HttpResponse:
    """Take one thing back; once taken back it stays so."""
    event = access.event(request, key)
    words = word(event)
    undoing.undo(event, by=request.caller, at=request.now)
    before = last_undoable(request.workspace)
    say(request, f"Taken back: {words}", undo=before)
    return back(request, "today")
