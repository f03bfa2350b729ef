"""What the first page and the settings show of the aim."""

from dataclasses import dataclass

from followthrough.accounts.models import Workspace
from followthrough.jobsearch.aiming import Owner

MINUTE_CHOICES = (15, 30, 45, 60)


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
    raise NotImplementedError
