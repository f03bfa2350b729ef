"""The floor every import is held against: the plainest loader that could be written by hand.

Read with the csv module, lower-case the addresses, hand out identifiers from dicts, write with
sqlite3's ``executemany`` in one transaction, then build six indexes. No encodings, no odd rows,
no report, no full text, no second look: what a program for exactly one file could do at best.
"""

from __future__ import annotations

import csv
import sqlite3
import zipfile
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

SCHEMA = """
CREATE TABLE contact(id INTEGER PRIMARY KEY, name TEXT, slug TEXT, company TEXT, title TEXT,
                     connected TEXT);
CREATE TABLE conversation(id INTEGER PRIMARY KEY, external TEXT);
CREATE TABLE message(id INTEGER PRIMARY KEY, conversation INTEGER, sender INTEGER, at TEXT,
                     subject TEXT, body TEXT);
"""
INDEXES = """
CREATE INDEX contact_slug ON contact(slug);
CREATE INDEX contact_name ON contact(name);
CREATE INDEX contact_company ON contact(company);
CREATE INDEX message_conversation ON message(conversation, at);
CREATE INDEX message_sender ON message(sender, at);
CREATE INDEX message_at ON message(at);
"""


def load(archive: Path, target: Path) -> int:
    """Load Connections.csv and messages.csv of a zip; returns the rows written."""
    database = sqlite3.connect(target)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    database.executescript(SCHEMA)
    people: dict[str, int] = {}
    with zipfile.ZipFile(archive) as opened, database:
        database.execute("BEGIN")
        database.executemany(
            "INSERT INTO contact VALUES (?,?,?,?,?,?)", _connections(opened, people)
        )
        threads: dict[str, int] = {}
        database.executemany(
            "INSERT INTO message VALUES (?,?,?,?,?,?)", _messages(opened, people, threads)
        )
        database.executemany(
            "INSERT INTO conversation VALUES (?,?)", ((n, key) for key, n in threads.items())
        )
        for statement in INDEXES.split(";\n"):
            if statement.strip():
                database.execute(statement)
    (rows,) = database.execute("SELECT (SELECT count(*) FROM contact) + count(*) FROM message")
    database.close()
    return int(rows[0])


def _slug(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2].lower()


def _connections(opened: zipfile.ZipFile, people: dict[str, int]) -> Iterator[tuple[object, ...]]:
    with opened.open("Connections.csv") as raw:
        rows = csv.reader(TextIOWrapper(raw, "utf-8", newline=""))
        for row in rows:
            if row[:2] == ["First Name", "Last Name"]:
                break
        for first, last, url, _email, company, title, connected in rows:
            if not url:
                continue
            slug = _slug(url)
            number = people[slug] = len(people) + 1
            yield number, f"{first} {last}".strip(), slug, company, title, connected


def _messages(
    opened: zipfile.ZipFile, people: dict[str, int], threads: dict[str, int]
) -> Iterator[tuple[object, ...]]:
    with opened.open("messages.csv") as raw:
        rows = csv.reader(TextIOWrapper(raw, "utf-8", newline=""))
        head = next(rows)
        at = [head.index(c) for c in ("CONVERSATION ID", "SENDER PROFILE URL", "DATE", "SUBJECT")]
        body = head.index("CONTENT")
        for number, row in enumerate(rows, 1):
            thread, url, when, subject = (row[i] for i in at)
            conversation = threads.setdefault(thread, len(threads) + 1)
            sender = people.setdefault(_slug(url), len(people) + 1)
            yield number, conversation, sender, when[:19], subject, row[body].strip()
