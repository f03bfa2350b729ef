"""What every table of a workspace has in common, checked over all of them."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from followthrough.accounts.identifiers import uuid7
from followthrough.accounts.models import User, Workspace
from followthrough.accounts.scoping import WorkspaceKey, WorkspaceModel, WorkspaceQuerySet

ALL = list(apps.get_app_config("followthrough").get_models())
GLOBAL = {User, Workspace}
OWNED = [model for model in ALL if model not in GLOBAL]


def uniques(model: type[models.Model]) -> list[tuple[str, ...]]:
    declared = [
        constraint.fields
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    together = [tuple(names) for names in model._meta.unique_together]
    single = [
        (field.name,)
        for field in model._meta.local_fields
        if field.unique and not field.primary_key
    ]
    return [*map(tuple, declared), *together, *single]


def foreign_keys(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    return [f for f in model._meta.local_fields if isinstance(f, models.ForeignKey)]


@pytest.mark.parametrize("model", ALL)
def test_identifier_is_time_ordered(model: type[models.Model]) -> None:
    key = model._meta.pk
    assert isinstance(key, models.UUIDField)
    assert (key.name, key.default) == ("id", uuid7)


def test_identifier_says_version_seven() -> None:
    made = uuid7()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


@pytest.mark.parametrize("model", OWNED)
def test_row_belongs_to_a_workspace(model: type[models.Model]) -> None:
    assert issubclass(model, WorkspaceModel)
    key = model._meta.get_field("workspace")
    assert (key.related_model, key.null) == (Workspace, False)


@pytest.mark.parametrize("model", OWNED)
def test_row_is_asked_for_through_its_workspace(model: type[models.Model]) -> None:
    assert isinstance(model._default_manager.all(), WorkspaceQuerySet)


@pytest.mark.parametrize("model", OWNED)
def test_unique_constraints_begin_with_the_workspace(model: type[models.Model]) -> None:
    assert [fields for fields in uniques(model) if fields[0] != "workspace"] == []


@pytest.mark.parametrize("model", OWNED)
def test_unique_constraints_name_their_fields(model: type[models.Model]) -> None:
    loose = [
        constraint.name
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.expressions
    ]
    assert loose == []


@pytest.mark.parametrize("model", OWNED)
def test_indexes_begin_with_the_workspace_or_what_lies_in_one(model: type[models.Model]) -> None:
    keys = {key.name for key in foreign_keys(model) if isinstance(key, WorkspaceKey)}
    first = [
        index.fields[0] if index.fields else index.expressions[0].name
        for index in model._meta.indexes
    ]
    assert [name for name in first if name not in {"workspace", *keys}] == []


@pytest.mark.parametrize("model", OWNED)
def test_keys_between_owned_tables_stay_inside_the_workspace(model: type[models.Model]) -> None:
    crossing = [
        key.name
        for key in foreign_keys(model)
        if key.related_model not in GLOBAL and not isinstance(key, WorkspaceKey)
    ]
    assert crossing == []


@pytest.mark.parametrize("model", OWNED)
def test_no_table_hangs_between_two_others(model: type[models.Model]) -> None:
    assert model._meta.local_many_to_many == []


@pytest.mark.parametrize("model", ALL)
def test_row_has_words(model: type[models.Model]) -> None:
    assert any("__str__" in vars(ancestor) for ancestor in (model, *_own_ancestors(model)))


def _own_ancestors(model: type[models.Model]) -> list[type]:
    return [a for a in model.__mro__ if a is not model and a.__module__.startswith("followthrough")]
