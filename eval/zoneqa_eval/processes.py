"""Work in a process of its own, so that its memory and its imports can be measured."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def run_in_new_process(work: Callable[..., T], *args: Any) -> T:
    """Return the result of a function that is called in a fresh process.

    The function and its arguments must be picklable.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args).result()


def memory_mib(field: str) -> float:
    """Return a memory field of this process, such as `VmRSS`, in MiB. Linux only."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field + ":"))
