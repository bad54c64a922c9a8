"""Workers: what does a function for one item after the other, wherever it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Executor(Protocol):
    """Where functions run, and on how many items at once."""

    @property
    def count(self) -> int:
        """How many workers are used at once."""

    def open(self, function: Callable[[A], B]) -> AbstractContextManager[Callable[[A], B]]:
        """Yield the function as a worker of its own does it, for one thread at a time.

        The function and its items have to be picklable. What it opens, such as a model, it opens in
        the worker and keeps there. Its errors are raised here. If a worker dies, another one tries
        the item again; WorkerLost is raised if that one dies as well.
        """


@dataclass(frozen=True, slots=True)
class InThisProcess:
    """The Executor without workers: the function is called where it is needed."""

    count: int = 1

    @contextmanager
    def open(self, function: Callable[[A], B]) -> Iterator[Callable[[A], B]]:
        """See Executor; nothing is pickled, and nothing can die."""
        yield function


IN_THIS_PROCESS = InThisProcess()
