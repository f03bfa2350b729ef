"""Which places make a bridge, what the ranking makes of it, and what the reason says."""

from typing import Any

import pytest

from followthrough.jobsearch.aiming import AimFacts
from followthrough.sorting.bridging import At, Bridge, Place, bridged_by, bridges
from followthrough.sorting.overlapping import Years
from followthrough.sorting.ranking import Aim, Signals, rank
from followthrough.sorting.reasons import PersonWords, headline, word

FACTS = AimFacts(
    companies=(("nordwind", "Nordwind"),),
    aliases=(("nordwind deutschland", "nordwind"), ("acme labs", "acme")),
    own_companies=(("acme", "Acme"),),
    own_schools=("Université de Halden",),
)
AIM = Aim(frozenset({"software"}), "senior", has_companies=True, has_fields=True)
ANA: dict[str, Any] = {
    "contact_name": "Ana Lima",
    "company_key": "nordwind",
    "company_name": "Nordwind",
}
KESTREL = "Worked at Kestrel, as Ana Lima at Nordwind did"


def place(contact: str, key: str, years: tuple[str, str] = ("", ""), **values: Any) -> Place:
    study = bool(values.pop("study", False))
    name = values.pop("name", key.title())
    return Place(contact, study, key, name, *years, **values)


def of_bo(*places: Place, own_years: dict[At, list[Years]] | None = None) -> Bridge | None:
    return bridges(places, FACTS, own_years).get("bo")


def told(found: Bridge) -> tuple[str, str, str]:
    verdict = rank(
        Signals(function="finance", fields=("accounting",))._replace(**found.signals), AIM
    )
    links = {"worked_at_target", "shares_with_target"} & set(found.signals)
    is_link = bool(links - set(found.signals["apart"]))
    assert (verdict.role == "bridge") == is_link
    words = PersonWords(bridge=found.ends)
    return verdict.kind, verdict.confidence, word(verdict.reasons[0], words)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (
            [place("bo", "nordwind", ("2015", "2018"))],
            ("likely", "Worked at Nordwind (2015–2018), one of your companies, before"),
        ),
        (
            [place("bo", "nordwind deutschland")],
            ("likely", "Worked at Nordwind Deutschland, one of your companies, before"),
        ),
        (
            [place("bo", "halden", study=True), place("ana", "halden", study=True, **ANA)],
            ("likely", "Went to Halden, as Ana Lima at Nordwind did"),
        ),
        (
            [place("bo", "kestrel"), place("ana", "kestrel", **ANA)],
            ("likely", KESTREL),
        ),
        (
            [
                place("bo", "kestrel", ("2001", "2005")),
                place("ana", "kestrel", ("2015", "2019"), **ANA),
            ],
            (
                "possible",
                f"{KESTREL}, but not at the same time (2001–2005; 2015–2019)",
            ),
        ),
        (
            [
                place("bo", "kestrel", ("2001", "2005")),
                place("ana", "kestrel", ("2015", "2019"), **ANA),
                place("cy", "kestrel", ("2004", ""), **(ANA | {"contact_name": "Cy Reed"})),
            ],
            ("likely", "Worked at Kestrel, as Cy Reed at Nordwind and 1 more did"),
        ),
        (
            [place("bo", "universite de halden", study=True, name="Universite de Halden")],
            ("likely", "Went to Universite de Halden, as you did"),
        ),
        ([place("bo", "acme labs")], ("likely", "Worked at Acme Labs, as you did")),
    ],
)
def test_a_place_is_a_bridge_and_names_its_other_end(
    places: list[Place], expected: tuple[str, str]
) -> None:
    found = of_bo(*places)
    assert found is not None
    assert told(found) == ("interesting", *expected)


@pytest.mark.parametrize(
    "places",
    [
        [],
        [place("bo", "kestrel")],
        [place("bo", "nordwind", study=True)],
        [place("bo", "kestrel", **ANA)],
        [place("bo", "kestrel"), place("ana", "kestrel", study=True, **ANA)],
        [place("bo", "kestrel"), place("ana", "kestrel", **(ANA | {"company_key": "other"}))],
        [place("bo", "kestrel"), place("ana", "kestrel", **ANA, status="former")],
    ],
)
def test_other_places_are_none(places: list[Place]) -> None:
    assert of_bo(*places) is None


@pytest.mark.parametrize(
    ("years", "own", "confidence"),
    [
        (("2001", "2003"), [Years("2010", "2012")], "possible"),
        (("2001", "2003"), [Years("2010", "2012"), Years("2002", "2004")], "likely"),
        (("2001", "2003"), [Years()], "likely"),
        (("", ""), [Years("2010", "2012")], "likely"),
    ],
)
def test_the_own_past_counts_by_its_years(
    years: tuple[str, str], own: list[Years], confidence: str
) -> None:
    found = of_bo(place("bo", "acme", years), own_years={(False, "acme"): own})
    assert found is not None
    assert told(found)[:2] == ("interesting", confidence)


def test_a_likely_bridge_beside_a_possible_one_counts() -> None:
    found = of_bo(
        place("bo", "kestrel", ("2001", "2005")),
        place("ana", "kestrel", ("2015", "2019"), **ANA),
        place("bo", "nordwind"),
    )
    assert found is not None
    assert told(found)[:2] == ("interesting", "likely")
    assert [end.reason for end in found.ends] == ["shares_with_target", "worked_at_target"]


def test_the_headline_tells_the_bridge() -> None:
    found = of_bo(place("bo", "halden", study=True), place("ana", "halden", study=True, **ANA))
    assert found is not None
    verdict = rank(Signals(**found.signals), AIM)
    words = headline(verdict, PersonWords(bridge=found.ends))
    assert words == "Looks Interesting: went to Halden, as Ana Lima at Nordwind did"


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        (Signals(introduces=True), ("interesting", "bridge", "likely")),
        (Signals(shared_school=True), ("interesting", "alum", "likely")),
        (Signals(shared_school=True, worked_at_target=True), ("interesting", "bridge", "likely")),
        (Signals(was_where_i_worked=True, two_way=True), ("key", "colleague", "likely")),
        (
            Signals(was_where_i_worked=True, fields=("software",)),
            ("key", "colleague", "sure"),
        ),
        (
            Signals(was_where_i_worked=True, apart=("was_where_i_worked",), two_way=True),
            ("interesting", "general", "likely"),
        ),
        (
            Signals(shared_school=True, apart=("shared_school",)),
            ("interesting", "general", "possible"),
        ),
    ],
)
def test_what_a_bridge_comes_to(signals: Signals, expected: tuple[str, str, str]) -> None:
    verdict = rank(signals, AIM)
    assert (verdict.kind, verdict.role, verdict.confidence) == expected
    assert all(word(one, PersonWords()) for one in verdict.reasons)


def test_those_who_share_a_place_are_looked_at_and_nobody_else() -> None:
    places = [
        place("ana", "acme"),
        place("bo", "acme labs"),
        place("cy", "acme", study=True),
        place("di", "kestrel"),
    ]
    assert bridged_by(places, ["ana"], FACTS.aliases) == {"ana", "bo"}
    assert bridged_by(places, ["eve"], FACTS.aliases) == {"eve"}
