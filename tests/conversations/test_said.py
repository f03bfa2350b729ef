"""What a message proposes came of a touch, and the day it names."""

from datetime import date

import pytest

from followthrough.conversations.said import named_day, read

THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi Robin, could you please send me your résumé? Best, Ana", "resume_asked"),
        ("Do you have an up-to-date CV you could share?", "resume_asked"),
        ("Schicken Sie mir gern Ihren Lebenslauf.", "resume_asked"),
        ("Thanks for your CV! I’ll pass it on to Maya in recruiting.", "will_refer"),
        ("Happy to refer you, I'll put in a good word.", "will_refer"),
        ("I won’t be able to pass it on, sorry.", ""),
        ("Thanks for reaching out. The position has been filled.", "role_filled"),
        ("Leider wurde die Stelle bereits besetzt.", "role_filled"),
        ("We have decided to move forward with other candidates.", "no"),
        ("No thanks, not interested.", "no"),
        ("Swamped right now, please reach out again in January.", "later"),
        ("Let me get back to you next week.", "later"),
        ("I am out of the office until 5 January with limited access to email.", "auto_reply"),
        ("Automatische Antwort: Ich bin im Urlaub bis 12.01.", "auto_reply"),
        ("Delivery Status Notification (Failure). Address not found.", "wrong_address"),
        ("You should talk to Maya Chen in recruiting.", "gave_name"),
        (
            "Robin, meet Grace, who is hiring. I’ll let you two take it from here.",
            "introduced",
        ),
        ("We would like to invite you to an interview on Tuesday.", "interview"),
        ("We are delighted to offer you the position of analyst.", "offer"),
        ("That works for me. See you on Thursday!", "meeting_set"),
        ("Happy to chat, when are you free?", "yes"),
        ("What a lovely picture of the harbour.", ""),
        ("", ""),
    ],
)
def test_what_they_wrote(text: str, expected: str) -> None:
    assert read(text, is_outbound=False).result == expected


@pytest.mark.parametrize(
    ("text", "files", "expected"),
    [
        ("As promised, my résumé is attached.", [], "resume_sent"),
        ("Here you go.", ["Robin_Castellane_CV.pdf"], "resume_sent"),
        ("Here you go.", ["invoice.pdf", "cv.exe"], ""),
        ("I applied through the portal on Monday.", [], "applied"),
        ("I haven’t applied for it yet.", [], ""),
        ("Would you introduce me to Grace?", [], "intro_asked"),
        ("Just closing the loop, no need to reply.", [], "closed"),
        ("Could you send me your CV?", [], ""),
    ],
)
def test_what_the_user_wrote(text: str, files: list[str], expected: str) -> None:
    assert read(text, is_outbound=True, files=files).result == expected


def test_the_words_it_was_read_from_are_shown() -> None:
    assert read("Please send me your CV!", is_outbound=False).words == "send me your cv"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("back on 2027-01-05", date(2027, 1, 5)),
        ("bis 12.01. im Urlaub", date(2027, 1, 12)),
        ("until 5 January", date(2027, 1, 5)),
        ("until January 5th, 2027", date(2027, 1, 5)),
        ("on Monday", date(2026, 11, 23)),
        ("next Friday", date(2026, 11, 27)),
        ("tomorrow morning", date(2026, 11, 20)),
        ("next week", date(2026, 11, 23)),
        ("in two weeks", date(2026, 12, 3)),
        ("in 3 months", date(2027, 2, 19)),
        ("reach out again in March", date(2027, 3, 1)),
        ("in the new year", date(2027, 1, 8)),
        ("in January", date(2027, 1, 8)),
        ("next month", date(2026, 12, 1)),
        ("nächste Woche", date(2026, 11, 23)),
        ("le 5 janvier", date(2027, 1, 5)),
        ("by 25/12", date(2026, 12, 25)),
        ("on 5/6", None),
        ("31 February", None),
        ("I may write in 2019", None),
        ("some day", None),
        ("", None),
    ],
)
def test_the_day_a_message_names(text: str, expected: date | None) -> None:
    assert named_day(text, on=THURSDAY) == expected
