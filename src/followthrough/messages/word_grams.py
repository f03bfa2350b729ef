"""Runs of three words of what was sent, as numbers in one small table, to find near copies fast.

The table only points at interactions: what is gone there is found no more. It is kept up by
``catch_up``, which takes in what came since, once an import stands and while a letter is
written. The upper half of a hash is the workspace, so that none meets another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID
from zlib import crc32

from django.db import connection, transaction

from followthrough.accounts.identifiers import number_at
from followthrough.accounts.models import Workspace
from followthrough.messages import sentences
from followthrough.storage import bulk

NEWEST = 48  # messages looked at for each run of words: more of them say the same thing
MOST_RUNS = 384  # of a draft, far above any message one should send
_STEP = 32  # statements are padded to multiples, so that the database meets few different ones
_WORDS = 3
_ADD = (
    "INSERT INTO followthrough_wordgram (hash, number) VALUES (%s, %s)"
    " ON CONFLICT (hash, number) DO NOTHING"
)
_NOT_YET = """
    SELECT i.number, i.said FROM followthrough_interaction i
    WHERE i.workspace_id = %s AND i.number >= %s AND i.is_outbound AND i.said <> ''
      AND i.is_personal AND i.contact_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM followthrough_wordgram g
                      WHERE g.hash = %s AND g.number = i.number)
"""
_ONE = (
    "SELECT number FROM (SELECT number FROM followthrough_wordgram"
    " WHERE hash = %s AND number >= %s ORDER BY number DESC LIMIT %s) run"
)


def catch_up(workspace: Workspace, *, since: datetime) -> int:
    """Take in what was sent since then and is not there yet, and say how many messages."""
    mark = _mark(workspace.pk)
    params = [workspace.pk.hex, first_number(since), mark]
    found = list(bulk.read(_NOT_YET, params))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_ADD, sorted(_rows(workspace.pk, found)))
    return len(found)


def forget(workspace: Workspace, *, number: int, said: str) -> None:
    """Take one message out, given the very words it was taken in with."""
    rows = list(_rows(workspace.pk, [(number, said)]))
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM followthrough_wordgram WHERE hash = %s AND number = %s", rows
        )


def sharing(workspace_id: UUID, words: tuple[str, ...], *, since: datetime) -> Counter[int]:
    """How many runs of words each message sent since then shares with these words."""
    runs = sorted(hashes(workspace_id, words))[:MOST_RUNS]
    if not runs:
        return Counter()
    runs += [-1] * (-len(runs) % _STEP)
    first = first_number(since)
    params = [value for run in runs for value in (run, first, NEWEST)]
    sql = " UNION ALL ".join([_ONE] * len(runs))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return Counter(number for (number,) in cursor.fetchall())


def hashes(workspace_id: UUID, words: tuple[str, ...]) -> set[int]:
    """The runs of three words as numbers that only this workspace has."""
    base = _mark(workspace_id)
    runs = zip(words, words[1:], words[2:], strict=False)
    return {base | (crc32(" ".join(run).encode()) or 1) for run in runs}


def first_number(since: datetime) -> int:
    """The lowest number an interaction of that moment may have."""
    return number_at(int(since.timestamp()), 0)


def _rows(workspace_id: UUID, sent: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    mark = _mark(workspace_id)
    for number, said in sent:
        yield mark, number
        for run in hashes(workspace_id, sentences.read(said).words):
            yield run, number


def _mark(workspace_id: UUID) -> int:
    """What says that a message was taken in, and the upper half of all its hashes."""
    return (workspace_id.int & 0x7FFF_FFFF) << 32
