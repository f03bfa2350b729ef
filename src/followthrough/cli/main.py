"""The command ``followthrough``: the door where every trouble becomes one sentence."""

import os
import sys

import django


def main() -> None:
    """Run a command; exit 0 when done, 1 with one sentence when not, 2 on a wrong call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    django.setup()
    from followthrough.cli import prompt  # noqa: PLC0415 - needs Django to be set up

    if prompt.answers(sys.argv[1:]):
        return
    from followthrough.cli import commands  # noqa: PLC0415 - as above, and slow to load

    sys.exit(commands.run(sys.argv[1:]))
