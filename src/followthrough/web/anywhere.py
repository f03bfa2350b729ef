"""Go anywhere: pages, people and what was said, from one line."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from followthrough.people.listing import Filters, people
from followthrough.web.requests import Request

PAGES = (
    ("today", "Today"),
    ("ahead", "Look ahead"),
    ("sort", "Sort"),
    ("strangers", "Asked you"),
    ("people", "People"),
    ("person_add", "Add one person"),
    ("companies", "Companies"),
    ("imports", "Import"),
    ("settings", "Settings"),
    ("keys", "All keys"),
)
MOST_PEOPLE = 6


@require_safe
def anywhere(request: Request) -> HttpResponse:
    """Where the words may lead, as a list to choose from."""
    words = request.GET.get("words", "").strip()
    begun = words.casefold()
    pages = [page for page in PAGES if page[1].casefold().startswith(begun)]
    found = people(request.workspace, Filters(words=words), today=request.today) if words else None
    shown = {
        "words": words,
        "pages": pages,
        "rows": found.rows[:MOST_PEOPLE] if found else (),
        "said": found.said if found else (),
    }
    return render(request, "parts/anywhere.html", shown)
