"""On paper: a letter, labels, a list of addresses, and who the letters come from."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.printing.address_list import address_list
from followthrough.printing.addressees import Addressee, addressees
from followthrough.printing.drafts import print_draft
from followthrough.printing.labels import labels_for, without_label
from followthrough.printing.letterhead import Sender, keep_letterhead, sender_of
from followthrough.printing.sheet import Printed
from followthrough.printing.stock import label_sheets, labels as sheet_of, paper, papers
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request
from followthrough.web.several import CHOOSE_FIRST, chosen

LONGEST = 1000


@require_safe
def letterhead(request: Request) -> HttpResponse:
    """Who letters on paper come from, and the sheets that are printed on."""
    return _letterhead(request, sender_of(request.workspace), "")


@require_POST
def change_letterhead(request: Request) -> HttpResponse:
    """Keep it."""
    name, address, sheet, labels = (
        request.POST.get(one, "")[:LONGEST] for one in ("name", "address", "paper", "labels")
    )
    given = Sender(name, tuple(address.splitlines()), sheet, labels)
    try:
        event = keep_letterhead(request.workspace, given, by=request.caller, at=request.now)
    except Trouble as trouble:
        return _letterhead(request, given, str(trouble))
    if event is None:
        say(request, "It stands so already.")
    return done(request, event, otherwise="letterhead")


@require_POST
def letter(request: Request, key: UUID) -> HttpResponse:
    """The letter as a file to print."""
    draft = access.draft(request, key)
    try:
        printed = print_draft(draft, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "compose", draft.contact_id)
    return _file(printed, f"letter-{request.today}.pdf")


@require_POST
def several(request: Request) -> HttpResponse:
    """What can be printed for those chosen, and who would be missing."""
    ids = chosen(request)
    if not ids:
        say(request, CHOOSE_FIRST)
        return back(request, "people")
    people = addressees(request.workspace, ids)
    sender = sender_of(request.workspace)
    sheet = sheet_of(sender.labels)
    return page(
        request,
        "printing/several.html",
        "people",
        ids=ids,
        people=people,
        left_out=without_label(people, sheet),
        sheet=sheet,
        paper=paper(sender.paper),
    )


@require_POST
def labels(request: Request) -> HttpResponse:
    """Address labels as a file to print."""
    sheet = sheet_of(sender_of(request.workspace).labels)
    words = request.POST.get("first", "1")
    first = int(words) if words.isascii() and words.isdigit() and len(words) < 4 else 1  # noqa: PLR2004 - digits
    printed = labels_for(_people(request), sheet, first=first)
    return _file(printed, f"labels-{request.today}.pdf")


@require_POST
def addresses(request: Request) -> HttpResponse:
    """A list of addresses as a file to print."""
    sheet = paper(sender_of(request.workspace).paper)
    printed = address_list(_people(request), sheet, on=request.today)
    return _file(printed, f"addresses-{request.today}.pdf")


def _people(request: Request) -> list[Addressee]:
    return addressees(request.workspace, chosen(request))


def _letterhead(request: Request, given: Sender, wrong: str) -> HttpResponse:
    return page(
        request,
        "printing/letterhead.html",
        "settings",
        status=422 if wrong else 200,
        given=given,
        wrong=wrong,
        papers=papers().values(),
        label_sheets=label_sheets().values(),
    )


def _file(printed: Printed, name: str) -> HttpResponse:
    response = HttpResponse(printed.content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
