"""Import: bring people, watch them come in, read what came of it."""

import tempfile
from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.exports.people_sheet import write_people
from followthrough.imports import (
    accepting_changes,
    choosing_columns,
    report as reports,
    taking_back,
    taking_in,
)
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, page, say
from followthrough.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: Request) -> HttpResponse:
    """Earlier imports, and the place to drop a file."""
    wrong = ""
    if request.method == "POST":
        try:
            first = _take_in(request)
        except Trouble as trouble:
            wrong = str(trouble)
        else:
            response = back(request, "imports")
            response["Location"] = reverse("import_report", args=[first])
            return response
    newest = reports.newest(request.workspace)
    status = 422 if wrong else 200
    return page(
        request, "imports/imports.html", "imports", status=status, imports=newest, wrong=wrong
    )


@require_safe
def report(request: Request, key: UUID) -> HttpResponse:
    """What came in and every row that did not; while it runs, how far it is."""
    number = request.GET.get("page", "")
    told = reports.report(
        request.workspace,
        key,
        reason=request.GET.get("reason", ""),
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,  # noqa: PLR2004
    )
    running = reports.progress(request.workspace, key)
    if told is None or running is None:
        raise Http404
    state, progress = running
    if state == "asking":
        return redirect(f"import_{told.asks}", key)
    return page(
        request,
        "imports/report.html",
        "imports",
        report=told,
        state=state,
        progress=progress,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: Request, key: UUID) -> HttpResponse:
    """How the columns of a sheet are meant, with the first rows as they would come in."""
    asking = access.brought(request, key)
    chosen: dict[str, list[str]] = {
        "fields": request.POST.getlist("field")[:500],
        "orders": request.POST.getlist("order")[:500],
    }
    wrong = ""
    try:
        if "leave" in request.POST:
            choosing_columns.leave(asking)
            return back(request, "imports")
        if "choose" in request.POST:
            choosing_columns.choose(asking, at=request.now, **chosen)
            return back(request, "import_report", key)
        asked = choosing_columns.question(asking, **chosen)
    except choosing_columns.NothingToAsk:
        return back(request, "import_report", key)
    except Trouble as trouble:
        wrong = str(trouble)
        asked = choosing_columns.question(asking, **chosen)
    status = 422 if wrong else 200
    shown = {"asked": asked, "wrong": wrong}
    return page(request, "imports/columns.html", "imports", status=status, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: Request, key: UUID) -> HttpResponse:
    """What was changed in our own sheet, to be accepted."""
    asking = access.brought(request, key)
    if asking.state != "asking":
        return back(request, "import_report", key)
    if "leave" in request.POST:
        choosing_columns.leave(asking)
        return back(request, "imports")
    if "accept" in request.POST:
        accepting_changes.accept(asking, wanted=request.POST.getlist("take"))
        return back(request, "import_report", key)
    shown = accepting_changes.question(asking)
    return page(request, "imports/changes.html", "imports", shown=shown)


@require_safe
def rows(request: Request, key: UUID) -> HttpResponse:
    """The rows that were set aside, as a file for a spreadsheet."""
    brought = access.brought(request, key)
    words = reports.skipped_as_csv(request.workspace, brought.id)
    response = HttpResponse(words, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="set-aside.csv"'
    return response


@require_POST
def take_back(request: Request, key: UUID) -> HttpResponse:
    """Take an import back as a whole."""
    brought = access.brought(request, key)
    taking_back.take_back(brought, by=request.caller, at=request.now, today=request.today)
    say(request, f"{brought.file_name} is taken back. Import the file again to bring it back.")
    return back(request, "import_report", key)


@require_safe
def people_sheet(request: Request) -> FileResponse:
    """Everybody as a sheet to change in a spreadsheet and bring back."""
    ending = "csv" if request.GET.get("as") == "csv" else "xlsx"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"followthrough-people-{request.today}.{ending}"
        write_people(request.workspace, target)
        return FileResponse(target.open("rb"), as_attachment=True, filename=target.name)


def _take_in(request: Request) -> UUID:
    files = request.FILES.getlist("files")
    if not files:
        raise NothingChosen(
            "No file was chosen. Drop a LinkedIn zip or an address book, or choose it."
        )
    taken = []
    for file in files:
        name = file.name or "archive.zip"
        path = taking_in.keep_upload(cast("BinaryIO", file), file_name=name)
        taken.append(
            taking_in.take_in(
                request.workspace,
                path,
                file_name=name,
                by=request.caller,
                at=request.now,
                is_upload=True,
                with_uploaded_contacts="with_uploaded_contacts" in request.POST,
            ).id
        )
    return taken[0]


class NothingChosen(Trouble):
    """The form came without a file."""
