"""The tiers, and what the rule never says."""

import pytest
from hypothesis import given, strategies as st

from followthrough.sorting.ranking import NOTED, STEPS, Aim, Reason, Signals, Verdict, rank
from followthrough.sorting.reasons import PersonWords, headline, source_words, verdict_word, word

AIM = Aim(frozenset({"software"}), "senior", has_companies=True, has_fields=True)
MINE = Signals(function="software", fields=("software",), seniority="senior")
RECRUITS = Signals(function="recruiting", fields=("recruiting",), recruiter="in_house")
OTHER = Signals(function="health", fields=("health",))


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        (RECRUITS._replace(at_target_company=True), ("key", "recruiter", "sure")),
        (RECRUITS._replace(recruiter_field="software"), ("key", "recruiter", "sure")),
        (RECRUITS._replace(recruiter_field="health"), ("", "recruiter", "")),
        (RECRUITS, ("key", "recruiter", "likely")),
        (RECRUITS._replace(recruiter="agency"), ("key", "agency_recruiter", "likely")),
        (RECRUITS._replace(is_agency_employer=True), ("key", "agency_recruiter", "likely")),
        (RECRUITS._replace(recruiter="sourcer"), ("key", "sourcer", "possible")),
        (RECRUITS._replace(status="former"), ("", "general", "")),
        (
            MINE._replace(at_target_company=True, seniority="manager"),
            ("key", "hiring_manager", "sure"),
        ),
        (
            MINE._replace(at_target_company=True, seniority="owner"),
            ("key", "hiring_manager", "sure"),
        ),
        (MINE._replace(at_target_company=True, seniority="vp"), ("key", "employee", "sure")),
        (MINE._replace(at_target_company=True), ("key", "employee", "sure")),
        (OTHER._replace(at_target_company=True, has_title=False), ("key", "employee", "likely")),
        (OTHER._replace(mails_from_target=True), ("key", "employee", "likely")),
        (RECRUITS._replace(recruiter="search"), ("key", "agency_recruiter", "likely")),
        (MINE, ("key", "colleague", "sure")),
        (MINE._replace(status="retired"), ("", "general", "")),
        (MINE._replace(is_former_employer_of_mine=True), ("key", "colleague", "sure")),
        (
            OTHER._replace(is_former_employer_of_mine=True, recommended=True),
            ("key", "colleague", "likely"),
        ),
        (OTHER._replace(is_former_employer_of_mine=True), ("interesting", "general", "likely")),
        (OTHER._replace(shared_school=True), ("interesting", "alum", "likely")),
        (OTHER._replace(two_way=True), ("interesting", "general", "likely")),
        (OTHER._replace(they_wrote=True), ("", "general", "")),
        (OTHER._replace(endorsed=True), ("", "general", "")),
    ],
)
def test_tier_follows_from_the_signals(signals: Signals, expected: tuple[str, str, str]) -> None:
    found = rank(signals, AIM)
    assert (found.kind, found.role, found.confidence) == expected


def test_without_an_aim_recruiters_are_only_possible() -> None:
    assert rank(RECRUITS, Aim()).confidence == "possible"
    leads = MINE._replace(at_target_company=True, seniority="vp")
    assert rank(leads, AIM._replace(level="")).role == "hiring_manager"


def test_a_stranger_without_a_title_who_wrote_is_looked_at() -> None:
    assert rank(Signals(has_title=False, they_wrote=True), AIM).wants_a_look is True
    assert rank(Signals(has_title=False), AIM).wants_a_look is False


SIGNALS = st.builds(
    Signals,
    function=st.sampled_from(["", "software", "recruiting"]),
    fields=st.sampled_from([(), ("software",), ("recruiting", "software")]),
    seniority=st.sampled_from(["", *STEPS]),
    recruiter=st.sampled_from(["", "in_house", "agency", "sourcer"]),
    recruiter_field=st.sampled_from(["", "software", "health"]),
    status=st.sampled_from(["current", "former", "retired", "open_to_work"]),
    red_flag=st.sampled_from(["", "weak", "medium", "strong", "stop"]),
    apart=st.lists(st.sampled_from(NOTED), unique=True).map(tuple),
)
AIMS = st.builds(Aim, level=st.sampled_from(["", "odd", *STEPS]))
WORDS = PersonWords(name="Ana", title="Engineer", company="Acme", function="software")


@given(signals=SIGNALS, aim=AIMS, target=st.booleans(), wrote=st.booleans())
def test_any_verdict_has_words_and_is_never_dont(
    signals: Signals,
    aim: Aim,
    target: bool,  # noqa: FBT001
    wrote: bool,  # noqa: FBT001
) -> None:
    found = rank(signals._replace(at_target_company=target, they_wrote=wrote), aim)
    assert {found.kind} <= {"key", "interesting", ""}
    assert all(word(one, WORDS) and source_words(one) for one in found.reasons)
    assert all((headline(found, WORDS), verdict_word(found)))


def test_a_warning_sign_leads() -> None:
    found = rank(MINE._replace(red_flag="strong"), AIM)
    assert found.reasons[0] == Reason("red_flag", for_it=False, source="messages")
    assert headline(found, WORDS) == "Check first: a warning sign in what they wrote"
    assert verdict_word(found) == "check first"
    assert isinstance(found, Verdict)
