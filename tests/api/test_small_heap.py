"""Freed memory goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from zoneqa.api.small_heap import keep_heap_small

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

def use(size):
    return len([bytes(size) for _ in range(64 * 2**20 // size)])

keep_heap_small()
use(20 * 2**20)
before = resident()
with ThreadPoolExecutor(8) as pool:
    list(pool.map(use, [300 * 2**10] * 8))
    print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_many_threads_used_is_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) < 8 * 2**20
