"""The questions of the day: answered in one field, or left out for good."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from followthrough.followups.knowing_places import note_place
from followthrough.sorting.questions import questions as questions_of
from followthrough.sorting.skipping import skip_question
from followthrough.web import access
from followthrough.web.pages import done, page
from followthrough.web.requests import Request


@require_safe
def questions(request: Request) -> HttpResponse:
    """The card of today's questions, asked for by a page once it stands."""
    asked = questions_of(request.workspace, today=request.today)
    return page(request, "parts/questions.html", "sort", questions=asked, here=reverse("sort"))


@require_POST
def answer(request: Request, key: UUID) -> HttpResponse:
    """Note where somebody worked or studied before, or ask that no more."""
    contact, is_study = access.contact(request, key), request.POST.get("what") == "study"
    by, at = request.caller, request.now
    if request.POST.get("act") == "skip":
        event = skip_question(contact, is_study=is_study, by=by, at=at)
    else:
        place = request.POST.get("place", "")[:300]
        event = note_place(contact, place, is_study=is_study, by=by, at=at)
    return done(request, event, otherwise="sort")
