"""The aim: what the user is looking for, and who they are in their own files."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models, transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import company_names
from followthrough.contacts.profile_addresses import canonical_address, profile_url
from followthrough.jobsearch.models import (
    Aim,
    Employment,
    FollowedCompany,
    Opening,
    TargetCompany,
    TargetFunction,
    ValueStatement,
)
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage import bulk
from followthrough.storage.trouble import Trouble
from followthrough.titles import reading as titles

MINUTES = range(5, 481)  # less is no step at all, more is no longer a part of a working day

phrase("aim_changed", "Aim changed")
phrase("owner_changed", "You are {my_name}")
NOW_READ_AGAIN = (
    "Noted. What was read before was read from the other side: take those imports back, then bring"
    " the same files again."
)


class NotMinutesOfADay(Trouble):
    """A number of minutes that no working day can give."""


@dataclass(frozen=True, slots=True)
class AimFacts:
    """The aim as the rules read it. Companies are pairs of key and name, in the user's order."""

    titles: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()
    level: str = ""
    companies: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()  # key of another name or part, key of the whole
    values: tuple[str, ...] = ()
    minutes: int = 30
    own_companies: tuple[tuple[str, str], ...] = ()
    own_schools: tuple[str, ...] = ()
    my_name: str = ""
    my_profile: str = ""

    @property
    def company_keys(self) -> frozenset[str]:
        """The target companies by key, with their other names and parts."""
        return _with_aliases(self.companies, self.aliases)

    @property
    def company_names(self) -> tuple[str, ...]:
        """The target companies as the user wrote them."""
        return tuple(name for _, name in self.companies)

    @property
    def own_company_keys(self) -> frozenset[str]:
        """The companies the user worked at, by key, with their other names and parts."""
        return _with_aliases(self.own_companies, self.aliases)

    @property
    def has_aim(self) -> bool:
        """Whether anything was said about roles or companies."""
        return bool(self.titles or self.companies)


@lru_cache(maxsize=64)
def _with_aliases(
    companies: tuple[tuple[str, str], ...], aliases: tuple[tuple[str, str], ...]
) -> frozenset[str]:
    known = {key for key, _ in companies}
    return frozenset(known | {key for key, whole in aliases if whole in known})


class NoSuchProfile(Trouble):
    """Words that are no address of a profile."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who the user is in their own files, and what that was seen from."""

    name: str = ""
    profile: str = ""
    emails: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    is_corrected: bool = False


AIM = """
    SELECT 'aim' AS part, 0 AS place, CAST(minutes_a_day AS text) AS one, my_name AS two,
           my_profile AS three
    FROM followthrough_aim WHERE workspace_id = %(workspace)s
    UNION ALL SELECT 'title', position, title, CAST(fields AS text), seniority
    FROM followthrough_targetfunction WHERE workspace_id = %(workspace)s
    UNION ALL SELECT 'company', position, key, name, ''
    FROM followthrough_targetcompany WHERE workspace_id = %(workspace)s
    UNION ALL SELECT 'value', position, text, '', ''
    FROM followthrough_valuestatement WHERE workspace_id = %(workspace)s
    UNION ALL SELECT DISTINCT 'employer', 0, key, company_name, ''
    FROM followthrough_employment WHERE workspace_id = %(workspace)s AND NOT is_removed
    UNION ALL SELECT 'alias', 0, key, of, ''
    FROM followthrough_companyalias WHERE workspace_id = %(workspace)s
    UNION ALL SELECT DISTINCT 'school', 0, school, '', ''
    FROM followthrough_schooling WHERE workspace_id = %(workspace)s AND NOT is_removed
    ORDER BY 1, 2, 3
"""


def aim_of(workspace: Workspace) -> AimFacts:
    """The aim as it stands, in one query."""
    parts: dict[str, list[tuple[str, str, str]]] = {}
    for part, _, one, two, three in bulk.read(AIM, {"workspace": workspace.pk.hex}):
        parts.setdefault(part, []).append((one, two, three))
    minutes, my_name, my_profile = parts.get("aim", [("30", "", "")])[0]
    titles = parts.get("title", [])
    return AimFacts(
        titles=tuple(title for title, _, _ in titles),
        fields=frozenset(name for _, read, _ in titles for name in json.loads(read)),
        level=next((level for _, _, level in titles if level), ""),
        companies=tuple((key, name) for key, name, _ in parts.get("company", [])),
        aliases=tuple((key, whole) for key, whole, _ in parts.get("alias", [])),
        values=tuple(text for text, _, _ in parts.get("value", [])),
        minutes=int(minutes),
        own_companies=tuple((key, name) for key, name, _ in parts.get("employer", []) if key),
        own_schools=tuple(school for school, _, _ in parts.get("school", [])),
        my_name=my_name,
        my_profile=my_profile,
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """The four answers of the first page, without blanks and repetitions."""

    titles: list[str]
    companies: list[str]
    minutes: int
    values: list[str]


def set_aim(  # noqa: PLR0913 - the four answers of the first page
    workspace: Workspace,
    *,
    titles: Sequence[str],
    companies: Sequence[str],
    minutes: int,
    values: Sequence[str],
    by: User | None,
    at: datetime,
) -> Event | None:
    """Replace the four answers; None when nothing changed. Callers sort and plan again."""
    if minutes not in MINUTES:
        limits = f"between {MINUTES[0]} and {MINUTES[-1]}"
        raise NotMinutesOfADay(f"{minutes} minutes a day: give a number {limits}.")
    new = _Answers(_distinct(titles, 200), _companies(companies), minutes, _distinct(values, 300))
    with transaction.atomic():
        aim = _aim(workspace)
        if aim.asked_at is None:
            aim.asked_at = at
            aim.save(update_fields=["asked_at"])
        old = _answers(workspace)
        if old == new:
            return None
        _write(workspace, new)
        details = {"old": asdict(old), "new": asdict(new)}
        return record(workspace, "aim_changed", by=by, at=at, details=details)


def skip_aim(workspace: Workspace, *, at: datetime) -> None:
    """Note that the user was asked, so that nobody asks again at the next start."""
    _aim(workspace)
    Aim.objects.of(workspace).filter(asked_at=None).update(asked_at=at)


def owner_of(workspace: Workspace) -> Owner:
    """Who the user is in their own files."""
    aim = Aim.objects.of(workspace).first()
    return _owner(aim) if aim else Owner()


def recognise_owner(workspace: Workspace, owner: Owner) -> bool:
    """Keep who the files suggest the user is, unless the user said so themself."""
    aim = _aim(workspace)
    if aim.my_profile_is_mine:
        if owner.profile != aim.my_profile:
            return False
        owner = replace(owner, is_corrected=True)
    if _owner(aim) == owner:
        return False
    _write_owner(aim, owner)
    return True


def set_owner(workspace: Workspace, owner: Owner, *, by: User | None, at: datetime) -> Event | None:
    """Keep who the user says they are: from now on no file says otherwise."""
    new = replace(owner, is_corrected=True)
    with transaction.atomic():
        aim = _aim(workspace)
        old = _owner(aim)
        if new == old:
            return None
        _write_owner(aim, new)
        details = {"old": asdict(old), "new": asdict(new), "my_name": new.name or new.profile}
        return record(workspace, "owner_changed", by=by, at=at, details=details)


def correct_owner(
    workspace: Workspace, profile: str, *, by: User | None, at: datetime
) -> Event | None:
    """Keep the profile the user says is theirs, given as an address or as its last part."""
    words = profile.strip()
    key = canonical_address(words if "/" in words else profile_url(words))
    if not key:
        raise NoSuchProfile(
            f"“{words}” is no profile. Write it as it stands after linkedin.com/in/ on your page."
        )
    known = owner_of(workspace)
    is_same = known.profile == key
    owner = Owner(name=known.name if is_same else "", profile=key, emails=known.emails)
    return set_owner(workspace, owner, by=by, at=at)


@undoes("aim_changed")
def _undo_aim(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    if _answers(event.workspace) != _Answers(**event.details["new"]):
        raise ChangedSince("Your aim has changed again since. Take the later change back first.")
    _write(event.workspace, _Answers(**event.details["old"]))


@undoes("owner_changed")
def _undo_owner(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    aim = _aim(event.workspace)
    if _owner(aim) != _as_owner(event.details["new"]):
        raise ChangedSince("Who you are has changed again since. Take the later change back first.")
    _write_owner(aim, _as_owner(event.details["old"]))


def _aim(workspace: Workspace) -> Aim:
    aim: Aim = Aim.objects.get_or_create(workspace=workspace)[0]
    return aim


def _answers(workspace: Workspace) -> _Answers:
    facts = aim_of(workspace)
    companies = list(facts.company_names)
    return _Answers(list(facts.titles), companies, facts.minutes, list(facts.values))


def _write(workspace: Workspace, answers: _Answers) -> None:
    Aim.objects.of(workspace).update(minutes_a_day=answers.minutes)
    _replace(
        TargetFunction,
        workspace,
        [_as_read(title) for title in answers.titles],
    )
    _replace(
        TargetCompany,
        workspace,
        [{"name": name, "key": _key(name)} for name in answers.companies],
    )
    _replace(ValueStatement, workspace, [{"text": text} for text in answers.values])


def _as_read(title: str) -> dict[str, Any]:
    """A wanted role with its fields, and its level where the words name one."""
    found = titles.read(title)
    level = found.seniority if found.is_level_said else ""
    return {"title": title, "fields": list(found.fields), "seniority": level}


def read_aim_again(workspace: Workspace) -> None:
    """Read the wanted roles and the names of companies with the rules of this version."""
    for model in (Employment, Opening, FollowedCompany):
        named = "name" if model is FollowedCompany else "company_name"
        rows = model._default_manager.filter(workspace=workspace)  # noqa: SLF001 - Django’s name for it
        for pk, name, key in rows.values_list("pk", named, "key"):
            if (new := company_names.key(name)[:200]) != key:
                rows.filter(pk=pk).update(key=new)
    for target in TargetCompany.objects.of(workspace):
        same = TargetCompany.objects.of(workspace).filter(key=_key(target.name))
        if not same.exists():
            TargetCompany.objects.of(workspace).filter(pk=target.pk).update(key=_key(target.name))
    for role in TargetFunction.objects.of(workspace):
        found = _as_read(role.title)
        TargetFunction.objects.of(workspace).filter(pk=role.pk).update(**found)


def _replace(
    model: type[models.Model], workspace: Workspace, rows: Sequence[dict[str, Any]]
) -> None:
    manager = model._default_manager  # noqa: SLF001 - Django’s public name for it
    manager.filter(workspace=workspace).delete()
    manager.bulk_create(
        [model(workspace=workspace, position=place, **row) for place, row in enumerate(rows)]
    )


def _distinct(words: Sequence[str], longest: int) -> list[str]:
    tidy = (" ".join(word.split())[:longest].strip() for word in words)
    return first_of_each((word.casefold(), word) for word in tidy if word)


def _companies(names: Sequence[str]) -> list[str]:
    return first_of_each((_key(name), name) for name in _distinct(names, 300))


def first_of_each(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Of pairs of key and words, the words that came first for each key, in their order."""
    first: dict[str, str] = {}
    for key, words in pairs:
        first.setdefault(key, words)
    return list(first.values())


def _key(name: str) -> str:
    """A name the user typed always counts, even one that looks like a placeholder."""
    return (company_names.key(name) or name.casefold())[:200]


def _owner(aim: Aim) -> Owner:
    return Owner(
        name=aim.my_name,
        profile=aim.my_profile,
        emails=tuple(aim.my_emails),
        evidence=tuple(aim.my_evidence),
        is_corrected=aim.my_profile_is_mine,
    )


def _as_owner(details: dict[str, Any]) -> Owner:
    lists = {name: tuple(details[name]) for name in ("emails", "evidence")}
    return Owner(**(details | lists))


def _write_owner(aim: Aim, owner: Owner) -> None:
    aim.my_name, aim.my_profile = owner.name, owner.profile
    aim.my_emails, aim.my_evidence = list(owner.emails), list(owner.evidence)
    aim.my_profile_is_mine = owner.is_corrected
    aim.save()
