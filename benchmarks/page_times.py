"""``python -m benchmarks.page_times``: time requests on the record of FOLLOWTHROUGH_HOME."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from django.test import Client

    from followthrough.followups.models import FollowUp

ROUNDS = 200
MOST_QUERIES = {
    "Today": 6,
    "person": 29,
    "Sort": 16,
    "Sort together": 7,
    "companies": 11,
    "week": 12,
    "one change saved": 20,
    "a pause in writing": 32,
}
GOALS_MS = {  # they count, or show a whole week
    "Sort": 15.0,
    "Sort together": 50.0,
    "Asked you": 30.0,
    "companies": 50.0,
    "recruiters not touched for 30 days": 10.0,
    "week": 15.0,
    "a pause in writing": 20.0,
}
AIM: dict[str, Any] = {
    "titles": ["Software Engineer", "Engineering Manager"],
    "companies": ["Fernhill Logistics", "Lanternfish Retail", "Castellan Labs"],
    "minutes": 30,
    "values": ["Ten years of calm releases"],
}
WORDS = {
    "rare word": "zyxquark",
    "common word": "the",
    "two words": "role team",
    "name and prefix": "mar",
    "two letters": "ma",
}


OWN_WORDS = "Your post on night trains made me redo the whole demand model for our depot."


def main() -> None:
    """Print one JSON line for each page."""
    for name, act in _acts().items():
        for number in range(5):
            act(ROUNDS + number)
        asked = _queries(act)
        times = [_timed(act, number) for number in range(ROUNDS)]
        cuts = statistics.quantiles(times, n=100)
        told = {"name": name, "p50_ms": cuts[49], "p99_ms": cuts[98], "queries": asked}
        told |= {"most_queries": MOST_QUERIES.get(name, 6), "goal_ms": GOALS_MS.get(name, 5.0)}
        print(json.dumps(told), flush=True)


def _acts() -> dict[str, Callable[[int], None]]:
    from django.test import Client

    from followthrough.accounts.first_run import local_workspace
    from followthrough.followups.retargeting import retarget
    from followthrough.models import FollowUp, Interaction
    from followthrough.web.launching import let_in

    user, workspace = local_workspace()
    retarget(workspace, **AIM, by=user, at=datetime.now(UTC))
    client = Client(HTTP_HOST="127.0.0.1")
    let_in(client)
    talkative = Interaction.objects.of(workspace).filter(is_personal=True)[0].contact_id
    due = list(FollowUp.objects.of(workspace).order_by("-order_key")[: ROUNDS + 50])

    def page(address: str) -> Callable[[int], None]:
        def get(_: int) -> None:
            assert client.get(address).status_code == HTTPStatus.OK, address

        return get

    def later(number: int) -> None:
        answer = client.post(f"/today/{due[number].contact_id}/later/")
        assert answer.status_code == HTTPStatus.SEE_OTHER

    searches = {f"search, {name}": page(f"/people/?words={w}") for name, w in WORDS.items()}
    return {
        "Today": page("/"),
        "person": page(f"/people/{talkative}/"),
        **searches,
        "people list": page("/people/"),
        "week": page("/week/"),
        "recruiters not touched for 30 days": page("/people/?role=recruiter&quiet=30"),
        "Sort": page("/sort/"),
        "Sort together": page("/sort/together/"),
        "Asked you": page("/strangers/"),
        "companies": page("/companies/"),
        "a pause in writing": _pause(client, due[:20]),
        "one change saved": later,
    }


def _pause(client: Client, due: Sequence[FollowUp]) -> Callable[[int], None]:
    """Typing pauses in letters to these people."""
    from followthrough.writing import drafting

    begun = [drafting.begin(one.contact, at=datetime.now(UTC)) for one in due]
    client.post(f"/drafts/{begun[0].pk}/check/")  # what was sent is made comparable once

    def pause(number: int) -> None:
        draft = begun[number % len(begun)]
        words = {"subject": "A question", "body": f"{draft.body}\n{OWN_WORDS} {number}"}
        answer = client.post(f"/drafts/{draft.pk}/check/", words)
        assert answer.status_code == HTTPStatus.OK

    return pause


def _queries(act: Callable[[int], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        act(ROUNDS + 10)
        return len(asked)  # the next request clears the list


def _timed(act: Callable[[int], None], number: int) -> float:
    started = time.perf_counter()
    act(number)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    django.setup()
    main()
