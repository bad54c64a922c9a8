"""Functions that workers call in tests; they stand in a module, for they are sent by their name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Lock

from zoneqa.errors import ModelUnavailable


def doubled(number: int) -> int:
    return 2 * number


def process_of(_item: object) -> int:
    return os.getpid()


def process_group_of(_item: object) -> int:
    return os.getpgrp()


def slower_first(number: int) -> int:
    """The first items take the longest, so that later ones are done before them."""
    time.sleep(0.2 / (number + 1))
    return number


class Endless:
    """Works on each item for ever; `notes` is a folder with a file for each that was begun."""

    def __init__(self, notes: Path) -> None:
        self.notes = notes

    def __call__(self, number: int) -> None:
        (self.notes / str(number)).touch()
        while True:
            time.sleep(1)


def refused(number: int) -> int:
    if number == 3:
        raise ModelUnavailable("There is no model for 3.")
    return number


class TwoReasons(Exception):
    """Can be sent, but not made again: it wants two arguments and keeps one."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first}, {second}")


class HoldsLock(Exception):
    """Cannot be sent, because a lock cannot."""

    def __init__(self) -> None:
        super().__init__("It holds a lock.")
        self.lock = Lock()


def two_reasons(_item: int) -> None:
    raise TwoReasons("no model", "no disk")


def holds_lock(_item: int) -> None:
    raise HoldsLock


def locks(_item: int) -> object:
    return Lock()


class Killed:
    """Dies of one item, so many times; `notes` is a folder with a file for each call."""

    def __init__(self, notes: Path, item: int, times: int) -> None:
        self.notes = notes
        self.item = item
        self.times = times

    def __call__(self, number: int) -> int:
        calls = len(list(self.notes.glob(f"{number}-*")))
        (self.notes / f"{number}-{calls}").touch()
        if number == self.item and calls < self.times:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    def calls(self) -> dict[int, int]:
        """How often each item was begun."""
        numbers = [int(path.name.partition("-")[0]) for path in self.notes.iterdir()]
        return {number: numbers.count(number) for number in sorted(set(numbers))}


class Opened:
    """Opens what cannot be sent with its first item, as a model or a parser process is opened."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, _item: int) -> tuple[int, int]:
        self.count += 1
        return os.getpid(), self.count
