"""What is looked after again and again while the program runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult


def come_back(task: Task[[], str], *, minutes: int) -> None:
    """Let the worker do a task once more after a while; of several that wait, one is enough.

    The next one is asked for before the work is done, so that no failure ends the looking after.
    """
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=task.module_path)
    waiting.delete()
    task.using(run_after=datetime.now(UTC) + timedelta(minutes=minutes)).enqueue()
