"""``python -m benchmarks.resorting``: sorting everybody again after a change of aim."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django

from benchmarks.figures import at_most, ratio, show

ROUNDS = 7
AIMS = (["Data Analyst"], ["Sales Manager"])


def measure(home: Path) -> None:
    """Measure in a process of its own, on the record in that data folder."""
    command = [sys.executable, "-m", "benchmarks.resorting"]
    surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": str(home)}
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    show(ratio("sorting everybody again, over reading them", told["sort"], told["read"], most=3.0))
    show(ratio("… of whom this one reads and decides", told["look"], told["read"], most=3.0))
    show(at_most("one person sorted again", told["one_ms"], "ms", 5.0))


def main() -> None:
    """Print the times as one JSON object."""
    from followthrough.accounts.first_run import local_workspace
    from followthrough.jobsearch.aiming import set_aim
    from followthrough.models import Contact
    from followthrough.sorting import gathering, placing

    user, workspace = local_workspace()
    now = datetime.now(UTC)
    anybody = Contact.objects.of(workspace).order_by("id")[0].id

    def plain_pass() -> None:
        deque(gathering.people(workspace, None), maxlen=0)

    def look() -> None:
        deque(placing.look(workspace, None, is_read=True), maxlen=0)

    times: dict[str, list[float]] = {"read": [], "look": [], "sort": [], "one": []}
    for number in range(ROUNDS):  # turn by turn, so that drift hits all alike
        aim = AIMS[number % len(AIMS)]
        set_aim(workspace, titles=aim, companies=[], minutes=30, values=[], by=user, at=now)
        times["read"].append(_timed(plain_pass))
        times["look"].append(_timed(look))
        times["sort"].append(_timed(lambda: placing.resort(workspace, at=now)))
        times["one"].append(_timed(lambda: placing.place(workspace, [anybody], at=now)))
    told = {name: statistics.median(taken) for name, taken in times.items()}
    print(json.dumps(told | {"one_ms": told["one"] * 1000}))


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    django.setup()
    main()
