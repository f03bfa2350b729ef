"""A few words on the user's screen, through what the system itself brings for that.

Every program is called with a list of arguments and never through a shell.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

from followthrough.storage.trouble import Trouble

SECONDS = 15
LONGEST_REASON = 120
INSTEAD = "Your list can come by mail or ring in your calendar instead: see Settings."
# Control characters, and what some desktops read as markup or as an escape.
_NOT_TEXT = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0), *map(ord, "<>&\\")}, " ")
_APPLESCRIPT = (
    "on run words",
    "display notification (item 2 of words) with title (item 1 of words)",
    "end run",
)
# The words come by the surroundings: what stands behind -Command is read as a program.
_POWERSHELL = """
$ErrorActionPreference = 'Stop'
$kind = [Windows.UI.Notifications.ToastTemplateType, Windows.UI.Notifications, ContentType = WindowsRuntime]
$shower = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = $shower::GetTemplateContent($kind::ToastText02)
$lines = $xml.GetElementsByTagName('text')
$null = $lines.Item(0).AppendChild($xml.CreateTextNode($env:NOTICE_TITLE))
$null = $lines.Item(1).AppendChild($xml.CreateTextNode($env:NOTICE_WORDS))
$toast = New-Object Windows.UI.Notifications.ToastNotification $xml
$app = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
$shower::CreateToastNotifier($app).Show($toast)
"""  # noqa: E501 - a type with its assembly is one word to PowerShell


class NotShown(Trouble):
    """The system has no notifications, or took none."""


class Way(NamedTuple):
    """How a system shows a notification: a program, what it is told, and what brings it."""

    program: str
    arguments: tuple[str, ...]
    missing: str = ""
    takes_words: bool = True


def way_of(system: str) -> Way:
    """The way of a system, by the name Python has for it."""
    if system == "darwin":
        lines = (part for line in _APPLESCRIPT for part in ("-e", line))
        return Way("/usr/bin/osascript", tuple(lines))
    if system == "win32":
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        program = rf"{root}\System32\WindowsPowerShell\v1.0\powershell.exe"
        told = ("-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
        return Way(program, told, takes_words=False)
    missing = " Install it (libnotify-bin on Debian and Ubuntu, libnotify elsewhere) and try again."
    return Way("notify-send", ("--app-name=Followthrough", "--"), missing)


def show(title: str, words: str, *, way: Way | None = None) -> None:
    """Show it, or say why the system did not."""
    chosen = way or way_of(sys.platform)
    program = shutil.which(chosen.program)
    if program is None:
        raise NotShown(
            f"Nothing can be shown on this screen: there is no {chosen.program} here."
            f"{chosen.missing} {INSTEAD}"
        )
    plain = [one.translate(_NOT_TEXT) for one in (title, words)]
    told = dict(zip(("NOTICE_TITLE", "NOTICE_WORDS"), plain, strict=True))
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, and a program of the system
            [program, *chosen.arguments, *(plain if chosen.takes_words else ())],
            env={**os.environ, **told},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise _refused(f"no answer within {SECONDS} seconds") from None
    except OSError as wrong:
        raise _refused(str(wrong.strerror)) from wrong
    if done.returncode:
        raise _refused(done.stderr.decode(errors="replace"))


def _refused(reason: str) -> NotShown:
    said = " ".join(reason.translate(_NOT_TEXT).split())[:LONGEST_REASON] or "no reason given"
    return NotShown(f"Your system took no notification ({said}). {INSTEAD}")
