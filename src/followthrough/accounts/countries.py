"""Countries by code and name, and the one a time zone lies in, as the time zone database says."""

from functools import cache
from importlib.resources import files

_FOLDER = files("tzdata") / "zoneinfo"


@cache
def names() -> dict[str, str]:
    """Every country by its two letters. Source: ISO 3166 as the time zone database lists it."""
    return {row[0]: row[1] for row in _rows("iso3166.tab")}


def country_of_zone(zone: str) -> str:
    """The country whose zone this is, or nothing for zones of no country such as UTC."""
    return _zones().get(zone, "")


@cache
def _zones() -> dict[str, str]:
    return {row[2]: row[0] for row in _rows("zone.tab")}


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
