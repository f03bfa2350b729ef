"""The quick way of reading gives what the standard parser gives, over odd mail of all kinds."""
# ruff: noqa: E501 - a mail stands on one line

import random
from email import message_from_bytes, policy

import pytest

from followthrough.mail.parts import Odd, by_the_standard, by_walk, read_parts
from followthrough.mail.reading import Mail, as_text, read
from followthrough.mail.splitting import Raw
from tests.mail.mails import mail

NOW = 1_773_300_000  # 12 March 2026
TWO_PARTS = b"""From: Grace <grace@tidewater.example>
Subject: Two
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

preamble
--b1
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Caf=C3=A9 on Thursday=2C
or later=
 then.
--b1
Content-Type: text/html; charset=utf-8

<p>Caf\xc3\xa9 on Thursday</p>
--b1--
"""
WITH_FILE = (
    b"""Subject: File
Content-Type: multipart/mixed; boundary=outer

--outer
"""
    + TWO_PARTS.partition(b"MIME-Version: 1.0\n")[2]
    + b"""
--outer
Content-Type: application/pdf; name="Resume Robin.pdf"
Content-Disposition: attachment; filename="Resume Robin.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--outer--
"""
)
ODD = {
    "two parts": TWO_PARTS,
    "two parts, other line ends": TWO_PARTS.replace(b"\n", b"\r\n"),
    "with a file": WITH_FILE,
    "unclosed": TWO_PARTS.replace(b"--b1--", b""),
    "boundary that begins another": TWO_PARTS.replace(
        b"--b1\nContent-Type: text/html", b"--b12\nContent-Type: text/html"
    ),
    "html only": b"Content-Type: text/html; charset=utf-8\n\n<p>Hello</p><script>alert(1)</script>",
    "base64": b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVsbG8sIEdyYWNl\n",
    "broken base64": b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsb!!G8\n",
    "unknown charset": b"Content-Type: text/plain; charset=X-UNKNOWN\n\nHello \xe9\n",
    "korean": b"Content-Type: text/plain; charset=ks_c_5601-1987\n\n"
    + "안녕하세요\n".encode("cp949"),
    "japanese": b"Content-Type: text/plain; charset=iso-2022-jp\n\n"
    + "こんにちは\n".encode("iso2022_jp"),
    "latin": b"Content-Type: text/plain; charset=iso-8859-1\n\nCaf\xe9\n",
    "mail in a mail": b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\nSubject: in\n\nInside\n--x\nContent-Type: text/plain\n\nOutside\n--x--\n",
    "no headers": b"\nJust words\n",
    "no body": b"Subject: nothing\n",
    "line without a colon": b"Subject: x\nno colon here\nContent-Type: text/plain\n\nHello\n",
    "null bytes": b"Subject: a\0b\nContent-Type: text/plain\n\nHel\0lo\n",
    "split charset": b"Content-Type: text/plain;\n charset*0=ut;\n charset*1=f-8\n\nHello\n",
    "related": b"Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n<b>Hi</b>\n--r\nContent-Type: image/png; name=logo.png\n\nxx\n--r--\n",
    "two content types": b"Content-Type: text/plain\nContent-Type: text/html\n\nHello\n",
    "empty": b"",
}


def words(data: bytes) -> str:
    return as_text(read_parts(data).body)


@pytest.mark.parametrize("name", ODD)
def test_walk_gives_what_the_parser_gives(name: str) -> None:
    data = ODD[name]
    standard = by_the_standard(data)
    assert words(data) == as_text(standard.body)
    assert read_parts(data).body.files == standard.body.files
    assert read_parts(data).headers == standard.headers


@pytest.mark.parametrize("name", ODD)
def test_walk_gives_the_text_of_the_modern_policy(name: str) -> None:
    """Python’s own way to the text, where it has one."""
    message = message_from_bytes(ODD[name], policy=policy.default)
    body = message.get_body(("plain",))
    if body is None or "charset" in name or "base64" in name:
        return
    try:
        expected = body.get_content()
    except LookupError:
        return
    assert words(ODD[name]) == expected.replace("\r\n", "\n").replace("\0", "").strip()


def test_random_cuts_and_noise_give_the_same_both_ways() -> None:
    chance = random.Random(7)
    corpus = list(ODD.values())
    walked = 0
    for _ in range(3_000):
        data = bytearray(chance.choice(corpus))
        for _ in range(chance.randrange(4)):
            if data:
                place = chance.randrange(len(data))
                data[place : place + chance.randrange(6)] = chance.choice(
                    [b"\n", b"\r\n", b"--b1\n", b"\xff", b":", b"=", b"\0", b" ", b"--x--\n"]
                )
        try:
            quick = by_walk(bytes(data))
        except Odd:
            continue
        walked += 1
        standard = by_the_standard(bytes(data))
        assert as_text(quick.body) == as_text(standard.body), bytes(data)
    assert walked > 1_000


def one(data: bytes) -> Mail:
    return read(Raw(1, data), now=NOW)


def test_headers_are_read_in_any_encoding() -> None:
    subject = "=?utf-8?q?Caf=C3?= =?utf-8?q?=A9?= =?x-unknown?b?SGk=?="
    told = one(mail("x", subject=subject, sender="=?iso-8859-1?q?J=F6rg?= <J@Example.com>"))
    assert told.subject == "CaféHi"
    assert told.sender == ("Jörg", "j@example.com")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Grace <g@x.example>", [("Grace", "g@x.example")]),
        ('"Oyelaran, Grace" <g@x.example>', [("Oyelaran, Grace", "g@x.example")]),
        ("g@x.example, b@x.example", [("", "g@x.example"), ("", "b@x.example")]),
        ('"boss@firm.example" <evil@x.example>', [("", "evil@x.example")]),
        ("grace at x.example (Grace)", [("Grace", "grace@x.example")]),
        ("undisclosed-recipients:;", []),
        ("<<>>,,@", []),
    ],
)
def test_addresses_are_read(line: str, expected: list[tuple[str, str]]) -> None:
    assert list(one(mail("x", to=line)).to) == expected


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("Mon, 9 Mar 2026 10:00:00 +0100", 1_773_046_800),
        ("9 Mar 2026 10:00 GMT", 1_773_050_400),
        ("Mon, 9 Mar 3609 10:00:00 +0000", None),
        ("Mon, 99 Mar 2026 10:00:00 +0000", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("yesterday", None),
        ("9" * 50_000, None),
    ],
)
def test_days_that_cannot_be_are_none(line: str, seconds: int | None) -> None:
    at = one(mail("x", at=line)).at
    assert (at.seconds if at else None) == seconds


def test_hostile_mail_is_read() -> None:
    huge = b"Subject: " + b"x" * 5_000_000 + b"\nFrom: g@x.example\n\nHello\n"
    assert one(huge).body.text.strip() == "Hello"
    parts = b"".join(b"--p\nContent-Type: image/png; name=a.png\n\nx\n" for _ in range(10_000))
    many = b"Content-Type: multipart/mixed; boundary=p\n\n" + parts + b"--p--\n"
    assert len(one(many).body.files) <= 10_000
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=n%d\n\n--n%d\n" % (n, n) for n in range(300)
    )
    assert one(nested).body.text == ""
    brackets = mail("<" * 100_000, more=["Content-Type: text/html"])
    assert one(brackets).text() is not None
    hidden = mail(
        "<p>Hi</p><script>steal()</script><img src=http://x.example/t.gif>",
        more=["Content-Type: text/html"],
    )
    assert one(hidden).text() == "Hi"
