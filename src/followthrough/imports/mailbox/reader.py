"""The mails of a file or a folder, one record each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from followthrough.imports.contract import Notice
from followthrough.mail.splitting import Raw, split


def read(stream: BinaryIO, name: str, *, notice: Notice) -> Iterator[Raw]:  # noqa: ARG001 - the shape of every reader
    """Every mail as it stands; what it says is read where the people are known."""
    return split(stream)
