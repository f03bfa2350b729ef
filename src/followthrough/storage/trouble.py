"""The one family of errors that people read."""


class Trouble(Exception):  # noqa: N818 - the word the messages are about
    """Something could not be done. The message says what happened, the value, and what to do."""
