"""Keeping the full text over what was said in step with the interactions.

The text lives in the interactions themselves; the index only points at them by number. It
therefore forgets an interaction only when told the very words it was indexed under.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from followthrough.conversations.models import Interaction

_ADD = (
    "INSERT INTO followthrough_interaction_text (rowid, subject, said)"
    " SELECT number, subject, said FROM followthrough_interaction"
)
_SAYS_SOMETHING = "(subject <> '' OR said <> '')"


@dataclass(frozen=True, slots=True)
class Words:
    """What one interaction is found under."""

    number: int
    subject: str
    said: str

    @classmethod
    def of(cls, interaction: Interaction) -> "Words":
        """The words of an interaction as it stands now."""
        return cls(interaction.number, interaction.subject, interaction.said)


def index_interaction(interaction: Interaction, *, before: Words | None = None) -> None:
    """Make an interaction findable; ``before`` are the words it was found under until now."""
    if before == Words.of(interaction):
        return
    if before is not None:
        forget(before)
    _run(f"{_ADD} WHERE id = %s AND {_SAYS_SOMETHING}", [interaction.pk.hex])


def forget(words: Words) -> None:
    """No longer find an interaction under these words."""
    if words.subject or words.said:
        _run(
            "INSERT INTO followthrough_interaction_text"
            " (followthrough_interaction_text, rowid, subject, said)"
            " VALUES ('delete', %s, %s, %s)",
            [words.number, words.subject, words.said],
        )


def add_from(source_ids: Collection[UUID | str]) -> None:
    """Make everything the files of an import brought findable."""
    for source in source_ids:
        _run(
            f"{_ADD} WHERE source_id = %s AND {_SAYS_SOMETHING} ORDER BY number",
            [UUID(str(source)).hex],
        )


def forget_from(source_ids: Collection[UUID | str]) -> None:
    """No longer find what the files of an import brought; before it is deleted."""
    for source in source_ids:
        _run(
            "INSERT INTO followthrough_interaction_text"  # noqa: S608 - our own names only
            " (followthrough_interaction_text, rowid, subject, said)"
            " SELECT 'delete', number, subject, said FROM followthrough_interaction"
            f" WHERE source_id = %s AND {_SAYS_SOMETHING}",
            [UUID(str(source)).hex],
        )


def forget_for_good() -> None:
    """Rewrite the index, so that words of rows long deleted are in it no more."""
    _run(
        "INSERT INTO followthrough_interaction_text (followthrough_interaction_text)"
        " VALUES ('optimize')",
        [],
    )


def rebuild() -> None:
    """Index everything anew, from the interactions as they stand."""
    _run(
        "INSERT INTO followthrough_interaction_text (followthrough_interaction_text)"
        " VALUES ('rebuild')",
        [],
    )


def _run(sql: str, params: Sequence[Any]) -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
