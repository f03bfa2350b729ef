"""``python -m benchmarks.today_growth``: Today with 5,000 open matters, at two sizes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.figures import Figure, at_most, ratio, show

PEOPLE, TEN_TIMES, MATTERS = 30_000, 300_000, 5_000
ROUNDS = 100
MOST_QUERIES = 6
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
RESULTS = ("resume_sent", "applied", "will_refer", "introduced", "interview", "later", "")
_BARE = """
    SELECT contact_id, situation, due_on, minutes, order_key FROM followthrough_followup
    WHERE workspace_id = %s AND +due_on <= %s
    ORDER BY order_key DESC, due_on, contact_id DESC LIMIT 100
"""


def measure() -> None:
    """Each size in a process and a data folder of its own."""
    told = {people: _in_its_own(people) for people in (PEOPLE, TEN_TIMES)}
    small, large = told[PEOPLE], told[TEN_TIMES]
    show(at_most("Today with 5,000 open matters: p50", small["today_ms"], "ms", 5.0))
    few = small["queries"] <= MOST_QUERIES
    show(Figure("… queries", small["queries"], "", goal=f"≤ {MOST_QUERIES}", holds=few))
    for name, key in (
        ("… at ten times the people", "today_ms"),
        ("… of it the bare query", "bare_ms"),
    ):
        show(ratio(name, large[key], small[key], most=1.5, unit="ms"))


def _in_its_own(people: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="followthrough-today-") as home:
        surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": home}
        command = [sys.executable, "-m", "benchmarks.today_growth", str(people)]
        done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(people: int) -> None:
    """Make the record, time Today on it, and print one JSON line."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from followthrough.accounts.first_run import local_workspace
    from followthrough.conversations import exchanges
    from followthrough.followups import planning, queries
    from followthrough.storage import bulk

    _, workspace = local_workspace()
    _fill(workspace, people)
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)
    own = workspace.pk.hex
    with CaptureQueriesContext(connection) as asked:
        queries.today(workspace, today=TODAY, minutes=30)
    told = {
        "today_ms": _p50(lambda: queries.today(workspace, today=TODAY, minutes=30)),
        "bare_ms": _p50(lambda: list(bulk.read(_BARE, [own, TODAY.isoformat()]))),
        "queries": len(asked),
    }
    print(json.dumps(told))


def _fill(workspace: Any, people: int) -> None:
    """People of whom a fixed number has an open matter; the rest rest."""
    from followthrough.models import Placement

    chance = Random(7)  # noqa: S311 - made-up people
    contacts = _people(workspace, people)
    step = people // MATTERS
    placed = [
        Placement(
            workspace=workspace,
            contact=one,
            kind="key" if number % step == 0 else "",
            role=chance.choice(["recruiter", "hiring_manager", "employee"]),
            confidence="sure",
            decided_at=AT,
        )
        for number, one in enumerate(contacts)
    ]
    Placement.objects.bulk_create(placed, batch_size=2000)
    _write_to(workspace, contacts[::step][:MATTERS], chance)


def _people(workspace: Any, number: int) -> list[Any]:
    from followthrough.models import Company, Contact

    companies = [
        Company(workspace=workspace, key=f"company {n}", name=f"Company {n}", number=n)
        for n in range(number // 10)
    ]
    Company.objects.bulk_create(companies, batch_size=2000)
    contacts = [
        Contact(
            workspace=workspace,
            name=f"Person {n}",
            sort_name=f"person {n}",
            came_in_on=TODAY - timedelta(days=400),
            number=n,
            company=companies[n // 10],
        )
        for n in range(number)
    ]
    return Contact.objects.bulk_create(contacts, batch_size=2000)


def _write_to(workspace: Any, people: list[Any], chance: Random) -> None:
    from followthrough.models import Interaction

    said = [
        Interaction(
            workspace=workspace,
            contact=one,
            number=number,
            is_outbound=True,
            channel="email",
            at=AT - timedelta(days=chance.randint(1, 60), minutes=number % 600),
            said="May I ask you something?",
            result=chance.choice(RESULTS),
        )
        for number, one in enumerate(people)
    ]
    Interaction.objects.bulk_create(said, batch_size=2000)


def _p50(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
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
        main(int(sys.argv[1]))
    else:
        measure()
