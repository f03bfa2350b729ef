"""The request as views know it: whose record, and what time it is there."""

from datetime import date, datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from followthrough.accounts.models import User, Workspace


class Request(HttpRequest):
    """A request that was let in."""

    htmx: HtmxDetails
    caller: User
    workspace: Workspace
    now: datetime
    today: date


def place_of_work(request: HttpRequest) -> str:
    """The place a form names: its region where that lies in its country, else the country."""
    country, region = request.POST.get("country", ""), request.POST.get("region", "")
    is_there = bool(country) and region.startswith(f"{country}-")
    return region if is_there else country
