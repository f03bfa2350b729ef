"""Small mails written by hand, the way programs write them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

ME = "Robin Adeyemi <robin@example.com>"
GRACE = "Grace Oyelaran <grace@tidewater.example>"


def mail(  # noqa: PLR0913 - what one mail says
    said: str,
    *,
    sender: str = GRACE,
    to: str = ME,
    at: str = "Mon, 9 Mar 2026 10:00:00 +0000",
    subject: str = "Hello",
    more: Sequence[str] = (),
    key: str = "",
) -> bytes:
    """One plain mail."""
    own = key or f"{abs(hash((said, sender, at))):x}"
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Date: {at}",
        f"Subject: {subject}",
        f"Message-ID: <{own}@example.com>",
        *more,
        "",
        said,
        "",
    ]
    return "\n".join(lines).encode()


def mbox(*mails: bytes) -> bytes:
    """Mails in one file, as Google writes them."""
    line = b"From 1234567890123456789@xxx Mon Jan  5 10:00:00 +0000 2026\n"
    return b"\n".join(line + one.replace(b"\nFrom ", b"\n>From ") for one in mails)


def maildir(folder: Path, *mails: bytes) -> Path:
    """Mails in a folder, one file each."""
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True)
    for number, one in enumerate(mails):
        (folder / "cur" / f"1700000{number:03}.M1P1.host:2,S").write_bytes(one)
    return folder


def zipped(path: Path, *mails: bytes) -> Path:
    """A zip of single mails."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, one in enumerate(mails):
            archive.writestr(f"mail/{number}.eml", one)
    return path
