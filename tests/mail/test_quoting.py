"""What is new in a mail, in the languages and programs people use."""
# ruff: noqa: E501, RUF001 - the heads stand as programs write them

import pytest

from followthrough.mail.parts import Body
from followthrough.mail.quoting import new_text

NEW = "Happy to talk.\n\nThursday at ten?"
HEADS = {
    "gmail": "On Mon, 2 Mar 2026 at 09:00, Robin Adeyemi <robin@example.com> wrote:",
    "gmail broken": "On Mon, 2 Mar 2026 at 09:00, Robin Adeyemi\n<robin@example.com> wrote:",
    "german": "Am 02.03.2026 um 09:00 schrieb Robin Adeyemi <robin@example.com>:",
    "french": "Le lun. 2 mars 2026 à 09:00, Robin Adeyemi <robin@example.com> a écrit :",
    "spanish": "El lun, 2 mar 2026 a las 9:00, Robin Adeyemi (<robin@example.com>) escribió:",
    "portuguese": "Em seg., 2 de mar. de 2026 às 09:00, Robin <robin@example.com> escreveu:",
    "italian": "Il giorno lun 2 mar 2026 alle ore 09:00 Robin <robin@example.com> ha scritto:",
    "dutch": "Op ma 2 mrt 2026 om 09:00 schreef Robin Adeyemi <robin@example.com>:",
    "finnish": "ma 2. maalisk. 2026 klo 9.00 Robin Adeyemi (robin@example.com) kirjoitti:",
    "norwegian": "man. 2. mars 2026 kl. 09:00 skrev Robin Adeyemi <robin@example.com>:",
    "russian": "пн, 2 мар. 2026 г. в 09:00, Robin Adeyemi <robin@example.com> написал:",
    "apple": "> On 2 Mar 2026, at 09:00, Robin Adeyemi <robin@example.com> wrote:",
    "outlook": "-----Original Message-----\nFrom: Robin Adeyemi\nSent: Monday",
    "outlook new": "From: Robin Adeyemi <robin@example.com>\nSent: Monday, 2 March 2026 09:00\nTo: Grace\nSubject: Hello",
    "outlook german": "Von: Robin Adeyemi\nGesendet: Montag, 2. März 2026 09:00\nAn: Grace\nBetreff: Hallo",
    "line": "________________________________\nFrom: Robin Adeyemi\nSent: Monday\nTo: Grace",
    "chinese": "Robin <robin@example.com> 于2026年3月2日周一 09:00写道：",
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_what_is_answered_is_left_out(name: str) -> None:
    quoted = "> Could we talk?\n> Robin" if not name.startswith(("outlook", "line")) else "Could we"
    assert new_text(Body(f"{NEW}\n\n{HEADS[name]}\n\n{quoted}\n")) == NEW


@pytest.mark.parametrize(
    "tail",
    [
        "-- \nGrace Oyelaran\nTidewater",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "___\nGrace",
    ],
)
def test_signature_is_left_out(tail: str) -> None:
    assert new_text(Body(f"{NEW}\n\n{tail}\n")) == NEW


@pytest.mark.parametrize(
    "said",
    [
        "From: my side all is well.",
        "On Monday I wrote: nothing.",
        "Three things:\n- one\n- two\n\nBest\nGrace",
        "Dates:\n2026-03-12 and later.",
    ],
)
def test_words_of_the_writer_stay(said: str) -> None:
    assert new_text(Body(said)) == said


def test_answers_between_the_lines_stay() -> None:
    told = "On Mon, 2 Mar 2026, Robin <r@x.example> wrote:\n> Thursday?\nYes.\n> At ten?\nEleven.\n"
    assert new_text(Body(told)) == "Yes.\nEleven."


def test_quoted_html_is_cut() -> None:
    html = '<div>Happy to.</div><div class="gmail_quote">On Monday Robin wrote<blockquote>x</blockquote></div>'
    assert new_text(Body(html, is_html=True)) == "Happy to."


def test_forward_keeps_its_words() -> None:
    told = "---------- Forwarded message ---------\nFrom: Ada <a@x.example>\n\nThe role is open."
    assert "The role is open." in new_text(Body(told))
