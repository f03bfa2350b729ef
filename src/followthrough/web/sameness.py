"""Who may be one person: both entries side by side, one key for each answer."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.sameness import looking, queries
from followthrough.sameness.merging import merge, merged_into
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request

MOST_SKIPPED = 10_000


@require_safe
def same(request: Request) -> HttpResponse:
    """The likeliest pair, with what both entries tell."""
    skipped = _number(request.GET.get("skip", ""))
    found = queries.doubles(request.workspace, after=skipped)
    likely, sure = queries.counted(request.workspace)
    return page(
        request,
        "sameness/same.html",
        "people",
        double=found[0] if found else None,
        likely=likely,
        sure=sure,
        skipped=skipped,
        is_due=looking.is_due(request.workspace),
    )


@require_POST
def look(request: Request) -> HttpResponse:
    """Look through everybody again."""
    found = looking.look_again(request.workspace, at=request.now)
    say(
        request,
        "One pair may be one person." if found == 1 else f"{found:,} pairs may be one person.",
    )
    return back(request, "same")


@require_POST
def answer(request: Request, key: UUID, other: UUID) -> HttpResponse:
    """One person, or two."""
    kept, gone = access.contact(request, key), access.contact(request, other)
    by, at = request.caller, request.now
    if request.POST.get("act") == "apart":
        event = looking.keep_apart(kept, gone, by=by, at=at)
        return done(request, event, otherwise="same")
    return done(request, merge(kept, gone, by=by, at=at), otherwise="same")


@require_POST
def all_sure(request: Request) -> HttpResponse:
    """Make one of every pair that is sure."""
    looking.merge_sure(request.workspace, by=request.caller, at=request.now)
    return back(request, "same")


@require_safe
def entries(request: Request, key: UUID) -> HttpResponse:
    """The entries that became part of somebody, each with its way out."""
    contact = access.contact(request, key)
    found = merged_into(contact)
    return page(request, "sameness/entries.html", "people", contact=contact, entries=found)


def _number(words: str) -> int:
    is_number = words.isascii() and words.isdigit()
    return min(int(words), MOST_SKIPPED) if is_number else 0
