"""What a machine answered for somebody: an absence, an undelivered mail, a receipt, a calendar."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from followthrough.conversations.named_days import named_day
from followthrough.mail.reading import Mail
from followthrough.mail.which import is_bounce_sender

_WORDS = tomllib.loads(
    (Path(__file__).parent / "vocabulary" / "answers.toml").read_text(encoding="utf-8")
)
_AWAY = re.compile(rf"(?:{'|'.join(_WORDS['away'])})\b", re.IGNORECASE)
_UNDELIVERED = re.compile(rf"(?:{'|'.join(_WORDS['undelivered'])})", re.IGNORECASE)
_RECEIPT = re.compile(rf"(?:{'|'.join(_WORDS['receipt'])}):", re.IGNORECASE)
_CALENDAR = re.compile(rf"(?:{'|'.join(_WORDS['calendar'])}):", re.IGNORECASE)
_FAILED = re.compile(
    r"(?:Final-Recipient|Original-Recipient): *rfc822; *<?([^\s<>;,]+@[^\s<>;,]+?)>?\s*$"
    r"|<([^\s<>@]+@[^\s<>@]+)>",
    re.IGNORECASE | re.MULTILINE,
)
AWAY, BOUNCE, RECEIPT, CALENDAR = "away", "bounce", "receipt", "calendar"


class Answer(NamedTuple):
    """What kind of answer it is; whose address failed; the day somebody is back."""

    kind: str = ""
    failed: str = ""
    back_on: date | None = None


_PERSONAL = Answer()


def answer(mail: Mail, *, on: date) -> Answer:
    """What a mail of a machine says for a person; of no kind where a person wrote it."""
    typed = mail.headers.get(b"content-type", [b""])[0].lower()
    is_report = typed.startswith(b"multipart/report")
    if is_bounce_sender(mail.sender.email) or (is_report and b"delivery-status" in typed):
        return Answer(BOUNCE, _failed(mail))
    if (is_report and b"disposition-notification" in typed) or _RECEIPT.match(mail.subject):
        return Answer(RECEIPT)
    if typed.startswith(b"text/calendar") or _CALENDAR.match(mail.subject):
        return Answer(CALENDAR)
    if _is_automatic(mail):
        return Answer(AWAY, back_on=named_day(mail.text()[:2000], on=on))
    return _PERSONAL


def _is_automatic(mail: Mail) -> bool:
    found = mail.headers
    if b"auto-submitted" in found:
        return mail.header(b"auto-submitted").casefold().partition(";")[0].strip() != "no"
    if b"x-autoreply" in found or b"x-autorespond" in found:
        return True
    return _AWAY.match(mail.subject) is not None


def _failed(mail: Mail) -> str:
    named = mail.header(b"x-failed-recipients").partition(",")[0].strip()
    if named:
        return named.casefold()
    text = mail.text()
    if not _UNDELIVERED.search(f"{mail.subject}\n{text[:4000]}"):
        return ""
    found = _FAILED.search(text)
    return (found[1] or found[2]).casefold() if found else ""
