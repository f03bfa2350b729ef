"""What the first page and the settings show of the aim."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.accounts.models import Workspace
from followthrough.jobsearch.aiming import AimFacts, Owner, aim_of, first_of_each, owner_of
from followthrough.jobsearch.models import Aim, Employment, FollowedCompany, Opening, Schooling

MINUTE_CHOICES = (15, 30, 45, 60)
OFFERED = 12  # what can be taken in at a glance beside a field


@dataclass(frozen=True, slots=True)
class Background:
    """A company or school of the user's own past, with its years in words."""

    name: str
    detail: str
    years: str


@dataclass(frozen=True, slots=True)
class AimForm:
    """The four answers with what could be offered beside them."""

    titles: tuple[str, ...]
    companies: tuple[str, ...]
    suggested_titles: tuple[str, ...]
    suggested_companies: tuple[str, ...]
    minutes: int
    minute_choices: tuple[int, ...]
    values: tuple[str, ...]
    employments: tuple[Background, ...]
    schoolings: tuple[Background, ...]
    owner: Owner
    was_asked: bool
    has_aim: bool


def aim_form(workspace: Workspace) -> AimForm:
    """The aim as it is edited, with suggestions from the user's own files."""
    aim = aim_of(workspace)
    return AimForm(
        titles=aim.titles,
        companies=aim.company_names,
        suggested_titles=_titles(workspace, aim),
        suggested_companies=suggested_companies(workspace, aim),
        minutes=aim.minutes,
        minute_choices=MINUTE_CHOICES,
        values=aim.values,
        employments=_employments(workspace),
        schoolings=_schoolings(workspace),
        owner=owner_of(workspace),
        was_asked=was_asked(workspace),
        has_aim=aim.has_aim,
    )


def was_asked(workspace: Workspace) -> bool:
    """Whether the user has answered or skipped the first page."""
    return Aim.objects.of(workspace).filter(asked_at__isnull=False).exists()


def _titles(workspace: Workspace, aim: AimFacts) -> tuple[str, ...]:
    """Titles of the jobs the user applied for or saved, then of the ones they had."""
    wanted = Opening.objects.of(workspace).values_list("title", flat=True)
    had = Employment.objects.of(workspace).filter(is_removed=False).order_by("-started")
    known = {title.casefold() for title in aim.titles}
    offered = [*_by_frequency(wanted), *had.values_list("title", flat=True)]
    return _first([(title.casefold(), title) for title in offered], known)


def suggested_companies(workspace: Workspace, aim: AimFacts) -> tuple[str, ...]:
    """Companies the user applied at or saved a job of, then the ones they follow."""
    openings = Opening.objects.of(workspace).order_by("-is_applied", "-at", "id")
    followed = FollowedCompany.objects.of(workspace).order_by("-followed_on", "name")
    offered = [
        *openings.values_list("key", "company_name"),
        *followed.values_list("key", "name"),
    ]
    return _first(offered, set(aim.company_keys))


def _by_frequency(words: Iterable[str]) -> list[str]:
    counted = Counter(words)
    return sorted(counted, key=lambda word: (-counted[word], word))


def _first(offered: Iterable[tuple[str, str]], known: set[str]) -> tuple[str, ...]:
    new = first_of_each((key, name) for key, name in offered if key and key not in known)
    return tuple(new[:OFFERED])


def _employments(workspace: Workspace) -> tuple[Background, ...]:
    rows = Employment.objects.of(workspace).filter(is_removed=False).order_by("-started", "id")
    return tuple(
        Background(row.company_name, row.title, _years(row.started, row.finished)) for row in rows
    )


def _schoolings(workspace: Workspace) -> tuple[Background, ...]:
    rows = Schooling.objects.of(workspace).filter(is_removed=False).order_by("-started", "id")
    return tuple(
        Background(row.school, row.degree, _years(row.started, row.finished)) for row in rows
    )


def _years(started: str, finished: str) -> str:
    first, last = started[:4], finished[:4]
    if not first:
        return last
    if first == last:
        return first
    return f"{first}–{last}" if last else f"since {first}"
