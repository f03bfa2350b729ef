"""The one user and workspace of an installation on one's own computer."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from followthrough.accounts.countries import country_of_zone
from followthrough.accounts.models import Membership, User, Workspace

LOCAL = "me@localhost"


def local_workspace() -> tuple[User, Workspace]:
    """The local user with their workspace; both are made at the first start."""
    member = (
        Membership.objects.filter(user__email=LOCAL).select_related("user", "workspace").first()
    )
    if member is not None:
        return member.user, member.workspace
    with transaction.atomic():
        user = User.objects.create(email=LOCAL)
        workspace = Workspace.objects.create(
            name="My job search",
            time_zone=settings.TIME_ZONE,
            country=country_of_zone(settings.TIME_ZONE),
            created_at=datetime.now(UTC),
        )
        Membership.objects.create(user=user, workspace=workspace)
    return user, workspace
