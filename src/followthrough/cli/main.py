"""The command ``followthrough``: the door where every trouble becomes one sentence."""

import os
import sys

from followthrough.cli import prompt


def main() -> None:
    """Run a command; exit 0 when done, 1 with one sentence when not, 2 on a wrong call."""
    arguments = sys.argv[1:]
    if prompt.says_again(arguments) or prompt.works_out(arguments):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    import django  # noqa: PLC0415 - a line for a prompt does without

    django.setup()
    from followthrough.cli import commands  # noqa: PLC0415 - needs Django to be set up

    sys.exit(commands.run(arguments))
