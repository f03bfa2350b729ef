"""``python -m benchmarks.collisions``: a draft among what was sent, against looking at all of it.

Found against brute force over all pairs (containment of word threes), time against that
brute force in the same run, and growth from a tenth of the messages to all. Seeded.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import django

from benchmarks.figures import Figure, at_most, ratio, show

if TYPE_CHECKING:
    from followthrough.accounts.models import Workspace

SIZES = (10_000, 100_000)
DRAFTS, EDITED, TIMED = 100, (0.05, 0.12, 0.20), 200
VOCABULARY, WORDS = 6_000, 45
BRUTE = 20  # drafts that are also held against every message


def measure(home: Path) -> None:
    """Measure in a process of its own, in a data folder of its own."""
    command = [sys.executable, "-m", "benchmarks.collisions"]
    surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": str(home / "collisions")}
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    show(at_most("a draft among 100,000 sent messages, typing, p95", told["p95_ms"], "ms", 5.0))
    show(Figure("… its first look, p95", told["first_p95_ms"], "ms"))
    show(
        ratio(
            "… over the same among 10,000",
            told["p50_ms"],
            told["p50_small_ms"],
            most=2.0,
            unit="ms",
        )
    )
    show(_at_least("looking at all of them instead", told["brute_ms"], "ms", 20 * told["p50_ms"]))
    show(_at_least("near copies found, up to 20 % edited", told["recall"], "", 0.99))
    show(at_most("taking one message in", told["add_ms"], "ms", 0.5))
    show(Figure("looking for new ones, none there", told["nothing_new_ms"], "ms"))
    show(at_most("whole check of a draft, p95", told["check_p95_ms"], "ms", 20.0))


def _at_least(name: str, value: float, unit: str, least: float) -> Figure:
    return Figure(name, value, unit, goal=f"≥ {least:.3g} {unit}", holds=value >= least)


def main() -> None:
    """Print the times as one JSON object."""
    from django.core.management import call_command
    from django.db import connection

    from followthrough.accounts.first_run import local_workspace
    from followthrough.messages import collisions

    call_command("migrate", verbosity=0)
    _, workspace = local_workspace()
    chance = random.Random(7)  # noqa: S311 - made-up data, no secret
    at = datetime(2026, 3, 12, tzinfo=UTC)
    told: dict[str, float] = {}
    texts: list[str] = []
    for size in SIZES:
        new = [_text(chance) for _ in range(size - len(texts))]
        _send(workspace, new, first=len(texts), at=at)
        texts += new
        began = time.perf_counter()
        collisions.prepare(workspace, at=at)
        told["add_ms"] = (time.perf_counter() - began) * 1000 / len(new)
        told["nothing_new_ms"] = _ms(lambda: collisions.prepare(workspace, at=at))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        first, times = _typed(workspace, [chance.choice(texts) for _ in range(TIMED)], at, chance)
        name = "p50_small_ms" if size == SIZES[0] else "p50_ms"
        told[name] = statistics.median(times)
        told["first_p95_ms"] = statistics.quantiles(first, n=20)[-1]
        told["p95_ms"] = statistics.quantiles(times, n=20)[-1]
    told |= _against_all(workspace, texts, chance, at)
    told |= _checks(workspace, texts, chance, at)
    print(json.dumps(told))


def _against_all(
    workspace: Workspace, texts: list[str], chance: random.Random, at: datetime
) -> dict[str, float]:
    from followthrough.messages import collisions, customising, sentences

    read = [customising.threes(sentences.read(text).words) for text in texts]
    wanted = found = 0
    brute = []
    for number in range(DRAFTS):
        share = EDITED[number % len(EDITED)]
        source = chance.randrange(len(texts))
        draft = _edited(chance, texts[source], share)
        near = {one.text for one in collisions.similar(workspace, draft, to=None, at=at)}
        own = customising.threes(sentences.read(draft).words)
        pairs = [source]
        if number < BRUTE:
            began = time.perf_counter()
            pairs = [n for n, other in enumerate(read) if _copied(own, other)]
            brute.append((time.perf_counter() - began) * 1000)
            pairs = pairs or [source]
        wanted += len(pairs[:8])
        found += sum(texts[n] in near for n in pairs[:8])
    return {"recall": found / wanted, "brute_ms": statistics.median(brute)}


def _copied(own: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return len(own & other) >= 0.5 * min(len(own), len(other))


def _checks(
    workspace: Workspace, texts: list[str], chance: random.Random, at: datetime
) -> dict[str, float]:
    from followthrough.messages import collisions
    from followthrough.messages.checking import Draft, check

    def whole(body: str) -> None:
        similar = collisions.similar(workspace, body, to=None, at=at)
        check(Draft(body, statement=body[:200], similar=similar, earlier=tuple(texts[:5])))

    bodies = [_edited(chance, chance.choice(texts), 0.12) for _ in range(TIMED)]
    times = [_ms(partial(whole, body)) for body in bodies]
    return {"check_p95_ms": statistics.quantiles(times, n=20)[-1]}


def _typed(
    workspace: Workspace, sources: list[str], at: datetime, chance: random.Random
) -> tuple[list[float], list[float]]:
    """The first look at each near copy, and the looks at the pauses while its end is typed."""
    from followthrough.messages import collisions

    first: list[float] = []
    times: list[float] = []
    for source in sources:
        words = _edited(chance, source, 0.12).split()
        for left in (12, 8, 4, 0):
            body = " ".join(words[: len(words) - left])
            took = _ms(partial(collisions.similar, workspace, body, to=None, at=at))
            (first if left == 12 else times).append(took)  # noqa: PLR2004
    return first, times


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _text(chance: random.Random) -> str:
    """Sentences of made-up words, some far commoner, and a phrase that all letters share."""
    words = [f"w{int(VOCABULARY ** chance.random())}" for _ in range(WORDS)]
    at = chance.randrange(WORDS)
    stock = [
        "would",
        "you",
        "have",
        "fifteen",
        "minutes",
        "for",
        "two",
        "questions",
        "next",
        "week",
    ]
    said = words[:at] + stock + words[at:]
    return " ".join(said[:25]) + ". " + " ".join(said[25:]) + "."


def _edited(chance: random.Random, text: str, share: float) -> str:
    """The same with a share of its words changed."""
    return " ".join(
        f"e{chance.randrange(VOCABULARY)}" if chance.random() < share else word
        for word in text.split()
    )


def _send(workspace: Workspace, texts: list[str], *, first: int, at: datetime) -> None:
    from followthrough.accounts.identifiers import in_order, number_at
    from followthrough.models import Contact, Interaction
    from followthrough.storage import bulk

    who = Contact.objects.create(
        workspace=workspace,
        name="Ana Duarte",
        came_in_on=at.date(),
        number=number_at(first, first),
    )
    fields = ["id", "workspace", "number", "contact", "is_outbound", "is_personal", "channel"]
    fields += ["at", "zone_known", "subject", "said", "result"]
    ids = in_order()
    rows = []
    for number, text in enumerate(texts, first):
        sent = at - timedelta(seconds=60 * (number % 100_000))
        place = number_at(int(sent.timestamp()), number)
        ids_ = (next(ids), workspace.pk.hex, place, who.pk.hex)
        rows.append((*ids_, True, True, "email", f"{sent:%Y-%m-%d %H:%M:%S}", True, "", text, ""))
    bulk.insert(Interaction, fields, rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    django.setup()
    main()
