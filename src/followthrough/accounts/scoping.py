"""The base of every table that belongs to a workspace, and how its rows are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models.sql.where import WhereNode

from followthrough.accounts.identifiers import uuid7

if TYPE_CHECKING:
    from followthrough.accounts.models import Workspace

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class WorkspaceQuerySet(models.QuerySet[Row_co]):
    """Rows are always asked for through the workspace that owns them."""

    def of(self, workspace: Workspace) -> Self:
        """Only the rows of this workspace."""
        return self.filter(workspace=workspace)


class WorkspaceKey(models.ForeignKey[Any, Any]):
    """A foreign key that stays inside one workspace: every join compares the workspace too."""

    def get_extra_restriction(
        self, alias: str | None, related_alias: str | None
    ) -> WhereNode | None:
        """Add ``near.workspace = far.workspace`` to a join over this key."""
        if not alias or not related_alias:
            return None
        near = self.model._meta.get_field("workspace")  # noqa: SLF001 - Django’s meta API
        far = self.related_model._meta.get_field("workspace")  # noqa: SLF001 - as above
        where = WhereNode()
        compare = far.get_lookup("exact")
        where.add(compare(far.get_col(related_alias), near.get_col(alias)), "AND")  # type: ignore[union-attr,misc]
        return where


class WorkspaceModel(models.Model):
    """A row of a workspace, with a time-ordered identifier. The workspace never changes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    workspace = models.ForeignKey(
        "followthrough.Workspace", on_delete=models.CASCADE, related_name="+", db_index=False
    )

    objects: WorkspaceQuerySet[Any] = WorkspaceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True
