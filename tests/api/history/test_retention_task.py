"""What is kept too long goes at the start and each day, whatever went wrong the day before."""

from __future__ import annotations

import asyncio
import logging

import pytest

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.history.retention_task import DAY, RetentionTask
from zoneqa.errors import DatabaseUnavailable


class Days:
    """Lets some days pass at once, and ends the task with the last."""

    def __init__(self, days: int) -> None:
        self.left = days
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.left -= 1
        if not self.left:
            raise asyncio.CancelledError


class Deletions:
    """Deletes as many conversations each day as it was told, or fails."""

    def __init__(self, *days: int | Exception) -> None:
        self.days = list(days)

    def __call__(self) -> int:
        day = self.days.pop(0)
        if isinstance(day, Exception):
            raise day
        return day


def pass_days(deletions: Deletions) -> Days:
    days = Days(len(deletions.days))
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(RetentionTask(deletions, days.sleep).run())
    return days


def test_it_deletes_at_the_start_and_each_day(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    deletions = Deletions(3, 0, 1)
    assert pass_days(deletions).slept == [DAY] * 3
    assert deletions.days == []
    assert caplog.messages == [
        "conversations deleted that were too old: 3",
        "conversations deleted that were too old: 1",
    ]


@pytest.mark.parametrize("error", [DatabaseUnavailable("It is locked."), ValueError("a fault")])
def test_what_fails_is_logged_and_tried_again(
    caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    deletions = Deletions(error, 2)
    pass_days(deletions)
    assert deletions.days == []
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert "what is too old was not deleted" in record.getMessage()


def test_the_service_does_it_as_soon_as_it_starts() -> None:
    called = Deletions(0)
    with ready_client(create_app(FakeAnswerer, delete_outdated=called)):
        pass
    assert called.days == []
