"""How long a mailbox takes to come in, beside reading its bytes and beside the standard parser."""
# ruff: noqa: E501, S311, PLR2004 - mails stand as programs write them

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, at_most, show

MAILS = 100_000
LEAST = 5_000
PEOPLE = 2_000
WORDS = [
    "the",
    "role",
    "team",
    "thanks",
    "would",
    "could",
    "Thursday",
    "call",
    "next",
    "week",
    "about",
    "your",
    "work",
    "project",
]
ME = "Robin Adeyemi <robin@example.com>"
START = datetime(2020, 1, 6, 9, tzinfo=UTC)


def write_mailbox(path: Path, mails: int) -> Path:
    """A mailbox of threads with quotes; three in ten mails have two parts, one in sixteen a file."""
    chance = random.Random(7)
    people = [f"Person{n} Berg <p{n}@firm{n % 300}.example>" for n in range(PEOPLE)]
    last: dict[str, tuple[str, str]] = {}
    with path.open("wb") as box:
        for number in range(mails):
            box.write(_one(chance, number, people[number * 7919 % PEOPLE], last))
    return path


def _one(chance: random.Random, number: int, other: str, last: dict[str, tuple[str, str]]) -> bytes:
    is_mine = number % 2 == 0
    at = START + timedelta(minutes=20 * number)
    said = "\n".join(" ".join(chance.choices(WORDS, k=12)) for _ in range(chance.randrange(3, 12)))
    own = f"{number}@example.com"
    before = last.get(other)
    last[other] = (own, said)
    text = said
    references = ""
    if before:
        references = f"References: <{before[0]}>\nIn-Reply-To: <{before[0]}>\n"
        quoted = "\n".join("> " + line for line in (before[1] * 8).split("\n"))
        text = (
            f"{said}\n\nOn {at:%a, %d %b %Y at %H:%M}, {other.partition(' <')[0]} wrote:\n{quoted}"
        )
    head = (
        f"From 17{number:017}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}\n"
        f"Delivered-To: robin@example.com\nReceived: by mx.example with id {number};\n"
        f" {format_datetime(at)}\nFrom: {ME if is_mine else other}\nTo: {other if is_mine else ME}\n"
        f"Date: {format_datetime(at)}\nMessage-ID: <{own}>\nSubject: {'Re: ' if before else ''}Topic"
        f" {number % 500}\n{references}MIME-Version: 1.0\n"
    )
    return (head + _body(chance, number, text) + "\n\n").encode()


def _body(chance: random.Random, number: int, text: str) -> str:
    if number % 16 == 0:
        data = "\n".join(["QUJD" * 19] * chance.randrange(100, 400))
        return (
            "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\n"
            f"{text}\n--m\nContent-Type: application/pdf\nContent-Disposition: attachment;"
            f' filename="note.pdf"\nContent-Transfer-Encoding: base64\n\n{data}\n--m--\n'
        )
    if number % 10 < 3:
        return (
            "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain;"
            f" charset=utf-8\n\n{text}\n--a\nContent-Type: text/html; charset=utf-8\n\n<p>{text}</p>"
            "\n--a--\n"
        )
    return f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"


def measure(folder: Path, mails: int = MAILS) -> None:
    """Measure one mailbox in, the same again, and how memory and time grow."""
    box = write_mailbox(folder / "box.mbox", mails)
    smaller = write_mailbox(folder / "small.mbox", mails // 5)
    people = _write_people(folder / "people.vcf")
    started = time.perf_counter()
    with box.open("rb") as file:
        while file.read(1 << 20):
            pass
    floor = time.perf_counter() - started
    parser = _standard(smaller)
    _import(people, folder / "mail-home")
    first = _import(box, folder / "mail-home")
    again = _import(box, folder / "mail-home")
    _import(people, folder / "small-home")
    small = _import(smaller, folder / "small-home")
    _show(mails, floor, parser, (first, again, small))


def _show(mails: int, floor: float, parser: float, told: tuple[Any, Any, Any]) -> None:
    first, again, small = told
    show(Figure(f"floor: read the bytes of {mails:,} mails", floor, "s"))
    show(Figure("standard parser alone, text of each", parser, "mails/s"))
    each = mails / first["seconds"]
    goal = "≥ 5,000 /s"
    show(
        Figure(
            "mailbox: in, with turns and full text", each, "mails/s", goal=goal, holds=each >= LEAST
        )
    )
    show(at_most("mailbox: the same again", again["seconds"], "s", 0.2))
    show(at_most("mailbox: peak memory", first["peak_mib"], "MiB", 200))
    show(
        at_most(
            "mailbox: time for five times the mails",
            first["seconds"] / small["seconds"],
            "times",
            6,
        )
    )


def _write_people(path: Path) -> Path:
    cards = (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Person{n} Berg\nN:Berg;Person{n};;;\n"
        f"EMAIL:p{n}@firm{n % 300}.example\nEND:VCARD\n"
        for n in range(PEOPLE)
    )
    path.write_text("".join(cards))
    return path


def _standard(box: Path) -> float:
    from followthrough.mail.splitting import split

    with box.open("rb") as stream:
        some = [raw.data for raw, _ in zip(split(stream), range(2_000), strict=False)]
    started = time.perf_counter()
    for data in some:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html"))
        if body is not None:
            body.get_content()
    return len(some) / (time.perf_counter() - started)


def _import(box: Path, home: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_import", str(box)],
        env={**os.environ, "FOLLOWTHROUGH_HOME": str(home)},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])
