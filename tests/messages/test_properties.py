"""What holds of every draft, whatever is written."""

import pytest
from hypothesis import given, strategies as st

from followthrough.messages.checking import Draft, Recipient, check

WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnoprstuvwyz", min_size=2, max_size=9), min_size=1, max_size=6
).map(" ".join)
STATEMENT = (
    "Hi {first_name},\n\nIt was good to meet you {how_we_met}. I am looking at roles in {function}"
    " and thought of you at once.\n\n[[one thing you noticed about their work]]\n\n"
    "Would you have fifteen minutes for two questions?\n\nBest,\n{me}"
)
FACT = "You met at the Leeds data meetup in March"
OWN = "The checklist from your Leeds talk saved my small crew two whole days of guessing."
DANA = Recipient(first_name="Dana", last_name="Okafor", company="Globex", role="employee")


def filled(first: str, met: str, function: str, own: str = "") -> str:
    slots = {"{first_name}": first, "{how_we_met}": met, "{function}": function, "{me}": "Mara"}
    text = STATEMENT.replace("[[one thing you noticed about their work]]", own)
    for slot, value in slots.items():
        text = text.replace(slot, value)
    return text


@given(met=WORDS, function=WORDS)
def test_fields_alone_leave_it_canned(met: str, function: str) -> None:
    body = filled("Dana", met, function)
    found = check(Draft(body, statement=STATEMENT, recipient=DANA, facts=(FACT,)))
    assert [one.is_own for one in found.sentences] == [False] * len(found.sentences)
    assert not found.is_ready


@given(met=WORDS, function=WORDS)
def test_an_own_sentence_with_a_fact_passes(met: str, function: str) -> None:
    body = filled("Dana", met, function, OWN)
    found = check(Draft(body, statement=STATEMENT, recipient=DANA, facts=(FACT,)))
    assert (found.is_ready, found.missing) == (True, ())


@given(slot=st.sampled_from(["{me}", "[[a line]]", "[Your Name]", "<company>", "XXX", "____"]))
def test_an_unfilled_slot_is_never_ready(slot: str) -> None:
    found = check(Draft(f"Hi Dana,\n\n{OWN} {slot}", recipient=DANA, facts=(FACT,)))
    assert (found.is_ready, found.flags[0].slug) == (False, "unfilled_slot")


@given(text=st.text(max_size=400), situation=st.sampled_from(["", "nudge_one", "resume_nudge_one"]))
def test_any_text_is_judged_within_its_bounds(text: str, situation: str) -> None:
    found = check(Draft(text, situation=situation, statement=STATEMENT, recipient=DANA))
    spans = [(one.start, one.end) for one in found.flags]
    spans += [(one.start, one.end) for one in found.sentences]
    assert [span for span in spans if not 0 <= span[0] <= span[1] <= len(text)] == []


def slugs(body: str, **values: object) -> set[str]:
    who = DANA._replace(**values.pop("who", {}))  # type: ignore[arg-type]
    return {flag.slug for flag in check(Draft(body, recipient=who, **values)).flags}  # type: ignore[arg-type]


def test_a_peer_is_asked_for_the_name_and_not_whether_they_passed_it_on() -> None:
    found = check(
        Draft(
            "Hi Dana, thank you. Did you pass on my résumé?",
            situation="referral_nudge_one",
            recipient=DANA,
        )
    )
    offered = {flag.slug: flag.rewrite or "" for flag in found.flags}
    assert "recruiter or hiring manager" in offered["hand_off"]
    assert "recruiter or hiring manager" in offered["no_name_ask"]


@pytest.mark.parametrize(
    ("signs", "mended"), [("!!!", "."), ("??", "?"), ("!?", "?"), ("!!!?", "?"), ("?!!", "?")]
)
def test_a_shout_becomes_a_question_only_where_it_was_one(signs: str, mended: str) -> None:
    body = f"Hi Dana, I loved your talk in Leeds{signs} Could we talk for ten minutes?"
    found = [one for one in check(Draft(body, recipient=DANA)).flags if one.slug == "shouting"]
    assert [(body[one.start : one.end], one.rewrite) for one in found] == [(signs, mended)]


@pytest.mark.parametrize("role", ["recruiter", "hiring_manager"])
def test_a_nudge_without_a_value_line_is_flagged(role: str) -> None:
    asked = "Hi Dana, I sent my résumé on 3 March for the planner role. Where do things stand?"
    value = asked.replace("Where", "Since then I cut late orders by a third. Where")
    wanted = {"situation": "resume_nudge_one", "who": {"role": role}}
    assert "no_value" in slugs(asked, **wanted)
    assert "no_value" not in slugs(value, **wanted)


def test_a_reminder_is_due_after_sixty_days_and_not_in_a_running_thread() -> None:
    body = "Hi Dana, I hope you are well. Could you tell me who runs the lab these days?"
    fresh, old = ({"days_since_contact": days} for days in (8, 61))
    assert "no_reminder" not in slugs(body, situation="reply_owed", who=fresh)
    assert "no_reminder" in slugs(body, situation="nudge_one", who=old)
