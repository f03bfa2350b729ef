"""What stands after the colon: unfolded, unescaped, and out of quoted-printable."""

from __future__ import annotations

import binascii
import re
from datetime import date

_FOLD = re.compile(r"\n[ \t](?!FN[;:])")  # an FN that begins with a blank is a line of its own
_SOFT = re.compile(r"=\n")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\);")
_LIST = re.compile(r"(?<!\\),")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?![\d])")
_DAY_OF_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
_NO_YEAR = 1604  # what Apple writes for a birthday whose year is not known


def lines_of(text: str) -> list[str]:
    """The lines of a card, each whole again."""
    if "\n " in text or "\n\t" in text:
        text = _FOLD.sub("", text)
    if "=\n" in text:
        return _without_soft_breaks(text)
    return text.split("\n")


def plain(value: str) -> str:
    """A value without its escapes."""
    if "\\" not in value:
        return value.strip()
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def parts(value: str) -> list[str]:
    """The parts of a structured value, such as last and first name."""
    if "\\" not in value:
        return [part.strip() for part in value.split(";")]
    return [plain(part) for part in _PARTS.split(value)]


def listed(value: str) -> list[str]:
    """The values of a list."""
    return [one for one in map(plain, _LIST.split(value)) if one]


def out_of_quoted_printable(value: str, charset: str) -> str:
    """The text behind ``=C3=A9``; without a charset it is Unicode or else Western."""
    data = binascii.a2b_qp(value.encode("latin-1", "replace")).replace(b"\r\n", b"\n")
    for encoding in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def day(value: str) -> str:
    """A day as ``1980-01-31``, without its year as ``--01-31``; what is neither, as it stands."""
    if found := _DAY.match(value):
        year, month, in_month = map(int, found.groups())
        if year == _NO_YEAR:
            return f"--{month:02d}-{in_month:02d}"
        try:
            return date(year, month, in_month).isoformat()
        except ValueError:
            return value
    if found := _DAY_OF_NO_YEAR.match(value):
        return f"--{found[1]}-{found[2]}"
    return value


def _without_soft_breaks(text: str) -> list[str]:
    """Quoted-printable goes on in the next line after ``=``, which is not indented."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on:
            lines[-1] = lines[-1][:-1] + line
        else:
            lines.append(line)
        head = lines[-1].partition(":")[0].upper()
        goes_on = lines[-1].endswith("=") and "QUOTED-PRINTABLE" in head
    return lines
