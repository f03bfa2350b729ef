"""Countries and regions whose holidays are known, by their codes of ISO 3166: "DE", "DE-BY"."""

from __future__ import annotations

from functools import cache

from followthrough.accounts import countries
from followthrough.followups.working_calendar import split_place
from followthrough.storage.trouble import Trouble


class NoSuchPlaceOfWork(Trouble):
    """A country, region or time zone that is not known."""


def every_country() -> tuple[tuple[str, str], ...]:
    """The countries whose holidays are known, by name."""
    named = ((code, name) for code, name in countries.names().items() if code in _known())
    return tuple(sorted(named, key=lambda one: one[1]))


def regions(place: str) -> tuple[tuple[str, str], ...]:
    """The regions of a place's country that have holidays of their own, by name."""
    country, _ = split_place(place)
    names = _region_names(country)
    return tuple(sorted(((f"{country}-{code}", name) for code, name in names.items()), key=_name))


def place_words(place: str) -> str:
    """A place in words: "Germany", "Bayern, Germany"."""
    country, region = split_place(place)
    name = countries.names().get(country, country)
    return f"{region_words(place)}, {name}" if region else name


def region_words(place: str) -> str:
    """The region of a place in words, or nothing."""
    country, region = split_place(place)
    return _region_names(country).get(region, region) if region else ""


def known_place(words: str) -> str:
    """The code somebody wrote in the form we keep; empty stays empty."""
    country, region = split_place(words.strip())
    country = country.upper()
    if not country:
        return ""
    if country not in _known():
        raise NoSuchPlaceOfWork(
            f"“{words}” is no country we know holidays of. Choose one like GB or DE-BY."
        )
    if region is None:
        return country
    spelled = {code.casefold(): code for code in _known()[country]}
    if region.casefold() not in spelled:
        offered = ", ".join(f"{country}-{code}" for code in _known()[country]) or "none"
        raise NoSuchPlaceOfWork(
            f"“{words}” is no region with holidays of its own. Known there: {offered}."
        )
    return f"{country}-{spelled[region.casefold()]}"


def _name(one: tuple[str, str]) -> str:
    return one[1]


@cache
def _known() -> dict[str, list[str]]:
    import holidays  # noqa: PLC0415 - slow to load, and most commands ask for no country

    return holidays.list_supported_countries(include_aliases=False)


@cache
def _region_names(country: str) -> dict[str, str]:
    if country not in _known():
        return {}
    import holidays  # noqa: PLC0415 - as above

    names = {code: code for code in _known()[country]}
    for name, code in holidays.country_holidays(country).subdivisions_aliases.items():
        if names.get(code, code) == code:
            names[code] = name
    return names
