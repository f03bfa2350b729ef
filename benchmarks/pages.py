"""Server time and query counts of the pages people wait for, at 30,000 people."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Figure, show

GOAL_MS = 5.0
LATE_MS = 15.0
LATE_TIMES = 3  # of the goal, for the pages that count everybody
MOST_QUERIES = 6


def measure(home: Path) -> None:
    """Measure in a process of its own, on the record in that data folder."""
    command = [sys.executable, "-m", "benchmarks.page_times"]
    surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": str(home)}
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    for line in done.stdout.splitlines():
        told = json.loads(line)
        name, middle, queries = told["name"], told["p50_ms"], told["queries"]
        goal = told.get("goal_ms", GOAL_MS)
        show(Figure(f"{name}: p50", middle, "ms", goal=f"≤ {goal:g} ms", holds=middle <= goal))
        late = told["p99_ms"]
        latest = max(LATE_MS, LATE_TIMES * goal)
        show(Figure(f"{name}: p99", late, "ms", goal=f"≤ {latest:g} ms", holds=late <= latest))
        most = told.get("most_queries", MOST_QUERIES)
        show(Figure(f"{name}: queries", queries, "", goal=f"≤ {most}", holds=queries <= most))
