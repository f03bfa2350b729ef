"""``python -m benchmarks.bridges``: the ways into a company, on a pooled network.

Everybody has a company and three places before; a thousand people are the user's own contacts.
The floor is the plainest join that could be written by hand, on lean tables of whole numbers with
a table of the user's own places, beside the same network. It knows no kinds, sizes, schools,
functions or words. ``python -m benchmarks.bridges 1000000 1000`` prints the
times at the whole size.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from benchmarks.figures import at_most, ratio, show

FEWER, PEOPLE = 20_000, 200_000
OWN, EVERYBODY = 1_000, 30_000
PLACES = 3  # before the company of today
SIZES = {"small": 5, "middle": 40, "large": 560}
ROUNDS, SEED = 25, 7
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
SCHEMA = """
    CREATE TABLE stay(person INT, org INT, came INT, gone INT, PRIMARY KEY(person, org))
        WITHOUT ROWID;
    CREATE TABLE now(org INT, person INT, PRIMARY KEY(org, person)) WITHOUT ROWID;
    CREATE TABLE mine(org INT, person INT, came INT, gone INT, strength INT);
    CREATE INDEX mine_by_org ON mine(org, person, came, gone, strength);
"""
BARE = """
    SELECT m.person, n.person, m.strength + min(o.gone, m.gone) - max(o.came, m.came) AS worth
    FROM now n CROSS JOIN stay o ON o.person = n.person CROSS JOIN mine m ON m.org = o.org
    WHERE n.org = ? AND min(o.gone, m.gone) > max(o.came, m.came) ORDER BY worth DESC LIMIT 12
"""


class Stay(NamedTuple):
    """Somebody at a place, in years."""

    person: int
    org: int
    came: int
    gone: int


def measure() -> None:
    """Each size in a process and a data folder of its own."""
    fewer, many = _in_its_own(FEWER, OWN), _in_its_own(PEOPLE, OWN)
    for size in SIZES:
        name = f"ways into a {size} company of {PEOPLE:,} people"
        show(ratio(name, many[size], many[f"{size}_bare"], most=1.5, unit="ms"))
    show(ratio("… at ten times the people", many["middle"], fewer["middle"], most=1.5, unit="ms"))
    own = _in_its_own(EVERYBODY, EVERYBODY)
    for size in SIZES:
        show(at_most(f"… {size}, of {EVERYBODY:,} who are all known", own[size], "ms", 50.0))
    show(at_most("a place noted, with what it means for ways", own["kept"], "ms", 5.0))


def _in_its_own(people: int, own: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="followthrough-bridges-") as home:
        surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": home}
        command = [sys.executable, "-m", "benchmarks.bridges", str(people), str(own)]
        done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(people: int, own: int) -> None:
    """Make the network twice, ask both, and print one JSON line."""
    from followthrough.accounts.first_run import local_workspace
    from followthrough.introductions.ways import ways_to_company
    from followthrough.models import Company
    from followthrough.sorting import near_places

    _, workspace = local_workspace()
    network = _network(people)
    _fill(workspace, network, own)
    near_places.keep(workspace, None)
    lean = _lean(network, own)
    count, found = Counter(one.org for one in _now(network)), {}
    for size, there in SIZES.items():
        org = min(count, key=lambda org: (abs(count[org] - there), org))
        company = Company.objects.of(workspace).get(number=org)
        ways = partial(ways_to_company, workspace, company, today=TODAY, limit=12)
        found[size] = _p50(ways)
        found[f"{size}_bare"] = _p50(partial(_bare, lean, org))
        found[f"{size}_people"] = count[org]
    anybody = [f"{people // 2:032x}"]
    found["kept"] = _p50(lambda: near_places.keep(workspace, anybody))
    print(json.dumps(found))


def _bare(lean: sqlite3.Connection, org: int) -> list[tuple[int, int, int]]:
    return lean.execute(BARE, (org,)).fetchall()


def _network(people: int) -> list[list[Stay]]:
    """Of each person the company of today, then where they were before."""
    chance, orgs = Random(SEED), people // 20  # noqa: S311 - made-up people
    weights = list(accumulate(1 / (rank + 4) ** 0.6 for rank in range(orgs)))
    network = []
    for person in range(people):
        places = chance.choices(range(orgs), cum_weights=weights, k=PLACES + 1)
        stays = [Stay(person, places[0], 2020, 2027)]
        for org in dict.fromkeys(places[1:]):
            came = chance.randint(1995, 2019)
            stays.append(Stay(person, org, came, came + chance.randint(1, 6)))
        network.append(stays)
    return network


def _now(network: list[list[Stay]]) -> Iterator[Stay]:
    return (stays[0] for stays in network)


def _mine(network: list[list[Stay]], own: int) -> list[list[Stay]]:
    return network[:: max(1, len(network) // own)]


def _lean(network: list[list[Stay]], own: int) -> sqlite3.Connection:
    lean = sqlite3.connect(":memory:")
    lean.executescript(SCHEMA)
    before = ((s.person, s.org, s.came, s.gone) for stays in network for s in stays[1:])
    lean.executemany("INSERT OR IGNORE INTO stay VALUES (?, ?, ?, ?)", before)
    lean.executemany("INSERT INTO now VALUES (?, ?)", ((s.org, s.person) for s in _now(network)))
    mine = ((s.org, s.person, s.came, s.gone, 2) for stays in _mine(network, own) for s in stays)
    lean.executemany("INSERT INTO mine VALUES (?, ?, ?, ?, ?)", mine)
    lean.execute("ANALYZE")
    return lean


def _fill(workspace: Any, network: list[list[Stay]], own: int) -> None:
    """The same network as the product keeps it; identifiers are plain numbers."""
    from followthrough.models import Affiliation, Company, Contact, Exchange
    from followthrough.storage import bulk

    key = workspace.pk.hex
    mine = {stays[0].person for stays in _mine(network, own)}
    orgs = range(len(network) // 20)
    bulk.insert(
        Company,
        ("id", "workspace", "key", "name", "is_agency", "number"),
        ((f"{1 << 64 | n:032x}", key, f"company {n}", f"Company {n}", 0, n) for n in orgs),
    )
    fields = ("id", "workspace", "name", "first_name", "last_name", "sort_name", "title", "company")
    rest = ("company_name", "email", "profile_url", "connected_on", "came_in_on", "note", "edits")
    contacts = (_contact(s, key, is_own=s.person in mine) for s in _now(network))
    bulk.insert(Contact, (*fields, *rest, "is_anonymous", "number"), contacts)
    number = iter(range(1 << 65, 1 << 66))
    places = (_place(s, key, next(number)) for stays in network for s in stays[1:])
    fields = ("id", "workspace", "contact", "is_study", "name", "key", "started", "finished")
    bulk.insert(Affiliation, fields, places)
    talked = [
        Exchange(
            workspace=workspace,
            contact_id=f"{person:032x}",
            touches=1 + person % 12,
            heard=1 + person % 5,
            last_touch_at=AT - timedelta(days=person % 1500),
            last_heard_at=AT - timedelta(days=person % 1400),
        )
        for person in sorted(mine)
        if len(mine) == OWN or person % 10 == 0
    ]
    Exchange.objects.bulk_create(talked, batch_size=2000)


def _contact(now: Stay, key: str, *, is_own: bool) -> tuple[Any, ...]:
    number, day = f"{now.person}", TODAY.isoformat()
    name = (f"Person {number}", "Person", number, f"person {number}", "")
    company = (f"{1 << 64 | now.org:032x}", f"Company {now.org}", "", "")
    dates = (day if is_own else None, day, "", "{}", 0, now.person)
    return (f"{now.person:032x}", key, *name, *company, *dates)


def _place(stay: Stay, key: str, number: int) -> tuple[Any, ...]:
    name = (0, f"Company {stay.org}", f"company {stay.org}", str(stay.came), str(stay.gone))
    return (f"{number:032x}", key, f"{stay.person:032x}", *name)


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
    if len(sys.argv) > 2:  # noqa: PLR2004 - how many people, and how many of them are the user's own
        from followthrough.storage import upgrading

        upgrading.upgrade()
        main(int(sys.argv[1]), int(sys.argv[2]))
    else:
        measure()
