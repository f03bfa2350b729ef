"""People: the list, the search, one person, and adding somebody."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.contacts.adding import NewPerson
from followthrough.contacts.grouping import own_groups
from followthrough.contacts.noting_about import write_note
from followthrough.contacts.salutations import LANGUAGES, write_to_as
from followthrough.contacts.writing_own_values import write_own_values
from followthrough.exports.person_file import write_person
from followthrough.favours.ledger import ledger
from followthrough.followups import wording
from followthrough.followups.knowing_places import note_place, remove_place
from followthrough.followups.living_there import live_there
from followthrough.followups.meeting_somebody import add_person
from followthrough.followups.places_of_work import every_country, place_words, regions
from followthrough.followups.postponing import presets as presets_of
from followthrough.followups.standing import standing
from followthrough.introductions.offering import offers_for
from followthrough.introductions.proposals import proposals
from followthrough.journal.models import Event
from followthrough.lookups.keeping import listed as lookups_of
from followthrough.people.groups import groups_of, own_groups_of
from followthrough.people.listing import Filters, people as listed
from followthrough.people.person import older, page_of
from followthrough.people.reached import reached_words
from followthrough.sameness.merging import how_many_merged
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request, place_of_work

FIELDS = ("name", "title", "company", "email", "profile_url", "note")


@require_safe
def people(request: Request) -> HttpResponse:
    """The list, filtered and searched by what the address says."""
    filters = Filters.from_query(request.GET.dict())
    found = listed(request.workspace, filters, today=request.today)
    shown: dict[str, Any] = {"page": found, "query": filters.as_query(), "roles": wording.ROLES}
    shown["groups"] = groups_of(request.workspace)
    shown["own_groups"] = own_groups_of(request.workspace)
    shown["reached_words"] = reached_words(filters.reached, filters.first, filters.last)
    shown |= {"lookups": lookups_of(request.workspace), "today": request.today.isoformat()}
    return page(request, "people/people.html", "people", **shown)


@require_safe
def person(request: Request, key: UUID) -> HttpResponse:
    """One person seen whole."""
    contact = access.contact(request, key)
    whole = page_of(contact, today=request.today)
    before = request.GET.get("before", "")
    entries = whole.timeline
    if before.isascii() and before.isdigit():
        entries = older(request.workspace, key, before=int(before), today=request.today)
    presets = presets_of(request.workspace, today=request.today)
    template = "people/person.html"
    planned = standing(request.workspace, now=request.now, contact_id=key)
    shown: dict[str, Any] = {"page": whole, "entries": entries, "presets": presets}
    shown["merged"] = how_many_merged(contact)
    shown["ledger"] = ledger(contact, today=request.today)
    shown |= {"offering": offers_for(contact)}
    shown |= {"noticed": proposals(contact, whole.timeline)}
    shown["own_groups"] = own_groups(contact)
    shown |= {"written_to": contact, "languages": LANGUAGES}
    shown |= {"lives": (contact.country, contact.time_zone), "countries": every_country()}
    shown |= {"regions": regions(contact.country), "lives_words": place_words(contact.country)}
    return page(request, template, "people", activities=planned, **shown)


@require_POST
def note(request: Request, key: UUID) -> HttpResponse:
    """A private note about somebody."""
    words = request.POST.get("note", "")[:20_000]
    write_note(access.contact(request, key), words, by=request.caller, at=request.now)
    return back(request, "person", key)


@require_POST
def own(request: Request, key: UUID) -> HttpResponse:
    """What stands in the user’s own fields for somebody."""
    written = {
        name.removeprefix("own-"): request.POST[name]
        for name in request.POST
        if name.startswith("own-")
    }
    contact = access.contact(request, key)
    try:
        event = write_own_values(contact, written, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "person", key)
    return done(request, event, otherwise="people")


@require_POST
def lives(request: Request, key: UUID) -> HttpResponse:
    """Where somebody lives: their working days count."""
    event = live_there(
        access.contact(request, key),
        country=place_of_work(request),
        time_zone=request.POST.get("time_zone", "")[:60].strip(),
        by=request.caller,
        at=request.now,
    )
    return done(request, event, otherwise="people")


@require_safe
def kept(request: Request, key: UUID) -> FileResponse:
    """Everything that is kept about somebody, as a file for them."""
    contact = access.contact(request, key)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"about-{contact.pk}-{request.today}.zip"
        write_person(contact, target, at=request.now)
        return FileResponse(target.open("rb"), as_attachment=True, filename=target.name)


@require_POST
def written_to(request: Request, key: UUID) -> HttpResponse:
    """What letters to somebody open with, and their language."""
    event = write_to_as(
        access.contact(request, key),
        salutation=request.POST.get("salutation", ""),
        language=request.POST.get("language", ""),
        by=request.caller,
        at=request.now,
    )
    return done(request, event, otherwise="people")


@require_POST
def place(request: Request, key: UUID) -> HttpResponse:
    """Note where somebody worked or studied before, or take it out."""
    contact = access.contact(request, key)
    gone = request.POST.get("remove", "")
    event: Event | None
    if gone:
        event = remove_place(
            access.affiliation(request, contact, gone), by=request.caller, at=request.now
        )
    else:
        event = note_place(
            contact,
            request.POST.get("place", "")[:300],
            is_study=request.POST.get("what") == "study",
            started=request.POST.get("started", "")[:20],
            finished=request.POST.get("finished", "")[:20],
            by=request.caller,
            at=request.now,
        )
    return done(request, event, otherwise="people")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """Somebody met: a name is enough."""
    values = {name: request.POST.get(name, "")[:500] for name in FIELDS}
    if request.method != "POST":
        return page(request, "people/add.html", "people", values=values, wrong="")
    try:
        made = add_person(
            request.workspace, person=NewPerson(**values), by=request.caller, at=request.now
        )
    except Trouble as trouble:
        shown = {"values": values, "wrong": str(trouble)}
        return page(request, "people/add.html", "people", status=422, **shown)
    response = back(request, "person", made.id)
    response["Location"] = reverse("person", args=[made.id])
    return response
