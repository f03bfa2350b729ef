"""Where a fraud can be reported officially, the user's own country first."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_UNION = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)


class Route(NamedTuple):
    """One official way to report: where it holds, how it is done, and where that was read."""

    country: str
    where: str
    how: str
    source: str


def routes(country: str = "") -> tuple[Route, ...]:
    """LinkedIn, then the user's own country and union, then all others."""
    country = country.partition("-")[0]
    own = {"", country} | ({"EU"} if country in _UNION else set())
    return tuple(sorted(_routes(), key=lambda route: route.country not in own))


@cache
def _routes() -> tuple[Route, ...]:
    text = files(__package__).joinpath("reporting.toml").read_text("utf-8")
    return tuple(Route(**entry) for entry in tomllib.loads(text)["route"])
