"""What the user says of a company: how large it is, and which other names and parts it has."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import company_names
from followthrough.contacts.models import Company, CompanyAlias
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

phrase("company_sized", "Size of {company}: {size}")
phrase("company_name_added", "{name_added} counts as {company}")
phrase("company_name_removed", "{name_removed} no longer counts as {company}")

_CHANGED = "{company} has changed again since. Take the later change back first."


class NotASize(Trouble):
    """A size of a company that nobody knows."""


class NotAnotherName(Trouble):
    """A name that cannot count as another name of the company."""


class NoSuchName(Trouble):
    """A name that does not count as the company."""


def key_of(name: str) -> str:
    """The key of a name the user typed; it counts even where it looks like a placeholder."""
    return (company_names.key(name) or " ".join(name.split()).casefold())[:200]


def set_size(company: Company, size: str, *, by: User | None, at: datetime) -> Event | None:
    """Keep how many work there; None when that was known. Callers sort and plan again."""
    if size not in Company.Size.values:
        known = ", ".join(f"“{one or 'unknown'}”" for one in Company.Size.values)
        raise NotASize(f"“{size}” is no size of a company. Give one of {known}.")
    with transaction.atomic():
        before = Company.objects.of(company.workspace).get(pk=company.pk).size
        if before == size:
            return None
        _write_size(company.workspace, str(company.pk), size)
        details = {"id": str(company.pk), "company": company.name, "before": before, "after": size}
        details["size"] = str(Company.Size(size).label)
        return record(company.workspace, "company_sized", by=by, at=at, details=details)


def add_alias(company: Company, name: str, *, by: User | None, at: datetime) -> Event:
    """Count another name, or a part, as the company. Callers sort and plan again."""
    tidy = " ".join(name.split())[:300].strip()
    if not tidy:
        raise NotAnotherName(f"Write the other name of {company.name}, or the name of a part.")
    key = key_of(tidy)
    with transaction.atomic():
        _nothing_else(company, tidy, key)
        details = {"company": company.name, "of": company.key, "key": key, "name_added": tidy}
        _add(company.workspace, details, tidy)
        return record(company.workspace, "company_name_added", by=by, at=at, details=details)


def remove_alias(company: Company, name: str, *, by: User | None, at: datetime) -> Event:
    """Count a name no longer as the company. Callers sort and plan again."""
    with transaction.atomic():
        names = CompanyAlias.objects.of(company.workspace).filter(of=company.key)
        kept = names.filter(Q(key=key_of(name)) | Q(name=name)).first()
        if kept is None:
            raise NoSuchName(f"“{name}” does not count as {company.name}. Nothing to remove.")
        kept.delete()
        details = {"company": company.name, "of": kept.of, "key": kept.key}
        details["name_removed"] = kept.name
        return record(company.workspace, "company_name_removed", by=by, at=at, details=details)


@undoes("company_sized")
def _undo_size(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    told = event.details
    standing = Company.objects.of(event.workspace).filter(pk=told["id"], size=told["after"])
    if not standing.exists():
        raise ChangedSince(_CHANGED.format(company=told["company"]))
    _write_size(event.workspace, told["id"], told["before"])


@undoes("company_name_added")
def _undo_adding(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    told = event.details
    gone, _ = (
        CompanyAlias.objects.of(event.workspace).filter(key=told["key"], of=told["of"]).delete()
    )
    if not gone:
        raise ChangedSince(_CHANGED.format(company=told["company"]))


@undoes("company_name_removed")
def _undo_removing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    told = event.details
    if CompanyAlias.objects.of(event.workspace).filter(key=told["key"]).exists():
        raise ChangedSince(_CHANGED.format(company=told["company"]))
    _add(event.workspace, told, told["name_removed"])


def _nothing_else(company: Company, name: str, key: str) -> None:
    """Refuse what would make a name count twice, or in a circle."""
    if key == company.key:
        raise NotAnotherName(f"“{name}” is {company.name} already; nothing needs to be added.")
    names = CompanyAlias.objects.of(company.workspace)
    if taken := names.filter(key=key).first():
        if taken.of == company.key:
            raise NotAnotherName(f"“{name}” counts as {company.name} already.")
        whole = _name_of(company.workspace, taken.of)
        raise NotAnotherName(f"“{name}” counts as {whole} already. Remove it there first.")
    if part := names.filter(key=company.key).first():
        whole = _name_of(company.workspace, part.of)
        raise NotAnotherName(f"{company.name} counts as {whole}. Add “{name}” there.")
    if names.filter(of=key).exists():
        raise NotAnotherName(f"“{name}” has other names of its own. Remove those first.")


def _name_of(workspace: Workspace, key: str) -> str:
    company = Company.objects.of(workspace).filter(key=key).first()
    return company.name if company else f"“{key}”"


def _add(workspace: Workspace, told: dict[str, str], name: str) -> None:
    CompanyAlias.objects.create(workspace=workspace, key=told["key"], of=told["of"], name=name)


def _write_size(workspace: Workspace, pk: str, size: str) -> None:
    Company.objects.of(workspace).filter(pk=pk).update(size=size)
