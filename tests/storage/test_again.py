"""What is looked after while the program runs comes back, once, whatever happens."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from followthrough.accounts.models import Workspace
from followthrough.exports import keeping_backups
from followthrough.exports.keeping_backups import keep_backing_up
from followthrough.feeds.morning import keep_showing
from followthrough.imports.reading_mail import keep_reading
from followthrough.sending.the_day import keep_mailing
from followthrough.trash import taking_out
from followthrough.trash.models import Trashed
from followthrough.trash.taking_out import keep_emptying
from tests import factories

pytestmark = pytest.mark.django_db
LOOKING_AFTER = (keep_reading, keep_mailing, keep_backing_up, keep_emptying, keep_showing)


def waiting(path: str) -> int:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path).count()


@pytest.mark.parametrize("task", LOOKING_AFTER, ids=lambda task: task.name)
def test_each_comes_back_once(task: object, mine: Workspace) -> None:
    del mine
    for _ in range(3):
        task.call()  # type: ignore[attr-defined]
        assert waiting(task.module_path) == 1  # type: ignore[attr-defined]
    (later,) = DBTaskResult.objects.filter(task_path=task.module_path)  # type: ignore[attr-defined]
    assert later.run_after > datetime.now(UTC) + timedelta(minutes=5)


def test_one_that_fails_comes_back_too(mine: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.contact(workspace=mine)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping_backups, "write_backup", full)
    with pytest.raises(OSError, match="No space"):
        keep_backing_up.call()
    assert waiting(keep_backing_up.module_path) == 1


def test_the_trash_is_emptied_and_a_backup_written(mine: Workspace) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=31)
    factories.contact(workspace=mine, name="Bo Lindqvist")
    Trashed.objects.create(
        workspace=mine, contact=mine.pk, name="Ana Duarte", taken_out_at=long_ago
    )
    assert keep_emptying.call() == "1 erased"
    assert taking_out.in_trash(mine) == ()
    assert keep_backing_up.call() == "1 written"
    assert keep_backing_up.call() == "0 written"
