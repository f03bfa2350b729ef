"""The aim: what the user is looking for, and who they are in their own files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event


@dataclass(frozen=True, slots=True)
class AimFacts:
    """The aim as the rules read it. ``companies`` are pairs of key and name, in order."""

    titles: tuple[str, ...] = ()
    functions: frozenset[str] = frozenset()
    level: str = ""
    companies: tuple[tuple[str, str], ...] = ()
    values: tuple[str, ...] = ()
    minutes: int = 30
    own_companies: tuple[tuple[str, str], ...] = ()
    own_schools: tuple[str, ...] = ()
    my_name: str = ""
    my_profile: str = ""

    @property
    def company_keys(self) -> frozenset[str]:
        """The target companies by key."""
        return frozenset(key for key, _ in self.companies)

    @property
    def company_names(self) -> tuple[str, ...]:
        """The target companies as the user wrote them."""
        return tuple(name for _, name in self.companies)

    @property
    def own_company_keys(self) -> frozenset[str]:
        """The companies the user worked at, by key."""
        return frozenset(key for key, _ in self.own_companies)

    @property
    def has_aim(self) -> bool:
        """Whether anything was said about roles or companies."""
        return bool(self.titles or self.companies)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who the user is in their own files, and what that was seen from."""

    name: str = ""
    profile: str = ""
    emails: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    is_corrected: bool = False


def aim_of(workspace: Workspace) -> AimFacts:
    """The aim as it stands, in one query."""
    raise NotImplementedError


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
    raise NotImplementedError


def skip_aim(workspace: Workspace, *, at: datetime) -> None:
    """Note that the user was asked, so that nobody asks again at the next start."""
    raise NotImplementedError


def owner_of(workspace: Workspace) -> Owner:
    """Who the user is in their own files."""
    raise NotImplementedError


def set_owner(workspace: Workspace, owner: Owner, *, by: User | None, at: datetime) -> Event | None:
    """Keep who the user is. What the user corrected is not overwritten by what files suggest."""
    raise NotImplementedError


def set_background(
    workspace: Workspace,
    *,
    companies: Sequence[str],
    schools: Sequence[str],
    by: User | None,
    at: datetime,
) -> Event | None:
    """Replace the companies and schools the user counts as their own background."""
    raise NotImplementedError
