"""One line for a shell prompt: the same as ``today --short``, in the time a prompt has.

The line is kept beside the record and said again while nothing has changed: for that, not even
Django is loaded. Else it is worked out anew, without loading the other commands.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime

from followthrough.storage import kept_line
from followthrough.storage.home import data_folder

ASKED = ["today", "--short"]


def says_again(arguments: list[str]) -> bool:
    """Say the line if just that was asked and nothing has changed since it was worked out."""
    words = kept_line.again(data_folder(), at=datetime.now(UTC)) if arguments == ASKED else None
    if words is None:
        return False
    print(words)
    return True


def works_out(arguments: list[str]) -> bool:
    """Say and keep the line if just that was asked; not where the record is to be upgraded."""
    if arguments != ASKED:
        return False
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    import django  # noqa: PLC0415 - what a kept line does without

    django.setup()
    from followthrough.cli import prompt_line  # noqa: PLC0415 - needs Django to be set up

    home = data_folder()
    stamped = kept_line.stamp(home)
    line = prompt_line.line(at=datetime.now(UTC))
    if line is None:
        return False
    with suppress(OSError):
        kept_line.keep(home, line.words, stamped=stamped, until=line.until)
    print(line.words)
    return True
