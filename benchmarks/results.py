"""``python -m benchmarks.results``: the page of results over 100,000 interactions in five years."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.figures import Figure, at_most, ratio, show

PEOPLE, INTERACTIONS = 8_000, 100_000
DAYS = 5 * 365
MINE_FIRST, ANSWERED, MOST_ENTRIES = 0.8, 0.4, 7  # of an ask; about four entries each
COMPANIES, TARGETS = 400, 12
TURNS = 25
MOST_QUERIES = 14
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
RESULTS = ("",) * 40 + ("yes", "no", "later", "gave_name", "will_refer", "met", "interview")
CHANNELS = ("linkedin", "linkedin", "linkedin", "email", "email", "email", "phone")
# The least that any answer from the entries could cost: each of them read once, in order.
_EVERY_ENTRY = """
    SELECT contact_id, +is_outbound, +at, result, channel, number FROM followthrough_interaction
    WHERE workspace_id = %s AND +is_personal ORDER BY contact_id, number DESC
"""


def measure() -> None:
    """In a process and a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="followthrough-results-") as home:
        surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": home}
        command = [sys.executable, "-m", "benchmarks.results", "here"]
        done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    floor = told["floor_ms"]
    show(Figure(f"floor: one pass over {told['interactions']:,} entries", floor, "ms"))
    for name, took in told["pages"].items():
        show(ratio(f"results, {name}: p50", took, floor, most=0.5, unit="ms"))
        show(at_most("… server time", took, "ms", 50.0))
    few = told["queries"] <= MOST_QUERIES
    show(Figure("… queries", told["queries"], "", goal=f"≤ {MOST_QUERIES}", holds=few))
    show(Figure("… rounds they are counted from", told["rounds"], ""))


def main() -> None:
    """Fill the record, time the page on it, and print one JSON line."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from followthrough.accounts.first_run import local_workspace
    from followthrough.conversations import exchanges
    from followthrough.conversations.models import Interaction, Round
    from followthrough.storage import bulk
    from followthrough.web.launching import let_in

    _, workspace = local_workspace()
    _fill(workspace)
    exchanges.refresh(workspace)
    client = Client(headers={"host": "127.0.0.1"})
    let_in(client)

    def page(rest: str) -> Callable[[], object]:
        return lambda: client.get(f"/results/{rest}")

    with CaptureQueriesContext(connection) as asked:
        page("?span=all")()
    told = {
        "interactions": Interaction.objects.of(workspace).count(),
        "rounds": Round.objects.of(workspace).count(),
        "queries": len(asked),
        "floor_ms": _p50(lambda: list(bulk.read(_EVERY_ENTRY, [workspace.pk.hex]))),
        "pages": {
            **{
                f"five years by {by}": _p50(page(f"?span=all&by={by}"))
                for by in ("role", "kind", "source", "channel", "approach", "statement", "touch")
            },
            "last 90 days": _p50(page("?span=90")),
            "review of the week": _p50(page("review/")),
            "the month": _p50(page("month/")),
            "coverage": _p50(page("coverage/")),
        },
    }
    print(json.dumps(told))


def _fill(workspace: Any) -> None:
    """People written to now and then over five years; some of them answer."""
    from followthrough.models import Contact, Interaction, Placement

    employers = _employers(workspace)
    chance = Random(7)  # noqa: S311 - made-up people
    contacts = Contact.objects.bulk_create(
        [
            Contact(
                workspace=workspace,
                name=f"Person {n}",
                sort_name=f"person {n}",
                company=employers[n % COMPANIES],
                came_in_on=AT.date() - timedelta(days=DAYS),
                connected_on=AT.date() - timedelta(days=DAYS) if n % 2 else None,
                number=n,
            )
            for n in range(PEOPLE)
        ],
        batch_size=2000,
    )
    roles = ["recruiter", "agency_recruiter", "hiring_manager", "employee", "colleague", "general"]
    placed = [
        Placement(
            workspace=workspace,
            contact=one,
            kind=chance.choice(["key", "interesting", ""]),
            role=chance.choice(roles),
            confidence="sure",
            decided_at=AT,
        )
        for one in contacts
    ]
    Placement.objects.bulk_create(placed, batch_size=2000)
    Interaction.objects.bulk_create(_said(workspace, contacts, chance), batch_size=2000)


def _employers(workspace: Any) -> list[Any]:
    """The companies people work at; the user aims at the first few."""
    from followthrough.contacts import company_names
    from followthrough.jobsearch.aiming import set_aim
    from followthrough.models import Company

    names = [f"Employer {n}" for n in range(COMPANIES)]
    employers = Company.objects.bulk_create(
        Company(workspace=workspace, key=company_names.key(name), name=name, number=n)
        for n, name in enumerate(names)
    )
    set_aim(
        workspace,
        titles=["Analyst"],
        companies=names[:TARGETS],
        minutes=30,
        values=[],
        by=None,
        at=AT,
    )
    return list(employers)


def _said(workspace: Any, contacts: list[Any], chance: Random) -> list[Any]:
    """Asks spread over five years, each with its few touches and, now and then, answers."""
    found: list[Any] = []
    while len(found) < INTERACTIONS:
        contact, day = chance.choice(contacts), chance.uniform(0, DAYS)
        is_mine = chance.random() < MINE_FIRST
        for _ in range(chance.randint(1, MOST_ENTRIES)):
            found.append(_entry(workspace, contact, day, is_mine=is_mine, chance=chance))
            is_mine = not is_mine if chance.random() < ANSWERED else is_mine
            day = max(day - chance.expovariate(1 / 4), 0)
    return found[:INTERACTIONS]


def _entry(workspace: Any, contact: Any, ago: float, *, is_mine: bool, chance: Random) -> Any:
    from followthrough.accounts.identifiers import number_at
    from followthrough.models import Interaction

    at = AT - timedelta(days=ago)
    return Interaction(
        workspace=workspace,
        contact=contact,
        number=number_at(int(at.timestamp()), chance.getrandbits(30)),
        is_outbound=is_mine,
        channel=chance.choice(CHANNELS),
        at=at,
        said="May I ask you something? " * 8,
        result=chance.choice(RESULTS),
    )


def _p50(act: Callable[[], object]) -> float:
    act()
    times = []
    for _ in range(TURNS):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    import django

    django.setup()
    if len(sys.argv) > 1:
        from followthrough.storage import upgrading

        upgrading.upgrade()
        main()
    else:
        measure()
