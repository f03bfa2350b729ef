"""The worker thread of the embedded server: does what was put off, and cleans up after a crash."""

from __future__ import annotations

import threading

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

POLL_SECONDS = 0.3


class EmbeddedWorker(Worker):
    """The library's worker without its signal handlers, which belong to the main thread."""

    def configure_signals(self) -> None:
        """Leave the signals to the server."""


def start() -> threading.Thread:
    """Start the worker; what a killed process left running is done again from its start.

    One embedded server has one data folder and one worker, so a task still marked as running
    when the worker starts was cut off. A task either ends as a whole or leaves no trace.
    """
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.READY, started_at=None
    )
    worker = EmbeddedWorker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="embedded",
        excluded_queue_names=[],
    )
    thread = threading.Thread(target=worker.run, name="followthrough-worker", daemon=True)
    thread.start()
    return thread
