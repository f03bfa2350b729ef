"""Mails are told apart where Python’s own reader fails."""

from io import BytesIO

import pytest

from followthrough.mail import splitting
from followthrough.mail.splitting import split
from tests.mail.mails import mail, mbox

GOOGLE = b"From 1234567890123456789@xxx Mon Jan  5 10:00:00 +0000 2026\n"
THREE = [mail(f"Mail {n}\n\nFrom here on it is only text.\n") for n in range(3)]


def texts(data: bytes) -> list[bytes]:
    return [raw.data.strip() for raw in split(BytesIO(data))]


@pytest.mark.parametrize(
    "line",
    [
        GOOGLE,
        b"From - \n",
        b"From g@x.example Mon Jan 05 10:00:00 2026\n",
        b"From - Mon Jan 05 10:00:00 2026\r\n",
    ],
)
def test_separators_of_all_programs(line: bytes) -> None:
    data = b"\n".join(line + one for one in THREE)
    assert texts(data) == [one.strip() for one in THREE]


def test_first_mail_behind_a_mark_is_kept() -> None:
    assert len(texts(b"\xef\xbb\xbf" + mbox(*THREE))) == 3


def test_quoted_from_is_unquoted_once() -> None:
    data = GOOGLE + b"Subject: x\n\n>From me\n>>From you\n"
    assert texts(data) == [b"Subject: x\n\nFrom me\n>From you"]


@pytest.mark.parametrize("piece", [64, 200, 1_000])
def test_pieces_change_nothing(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = mbox(*THREE * 5)
    whole = texts(data)
    monkeypatch.setattr(splitting, "PIECE", piece)
    assert texts(data) == whole
    assert len(whole) == 15


def test_huge_mail_is_cut_and_the_next_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "MOST_OF_ONE", 4_000)
    monkeypatch.setattr(splitting, "PIECE", 1_000)
    huge = mail("x" * 50 + "\n" + "y" * 60_000)
    found = texts(mbox(huge, THREE[0]))
    assert len(found) == 2
    assert found[1] == THREE[0].strip()


def test_apple_notes_are_left_out() -> None:
    one = mail("Hello")
    assert texts(b"%d\n" % len(one) + one + b"<?xml version='1.0'?><plist/>") == [one.strip()]
