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
